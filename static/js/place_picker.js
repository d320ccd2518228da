// Choosing a place in a form: by its name in either script, from a list with what each lies in, or on the map. Without this script the
// same fields work as a plain form; here they are only filled in.
import { hull, kilometers } from "./geodesy.js";

const PAUSE_MS = 250;
const LEAST_LETTERS = 2;
/** A position by hand further than this from the chosen place is somewhere else: geo.precision.NEAR_KM. */
const NEAR_KM = 25;

/**
 * @typedef {{id: number, name: string, kind: string, within: string, longitude: number, latitude: number, radius_km: number}} Offer
 */

/** @param {HTMLElement} picker */
function enhance(picker) {
  const { place, place_name: name, geo_precision: precision, latitude, longitude } = picker.closest("form").elements;
  if (!place) return;
  const data = JSON.parse(document.getElementById(picker.dataset.placePicker).textContent);
  const [words, list, canvas] = ["[data-picker-words]", "[data-picker-places]", "[data-map]"].map((part) => picker.querySelector(part));
  let map;
  /** @type {Offer[]} */
  let offers = [];
  /** @type {Map<string, Offer>} */
  const seen = new Map();
  picker.hidden = false;

  const isByHand = () => Boolean(latitude?.value && longitude?.value);
  const byHand = () => ({ key: "hand", kind: "best", longitude: Number(longitude.value), latitude: Number(latitude.value), uncertainty_km: data.radius_km[precision.value] ?? 0, name: data.picker_words.position, url: "" });
  const spotOf = (offer) => {
    const isTaken = String(offer.id) === place.value && !isByHand();
    return { key: String(offer.id), kind: isTaken ? "best" : "rival", longitude: offer.longitude, latitude: offer.latitude, uncertainty_km: isTaken ? (data.radius_km[precision.value] ?? offer.radius_km) : 0, name: offer.name, url: "" };
  };
  const draw = ({ isMoved = true } = {}) => {
    const spots = [...offers.map(spotOf), ...(isByHand() ? [byHand()] : [])];
    canvas.dispatchEvent(new CustomEvent("spots", { detail: spots }));
    if (map && isMoved && spots.length) map.fitBounds(hull(spots), { padding: 40, maxZoom: 12.5, duration: 0 });
    for (const entry of list.children) entry.firstElementChild.setAttribute("aria-pressed", String(entry.dataset.spot === place.value && !isByHand()));
  };

  const offer = (places, shown) => {
    offers = places;
    for (const one of places) seen.set(String(one.id), one);
    list.replaceChildren(...places.map((one) => entryOf(one, () => take(one))));
    draw(shown);
  };
  const take = (one) => {
    if (![...place.options].some((option) => option.value === String(one.id))) {
      place.add(new Option([one.name, one.kind, one.within].filter(Boolean).join(" · "), String(one.id)));
    }
    place.value = String(one.id);
    name.value = "";
    if (latitude) latitude.value = longitude.value = "";
    words.textContent = data.picker_words.taken.replace("{name}", one.name);
    draw({ isMoved: false });
  };
  const ask = async (url, values) => {
    try {
      const answer = await fetch(`${url}?${new URLSearchParams(values)}`, { headers: { Accept: "application/json" } });
      const { places, words: said } = await answer.json();
      words.textContent = said;
      return places;
    } catch {
      words.textContent = data.picker_words.failed;
      return [];
    }
  };

  let timer;
  name.addEventListener("input", () => {
    clearTimeout(timer);
    const asked = name.value.trim();
    timer = setTimeout(async () => {
      const places = asked.length < LEAST_LETTERS ? [] : await ask(data.search_url, { q: asked });
      if (asked === name.value.trim()) offer(places);
    }, PAUSE_MS);
  });
  place.addEventListener("change", () => showOptions());
  precision.addEventListener("change", () => draw({ isMoved: false }));
  const showOptions = async () => {
    const ids = [...place.options].map((option) => option.value).filter(Boolean);
    if (ids.length) offer(await ask(data.search_url, { ids: ids.join(",") }));
  };
  const look = async ({ lng, lat }) => {
    const places = await ask(data.around_url, { longitude: lng.toFixed(6), latitude: lat.toFixed(6) });
    if (latitude) {
      [longitude.value, latitude.value] = [lng.toFixed(5), lat.toFixed(5)];
      words.textContent += ` – ${data.picker_words.by_hand}`;
      name.value = "";
      const taken = seen.get(place.value);
      if (taken && kilometers(taken, { longitude: lng, latitude: lat }) > NEAR_KM) place.value = "";
    }
    offer(places, { isMoved: false });
  };
  canvas.addEventListener("map-drawn", ({ detail }) => {
    map = detail.map;
    map.on("click", ({ lngLat }) => look(lngLat));
    if (offers.length) draw();
    else showOptions();
  });
  canvas.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-mark]");
    const taken = mark && offers.find((one) => String(one.id) === mark.dataset.mark);
    if (!taken) return;
    event.stopPropagation(); // the map below was not meant
    take(taken);
  }, true);
}

/** @param {Offer} offer @param {() => void} take */
function entryOf(offer, take) {
  const entry = document.createElement("li");
  entry.dataset.spot = String(offer.id);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "picker-place";
  const name = document.createElement("bdi");
  name.textContent = offer.name;
  const facts = document.createElement("span");
  facts.className = "quiet small";
  facts.textContent = [offer.kind, offer.within].filter(Boolean).join(" · ");
  button.append(name, " ", facts);
  button.addEventListener("click", take);
  entry.append(button);
  return entry;
}

function start() {
  for (const picker of document.querySelectorAll("[data-place-picker]:not([data-started])")) {
    picker.setAttribute("data-started", "");
    enhance(/** @type {HTMLElement} */ (picker));
  }
}

start();
document.addEventListener("htmx:after:swap", start);
