/**
 * Tints a claim's words in the report while its row is looked at, and the row while its words are.
 * Rows are `[data-claim]`, stretches of text `[data-claims]` with the ids of all claims that they lie in.
 */

const FOCUSED = "is-focused";

/** @param {Element} element @returns {string[]} the ids of the claims that the element shows */
const claimsOf = (element) => (element.dataset.claim ?? element.dataset.claims ?? "").trim().split(/\s+/);

/** @param {Event} event */
function point(event) {
  const shown = event.target instanceof Element && event.target.closest("[data-claim], [data-claims]");
  for (const old of document.querySelectorAll(`.${FOCUSED}`)) old.classList.remove(FOCUSED);
  if (!shown) return;
  for (const id of claimsOf(shown)) {
    const others = shown.hasAttribute("data-claim") ? `[data-claims~="${CSS.escape(id)}"]` : `[data-claim="${CSS.escape(id)}"]`;
    for (const other of document.querySelectorAll(others)) other.classList.add(FOCUSED);
  }
}

document.addEventListener("pointerover", point);
document.addEventListener("focusin", point);
