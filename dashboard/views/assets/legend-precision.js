// The part of the legend that says how well places are known, each row as the map draws it.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});

  const AREAS = { district: 0.4, province: 0.28, department: 0.16, region: 0.75 };
  const APPROXIMATE = [5, 3];

  // row: makes a row of a text and of what draws into 26 by 20 pixels.
  class PrecisionRows {
    constructor({ places, content, words, shapes }, row) {
      Object.assign(this, { places, content, words, shapes, row });
      this.colour = content.several.colour;
    }

    rows() {
      const used = this.places.used("precision").map((at) => Atlas.PRECISIONS[at]);
      const rows = used.flatMap((name) => this.precision(name));
      if (this.content.columns.doubtful.some(Boolean)) rows.push(this.pale());
      return [...rows, ...this.outlines()];
    }

    precision(name) {
      if (name === "district") return this.districts();
      if (name === "region") return [this.region()];
      return [name in AREAS ? this.area(name, name) : this.point(name, name)];
    }

    // Shaded where the outline is known, else a halo; both, where some are known.
    districts() {
      const units = this.places.units("district");
      const drawn = units.filter((unit) => this.shapes.get(unit)).length;
      const rows = drawn ? [this.area("district", "district")] : [];
      if (drawn === units.length) return rows;
      const halo = this.point("district", drawn ? "district_unknown" : "district");
      return [...rows, drawn ? wide(halo) : halo];
    }

    region() {
      const approximate = this.places.units("region").some((id) => this.shapes.approximate(id));
      if (!approximate) return this.area("region", "region");
      return wide(this.area("region", "region_approximate", APPROXIMATE));
    }

    area(name, text, dashes = []) {
      return this.row(this.words.tr(text), (context) => {
        const fill = name === "region" ? Atlas.hatching(context, this.colour) : this.colour;
        Object.assign(context, { fillStyle: fill, strokeStyle: this.colour, lineWidth: 1.3 });
        context.globalAlpha = AREAS[name];
        context.fillRect(1, 1, 24, 18);
        context.globalAlpha = 0.8;
        context.setLineDash(dashes);
        context.strokeRect(1, 1, 24, 18);
        this.symbol(context, { r: 4, hollow: true });
      });
    }

    point(name, text) {
      return this.row(this.words.tr(text), (context) => {
        Object.assign(context, { fillStyle: this.colour, strokeStyle: this.colour, lineWidth: 1.3 });
        context.beginPath();
        if (name !== "exact") context.arc(13, 10, 9.2, 0, 2 * Math.PI);
        context.globalAlpha = name === "near" ? 0.12 : 0.3;
        context.fill();
        context.globalAlpha = 0.9;
        if (name === "near") context.stroke();
        this.symbol(context, { r: name === "exact" ? 5.5 : 4, hollow: name === "district" });
      });
    }

    symbol(context, look) {
      const symbol = { x: 13, y: 10, shape: "circle", colour: this.colour, ...look };
      context.globalAlpha = 1;
      Atlas.drawSymbol(context, symbol, this.content.ground);
    }

    pale() {
      const look = { x: 13, y: 10, r: 6, shape: "circle", colour: this.colour };
      return wide(
        this.row(this.words.tr("maybe"), (context) => {
          context.globalAlpha = 0.5;
          Atlas.drawSymbol(context, look, this.content.ground);
        }),
      );
    }

    // Those of the regions asked for: unbroken where exact, broken where approximate.
    outlines() {
      const found = this.content.regions.filter((id) => this.shapes.get(id));
      const kinds = [...new Set(found.map((id) => this.shapes.approximate(id)))].sort();
      return kinds.map((approximate) => this.outline(approximate));
    }

    outline(approximate) {
      const text = this.words.tr(approximate ? "outline_approximate" : "outline");
      return wide(
        this.row(text, (context) => {
          context.strokeStyle = this.content.ground.accent;
          context.lineWidth = 1.6;
          context.setLineDash(approximate ? [6, 3] : []);
          context.strokeRect(1.5, 2.5, 23, 15);
        }),
      );
    }
  }

  const wide = (row) => {
    row.classList.add("wide");
    return row;
  };

  Atlas.precisionRows = (host, row) => new PrecisionRows(host, row).rows();
})();
