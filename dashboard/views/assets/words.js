// Words and numbers in the reader's language; the texts themselves come with the incidents.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});

  const fill = (template, fields) =>
    template.replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? String(fields[name]) : whole));

  Atlas.Words = class {
    constructor({ words, locale, language, outcomes }) {
      this.language = language;
      this.outcomes = outcomes;
      this.texts = words;
      this.numbers = new Intl.NumberFormat(locale);
      this.plurals = new Intl.PluralRules(locale);
      const names = (parts) => new Intl.DateTimeFormat(locale, { ...parts, timeZone: "UTC" });
      this.periods = { month: names({ month: "long", year: "numeric" }), year: names({ year: "numeric" }) };
    }

    tr(name, fields = {}) {
      return fill(this.texts[name], fields);
    }

    // The singular or plural of a text for n things; {n} becomes the formatted number.
    trn(name, n, fields = {}) {
      const [one, many] = this.texts[name];
      const form = this.plurals.select(n) === "one" ? one : many;
      return fill(form, { n: this.number(n), ...fields });
    }

    number(n) {
      return n === null ? this.tr("not_stated") : this.numbers.format(n);
    }

    // A total of ranges, worded as the key figures above the map are.
    total({ low, best, high, open }) {
      if (best === null && !high) return this.tr("not_stated");
      const middle = best === null ? this.tr("no_best") : this.number(best);
      if (low === best && best === high && !open) return middle;
      return `${middle} (${this.number(low)}–${this.number(high)}${open ? "+" : ""})`;
    }

    // "August 2012", "2012": the period that begins on a day, counted from 1970-01-01.
    period(step, day) {
      return this.periods[step].format(new Date(day * 86400000));
    }
  };
})();
