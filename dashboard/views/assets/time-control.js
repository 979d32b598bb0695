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
      const said = {
        all: words.tr("all_dates"),
        window: name,
        cumulative: words.tr("until", { period: name }),
      };
      this.now.textContent = said[mode];
      this.slider.setAttribute("aria-valuetext", mode === "all" ? said.all : name);
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

    drawBars() {
      if (this.timeline.empty) return;
      const { mode, step } = this.state;
      const lit = {
        all: () => false,
        window: (i) => i === this.position,
        cumulative: (i) => i <= this.position,
      };
      Atlas.drawHistogram(this.bars, {
        timeline: this.timeline,
        step,
        lit: lit[mode],
        pale: mode !== "all",
        ground: this.host.content.ground,
      });
    }
  };
})();
