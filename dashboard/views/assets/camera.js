// Where the map looks: at the incidents first, then wherever the reader takes it.
(() => {
  "use strict";
  const Atlas = (window.Atlas = window.Atlas || {});

  // Closer than this, a single place would stand in an empty land.
  const FIT_ZOOM = 9;
  const MARGIN = 26;
  // Room that the buttons on the left take.
  const VIEW_BUTTONS = 50;

  Atlas.Camera = class {
    // host: the incident layer, which knows the places and what stands on the map.
    constructor(map, host) {
      this.map = map;
      this.host = host;
    }

    // The part of the map that the time control leaves free, as bounds of container points.
    openView() {
      const size = this.map.getSize();
      return L.bounds([0, 0], [size.x, size.y - this.host.time.height]);
    }

    padding() {
      const { legend, time } = this.host;
      const wide = this.map.getSize().x - legend.width > 360;
      return {
        paddingTopLeft: [VIEW_BUTTONS, MARGIN],
        paddingBottomRight: [(wide ? legend.width : 0) + MARGIN, time.height + MARGIN],
      };
    }

    bringIntoView({ lat, lon }) {
      this.map.panInside([lat, lon], { ...this.padding(), animate: !Atlas.calm() });
    }

    // To the incidents shown, or to all of them where the period shows none.
    fit({ animate = !Atlas.calm() } = {}) {
      const { places } = this.host;
      const visible = places.visible();
      const aims = visible.length ? visible : places.groups;
      if (!aims.length || !this.map.getSize().x) return;
      const bounds = L.latLngBounds(aims.map(({ lat, lon }) => [lat, lon]));
      this.map.fitBounds(bounds, { ...this.padding(), maxZoom: FIT_ZOOM, animate });
    }

    // Once, as soon as there are incidents and the map has a size; later the view is the reader's.
    firstFit() {
      const { state, content, places } = this.host;
      if (state.fitted || !content.fit || !places.groups.length) return;
      if (!this.map.getSize().x || !this.map.atlas.dressed) return;
      state.fitted = true;
      this.fit({ animate: false });
    }
  };

  Atlas.VIEW_BUTTONS = VIEW_BUTTONS;
})();
