// Shapes on the globe, in degrees of longitude and latitude (WGS 84).

const KM_PER_DEGREE = 111.2;
const CORNERS = 72;
const LEAST_KM = 4;

/** @param {{latitude: number}} spot @param {number} km @returns {[number, number]} degrees of longitude and latitude that km make there */
const degrees = ({ latitude }, km) => [km / (KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180)), km / KM_PER_DEGREE];

/** @returns {number} how far apart two positions are, near enough for places of one region */
export function kilometers(one, other) {
  const [wide, high] = degrees(one, 1);
  return Math.hypot((one.longitude - other.longitude) / wide, (one.latitude - other.latitude) / high);
}

/** Where a place may lie, as a GeoJSON feature: inside its outline, or where that is not known, in a circle. */
export function extent(spot) {
  if (spot.outline) return { type: "Feature", properties: { kind: spot.kind }, geometry: spot.outline };
  const [wide, high] = degrees(spot, spot.uncertainty_km);
  const corner = (_, index) => {
    const angle = (2 * Math.PI * index) / CORNERS;
    return [spot.longitude + wide * Math.cos(angle), spot.latitude + high * Math.sin(angle)];
  };
  const ring = Array.from({ length: CORNERS + 1 }, corner);
  return { type: "Feature", properties: { kind: spot.kind }, geometry: { type: "Polygon", coordinates: [ring] } };
}

/** The box around all extents: west, south, east, north. @returns {[number, number, number, number]} */
export function hull(spots) {
  const corners = spots.flatMap((spot) => {
    if (spot.outline) return spot.outline.coordinates.flat(spot.outline.type === "MultiPolygon" ? 2 : 1);
    const [wide, high] = degrees(spot, Math.max(LEAST_KM, spot.uncertainty_km));
    return [[spot.longitude - wide, spot.latitude - high], [spot.longitude + wide, spot.latitude + high]];
  });
  const edge = (axis, pick) => corners.reduce((edge, corner) => pick(edge, corner[axis]), corners[0][axis]);
  return [edge(0, Math.min), edge(1, Math.min), edge(0, Math.max), edge(1, Math.max)];
}

/** Lines of latitude and longitude every `step` degrees, around the world. */
export function graticule(step) {
  const lines = [];
  for (let x = -180; x <= 180; x += step) lines.push([[x, -80], [x, 80]]);
  for (let y = -80; y <= 80; y += step) lines.push([[-180, y], [180, y]]);
  return { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: lines } };
}
