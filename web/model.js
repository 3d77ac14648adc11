// The graph as the page holds it, and what of it is shown: filters, surroundings, paths.
let graph = null;  // {title, types, relations, documents, nodes, lines, measures …} as soi wrote it
const state = { query: '', types: new Set(), relations: new Set(), from: 0, until: 0, undated: true, node: -1, line: -1,
  around: -1, depth: 1, pathFrom: -1, path: [], size: '', colour: 'type' };
let ties = [];         // of each node: the numbers of its lines
let shownNodes = null; // 1 where shown
let shownLines = null;
let periods = [];      // the steps of the time slider: first days as yyyymmdd

const readData = async () => {
  const packed = Uint8Array.from(atob(at('data').textContent.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
};

function prepare(data) {
  graph = data;
  ties = graph.nodes.map(() => []);
  graph.lines.forEach((line, i) => {
    ties[line.from].push(i);
    if (line.to !== line.from) ties[line.to].push(i);
  });
  graph.nodes.forEach((node, i) => {
    node.key = [node.name, ...(node.names || [])].map(fold).join(' | ');
    node.degree = ties[i].length;
  });
  let first = Infinity, last = 0;
  for (const line of graph.lines) {
    if (!line.first) continue;
    first = Math.min(first, line.first);
    last = Math.max(last, line.first);
  }
  periods = periodsBetween(first, last);
  state.from = 0;
  state.until = Math.max(0, periods.length - 1);
}

// Months where three years or less are told of, else years, at most 400 of them.
function periodsBetween(first, last) {
  const list = [];
  if (!last) return list;
  const byMonth = Math.floor(last / 10000) - Math.floor(first / 10000) < 3;
  for (let year = Math.max(Math.floor(first / 10000), Math.floor(last / 10000) - 399); year <= Math.floor(last / 10000); ++year) {
    if (!byMonth) { list.push(year * 10000 + 101); continue; }
    for (let month = 1; month <= 12; ++month) {
      const day = year * 10000 + month * 100 + 1;
      if (day + 31 > first && day <= last) list.push(day);
    }
  }
  return list;
}
const byMonths = () => periods.length > 1 && periods[1] - periods[0] < 1000;
const periodName = (i) => periods.length === 0 ? '' : byMonths() || (periods.length === 1)
  ? String(periods[i]).slice(0, 4) + '-' + String(periods[i]).slice(4, 6) : String(periods[i]).slice(0, 4);
const narrowed = () => periods.length > 0 && (state.from > 0 || state.until < periods.length - 1);

function passesTime(line) {
  if (!line.first) return state.undated;
  if (!narrowed()) return true;
  const end = state.until + 1 < periods.length ? periods[state.until + 1] : Infinity;
  return (state.from === 0 || line.last >= periods[state.from]) && line.first < end;
}

function reach(start, depth, passes) {
  const found = new Map([[start, 0]]);
  const queue = [start];
  for (let i = 0; i < queue.length; ++i) {
    const steps = found.get(queue[i]);
    if (steps === depth) continue;
    for (const number of ties[queue[i]]) {
      if (!passes[number]) continue;
      const line = graph.lines[number];
      const other = line.from === queue[i] ? line.to : line.from;
      if (!found.has(other)) { found.set(other, steps + 1); queue.push(other); }
    }
  }
  return found;
}

// Fills shownNodes and shownLines. Who has lost all ties to a filter is not shown; who never had any stays.
function choose() {
  const { nodes, lines } = graph;
  const typed = nodes.map((node) => !state.types.has(node.type));
  shownLines = new Uint8Array(lines.length);
  lines.forEach((line, i) => {
    shownLines[i] = typed[line.from] && typed[line.to] && !state.relations.has(line.relation) && passesTime(line) ? 1 : 0;
  });
  const filtered = state.relations.size > 0 || narrowed() || !state.undated;
  shownNodes = new Uint8Array(nodes.length);
  nodes.forEach((node, i) => {
    shownNodes[i] = typed[i] && (!filtered || ties[i].some((number) => shownLines[number])) ? 1 : 0;
  });
  if (state.around >= 0) {
    const near = reach(state.around, state.depth, shownLines);
    shownNodes.forEach((shown, i) => { shownNodes[i] = near.has(i) ? 1 : 0; });
    shownLines.forEach((shown, i) => { shownLines[i] = shown && near.has(lines[i].from) && near.has(lines[i].to) ? 1 : 0; });
  }
}

// The numbers of lines on a shortest way; ways through nodes of few ties come first among equals. Null where there is none.
function findPath(from, to) {
  const steps = new Map([[from, 0]]), cost = new Map([[from, 0]]), back = new Map();
  let ring = [from];
  while (ring.length && !steps.has(to)) {
    const next = [];
    for (const node of ring) {
      for (const number of ties[node]) {
        if (!shownLines[number]) continue;
        const line = graph.lines[number];
        const other = line.from === node ? line.to : line.from;
        const total = cost.get(node) + Math.log2(1 + ties[node].length);
        if (!steps.has(other)) { steps.set(other, steps.get(node) + 1); next.push(other); }
        else if (steps.get(other) !== steps.get(node) + 1 || total >= cost.get(other)) continue;
        cost.set(other, total);
        back.set(other, number);
      }
    }
    ring = next;
  }
  if (!steps.has(to)) return null;
  const way = [];
  for (let node = to; node !== from;) {
    const line = graph.lines[back.get(node)];
    way.unshift(back.get(node));
    node = line.from === node ? line.to : line.from;
  }
  return way;
}

// What is lit: the chosen node with its ties, the chosen line, or the path. Null: all alike.
function lit() {
  const nodes = new Set(), lines = new Set();
  const add = (number) => { lines.add(number); nodes.add(graph.lines[number].from); nodes.add(graph.lines[number].to); };
  if (state.path.length) state.path.forEach(add);
  else if (state.line >= 0) add(state.line);
  else if (state.node >= 0) { nodes.add(state.node); ties[state.node].filter((number) => shownLines[number]).forEach(add); }
  return nodes.size ? { nodes, lines } : null;
}
