// The map's own time: play, slider, step and mode, and the figures of the period shown. All of it
// happens in the browser; the server is not asked.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});
  const { element, icon } = Atlas;

  const MODES = ["all", "window", "cumulative"];
  const STEPS = ["month", "year"];
  const SPEEDS = [1, 2, 4];
  // How long a period stays at speed 1.
  const PACE_MS = { month: 600, year: 1200 };
  // Height of the line of years over the bars, and the room that one takes.
  const YEARS_PX = 11;
  const YEAR_PX = 34;
  const PLAY = "M4 2.5l9 5.5-9 5.5z";
  const PAUSE = "M4.5 3v10M11.5 3v10";

  // What outlives a change of the incidents; kept with the map.
  Atlas.firstState = () => ({
    mode: "all",
    step: "month",
    day: null,
    speed: 1,
    playing: false,
    outcome: "killed",
    legend: null,
    fitted: false,
    selected: null,
    open: null,
    cursor: null,
    focus: null,
  });

  Atlas.TimeControl = class {
    constructor(map, host) {
      this.host = host;
      this.state = host.state;
      this.timeline = host.timeline;
      this.build();
      map.getContainer().append(Atlas.shield(this.box));
      this.schedule();
    }

    build() {
      const { words } = this.host;
      this.button = element("button", {
        type: "button",
        className: "play",
        "data-atlas": "play",
        onclick: () => this.toggle(),
      });
      this.now = element("strong", { className: "period" });
      this.figures = element("span", { className: "figures" });
      this.bars = element("canvas", { className: "bars", "aria-hidden": "true" });
      this.slider = element("input", {
        type: "range",
        min: 0,
        step: 1,
        "aria-label": words.tr("period"),
        "data-atlas": "slider",
        oninput: () => this.seek(Number(this.slider.value)),
      });
      this.choices = [
        this.choice("show", "mode", MODES, (mode) => words.tr(`mode_${mode}`)),
        this.choice("step", "step", STEPS, (step) => words.tr(step)),
        this.choice("speed", "speed", SPEEDS, (speed) => `${words.number(speed)}×`),
      ];
      const label = words.tr("time");
      this.box = element("div", { className: "atlas-time", role: "group", "aria-label": label }, [
        this.button,
        element("div", { className: "now" }, [this.now, this.figures]),
        element("div", { className: "choices" }, this.choices),
        element("div", { className: "track" }, [this.bars, this.slider]),
      ]);
      this.sized = new ResizeObserver(() => this.fitIn());
      this.sized.observe(this.box);
    }

    // What stands on the map keeps clear of this bar, whatever its height.
    fitIn() {
      this.box.parentElement?.style.setProperty("--atlas-time-height", `${this.height}px`);
      this.drawBars();
    }

    choice(label, field, values, name) {
      const options = values.map((value) => element("option", { value, text: name(value) }));
      const select = element("select", { "data-atlas": field }, options);
      select.value = this.state[field];
      select.addEventListener("change", () => {
        const value = values.find((each) => String(each) === select.value);
        this.host.setTime({ [field]: value });
        this.schedule();
      });
      return element("label", {}, [element("span", { text: this.host.words.tr(label) }), select]);
    }

    remove() {
      clearTimeout(this.timer);
      this.sized.disconnect();
      this.box.remove();
    }

    get height() {
      return this.box.offsetHeight;
    }

    get length() {
      return this.timeline.length(this.state.step);
    }

    // The position of the period shown, or of the one that playing would begin with.
    get position() {
      const { step, day } = this.state;
      return day === null || this.timeline.empty ? 0 : this.timeline.position(step, day);
    }

    seek(position) {
      const [day] = this.timeline.period(this.state.step, position);
      const mode = this.state.mode === "all" ? "window" : this.state.mode;
      this.host.setTime({ day, mode });
    }

    toggle() {
      this.state.playing = !this.state.playing;
      if (this.state.playing) {
        const atEnd = this.position === this.length - 1 && this.state.mode !== "all";
        this.seek(atEnd ? 0 : this.position);
      }
      this.update();
      this.schedule();
    }

    pause() {
      this.state.playing = false;
      clearTimeout(this.timer);
      this.update();
    }

    schedule() {
      clearTimeout(this.timer);
      if (!this.state.playing || this.timeline.empty) return;
      this.timer = setTimeout(() => this.advance(), PACE_MS[this.state.step] / this.state.speed);
    }

    advance() {
      if (this.state.mode === "all" || this.position >= this.length - 1) {
        this.pause();
        return;
      }
      this.seek(this.position + 1);
      this.schedule();
    }

    // Writes what the state says; called after every change.
    update() {
      const { words, found } = this.host;
      const { mode, step, playing, outcome } = this.state;
      const title = words.tr(playing ? "pause" : "play");
      this.button.title = title;
      this.button.setAttribute("aria-label", title);
      this.button.classList.toggle("playing", playing);
      this.button.replaceChildren(icon(playing ? PAUSE : PLAY));
      this.box.hidden = this.timeline.empty;
      const still = this.length < 2;
      this.button.disabled = still;
      this.slider.disabled = still;
      this.slider.max = Math.max(this.length - 1, 0);
      this.slider.value = this.position;
      const name = this.timeline.empty ? "" : words.period(step, this.host.period()[0]);
      const shown = mode === "window" ? name : mode === "all" ? words.tr("all_dates") : words.tr("until", { period: name });
      this.now.textContent = shown;
      this.slider.setAttribute("aria-valuetext", mode === "all" ? words.tr("all_dates") : name);
      this.box.classList.toggle("everything", mode === "all");
      this.figures.textContent = this.tell(found, outcome);
      for (const [select, value] of this.selects()) select.value = value;
      this.drawBars();
    }

    selects() {
      const fields = ["mode", "step", "speed"];
      return this.choices.map((label, i) => [label.querySelector("select"), this.state[fields[i]]]);
    }

    // "3 of 48 incidents · Killed 5 (5–7), not stated in 1 incident"
    tell({ incidents, doubtful, total }, outcome) {
      const { words, content } = this.host;
      const all = content.columns.id.length;
      const numbers = { n: words.number(incidents), total: words.number(all) };
      const count = words.trn("of_total", all, numbers);
      if (!incidents) return count;
      const parts = [count];
      if (doubtful) parts.push(words.trn("uncertain", doubtful));
      let killed = `${content.outcomes[outcome]} ${words.total(total)}`;
      if (total.notStated && total.notStated < incidents) {
        killed += `, ${words.trn("not_stated_in", total.notStated)}`;
      }
      return [...parts, killed].join(" · ");
    }

    // Incidents per period over the slider; the period shown stands out.
    drawBars() {
      const { width, height } = this.bars.getBoundingClientRect();
      if (!width || this.timeline.empty) return;
      const ratio = window.devicePixelRatio || 1;
      Object.assign(this.bars, { width: width * ratio, height: height * ratio });
      const context = this.bars.getContext("2d");
      context.scale(ratio, ratio);
      const { mode, step } = this.state;
      const { muted, accent, line } = this.host.content.ground;
      const counts = this.timeline.histogram(step);
      const tallest = height - YEARS_PX - 2;
      const most = Math.max(...counts);
      // The thumb's middle travels from half a thumb within one end to half a thumb within the other.
      const [inset, last] = [8, Math.max(counts.length - 1, 1)];
      const pitch = (width - 2 * inset) / last;
      const thick = Math.max(Math.min(pitch - 1, 10), 1.5);
      context.fillStyle = line;
      context.fillRect(0, height - 1, width, 1);
      counts.forEach((count, i) => {
        if (!count) return;
        const on = mode === "all" || (mode === "cumulative" ? i <= this.position : i === this.position);
        context.globalAlpha = on ? 1 : 0.55;
        context.fillStyle = on && mode !== "all" ? accent : muted;
        const tall = Math.max((tallest * count) / most, 2);
        context.fillRect(inset + i * pitch - thick / 2, height - 1 - tall, thick, tall);
      });
      context.globalAlpha = 1;
      context.fillStyle = muted;
      this.drawYears(context, (i) => inset + i * pitch, width);
    }

    // As many years as there is room for, above the bars.
    drawYears(context, at, width) {
      context.font = "10px system-ui, sans-serif";
      context.textBaseline = "top";
      const perYear = this.state.step === "month" ? 12 : 1;
      const [first] = this.timeline.period(this.state.step, 0);
      const date = new Date(first * 86400000);
      const untilJanuary = perYear === 12 ? (12 - date.getUTCMonth()) % 12 : 0;
      let year = date.getUTCFullYear() + (untilJanuary ? 1 : 0);
      // Where no year begins, the one that it all lies in is named.
      if (untilJanuary >= this.length) context.fillText(String(date.getUTCFullYear()), 0, 0);
      let free = -Infinity;
      for (let i = untilJanuary; i < this.length; i += perYear, year += 1) {
        const x = at(i);
        if (x < free || x > width - 24) continue;
        context.fillText(String(year), Math.max(x - 2, 0), 0);
        free = x + YEAR_PX * (this.length / perYear > 12 ? 1.6 : 1);
      }
    }
  };
})();
