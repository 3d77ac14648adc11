// Colours and sizes of nodes: by type or community, by any measure.
// Light enough for dark text, and told apart by readers who do not see all colours; as in the pictures.
const palette = ['#77aadd', '#ee8866', '#eedd88', '#ffaabb', '#99ddff', '#44bb99', '#bbcc33', '#aaaa00', '#dddddd', '#cc99bb', '#88ccaa', '#ddaa77'];
const colourOf = (node) => {
  if (state.colour === 'type') return graph.types[node.type].fill;
  const value = node.columns ? node.columns[state.colour] : undefined;
  return value === undefined || value === null ? '#dddddd' : palette[Math.abs(Math.round(value) - 1) % palette.length];
};
const edgeOf = (node) => (state.colour === 'type' ? graph.types[node.type].line : '#333333');
const measureOf = (node, name) => (name === 'degree' ? node.degree : node.columns && Number.isFinite(node.columns[name]) ? node.columns[name] : 0);
// Area in proportion to the measure, between 1 and 4 times the least radius.
function scaleOf(name) {
  if (!name) return () => 1;
  let most = 0;
  for (const node of graph.nodes) most = Math.max(most, measureOf(node, name));
  return (node) => 1 + 3 * Math.sqrt(most > 0 ? Math.max(0, measureOf(node, name)) / most : 0);
}
