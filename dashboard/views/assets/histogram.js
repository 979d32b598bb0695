// The small histogram over the time slider: incidents per period, and the years over them.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});

  // Height of the line of years, and the room that one of them takes.
  const YEARS_PX = 11;
  const YEAR_PX = 34;
  // The thumb's middle travels from half a thumb within one end to half a thumb within the other.
  const INSET = 8;
  const PALE = 0.55;

  // canvas: as large as its style says. lit: whether a position is part of what is shown.
  // pale: whether the others step back.
  Atlas.drawHistogram = (canvas, { timeline, step, lit, pale, ground }) => {
    const { width, height } = canvas.getBoundingClientRect();
    if (!width) return;
    const ratio = window.devicePixelRatio || 1;
    Object.assign(canvas, { width: width * ratio, height: height * ratio });
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    const counts = timeline.histogram(step);
    const most = Math.max(...counts);
    const pitch = (width - 2 * INSET) / Math.max(counts.length - 1, 1);
    const thick = Math.max(Math.min(pitch - 1, 10), 1.5);
    const at = (position) => INSET + position * pitch;
    context.fillStyle = ground.line;
    context.fillRect(0, height - 1, width, 1);
    counts.forEach((count, i) => {
      if (!count) return;
      const tall = Math.max(((height - YEARS_PX - 2) * count) / most, 2);
      context.globalAlpha = pale && !lit(i) ? PALE : 1;
      context.fillStyle = lit(i) ? ground.accent : ground.muted;
      context.fillRect(at(i) - thick / 2, height - 1 - tall, thick, tall);
    });
    context.globalAlpha = 1;
    context.fillStyle = ground.muted;
    drawYears(context, at, width, timeline, step);
  };

  // As many years as there is room for; where none begins, the one that it all lies in.
  const drawYears = (context, at, width, timeline, step) => {
    context.font = "10px system-ui, sans-serif";
    context.textBaseline = "top";
    const length = timeline.length(step);
    const perYear = step === "month" ? 12 : 1;
    const first = new Date(timeline.period(step, 0)[0] * 86400000);
    const untilJanuary = (perYear - first.getUTCMonth()) % perYear;
    const startYear = first.getUTCFullYear() + (untilJanuary ? 1 : 0);
    if (untilJanuary >= length) context.fillText(String(first.getUTCFullYear()), 0, 0);
    const room = YEAR_PX * (length / perYear > 12 ? 1.6 : 1);
    let free = -Infinity;
    for (let i = untilJanuary, year = startYear; i < length; i += perYear, year += 1) {
      const x = at(i);
      if (x < free || x > width - 24) continue;
      context.fillText(String(year), Math.max(x - 2, 0), 0);
      free = x + room;
    }
  };
})();
