// How maps are drawn: outlines and places below, in the colors of the sheet; above them how uncertain places are, and published incidents.
import { graticule } from "./geodesy.js";

/** Incidents that are only known to lie somewhere in a unit or loose area: drawn as rings, never as points. */
const SOMEWHERE = ["adm1", "adm2", "adm3", "country", "linear_or_fuzzy", "international_waters"];

/**
 * The base map, from this host's own tiles. @param {HTMLElement} container @param {{tiles: Record<string, string>}} data
 */
export function ownStyle(container, { tiles }) {
  const color = colorsOf(container);
  const line = (id, level, width, opacity = 1) => ({
    id, type: "line", source: "boundaries", "source-layer": "boundaries", filter: ["==", ["get", "level"], level],
    layout: { "line-join": "round" }, paint: { "line-color": color("--line-strong"), "line-width": width, "line-opacity": opacity },
  });
  const step = (id, minzoom, maxzoom) => ({ id, type: "line", source: id, minzoom, maxzoom, paint: { "line-color": color("--line"), "line-width": 1 } });
  const lines = (degrees) => ({ type: "geojson", data: graticule(degrees) });
  return {
    version: 8,
    sources: {
      tens: lines(10), ones: lines(2),
      boundaries: { type: "vector", url: address(tiles.boundaries) },
      places: { type: "vector", url: address(tiles.places) },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": color("--sunken") } },
      step("tens", 0, 5),
      step("ones", 5, 24),
      { id: "land", type: "fill", source: "boundaries", "source-layer": "boundaries", filter: ["<=", ["get", "level"], 1], paint: { "fill-color": color("--surface"), "fill-antialias": false } },
      line("communities", 4, 0.5, 0.25),
      line("sub-districts", 3, 0.5, 0.35),
      line("districts", 2, 0.5, 0.6),
      line("governorates", 1, 0.75),
      { ...line("countries", 0, 1.5), maxzoom: 7 }, // outlines of the world are coarse; from near, those of governorates say it better
      { id: "places", type: "circle", source: "places", "source-layer": "places", filter: ["!", ["in", ["get", "kind"], ["literal", ["country", "adm1", "region"]]]],
        paint: { "circle-color": color("--line-strong"), "circle-radius": ["case", ["in", ["get", "kind"], ["literal", ["city", "town"]]], 2.25, 1.5] } },
    ],
  };
}

/**
 * Put what is Waqia's own over a base map, its own or another's.
 * @param {any} map @param {HTMLElement} container @param {{uncertain: object, tiles: Record<string, string>}} overlays
 */
export function addOverlays(map, container, { uncertain, tiles }) {
  const color = colorsOf(container);
  const accent = color("--accent");
  const isRival = ["==", ["get", "kind"], "rival"];
  const add = (layer) => map.addLayer(layer);
  if (tiles.incidents) {
    map.addSource("incidents", { type: "vector", url: address(tiles.incidents) });
    const incidents = { type: "circle", source: "incidents", "source-layer": "incidents" };
    const isSomewhere = ["in", ["coalesce", ["get", "precision"], ""], ["literal", SOMEWHERE]];
    add({ ...incidents, id: "incident-counts", filter: ["has", "count"], paint: {
      "circle-color": accent, "circle-opacity": 0.16, "circle-stroke-color": accent, "circle-stroke-width": 1, "circle-stroke-opacity": 0.5,
      "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "count"]], 1, 7, 5, 11, 30, 16, 300, 30] } });
    add({ ...incidents, id: "incident-points", filter: ["!", ["has", "count"]], paint: {
      "circle-color": accent, "circle-opacity": ["case", isSomewhere, 0, 0.55], "circle-stroke-color": accent, "circle-stroke-width": 1,
      "circle-stroke-opacity": ["case", isSomewhere, 0.5, 0.9], "circle-radius": ["case", isSomewhere, 9, 4] } });
  }
  map.addSource("uncertain", { type: "geojson", data: uncertain });
  const edge = { type: "line", source: "uncertain" };
  add({ id: "within", type: "fill", source: "uncertain", paint: { "fill-color": accent, "fill-opacity": ["case", isRival, 0.05, 0.12] } });
  add({ ...edge, id: "edge", filter: ["!", isRival], paint: { "line-color": accent, "line-width": 1.25 } });
  add({ ...edge, id: "rival-edge", filter: isRival, paint: { "line-color": accent, "line-width": 1.25, "line-dasharray": [4, 3] } });
}

/** @param {string} path @returns {string} the whole address, which is what MapLibre's worker needs */
function address(path) {
  return new URL(path, document.baseURI).href;
}

/** @param {HTMLElement} container @returns {(token: string) => string} the color that a token stands for now, as MapLibre reads it */
function colorsOf(container) {
  const probe = container.appendChild(document.createElement("i"));
  const read = (token) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  queueMicrotask(() => probe.remove());
  return read;
}
