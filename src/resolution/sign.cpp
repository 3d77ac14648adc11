// SPDX-License-Identifier: Apache-2.0
// From what a document says to the signatures of its members.
#include <algorithm>
#include <optional>
#include <set>

#include "resolution/keys.hpp"
#include "resolution/resolve.hpp"

namespace soi::resolution {

namespace {

using graph::DocumentGraph;
using graph::Member;
using Neighbours = std::vector<std::vector<std::uint32_t>>;  // by member

class Signer {
 public:
  Signer(const DocumentGraph& content, const Identity& identity)
      : content_(content), identity_(identity), date_(content.document.date), signatures_(content.members.size()) {}

  // Also notes the cues of one member in words.
  std::vector<std::pair<Cue, std::string>> words_of(std::uint32_t member) {
    asked_ = member;
    sign();
    return std::move(words_);
  }

  std::vector<Signature> sign() {
    sign_places();
    sign_bodies();
    sign_documents();
    sign_events();
    sign_officials();
    for (std::uint32_t m = 0; m < size(); ++m) {
      sort_unique(signatures_[m].cues);
      sort_unique(signatures_[m].terms);
      if (signatures_[m].block == 0) signatures_[m].terms.clear();  // a given name alone is nobody's
    }
    return std::move(signatures_);
  }

 private:
  template <typename Item>
  static void sort_unique(std::vector<Item>& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(content_.members.size()); }

  bool is(std::uint32_t member, std::string_view root) const {
    const auto* type = identity_.schema->type(content_.members[member].type);
    return type != nullptr && type->root == root;
  }

  // Who stands in a relation to each member: as its object, or as its subject. What is denied proves nothing.
  Neighbours neighbours(const std::string& relation, bool of_objects) const {
    Neighbours found(size());
    for (const auto& fact : content_.facts) {
      if (fact.relation != relation || fact.status == graph::Status::denied) continue;
      found[of_objects ? fact.object : fact.subject].push_back(of_objects ? fact.subject : fact.object);
    }
    return found;
  }

  void sign_places() {
    places_.resize(size());
    for (std::uint32_t m = 0; m < size(); ++m) {
      if (!is(m, "place")) continue;
      places_[m] = place_of(content_.members[m], date_, identity_);
      if (!places_[m].key.empty()) signatures_[m].block = block_of(Rule::key, "place " + places_[m].key);
    }
  }

  void sign_bodies() {
    bodies_.resize(size());
    const auto located = neighbours(identity_.organization.place, false);
    for (std::uint32_t m = 0; m < size(); ++m) {
      if (!is(m, "organization")) continue;
      std::vector<Place> places;
      for (const auto place : located[m]) places.push_back(places_[place]);
      bodies_[m] = body_of(content_.members[m], places, date_, identity_);
      if (!bodies_[m].key.empty()) signatures_[m].block = block_of(Rule::key, "organization " + bodies_[m].key);
    }
  }

  void sign_documents() {
    const auto issuers = neighbours(identity_.document.issuer, true);
    for (std::uint32_t m = 0; m < size(); ++m) {
      if (is(m, "campaign")) {
        const auto key = campaign_key(content_.members[m], identity_);
        if (!key.empty()) signatures_[m].block = block_of(Rule::key, "campaign " + key);
      }
      if (!is(m, "document")) continue;
      std::set<std::string> keys;
      for (const auto body : issuers[m]) keys.insert(bodies_[body].key);
      keys.erase("");
      const auto number = number_of(content_.members[m], keys.empty() ? std::string() : *keys.begin(), identity_);
      if (number.key.empty()) continue;
      Cue cue;
      cue.kind = Cue::document;
      cue.key = key_of(number.issuer);
      cue.detail = number.year.empty() ? 0 : static_cast<std::uint32_t>(std::stoi(number.year));
      cue.people = static_cast<std::uint16_t>(date_.first.year);
      signatures_[m] = {block_of(Rule::document, "document " + number.key), {cue}, {}};
    }
  }

  std::string day_of(const Member& event) const {
    for (const auto& [name, value] : event.properties) {
      if (name != identity_.event.date) continue;
      const auto date = base::parse_date(value);
      if (date && !date->range() && date->first.day != 0) return value;
    }
    return {};
  }

  void sign_events() {
    const auto organisers = neighbours(identity_.event.organiser, true);
    const auto places = neighbours(identity_.event.place, false);
    for (std::uint32_t m = 0; m < size(); ++m) {
      const auto day = is(m, "event") ? day_of(content_.members[m]) : std::string();
      if (day.empty()) continue;
      auto& signature = signatures_[m];
      for (const auto body : organisers[m]) add_block(signature, Cue::organiser, body);
      for (const auto place : places[m]) add_block(signature, Cue::place, place);
      if (!signature.cues.empty()) signature.block = block_of(Rule::event, "event " + day);
    }
  }

  void add_block(Signature& signature, Cue::Kind kind, std::uint32_t member) const {
    if (signatures_[member].block == 0) return;
    Cue cue;
    cue.kind = kind;
    cue.key = signatures_[member].block;
    signature.cues.push_back(cue);
  }

  void find_province() {
    std::set<std::string> found;
    for (const auto& place : places_) found.insert(lineage_of(place, identity_));
    for (const auto& body : bodies_) {
      for (const auto& place : body.places) found.insert(lineage_of(place, identity_));
    }
    found.erase("");
    if (found.size() == 1) only_province_ = *found.begin();
  }

  void sign_officials() {
    find_province();
    for (std::uint32_t m = 0; m < size(); ++m) {
      if (!is(m, "official")) continue;
      const auto name = Names::plain(content_.members[m].name);
      if (name.size() > 1 && !unnamed(m))
        signatures_[m].block = block_of(Rule::official, "official " + join(name));  // a given name alone is nobody's
    }
    for (const auto& fact : content_.facts) {
      if (fact.status == graph::Status::denied) continue;
      const auto& present = identity_.official.present;
      if (fact.relation == identity_.official.office) {
        add_office(fact);
      } else if (std::find(present.begin(), present.end(), fact.relation) != present.end()) {
        add_event(fact.subject, fact.object);
      }
    }
  }

  bool unnamed(std::uint32_t member) const { return identity_.schema->type(content_.members[member].type)->unnamed; }

  // When the office of a fact was held: as it says itself, else on the day of its document.
  std::optional<Term> term_of(const graph::Fact& fact, std::uint64_t office) const {
    if (fact.status != graph::Status::stated) return std::nullopt;
    const auto& seen = fact.on.known() ? fact.on : date_;
    std::optional<std::int32_t> first, last;
    if (seen.known()) {
      first = day_number(earliest(seen));
      last = day_number(latest(seen));
    }
    Term term;
    term.office = office;
    if (fact.since.known()) {
      first = day_number(earliest(fact.since));
      if (!last) last = first;
      term.open &= ~Term::before;
    }
    if (fact.until.known()) {
      last = day_number(latest(fact.until));
      if (!fact.since.known()) first = last;
      term.open &= ~Term::after;
    } else if (fact.former) {
      first = last;
      term.open = Term::over;
    }
    if (!first || !last || *first > *last) return std::nullopt;
    term.first = *first;
    term.last = *last;
    return term;
  }

  // Of somebody known by the office only: who held it on the day of the document?
  void ask(std::uint32_t member, std::uint64_t office) {
    signatures_[member].block = office;
    const auto day = date_.known() && !date_.range() ? day_number(date_.first) : std::nullopt;
    if (day) signatures_[member].terms = {{.office = office, .first = *day, .last = *day}};
  }

  unsigned people(const std::string& kind) const { return identity_.official.people.at(kind); }

  void add(std::uint32_t member, Cue::Kind kind, std::uint64_t key, std::uint32_t detail, unsigned among,
           const std::string& words) {
    if (key == 0) return;
    Cue cue;
    cue.kind = kind;
    cue.key = key;
    cue.detail = detail;
    cue.people = static_cast<std::uint16_t>(among);
    signatures_[member].cues.push_back(cue);
    if (member == asked_) words_.emplace_back(cue, words);
  }

  // An office tells the body, in it the office if few have it, and where the body works.
  void add_office(const graph::Fact& fact) {
    const auto& name = content_.members[fact.object].name;
    const auto& body = bodies_[fact.object];
    const auto block = signatures_[fact.object].block;
    const auto role = Names::plain(fact.role);
    if (block != 0 && longest_at(role, 0, identity_.official.leaders) != nullptr) {
      Cue cue;
      cue.key = block;
      cue.detail = static_cast<std::uint32_t>(key_of(join(role)));
      const auto office = office_of(cue);
      if (unnamed(fact.subject)) return ask(fact.subject, office);
      if (const auto term = term_of(fact, office)) signatures_[fact.subject].terms.push_back(*term);
      add(fact.subject, Cue::office, block, cue.detail, people("office"), fact.role + ", " + name);
    }
    if (unnamed(fact.subject)) return;
    const auto& crowds = identity_.official.crowds;
    auto crowd = crowds.find(body.name);
    if (crowd == crowds.end()) crowd = crowds.find(content_.members[fact.object].type);
    add(fact.subject, Cue::body, block, 0, crowd == crowds.end() ? people("body") : crowd->second, name);
    bool in_province = body.key.empty() || body.places.empty();
    for (const auto& place : body.places) {
      const auto lineage = lineage_of(place, identity_);
      if (!lineage.empty()) {
        in_province = true;
        add_province(fact.subject, lineage);
      } else if (!place.key.empty() && !place.key.starts_with("once:")) {
        const bool commune = place.type == "commune";
        add(fact.subject, commune ? Cue::commune : Cue::district, block_of(Rule::key, "place " + place.key), 0,
            people(commune ? "commune" : "district"), place.level + ' ' + place.bare);
      }
    }
    // A district is in the province of its report, if that names one only.
    if (!in_province && !only_province_.empty()) add_province(fact.subject, only_province_);
  }

  void add_province(std::uint32_t member, const std::string& lineage) {
    add(member, Cue::province, key_of(lineage), 0, people("province"), lineage.substr(lineage.find(':') + 1));
  }

  // Who was there, on that day: of an organiser's event, or anywhere in that place.
  void add_event(std::uint32_t member, std::uint32_t event) {
    const auto day = is(event, "event") ? day_of(content_.members[event]) : std::string();
    if (day.empty() || unnamed(member)) return;
    const auto detail = static_cast<std::uint32_t>(key_of(day));
    for (const auto& cue : signatures_[event].cues) {
      const bool organiser = cue.kind == Cue::organiser;
      add(member, organiser ? Cue::event : Cue::day, cue.key, detail, people(organiser ? "event" : "day"),
          content_.members[event].name + ", " + day);
    }
  }

  const DocumentGraph& content_;
  const Identity& identity_;
  const base::Date date_;
  std::vector<Signature> signatures_;
  std::vector<Place> places_;
  std::vector<Body> bodies_;
  std::string only_province_;  // the one that the document names; empty: none, or several
  std::uint32_t asked_ = static_cast<std::uint32_t>(-1);
  std::vector<std::pair<Cue, std::string>> words_;
};

}  // namespace

std::vector<std::pair<Cue, std::string>> Resolver::words(const DocumentGraph& content, std::uint32_t member) const {
  return Signer(content, *identity_).words_of(member);
}

std::vector<Signature> Resolver::sign(const DocumentGraph& content) const { return Signer(content, *identity_).sign(); }

}  // namespace soi::resolution
