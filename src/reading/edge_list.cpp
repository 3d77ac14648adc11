// SPDX-License-Identifier: Apache-2.0
#include "reading/edge_list.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <tsl/robin_map.h>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"

namespace soi::reading {
namespace {

constexpr std::size_t most_problems = 20;

struct Fields {
  std::string_view from, to, weight;
};

// Lines of a text as links. Tabs part the fields where a line has one, else commas, else spaces.
class Lines {
 public:
  Lines(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  bool next(Fields& fields) {
    while (at_ < text_.size()) {
      const auto end = std::min(text_.find('\n', at_), text_.size());
      line_ = text_.substr(at_, end - at_);
      at_ = end + 1;
      ++number_;
      if (!line_.empty() && line_.back() == '\r') line_.remove_suffix(1);
      if (line_.empty() || line_.front() == '#' || line_.front() == '%') continue;
      if (split(fields)) return true;
    }
    return false;
  }

  double weight(const Fields& fields) {
    double weight = 1;
    if (fields.weight.empty()) return weight;
    const auto* last = fields.weight.data() + fields.weight.size();
    const auto [end, error] = std::from_chars(fields.weight.data(), last, weight);
    if (error != std::errc() || end != last || !std::isfinite(weight) || weight <= 0) {
      problem("the weight of this link is no number above 0");
      return 1;
    }
    return weight;
  }

  void finish() {
    if (!problems_.empty()) throw base::Error(base::Failure::data, std::move(problems_));
  }

 private:
  bool split(Fields& fields) {
    const char parting = line_.find('\t') != std::string_view::npos  ? '\t'
                         : line_.find(',') != std::string_view::npos ? ','
                                                                     : ' ';
    std::string_view parts[3];
    std::size_t count = 0, begin = 0;
    while (begin <= line_.size()) {
      const auto end = std::min(line_.find(parting, begin), line_.size());
      const auto part = trimmed(line_.substr(begin, end - begin));
      begin = end + 1;
      if (part.empty() && parting == ' ') continue;
      if (count == 3) {
        problem("a link has two nodes and perhaps a weight, and this line has more");
        return false;
      }
      parts[count++] = part;
    }
    fields = {parts[0], parts[1], parts[2]};
    if (count < 2 || fields.from.empty() || fields.to.empty()) {
      problem("a link names two nodes, and this line does not");
      return false;
    }
    return true;
  }

  static std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
  }

  void problem(const std::string& what) {
    if (problems_.size() >= most_problems) return;
    base::Problem problem;
    problem.where = {file_, number_, 1};
    problem.what = what;
    problem.remedy = "write `from<tab>to` or `from<tab>to<tab>weight`, one link a line";
    problem.source_line = std::string(line_.substr(0, 200));
    problems_.push_back(std::move(problem));
  }

  std::string_view text_, line_;
  const std::string& file_;
  std::size_t at_ = 0;
  int number_ = 0;
  std::vector<base::Problem> problems_;
};

// A number as it is written back: no sign, no leading zero.
const char* read_number(const char* at, const char* end, std::uint32_t& number) {
  const auto* const begin = at;
  std::uint64_t value = 0;
  while (at != end && *at >= '0' && *at <= '9' && at - begin < 11)
    value = value * 10 + static_cast<unsigned>(*at++ - '0');
  if (at == begin || value > 0xffffffff || (*begin == '0' && at - begin > 1)) return nullptr;
  number = static_cast<std::uint32_t>(value);
  return at;
}

// The common case, as fast as bytes can be looked at: nothing but two numbers with one tab, comma or space between.
// False at the first line that is anything else.
bool only_numbers(std::string_view text, graph::Links& links) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    std::uint32_t from = 0, to = 0;
    at = read_number(at, end, from);
    if (at == nullptr || at == end || (*at != '\t' && *at != ' ' && *at != ',')) return false;
    at = read_number(at + 1, end, to);
    if (at == nullptr || (at != end && *at != '\n')) return false;
    if (at != end) ++at;
    links.from.push_back(from);
    links.to.push_back(to);
  }
  return true;
}

// Numbers to nodes 0 …, in their order.
void close_ranks(EdgeList& list) {
  auto& links = list.links;
  std::uint32_t largest = 0;
  for (const auto* ends : {&links.from, &links.to}) {
    for (const auto end : *ends) largest = std::max(largest, end);
  }
  if (largest / 8 < links.from.size()) {  // a table of all numbers is no larger than the list itself
    std::vector<graph::Node> node(std::size_t{largest} + 1, 0);
    for (const auto* ends : {&links.from, &links.to}) {
      for (const auto end : *ends) node[end] = 1;
    }
    for (std::uint32_t number = 0, next = 0; std::size_t{number} < node.size(); ++number) {
      if (node[number] == 0) continue;
      list.numbers.push_back(number);
      node[number] = next++;
      if (number == 0xffffffff) break;
    }
    if (list.numbers.size() == node.size()) {  // all there: each is its own node
      links.nodes = static_cast<std::uint32_t>(node.size());
      return;
    }
    for (auto* ends : {&links.from, &links.to}) {
      for (auto& end : *ends) end = node[end];
    }
  } else {
    for (const auto* ends : {&links.from, &links.to})
      list.numbers.insert(list.numbers.end(), ends->begin(), ends->end());
    std::sort(list.numbers.begin(), list.numbers.end());
    list.numbers.erase(std::unique(list.numbers.begin(), list.numbers.end()), list.numbers.end());
    for (auto* ends : {&links.from, &links.to}) {
      for (auto& end : *ends) {
        end = static_cast<graph::Node>(std::lower_bound(list.numbers.begin(), list.numbers.end(), end) -
                                       list.numbers.begin());
      }
    }
  }
  links.nodes = static_cast<std::uint32_t>(list.numbers.size());
}

// Names to nodes 0 …, in the order of their bytes.
EdgeList with_names(std::string_view text, const std::string& file) {
  EdgeList list;
  tsl::robin_map<std::string_view, graph::Node> known;
  std::vector<std::string_view> seen;
  const auto node = [&](std::string_view name) {
    const auto [at, fresh] = known.emplace(name, static_cast<graph::Node>(seen.size()));
    if (fresh) seen.push_back(name);
    return at->second;
  };
  Lines lines(text, file);
  Fields fields;
  bool weighted = false;
  while (lines.next(fields)) {
    list.links.from.push_back(node(fields.from));
    list.links.to.push_back(node(fields.to));
    list.links.weights.push_back(lines.weight(fields));
    weighted = weighted || !fields.weight.empty();
  }
  lines.finish();
  if (!weighted) list.links.weights.clear();

  std::vector<graph::Node> order(seen.size()), place(seen.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return seen[a] < seen[b]; });
  for (graph::Node i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    list.names.emplace_back(seen[order[i]]);
  }
  for (auto* ends : {&list.links.from, &list.links.to}) {
    for (auto& end : *ends) end = place[end];
  }
  list.links.nodes = static_cast<std::uint32_t>(order.size());
  return list;
}

// Comments and weights are read line by line; where every node is a number, the names become numbers again.
EdgeList line_by_line(std::string_view text, const std::string& file) {
  if (!base::is_utf8(text)) {
    throw base::Error(base::Failure::data, file + " is not written in UTF-8", "convert it first, as with iconv");
  }
  auto list = with_names(text, file);
  std::vector<std::uint32_t> numbers(list.names.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto& name = list.names[i];
    const auto* const end = name.data() + name.size();
    if (read_number(name.data(), end, numbers[i]) != end) return list;
  }
  for (auto* ends : {&list.links.from, &list.links.to}) {
    for (auto& end : *ends) end = numbers[end];
  }
  list.names.clear();
  if (!numbers.empty()) close_ranks(list);
  return list;
}

}  // namespace

EdgeList parse_edge_list(std::string_view text, const std::string& file) {
  EdgeList list;
  list.links.from.reserve(text.size() / 14);
  list.links.to.reserve(text.size() / 14);
  if (!only_numbers(text, list.links)) return line_by_line(text, file);
  if (!list.links.from.empty()) close_ranks(list);
  return list;
}

EdgeList read_edge_list(const std::filesystem::path& path) {
  return parse_edge_list(base::read_file(path), path.string());
}

bool is_edge_list(const std::filesystem::path& path) {
  const auto ending = path.extension();
  return ending == ".tsv" || ending == ".edges" || ending == ".edgelist" || ending == ".el";
}

}  // namespace soi::reading
