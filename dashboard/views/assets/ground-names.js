// The names on the ground: of countries and units, each where and while it helps.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});

  // At which zooms the names of a layer help rather than hinder.
  const NAMED = { countries: [3, 7], departments: [5.5, 9], provinces: [9, 14], districts: [10, 14] };
  // Layers with so many names that only those are shown that have room in their unit.
  const CROWDED = new Set(["districts"]);
  // Pixels: the width of a letter, and that of a line at which `map.css` breaks it.
  const LETTER = 5.2;
  const LINE = 84;
  // How far beyond the map, in its widths, names are kept ready for a pan.
  const MARGIN = 0.25;
  const WORLD = 256;

  Atlas.GroundNames = class {
    constructor(map, pane) {
      this.map = map;
      this.pane = pane;
      this.named = [];
      map.on("moveend", this.update, this);
    }

    add(layer, features) {
      if (!(layer in NAMED)) return;
      const having = features.filter(({ properties }) => Object.keys(properties.names).length);
      for (const { properties } of having) {
        this.named.push({ ...properties, layer, mark: this.mark(layer, properties) });
      }
      this.write();
    }

    mark(layer, { label }) {
      const html = Atlas.element("span", { className: `atlas-name ${layer}`, "aria-hidden": "true" });
      const icon = L.divIcon({ html, className: "atlas-name-point", iconSize: [0, 0] });
      const quiet = { interactive: false, keyboard: false, pane: this.pane };
      return L.marker([label[1], label[0]], { ...quiet, icon });
    }

    setLanguage(language) {
      this.language = language;
      this.write();
    }

    write() {
      for (const { mark, names } of this.named) {
        mark.options.icon.options.html.textContent = names[this.language] ?? "";
      }
    }

    update() {
      const view = this.map.getBounds().pad(MARGIN);
      for (const name of this.named) {
        const shows = this.fits(name) && view.contains(name.mark.getLatLng());
        if (shows !== this.map.hasLayer(name.mark)) {
          this.map[shows ? "addLayer" : "removeLayer"](name.mark);
        }
      }
    }

    fits({ layer, names, room }) {
      const zoom = this.map.getZoom();
      const [from, until] = NAMED[layer];
      if (zoom < from || zoom >= until) return false;
      if (!CROWDED.has(layer)) return true;
      const across = (2 * room * WORLD * 2 ** zoom) / 360;
      return across >= Math.min((names[this.language] ?? "").length * LETTER, LINE);
    }
  };
})();
