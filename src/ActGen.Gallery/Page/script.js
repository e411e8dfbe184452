"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = id => document.getElementById(id);

  // Search: every word has to occur.
  const cards = all(".card").map(card => ({ card, text: card.dataset.search, links: all(`#index a[href="#${card.id}"], .sheet a[href="#${card.id}"]`) }));
  const sections = all(".group").map(section => ({ section, headings: [byId(`index-${section.id}`), byId(`sheet-${section.id}`)] }));
  const search = byId("search");
  const everything = byId("found").value;
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { card, text, links } of cards) {
      const matches = words.every(word => text.includes(word));
      card.hidden = !matches;
      for (const link of links) { link.parentElement.hidden = !matches; }
      count += matches ? 1 : 0;
    }
    for (const { section, headings } of sections) {
      for (const part of [section, ...headings]) { part.hidden = !section.querySelector(".card:not([hidden])"); }
    }
    byId("found").value = words.length ? `${count} of ${cards.length}` : everything;
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
    byId("theme").setAttribute("aria-label", `Colors: ${theme}. Change`);
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

  // Values under the pointer, read off the curves that are drawn.
  const frameOf = figure => { const [left, right, bottom, top] = figure.dataset.frame.split(" ").map(Number); return { left, right, bottom, top, width: 3840, height: 2400 }; };
  const runs = curve => (curve.getAttribute("d") || "").split("M").filter(Boolean).map(run => run.split("L").map(point => point.split(" ").map(Number)));
  const valueAt = (curve, x, frame) => {
    for (const run of runs(curve)) {
      const next = run.findIndex(([px]) => px >= x);
      if (next < 0 || (next === 0 && run[0][0] > x)) { continue; }
      const [[x0, y0], [x1, y1]] = [run[Math.max(0, next - 1)], run[next]];
      const y = x1 === x0 ? y1 : y0 + (y1 - y0) * (x - x0) / (x1 - x0);
      return frame.top - (frame.top - frame.bottom) * y / frame.height;
    }
    return NaN;
  };
  const shown = value => Number.isNaN(value) ? "–" : value.toPrecision(3).replace("-", "−");
  // All plots of a slice have the same x: a line in each, and below the one that is pointed at what they say.
  const readOut = (figure, event) => {
    const pointed = frameOf(figure);
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(figure.querySelector(".window").getScreenCTM().inverse()).x;
    const share = Math.min(Math.max(place / pointed.width, 0), 1);
    const values = all("figure[data-frame]", figure.parentElement).flatMap(plot => {
      const [inner, frame] = [plot.querySelector(".window"), frameOf(plot)];
      const x = share * frame.width;
      let line = inner.querySelector(".pointer");
      if (!line) {
        line = document.createElementNS("http://www.w3.org/2000/svg", "path");
        line.setAttribute("class", "pointer");
        inner.append(line);
      }
      line.setAttribute("d", `M${x} 0V${frame.height}`);
      const names = plot.dataset.names.split("|");
      return all(".curve", inner).map((curve, i) => `${names[i]} = ${shown(valueAt(curve, x, frame))}`);
    });
    let output = figure.querySelector(".readout");
    if (!output) {
      output = document.createElement("output");
      output.className = "readout";
      figure.append(output);
    }
    const x = pointed.left + (pointed.right - pointed.left) * share;
    const items = [`${figure.dataset.x} = ${shown(Math.abs(x) < 1e-9 * (pointed.right - pointed.left) ? 0 : x)}`, ...values];
    output.replaceChildren(...items.flatMap((item, i) => {
      const part = document.createElement("span");
      part.textContent = item;
      return i === 0 ? [part] : [", ", part];
    }));
  };
  document.addEventListener("pointermove", event => {
    const figure = event.target.closest?.("figure");
    if (figure?.dataset.frame) { readOut(figure, event); }
  });
  document.addEventListener("pointerout", event => {
    const figure = event.target.closest?.("figure");
    if (figure && !figure.contains(event.relatedTarget)) {
      all(".pointer, .readout", figure.parentElement).forEach(part => part.remove());
    }
  });

  // Round numbers at the axes, as the program marks them on the other plots.
  const ticks = (low, high, most) => {
    const power = 10 ** Math.floor(Math.log10((high - low) / most));
    const step = [1, 2, 5, 10].map(factor => factor * power).find(s => (high - low) / s <= most + 1e-9);
    const first = Math.ceil(low / step - 1e-9);
    return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => (first + i) * step);
  };
  const tick = value => String(Number(value.toPrecision(6))).replace("-", "−");
  const axesOf = (left, right, bottom, top) =>
    ticks(left, right, 6).map(v => [v, Math.round((v - left) / (right - left) * 3840)])
      .map(([v, x]) => `<path class="${v === 0 ? "zero" : "grid"}" d="M${x} 0V2400"></path><text x="${x}" y="2565" text-anchor="middle">${tick(v)}</text>`).join("") +
    ticks(bottom, top, 6).map(v => [v, Math.round((top - v) / (top - bottom) * 2400)])
      .map(([v, y]) => `<path class="${v === 0 ? "zero" : "grid"}" d="M0 ${y}H3840"></path><text x="-70" y="${y + 42}" text-anchor="end">${tick(v)}</text>`).join("");

  // Several activations in one plot: their first curves, from each window into a common one.
  const look = i => `s${i % 6} d${(i + Math.floor(i / 6)) % 4}`;
  const compare = () => {
    const chosen = all(".compare input:checked").map(box => box.closest(".card"));
    byId("comparison").hidden = chosen.length === 0;
    byId("compared").innerHTML = chosen.map((card, i) => `<span class="key line"><svg viewBox="0 0 32 6" aria-hidden="true"><path class="curve ${look(i)}" d="M0 3H32"></path></svg>${card.id}</span>`).join("");
    const panels = ["value", "slope"].map(kind => {
      const parts = chosen.map(card => { const figure = card.querySelector(`.slice:not([hidden]) figure.${kind}`); return { frame: frameOf(figure), curve: figure.querySelector(".curve") }; });
      const [left, right, bottom, top] = [["left", Math.min], ["right", Math.max], ["bottom", Math.min], ["top", Math.max]].map(([side, pick]) => pick(...parts.map(p => p.frame[side])));
      const paths = parts.map(({ frame, curve }, i) => {
        const x = px => Math.round((frame.left + (frame.right - frame.left) * px / frame.width - left) / (right - left) * frame.width);
        const y = py => Math.round((top - frame.top + (frame.top - frame.bottom) * py / frame.height) / (top - bottom) * frame.height);
        return `<path class="curve ${look(i)}" d="${runs(curve).map(run => "M" + run.map(([px, py]) => `${x(px)} ${y(py)}`).join("L")).join("")}"></path>`;
      });
      const name = kind === "value" ? "f" : "f′";
      const label = chosen.map(c => c.id).join(", ");
      return `<figure class="compared" data-frame="${left} ${right} ${bottom} ${top}" data-x="x" data-names="${chosen.map(c => `${c.id} ${name}`).join("|")}"><figcaption>${name}</figcaption><svg viewBox="-470 -70 4400 2720" role="img" aria-label="${label}">${axesOf(left, right, bottom, top)}<svg class="window" width="3840" height="2400">${paths.join("")}</svg></svg></figure>`;
    });
    byId("comparison").querySelector(".panels").innerHTML = chosen.length ? panels.join("") : "";
  };
  document.addEventListener("change", event => { if (event.target.closest(".compare, .choice")) { compare(); } });
  document.addEventListener("input", event => { if (event.target.closest(".controls") && !byId("comparison").hidden) { compare(); } });
  byId("uncompare").addEventListener("click", () => { all(".compare input:checked").forEach(box => { box.checked = false; }); compare(); });

  // The index follows what is being read.
  const observer = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      const link = document.querySelector(`#index a[href="#${target.id}"]`);
      if (isIntersecting) {
        link.setAttribute("aria-current", "true");
        const index = byId("index");
        const top = link.getBoundingClientRect().top - index.getBoundingClientRect().top;
        if (top < 0 || top > index.clientHeight - 40) { index.scrollTop += top - index.clientHeight / 2; }
      } else { link.removeAttribute("aria-current"); }
    }
  }, { rootMargin: "-20% 0px -60% 0px" });
  for (const { card } of cards) { observer.observe(card); }
})();
