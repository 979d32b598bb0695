// Elements built without any markup, so that a text stays a text.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});

  // element("a", { className: "x", text: "…", href: "…", "aria-label": "…" }, [children])
  Atlas.element = (tag, attributes = {}, children = []) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "text") made.textContent = value;
      else if (name === "className") made.className = value;
      else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  };

  // Text from records: in its own writing direction, which it can't pass on to its surroundings.
  Atlas.foreign = (tag, text, className = "") =>
    Atlas.element(tag, { text, dir: "auto", className: `atlas-foreign ${className}`.trim() });

  // A small drawing in lines, in the colour of the text around it.
  Atlas.icon = (path) => {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(space, "path");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  };

  // What lies on the map without being part of it: no click or wheel goes through to the map.
  Atlas.shield = (made) => {
    made.classList.add("atlas-shield");
    L.DomEvent.disableClickPropagation(made);
    L.DomEvent.disableScrollPropagation(made);
    return made;
  };

  Atlas.calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
})();
