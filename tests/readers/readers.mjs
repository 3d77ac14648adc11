// SPDX-License-Identifier: Apache-2.0
// JavaScript programs read the exports and must find what is in the graph: readers.mjs READER FOLDER MODULES SOI.
// Each READER is one function below and one test of ctest; where its package is not in MODULES, it says so and ends
// with 77.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';

const [reader, folder, modules, soi] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, 'node_modules', 'none.js'));

function packageOf(name) {
  try {
    return require(name);
  } catch (error) {
    console.log(`skipped: there is no ${name} in ${modules} (${error.code}); scripts/install-deps --tests puts it there`);
    process.exit(77);
  }
}
const read = name => fs.readFileSync(path.join(folder, name), 'utf8');
const names = ['tiny', 'big'];
const texts = ['role', 'former', 'status', 'since', 'until', 'on'];

// What an export must hold, as sorted lines.
function truth(name) {
  const data = JSON.parse(read(name + '.json'));
  return {
    data,
    nodes: data.nodes.map(n => JSON.stringify([n.id, n.name, n.type])).sort(),
    edges: data.links.map(l => edgeLine(l.source, l.target, l.type, l)).sort(),
    count: data.links.length,
  };
}
const edgeLine = (source, target, type, values) =>
    JSON.stringify([source, target, type, ...texts.map(key => String(values[key] ?? ''))]);
const same = (found, wanted) => assert.deepEqual(found.sort(), wanted);

function checkGraphology(graph, wanted) {
  same(graph.mapNodes((id, a) => JSON.stringify([id, a.name, a.type])), wanted.nodes);
  same(graph.mapEdges((id, a, source, target) => edgeLine(source, target, a.type, a)), wanted.edges);
}

const readers = {
  graphology_graphml() {
    const {MultiDirectedGraph} = packageOf('graphology');
    const {parse} = packageOf('graphology-graphml');
    for (const name of names) checkGraphology(parse(MultiDirectedGraph, read(name + '.graphml')), truth(name));
  },

  graphology_gexf() {
    const {MultiDirectedGraph} = packageOf('graphology');
    const gexf = packageOf('graphology-gexf');
    for (const name of names) {
      for (const ending of ['.gexf', '.1.2.gexf']) {
        checkGraphology(gexf.parse(MultiDirectedGraph, read(name + ending)), truth(name));
      }
    }
  },

  cytoscape() {
    const cytoscape = packageOf('cytoscape');
    for (const name of names) {
      const cy = cytoscape({headless: true, elements: JSON.parse(read(name + '.cyjs')).elements});
      const wanted = truth(name);
      same(cy.nodes().map(n => JSON.stringify([n.id(), n.data('name'), n.data('type')])), wanted.nodes);
      same(cy.edges().map(e => edgeLine(e.data('source'), e.data('target'), e.data('type'), e.data())), wanted.edges);
    }
  },

  n3() {
    const {Parser} = packageOf('n3');
    for (const name of names) {
      const line = q => JSON.stringify([q.subject.value, q.predicate.value, q.object.value, q.object.datatypeString, q.object.language]);
      const lines = ending => new Set(new Parser({format: ending === 'ttl' ? 'text/turtle' : 'application/n-triples'})
                                          .parse(read(`${name}.${ending}`)).map(line));
      const turtle = lines('ttl'), triples = lines('nt');
      assert.equal(turtle.size, triples.size);
      for (const one of turtle) assert(triples.has(one), one);
    }
  },

  // A question in SPARQL has the answer that soi gives.
  oxigraph() {
    const {Store} = packageOf('oxigraph');
    for (const name of names) {
      const store = new Store();
      store.load(read(name + '.nt'), {format: 'application/n-triples'});
      const rows = store.query(`
        PREFIX org: <http://www.w3.org/ns/org#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX soi: <urn:soi:model:> PREFIX schema: <https://schema.org/>
        SELECT ?who ?role ?body ?since ?former WHERE {
          ?m a org:Membership ; org:member/rdfs:label ?who ; org:organization/rdfs:label ?body ; soi:role ?role .
          OPTIONAL { ?m schema:startDate ?since } OPTIONAL { ?m soi:former ?former }
        }`);
      const value = (row, key) => row.get(key)?.value ?? '';
      const found = rows.map(row => JSON.stringify(['who', 'role', 'body', 'since', 'former'].map(key => value(row, key))));
      const data = JSON.parse(execFileSync(soi, ['export', '-g', path.join(folder, name + '.json'), '--relation', 'holds'],
                                           {maxBuffer: 1 << 30}));
      const label = new Map(data.nodes.map(n => [n.id, n.name]));
      const wanted = data.links.filter(l => l.role).map(
          l => JSON.stringify([label.get(l.source), l.role, label.get(l.target), l.since ?? '', String(l.former ?? '')]));
      same(found, wanted.sort());
      assert(found.length > 0);
    }
  },

  // A question in SQL has the answer that soi gives.
  async duckdb() {
    const {DuckDBInstance} = packageOf('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    for (const name of names) {
      const table = part => `read_csv('${path.join(folder, name)}.${part}.csv', all_varchar = true, header = true)`;
      const result = await connection.runAndReadAll(`
        select n.name, count(*) as links, count(distinct e.target) as ends, max(e.since) as latest
        from ${table('edges')} e join ${table('nodes')} n on n.id = e.source
        where e.status = 'stated' group by n.id, n.name`);
      const found = result.getRows().map(row => JSON.stringify([row[0], Number(row[1]), Number(row[2]), row[3] ?? '']));
      const data = JSON.parse(execFileSync(soi, ['export', '-g', path.join(folder, name + '.json'), '--status', 'stated'],
                                           {maxBuffer: 1 << 30}));
      const wanted = data.nodes.map(node => {
        const links = data.links.filter(l => l.source === node.id);
        const since = links.map(l => l.since ?? '').sort();
        return links.length === 0 ? '' : JSON.stringify([node.name, links.length, new Set(links.map(l => l.target)).size, since.at(-1)]);
      });
      same(found, wanted.filter(line => line !== '').sort());
      const sentences = await connection.runAndReadAll(`select count(*), max(length(sentence)) from ${table('evidence')}`);
      assert.equal(Number(sentences.getRows()[0][0]), truth(name).data.links.reduce((n, l) => n + l.evidence.length, 0));
    }
  },

  async graphviz() {
    const {Graphviz} = packageOf('@hpcc-js/wasm-graphviz');
    const graphviz = await Graphviz.load();
    for (const name of names) {
      const json = JSON.parse(graphviz.layout(read(name + '.dot'), 'json0', 'nop2'));
      const wanted = truth(name);
      // Objects come in the file's order; their attribute `name` hides what they are called.
      const ids = wanted.data.nodes.map(n => n.id);
      assert.deepEqual(json.objects.map(n => n.type), wanted.data.nodes.map(n => n.type));
      assert.equal(json.edges.length, wanted.count);
      const id = index => ids[index];
      const found = json.edges.map(e => JSON.stringify([id(e.tail), id(e.head), e.type, e.status, e.role ?? '']));
      same(found, wanted.data.links.map(l => JSON.stringify([l.source, l.target, l.type, l.status, l.role ?? ''])).sort());
    }
  },

  followthemoney() {
    const {Model, defaultModel} = packageOf('@alephdata/followthemoney');
    const model = new Model(defaultModel);
    for (const name of names) {
      const entities = read(name + '.ftm.json').trim().split('\n').map(line => JSON.parse(line));
      const wanted = truth(name);
      const byId = new Map(entities.map(e => [e.id, e]));
      assert.equal(byId.size, entities.length);
      let links = 0;
      for (const raw of entities) {
        assert.match(raw.id, /^[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?$/);
        const schema = model.getSchema(raw.schema);
        assert(schema, raw.schema);
        model.getEntity(raw);
        for (const [property, values] of Object.entries(raw.properties)) {
          const known = schema.getProperty(property);  // throws where the schema has no such property
          assert(!known.stub && values.length > 0, property);
          if (!known.hasRange || known.type.name !== 'entity') continue;
          for (const id of values) {
            assert(model.getSchema(byId.get(id).schema).isA(known.getRange()), `${raw.schema}.${property}`);
          }
        }
        for (const key of schema.required ?? []) assert(raw.properties[key], `${raw.schema} without ${key}`);
        links += schema.isEdge ? 1 : 0;
      }
      assert.equal(links, wanted.count);
      const found = new Set(entities.flatMap(e => e.properties.name ?? []));
      for (const node of wanted.data.nodes) assert(found.has(node.name));
    }
  },
};

await readers[reader]();
