// The way through the incidents for the keyboard: one stop for Tab, arrow keys from place to place.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  Atlas.Cursor = class {
    // host: the incident layer, which knows the places and opens their popups.
    constructor(map, host) {
      this.map = map;
      this.host = host;
      this.place = null;
      this.stop = Atlas.element("div", {
        className: "atlas-cursor",
        tabindex: "0",
        role: "button",
        "aria-haspopup": "dialog",
        "aria-label": host.words.tr("cursor"),
        "data-atlas": "cursor",
        onkeydown: (event) => this.press(event),
        onfocus: () => this.enter(),
        onblur: () => this.mark(null),
      });
      this.voice = Atlas.element("div", { className: "atlas-unseen", "aria-live": "polite" });
      // First in the map, so that Tab reaches the incidents before the buttons.
      map.getContainer().prepend(this.stop, this.voice);
    }

    remove() {
      this.stop.remove();
      this.voice.remove();
    }

    enter() {
      const places = this.host.places.visible();
      if (!places.length) return;
      const kept = places.find(({ key }) => key === this.host.state.cursor);
      this.go(kept ?? places[0]);
    }

    press(event) {
      const places = this.host.places.visible();
      const at = places.findIndex((place) => place === this.place);
      const aims = { Home: 0, End: places.length - 1 };
      if (event.key in STEPS) aims[event.key] = (at + STEPS[event.key] + places.length) % places.length;
      if ((event.key === "Enter" || event.key === " ") && this.place) {
        this.host.open([this.place], { byKeyboard: true });
      } else if (event.key === "Escape") {
        this.map.closePopup();
      } else if (event.key in aims && places.length) {
        this.go(places[aims[event.key]]);
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    }

    go(place) {
      this.mark(place);
      this.host.state.cursor = place.key;
      this.host.camera.bringIntoView(place);
      const places = this.host.places.visible();
      const { words, content } = this.host;
      const position = words.tr("position", {
        i: words.number(places.indexOf(place) + 1),
        n: words.number(places.length),
      });
      const said = place.shown.slice(0, 3).map((i) => {
        const { columns, kinds } = content;
        return [columns.title[i], columns.date_text[i], kinds[columns.kind[i]].label].join(", ");
      });
      const count = words.trn("incidents", place.shown.length);
      this.voice.textContent = [position, place.names()[0], count, ...said].join(". ");
    }

    mark(place) {
      this.place = place;
      this.host.focus(place);
    }
  };
})();
