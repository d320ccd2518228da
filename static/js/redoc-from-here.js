/** ReDoc's footer shows a logo from its makers' host. Pages of Waqia ask no other host, so the image is told that it failed, and goes. */
const image = HTMLImageElement.prototype;
const source = Object.getOwnPropertyDescriptor(image, "src");
const { setAttribute } = Element.prototype;

const isFromHere = (address) => new URL(address, document.baseURI).host === location.host;
const fail = (element) => queueMicrotask(() => element.dispatchEvent(new Event("error")));

Object.defineProperty(image, "src", {
  ...source,
  set(address) {
    if (isFromHere(address)) source.set.call(this, address);
    else fail(this);
  },
});

image.setAttribute = function setLocalAttribute(name, value) {
  if (name !== "src" || isFromHere(value)) setAttribute.call(this, name, value);
  else fail(this);
};
