
"use strict";
(() => {
  const root = document.documentElement;
  const key = "tablature-theme";
  // Browsers may refuse to keep anything for files.
  const kept = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (theme) => { try { localStorage.setItem(key, theme); } catch {} };
  const before = kept();
  if (before === "light" || before === "dark") root.dataset.theme = before;
  const switchTheme = () => {
    const isDark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    keep(root.dataset.theme);
  };
  document.querySelector("#theme").addEventListener("click", switchTheme);
  addEventListener("keydown", (event) => {
    const isTyping = ["INPUT", "SELECT"].includes(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "t" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) switchTheme();
  });
  // `page.html#q=WORDS` opens the page with these words typed.
  const ask = () => {
    const box = document.querySelector("input[type=search]");
    if (!box || !location.hash.startsWith("#q=")) return;
    try { box.value = decodeURIComponent(location.hash.slice(3)); } catch { return; }
    box.dispatchEvent(new Event("input"));
  };
  addEventListener("DOMContentLoaded", ask);
  addEventListener("hashchange", ask);
})();
