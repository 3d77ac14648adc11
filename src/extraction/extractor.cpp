// SPDX-License-Identifier: Apache-2.0
#include "extraction/extractor.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "extraction/worker.hpp"
#include "text/fold.hpp"

namespace soi::extraction {
namespace {

constexpr std::size_t longest_slug = 60;  // bytes

std::string slug(const std::string& name) {
  std::string text = text::fold(name);
  std::replace(text.begin(), text.end(), ' ', '-');
  std::erase_if(text, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'); });
  if (text.size() > longest_slug) text.resize(longest_slug);
  while (!text.empty() && text.back() == '-') text.pop_back();
  return text.empty() ? "x" : text;
}

class Writer {
 public:
  Writer(const Rules& rules, const text::Report& report, const Analysis& analysis, const Entities& entities,
         const Facts& facts)
      : rules_(rules), report_(report), analysis_(analysis), entities_(entities), facts_(facts) {}

  graph::DocumentGraph write() {
    for (const ReportFact& fact : facts_.all)
      if (entities_.all[static_cast<std::size_t>(fact.from)].family == "official") taken_part_in_.insert(fact.to);
    graph::DocumentGraph graph;
    graph.domain = rules_.domain;
    graph.document = {.key = report_.key,
                      .digest = report_.digest,
                      .kind = "report",
                      .title = report_.title,
                      .publisher = report_.publisher,
                      .url = report_.url,
                      .curator = {},
                      .date = report_.date,
                      .source = {},
                      .replaces = {},
                      .path = report_.path};
    members(graph);
    for (const ReportFact& fact : facts_.all) {
      const auto from = numbers_.find(fact.from), to = numbers_.find(fact.to);
      if (from == numbers_.end() || to == numbers_.end()) continue;
      graph::Fact written;
      written.subject = from->second;
      written.object = to->second;
      written.relation = fact.relation;
      written.role = fact.role;
      written.former = fact.former;
      written.status = fact.status;
      if (rules_.schema.relation(fact.relation)->properties.contains("on") && !fact.former) written.on = report_.date;
      written.evidence.push_back(evidence(fact.sentence, fact.by));
      graph.facts.push_back(std::move(written));
    }
    graph::normalize(graph);
    return graph;
  }

 private:
  graph::Evidence evidence(std::uint32_t sentence, const std::string& by) const {
    const text::Sentence& span = analysis_.tokens.sentences[sentence];
    const std::uint32_t begin = analysis_.tokens.tokens[span.first].begin;
    const std::uint32_t end = analysis_.tokens.tokens[span.last - 1].end;
    graph::Evidence evidence;
    evidence.begin = report_.source_of(begin);
    evidence.end = report_.source_of(end - 1) + 1;
    evidence.sentence = report_.text.substr(begin, end - begin);
    evidence.by = by;
    return evidence;
  }

  // Events that are only spoken of, and entities that became part of another, are left out.
  bool kept(std::size_t entity) const {
    const ReportEntity& found = entities_.all[entity];
    if (found.mentions == 0) return false;
    const auto number = static_cast<std::int32_t>(entity);
    return found.family != "event" || number == entities_.main_event || taken_part_in_.contains(number) ||
           entities_.scene_of_people(number);
  }

  void members(graph::DocumentGraph& graph) {
    std::map<std::string, int> used;
    for (std::size_t i = 0; i < entities_.all.size(); ++i) {
      if (!kept(i)) continue;
      const ReportEntity& entity = entities_.all[i];
      graph::Member member;
      member.local = slug(entity.name);
      if (const int again = ++used[member.local]; again > 1) member.local += "-" + std::to_string(again);
      member.type = entity.type;
      member.name = entity.name;
      member.aliases.assign(entity.aliases.begin(), entity.aliases.end());
      if (!entity.date.empty()) member.properties.push_back({"date", entity.date});
      if (!entity.number.empty()) member.properties.push_back({"number", entity.number});
      const Mention& first = analysis_.mentions[entity.first_mention];
      member.evidence.push_back(evidence(first.sentence, rules_.stages[first.stage].rules[first.rule].name));
      numbers_[static_cast<std::int32_t>(i)] = static_cast<std::uint32_t>(graph.members.size());
      graph.members.push_back(std::move(member));
    }
  }

  const Rules& rules_;
  const text::Report& report_;
  const Analysis& analysis_;
  const Entities& entities_;
  const Facts& facts_;
  std::map<std::int32_t, std::uint32_t> numbers_;
  std::set<std::int32_t> taken_part_in_;  // entities that officials' facts point to
};

}  // namespace

struct Extractor::Impl {
  std::unique_ptr<Rules> rules;
  std::mutex mutex;
  std::vector<std::unique_ptr<Worker>> idle;
};

Extractor::Extractor(const schema::Domain& domain, const schema::Schema& schema) : impl_(std::make_unique<Impl>()) {
  impl_->rules = read_rules(domain, schema);
}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;

graph::DocumentGraph Extractor::extract(const text::Report& report) const {
  std::unique_ptr<Worker> worker;
  {
    const std::lock_guard lock(impl_->mutex);
    if (!impl_->idle.empty()) {
      worker = std::move(impl_->idle.back());
      impl_->idle.pop_back();
    }
  }
  const Rules& rules = *impl_->rules;
  if (!worker) worker = std::make_unique<Worker>(rules);
  worker->read(report);
  graph::DocumentGraph graph = Writer(rules, report, worker->analysis(), worker->entities(), worker->facts()).write();
  const std::lock_guard lock(impl_->mutex);
  impl_->idle.push_back(std::move(worker));
  return graph;
}

}  // namespace soi::extraction
