// SPDX-License-Identifier: Apache-2.0
// Joins by keys first (places, bodies, campaigns, numbered documents), then by cues that rest on them (people, events).
#include "resolution/resolve.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "resolution/groups.hpp"
#include "resolution/identity.hpp"
#include "resolution/keys.hpp"

namespace soi::resolution {

namespace {

using graph::DocumentGraph;
using graph::Fact;
using graph::Member;

// Who stands in one relation to a member, by the facts of its document.
using Neighbours = std::map<MemberId, std::vector<MemberId>>;

class Resolution {
 public:
  Resolution(const std::vector<DocumentGraph>& documents, const Identity& identity)
      : documents_(documents), identity_(identity), groups_(documents) {
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
      for (std::uint32_t m = 0; m < documents[d].members.size(); ++m) {
        const auto* type = identity.schema->type(documents[d].members[m].type);
        if (type != nullptr) families_[type->root].push_back(groups_.id(d, m));
      }
    }
  }

  graph::Partition resolve() {
    join_places();
    join_bodies();
    join_campaigns();
    join_numbers();
    join_people();
    join_events();
    return groups_.partition();
  }

 private:
  const Member& member(MemberId id) const {
    const auto& ref = groups_.ref(id);
    return documents_[ref.document].members[ref.member];
  }

  const std::vector<MemberId>& family(const std::string& root) const {
    static const std::vector<MemberId> none;
    const auto found = families_.find(root);
    return found == families_.end() ? none : found->second;
  }

  // Object by subject, or the other way round. What is denied proves nothing.
  Neighbours neighbours(const std::string& relation, bool by_object) const {
    Neighbours found;
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      for (const auto& fact : documents_[d].facts) {
        if (fact.relation != relation || fact.status == graph::Status::denied) continue;
        const auto subject = groups_.id(d, fact.subject), object = groups_.id(d, fact.object);
        found[by_object ? object : subject].push_back(by_object ? subject : object);
      }
    }
    return found;
  }

  // The groups of a member's neighbours.
  std::set<MemberId> groups_of(const Neighbours& neighbours, MemberId id) const {
    std::set<MemberId> found;
    const auto here = neighbours.find(id);
    if (here == neighbours.end()) return found;
    for (const auto other : here->second) found.insert(groups_.find(other));
    return found;
  }

  void join_by_key(MemberId id, const std::string& key, std::map<std::string, MemberId>& first) {
    if (key.empty()) return;
    const auto [found, fresh] = first.emplace(key, id);
    if (!fresh) groups_.join(found->second, id);
  }

  void join_places() {
    std::map<std::string, MemberId> first;
    for (const auto id : family("place")) {
      places_[id] = place_of(member(id), identity_);
      join_by_key(id, places_[id].key, first);
    }
  }

  void join_bodies() {
    std::map<std::string, MemberId> first;
    const auto located = neighbours(identity_.organization.place, false);
    for (const auto id : family("organization")) {
      std::vector<Place> places;
      if (const auto found = located.find(id); found != located.end()) {
        for (const auto place : found->second) places.push_back(places_[place]);
      }
      body_keys_[id] = body_key(member(id), places, identity_);
      join_by_key(id, body_keys_[id], first);
    }
  }

  void join_campaigns() {
    std::map<std::string, MemberId> first;
    for (const auto id : family("campaign")) join_by_key(id, campaign_key(member(id), identity_), first);
  }

  // One citation of a numbered document.
  struct Citation {
    MemberId id;
    std::string year, issuer;
    int cited_in;  // the year of the citing document; 0: unknown

    bool refines(const Citation& other) const {
      return (other.year.empty() || other.year == year) && (other.issuer.empty() || other.issuer == issuer);
    }
    bool same(const Citation& other) const { return year == other.year && issuer == other.issuer; }
  };

  void join_numbers() {
    const auto issuers = neighbours(identity_.document.issuer, true);
    std::map<std::string, std::vector<Citation>> by_key;
    for (const auto id : family("document")) {
      std::set<std::string> keys;
      if (const auto found = issuers.find(id); found != issuers.end()) {
        for (const auto body : found->second) keys.insert(body_keys_[body]);
      }
      keys.erase("");
      auto number = number_of(member(id), keys.empty() ? std::string() : *keys.begin(), identity_);
      if (number.key.empty()) continue;
      const auto& date = documents_[groups_.ref(id).document].document.date;
      by_key[number.key].push_back({id, number.year, number.issuer, date.first.year});
    }
    for (auto& [key, citations] : by_key) join_citations(citations);
  }

  // A citation that says less joins those that say more only if they agree on one document.
  void join_citations(const std::vector<Citation>& citations) {
    std::vector<Citation> labels;  // what is said, each once
    for (const auto& citation : citations) {
      const auto is_same = [&](const auto& label) { return label.same(citation); };
      if (std::none_of(labels.begin(), labels.end(), is_same)) labels.push_back(citation);
    }
    std::vector<Citation> fullest;
    for (const auto& label : labels) {
      const auto refined = [&](const auto& other) { return !other.same(label) && other.refines(label); };
      if (std::none_of(labels.begin(), labels.end(), refined)) fullest.push_back(label);
    }
    for (const auto& citation : citations) {
      const Citation* target = nullptr;
      int targets = 0;
      for (const auto& label : fullest) {
        const bool too_late =
            !label.year.empty() && citation.cited_in != 0 && std::stoi(label.year) > citation.cited_in;
        if (!label.refines(citation) || (too_late && !label.same(citation))) continue;
        target = &label;
        ++targets;
      }
      if (targets == 1) groups_.join(target->id, citation.id);
    }
  }

  // Bodies that prove something about a person: those in which not too many hold offices.
  std::set<MemberId> crowded_bodies(const Neighbours& offices) const {
    std::map<MemberId, std::set<std::string>> people;
    std::set<MemberId> crowded;
    for (const auto& [person, bodies] : offices) {
      const auto name = join(Names::plain(member(person).name));
      for (const auto body : bodies) people[groups_.find(body)].insert(name);
    }
    for (const auto& [body, names] : people) {
      if (names.size() > identity_.official.crowd) crowded.insert(body);
    }
    for (const auto id : family("organization")) {
      const auto& key = body_keys_.at(id);
      if (key.starts_with("once:") && identity_.official.crowds.contains(key.substr(5)))
        crowded.insert(groups_.find(id));
    }
    return crowded;
  }

  // What a fact says about who its subject is: the body, and in a crowd the office, if few have it. Empty: nothing.
  std::string cue_of(const Fact& fact, MemberId body, const std::set<MemberId>& crowded) const {
    const auto number = std::to_string(groups_.find(body));
    if (!crowded.contains(groups_.find(body))) return number;
    const auto role = Names::plain(fact.role);
    return longest_at(role, 0, identity_.official.leaders) == nullptr ? std::string() : number + ' ' + join(role);
  }

  void join_people() {
    const auto crowded = crowded_bodies(neighbours(identity_.official.office, false));
    std::map<std::pair<std::string, std::string>, std::set<MemberId>> candidates;
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      for (const auto& fact : documents_[d].facts) {
        if (fact.relation != identity_.official.office || fact.status == graph::Status::denied) continue;
        const auto person = groups_.id(d, fact.subject);
        const auto name = Names::plain(member(person).name);
        if (name.size() < 2) continue;  // a given name alone is nobody's
        const auto cue = cue_of(fact, groups_.id(d, fact.object), crowded);
        if (!cue.empty()) candidates[{join(name), cue}].insert(person);
      }
    }
    for (const auto& [cue, ids] : candidates) {
      join_all({ids.begin(), ids.end()}, [](MemberId, MemberId) { return true; });
    }
  }

  void join_all(const std::vector<MemberId>& ids, const std::function<bool(MemberId, MemberId)>& compatible) {
    for (std::size_t i = 1; i < ids.size(); ++i) {
      for (std::size_t j = 0; j < i && !groups_.join_if(ids[j], ids[i], compatible); ++j) {
      }
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

  void join_events() {
    const auto organisers = neighbours(identity_.event.organiser, true);
    const auto places = neighbours(identity_.event.place, false);
    std::map<MemberId, std::set<MemberId>> organised_by;
    std::map<std::tuple<std::string, MemberId>, std::vector<MemberId>> same_organiser, same_place;
    for (const auto id : family("event")) {
      const auto day = day_of(member(id));
      if (day.empty()) continue;
      organised_by[id] = groups_of(organisers, id);
      for (const auto body : organised_by[id]) same_organiser[{day, body}].push_back(id);
      for (const auto place : groups_of(places, id)) same_place[{day, place}].push_back(id);
    }
    const auto compatible = [&](MemberId a, MemberId b) {
      const auto &one = organised_by[a], &other = organised_by[b];
      const bool two_meetings = !one.empty() && !other.empty() &&
                                std::none_of(one.begin(), one.end(), [&](auto body) { return other.contains(body); });
      const auto &type = member(a).type, &second = member(b).type;
      return !two_meetings && (identity_.schema->is_a(type, second) || identity_.schema->is_a(second, type));
    };
    for (const auto& [cue, ids] : same_organiser) join_all(ids, compatible);
    for (const auto& [cue, ids] : same_place) join_all(ids, compatible);
  }

  const std::vector<DocumentGraph>& documents_;
  const Identity& identity_;
  Groups groups_;
  std::map<std::string, std::vector<MemberId>> families_;
  std::map<MemberId, Place> places_;
  std::map<MemberId, std::string> body_keys_;
};

}  // namespace

Resolver::Resolver(const schema::Domain& domain, const schema::Schema& schema)
    : identity_(std::make_unique<Identity>(read_identity(domain.yaml("identity.yaml"), schema))) {}

Resolver::~Resolver() = default;

graph::Partition Resolver::resolve(const std::vector<graph::DocumentGraph>& documents) const {
  return Resolution(documents, *identity_).resolve();
}

}  // namespace soi::resolution
