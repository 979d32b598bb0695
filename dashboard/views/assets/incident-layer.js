// The incidents on the map: one Leaflet layer that brings its time control, legend, popups and
// keyboard way along, and takes them away again. A new set of incidents is a new layer; what the
// reader had set (view, time, open popup) is kept with the map in `map.atlas.state`.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});

  const POPUP_HEIGHT = 290;

  const decoded = (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  };

  const IncidentLayer = L.Layer.extend({
    initialize(encoded) {
      this.encoded = encoded;
    },

    onAdd(map) {
      this.map = map;
      this.shapes = map.atlas.shapes;
      this.state = map.atlas.state;
      this.content = decoded(this.encoded);
      this.words = new Atlas.Words(this.content);
      this.places = new Atlas.Places(this.content.columns);
      this.timeline = new Atlas.Timeline(this.content.columns.start, this.content.columns.end);
      this.radius = Atlas.radiusScale(this.places.largest[this.state.outcome]);
      this.dress();
      this.painter = new Atlas.Painter(map, this.shapes);
      this.camera = new Atlas.Camera(map, this);
      this.parts = [
        (this.cursor = new Atlas.Cursor(map, this)),
        (this.buttons = Atlas.viewButtons(map, this)),
        (this.legend = new Atlas.Legend(map, this)),
        (this.notices = new Atlas.Notices(map, this)),
        (this.time = new Atlas.TimeControl(map, this)),
        this.painter,
      ];
      map.getContainer().append(this.buttons);
      this.scale = L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
      map.on(this.events(), this);
      this.show(false);
      if (this.places.units("district").length) map.atlas.need("districts");
      this.restore();
      // The style sheets may come later than the scripts; sizes count only from then on.
      map.atlas.styled.then(() => this.content && this.settle());
    },

    settle() {
      this.time.update();
      this.camera.firstFit();
      this.notices.update();
    },

    onRemove(map) {
      this.state.focus = document.activeElement?.dataset?.atlas ?? null;
      this.leaving = true;
      map.off(this.events(), this);
      this.popup?.remove();
      this.hint?.remove();
      this.scale.remove();
      for (const part of this.parts) part.remove();
      // streamlit-folium keeps every layer it has ever shown; the incidents need not stay with it.
      this.encoded = this.content = this.places = this.parts = null;
    },

    events() {
      this.handlers = this.handlers ?? {
        click: this.click,
        mousemove: this.hover,
        mouseout: () => this.setHint([]),
        movestart: () => this.setHint([]),
        moveend: () => this.camera.firstFit(),
        "atlas:base": () => this.legend.fill(),
      };
      return this.handlers;
    },

    // Colours and labels of the container, which is there before the incidents are.
    dress() {
      const { content, map, words } = this;
      const box = map.getContainer();
      for (const [name, colour] of Object.entries(content.ground)) {
        box.style.setProperty(`--atlas-${name.replace("_", "-")}`, colour);
      }
      box.classList.add("atlas");
      box.style.colorScheme = content.dark ? "dark" : "light";
      document.documentElement.lang = content.language;
      box.setAttribute("role", "region");
      const count = words.trn("incidents", content.columns.id.length);
      box.setAttribute("aria-label", `${words.tr("map_label")} ${count}.`);
      map.atlas.setGround(content.ground, content.language);
    },

    // The first and last day of the period that the time control stands at.
    period() {
      if (this.timeline.empty) return [0, 0];
      const { step } = this.state;
      return this.timeline.period(step, this.timeline.position(step, this.state.day ?? 0));
    },

    setTime(change) {
      Object.assign(this.state, change);
      this.show(true);
    },

    setOutcome(outcome) {
      this.state.outcome = outcome;
      this.radius = Atlas.radiusScale(this.places.largest[outcome]);
      this.legend.fill();
      this.legend.box.querySelector("select").focus();
      this.show(true);
    },

    show(moving) {
      const { timeline, places, content, state, radius, words } = this;
      const [mode, period] = [state.mode, this.period()];
      const doubtful = (i) =>
        content.columns.doubtful[i] && timeline.reachesOut(mode, period, i);
      this.found = places.show((i) => timeline.shows(mode, period, i), doubtful, state.outcome);
      this.scene = {
        places: places.groups,
        radius,
        kinds: content.kinds,
        several: content.several,
        ground: content.ground,
        outlines: content.regions,
        number: (n) => words.number(n),
        selected: places.byIncident.get(content.selected) ?? null,
        focused: this.cursor.place,
      };
      this.painter.show(this.scene, moving);
      this.time.update();
      this.notices.update();
      if (this.opened?.some((place) => !place.shown.length)) this.map.closePopup(this.popup);
    },

    // After a change of the incidents: the popup, the focus and the choice in the table.
    restore() {
      const { state, content, places } = this;
      this.camera.firstFit();
      const open = places.groups.filter(({ key, shown }) => state.open?.includes(key) && shown.length);
      const chosen = content.selected;
      if (chosen && chosen !== state.selected) this.select(chosen);
      else if (open.length) this.open(open, { quiet: true });
      else state.open = null;
      state.selected = chosen;
      const focus = state.focus && document.hasFocus();
      if (focus) this.map.getContainer().querySelector(`[data-atlas="${state.focus}"]`)?.focus();
      state.focus = null;
    },

    select(id) {
      const place = this.places.byIncident.get(id);
      if (!place) return;
      const incident = this.content.columns.id.indexOf(id);
      if (!place.shown.includes(incident)) {
        this.time.pause();
        this.setTime({ day: this.content.columns.start[incident] });
      }
      this.camera.bringIntoView(place);
      this.open([place], { first: incident });
    },

    focus(place) {
      this.scene.focused = place;
      this.painter.draw();
    },

    // byKeyboard: the popup takes the focus. quiet: the map does not move for it.
    // first: the incident to begin with.
    open(places, { byKeyboard = false, quiet = false, first = null } = {}) {
      const [map, size] = [this.map, this.map.getSize()];
      if (size.x < 640) this.legend.close();
      const incidents = places.flatMap(({ shown }) => shown);
      if (first !== null) incidents.sort((a, b) => (b === first) - (a === first));
      const content = Atlas.popupContent({ ...this.content, words: this.words }, incidents);
      const right = size.x - this.legend.width > 420 ? this.legend.width : 0;
      this.popup?.remove();
      this.popup = L.popup({
        className: "atlas-popup-frame",
        maxWidth: Math.min(330, size.x - 60),
        minWidth: Math.min(270, size.x - 70),
        maxHeight: Math.min(Math.max(size.y - this.time.height - 70, 120), POPUP_HEIGHT),
        offset: [0, -places[0].now.r - 1],
        autoPan: !quiet,
        autoPanPaddingTopLeft: [Atlas.VIEW_BUTTONS, 10],
        autoPanPaddingBottomRight: [right + 14, this.time.height + 14],
      });
      const at = map.containerPointToLatLng(this.painter.pointOf(places[0]));
      this.popup.setLatLng(at).setContent(content).openOn(map);
      this.popup.once("remove", () => this.closed(byKeyboard, places));
      content.addEventListener("keydown", (event) => {
        if (event.key === "Escape") map.closePopup();
      });
      const close = this.popup.getElement().querySelector(".leaflet-popup-close-button");
      close.setAttribute("aria-label", this.words.tr("close"));
      this.opened = places;
      map.getContainer().classList.add("reading");
      this.state.open = places.map(({ key }) => key);
      if (byKeyboard) content.focus();
    },

    closed(byKeyboard, places) {
      if (this.opened !== places) return;
      this.opened = null;
      this.map.getContainer().classList.remove("reading");
      // Taken away with the incidents rather than closed by the reader: it will be opened again.
      if (this.leaving) return;
      this.state.open = null;
      if (byKeyboard) this.cursor.stop.focus();
    },

    click({ containerPoint }) {
      const places = this.painter.at(containerPoint);
      this.setHint([]);
      if (places.length) this.open(places);
    },

    hover({ containerPoint, originalEvent }) {
      const onControl = originalEvent.target.closest(".atlas-shield, .leaflet-popup");
      const places = onControl ? [] : this.painter.at(containerPoint);
      this.map.getContainer().style.cursor = places.length ? "pointer" : "";
      this.setHint(places);
    },

    setHint(places) {
      if (places[0] === this.hinted) return;
      this.hint?.remove();
      [this.hinted, this.hint] = [places[0], null];
      if (!places.length || places === this.opened) return;
      const offset = [places[0].now.r + 4, 0];
      const at = this.map.containerPointToLatLng(this.painter.pointOf(places[0]));
      this.hint = L.tooltip({ className: "atlas-hint-frame", offset, direction: "auto" })
        .setLatLng(at)
        .setContent(Atlas.hint({ ...this.content, words: this.words }, places))
        .addTo(this.map);
    },
  });

  Atlas.incidentLayer = (encoded) => new IncidentLayer(encoded);
})();
