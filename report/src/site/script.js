
"use strict";
(() => {
  const find = (selector) => document.querySelector(selector);
  const box = find("#filter") || find("#search");
  if (!box) return;
  const words = () => box.value.toLowerCase().split(/\s+/).filter(Boolean);
  find("#controls").addEventListener("submit", (event) => event.preventDefault());

  // A page: its rows.
  const filter = () => {
    const rows = [...find("#rows").children];
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const needed = find("#needed");
    const apply = () => {
      const wanted = words();
      let number = 0;
      rows.forEach((row, index) => {
        const isShown = (!needed.checked || row.dataset.presence === "always") && wanted.every((word) => texts[index].includes(word));
        row.hidden = !isShown;
        number += isShown;
      });
      find("#shown").textContent = number === rows.length ? "" : `${number} of ${rows.length} fields`;
    };
    needed.addEventListener("change", apply);
    return apply;
  };

  // The index: everything that has all the words, names before descriptions.
  const search = () => {
    const MAX_RESULTS = 200;
    const { pages, fields } = JSON.parse(find("#data").textContent);
    const entries = [
      ...pages.map(([name, href]) => ({ name, href, about: "", page: "" })),
      ...fields.map(([page, name, anchor, about]) => ({ name, href: `${pages[page][1]}#${anchor}`, about, page: pages[page][0] })),
    ];
    for (const entry of entries) {
      entry.lower = entry.name.toLowerCase();
      entry.text = `${entry.lower} ${entry.page.toLowerCase()} ${entry.about.toLowerCase()}`;
    }
    const rank = (entry, wanted) => {
      const last = entry.lower.split(/[./]/).pop();
      if (wanted.some((word) => last === word)) return 0;
      if (wanted.every((word) => last.startsWith(word))) return 1;
      return wanted.every((word) => entry.lower.includes(word)) ? 2 : 3;
    };
    const item = (entry) => {
      const line = document.createElement("li");
      const link = document.createElement("a");
      link.href = entry.href;
      link.textContent = entry.name;
      const about = document.createElement("span");
      about.className = "meta";
      about.textContent = [entry.page, entry.about].filter(Boolean).join(" · ");
      line.append(link, " ", about);
      return line;
    };
    return () => {
      const wanted = words();
      const results = find("#results");
      find("#all").hidden = wanted.length > 0;
      results.hidden = !wanted.length;
      results.textContent = "";
      find("#shown").textContent = "";
      if (!wanted.length) return;
      const found = entries.filter((entry) => wanted.every((word) => entry.text.includes(word)));
      const ranked = found.map((entry, index) => [rank(entry, wanted), index, entry]);
      ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      results.append(...ranked.slice(0, MAX_RESULTS).map(([, , entry]) => item(entry)));
      const shown = Math.min(found.length, MAX_RESULTS);
      find("#shown").textContent = shown < found.length ? `${shown} of ${found.length} found` : `${found.length} found`;
    };
  };

  const apply = box.id === "filter" ? filter() : search();
  box.addEventListener("input", apply);
  // Browsers keep what was typed when they come back to a page.
  addEventListener("pageshow", () => { if (box.value) apply(); });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === box) {
      if (event.key === "Escape") { box.value = ""; apply(); box.blur(); }
      return;
    }
    if (event.key === "/") { event.preventDefault(); box.focus(); }
  });
})();
