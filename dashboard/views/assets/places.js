// The incidents grouped by place, and what each place shows of them in a period.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});

  // By their position in `LOCATED` of dashboard/store.py.
  const PRECISIONS = ["exact", "near", "district", "province", "department", "region"];
  const NEAR = PRECISIONS.indexOf("near");

  // Total of ranges: low, best and high each add up by themselves; an open count ("at least 3")
  // adds what it states to the high total and marks it as open, as `Count` of summaries.py does.
  const total = (columns, outcome, incidents) => {
    const sum = { low: 0, best: null, high: 0, open: false, notStated: 0 };
    for (const i of incidents) {
      const [low, best, high] = ["low", "best", "high"].map((b) => columns[`${outcome}_${b}`][i]);
      if (low === null && best === null && high === null) sum.notStated += 1;
      if (high === null && (best !== null || low !== null)) sum.open = true;
      sum.low += low ?? 0;
      sum.high += high ?? best ?? low ?? 0;
      if (best !== null) sum.best = (sum.best ?? 0) + best;
    }
    return sum;
  };

  // What a symbol's area stands for: the best counts, or the low one where no best is stated.
  const magnitude = (columns, outcome, incidents) => {
    let sum = null;
    for (const i of incidents) {
      const count = columns[`${outcome}_best`][i] ?? columns[`${outcome}_low`][i];
      if (count !== null) sum = (sum ?? 0) + count;
    }
    return sum;
  };

  class Place {
    constructor(key, columns, incident) {
      this.key = key;
      this.columns = columns;
      this.lat = columns.lat[incident];
      this.lon = columns.lon[incident];
      this.unit = columns.unit[incident];
      this.incidents = [];
      this.shown = [];
      // Places at the very same point stand side by side; filled in once all are known.
      this.row = [this];
    }

    // incidents: those to show, by date; doubtful: whether each may be of another time.
    show(incidents, doubtful, outcome) {
      const { columns } = this;
      this.shown = incidents;
      this.doubtful = incidents.length > 0 && incidents.every(doubtful);
      this.magnitude = magnitude(columns, outcome, incidents);
      const kinds = new Set(incidents.map((i) => columns.kind[i]));
      this.kind = kinds.size === 1 ? [...kinds][0] : null;
      this.precision = PRECISIONS[Math.min(...incidents.map((i) => columns.precision[i]))];
      this.hollow = !["exact", "near"].includes(this.precision);
      const near = incidents.filter((i) => columns.precision[i] === NEAR);
      this.radius = Math.max(0, ...near.map((i) => columns.radius[i] ?? 0));
    }

    get area() {
      return ["district", "province", "department", "region"].includes(this.precision);
    }

    names() {
      return [...new Set(this.shown.map((i) => this.columns.where[i]))];
    }
  }

  Atlas.Places = class {
    constructor(columns) {
      this.columns = columns;
      this.byDate = columns.id.map((_, i) => i);
      this.byDate.sort((a, b) => columns.start[a] - columns.start[b] || a - b);
      this.groups = this.grouped();
      this.byIncident = new Map();
      for (const place of this.groups) {
        for (const i of place.incidents) this.byIncident.set(columns.id[i], place);
      }
      this.largest = { killed: 0, wounded: 0, abducted: 0 };
      for (const outcome of Object.keys(this.largest)) {
        for (const place of this.groups) {
          const size = magnitude(columns, outcome, place.incidents) ?? 0;
          this.largest[outcome] = Math.max(this.largest[outcome], size);
        }
      }
    }

    // Points are one place whether exact or near; a unit is a place of its own.
    grouped() {
      const { columns } = this;
      const places = new Map();
      const rows = new Map();
      for (const i of this.byDate) {
        const point = `${columns.lat[i]},${columns.lon[i]}`;
        const key = columns.precision[i] <= NEAR ? point : `${point},${columns.unit[i]}`;
        if (!places.has(key)) {
          const place = new Place(key, columns, i);
          places.set(key, place);
          if (!rows.has(point)) rows.set(point, []);
          rows.get(point).push(place);
          place.row = rows.get(point);
        }
        places.get(key).incidents.push(i);
      }
      return [...places.values()];
    }

    // shows, doubtful: functions of an incident; outcome: what the symbols' area stands for.
    show(shows, doubtful, outcome) {
      const shown = this.byDate.filter(shows);
      for (const place of this.groups) {
        place.show(place.incidents.filter(shows), doubtful, outcome);
      }
      return {
        incidents: shown.length,
        doubtful: shown.filter(doubtful).length,
        total: total(this.columns, outcome, shown),
      };
    }

    // The places that show anything, in the order of their first incident shown.
    visible() {
      const places = this.groups.filter((place) => place.shown.length);
      return places.sort((a, b) => this.columns.start[a.shown[0]] - this.columns.start[b.shown[0]]);
    }

    // The units and regions that stand for incidents of a precision.
    units(precision) {
      const { unit, precision: known } = this.columns;
      const at = PRECISIONS.indexOf(precision);
      return [...new Set(unit.filter((_, i) => known[i] === at))];
    }

    used(column) {
      return [...new Set(this.columns[column])].sort((a, b) => a - b);
    }
  };

  Atlas.PRECISIONS = PRECISIONS;
})();
