// The marks of a map, and how each goes together with its entries in the list beside: looking at one marks the other, in both directions.
// Entries are `[data-spot]` with the key of a spot; they may be put in anew at any time, so the document listens and not each of them.

/** Marks of one position are put around it, this many pixels apart. */
const APART = 9;
/** From so many kilometers on a place is drawn as a ring: it is somewhere in there. */
const SOMEWHERE_KM = 10;

/** @type {Map<string, {map: any, spot: import("./map.js").Spot}>} what each key stands for */
const known = new Map();

/**
 * @param {any} maplibre @param {any} map
 * @returns {(spots: import("./map.js").Spot[]) => HTMLElement[]} shows these spots instead of those before; returns their marks
 */
export function spotsOn(maplibre, map) {
  let markers = [];
  return (spots) => {
    for (const marker of markers) marker.remove();
    markers = spots.map((spot) => {
      known.set(spot.key, { map, spot });
      const marker = new maplibre.Marker({ element: markOf(spot), offset: offsetOf(spot, spots) });
      marker.setLngLat([spot.longitude, spot.latitude]).addTo(map);
      marker.getElement().removeAttribute("role"); // MapLibre calls it a button; it is a link
      return marker;
    });
    return markers.map((marker) => marker.getElement());
  };
}

/** @returns {[number, number]} pixels, so that marks of one position stay apart */
function offsetOf(spot, spots) {
  const same = spots.filter((other) => other.longitude === spot.longitude && other.latitude === spot.latitude);
  if (same.length === 1) return [0, 0];
  const angle = (2 * Math.PI * same.indexOf(spot)) / same.length;
  const radius = Math.max(APART, (same.length * APART) / Math.PI);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** @param {import("./map.js").Spot} spot */
function markOf(spot) {
  const mark = document.createElement(spot.url ? "a" : "span");
  mark.className = `map-spot map-spot-${spot.kind}`;
  mark.classList.toggle("map-spot-somewhere", Boolean(spot.outline) || spot.uncertainty_km > SOMEWHERE_KM);
  mark.dataset.mark = spot.key;
  if (spot.url) {
    mark.setAttribute("href", spot.url);
    mark.setAttribute("aria-label", spot.name);
  }
  const name = document.createElement("bdi");
  name.textContent = spot.name;
  mark.append(name);
  return mark;
}

/** @param {string} key @returns {NodeListOf<Element>} the mark and the entries of one spot */
const allOf = (key) => document.querySelectorAll(`[data-spot="${CSS.escape(key)}"], [data-mark="${CSS.escape(key)}"]`);

/** @param {Event} event */
function link(event) {
  const shown = event.target instanceof Element && /** @type {HTMLElement} */ (event.target.closest("[data-spot], [data-mark]"));
  for (const old of document.querySelectorAll(".is-linked")) old.classList.remove("is-linked");
  if (!shown) return;
  for (const one of allOf(shown.dataset.spot ?? shown.dataset.mark)) one.classList.add("is-linked");
  if (event.type === "focusin" && shown.dataset.spot) bringIntoView(shown.dataset.spot);
}

/** @param {string} key */
function bringIntoView(key) {
  const { map, spot } = known.get(key) ?? {};
  if (map && !map.getBounds().contains([spot.longitude, spot.latitude])) map.easeTo({ center: [spot.longitude, spot.latitude] });
}

/** A finger has nothing like hovering: the first touch only shows what the mark is, the second follows its link. @param {PointerEvent} event */
function touch(event) {
  const mark = event.target instanceof Element && /** @type {HTMLElement} */ (event.target.closest("[data-mark]"));
  if (!mark || event.pointerType !== "touch" || mark.getAttribute("href")?.startsWith("#")) return;
  const wasTouched = mark.classList.contains("is-touched");
  for (const other of document.querySelectorAll(".is-touched")) other.classList.remove("is-touched");
  if (wasTouched) return;
  event.preventDefault();
  mark.classList.add("is-touched");
  for (const entry of document.querySelectorAll(`[data-spot="${CSS.escape(mark.dataset.mark)}"]`)) entry.scrollIntoView({ block: "nearest" });
}

document.addEventListener("pointerover", link);
document.addEventListener("focusin", link);
document.addEventListener("click", touch);
