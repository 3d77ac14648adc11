// SPDX-License-Identifier: Apache-2.0
#include "extraction/extractor.hpp"

#include <algorithm>
#include <mutex>
#include <tsl/robin_map.h>

#include "extraction/worker.hpp"

namespace soi::extraction {
namespace {

class Writer {
 public:
  Writer(const Rules& rules, const text::Report& report, Worker& worker)
      : rules_(rules),
        report_(report),
        analysis_(worker.analysis()),
        forms_(worker.name_forms()),
        entities_(worker.entities()),
        facts_(worker.facts()),
        numbers_(entities_.all.size(), left_out),
        taken_part_in_(entities_.all.size(), false) {}

  graph::DocumentGraph write() {
    for (const ReportFact& fact : facts_.all) {
      const std::uint32_t family = entities_.all[static_cast<std::size_t>(fact.from)].family;
      if (family == entities_.families().official ||
          (fact.relation == rules_.organized && fact.status == graph::Status::stated))
        taken_part_in_[static_cast<std::size_t>(fact.to)] = true;
      if (family == entities_.families().organization) taken_part_in_[static_cast<std::size_t>(fact.from)] = true;
    }
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
      const std::uint32_t from = numbers_[static_cast<std::size_t>(fact.from)];
      const std::uint32_t to = numbers_[static_cast<std::size_t>(fact.to)];
      if (from == left_out || to == left_out) continue;
      const schema::Relation& relation = *rules_.known_relations[fact.relation].relation;
      graph::Fact written;
      written.subject = from;
      written.object = to;
      written.relation = relation.name;
      written.role = analysis_.texts[fact.role];
      written.former = fact.former;
      written.status = fact.status;
      if (relation.properties.contains("on") && !fact.former) written.on = report_.date;
      written.evidence.push_back(evidence(fact.sentence, fact.by));
      graph.facts.push_back(std::move(written));
    }
    graph::normalize(graph);
    return graph;
  }

 private:
  graph::Evidence evidence(std::uint32_t sentence, std::string_view by) const {
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

  // Events that are only spoken of, bodies told of only by an office that nobody is said to hold, and entities that
  // became part of another, are left out.
  bool kept(std::size_t entity) const {
    const ReportEntity& found = entities_.all[entity];
    if (found.mentions == 0) return false;
    if (found.family == entities_.families().organization && found.quiet >= found.mentions && !taken_part_in_[entity])
      return false;
    return found.family != entities_.families().event || static_cast<std::int32_t>(entity) == entities_.main_event ||
           taken_part_in_[entity] || found.date || entities_.took_place(static_cast<std::int32_t>(entity));
  }

  std::string local_name(text::Text name) {
    const text::Text own = forms_.slug(name);
    std::string local(analysis_.texts[own]);
    if (const int again = ++used_[own]; again > 1) local += "-" + std::to_string(again);
    return local;
  }

  std::vector<std::string> aliases(const ReportEntity& entity) const {
    std::vector<std::string> others;
    for (const text::Text name : entity.names)
      if (name != entity.name) others.emplace_back(analysis_.texts[name]);
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    return others;
  }

  void members(graph::DocumentGraph& graph) {
    for (std::size_t i = 0; i < entities_.all.size(); ++i) {
      if (!kept(i)) continue;
      const ReportEntity& entity = entities_.all[i];
      graph::Member member;
      member.local = local_name(entity.name);
      member.type = rules_.names.types[entity.type];
      member.name = analysis_.texts[entity.name];
      member.aliases = aliases(entity);
      if (entity.date) member.properties.push_back({"date", std::string(analysis_.texts[entity.date])});
      if (entity.number) member.properties.push_back({"number", std::string(analysis_.texts[entity.number])});
      const Mention& first = analysis_.mentions[entity.first_mention];
      member.evidence.push_back(evidence(first.sentence, rules_.stages[first.stage].rules[first.rule].name));
      numbers_[i] = static_cast<std::uint32_t>(graph.members.size());
      graph.members.push_back(std::move(member));
    }
  }

  static constexpr std::uint32_t left_out = ~0u;
  const Rules& rules_;
  const text::Report& report_;
  Analysis& analysis_;
  NameForms& forms_;
  const Entities& entities_;
  const Facts& facts_;
  std::vector<std::uint32_t> numbers_;    // of each entity, its member
  std::vector<bool> taken_part_in_;       // entities that officials' facts point to, and bodies that did something
  tsl::robin_map<text::Text, int> used_;  // slugs
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
  graph::DocumentGraph graph = Writer(rules, report, *worker).write();
  const std::lock_guard lock(impl_->mutex);
  impl_->idle.push_back(std::move(worker));
  return graph;
}

}  // namespace soi::extraction
