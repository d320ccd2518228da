// The marks of a map, and how each goes together with its entry in the list beside: looking at one marks the other, in both directions.

/** Marks of one position are put around it, this many pixels apart. */
const APART = 9;

/**
 * @param {any} maplibre @param {any} map @param {import("./map.js").MapData} data
 * @returns {HTMLElement[]} the marks
 */
export function showSpots(maplibre, map, { spots }) {
  return spots.map((spot) => {
    const mark = markOf(spot);
    new maplibre.Marker({ element: mark, offset: offsetOf(spot, spots) }).setLngLat([spot.longitude, spot.latitude]).addTo(map);
    mark.removeAttribute("role"); // MapLibre calls it a button; it is a link
    tie(map, spot, mark);
    return mark;
  });
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
  mark.classList.toggle("map-spot-somewhere", Boolean(spot.outline) || spot.uncertainty_km > 10);
  if (spot.url) {
    mark.setAttribute("href", spot.url);
    mark.setAttribute("aria-label", spot.name);
  }
  const name = document.createElement("bdi");
  name.textContent = spot.name;
  mark.append(name);
  return mark;
}

/** @param {any} map @param {import("./map.js").Spot} spot @param {HTMLElement} mark */
function tie(map, spot, mark) {
  const entries = () => document.querySelectorAll(`[data-spot="${CSS.escape(spot.key)}"]`);
  const light = (isOn) => {
    mark.classList.toggle("is-linked", isOn);
    for (const entry of entries()) entry.classList.toggle("is-linked", isOn);
  };
  both(mark, light);
  for (const entry of entries()) {
    both(entry, light);
    entry.addEventListener("focusin", () => bringIntoView(map, spot));
  }
  touchTwice(mark, () => {
    for (const entry of entries()) entry.scrollIntoView({ block: "nearest" });
  });
}

/** @param {Element} element @param {(isOn: boolean) => void} light called as the pointer or the focus comes and goes */
function both(element, light) {
  for (const [name, isOn] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]]) {
    element.addEventListener(name, () => light(isOn));
  }
}

/** A finger has nothing like hovering: the first touch only shows what the mark is, the second follows its link. */
function touchTwice(mark, first) {
  mark.addEventListener("click", (event) => {
    if (event.pointerType !== "touch" || mark.classList.contains("is-touched") || mark.getAttribute("href")?.startsWith("#")) return;
    event.preventDefault();
    for (const other of document.querySelectorAll(".is-touched")) other.classList.remove("is-touched");
    mark.classList.add("is-touched");
    first();
  });
}

function bringIntoView(map, { longitude, latitude }) {
  if (!map.getBounds().contains([longitude, latitude])) map.easeTo({ center: [longitude, latitude] });
}
