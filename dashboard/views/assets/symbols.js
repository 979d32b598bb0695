// The symbols: shapes of equal area, so that size means the same whatever the kind.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});

  // Points of a regular polygon, or of a star whose inner points lie at `inner`.
  const around = (corners, turn = 0, inner = null) => {
    const all = inner === null ? corners : corners * 2;
    return Array.from({ length: all }, (_, i) => {
      const angle = ((turn + (360 * i) / all) * Math.PI) / 180;
      const length = inner !== null && i % 2 ? inner : 1;
      return [Math.sin(angle) * length, -Math.cos(angle) * length];
    });
  };

  const arms = (half) => [
    [-half, -1], [half, -1], [half, -half], [1, -half], [1, half], [half, half],
    [half, 1], [-half, 1], [-half, half], [-1, half], [-1, -half], [-half, -half],
  ];

  const turned = (points, degrees) => {
    const [sin, cos] = [Math.sin, Math.cos].map((f) => f((degrees * Math.PI) / 180));
    return points.map(([x, y]) => [x * cos - y * sin, x * sin + y * cos]);
  };

  // Scaled to the area of a circle of radius 1.
  const normal = (points) => {
    const doubled = points.reduce((sum, [x, y], i) => {
      const [u, v] = points[(i + 1) % points.length];
      return sum + x * v - u * y;
    }, 0);
    const scale = Math.sqrt(Math.PI / (Math.abs(doubled) / 2));
    return points.map(([x, y]) => [x * scale, y * scale]);
  };

  const SHAPES = {
    circle: null,
    target: null,
    triangle: normal(around(3)),
    wedge: normal(around(3, 180)),
    square: normal(around(4, 45)),
    diamond: normal(around(4).map(([x, y]) => [x * 0.8, y])),
    pentagon: normal(around(5)),
    hexagon: normal(around(6, 30)),
    star: normal(around(5, 0, 0.48)),
    plus: normal(arms(0.36)),
    cross: normal(turned(arms(0.36), 45)),
  };

  const trace = (context, shape, x, y, r) => {
    const points = SHAPES[shape];
    context.beginPath();
    if (!points) {
      context.arc(x, y, r, 0, 2 * Math.PI);
      return;
    }
    points.forEach(([u, v], i) => context[i ? "lineTo" : "moveTo"](x + u * r, y + v * r));
    context.closePath();
  };

  const outline = (context, width, colour, dashes = []) => {
    context.setLineDash(dashes);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  };

  // hollow: known only as somewhere in a unit. unknown: its count is not stated.
  const drawSymbol = (context, { x, y, r, shape, colour, hollow, unknown }, ground) => {
    const open = hollow || unknown;
    context.lineJoin = "round";
    trace(context, shape, x, y, r);
    outline(context, open ? 5.4 : 3.4, ground.paper);
    context.fillStyle = open ? ground.paper : colour;
    context.fill();
    // Ink on either side of the colour, which may be as light as the ground.
    if (open) outline(context, 3.6, ground.ink);
    else outline(context, 1, ground.ink);
    if (open) outline(context, 2.2, unknown ? ground.paper : colour);
    if (unknown) outline(context, 2.2, colour, [3.2, 2.2]);
    context.setLineDash([]);
    if (shape === "target") {
      context.beginPath();
      context.arc(x, y, Math.max(r * 0.4, 2), 0, 2 * Math.PI);
      context.fillStyle = open ? colour : ground.paper;
      context.fill();
    }
  };

  // The same symbol drawn once and copied from then on: a thousand of them must keep up with 60
  // frames a second. Sizes are kept to half a pixel.
  Atlas.Stamps = class {
    constructor(ground) {
      this.ground = ground;
      this.ratio = window.devicePixelRatio || 1;
      this.kept = new Map();
    }

    put(context, { x, y, r, ...look }) {
      const size = Math.round(r * 2) / 2;
      const key = [size, look.shape, look.colour, look.hollow, look.unknown].join();
      if (!this.kept.has(key)) this.kept.set(key, this.made(size, look));
      const { canvas, half } = this.kept.get(key);
      context.drawImage(canvas, x - half, y - half, half * 2, half * 2);
    }

    made(r, look) {
      // Corners of a pointed shape lie farther out than its mean radius.
      const half = Math.ceil(r * 1.9 + 4);
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = half * 2 * this.ratio;
      const context = canvas.getContext("2d");
      context.scale(this.ratio, this.ratio);
      drawSymbol(context, { ...look, r, x: half, y: half }, this.ground);
      return { canvas, half };
    }
  };

  // How many incidents stand at a place, beside its symbol.
  const drawBadge = (context, { x, y, r }, text, ground) => {
    context.font = "600 10px system-ui, sans-serif";
    const width = Math.max(context.measureText(text).width + 7, 14);
    const [left, top] = [x + r * 0.72 - 2, y - r * 0.72 - 12];
    context.beginPath();
    context.roundRect(left, top, width, 14, 7);
    context.fillStyle = ground.ink;
    context.fill();
    context.lineWidth = 1.2;
    context.strokeStyle = ground.paper;
    context.stroke();
    context.fillStyle = ground.paper;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(text, left + width / 2, top + 7.5);
  };

  // Radii: area follows the count, and the smallest are still told apart by their shape.
  const SMALLEST = 5.5;
  // Large enough for its broken outline to be seen.
  const UNKNOWN = 6.5;
  const PER_PERSON = 4.2;
  const LARGEST = 34;

  Atlas.radiusScale = (largest) => {
    const factor = Math.min(PER_PERSON, LARGEST / Math.sqrt(Math.max(largest, 1)));
    const radius = (count) =>
      count === null ? UNKNOWN : Math.max(SMALLEST, factor * Math.sqrt(count));
    // The largest count that is still drawn at the smallest size.
    radius.floor = Math.floor((SMALLEST / factor) ** 2);
    return radius;
  };

  // A canvas of its own for one drawing, in CSS pixels.
  Atlas.picture = (width, height, draw) => {
    const canvas = Atlas.element("canvas", { className: "atlas-picture", "aria-hidden": "true" });
    const ratio = window.devicePixelRatio || 1;
    Object.assign(canvas, { width: width * ratio, height: height * ratio });
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    draw(context);
    return canvas;
  };

  Object.assign(Atlas, { SHAPES, drawSymbol, drawBadge });
})();
