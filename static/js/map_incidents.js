// All published incidents on a map: circles with counts from afar, each of them from near; and the list below the map that says the same.
import { showCounts } from "./map_names.js";

const MOST_LISTED = 30;

/**
 * @param {any} maplibre @param {any} map @param {HTMLElement} container @param {import("./map.js").MapData} data
 */
export function showIncidents(maplibre, map, container, data) {
  showCounts(maplibre, map);
  for (const layer of ["incident-counts", "incident-points"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  map.on("click", "incident-counts", ({ features }) => map.easeTo({ center: features[0].geometry.coordinates, zoom: map.getZoom() + 2.5 }));
  map.on("click", "incident-points", ({ features, lngLat }) => {
    const content = document.createElement("div");
    content.append(listOf(unique(features), data));
    new maplibre.Popup({ maxWidth: "18rem" }).setLngLat(lngLat).setDOMContent(content).addTo(map);
  });
  const beside = container.parentElement.querySelector("[data-map-view]");
  if (beside) map.on("idle", () => sayWhatIsInView(map, beside, data));
}

/** @param {any} map @param {Element} beside @param {import("./map.js").MapData} data */
function sayWhatIsInView(map, beside, data) {
  const bounds = map.getBounds();
  const features = unique(map.querySourceFeatures("incidents", { sourceLayer: "incidents" })).filter((feature) => bounds.contains(feature.geometry.coordinates));
  const count = features.reduce((sum, { properties }) => sum + (properties.count ?? 1), 0);
  const summary = beside.querySelector("summary");
  summary.textContent = data.words.in_view.replace("{count}", String(count));
  const isCounted = features.some(({ properties }) => properties.count);
  const note = document.createElement("p");
  note.textContent = data.words.zoom_to_list;
  summary.parentElement.replaceChildren(summary, isCounted ? note : listOf(features, data));
  beside.toggleAttribute("hidden", false);
}

/** @returns {HTMLElement} a list of links to incidents, newest first */
function listOf(features, data) {
  const list = document.createElement("ul");
  list.className = "plain map-list";
  features.sort((one, other) => (other.properties.date ?? "").localeCompare(one.properties.date ?? ""));
  list.append(...features.slice(0, MOST_LISTED).map(({ properties }) => entryOf(properties, data)));
  if (features.length > MOST_LISTED) {
    const more = document.createElement("li");
    more.textContent = data.words.more.replace("{count}", String(features.length - MOST_LISTED));
    list.append(more);
  }
  return list;
}

function entryOf(properties, { language, incident_url: address, words }) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = address.replace("CODE", encodeURIComponent(properties.code));
  const name = document.createElement("bdi");
  name.textContent = (language === "ar" ? properties.title_ar || properties.title_en : properties.title_en || properties.title_ar) || properties.code;
  link.append(name);
  const facts = document.createElement("span");
  facts.className = "quiet small";
  facts.textContent = [properties.date, tollOf(properties, words)].filter(Boolean).join(" · ");
  entry.append(link, " ", facts);
  return entry;
}

function tollOf({ killed_low: low, killed_high: high }, words) {
  if (low === undefined) return "";
  return `${words.killed} \u2068${low === high ? low : `${low}–${high}`}\u2069`;
}

/** Each incident or cell once, though tiles overlap. */
function unique(features) {
  return [...new Map(features.map((feature) => [feature.id, feature])).values()];
}
