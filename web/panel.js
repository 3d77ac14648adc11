// The dossier of what is chosen: a node with its ties, a line with its sentences, a path step by step.
const few = 40;
const nameOf = (i) => graph.nodes[i].name;
const typeName = (type) => graph.types[type][language];
const button = (text, act, className) => { const element = make('button', text, { type: 'button', onclick: act }); if (className) element.className = className; return element; };
const pairs = (list, name, value) => { if (value) list.append(make('dt', name), make('dd', value)); };
const datesOf = (fact) => [['since', fact.since], ['untilDay', fact.until], ['on', fact.on]].filter(([, day]) => day).map(([word, day]) => say(word) + ' ' + day).join(', ');
const lineDate = (line) => { if (!line.first) return ''; const text = String(line.first); return line.first % 10000 === 101 && line.last % 10000 === 1231 ? text.slice(0, 4) : `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`; };

function bare(title) {
  at('panel-title').textContent = title;
  const box = at('dossier');
  box.textContent = '';
  return box;
}

function tieRow(number, node) {
  const line = graph.lines[number];
  const other = line.from === node ? line.to : line.from;
  const row = make('li');
  const go = button(nameOf(other), () => chooseNode(other), 'tie');
  const roles = line.facts.map((fact) => (line.former ? say('former') + ' ' : '') + (fact.role || '')).filter((role, i, all) => role.trim() && all.indexOf(role) === i);
  const notes = [roles.join('; '), line.status ? say(line.status) : '', lineDate(line)].filter(Boolean).join(' · ');
  if (notes) go.append(make('span', ' — ' + notes, { className: 'soft' }));
  row.append(go, button(say('evidence', line.facts.length), () => chooseLine(number), 'count'));
  return row;
}

function tieList(box, node) {
  const groups = new Map();
  for (const number of ties[node]) {
    if (!shownLines[number]) continue;
    const line = graph.lines[number];
    const key = line.relation * 2 + (line.from === node ? 0 : 1);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(number);
  }
  for (const key of [...groups.keys()].sort((a, b) => a - b)) {
    const relation = graph.relations[key >> 1], numbers = groups.get(key);
    numbers.sort((a, b) => graph.lines[b].first - graph.lines[a].first || a - b);
    box.append(make('h3', (key & 1 ? relation.inverse[language] : relation[language]) + ' (' + numbers.length + ')'));
    const list = make('ul');
    numbers.slice(0, few).forEach((number) => list.append(tieRow(number, node)));
    box.append(list);
    if (numbers.length > few) box.append(button(say('more') + ' (' + (numbers.length - few) + ')', (event) => {
      numbers.slice(few).forEach((number) => list.append(tieRow(number, node)));
      event.target.remove();
    }));
  }
}

function showNode(i) {
  const node = graph.nodes[i];
  const box = bare(node.name);
  const facts = make('dl');
  pairs(facts, say('type'), typeName(node.type) + (shownNodes[i] ? '' : ' — ' + say('hidden')));
  pairs(facts, say('names'), (node.names || []).join('; '));
  for (const [name, value] of node.properties || []) pairs(facts, name, value);
  for (const name of graph.measures) if (node.columns && node.columns[name] !== undefined) pairs(facts, name, String(Math.round(node.columns[name] * 1e6) / 1e6));
  box.append(facts);
  const acts = make('div', '', { className: 'acts' });
  acts.append(button(say('around'), () => goAround(i, 1)));
  if (state.around === i) acts.append(button(say('wider'), () => goAround(i, state.depth + 1)));
  acts.append(state.pathFrom >= 0 && state.pathFrom !== i ? button(say('pathTo'), () => showWay(state.pathFrom, i)) : button(say('pathFrom'), () => beginPath(i)));
  box.append(acts);
  tieList(box, i);
}

function quote(box, fact) {
  for (const [sentence, by] of fact.evidence.length ? fact.evidence : [['', '']])
    box.append(sentence ? make('blockquote', sentence, { lang: 'vi', title: by ? say('by') + ' ' + by : '' }) : make('p', say('noSentence'), { className: 'soft' }));
  const source = graph.documents[fact.document], cite = make('cite');
  const text = [source.title || source.key, source.publisher, source.date].filter(Boolean).join(', ');
  cite.append(isWeb(source.url) ? make('a', text, { href: source.url, rel: 'noreferrer noopener', target: '_blank' }) : text);
  box.append(cite);
}

function describe(box, number) {
  const line = graph.lines[number], relation = graph.relations[line.relation];
  const words = make('p');
  words.append(button(nameOf(line.from), () => chooseNode(line.from)), ' ' + relation[language] + (line.status ? ' (' + say(line.status) + ')' : '') + ' ', button(nameOf(line.to), () => chooseNode(line.to)));
  box.append(words);
  for (const fact of line.facts) {
    const notes = [fact.role ? (line.former ? say('former') + ' ' : '') + fact.role : '', datesOf(fact)].filter(Boolean).join(', ');
    if (notes) box.append(make('h3', notes));
    quote(box, fact);
  }
}

function showLine(number) {
  const line = graph.lines[number];
  describe(bare(nameOf(line.from) + ' – ' + nameOf(line.to)), number);
}

function showPath() {
  const box = bare(say('path') + ': ' + say('steps', state.path.length));
  state.path.forEach((number, i) => { box.append(make('h3', String(i + 1))); describe(box, number); });
}

function showPanel() {
  if (state.path.length) showPath();
  else if (state.line >= 0) showLine(state.line);
  else if (state.node >= 0) showNode(state.node);
  else bare(say('start')).append(make('p', say('intro'), { className: 'soft' }));
}
