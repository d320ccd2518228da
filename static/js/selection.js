/**
 * Turns words selected in the report into a claim: every "Add a claim" link then carries them, and an open form takes them over.
 * Offsets count code points from the start of the text, as the records do.
 */

/** @returns {{quote: string, start: number} | null} what is selected inside the report, without blanks at its ends */
function selectedWords() {
  const text = document.getElementById("report-text");
  const selection = document.getSelection();
  if (!text || !selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.cloneContents().textContent ?? "";
  const quote = words.trim();
  const blanks = words.length - words.trimStart().length;
  return quote ? { quote, start: [...((before.cloneContents().textContent ?? "") + words.slice(0, blanks))].length } : null;
}

function offer() {
  const words = selectedWords();
  if (!words) return;
  for (const link of document.querySelectorAll("a.add-claim")) {
    const query = new URLSearchParams({ add: link.dataset.kind, quote: words.quote, start: String(words.start) });
    link.href = `?${query}#add-${link.dataset.kind}`;
    link.classList.add("has-words");
  }
  const form = document.querySelector("form[id^='add-']");
  if (form) {
    form.elements.quote.value = words.quote;
    form.elements.start.value = words.start;
  }
}

document.addEventListener("selectionchange", offer);
