// Names on the map, from the tiles of places, most important first; and numbers of counted incidents. They are HTML: the browser shapes
// Arabic, sets it from right to left and takes the fonts of the page.
import { keepLabelsApart } from "./map_labels.js";

const MOST = 60;
const MOST_COUNTS = 120;
/** A place of the tiles this near to a mark is the marked one, whose name stands there already. */
const SAME_DEGREES = 0.008;

/** Read out by nobody: the list beside the map says what it shows. */
function textOn(maplibre, map, position, className, text) {
  const element = document.createElement("span");
  element.className = className;
  element.ariaHidden = "true";
  const name = document.createElement("bdi");
  name.textContent = text;
  element.append(name);
  return { element, marker: new maplibre.Marker({ element }).setLngLat(position).addTo(map) };
}

/** The features of a layer of tiles that lie in view, each once. */
function inView(map, source, filter) {
  const bounds = map.getBounds();
  const found = new Map();
  for (const feature of map.querySourceFeatures(source, { sourceLayer: source, filter })) {
    if (bounds.contains(feature.geometry.coordinates)) found.set(feature.id, feature);
  }
  return [...found.values()];
}

/**
 * @param {any} maplibre @param {any} map @param {HTMLElement[]} marks which names must not cover
 * @param {import("./map.js").MapData} data
 */
export function showNames(maplibre, map, marks, data) {
  const shown = new Map();
  const labels = keepLabelsApart(map, marks);
  const order = ({ properties }) => [properties.map_zoom, -(properties.population ?? 0)];
  const nameOf = ({ properties }) => (data.language === "ar" ? properties.name_ar || properties.name_en : properties.name_en || properties.name_ar);
  const isTaken = ({ geometry }) => data.spots.some(({ longitude, latitude }) => Math.hypot(geometry.coordinates[0] - longitude, geometry.coordinates[1] - latitude) < SAME_DEGREES);
  const renew = () => {
    const zoom = map.getZoom();
    const features = inView(map, "places").filter((feature) => feature.properties.map_zoom <= zoom + 1 && nameOf(feature) && !isTaken(feature));
    features.sort((one, other) => order(one)[0] - order(other)[0] || order(one)[1] - order(other)[1]);
    const wanted = withoutNamesakes(features, nameOf).slice(0, MOST);
    replace(shown, wanted, (feature) => textOn(maplibre, map, feature.geometry.coordinates, `map-name map-name-${feature.properties.kind}`, nameOf(feature)));
    labels(wanted.map((feature) => shown.get(feature.id).element));
  };
  map.on("idle", renew);
}

/** Most governorates are called like their city: where that is in view, the name stands once, at the city. */
function withoutNamesakes(features, nameOf) {
  const cities = new Set(features.filter(({ properties }) => properties.kind !== "adm1").map(nameOf));
  return features.filter((feature) => feature.properties.kind !== "adm1" || !cities.has(nameOf(feature)));
}

/** @param {any} maplibre @param {any} map  Write how many incidents each circle counts. */
export function showCounts(maplibre, map) {
  const shown = new Map();
  const number = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
  map.on("idle", () => {
    const cells = inView(map, "incidents", [">", ["coalesce", ["get", "count"], 0], 1]);
    cells.sort((one, other) => other.properties.count - one.properties.count);
    replace(shown, cells.slice(0, MOST_COUNTS), (cell) => textOn(maplibre, map, cell.geometry.coordinates, "map-count", number.format(cell.properties.count)));
  });
}

/** Make what is newly wanted, remove what is no more, leave the rest where it is. */
function replace(shown, wanted, make) {
  const ids = new Set(wanted.map((feature) => feature.id));
  for (const [id, { marker }] of shown) {
    if (!ids.has(id)) {
      marker.remove();
      shown.delete(id);
    }
  }
  for (const feature of wanted) if (!shown.has(feature.id)) shown.set(feature.id, make(feature));
}
