// SPDX-License-Identifier: Apache-2.0
// From mentions to the report's entities: each named once, bodies completed with the report's own places,
// back-references resolved. Rules steer it by attributes they set: name, number, key, level, join, needs, refer, bare,
// named, scene (docs/rules.md).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tsl/robin_map.h>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "extraction/name_forms.hpp"
#include "extraction/told_events.hpp"
#include "extraction/values.hpp"

namespace soi::extraction {

// The headline and first paragraphs, where a report says what it tells.
inline constexpr std::uint32_t lead_sentences = 6;
inline bool in_lead(std::uint32_t sentence) { return sentence < lead_sentences; }

// Events looked at for one mention, so that a text of events costs no square of its length.
inline constexpr std::ptrdiff_t most_events = 24;

struct ReportEntity {
  std::uint32_t type = no_type, family = no_type;  // of Names::types
  text::Text name = text::no_text, key = text::no_text;
  text::Text short_name = text::no_text, long_name = text::no_text;  // of a place: what completes a body's name
  std::vector<text::Text> names = {};                                // all it was given, some of them twice
  text::Text number = text::no_text, date = text::no_text;           // properties
  std::uint32_t first_mention = 0;                                   // in the order of the text
  std::uint32_t mentions = 0;
  std::uint32_t quiet = 0;  // of these: in the name of an office alone
  std::int32_t place = -1;  // of a body: the place in its completed name
  bool named = false;       // of an event: told of by its own name, not as the report's subject
};

// The families of entities that the program itself speaks of, by their numbers in Names::types; no_family where a
// domain has none such.
inline constexpr std::uint32_t no_family = no_type - 1;
struct Families {
  explicit Families(const Names& names);
  std::uint32_t official, organization, place, document, campaign, event;
};

class Entities {
 public:
  Entities(const Rules& rules, Analysis& analysis, NameForms& forms);

  std::vector<ReportEntity> all;
  std::vector<std::int32_t> of_mention;  // index into all; -1: none
  std::vector<std::uint32_t> order;      // mentions in the order of the text
  std::int32_t main_event = -1;

  const Families& families() const { return families_; }
  // The entities of a family that a filler means: its own, else those of what it holds.
  std::vector<std::int32_t> meant(std::int32_t mention, std::uint32_t family) const;
  // Somebody of a type known by an office only, under this name: the same name is the same one.
  std::int32_t add_unnamed(std::uint32_t mention, text::Text name, std::uint32_t type);
  // The mention of a body of a type that completes another mention: the nearest in its sentence, else of the one named
  // most; -1: none.
  std::int32_t completing_body(std::uint32_t mention, std::uint32_t type);
  // Only the nearest, at most `reach` tokens away.
  std::int32_t body_close_by(std::uint32_t mention, std::uint32_t type, std::uint32_t reach) const;
  // The event at which what the tokens first..last tell happens: one the sentence sets them at, else the one being told
  // of; -1: none. With `told`, the lead tells of the main event only if it names it.
  std::int32_t event_at(std::uint32_t sentence, std::uint32_t first, std::uint32_t last, bool told) const;
  // Whether a day is told of this event, or somebody is named where the text is at it.
  bool took_place(std::int32_t event) const { return took_place_.contains(event); }

 private:
  using Words = std::vector<text::Text>;  // sorted by number, each once
  struct ToldDay {
    std::uint32_t sentence, first, last;  // tokens
    base::Day day;                        // its year may be unknown
  };
  static constexpr std::uint32_t never = static_cast<std::uint32_t>(-1);  // no sentence
  // What a mention, or all of an event's, say of it.
  struct Description {
    Words words = {};  // without those for its kind
    Words act = {};    // of those for its kind, what it says beyond its type: "kỷ niệm" of "lễ kỷ niệm"
    base::Day day = {};
    text::Text nth = text::no_text;   // its number among its like
    text::Text kind = text::no_text;  // the words for its kind
    text::Text like = text::no_text;  // what it has in common with other types it may be told as
    std::int32_t place = -1;          // the first place named in it
    std::int32_t body = -1;           // the body whose meeting it is called
    bool counted = false;             // it says no more than its kind and number
  };
  struct ToldEvent {
    std::int32_t entity;
    std::uint32_t first_sentence;
    std::uint32_t told_sentence;  // the first where it is not only spoken of
    Description said = {};
    std::uint32_t other_type = no_type;  // told as one of this type, too
    std::uint32_t score = 0;
    bool here = false;   // the lead says that something happens there
    bool quiet = false;  // told only as something a body did: nothing is said to be said at it
  };
  struct Date {
    std::uint32_t first, last;  // tokens
  };
  struct Scene {
    std::uint32_t sentence, first, last;  // tokens
    std::int32_t event;
  };
  text::Text key_of(text::Text name) const { return forms_.key(name); }
  std::uint32_t family(const Mention& mention) const { return rules_.roots[mention.type]; }
  text::Text attribute(const Mention& mention, std::uint32_t name) const { return analysis_.attribute(mention, name); }
  std::string_view text(text::Text number) const { return analysis_.texts[number]; }
  ReportEntity& entity(std::int32_t number) { return all[static_cast<std::size_t>(number)]; }
  std::int32_t add(std::uint32_t mention, text::Text name, text::Text key);
  using Joined = std::map<std::int32_t, std::int32_t>;  // an entity → the one that it is
  void join(std::int32_t own, std::int32_t whole);
  void follow(const Joined& joined);
  void group_by_family();
  // Its mentions in the order of the text.
  std::span<const std::uint32_t> of_family(std::uint32_t family) const;
  void places();
  void level_places();
  void bodies();
  text::Text completing_name(const Mention& mention, std::int32_t place);
  void body(std::uint32_t mention);
  bool needs_another(std::uint32_t mention) const;
  bool may_complete(std::uint32_t mention, std::uint32_t other, std::uint32_t type) const;
  void bare_bodies();
  void count_inner_bodies();
  using GivenNames = std::array<text::Text, 2>;
  GivenNames given_names(std::int32_t official);
  void officials();
  void collect_meant(std::int32_t mention, std::uint32_t family, std::vector<std::int32_t>& found) const;
  void plain(std::uint32_t family);
  void join_documents();
  void events();
  void last_named();
  // It means what another mention names: "hội nghị", "the motion".
  bool nameless(const Mention& mention) const {
    return attribute(mention, known::bare) || attribute(mention, known::refer);
  }
  const std::int32_t* place_at_level(text::Text level) const;
  bool in_brackets(const Mention& place, const Mention& body) const;
  bool semicolon_between(const Mention& body, const Mention& later) const;
  void note_offices();
  std::pair<std::uint32_t, std::uint32_t> offices_around(const Mention& body) const;
  std::int32_t usual_body(std::uint32_t mention, std::uint32_t type);
  std::int32_t body_of_listed_place(std::uint32_t begin, std::uint32_t end, std::uint32_t type) const;
  std::int32_t place_of_level(const Mention& body) const;
  void note_days();
  void note_said_day(const Mention& mention);
  static bool same_day(const base::Day& one, const base::Day& two);
  base::Day day_in(const Mention& mention) const;
  void note_scenes();
  void note_reports();
  bool in_report(const Mention& scene) const;
  text::Text scene_set_by(const Mention& mention) const;
  const ToldDay* told_day(std::uint32_t mention) const;
  void score(ToldEvent& told, std::uint32_t mention, bool named);
  base::Day day_beside(std::uint32_t mention) const;
  void describe_events();
  bool only_spoken_of(std::uint32_t mention) const;
  bool may_mean(const Mention& mention, std::int32_t event) const;
  bool says_kind(const Mention& mention, text::Text name) const;
  std::int32_t event_of_kind(const Mention& mention) const;
  std::int32_t own_event(std::uint32_t mention);
  std::int32_t scene_at(std::uint32_t sentence, std::uint32_t first, std::uint32_t last, bool told) const;
  void check_main_event();
  void prefer_where_something_happens();
  void follow_scenes();
  std::uint32_t pictures_from() const;
  void tell_of_pictures(std::uint32_t from);
  bool told_somewhere(std::int32_t event) const;
  bool opens_sentence(const Mention& mention) const;
  bool on_another_day(const Mention& date, std::int32_t event) const;
  bool goes_on(std::uint32_t scene, std::int32_t event) const;
  Words words_of(text::Text text) const;
  bool fuller_name(text::Text name, text::Text than);
  Description description(std::uint32_t mention, text::Text name) const;
  std::int32_t described_event(const Mention& mention, const Description& said) const;
  std::int32_t event_like(const Mention& mention, const Description& said) const;
  std::int32_t numbered_event(const Mention& mention, const Description& said) const;
  bool same_committee(std::int32_t one, std::int32_t two) const;
  bool says_only_its_number(const Mention& mention) const;
  bool other_figures(const Words& one, const Words& two) const;
  bool differ(const Description& one, const Description& two) const;
  void note_name(ToldEvent& told, std::uint32_t mention, text::Text name, const Description& said);
  static void note_description(Description& known, Description said);
  bool of_type(std::int32_t event, const Mention& mention) const;
  std::int32_t named_event(const Mention& mention, std::string_view key, const Description& said) const;
  void name_it(ToldEvent& told, const Mention& mention, text::Text name, const Description& said);
  std::int32_t place_inside(const Mention& mention) const;
  std::int32_t bare_event(std::uint32_t mention, std::int32_t told);
  std::int32_t enter_scene(std::uint32_t mention, std::string_view scene);
  void date_event(const ToldEvent& told);

  const Rules& rules_;
  Analysis& analysis_;
  NameForms& forms_;
  std::vector<std::uint32_t> grouped_, family_begins_;  // mentions by family, and where each one's begin
  const Values values_;
  const Families families_;
  tsl::robin_map<std::uint64_t, std::int32_t> known_;       // by family and key
  std::map<std::string_view, std::int32_t> organizations_;  // by key
  std::map<std::string, std::int32_t, std::less<>> level_place_;
  std::set<std::string, std::less<>> level_of_many_;  // levels of which the report has several places, none its own
  std::vector<std::pair<std::uint32_t, std::uint32_t>> offices_;  // tokens of offices told of together, in order
  std::vector<std::uint32_t> place_mentions_;                     // in the order of the text
  std::map<std::pair<std::uint32_t, std::int32_t>, std::int32_t> bodies_of_places_;  // by mention type and place
  std::map<std::uint32_t, std::int32_t> usual_bodies_;  // by mention type: a mention of the one named most
  std::vector<Date> dates_;                             // in the order of the text, known days or not
  std::vector<ToldDay> days_;                           // in the order of the text
  std::map<std::uint32_t, std::size_t> said_day_;       // by event mention: index into days_
  std::vector<ToldEvent> events_;
  std::size_t described_ = 0;                     // of events_, those that have descriptions
  std::map<std::int32_t, std::size_t> event_of_;  // entity → index into events_
  std::map<std::uint32_t, text::Text> scene_of_;  // by event mention
  std::set<std::uint32_t> unsaid_;  // event mentions that say no more than a bare one: "hội nghị hôm nay"
  std::vector<Scene> scenes_;       // in the order of the text
  std::map<std::uint32_t, std::uint32_t> reported_from_;  // by sentence: the token where what somebody says begins
  ToldEvents told_{0, 0, -1};
  bool told_later_ = false;  // the lead does not name the main event
  std::set<std::int32_t> took_place_;
  std::uint32_t best_score_ = 0;            // the main event's
  std::vector<std::uint32_t> open_bodies_;  // mentions whose body nothing completed
};

}  // namespace soi::extraction
