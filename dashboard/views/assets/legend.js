// The legend: what is present on the map, and no more.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});
  const { element } = Atlas;

  const ROOM_FOR_OPEN = 640;
  // Round numbers for the size scale; the largest two that the map reaches are shown.
  const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];

  Atlas.Legend = class {
    constructor(map, host) {
      this.map = map;
      this.host = host;
      const { state } = host;
      const summary = element("summary", {
        text: host.words.tr("legend"),
        "data-atlas": "legend",
        onclick: () => (state.legend = !this.box.open),
      });
      this.body = element("div", { className: "body" });
      this.box = element("details", { className: "atlas-legend" }, [summary, this.body]);
      map.getContainer().append(Atlas.shield(this.box));
      map.on("resize", this.unfold, this);
      this.unfold();
      this.fill();
    }

    // As the reader left it; before that, open where there is room.
    unfold() {
      this.box.open = this.host.state.legend ?? this.map.getSize().x >= ROOM_FOR_OPEN;
    }

    remove() {
      this.map.off("resize", this.unfold, this);
      this.box.remove();
    }

    get width() {
      return this.box.open ? this.box.offsetWidth : 0;
    }

    close() {
      this.box.open = false;
    }

    fill() {
      const { places, content } = this.host;
      this.box.hidden = !places.groups.length && !content.regions.length;
      const parts = [this.kinds(), this.sizes(), this.precisions()];
      this.body.replaceChildren(...parts.filter(Boolean));
    }

    list(title, rows) {
      if (!rows.length) return null;
      const heading = title === null ? null : element("h3", { text: title });
      return element("section", {}, [heading, element("ul", { className: "pairs" }, rows)]);
    }

    // A row: a drawing of 26 by 20 pixels, and what it means.
    row(text, draw) {
      return element("li", {}, [Atlas.picture(26, 20, draw), element("span", { text })]);
    }

    symbol(text, symbol) {
      const { ground } = this.host.content;
      const place = { x: 13, y: 10, r: 6.5, ...symbol };
      return this.row(text, (context) => Atlas.drawSymbol(context, place, ground));
    }

    kinds() {
      const { places, content } = this.host;
      const rows = places.used("kind").map((kind) => {
        const { label, shape, colour } = content.kinds[kind];
        return this.symbol(label, { shape, colour });
      });
      const mixed = places.groups.some(
        ({ incidents }) => new Set(incidents.map((i) => content.columns.kind[i])).size > 1,
      );
      const { label, shape, colour } = content.several;
      if (mixed) rows.push(this.symbol(label, { shape, colour }));
      return this.list(null, rows);
    }

    // The size scale: circles with the numbers they stand for, and one for a count not stated.
    sizes() {
      const { places, words, state, radius } = this.host;
      if (!places.groups.length) return null;
      const largest = places.largest[state.outcome];
      const floor = radius.floor;
      const shown = SIZES.filter((n) => n > floor && n <= largest).slice(-2);
      const figures = [
        this.circle({ r: radius(floor) }, floor ? `0–${words.number(floor)}` : words.number(0)),
        ...shown.map((n) => this.circle({ r: radius(n) }, words.number(n))),
      ];
      if (this.lacksCounts()) {
        figures.push(this.circle({ r: radius(null), unknown: true }, words.tr("not_stated")));
      }
      const rows = [];
      if (places.groups.some(({ incidents }) => incidents.length > 1)) rows.push(this.badge());
      return element("section", {}, [
        element("h3", {}, [this.measure()]),
        element("div", { className: "sizes" }, figures),
        element("ul", {}, rows),
      ]);
    }

    circle(look, caption) {
      const { ground, several } = this.host.content;
      const size = Math.ceil(look.r * 2 + 5);
      const place = { x: size / 2, y: size / 2, shape: "circle", colour: several.colour };
      const draw = (context) => Atlas.drawSymbol(context, { ...place, ...look }, ground);
      const text = element("figcaption", { text: caption });
      return element("figure", {}, [Atlas.picture(size, size, draw), text]);
    }

    lacksCounts() {
      const { places, content, state } = this.host;
      const [best, low] = ["best", "low"].map((b) => content.columns[`${state.outcome}_${b}`]);
      const lacking = (i) => best[i] === null && low[i] === null;
      return places.groups.some(({ incidents }) => incidents.every(lacking));
    }

    badge() {
      const { ground } = this.host.content;
      return this.row(this.host.words.tr("several_here"), (context) => {
        Atlas.drawBadge(context, { x: 8, y: 17, r: 5 }, "3", ground);
      });
    }

    // The choice of what size stands for.
    measure() {
      const { words, state, content } = this.host;
      const options = Object.entries(content.outcomes).map(([outcome, text]) =>
        element("option", { value: outcome, text, selected: outcome === state.outcome }),
      );
      const choice = element("select", { "data-atlas": "outcome" }, options);
      choice.addEventListener("change", () => this.host.setOutcome(choice.value));
      return element("label", {}, [`${words.tr("size")}: `, choice]);
    }

    precisions() {
      const rows = Atlas.precisionRows(this.host, this.row);
      return this.list(this.host.words.tr("precision"), rows);
    }
  };
})();
