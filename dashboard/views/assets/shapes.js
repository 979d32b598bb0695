// Outlines on the canvas: units and regions as paths, rings of so many kilometres, hatching.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});

  const pathThrough = (map, zoom, corners) => {
    const path = new Path2D();
    for (const ring of corners) {
      ring.forEach(([lon, lat], i) => {
        const { x, y } = map.project([lat, lon], zoom);
        path[i ? "lineTo" : "moveTo"](x, y);
      });
      path.closePath();
    }
    return path;
  };

  const rings = ({ type, coordinates }) => (type === "Polygon" ? coordinates : coordinates.flat());

  const EARTH_KM = 6371.0088;
  const CORNERS = 64;

  // [lon, lat] of the points at a distance along the great circles from a point.
  const geodesicRing = (lat, lon, km) => {
    const [phi, angle] = [(lat * Math.PI) / 180, km / EARTH_KM];
    return Array.from({ length: CORNERS }, (_, i) => {
      const bearing = (2 * Math.PI * i) / CORNERS;
      const sine = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing);
      const east = Math.atan2(
        Math.sin(bearing) * Math.sin(angle) * Math.cos(phi),
        Math.cos(angle) - Math.sin(phi) * sine,
      );
      return [lon + (east * 180) / Math.PI, (Math.asin(sine) * 180) / Math.PI];
    });
  };

  // The shapes of the layers that the base map has loaded: units by code, regions by id.
  Atlas.Shapes = class {
    constructor() {
      this.found = new Map();
      this.paths = new Map();
    }

    add(key, feature) {
      this.found.set(key, feature);
    }

    get(key) {
      return this.found.get(key);
    }

    // Whether a region's outline stands for one that is not known exactly.
    approximate(key) {
      return this.found.get(key)?.properties.exact === false;
    }

    // The shape as a path in pixels of the world at the map's zoom; null while it is not loaded.
    path(map, key) {
      const feature = this.found.get(key);
      return feature ? this.kept(map, key, () => rings(feature.geometry)) : null;
    }

    // The same for the points so many kilometres away from a point.
    ring(map, lat, lon, km) {
      return this.kept(map, `${lat},${lon},${km}`, () => [geodesicRing(lat, lon, km)]);
    }

    // Paths are kept until the zoom changes.
    kept(map, key, corners) {
      const zoom = map.getZoom();
      if (this.zoom !== zoom) this.paths.clear();
      this.zoom = zoom;
      if (!this.paths.has(key)) this.paths.set(key, pathThrough(map, zoom, corners()));
      return this.paths.get(key);
    }
  };

  // Slanted lines in a colour, as a fill for the context.
  Atlas.hatching = (context, colour) => {
    const tile = document.createElement("canvas");
    const ratio = window.devicePixelRatio || 1;
    const size = Math.round(9 * ratio);
    tile.width = size;
    tile.height = size;
    const pen = tile.getContext("2d");
    pen.strokeStyle = colour;
    pen.lineWidth = 1.1 * ratio;
    pen.beginPath();
    for (const shift of [-size, 0, size]) {
      pen.moveTo(shift - 1, size + 1);
      pen.lineTo(shift + size + 1, -1);
    }
    pen.stroke();
    const pattern = context.createPattern(tile, "repeat");
    pattern.setTransform(new DOMMatrix().scale(1 / ratio));
    return pattern;
  };
})();
