// The page's own words in both languages, and small tools for text and elements.
const words = {
  vi: { skip: 'Tới danh sách', search: 'Tìm (không cần dấu)', filters: 'Lọc', types: 'Loại', relations: 'Quan hệ', time: 'Thời gian',
    from: 'Từ', until: 'Đến', looks: 'Hiển thị', size: 'Cỡ theo', colour: 'Màu theo', reset: 'Bỏ mọi lọc', graph: 'Đồ thị',
    keys: 'Mũi tên: tới nút bên cạnh. Enter: mở hồ sơ. Cộng, trừ: phóng to, thu nhỏ. 0: vừa khung. Escape: thôi chọn.',
    whole: 'Cả đồ thị', closer: 'Phóng to', farther: 'Thu nhỏ', fit: 'Vừa khung', more: 'Thêm', print: 'In', language: 'English',
    dark: 'Nền tối', light: 'Nền sáng', found: '{0} trong {1} nút, {2} quan hệ', undated: 'giữ {0} quan hệ không rõ ngày',
    start: 'Chọn một nút hoặc một đường nối', intro: 'Tìm một tên ở bên trái, hoặc bấm vào hình. Bấm đúp để xem xung quanh một nút.',
    around: 'Xung quanh', wider: 'Rộng thêm', pathFrom: 'Đường đi từ đây', pathTo: 'Đường đi tới đây', chooseEnd: 'Chọn nút cuối của đường đi từ {0}',
    path: 'Đường đi', noPath: 'Không có đường đi giữa hai nút này trong phần đang hiện', names: 'Tên khác', evidence: '{0} dẫn chứng', degree: 'số quan hệ',
    type: 'loại', none: 'như nhau', sources: 'Nguồn', former: 'nguyên', planned: 'dự kiến', denied: 'bị bác bỏ', reported: 'theo lời kể', role: 'chức vụ',
    since: 'từ', untilDay: 'đến', on: 'ngày', by: 'theo', noSentence: 'Không có câu trích; do người biên tập ghi.', scopeAround: 'Xung quanh {0} ({1} bước)',
    nothing: 'Không có gì khớp bộ lọc', undatedEdge: 'không rõ ngày', steps: '{0} bước', hidden: 'đang bị lọc' },
  en: { skip: 'To the list', search: 'Search (accents not needed)', filters: 'Filters', types: 'Types', relations: 'Relations', time: 'Time',
    from: 'From', until: 'Until', looks: 'Looks', size: 'Size by', colour: 'Colour by', reset: 'Clear all filters', graph: 'Graph',
    keys: 'Arrows: to a node nearby. Enter: open its dossier. Plus, minus: zoom. 0: fit. Escape: clear the choice.',
    whole: 'Whole graph', closer: 'Zoom in', farther: 'Zoom out', fit: 'Fit', more: 'More', print: 'Print', language: 'Tiếng Việt',
    dark: 'Dark', light: 'Light', found: '{0} of {1} nodes, {2} relations', undated: 'keep {0} relations without a date',
    start: 'Choose a node or a line', intro: 'Search for a name on the left, or click in the picture. Double-click to see what lies around a node.',
    around: 'Surroundings', wider: 'Wider', pathFrom: 'Path from here', pathTo: 'Path to here', chooseEnd: 'Choose where the path from {0} ends',
    path: 'Path', noPath: 'No path joins these two in what is shown', names: 'Other names', evidence: '{0} evidence', degree: 'number of relations',
    type: 'type', none: 'all alike', sources: 'Sources', former: 'former', planned: 'planned', denied: 'denied', reported: 'as reported', role: 'role',
    since: 'since', untilDay: 'until', on: 'on', by: 'by', noSentence: 'No sentence; written down by the curator.', scopeAround: 'Around {0} ({1} steps)',
    nothing: 'Nothing passes the filters', undatedEdge: 'no date', steps: '{0} steps', hidden: 'filtered out' },
};
let language = 'vi';
const say = (key, ...values) => values.reduce((text, value, i) => text.replace('{' + i + '}', () => value), words[language][key]);
const at = (id) => document.getElementById(id);
// The only way elements are made: text always goes in as text.
function make(tag, text, properties) {
  const element = document.createElement(tag);
  if (text !== undefined && text !== null) element.textContent = text;
  if (properties) Object.assign(element, properties);
  return element;
}
// Search keys: no accents, no case, đ as d, single spaces.
const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐÐð]/g, 'd').toLowerCase()
  .replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const isWeb = (url) => /^https?:\/\/[^\s"'<>]+$/i.test(url || '');
