// Names on the map give way: one that would cover a mark or a name before it in the list, or be cut off, is hidden until there is room.

/**
 * @param {any} map a MapLibre map
 * @param {HTMLElement[]} marks always shown
 * @param {HTMLElement[]} names most important first
 */
export function keepLabelsApart(map, marks, names) {
  const settle = () => {
    for (const name of names) name.classList.remove("crowded");
    const boxes = [...marks, ...names].map((element) => boxOf(element));
    const container = map.getContainer();
    const frame = container.getBoundingClientRect();
    const controls = Array.from(container.querySelectorAll(".maplibregl-ctrl"), (control) => control.getBoundingClientRect());
    const taken = [...boxes.slice(0, marks.length), ...controls];
    names.forEach((name, index) => {
      const box = boxes[marks.length + index];
      const isCrowded = taken.some((other) => overlap(box, other)) || !within(box, frame);
      name.classList.toggle("crowded", isCrowded);
      if (!isCrowded) taken.push(box);
    });
  };
  map.on("moveend", settle);
  map.once("idle", settle);
}

/** @param {HTMLElement} element @returns {DOMRect} of the element, with its name beside it where that is shown */
function boxOf(element) {
  const mark = element.getBoundingClientRect();
  const name = element.firstElementChild.getBoundingClientRect();
  if (!name.width) return mark;
  const left = Math.min(mark.left, name.left);
  const top = Math.min(mark.top, name.top);
  return new DOMRect(left, top, Math.max(mark.right, name.right) - left, Math.max(mark.bottom, name.bottom) - top);
}

/** @param {DOMRect} one @param {DOMRect} other */
function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** @param {DOMRect} inner @param {DOMRect} outer */
function within(inner, outer) {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
}
