// Thousands of nodes on a canvas, at the places soi computed: strokes of 64 lines, nodes by colour, few labels.
function canvasView(host) {
  const canvas = make('canvas');
  host.append(canvas);
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  const { nodes, lines } = graph;
  const camera = { x: 0, y: 0, k: 1 };
  const frame = { width: host.clientWidth, height: host.clientHeight };  // asked for once: each question may cost a layout
  let waiting = false, moving = false, rest = 0;
  const least = 4;
  let radius = nodes.map(() => least);
  const order = nodes.map((node, i) => i).sort((a, b) => nodes[b].degree - nodes[a].degree || a - b);
  const paper = () => getComputedStyle(document.documentElement).getPropertyValue('--page').trim();
  const ink = () => getComputedStyle(document.documentElement).getPropertyValue('--ink').trim();
  const sx = (i) => (nodes[i].x - camera.x) * camera.k + frame.width / 2;
  const sy = (i) => (nodes[i].y - camera.y) * camera.k + frame.height / 2;
  const grow = () => Math.min(1.8, Math.max(0.35, Math.sqrt(camera.k)));

  function strokes(chosen, alpha, wide) {
    const byColour = new Map();
    for (const i of chosen) {
      const colour = graph.relations[lines[i].relation].line;
      if (!byColour.has(colour)) byColour.set(colour, []);
      byColour.get(colour).push(i);
    }
    pen.globalAlpha = alpha;
    pen.lineWidth = wide;
    const right = frame.width, bottom = frame.height;
    for (const [colour, list] of byColour) {
      pen.strokeStyle = colour;
      let drawn = 0;
      pen.beginPath();
      for (const i of list) {
        const { from, to } = lines[i];
        const x0 = sx(from), y0 = sy(from), x1 = sx(to), y1 = sy(to);
        if (Math.max(x0, x1) < 0 || Math.max(y0, y1) < 0 || Math.min(x0, x1) > right || Math.min(y0, y1) > bottom) continue;
        pen.moveTo(x0, y0);
        pen.lineTo(x1, y1);
        if (++drawn % 64 === 0) { pen.stroke(); pen.beginPath(); }
      }
      pen.stroke();
    }
    pen.globalAlpha = 1;
  }
  function discs(chosen, alpha) {
    const byColour = new Map();
    for (const i of chosen) {
      const x = sx(i), y = sy(i);
      if (x < -20 || y < -20 || x > frame.width + 20 || y > frame.height + 20) continue;
      const colour = colourOf(nodes[i]) + edgeOf(nodes[i]);
      if (!byColour.has(colour)) byColour.set(colour, []);
      byColour.get(colour).push(i);
    }
    pen.globalAlpha = alpha;
    pen.lineWidth = 1;
    for (const [colour, list] of byColour) {
      // Paths are kept short: the time of filling one grows faster than its length. Specks need no outline.
      const specks = list.filter((i) => radius[i] * grow() < 1.6), rounds = list.filter((i) => radius[i] * grow() >= 1.6);
      pen.fillStyle = colour.slice(7);
      for (const i of specks) { const r = radius[i] * grow(); pen.fillRect(sx(i) - r, sy(i) - r, 2 * r, 2 * r); }
      pen.fillStyle = colour.slice(0, 7);
      pen.strokeStyle = colour.slice(7);
      for (let begin = 0; begin < rounds.length; begin += 64) {
        pen.beginPath();
        for (const i of rounds.slice(begin, begin + 64)) {
          const r = radius[i] * grow();
          pen.moveTo(sx(i) + r, sy(i));
          pen.arc(sx(i), sy(i), r, 0, 7);
        }
        pen.fill();
        pen.stroke();
      }
    }
    pen.globalAlpha = 1;
  }
  // The most tied nodes first, each label in free cells of a coarse grid only.
  function labels(light) {
    const taken = new Set();
    const budget = 90, patience = 400;  // measuring text costs more than drawing it
    let written = 0, tried = 0;
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    const candidates = light ? order.filter((i) => light.nodes.has(i)) : order;
    for (const i of candidates) {
      if (written >= budget || tried >= patience) break;
      if (!shownNodes[i]) continue;
      const x = sx(i), y = sy(i);
      if (x < 0 || y < 0 || x > frame.width || y > frame.height) continue;
      ++tried;
      const text = nodes[i].name.length > 42 ? nodes[i].name.slice(0, 41) + '…' : nodes[i].name;
      pen.font = (i === state.node ? 'bold ' : '') + '12px "DejaVu Sans", "Noto Sans", sans-serif';
      const x0 = x + radius[i] * grow() + 3, width = pen.measureText(text).width;
      const cells = [];
      for (let cx = Math.floor(x0 / 24); cx <= Math.floor((x0 + width) / 24); ++cx)
        for (const cy of [y - 7, y + 7]) cells.push(cx + ':' + Math.floor(cy / 14));
      if (i !== state.node && cells.some((cell) => taken.has(cell))) continue;
      cells.forEach((cell) => taken.add(cell));
      pen.strokeStyle = paper(); pen.lineWidth = 3; pen.strokeText(text, x0, y);
      pen.fillStyle = ink(); pen.fillText(text, x0, y);
      ++written;
    }
  }
  function draw() {
    waiting = false;
    Object.assign(frame, { width: host.clientWidth, height: host.clientHeight });
    const ratio = window.devicePixelRatio || 1;
    const width = Math.round(frame.width * ratio), height = Math.round(frame.height * ratio);
    if (canvas.width !== width || canvas.height !== height) { canvas.width = width; canvas.height = height; canvas.style.width = frame.width + 'px'; canvas.style.height = frame.height + 'px'; }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = paper();
    pen.fillRect(0, 0, frame.width, frame.height);
    const light = lit();
    // While the picture moves, a part of the lines says enough: strokes are what costs.
    const part = (list) => { const step = moving ? Math.ceil(list.length / 4000) : 1; return step > 1 ? list.filter((line, i) => i % step === 0) : list; };
    const some = (flags, wanted) => { const list = []; flags.forEach((flag, i) => { if (flag && wanted(i)) list.push(i); }); return list; };
    strokes(part(some(shownLines, (i) => !light || !light.lines.has(i))), light ? .12 : .45, .8);
    discs(some(shownNodes, (i) => !light || !light.nodes.has(i)), light ? .25 : 1);
    if (light) {
      strokes([...light.lines].filter((i) => shownLines[i]), 1, 1.8);
      discs([...light.nodes].filter((i) => shownNodes[i]), 1);
    }
    if (state.node >= 0 && shownNodes[state.node]) {
      pen.strokeStyle = ink(); pen.lineWidth = 3; pen.beginPath();
      pen.arc(sx(state.node), sy(state.node), radius[state.node] * grow() + 3, 0, 7); pen.stroke();
    }
    labels(light);
  }
  const soon = () => { if (!waiting) { waiting = true; requestAnimationFrame(draw); } };
  const move = () => { moving = true; clearTimeout(rest); rest = setTimeout(() => { moving = false; soon(); }, 250); soon(); };
  const near = (x, y) => {
    let best = -1, least2 = Infinity;
    for (let i = 0; i < nodes.length; ++i) {
      if (!shownNodes[i]) continue;
      const dx = sx(i) - x, dy = sy(i) - y, r = radius[i] * grow() + 4, d = dx * dx + dy * dy;
      if (d < r * r && d < least2) { best = i; least2 = d; }
    }
    return best;
  };
  const nearLine = (x, y) => {
    let best = -1, least2 = 25;
    for (let i = 0; i < lines.length; ++i) {
      if (!shownLines[i]) continue;
      const ax = sx(lines[i].from), ay = sy(lines[i].from), bx = sx(lines[i].to), by = sy(lines[i].to);
      const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
      const t = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
      const d = (ax + t * (bx - ax) - x) ** 2 + (ay + t * (by - ay) - y) ** 2;
      if (d < least2) { best = i; least2 = d; }
    }
    return best;
  };
  return {
    place: (i) => ({ x: nodes[i].x, y: nodes[i].y }),
    show() { const scale = scaleOf(state.size || 'degree'); radius = nodes.map((node) => least * scale(node)); soon(); },
    fit() {
      let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
      nodes.forEach((node, i) => {
        if (!shownNodes[i]) return;
        x0 = Math.min(x0, node.x); x1 = Math.max(x1, node.x); y0 = Math.min(y0, node.y); y1 = Math.max(y1, node.y);
      });
      if (x0 > x1) return;
      camera.x = (x0 + x1) / 2; camera.y = (y0 + y1) / 2;
      camera.k = Math.min(4, frame.width / (x1 - x0 + 80), frame.height / (y1 - y0 + 80));
      move();
    },
    move(dx, dy) { camera.x -= dx / camera.k; camera.y -= dy / camera.k; move(); },
    zoom(factor, x, y) {
      const k = Math.min(20, Math.max(.005, camera.k * factor));
      const ox = x - frame.width / 2, oy = y - frame.height / 2;
      camera.x += ox / camera.k - ox / k; camera.y += oy / camera.k - oy / k; camera.k = k;
      move();
    },
    centre(i) {
      const x = sx(i), y = sy(i);
      if (x < 60 || y < 60 || x > frame.width - 60 || y > frame.height - 60) { camera.x = nodes[i].x; camera.y = nodes[i].y; }
      camera.k = Math.max(camera.k, .5);
      move();
    },
    hit(event) {
      const area = host.getBoundingClientRect(), x = event.clientX - area.left, y = event.clientY - area.top;
      const node = near(x, y);
      return node >= 0 ? { node } : { line: event.type === 'pointermove' ? -1 : nearLine(x, y) };
    },
    svg() {
      const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
      const out = [`<svg xmlns="http://www.w3.org/2000/svg" width="${frame.width}" height="${frame.height}" font-family="DejaVu Sans, sans-serif" font-size="12">`,
        `<title>${escape(graph.title)}</title><rect width="100%" height="100%" fill="${paper()}"/>`];
      lines.forEach((line, i) => { if (shownLines[i]) out.push(`<line x1="${sx(line.from).toFixed(1)}" y1="${sy(line.from).toFixed(1)}" x2="${sx(line.to).toFixed(1)}" y2="${sy(line.to).toFixed(1)}" stroke="${graph.relations[line.relation].line}" stroke-opacity=".5"/>`); });
      nodes.forEach((node, i) => { if (shownNodes[i]) out.push(`<circle cx="${sx(i).toFixed(1)}" cy="${sy(i).toFixed(1)}" r="${(radius[i] * grow()).toFixed(1)}" fill="${colourOf(node)}" stroke="${edgeOf(node)}"><title>${escape(node.name)}</title></circle>`); });
      order.filter((i) => shownNodes[i]).slice(0, 60).forEach((i) => out.push(`<text x="${(sx(i) + radius[i] * grow() + 3).toFixed(1)}" y="${(sy(i) + 4).toFixed(1)}" fill="${ink()}">${escape(nodes[i].name)}</text>`));
      return out.join('\n') + '\n</svg>';
    },
    size: () => ({ width: frame.width, height: frame.height }),
    resize: soon,
  };
}
