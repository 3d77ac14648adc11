// The left side: search, the list that keeps step with the picture, filters, the legend.
const page = 100;
let listed = page;

function matches() {
  const wanted = fold(state.query).split(' ').filter(Boolean);
  const found = [];
  graph.nodes.forEach((node, i) => { if (shownNodes[i] && wanted.every((word) => node.key.includes(word))) found.push(i); });
  const whole = fold(state.query);
  const rank = (i) => (!whole ? 0 : graph.nodes[i].key.startsWith(whole) ? 0 : (' ' + graph.nodes[i].key).includes(' ' + whole) ? 1 : 2);
  return found.sort((a, b) => rank(a) - rank(b) || graph.nodes[b].degree - graph.nodes[a].degree || a - b);
}

function showList() {
  const found = matches();
  const list = at('list');
  list.textContent = '';
  for (const i of found.slice(0, listed)) {
    const node = graph.nodes[i], item = make('li'), entry = button('', () => chooseNode(i));
    const dot = make('span', '', { className: 'dot' });
    dot.style.background = colourOf(node);
    dot.style.borderColor = edgeOf(node);
    entry.append(dot, node.name, ' ', make('small', typeName(node.type) + ' · ' + node.degree));
    entry.setAttribute('aria-current', String(i === state.node));
    item.append(entry);
    list.append(item);
  }
  at('more').hidden = found.length <= listed;
  const shown = shownLines.reduce((sum, flag) => sum + flag, 0);
  at('found').textContent = found.length ? say('found', found.length, graph.nodes.length, shown) : say('nothing');
}

function checks(box, list, hidden, counts, colour) {
  box.textContent = '';
  const used = list.map((entry, i) => i).filter((i) => counts[i]).sort((a, b) => counts[b] - counts[a] || a - b);
  used.forEach((i) => {
    const entry = list[i];
    const label = make('label', '', { className: 'check' }), input = make('input', '', { type: 'checkbox', checked: !hidden.has(i) });
    input.onchange = () => { if (input.checked) hidden.delete(i); else hidden.add(i); refresh(); };
    const dot = make('span', '', { className: 'dot' });
    dot.style.background = colour(entry);
    dot.style.borderColor = entry.line;
    label.append(input, ' ', dot, entry[language] + ' (' + counts[i] + ')');
    box.append(label);
  });
}

function histogram() {
  const canvas = at('histogram'), pen = canvas.getContext('2d');
  const counts = periods.map(() => 0);
  for (const line of graph.lines) {
    if (!line.first) continue;
    let low = 0, high = periods.length - 1;
    while (low < high) { const middle = (low + high + 1) >> 1; if (periods[middle] <= line.first) low = middle; else high = middle - 1; }
    ++counts[low];
  }
  const most = Math.max(1, ...counts), width = canvas.width / Math.max(1, counts.length);
  const style = getComputedStyle(document.documentElement);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  counts.forEach((count, i) => {
    const tall = count ? Math.max(3, canvas.height * count / most) : 0;
    pen.fillStyle = style.getPropertyValue(i >= state.from && i <= state.until ? '--mark' : '--rule');
    pen.fillRect(i * width, canvas.height - tall, Math.max(1, width - 1), tall);
  });
}

function showTime() {
  at('time').hidden = periods.length === 0;
  if (periods.length === 0) return;
  for (const end of ['from', 'until']) {
    at(end).max = periods.length - 1;
    at(end).value = state[end];
    at(end).setAttribute('aria-valuetext', periodName(state[end]));
    at(end + '-text').textContent = periodName(state[end]);
  }
  at('undated').checked = state.undated;
  at('undated-text').textContent = say('undated', graph.lines.filter((line) => !line.first).length);
  histogram();
}

function options(select, entries, value) {
  select.textContent = '';
  for (const [name, text] of entries) select.append(make('option', text, { value: name, selected: name === value }));
}

function showFilters() {
  const count = (length, list, key) => list.reduce((sums, entry) => { ++sums[entry[key]]; return sums; }, new Array(length).fill(0));
  checks(at('types'), graph.types, state.types, count(graph.types.length, graph.nodes, 'type'), (type) => type.fill);
  checks(at('relations'), graph.relations, state.relations, count(graph.relations.length, graph.lines, 'relation'), (relation) => relation.line);
  options(at('size'), [['', say('none')], ['degree', say('degree')], ...graph.measures.map((name) => [name, name])], state.size);
  options(at('colour'), [['type', say('type')], ...graph.measures.filter((name) => graph.groups.includes(name)).map((name) => [name, name])], state.colour);
  showTime();
}

function showLegend() {
  const box = at('legend');
  box.textContent = '';
  const types = new Set(), relations = new Set();
  graph.nodes.forEach((node, i) => { if (shownNodes[i]) types.add(node.type); });
  graph.lines.forEach((line, i) => { if (shownLines[i]) relations.add(line.relation); });
  if (state.colour === 'type') {
    const seen = new Set();
    for (const type of [...types].map((number) => graph.types[graph.types[number].shown]).filter((type) => !seen.has(type) && seen.add(type))) {
      const entry = make('span'), dot = make('span', '', { className: 'dot' });
      dot.style.background = type.fill;
      dot.style.borderColor = type.line;
      entry.append(dot, type[language]);
      box.append(entry);
    }
  }
  for (const number of [...relations].sort((a, b) => a - b)) {
    const relation = graph.relations[number], entry = make('span'), line = make('span', '', { className: 'line' });
    line.style.borderTop = `3px ${relation.style} ${relation.line}`;
    entry.append(line, relation[language]);
    box.append(entry);
  }
  at('legend').hidden = box.childNodes.length === 0;
}
