// The picture as Graphviz drew it: its groups n0, n1 … and e0, e1 … are the nodes and lines of the data.
function svgView(host) {
  const svg = host.querySelector('svg');
  const [left, top, width, height] = svg.getAttribute('viewBox').split(/[ ,]+/).map(Number);
  svg.querySelector('g.graph > polygon')?.remove();  // Graphviz' sheet of paper: the page has its own
  svg.setAttribute('width', '100%');
  svg.setAttribute('height', '100%');
  const box = { left, top, width, height };
  const nodes = graph.nodes.map((node, i) => at('n' + i)), lines = graph.lines.map((line, i) => at('e' + i));
  for (const element of [...nodes, ...lines])  // the browser's own hint would say the whole dossier
    if (element) element.querySelectorAll('title').forEach((title) => title.remove());
  const bodies = nodes.map((node) => [...node.querySelectorAll('polygon, ellipse, path')].find((part) => part.getAttribute('fill') !== 'none'));
  const fills = bodies.map((body) => body && body.getAttribute('fill'));
  const centres = nodes.map((node) => { const area = node.getBBox(); return { x: area.x + area.width / 2, y: area.y + area.height / 2, w: area.width, h: area.height }; });
  const shift = (() => { const m = svg.querySelector('g.graph').transform.baseVal.consolidate().matrix; return { x: m.e, y: m.f, a: m.a, d: m.d }; })();
  const place = (i) => ({ x: shift.x + centres[i].x * shift.a, y: shift.y + centres[i].y * shift.d });
  // Points of the drawing for one point of the screen, as the browser fits the box into the element.
  const unit = () => Math.max(box.width / host.clientWidth, box.height / host.clientHeight);
  const apply = () => svg.setAttribute('viewBox', [box.left, box.top, box.width, box.height].join(' '));
  const number = (element, kind) => {
    const group = element && element.closest ? element.closest('g.node, g.edge') : null;  // a timeline's marks are nodes to Graphviz
    return group && group.id[0] === kind && /^.\d+$/.test(group.id) ? Number(group.id.slice(1)) : -1;
  };
  return {
    place,
    show() {
      const light = lit();
      const scale = scaleOf(state.size);
      nodes.forEach((element, i) => {
        element.classList.toggle('off', !shownNodes[i]);
        element.classList.toggle('dim', !!light && !light.nodes.has(i));
        element.classList.toggle('lit', i === state.node);
        if (bodies[i]) bodies[i].setAttribute('fill', state.colour === 'type' ? fills[i] : colourOf(graph.nodes[i]));
        const k = state.size ? 0.6 + scale(graph.nodes[i]) / 4 : 1;
        const c = centres[i];
        if (k === 1) element.removeAttribute('transform');
        else element.setAttribute('transform', `translate(${c.x * (1 - k)} ${c.y * (1 - k)}) scale(${k})`);
      });
      lines.forEach((element, i) => {
        element.classList.toggle('off', !shownLines[i]);
        element.classList.toggle('dim', !!light && !light.lines.has(i));
        element.classList.toggle('lit', i === state.line);
      });
    },
    fit() {
      let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
      nodes.forEach((element, i) => {
        if (!shownNodes[i]) return;
        const p = place(i), w = centres[i].w / 2 * shift.a, h = centres[i].h / 2 * Math.abs(shift.d);
        x0 = Math.min(x0, p.x - w); x1 = Math.max(x1, p.x + w); y0 = Math.min(y0, p.y - h); y1 = Math.max(y1, p.y + h);
      });
      if (x0 > x1) [x0, y0, x1, y1] = [left, top, left + width, top + height];
      const air = 20;
      Object.assign(box, { left: x0 - air, top: y0 - air, width: x1 - x0 + 2 * air, height: y1 - y0 + 2 * air });
      apply();
    },
    move(dx, dy) { const u = unit(); box.left -= dx * u; box.top -= dy * u; apply(); },
    zoom(factor, x, y) {
      const u = unit();
      const px = box.left + box.width / 2 + (x - host.clientWidth / 2) * u, py = box.top + box.height / 2 + (y - host.clientHeight / 2) * u;
      const k = Math.min(Math.max(factor, 0.2), 5);
      if (box.width / k > width * 20 || box.width / k < 20) return;
      box.left = px - (px - box.left) / k; box.top = py - (py - box.top) / k; box.width /= k; box.height /= k;
      apply();
    },
    centre(i) {
      const p = place(i);
      const inside = Math.abs(p.x - box.left - box.width / 2) < host.clientWidth * unit() * .4 && Math.abs(p.y - box.top - box.height / 2) < host.clientHeight * unit() * .4;
      if (inside) return;
      box.left = p.x - box.width / 2; box.top = p.y - box.height / 2;
      apply();
    },
    hit(event) {
      const node = number(event.target, 'n');
      return node >= 0 ? { node } : { line: number(event.target, 'e') };
    },
    svg() {
      const copy = svg.cloneNode(true);
      copy.querySelectorAll('.off').forEach((element) => element.remove());
      copy.querySelectorAll('.dim').forEach((element) => element.setAttribute('opacity', '0.15'));
      copy.setAttribute('width', Math.round(box.width)); copy.setAttribute('height', Math.round(box.height));
      return new XMLSerializer().serializeToString(copy);
    },
    size: () => ({ width: box.width, height: box.height }),
    resize() {},
  };
}
