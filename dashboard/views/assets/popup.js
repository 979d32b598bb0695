// What a popup says of the incidents at a place. Record text is set as text, never as markup.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});
  const { element, foreign } = Atlas;

  // More than these are shown on demand, so that a crowded place opens at once.
  const AT_ONCE = 25;

  const row = (label, children) =>
    element("div", {}, [element("dt", { text: label }), element("dd", {}, children)]);

  const swatch = ({ shape, colour }, ground) =>
    Atlas.picture(16, 16, (context) =>
      Atlas.drawSymbol(context, { x: 8, y: 8, r: 5, shape, colour }, ground),
    );

  const counts = ({ columns, outcomes }, i) => {
    const cells = Object.entries(outcomes).map(([outcome, label]) => {
      const text = columns[`${outcome}_text`][i];
      const stated = ["low", "best", "high"].some((b) => columns[`${outcome}_${b}`][i] !== null);
      return element("div", { className: stated ? "" : "unstated" }, [
        element("dt", { text: label }),
        element("dd", { text }),
      ]);
    });
    return element("dl", { className: "counts" }, cells);
  };

  // Only a web page's address becomes a link; the server has checked it, and so does this.
  const source = ([publisher, title, address]) => {
    const text = [publisher, title].filter(Boolean).join(": ") || address;
    const name = foreign("span", text ?? "");
    if (!address || !/^https?:\/\//i.test(address)) return element("li", {}, [name]);
    const link = { href: address, target: "_blank", rel: "noopener noreferrer" };
    return element("li", {}, [element("a", link, [name])]);
  };

  const blamed = ({ columns, words }, i) => {
    const [names, how] = [columns.perpetrators[i], columns.attribution_text[i]];
    const parts = [foreign("span", names || words.tr("not_stated"), "clamp")];
    if (names && how) parts.push(element("small", { text: ` · ${how}` }));
    return parts;
  };

  const article = (content, i) => {
    const { columns, words, kinds, ground } = content;
    const kind = kinds[columns.kind[i]];
    const rows = [
      columns.suffered_by[i] &&
        row(words.tr("suffered_by"), [foreign("span", columns.suffered_by[i], "clamp")]),
      row(words.tr("perpetrators"), blamed(content, i)),
      columns.place_note[i] &&
        row(words.tr("note"), [foreign("span", columns.place_note[i], "clamp")]),
      columns.sources[i].length &&
        row(words.tr("sources"), [element("ul", {}, columns.sources[i].map(source))]),
    ];
    return element("article", {}, [
      foreign("h3", columns.title[i], "clamp"),
      element("p", { className: "when" }, [
        foreign("span", columns.date_text[i]),
        element("span", { className: "kind" }, [swatch(kind, ground), kind.label]),
      ]),
      foreign("p", columns.where[i], "where clamp"),
      counts(content, i),
      element("dl", { className: "rows" }, rows.filter(Boolean)),
    ]);
  };

  // content: { columns, words, kinds, ground, outcomes }; incidents: those to tell, in order.
  Atlas.popupContent = (content, incidents) => {
    const { words } = content;
    const box = element("div", { className: "atlas-popup", tabindex: "-1", role: "document" });
    if (incidents.length > 1) {
      box.append(element("h2", { text: words.trn("incidents", incidents.length) }));
    }
    const more = element("button", { type: "button", className: "more" });
    const extend = (from) => {
      const until = Math.min(from + AT_ONCE, incidents.length);
      more.before(...incidents.slice(from, until).map((i) => article(content, i)));
      more.hidden = until === incidents.length;
      more.textContent = words.tr("more", { n: words.number(incidents.length - until) });
      more.onclick = () => extend(until);
    };
    box.append(more);
    extend(0);
    return box;
  };

  // The few words shown while the pointer rests on a symbol.
  Atlas.hint = ({ columns, words }, places) => {
    const incidents = places.flatMap((place) => place.shown);
    const names = [...new Set(places.flatMap((place) => place.names()))].slice(0, 3);
    const [only] = incidents;
    const what = incidents.length > 1 ? words.trn("incidents", incidents.length) : columns.title[only];
    return element("div", { className: "atlas-hint" }, [
      foreign("strong", what, "clamp"),
      ...names.map((name) => foreign("div", name, "clamp")),
    ]);
  };
})();
