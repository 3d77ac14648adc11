// SPDX-License-Identifier: Apache-2.0
#include "pipeline/ties.hpp"

#include <sstream>

#include "resolution/signature.hpp"

namespace soi::pipeline {

namespace {

constexpr Unit lone = Unit{1} << 63;

// Names that decisions say are one, also through names that the store does not hold: each with the smallest of them.
std::map<std::string, std::string> closure(const std::vector<resolution::Decisions::Names>& same) {
  std::map<std::string, std::string> parent;
  const auto find = [&](std::string name) {
    while (parent.at(name) != name) name = parent.at(name);
    return name;
  };
  for (const auto& names : same) {
    for (const auto& name : names) parent.emplace(name, name);
    for (const auto& name : names) {
      const auto a = find(names.front()), b = find(name);
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  std::map<std::string, std::string> found;
  for (const auto& [name, above] : parent) found[name] = find(name);
  return found;
}

}  // namespace

Unit unit_of(std::uint64_t block, std::int64_t member) {
  return block != 0 ? block : lone | static_cast<std::uint64_t>(member);
}
bool is_lone(Unit unit) { return (unit & lone) != 0; }
std::int64_t lone_member(Unit unit) { return static_cast<std::int64_t>(unit & ~lone); }

Ties::Ties(const resolution::Decisions& decisions, store::Update& update) {
  std::set<std::string> missing;
  const auto member = [&](const std::string& name) -> std::int64_t {
    const auto number = update.member_named(name);
    if (!number) {
      missing.insert(name);
      return -1;
    }
    units_[*number] = unit_of(update.member(*number).block, *number);
    return *number;
  };
  std::map<std::string, std::int64_t> first;  // present member of each closed set of names
  for (const auto& [name, root] : closure(decisions.same)) {
    const auto number = member(name);
    if (number < 0) continue;
    const auto [known, fresh] = first.emplace(root, number);
    if (!fresh) same_.emplace_back(known->second, number);
  }
  for (const auto& names : decisions.different) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (std::size_t j = i + 1; j < names.size(); ++j) {
        const auto a = member(names[i]), b = member(names[j]);
        if (a >= 0 && b >= 0) different_.emplace_back(a, b);
      }
    }
  }
  absent_ = missing.size();
  arrange();
}

Ties::Ties(const std::string& text) {
  std::istringstream in(text);
  char kind = 0;
  std::int64_t a = 0, b = 0;
  Unit of_a = 0, of_b = 0;
  while (in >> kind >> a >> of_a >> b >> of_b) {
    (kind == '=' ? same_ : different_).emplace_back(a, b);
    units_[a] = of_a;
    units_[b] = of_b;
  }
  arrange();
}

std::string Ties::text() const {
  std::ostringstream out;
  const auto write = [&](char kind, const auto& pairs) {
    for (const auto& [a, b] : pairs) {
      out << kind << ' ' << a << ' ' << units_.at(a) << ' ' << b << ' ' << units_.at(b) << '\n';
    }
  };
  write('=', same_);
  write('!', different_);
  return out.str();
}

void Ties::arrange() {
  const auto tie = [&](std::int64_t a, std::int64_t b) {
    auto one = components_.try_emplace(units_.at(a), std::set<Unit>{units_.at(a)}).first->second;
    one.merge(std::set<Unit>(components_.try_emplace(units_.at(b), std::set<Unit>{units_.at(b)}).first->second));
    for (const auto unit : one) components_[unit] = one;
  };
  for (const auto* pairs : {&same_, &different_}) {
    for (const auto& [a, b] : *pairs) decided_.insert({a, b});
  }
  for (const auto& [a, b] : same_) tie(a, b);
  // That two are different matters inside what is resolved together anyway.
  for (const auto& [a, b] : different_) {
    tie(a, a);
    tie(b, b);
  }
}

const std::set<Unit>* Ties::component(Unit unit) const {
  const auto found = components_.find(unit);
  return found == components_.end() ? nullptr : &found->second;
}

std::uint64_t Ties::canonical(std::uint64_t key) const {
  const auto found = components_.find(key);
  if (found == components_.end() || resolution::rule_of(key) != resolution::Rule::key) return key;
  for (const auto unit : found->second) {
    if (!is_lone(unit) && resolution::rule_of(unit) == resolution::Rule::key) return unit;
  }
  return key;
}

std::set<std::uint64_t> Ties::keys() const {
  std::set<std::uint64_t> found;
  for (const auto& [unit, component] : components_) {
    if (!is_lone(unit) && component.size() > 1) found.insert(unit);
  }
  return found;
}

}  // namespace soi::pipeline
