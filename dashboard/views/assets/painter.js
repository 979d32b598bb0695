// The canvas on which the incidents are drawn: areas, rings, symbols; and what lies under a point.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});

  // How far the canvas reaches beyond the map on each side, so that a short pan shows no edge.
  const PADDING = 0.3;
  const CHANGE_MS = 220;
  const HALO = 11;
  // Several may lie over each other, so each is faint; the outline says how far it reaches.
  const SHADE = { district: 0.2, province: 0.13, department: 0.08, region: 0.4 };
  const APPROXIMATE = [7, 4];
  const DOUBTFUL = 0.5;

  Atlas.Painter = class {
    constructor(map, shapes) {
      this.map = map;
      this.shapes = shapes;
      this.scene = null;
      this.canvas = Atlas.element("canvas", {
        className: "atlas-incidents leaflet-zoom-animated",
        "aria-hidden": "true",
      });
      this.context = this.canvas.getContext("2d");
      map.getPane("atlas-incidents").append(this.canvas);
      this.events = {
        moveend: this.reset,
        resize: this.reset,
        "atlas:base": this.reset,
        zoom: () => this.follow(map.getCenter(), map.getZoom()),
        zoomanim: ({ center, zoom }) => this.follow(center, zoom),
      };
      map.on(this.events, this);
    }

    remove() {
      cancelAnimationFrame(this.request);
      this.map.off(this.events, this);
      this.canvas.remove();
    }

    // scene: { places, radius, kinds, several, ground, outlines, selected, focused }
    show(scene, moving) {
      if (this.stamps?.ground !== scene.ground) this.stamps = new Atlas.Stamps(scene.ground);
      this.scene = scene;
      for (const place of scene.places) {
        const shows = place.shown.length > 0;
        if (shows) place.symbol = this.symbol(place);
        const aim = shows ? place.symbol.r : 0;
        const alpha = shows ? (place.doubtful ? DOUBTFUL : 1) : 0;
        place.from = place.now ?? { r: aim, alpha: 0 };
        place.aim = { r: aim, alpha };
      }
      this.began = performance.now() - (moving && !Atlas.calm() ? 0 : CHANGE_MS);
      this.reset();
    }

    symbol(place) {
      const { radius, kinds, several } = this.scene;
      const { colour, shape } = place.kind === null ? several : kinds[place.kind];
      const unknown = place.magnitude === null;
      return { r: radius(place.magnitude), colour, shape, unknown, hollow: place.hollow };
    }

    // Lays the canvas over the map as it now stands, and draws.
    reset() {
      if (!this.scene) return;
      const size = this.map.getSize();
      const [ratio, margin] = [window.devicePixelRatio || 1, size.multiplyBy(PADDING).round()];
      const full = size.add(margin.multiplyBy(2));
      this.corner = this.map.containerPointToLayerPoint(margin.multiplyBy(-1));
      this.centre = this.map.getCenter();
      this.zoom = this.map.getZoom();
      if (this.canvas.width !== full.x * ratio || this.canvas.height !== full.y * ratio) {
        this.canvas.width = full.x * ratio;
        this.canvas.height = full.y * ratio;
        this.canvas.style.width = `${full.x}px`;
        this.canvas.style.height = `${full.y}px`;
      }
      this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
      L.DomUtil.setTransform(this.canvas, this.corner, 1);
      for (const place of this.scene.places) {
        const point = this.map.latLngToLayerPoint([place.lat, place.lon]).subtract(this.corner);
        [place.left, place.top] = [point.x, point.y];
      }
      this.draw();
    }

    // Moves and scales the picture with the map while it zooms; it is drawn anew at the end.
    follow(centre, zoom) {
      if (!this.scene || !this.map.getSize().x) return;
      const half = this.map.getSize().divideBy(2);
      const pane = L.DomUtil.getPosition(this.map.getPane("mapPane"));
      const origin = this.map.project(centre, zoom).subtract(half).add(pane).round();
      const scale = this.map.getZoomScale(zoom, this.zoom);
      const reach = this.map.getSize().multiplyBy(0.5 + PADDING).multiplyBy(-scale);
      const corner = reach.add(this.map.project(this.centre, zoom)).subtract(origin);
      L.DomUtil.setTransform(this.canvas, corner, scale);
    }

    draw() {
      cancelAnimationFrame(this.request);
      const passed = Math.min((performance.now() - this.began) / CHANGE_MS, 1);
      const eased = 1 - (1 - passed) ** 3;
      for (const place of this.scene.places) {
        const [{ from, aim }, mix] = [place, (a, b) => a + (b - a) * eased];
        place.now = { r: mix(from.r, aim.r), alpha: mix(from.alpha, aim.alpha) };
      }
      this.standInRows();
      this.paint();
      if (passed < 1) this.request = requestAnimationFrame(() => this.draw());
    }

    // Places at the very same point stand side by side, so that none hides another.
    standInRows() {
      for (const place of this.scene.places) {
        place.x = place.left;
        place.y = place.top;
        if (place.row.length === 1 || place !== place.row[0]) continue;
        const present = place.row.filter(({ now }) => now.alpha > 0);
        let edge = -present.reduce((sum, { now }) => sum + now.r + 1, 0);
        for (const each of present) {
          each.shift = edge + each.now.r + 1;
          edge += 2 * (each.now.r + 1);
        }
      }
      for (const place of this.scene.places) {
        if (place.row.length > 1) place.x += place.shift ?? 0;
      }
    }

    paint() {
      const { context, scene } = this;
      context.clearRect(0, 0, this.canvas.width, this.canvas.height);
      const drawn = scene.places.filter(({ now }) => now.alpha > 0.01);
      // Large ones first, so that a small one beside them stays in sight.
      drawn.sort((a, b) => b.now.r - a.now.r);
      this.inWorld(() => {
        for (const place of this.areas(drawn)) this.paintArea(place);
        for (const place of drawn) if (place.radius) this.paintRing(place);
        // Last, so that what was asked for is whole: nothing else is outlined over it.
        for (const id of scene.outlines) this.paintOutline(id);
      });
      for (const place of drawn) if (this.lacksOutline(place)) this.paintHalo(place);
      for (const place of drawn) {
        context.globalAlpha = place.now.alpha;
        const symbol = { ...place.symbol, x: place.x, y: place.y, r: place.now.r };
        this.stamps.put(context, symbol);
        const count = place.shown.length;
        if (count > 1) Atlas.drawBadge(context, symbol, scene.number(count), scene.ground);
      }
      context.globalAlpha = 1;
      for (const place of drawn) this.paintMark(place);
    }

    // One place an area: it may have several symbols in it, but is shaded once. The coarsest first,
    // so that a district lies on its department.
    areas(drawn) {
      const areas = new Map(drawn.filter(({ area }) => area).map((place) => [place.unit, place]));
      const rank = ({ precision }) => Atlas.PRECISIONS.indexOf(precision);
      return [...areas.values()].sort((a, b) => rank(b) - rank(a));
    }

    // Runs `paint` in pixels of the world, in which the shapes' paths are kept.
    inWorld(paint) {
      const origin = this.map.getPixelOrigin().add(this.corner);
      this.context.save();
      this.context.translate(-origin.x, -origin.y);
      paint();
      this.context.restore();
    }

    paintArea({ unit, precision, symbol, now }) {
      const path = this.shapes.path(this.map, unit);
      if (!path) return;
      const { context } = this;
      context.globalAlpha = SHADE[precision] * now.alpha;
      const hatched = precision === "region";
      context.fillStyle = hatched ? Atlas.hatching(context, symbol.colour) : symbol.colour;
      context.fill(path, "evenodd");
      context.globalAlpha = 0.6 * now.alpha;
      context.lineWidth = 1.3;
      context.strokeStyle = symbol.colour;
      this.strokeOutline(path, unit);
    }

    paintOutline(id) {
      const path = this.shapes.path(this.map, id);
      if (!path) return;
      const { context, scene } = this;
      context.globalAlpha = 0.85;
      context.lineWidth = 1.6;
      context.strokeStyle = scene.ground.accent;
      this.strokeOutline(path, id);
    }

    // Broken where the outline is only approximate.
    strokeOutline(path, key) {
      const { context } = this;
      if (this.shapes.approximate(key)) context.setLineDash(APPROXIMATE);
      context.stroke(path);
      context.setLineDash([]);
    }

    // The ring within which a place lies that is known to be near a point.
    paintRing({ radius, lat, lon, symbol, now }) {
      const { context } = this;
      const path = this.shapes.ring(this.map, lat, lon, radius);
      context.fillStyle = symbol.colour;
      context.strokeStyle = symbol.colour;
      context.globalAlpha = 0.1 * now.alpha;
      context.fill(path);
      context.globalAlpha = 0.9 * now.alpha;
      context.lineWidth = 1.3;
      context.stroke(path);
    }

    lacksOutline({ precision, unit }) {
      return precision === "district" && !this.shapes.get(unit);
    }

    // Around a place that is somewhere in a district, whose outline is not known.
    paintHalo({ symbol, now, x, y }) {
      const { context } = this;
      context.globalAlpha = 0.28 * now.alpha;
      context.fillStyle = symbol.colour;
      context.beginPath();
      context.arc(x, y, now.r + HALO, 0, 2 * Math.PI);
      context.fill();
    }

    paintMark(place) {
      const { context, scene } = this;
      if (place !== scene.selected && place !== scene.focused) return;
      for (const [width, colour] of [[6, scene.ground.paper], [3, scene.ground.accent]]) {
        context.beginPath();
        context.arc(place.x, place.y, place.now.r + 6, 0, 2 * Math.PI);
        context.lineWidth = width;
        context.strokeStyle = colour;
        context.stroke();
      }
    }

    // The places whose symbols lie under a point of the map, the nearest first; where there is
    // none, the nearest within reach of an unsteady hand.
    at(point) {
      if (!this.scene) return [];
      const { x, y } = this.map.containerPointToLayerPoint(point).subtract(this.corner);
      const reach = window.matchMedia("(pointer: coarse)").matches ? 18 : 5;
      const found = this.scene.places
        .filter((place) => place.shown.length)
        .map((place) => ({ place, gap: Math.hypot(place.x - x, place.y - y) - place.now.r }))
        .filter(({ gap }) => gap <= reach)
        .sort((a, b) => a.gap - b.gap);
      const under = found.filter(({ gap }) => gap <= 1);
      return (under.length ? under : found.slice(0, 1)).map(({ place }) => place);
    }

    // Where a place's symbol stands, as a point of the map.
    pointOf(place) {
      return this.map.layerPointToContainerPoint(L.point(place.x, place.y).add(this.corner));
    }
  };
})();
