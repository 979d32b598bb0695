// The ground under the incidents: water, land, borders, rivers and names, from files of this server.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});

  const GROUND_PANE = "atlas-ground";
  const NAME_PANE = "atlas-names";
  const PANES = { [GROUND_PANE]: 200, [NAME_PANE]: 350, "atlas-incidents": 400 };

  // From the lowest: what each drawing takes from which layer, and how it looks on a ground.
  const DRAWINGS = [
    {
      layer: "countries",
      style: (g) => ({ fillColor: g.neighbour, fill: true, color: g.country_line, weight: 0.9 }),
    },
    { layer: "departments", style: (g) => ({ fillColor: g.land, fill: true, stroke: false }) },
    { layer: "provinces", style: (g) => ({ color: g.province_line, weight: 0.8 }) },
    { layer: "rivers", style: (g) => ({ color: g.river, weight: 1.1 }) },
    { layer: "departments", style: (g) => ({ color: g.department_line, weight: 1.3 }) },
  ];

  // At which zooms the names of a layer help rather than hinder.
  const NAMED = { countries: [3, 7], departments: [5.5, 9], provinces: [9, 14] };

  // Which features the incidents may shade or outline, and by which name.
  const KEYS = {
    departments: ({ code }) => code,
    provinces: ({ code }) => code,
    regions: ({ id }) => id,
  };

  const plain = { fill: false, fillOpacity: 1, interactive: false, lineJoin: "round" };

  class BaseMap {
    constructor(map, addresses) {
      this.map = map;
      this.shapes = new Atlas.Shapes();
      this.state = Atlas.firstState();
      this.drawn = [];
      this.names = [];
      this.failed = false;
      for (const [name, level] of Object.entries(PANES)) {
        map.createPane(name).style.zIndex = level;
      }
      map.getPane(NAME_PANE).style.pointerEvents = "none";
      this.renderer = L.canvas({ pane: GROUND_PANE, padding: 0.4 });
      map.on("zoomend", this.showNames, this);
      // A map that starts in a hidden tab has no size until the tab is opened.
      new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(map.getContainer());
      this.dressed = false;
      this.styled = new Promise((done) => this.awaitStyle(done));
      this.load(addresses);
    }

    // Until the style sheet holds, which sets a property that nothing else does.
    awaitStyle(done) {
      const box = this.map.getContainer();
      this.dressed = Boolean(getComputedStyle(box).getPropertyValue("--atlas-round"));
      if (this.dressed) done();
      else setTimeout(() => this.awaitStyle(done), 20);
    }

    async load(addresses) {
      try {
        const names = Object.keys(addresses);
        const layers = await Promise.all(names.map((name) => fetched(addresses[name])));
        this.build(Object.fromEntries(names.map((name, i) => [name, layers[i].features])));
      } catch (error) {
        console.error(error);
        this.failed = true;
      }
      this.map.fire("atlas:base");
    }

    build(features) {
      for (const [name, key] of Object.entries(KEYS)) {
        for (const feature of features[name]) this.shapes.add(key(feature.properties), feature);
      }
      for (const { layer, style } of DRAWINGS) {
        const options = { ...plain, renderer: this.renderer, pane: GROUND_PANE };
        const drawn = L.geoJSON(features[layer], { ...options, style: () => options });
        this.drawn.push({ drawn, style });
        drawn.addTo(this.map);
      }
      for (const [layer, zooms] of Object.entries(NAMED)) {
        this.names.push({ zooms, group: nameGroup(features[layer], layer) });
      }
      this.dress();
      this.showNames();
    }

    // Sets the colours and the language; both may change while the map stays.
    setGround(ground, language) {
      this.ground = ground;
      this.language = language;
      this.map.getContainer().style.background = ground.water;
      this.dress();
    }

    dress() {
      if (!this.ground) return;
      for (const { drawn, style } of this.drawn) {
        drawn.setStyle({ ...plain, ...style(this.ground) });
      }
      for (const { group } of this.names) {
        group.eachLayer((mark) => {
          mark.options.icon.options.html.textContent = mark.options.names[this.language] ?? "";
        });
      }
    }

    showNames() {
      const zoom = this.map.getZoom();
      for (const { zooms, group } of this.names) {
        const fits = zoom >= zooms[0] && zoom < zooms[1];
        if (fits !== this.map.hasLayer(group)) this.map[fits ? "addLayer" : "removeLayer"](group);
      }
    }
  }

  const fetched = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  };

  const nameGroup = (features, layer) => {
    const named = features.filter(({ properties }) => Object.keys(properties.names).length);
    const marks = named.map(({ properties: { names, label } }) => {
      const html = Atlas.element("span", { className: `atlas-name ${layer}`, "aria-hidden": "true" });
      const icon = L.divIcon({ html, className: "atlas-name-point", iconSize: [0, 0] });
      const quiet = { interactive: false, keyboard: false, pane: NAME_PANE };
      return L.marker([label[1], label[0]], { ...quiet, icon, names });
    });
    return L.layerGroup(marks);
  };

  Atlas.baseMap = (map, addresses) => {
    // Leaflet moves the map for a popup in its own way, which has no setting for this.
    const jump = (offset) => L.Map.prototype.panBy.call(map, offset, { animate: false });
    if (Atlas.calm()) map.panBy = jump;
    map.atlas = new BaseMap(map, addresses);
  };
})();
