"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = id => document.getElementById(id);

  // Search: every word has to occur.
  const cards = all(".card").map(card => ({ card, text: card.dataset.search, link: document.querySelector(`#index a[href="#${card.id}"]`) }));
  const sections = all(".group").map(section => ({ section, heading: byId(`index-${section.id}`) }));
  const search = byId("search");
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { card, text, link } of cards) {
      const matches = words.every(word => text.includes(word));
      card.hidden = !matches;
      link.parentElement.hidden = !matches;
      count += matches ? 1 : 0;
    }
    for (const { section, heading } of sections) {
      section.hidden = heading.hidden = !section.querySelector(".card:not([hidden])");
    }
    byId("found").value = words.length ? `${count} of ${cards.length}` : `${cards.length} activations`;
    byId("nothing").hidden = count > 0;
  };
  search.addEventListener("input", filter);
  search.addEventListener("keydown", event => { if (event.key === "Escape") { search.value = ""; filter(); } });
  byId("clear").addEventListener("click", () => { search.value = ""; filter(); search.focus(); });
  document.addEventListener("keydown", event => {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      search.focus();
    }
  });

  // Light and dark: as the system says, until somebody says otherwise.
  const themes = ["system", "light", "dark"];
  const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const setTheme = theme => {
    if (theme === "system") { delete document.documentElement.dataset.theme; } else { document.documentElement.dataset.theme = theme; }
    byId("theme-name").textContent = theme[0].toUpperCase() + theme.slice(1);
    byId("theme").setAttribute("aria-label", `Colours: ${theme}. Change`);
    byId("theme").value = theme;
    try { localStorage.setItem("theme", theme); } catch { /* A page from a file may have no storage. */ }
  };
  setTheme(themes.includes(stored()) ? stored() : "system");
  byId("theme").addEventListener("click", () => setTheme(themes[(themes.indexOf(byId("theme").value) + 1) % themes.length]));

  // Curves: the same path that the page was written with, from the samples of another setting.
  const path = (data, grid, offset, breaks) => {
    const step = data.width / (data.points - 1);
    let [result, pen, next] = ["", "M", 0];
    const point = (x, y) => {
      if (y === data.gap) { pen = "M"; return; }
      result += `${pen}${x} ${y}`;
      pen = "L";
    };
    for (let i = 0; i < data.points; i++) {
      let isBreak = false;
      for (; next < breaks.length && breaks[next] <= i * step; next += 4) {
        const [x, before, , after] = breaks.slice(next, next + 4);
        point(x, before);
        if (Math.abs(before - after) > 1) { pen = "M"; }
        point(x, after);
        isBreak = x === i * step;
      }
      if (!isBreak) { point(i * step, grid[offset + i]); }
    }
    return result;
  };
  const marks = (data, breaks, series) => {
    const shows = y => y >= 0 && y <= data.height;
    let result = "";
    for (let i = 0; i < breaks.length; i += 4) {
      const [x, before, at, after] = breaks.slice(i, i + 4);
      const circle = (kind, y) => { result += `<circle class="${kind} s${series}" cx="${x}" cy="${y}" r="34"></circle>`; };
      for (const side of [before, after]) {
        if (Math.abs(before - after) > 1 && Math.abs(side - at) > 1 && shows(side)) { circle("ring", side); }
      }
      if (shows(at)) { circle("dot", at); }
    }
    return result;
  };
  const decode = text => new Int16Array(Uint8Array.from(atob(text), c => c.charCodeAt(0)).buffer);
  for (const slice of all(".slice")) {
    const slider = slice.querySelector("input");
    if (!slider) { continue; }
    let data = null;
    slider.addEventListener("input", () => {
      if (!data) {
        data = JSON.parse(slice.querySelector("script").textContent);
        for (const panel of data.panels) { panel.samples = decode(panel.grid); }
      }
      const setting = Number(slider.value);
      all("figure", slice).forEach((figure, p) => {
        const { samples, breaks } = data.panels[p];
        all(".curve", figure).forEach((curve, series) => {
          curve.setAttribute("d", path(data, samples, (setting * data.series + series) * data.points, breaks[setting][series]));
        });
        figure.querySelector(".marks").innerHTML = breaks[setting].map((list, series) => marks(data, list, series)).join("");
      });
      const label = `${slider.dataset.name} = ${data.labels[setting]}`;
      slice.querySelector("output").value = label;
      slider.setAttribute("aria-valuetext", label);
    });
  }
  for (const choice of all(".choice select")) {
    choice.addEventListener("change", () => {
      all(".slice", choice.closest(".plots")).forEach((slice, i) => { slice.hidden = i !== choice.selectedIndex; });
    });
  }

  // The index follows what is being read.
  const observer = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      const link = document.querySelector(`#index a[href="#${target.id}"]`);
      if (isIntersecting) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); }
    }
  }, { rootMargin: "-20% 0px -60% 0px" });
  for (const { card } of cards) { observer.observe(card); }
})();
