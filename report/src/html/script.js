
"use strict";
(() => {
  const find = (selector) => document.querySelector(selector);
  const list = find("#kinds");
  if (!list) return;
  const kinds = [...list.children];
  const texts = new Map(kinds.map((kind) => [kind, kind.textContent.toLowerCase()]));
  const filter = find("#filter");
  const boxes = [...document.querySelectorAll("#controls input[type=checkbox]")];
  const visible = () => [...list.children].filter((kind) => !kind.hidden);
  const apply = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    for (const kind of kinds) {
      const text = texts.get(kind);
      kind.hidden = !severities.has(kind.dataset.severity) || !words.every((word) => text.includes(word));
    }
    const number = visible().length;
    find("#shown").textContent = number === kinds.length ? "" : `${number} of ${kinds.length} kinds`;
  };
  const sort = () => {
    const by = find("#sort").value;
    const isNumber = by === "findings" || by === "records";
    const order = isNumber
      ? (a, b) => b.dataset[by] - a.dataset[by]
      : (a, b) => a.dataset[by].localeCompare(b.dataset[by]);
    list.append(...(by ? [...kinds].sort(order) : kinds));
  };
  const openAll = () => {
    const shown = visible();
    const open = shown.some((kind) => !kind.open);
    for (const kind of shown) kind.open = open;
  };
  const move = (step) => {
    const shown = visible();
    if (!shown.length) return;
    const at = shown.findIndex((kind) => kind.contains(document.activeElement));
    const next = shown[Math.min(Math.max(at + step, 0), shown.length - 1)];
    next.querySelector("summary").focus();
    next.scrollIntoView({ block: "nearest" });
  };
  filter.addEventListener("input", apply);
  for (const box of boxes) box.addEventListener("change", apply);
  find("#sort").addEventListener("change", sort);
  find("#open").addEventListener("click", openAll);
  find("#controls").addEventListener("submit", (event) => event.preventDefault());
  const keys = { j: () => move(1), k: () => move(-1), o: openAll, "/": () => filter.focus() };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === filter) {
      if (event.key === "Escape") { filter.value = ""; apply(); filter.blur(); }
      return;
    }
    const does = keys[event.key];
    if (does && event.target.tagName !== "SELECT") { event.preventDefault(); does(); }
  });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = kinds.filter((kind) => !kind.open);
    for (const kind of closed) kind.open = true;
  });
  addEventListener("afterprint", () => { for (const kind of closed) kind.open = false; });
})();
