// The one map of the pages: places with the circle of their uncertainty, names of the gazetteer, lines of latitude and longitude.
// All of its data stands in the page; nothing is asked of another host. Names are HTML, so that the browser shapes Arabic.
import { circle, graticule, hull } from "./geodesy.js";
import { keepLabelsApart } from "./map_labels.js";

/**
 * @typedef {{kind: "best" | "rival" | "incident", longitude: number, latitude: number, uncertainty_km: number, name: string, url: string}} Spot
 * @typedef {{kind: string, longitude: number, latitude: number, name: string}} Label
 * @typedef {{spots: Spot[], labels: Label[], words: Record<string, string>}} MapData  as incidents/views/maps.py writes it
 */

const WIDEST_ZOOM = 12.5;

/** @param {HTMLElement} container */
async function show(container) {
  const data = /** @type {MapData} */ (JSON.parse(document.getElementById(container.dataset.map).textContent));
  try {
    draw(await import(container.dataset.maplibre), container, data);
  } catch (error) {
    console.warn("The map is not drawn:", error);
    container.textContent = data.words.failed;
    container.classList.add("map-note");
  }
}

/**
 * @param {any} maplibre the module of MapLibre GL
 * @param {HTMLElement} container
 * @param {MapData} data
 */
function draw(maplibre, container, data) {
  const map = new maplibre.Map({
    container,
    style: styleOf(container, data),
    bounds: hull(data.spots),
    fitBoundsOptions: { padding: 40, maxZoom: WIDEST_ZOOM },
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    locale: localeOf(data.words),
  });
  map.touchZoomRotate.disableRotation();
  const end = document.dir === "rtl" ? "left" : "right";
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), `top-${end}`);
  map.addControl(new maplibre.ScaleControl({ unit: "metric" }), `bottom-${end}`);
  const names = data.labels.map((label) => place(maplibre, map, label, nameOf(label)));
  const spots = data.spots.map((spot) => place(maplibre, map, spot, markOf(spot)));
  keepLabelsApart(map, spots, names);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(styleOf(container, data)));
}

/** @returns {HTMLElement} the element, put on the map */
function place(maplibre, map, { longitude, latitude }, element) {
  new maplibre.Marker({ element }).setLngLat([longitude, latitude]).addTo(map);
  return element;
}

/** @param {Spot} spot */
function markOf(spot) {
  const mark = document.createElement(spot.url ? "a" : "span");
  mark.className = `map-spot map-spot-${spot.kind}`;
  if (spot.url) {
    mark.setAttribute("href", spot.url);
    mark.setAttribute("aria-label", spot.name);
  }
  mark.append(named(spot.name));
  return mark;
}

/** @param {Label} label */
function nameOf(label) {
  const name = document.createElement("span");
  name.className = "map-name";
  name.append(named(label.name));
  return name;
}

/** @param {string} text */
function named(text) {
  const name = document.createElement("bdi");
  name.textContent = text;
  return name;
}

/** The style, in the colors that the sheet has now. @param {HTMLElement} container @param {MapData} data */
function styleOf(container, data) {
  const color = colorsOf(container);
  const circles = { type: "FeatureCollection", features: data.spots.filter((spot) => spot.kind !== "incident" || spot.uncertainty_km).map(circle) };
  const lines = (step) => ({ type: "geojson", data: graticule(step, hull(data.spots)) });
  const line = (id, source, minzoom, maxzoom) => ({ id, source, minzoom, maxzoom, type: "line", paint: { "line-color": color("--line"), "line-width": 1 } });
  const isRival = ["==", ["get", "kind"], "rival"];
  return {
    version: 8,
    sources: { circles: { type: "geojson", data: circles }, tens: lines(10), ones: lines(1), tenths: lines(0.1) },
    layers: [
      { id: "paper", type: "background", paint: { "background-color": color("--sunken") } },
      line("tens", "tens", 0, 5),
      line("ones", "ones", 5, 24),
      line("tenths", "tenths", 8, 24),
      { id: "within", type: "fill", source: "circles", paint: { "fill-color": color("--accent"), "fill-opacity": ["case", isRival, 0.05, 0.12] } },
      { id: "edge", type: "line", source: "circles", filter: ["!", isRival], paint: { "line-color": color("--accent"), "line-width": 1.25 } },
      { id: "rival-edge", type: "line", source: "circles", filter: isRival, paint: { "line-color": color("--accent"), "line-width": 1.25, "line-dasharray": [4, 3] } },
    ],
  };
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

/** @param {Record<string, string>} words */
function localeOf(words) {
  return {
    "Map.Title": words.title,
    "NavigationControl.ZoomIn": words.zoom_in,
    "NavigationControl.ZoomOut": words.zoom_out,
    "CooperativeGesturesHandler.WindowsHelpText": words.scroll,
    "CooperativeGesturesHandler.MacHelpText": words.scroll,
    "CooperativeGesturesHandler.MobileHelpText": words.touch,
  };
}

// A map is drawn when it comes near the window: its program is larger than all the rest of the page.
const nearby = new IntersectionObserver((entries, observer) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    observer.unobserve(target);
    show(/** @type {HTMLElement} */ (target));
  }
}, { rootMargin: "300px" });
for (const container of document.querySelectorAll("[data-map]")) nearby.observe(container);
