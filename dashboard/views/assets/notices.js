// What stands on the map beside the incidents: buttons for the view, the source of the borders, and
// a calm word when there is nothing to see.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});
  const { element, icon, shield } = Atlas;

  const ICONS = {
    zoom_in: "M8 3v10M3 8h10",
    zoom_out: "M3 8h10",
    credit: "M8 7.5v4M8 4.6v.1M8 1.8a6.2 6.2 0 1 0 .01 0",
    fit: "M2.5 6v-3.5h3.5M10 2.5h3.5v3.5M13.5 10v3.5h-3.5M6 13.5h-3.5v-3.5M8 6.2a1.8 1.8 0 1 0 .01 0",
  };

  Atlas.viewButtons = (map, host) => {
    const actions = {
      zoom_in: () => map.zoomIn(),
      zoom_out: () => map.zoomOut(),
      fit: () => host.camera.fit(),
    };
    const buttons = Object.entries(actions).map(([name, onclick]) => {
      const title = host.words.tr(name);
      const attributes = { type: "button", title, "aria-label": title, "data-atlas": name, onclick };
      return element("button", attributes, [icon(ICONS[name])]);
    });
    return shield(element("div", { className: "atlas-view" }, buttons));
  };

  Atlas.Notices = class {
    constructor(map, host) {
      this.map = map;
      this.host = host;
      const { words } = host;
      this.empty = element("p", { className: "atlas-empty", role: "status" });
      this.outside = shield(
        element("div", { className: "atlas-outside", hidden: true }, [
          element("span", { text: words.tr("outside") }),
          element("button", {
            type: "button",
            text: words.tr("outside_action"),
            "data-atlas": "outside",
            onclick: () => host.camera.fit(),
          }),
        ]),
      );
      this.loading = element("p", { className: "atlas-loading", role: "status" });
      this.credit = element("p", { className: "text", text: words.tr("attribution") });
      this.creditBox = shield(
        element("div", { className: "atlas-credit" }, [this.credit, this.creditButton()]),
      );
      map.getContainer().append(this.loading, this.empty, this.outside, this.creditBox);
      map.on("moveend atlas:base", this.update, this);
    }

    remove() {
      this.map.off("moveend atlas:base", this.update, this);
      for (const part of [this.loading, this.empty, this.outside, this.creditBox]) part.remove();
    }

    // Where there is no room for the credit, it opens and closes it.
    creditButton() {
      const title = this.host.words.tr("credit");
      const onclick = () => {
        const open = this.creditBox.classList.toggle("open");
        button.setAttribute("aria-expanded", String(open));
      };
      const attributes = { type: "button", title, "aria-label": title, "aria-expanded": "false" };
      const button = element("button", { ...attributes, "data-atlas": "credit", onclick }, [
        icon(ICONS.credit),
      ]);
      return button;
    }

    update() {
      const { words, places } = this.host;
      const nothing = places.groups.length === 0;
      this.empty.textContent = nothing ? words.tr("empty") : "";
      this.empty.hidden = !nothing;
      const { loading } = this.map.atlas;
      this.loading.hidden = !loading;
      this.loading.textContent = loading ? words.tr("loading") : "";
      this.sayMissing();
      const visible = places.visible();
      const view = this.host.camera.openView();
      const seen = ({ lat, lon }) => view.contains(this.map.latLngToContainerPoint([lat, lon]));
      this.outside.hidden = !visible.length || !this.map.getSize().x || visible.some(seen);
    }

    // Which of the ground could not be loaded, in the place of its source.
    sayMissing() {
      const { missing, first } = this.map.atlas;
      if (!missing.size) return;
      this.creditBox.classList.add("failed");
      this.credit.textContent = this.missingText([...missing], first);
    }

    missingText(missing, first) {
      const { words } = this.host;
      if (first.every((name) => missing.includes(name))) return words.tr("no_base");
      if (missing.join() === "districts") return words.tr("no_districts");
      const layers = missing.map((name) => words.tr(`layer_${name}`)).join(", ");
      return words.tr("no_layers", { layers });
    }
  };
})();
