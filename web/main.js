// Joins the parts: choices, the address that keeps them, keyboard and pointer.
let view = null;

function announce(text) { at('heard').textContent = text; }

function refresh() {
  choose();
  if (state.node >= 0 && state.line < 0 && !state.path.length) announce(nameOf(state.node));
  view.show();
  showList();
  showLegend();
  showTime();
  showPanel();
  at('scope').hidden = state.around < 0;
  if (state.around >= 0) at('scope-text').textContent = say('scopeAround', nameOf(state.around), state.depth);
  keep();
}
function chooseNode(i) {
  Object.assign(state, { node: i, line: -1, path: [] });
  if (state.pathFrom >= 0 && state.pathFrom !== i && at('scope').dataset.waiting) { showWay(state.pathFrom, i); return; }
  refresh();
  if (shownNodes[i]) view.centre(i);
}
function chooseLine(number) { Object.assign(state, { line: number, path: [] }); refresh(); announce(at('panel-title').textContent); }
function goAround(i, depth) { Object.assign(state, { around: i, depth, node: i, line: -1, path: [] }); refresh(); view.fit(); }
function leave() { Object.assign(state, { around: -1, depth: 1 }); refresh(); view.fit(); }
function beginPath(i) {
  state.pathFrom = i;
  bare(say('chooseEnd', nameOf(i))).append(make('p', say('intro'), { className: 'soft' }));
  announce(say('chooseEnd', nameOf(i)));
  at('scope').dataset.waiting = '1';
  at('search').focus();
}
function showWay(from, to) {
  delete at('scope').dataset.waiting;
  const way = findPath(from, to);
  Object.assign(state, { node: to, line: -1, pathFrom: -1, path: way || [] });
  refresh();
  if (!way) at('dossier').prepend(make('p', say('noPath')));
  announce(way ? at('panel-title').textContent : say('noPath'));
}

// The address keeps what is chosen, by the entities' ids, so that it can be sent to others who hold the page.
function keep() {
  const id = (i) => (i >= 0 ? graph.nodes[i].id : '');
  const parts = { n: state.line < 0 && !state.path.length ? id(state.node) : '', q: state.query, lang: language, theme: document.documentElement.dataset.theme || '',
    t: [...state.types].map((i) => graph.types[i].id).join('+'), r: [...state.relations].map((i) => graph.relations[i].id).join('+'),
    from: state.from > 0 ? periods[state.from] : '', until: periods.length && state.until < periods.length - 1 ? periods[state.until] : '',
    undated: state.undated ? '' : '0', around: id(state.around), depth: state.around >= 0 ? state.depth : '', size: state.size,
    colour: state.colour === 'type' ? '' : state.colour, e: state.line >= 0 ? state.line : '',
    path: state.path.length ? state.path.join('+') : '' };
  const text = Object.entries(parts).filter(([, value]) => value !== '').map(([key, value]) => key + '=' + encodeURIComponent(value)).join('&');
  history.replaceState(null, '', '#' + text);
}
function restore() {
  const parts = new Map(location.hash.slice(1).split('&').filter(Boolean).map((part) => { const cut = part.indexOf('='); try { return [part.slice(0, cut), decodeURIComponent(part.slice(cut + 1))]; } catch { return ['', '']; } }));
  const node = (key) => graph.nodes.findIndex((entry) => entry.id === parts.get(key));
  const numbers = (key, length) => (parts.get(key) || '').split('+').filter((text) => /^\d{1,9}$/.test(text)).map(Number).filter((number) => number < length);
  const named = (key, list) => new Set((parts.get(key) || '').split('+').map((id) => list.findIndex((entry) => entry.id === id)).filter((i) => i >= 0));
  const period = (key, otherwise) => { const i = periods.indexOf(Number(parts.get(key))); return i < 0 ? otherwise : i; };
  if (parts.get('lang') === 'en' || parts.get('lang') === 'vi') language = parts.get('lang');
  if (parts.get('theme') === 'dark' || parts.get('theme') === 'light') document.documentElement.dataset.theme = parts.get('theme');
  Object.assign(state, { query: parts.get('q') || '', types: named('t', graph.types), relations: named('r', graph.relations), node: node('n'), around: node('around'),
    depth: Math.min(9, Math.max(1, Number(parts.get('depth')) || 1)), from: period('from', 0), until: period('until', Math.max(0, periods.length - 1)),
    undated: parts.get('undated') !== '0', line: numbers('e', graph.lines.length)[0] ?? -1, path: numbers('path', graph.lines.length),
    size: ['degree', ...graph.measures].includes(parts.get('size')) ? parts.get('size') : '', colour: graph.groups.includes(parts.get('colour')) ? parts.get('colour') : 'type' });
  at('search').value = state.query;
}

function speak() {  // everything that is words, after a change of language
  document.documentElement.lang = language;
  document.querySelectorAll('[data-text]').forEach((element) => { element.textContent = say(element.dataset.text); });
  document.querySelectorAll('[data-label]').forEach((element) => { element.setAttribute('aria-label', say(element.dataset.label)); element.title = say(element.dataset.label); });
  at('language').textContent = say('language');
  at('language').lang = language === 'vi' ? 'en' : 'vi';
  at('theme').textContent = say(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');
  at('title').textContent = graph.title;
  document.title = graph.title;
  showFilters();
}

function download(name, blob) {
  const link = make('a', '', { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
async function savePng() {
  const { width, height } = view.size(), k = Math.min(3, 8000 / Math.max(width, height));
  const picture = new Image(), url = URL.createObjectURL(new Blob([view.svg()], { type: 'image/svg+xml' }));
  picture.src = url;
  await picture.decode();
  const canvas = make('canvas', '', { width: Math.round(width * k), height: Math.round(height * k) });
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(url);
  canvas.toBlob((blob) => download('soi.png', blob));
}

function neighbourTowards(dx, dy) {
  if (state.node < 0) return matches()[0] ?? -1;
  const here = view.place(state.node);
  let best = -1, nearest = Infinity;
  for (const number of ties[state.node]) {
    const line = graph.lines[number], other = line.from === state.node ? line.to : line.from;
    if (!shownLines[number] || other === state.node) continue;
    const there = view.place(other), along = (there.x - here.x) * dx + (there.y - here.y) * dy, across = Math.abs((there.x - here.x) * dy - (there.y - here.y) * dx);
    const cost = along > 0 ? Math.hypot(along, across) * (1 + across / (along + 1)) : Infinity;
    if (cost < nearest) { best = other; nearest = cost; }
  }
  return best;
}

function listenToKeys() {
  const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  at('view').addEventListener('keydown', (event) => {
    const half = [at('view').clientWidth / 2, at('view').clientHeight / 2];
    if (directions[event.key]) { const next = neighbourTowards(...directions[event.key]); if (next >= 0) chooseNode(next); }
    else if (event.key === 'Enter') at('panel').focus();
    else if (event.key === '+' || event.key === '=') view.zoom(1.3, ...half);
    else if (event.key === '-') view.zoom(1 / 1.3, ...half);
    else if (event.key === '0') view.fit();
    else return;
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    const typing = /^(input|select|textarea)$/i.test(event.target.tagName);
    if (event.key === 'Escape') { delete at('scope').dataset.waiting; Object.assign(state, { node: -1, line: -1, path: [], pathFrom: -1 }); refresh(); }
    else if (event.key === '/' && !typing) { at('search').focus(); event.preventDefault(); }
  });
  at('search').addEventListener('keydown', (event) => {
    const first = at('list').querySelector('button');
    if (event.key === 'Enter' && first) first.click();
    else if (event.key === 'ArrowDown' && first) first.focus();
    else return;
    event.preventDefault();
  });
  at('list').addEventListener('keydown', (event) => {
    const item = event.target.closest('li');
    const next = event.key === 'ArrowDown' ? item?.nextElementSibling : event.key === 'ArrowUp' ? item?.previousElementSibling || at('search') : null;
    if (!next) return;
    (next.querySelector('button') || next).focus();
    event.preventDefault();
  });
}

function listenToPointer() {
  const host = at('view'), held = new Map();
  let moved = 0, span = 0;
  const middle = () => { const all = [...held.values()]; return { x: all.reduce((s, p) => s + p.x, 0) / all.length, y: all.reduce((s, p) => s + p.y, 0) / all.length }; };
  const spread = () => { const [a, b] = [...held.values()]; return b ? Math.hypot(a.x - b.x, a.y - b.y) : 0; };
  const inside = (event) => { const area = host.getBoundingClientRect(); return { x: event.clientX - area.left, y: event.clientY - area.top }; };
  host.addEventListener('pointerdown', (event) => { held.set(event.pointerId, inside(event)); moved = 0; span = spread(); });
  host.addEventListener('pointermove', (event) => {
    const hint = at('hint');
    if (!held.has(event.pointerId)) {
      const { node } = view.hit(event), p = inside(event);
      hint.hidden = node === undefined;
      if (node !== undefined) { hint.textContent = nameOf(node); hint.style.left = p.x + 14 + 'px'; hint.style.top = p.y + 14 + 'px'; }
      return;
    }
    const before = middle();
    held.set(event.pointerId, inside(event));
    const after = middle();
    moved += Math.hypot(after.x - before.x, after.y - before.y);
    if (moved > 4 && event.isTrusted && !host.hasPointerCapture(event.pointerId)) host.setPointerCapture(event.pointerId);
    host.classList.toggle('moving', moved > 4);
    view.move(after.x - before.x, after.y - before.y);
    const now = spread();
    if (now && span) view.zoom(now / span, after.x, after.y);
    span = now;
  });
  const release = (event) => { held.delete(event.pointerId); host.classList.remove('moving'); span = spread(); };
  host.addEventListener('pointerup', release);
  host.addEventListener('pointercancel', release);
  host.addEventListener('pointerleave', () => { at('hint').hidden = true; });
  host.addEventListener('click', (event) => {
    if (moved > 4) return;
    const hit = view.hit(event);
    if (hit.node !== undefined) chooseNode(hit.node);
    else if (hit.line >= 0) chooseLine(hit.line);
    else { Object.assign(state, { node: -1, line: -1, path: [] }); refresh(); }
  });
  host.addEventListener('dblclick', (event) => { const { node } = view.hit(event); if (node !== undefined) goAround(node, 1); });
  host.addEventListener('wheel', (event) => { const p = inside(event); view.zoom(Math.exp(-event.deltaY * (event.deltaMode ? .05 : .0015)), p.x, p.y); event.preventDefault(); }, { passive: false });
  new ResizeObserver(() => view.resize()).observe(host);
}

function listen() {
  at('search').oninput = () => { state.query = at('search').value; listed = page; showList(); keep(); };
  at('more').onclick = () => { listed += page; showList(); };
  at('from').oninput = () => { state.from = Math.min(Number(at('from').value), state.until); refresh(); };
  at('until').oninput = () => { state.until = Math.max(Number(at('until').value), state.from); refresh(); };
  at('undated').onchange = () => { state.undated = at('undated').checked; refresh(); };
  at('size').onchange = () => { state.size = at('size').value; refresh(); };
  at('colour').onchange = () => { state.colour = at('colour').value; refresh(); };
  at('reset').onclick = () => {
    Object.assign(state, { query: '', types: new Set(), relations: new Set(), from: 0, until: Math.max(0, periods.length - 1), undated: true, around: -1, depth: 1 });
    at('search').value = '';
    showFilters();
    refresh();
    view.fit();
  };
  at('leave').onclick = leave;
  at('language').onclick = () => { language = language === 'vi' ? 'en' : 'vi'; speak(); refresh(); };
  at('theme').onclick = () => { document.documentElement.dataset.theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'; speak(); refresh(); };
  at('save-svg').onclick = () => download('soi.svg', new Blob([view.svg()], { type: 'image/svg+xml' }));
  at('save-png').onclick = savePng;
  at('print').onclick = () => print();
  at('closer').onclick = () => view.zoom(1.4, at('view').clientWidth / 2, at('view').clientHeight / 2);
  at('farther').onclick = () => view.zoom(1 / 1.4, at('view').clientWidth / 2, at('view').clientHeight / 2);
  at('fit').onclick = () => view.fit();
  addEventListener('hashchange', () => { restore(); speak(); refresh(); });
  listenToKeys();
  listenToPointer();
}

async function begin() {
  const theme = document.documentElement.dataset;
  theme.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  prepare(await readData());
  language = graph.language;
  restore();
  speak();
  choose();
  view = at('view').querySelector('svg') ? svgView(at('view')) : canvasView(at('view'));
  listen();
  refresh();
  view.fit();
  if (state.node >= 0) view.centre(state.node);
  requestAnimationFrame(() => setTimeout(() => {  // after the frame that shows the graph
    document.documentElement.dataset.painted = String(Math.round(performance.now()));
    document.documentElement.dataset.ready = '1';
  }));
}
begin().catch((error) => { at('panel-title').textContent = 'soi'; at('dossier').textContent = String(error && error.message || error); });
