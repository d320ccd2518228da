// The one map of the pages: places with the extent of their uncertainty, over outlines and names of the gazetteer. All of its data comes
// from this host; names are HTML, so that the browser shapes Arabic. Whatever a map shows, a list beside it says too.
import { extent, hull } from "./geodesy.js";
import { showIncidents } from "./map_incidents.js";
import { showNames } from "./map_names.js";
import { spotsOn } from "./map_spots.js";
import { addOverlays, ownStyle } from "./map_style.js";

/**
 * @typedef {{key: string, kind: "best" | "rival" | "incident" | "hand", longitude: number, latitude: number, uncertainty_km: number,
 *   name: string, url: string, outline?: object}} Spot
 * @typedef {{spots: Spot[], language: "ar" | "en", tiles: Record<string, string>, style: string, incident_url: string,
 *   words: Record<string, string>}} MapData  as incidents/views/maps.py writes it
 */

const NEAREST = 12.5;
/** Where a map without any spot begins: west, south, east, north. */
const WIDE = [25, 12, 62, 42];

/**
 * Draw a map into its container; what went wrong is said there.
 * @param {HTMLElement} container
 * @returns {Promise<{map: any, maplibre: any, data: MapData} | undefined>}
 */
export async function show(container) {
  const data = dataOf(container);
  try {
    const maplibre = await import(container.dataset.maplibre);
    return { map: draw(maplibre, container, data), maplibre, data };
  } catch (error) {
    console.warn("The map is not drawn:", error);
    container.textContent = data.words.failed;
    container.classList.add("map-note");
  }
}

/** @param {HTMLElement} container @returns {MapData} what stands in the page for it now */
function dataOf(container) {
  return JSON.parse(document.getElementById(container.dataset.map).textContent);
}

/**
 * @param {any} maplibre the module of MapLibre GL
 * @param {HTMLElement} container
 * @param {MapData} data
 */
function draw(maplibre, container, data) {
  container.replaceChildren();
  const uncertain = () => ({ type: "FeatureCollection", features: data.spots.filter(hasExtent).map(extent) });
  const own = () => ownStyle(container, data);
  const map = new maplibre.Map({
    container,
    style: data.style || own(),
    bounds: data.spots.length ? hull(data.spots) : WIDE,
    fitBoundsOptions: { padding: 40, maxZoom: NEAREST },
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    locale: localeOf(data.words),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const end = document.dir === "rtl" ? "left" : "right";
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), `top-${end}`);
  map.addControl(new maplibre.ScaleControl({ unit: "metric" }), `bottom-${end}`);
  map.on("style.load", () => addOverlays(map, container, { uncertain: uncertain(), tiles: data.tiles }));
  const showSpots = spotsOn(maplibre, map);
  const marks = showSpots(data.spots);
  container.addEventListener("spots", (event) => {
    data.spots = /** @type {CustomEvent} */ (event).detail ?? dataOf(container).spots;
    marks.splice(0, marks.length, ...showSpots(data.spots));
    map.getSource("uncertain")?.setData(uncertain());
  });
  const beOwn = () => {
    showNames(maplibre, map, marks, data);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(own()));
  };
  if (data.style) {
    let isThere = false;
    map.once("style.load", () => { isThere = true; });
    map.once("error", () => {
      if (isThere) return; // something on it is missing
      map.setStyle(own());
      beOwn();
    });
  } else {
    beOwn();
  }
  if (data.tiles.incidents) showIncidents(maplibre, map, container, data);
  return map;
}

/** @param {Spot} spot */
function hasExtent(spot) {
  return spot.uncertainty_km > 0;
}

/** @param {Record<string, string>} words */
function localeOf(words) {
  return {
    "Map.Title": words.title,
    "NavigationControl.ZoomIn": words.zoom_in,
    "NavigationControl.ZoomOut": words.zoom_out,
    "Popup.Close": words.close,
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
    const container = /** @type {HTMLElement} */ (target);
    show(container).then((drawn) => drawn && container.dispatchEvent(new CustomEvent("map-drawn", { detail: drawn, bubbles: true })));
  }
}, { rootMargin: "300px" });

/** Watch the maps of the page that are not drawn yet. */
export function watch() {
  for (const container of document.querySelectorAll("[data-map]:not([data-watched])")) {
    container.setAttribute("data-watched", "");
    nearby.observe(container);
  }
}

watch();
document.addEventListener("htmx:after:swap", () => { // a part of the page was put in anew
  watch();
  for (const container of document.querySelectorAll("[data-map='map-data'].maplibregl-map")) container.dispatchEvent(new Event("spots"));
});
