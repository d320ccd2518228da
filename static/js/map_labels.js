// Names on the map give way: one that would cover a mark or a name before it in the list, or be cut off, is hidden until there is room.

/**
 * @param {any} map a MapLibre map
 * @param {HTMLElement[]} marks always shown
 * @returns {(names: HTMLElement[]) => void} settles these names, most important first
 */
export function keepLabelsApart(map, marks) {
  return (names) => {
    for (const name of names) name.classList.remove("crowded");
    const container = map.getContainer();
    const frame = container.getBoundingClientRect();
    const controls = Array.from(container.querySelectorAll(".maplibregl-ctrl"), (control) => control.getBoundingClientRect());
    const taken = [...marks.map(boxOf), ...controls];
    const boxes = names.map(boxOf);
    names.forEach((name, index) => {
      const isCrowded = taken.some((other) => overlap(boxes[index], other)) || !within(boxes[index], frame);
      name.classList.toggle("crowded", isCrowded);
      if (!isCrowded) taken.push(boxes[index]);
    });
  };
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
