
// The choice between light and dark, which pages to read share.
"use strict";
(() => {
  const root = document.documentElement;
  const button = document.querySelector('[data-action="theme"]');
  const system = matchMedia("(prefers-color-scheme: dark)");

  function isDark() {
    const chosen = root.dataset.theme;
    return chosen ? chosen === "dark" : system.matches;
  }

  // The button says what it would change to.
  function nameTheme() {
    button.textContent = isDark() ? button.dataset.light : button.dataset.dark;
  }

  // Pages from disk may have no storage; then the choice lasts until the page is left.
  function stored(theme) {
    try {
      if (theme) {
        sessionStorage.setItem("zhen-theme", theme);
      }
      return sessionStorage.getItem("zhen-theme");
    } catch (error) {
      return null;
    }
  }

  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    stored(root.dataset.theme);
    nameTheme();
  });
  const theme = stored();
  if (theme) {
    root.dataset.theme = theme;
  }
  nameTheme();
  system.addEventListener("change", nameTheme);
})();
