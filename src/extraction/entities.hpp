// SPDX-License-Identifier: Apache-2.0
// From mentions to the report's entities: each named once, bodies completed with the report's own places,
// back-references resolved. Rules steer it by attributes they set: name, number, key, level, join, needs, refer, bare,
// named, scene (docs/rules.md).
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/date.hpp"
#include "extraction/mentions.hpp"

namespace soi::extraction {

// The headline and first paragraphs, where a report says what it tells.
inline constexpr std::uint32_t lead_sentences = 6;
inline bool in_lead(std::uint32_t sentence) { return sentence < lead_sentences; }

struct ReportEntity {
  std::string type, family, name, key;
  std::string short_name;  // of a place: what completes a body's name
  std::string long_name;
  std::set<std::string> aliases;
  std::string number, date;         // properties
  std::uint32_t first_mention = 0;  // in the order of the text
  std::uint32_t mentions = 0;
  std::int32_t place = -1;  // of a body: the place in its completed name
  bool named = false;       // of an event: told of by its own name, not as the report's subject
};

// The keys of names, kept from report to report: the same bodies come again, and making a key is slow.
using Keys = std::unordered_map<std::string, std::string>;

class Entities {
 public:
  Entities(const Rules& rules, const Analysis& analysis, Keys& keys);

  std::vector<ReportEntity> all;
  std::vector<std::int32_t> of_mention;  // index into all; -1: none
  std::vector<std::uint32_t> order;      // mentions in the order of the text
  std::int32_t main_event = -1;

  // The entities of a family that a filler means: its own, else those of what it holds.
  std::vector<std::int32_t> meant(std::int32_t mention, const std::string& family) const;
  const std::string& key_of(const std::string& name) const;
  // The mention of a body of a type that completes another mention: the nearest in its sentence, else of the one named
  // most; -1: none.
  std::int32_t completing_body(std::uint32_t mention, std::uint32_t type);
  // The event at which what the tokens first..last tell happens: one the sentence sets them at, else the one being told
  // of; -1: none.
  std::int32_t event_at(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const;
  // Whether somebody is named where the text is at this event.
  bool scene_of_people(std::int32_t event) const { return peopled_.contains(event); }

 private:
  struct ToldDay {
    std::uint32_t sentence, first, last;  // tokens
    base::Day day;                        // its year may be unknown
  };
  struct ToldEvent {
    std::int32_t entity;
    std::uint32_t first_sentence;
    std::set<std::string> words = {};  // of all its descriptions, without the words for its kind
    base::Day day = {};
    std::string nth = {};   // its number among its like
    std::string kind = {};  // the words for its kind
    std::uint32_t score = 0;
  };
  struct Scene {
    std::uint32_t sentence, first, last;  // tokens
    std::int32_t event;
  };
  std::string make_key(const std::string& name) const;
  const std::string& family(const Mention& mention) const { return rules_.roots[mention.type]; }
  std::int32_t add(std::uint32_t mention, std::string name, const std::string& key);
  void places();
  void level_places();
  void bodies();
  void body(std::uint32_t mention);
  bool needs_another(std::uint32_t mention) const;
  void bare_bodies();
  void count_inner_bodies();
  void officials();
  void plain(const std::string& family);
  void events();
  void last_named();
  // It means what another mention names: "hội nghị", "the motion".
  static bool nameless(const Mention& mention) { return attribute(mention, "bare") || attribute(mention, "refer"); }
  bool in_brackets(const Mention& place, const Mention& body) const;
  std::int32_t place_of_level(const Mention& body) const;
  void note_days();
  void note_scenes();
  const ToldDay* told_day(const Mention& mention) const;
  void score(ToldEvent& told, std::uint32_t mention, bool named);
  base::Day day_beside(const Mention& mention) const;
  void describe_events();
  void check_main_event();
  void follow_scenes();
  std::int32_t described_event(const Mention& mention, const std::set<std::string>& words, const base::Day& day,
                               const std::string& nth, const std::string& kind) const;
  std::int32_t bare_event(std::uint32_t mention, std::int32_t told);
  std::int32_t enter_scene(std::uint32_t mention, const std::string& scene);
  void date_event(const ToldEvent& told);

  const Rules& rules_;
  const Analysis& analysis_;
  std::map<std::pair<std::string, std::string>, std::int32_t> known_;  // family and key
  std::map<std::string, std::int32_t> level_place_;
  std::vector<std::uint32_t> place_mentions_;           // in the order of the text
  std::map<std::uint32_t, std::int32_t> usual_bodies_;  // by mention type: a mention of the one named most
  std::vector<ToldDay> days_;
  std::vector<ToldEvent> events_;
  std::map<std::int32_t, std::size_t> event_of_;   // entity → index into events_
  std::map<std::uint32_t, std::string> scene_of_;  // by event mention
  std::vector<Scene> scenes_;                      // in the order of the text
  std::vector<std::int32_t> told_in_;              // by sentence: the event told of where it names none
  std::set<std::int32_t> peopled_;
  std::uint32_t best_score_ = 0;  // the main event's
  Keys& keys_;
  std::vector<std::uint32_t> open_bodies_;  // mentions whose body nothing completed
};

}  // namespace soi::extraction
