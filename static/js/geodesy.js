// Shapes on the globe, in degrees of longitude and latitude (WGS 84).

const KM_PER_DEGREE = 111.2;
const CORNERS = 72;
const LEAST_KM = 4;

/** @param {{latitude: number}} spot @param {number} km @returns {[number, number]} degrees of longitude and latitude that km make there */
const degrees = ({ latitude }, km) => [km / (KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180)), km / KM_PER_DEGREE];

/** The circle in which a place may lie, as a GeoJSON feature. */
export function circle(spot) {
  const [wide, high] = degrees(spot, spot.uncertainty_km);
  const corner = (_, index) => {
    const angle = (2 * Math.PI * index) / CORNERS;
    return [spot.longitude + wide * Math.cos(angle), spot.latitude + high * Math.sin(angle)];
  };
  const ring = Array.from({ length: CORNERS + 1 }, corner);
  return { type: "Feature", properties: { kind: spot.kind }, geometry: { type: "Polygon", coordinates: [ring] } };
}

/** The box around all circles: west, south, east, north. @returns {[number, number, number, number]} */
export function hull(spots) {
  const boxes = spots.map((spot) => {
    const [wide, high] = degrees(spot, Math.max(LEAST_KM, spot.uncertainty_km));
    return [spot.longitude - wide, spot.latitude - high, spot.longitude + wide, spot.latitude + high];
  });
  const edge = (index, pick) => pick(...boxes.map((box) => box[index]));
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
}

/** Lines of latitude and longitude every `step` degrees, as far as one is likely to look from `box`. */
export function graticule(step, [west, south, east, north]) {
  const far = step * 30;
  const first = (edge, limit) => Math.max(-limit, Math.floor((edge - far) / step) * step);
  const last = (edge, limit) => Math.min(limit, Math.ceil((edge + far) / step) * step);
  const [left, bottom, right, top] = [first(west, 180), first(south, 85), last(east, 180), last(north, 85)];
  const lines = [];
  for (let x = left; x <= right; x += step) lines.push([[x, bottom], [x, top]]);
  for (let y = bottom; y <= top; y += step) lines.push([[left, y], [right, y]]);
  return { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: lines } };
}
