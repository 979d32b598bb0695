// The ground under the incidents: water, land, borders and rivers, from files of this server.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});

  const GROUND_PANE = "atlas-ground";
  const NAME_PANE = "atlas-names";
  // Further out, district lines would be a mesh.
  const DISTRICT_ZOOM = 8.5;
  const PANES = { [GROUND_PANE]: 200, [NAME_PANE]: 350, "atlas-incidents": 400 };

  // From the lowest: what each drawing takes from which layer (all, or only some), from which zoom
  // on, and how it looks on a ground.
  const DRAWINGS = [
    {
      layer: "countries",
      style: (g) => ({ fillColor: g.neighbour, fill: true, color: g.country_line, weight: 0.9 }),
    },
    { layer: "departments", style: (g) => ({ fillColor: g.land, fill: true, stroke: false }) },
    {
      layer: "districts",
      from: DISTRICT_ZOOM,
      style: (g) => ({ color: g.district_line, weight: 0.8 }),
    },
    { layer: "provinces", style: (g) => ({ color: g.province_line, weight: 0.8 }) },
    { layer: "rivers", style: (g) => ({ color: g.river, weight: 1.1 }) },
    { layer: "departments", style: (g) => ({ color: g.department_line, weight: 1.3 }) },
    {
      layer: "countries",
      only: ({ packed }) => packed,
      style: (g) => ({ color: g.country_line, weight: 1.3 }),
    },
  ];

  // Which features the incidents may shade or outline, and by which name.
  const KEYS = {
    departments: ({ code }) => code,
    provinces: ({ code }) => code,
    districts: ({ code }) => code,
    regions: ({ id }) => id,
  };

  const plain = { fill: false, fillOpacity: 1, interactive: false, lineJoin: "round" };

  class BaseMap {
    // addresses: of the layers to begin with, by name; later: of those fetched once they are needed.
    constructor(map, addresses, later) {
      this.map = map;
      this.later = later;
      this.asked = new Set();
      this.shapes = new Atlas.Shapes();
      this.state = Atlas.firstState();
      this.drawn = [];
      this.missing = new Set();
      this.first = Object.keys(addresses);
      this.loading = true;
      for (const [name, level] of Object.entries(PANES)) {
        map.createPane(name).style.zIndex = level;
      }
      map.getPane(NAME_PANE).style.pointerEvents = "none";
      this.names = new Atlas.GroundNames(map, NAME_PANE);
      this.renderer = L.canvas({ pane: GROUND_PANE, padding: 0.4 });
      map.on("zoomend", this.showLines, this);
      // A map that starts in a hidden tab has no size until the tab is opened.
      new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(map.getContainer());
      this.dressed = false;
      this.styled = new Promise((done) => this.awaitStyle(done));
      this.loaded = this.load(addresses);
    }

    // Until the style sheet holds, which sets a property that nothing else does.
    awaitStyle(done) {
      const box = this.map.getContainer();
      this.dressed = Boolean(getComputedStyle(box).getPropertyValue("--atlas-round"));
      if (this.dressed) done();
      else setTimeout(() => this.awaitStyle(done), 20);
    }

    async load(addresses) {
      const names = Object.keys(addresses);
      const answers = await Promise.allSettled(names.map((name) => fetched(addresses[name])));
      const found = {};
      answers.forEach(({ value, reason }, i) => {
        if (value) found[names[i]] = value.features;
        else this.miss(names[i], reason);
      });
      this.build(found);
      this.loading = false;
      this.map.fire("atlas:base");
      this.showLines();
    }

    // Fetches a layer that the map can do without until now; once, and only if there is one.
    async need(name) {
      if (!this.later[name] || this.asked.has(name)) return;
      this.asked.add(name);
      await this.loaded;
      try {
        this.build({ [name]: (await fetched(this.later[name])).features });
      } catch (error) {
        this.miss(name, error);
      }
      this.map.fire("atlas:base");
    }

    miss(name, error) {
      console.error(error);
      this.missing.add(name);
    }

    // features: by layer, of the layers that have come.
    build(features) {
      for (const [name, key] of Object.entries(KEYS)) {
        for (const feature of features[name] ?? []) this.shapes.add(key(feature.properties), feature);
      }
      DRAWINGS.forEach(({ layer, from = 0, only = () => true, style }, level) => {
        if (!(layer in features)) return;
        const options = { ...plain, renderer: this.renderer, pane: GROUND_PANE };
        const chosen = features[layer].filter(({ properties }) => only(properties));
        const drawn = L.geoJSON(chosen, { ...options, style: () => options });
        this.drawn.push({ drawn, from, style, level });
      });
      this.drawn.sort((a, b) => a.level - b.level);
      for (const [layer, found] of Object.entries(features)) this.names.add(layer, found);
      this.dress();
      this.showLines();
      this.names.update();
    }

    // Sets the colours and the language; both may change while the map stays.
    setGround(ground, language) {
      this.ground = ground;
      this.names.setLanguage(language);
      this.map.getContainer().style.background = ground.water;
      this.dress();
    }

    dress() {
      if (!this.ground) return;
      for (const { drawn, style } of this.drawn) {
        drawn.setStyle({ ...plain, ...style(this.ground) });
      }
    }

    // Adds and takes away what is drawn from some zoom on; what belongs above it stays above.
    showLines() {
      const zoom = this.map.getZoom();
      if (zoom >= DISTRICT_ZOOM) this.need("districts");
      let raised = false;
      for (const { drawn, from } of this.drawn) {
        const fits = zoom >= from;
        if (fits !== this.map.hasLayer(drawn)) {
          this.map[fits ? "addLayer" : "removeLayer"](drawn);
          raised ||= fits;
        } else if (fits && raised) drawn.bringToFront();
      }
    }
  }

  const fetched = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  };

  Atlas.baseMap = (map, addresses, later) => {
    // Leaflet moves the map for a popup in its own way, which has no setting for this.
    const jump = (offset) => L.Map.prototype.panBy.call(map, offset, { animate: false });
    if (Atlas.calm()) map.panBy = jump;
    map.atlas = new BaseMap(map, addresses, later);
  };
})();
