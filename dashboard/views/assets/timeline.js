// Months and years as numbers, and which incidents a period shows. Days count from 1970-01-01.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});
  const DAY = 86400000;

  const indexOf = (step, day) => {
    const date = new Date(day * DAY);
    const year = date.getUTCFullYear();
    return step === "year" ? year : year * 12 + date.getUTCMonth();
  };

  const firstDay = (step, index) =>
    (step === "year" ? Date.UTC(index, 0) : Date.UTC(Math.floor(index / 12), index % 12)) / DAY;

  Atlas.Timeline = class {
    // starts, ends: the first and last day on which each incident may have happened.
    constructor(starts, ends) {
      this.starts = starts;
      this.ends = ends;
      this.first = starts.reduce((a, b) => Math.min(a, b), Infinity);
      this.last = ends.reduce((a, b) => Math.max(a, b), -Infinity);
    }

    get empty() {
      return !this.starts.length;
    }

    length(step) {
      return this.empty ? 0 : indexOf(step, this.last) - indexOf(step, this.first) + 1;
    }

    // The position of the period that holds a day, within the incidents' own span of time.
    position(step, day) {
      const within = Math.min(Math.max(day, this.first), this.last);
      return indexOf(step, within) - indexOf(step, this.first);
    }

    // The first and last day of the period at a position.
    period(step, position) {
      const index = indexOf(step, this.first) + position;
      return [firstDay(step, index), firstDay(step, index + 1) - 1];
    }

    // Whether an incident shows: one without an exact date, for as long as it may have happened.
    shows(mode, [from, to], incident) {
      if (mode === "all") return true;
      if (mode === "cumulative") return this.starts[incident] <= to;
      return this.starts[incident] <= to && this.ends[incident] >= from;
    }

    // Whether part of the time in which an incident may have happened lies outside what is shown.
    reachesOut(mode, [from, to], incident) {
      if (mode === "all") return false;
      return this.ends[incident] > to || (mode === "window" && this.starts[incident] < from);
    }

    // How many incidents each period may hold.
    histogram(step) {
      const bars = new Array(this.length(step)).fill(0);
      this.starts.forEach((start, incident) => {
        const last = this.position(step, this.ends[incident]);
        for (let at = this.position(step, start); at <= last; at += 1) bars[at] += 1;
      });
      return bars;
    }
  };
})();
