"use strict";
(() => {
  // Light and dark: as the system says, until somebody says otherwise.
  const button = document.getElementById("theme");
  const themes = ["system", "light", "dark"];
  const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const setTheme = theme => {
    if (theme === "system") { delete document.documentElement.dataset.theme; } else { document.documentElement.dataset.theme = theme; }
    document.getElementById("theme-name").textContent = theme[0].toUpperCase() + theme.slice(1);
    button.setAttribute("aria-label", `Colors: ${theme}. Change`);
    button.value = theme;
    try { localStorage.setItem("theme", theme); } catch { /* A page from a file may have no storage. */ }
  };
  setTheme(themes.includes(stored()) ? stored() : "system");
  button.addEventListener("click", () => setTheme(themes[(themes.indexOf(button.value) + 1) % themes.length]));
})();
