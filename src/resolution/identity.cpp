// SPDX-License-Identifier: Apache-2.0
#include "resolution/identity.hpp"

#include <charconv>
#include <functional>

#include "base/yaml_check.hpp"

namespace soi::resolution {

namespace {

using base::YamlNode;

// Reads one file; every mistake is noted and reading goes on.
class IdentityFile {
 public:
  IdentityFile(const base::YamlFile& file, const schema::Schema& schema) : file_(file), check_(file), schema_(schema) {
    for (const auto& [name, relation] : schema.relations()) relations_.push_back(name);
  }

  Identity read() {
    identity_.schema = &schema_;
    const auto& root = file_.root();
    if (check_.is_map(root, "identity.yaml")) {
      // Lists and tables may be left out, and so may parts that are nothing else; a misspelt one is told here.
      check_.only_keys(root, "identity.yaml",
                       {"official", "organization", "place", "document", "campaign", "event", "abbreviations",
                        "ignored words", "same words", "same names"});
      read_names(root);
      read_official(root);
      read_organization(root);
      read_place(root);
      read_document(root);
      if (const auto* map = section(root, "campaign", {"heads"}, false))
        identity_.campaign_heads = phrases(*map, "heads");
      read_event(root);
    }
    if (!check_.fine()) throw base::Error(base::Failure::data, check_.take());
    return std::move(identity_);
  }

 private:
  const YamlNode* section(const YamlNode& root, std::string_view name, const std::vector<std::string>& keys,
                          bool needed = true) {
    const auto* map = needed ? check_.need(root, root, "identity.yaml", name) : root.find(name);
    if (map == nullptr || !check_.is_map(*map, name) || !check_.only_keys(*map, name, keys)) return nullptr;
    return map;
  }

  std::string text(const YamlNode& map, std::string_view key) {
    const auto* node = check_.need(map, map, "this part", key);
    return node != nullptr && check_.is_text(*node, key) ? node->text : std::string();
  }

  std::string relation(const YamlNode& map, std::string_view key) {
    auto name = text(map, key);
    if (!name.empty() && schema_.relation(name) == nullptr) check_.unknown(*map.find(key), "relation", relations_);
    return name;
  }

  std::vector<Words> phrases(const YamlNode& map, std::string_view key) {
    std::vector<Words> found;
    const auto* list = map.find(key);
    if (list == nullptr || !check_.is_list(*list, key)) return found;
    for (const auto& item : list->items) {
      if (check_.is_text(item, key)) found.push_back(Names::plain(item.text));
    }
    return found;
  }

  // Words as those of the documents' names will be compared.
  std::vector<Words> compared(const YamlNode& map, std::string_view key) {
    auto found = phrases(map, key);
    for (auto& phrase : found) phrase = identity_.names.words(join(phrase));
    return found;
  }

  // Names as the documents' names will be compared.
  std::set<std::string> names(const YamlNode& map, std::string_view key) {
    std::set<std::string> found;
    for (const auto& phrase : phrases(map, key)) found.insert(join(identity_.names.words(join(phrase))));
    return found;
  }

  void each_pair(const YamlNode& root, std::string_view name,
                 const std::function<void(const std::string&, const std::string&)>& take) {
    const auto* map = root.find(name);
    if (map == nullptr || !check_.is_map(*map, name)) return;
    for (const auto& [key, value] : map->entries) {
      if (check_.is_text(value, name)) take(key.text, value.text);
    }
  }

  void read_names(const YamlNode& root) {
    auto& all = identity_.names;
    each_pair(root, "abbreviations", [&](const auto& from, const auto& to) { all.add_abbreviation(from, to); });
    for (const auto& word : phrases(root, "ignored words")) all.add_same_words(join(word), {});
    each_pair(root, "same words", [&](const auto& from, const auto& to) { all.add_same_words(from, to); });
    each_pair(root, "same names", [&](const auto& from, const auto& to) { all.add_same_name(from, to); });
  }

  void read_official(const YamlNode& root) {
    const auto* map =
        section(root, "official", {"office", "present", "odds", "people", "crowds", "leaders", "near", "names"});
    if (map == nullptr) return;
    auto& part = identity_.official;
    part.office = relation(*map, "office");
    each_item(*map, "present", [&](const YamlNode& item) {
      if (schema_.relation(item.text) == nullptr) return check_.unknown(item, "relation", relations_);
      part.present.push_back(item.text);
    });
    part.odds = number(*map, "odds");
    part.leaders = phrases(*map, "leaders");
    if (map->find("near") != nullptr) part.near = static_cast<std::int32_t>(number(*map, "near"));
    static const std::vector<std::string> shared = {"body",     "office", "commune", "district",
                                                    "province", "event",  "day"};
    const auto* people = check_.need(*map, *map, "official", "people");
    if (people != nullptr && check_.is_map(*people, "people") && check_.only_keys(*people, "people", shared)) {
      for (const auto& name : shared) part.people[name] = number(*people, name);
    }
    each_number(*map, "crowds", [&](unsigned count, const YamlNode& list) {
      for (const auto& item : list.items) {
        part.crowds[schema_.type(item.text) ? item.text : join(identity_.names.words(item.text))] = count;
      }
    });
    const auto* names = check_.need(*map, *map, "official", "names");
    if (names == nullptr || !check_.is_map(*names, "names") ||
        !check_.only_keys(*names, "names", {"surnames", "middle", "given", "others"})) {
      return;
    }
    read_frequencies(*names, "surnames", part.names.surnames);
    read_frequencies(*names, "middle", part.names.middle);
    read_frequencies(*names, "given", part.names.given);
    part.names.others = number(*names, "others") / 1000.0;
  }

  void read_frequencies(const YamlNode& map, std::string_view key, std::map<std::string, double, std::less<>>& found) {
    each_number(map, key, [&](unsigned count, const YamlNode& list) {
      for (const auto& item : list.items) found[join(Names::plain(item.text))] = count / 1000.0;
    });
  }

  // "275: [nguyễn, trần]"
  void each_number(const YamlNode& map, std::string_view key,
                   const std::function<void(unsigned, const YamlNode&)>& take) {
    const auto* lists = map.find(key);
    if (lists == nullptr || !check_.is_map(*lists, key)) return;
    for (const auto& [count, list] : lists->entries) {
      if (check_.is_list(list, key)) take(whole(count), list);
    }
  }

  void each_item(const YamlNode& map, std::string_view key, const std::function<void(const YamlNode&)>& take) {
    const auto* list = map.find(key);
    if (list == nullptr || !check_.is_list(*list, key)) return;
    for (const auto& item : list->items) {
      if (check_.is_text(item, key)) take(item);
    }
  }

  unsigned number(const YamlNode& map, std::string_view key) {
    const auto* node = check_.need(map, map, "this part", key);
    return node == nullptr ? 1 : whole(*node);
  }

  unsigned whole(const YamlNode& node) {
    unsigned value = 0;
    const auto* end = node.text.data() + node.text.size();
    const auto read = std::from_chars(node.text.data(), end, value);
    if (node.text.empty() || read.ec != std::errc() || read.ptr != end || value == 0 || value > 60000) {
      check_.problem(node, "'" + node.text + "' is no whole number from 1 to 60000", "write a number such as 12");
      return 1;
    }
    return value;
  }

  void read_organization(const YamlNode& root) {
    const auto* map = section(root, "organization", {"place", "once", "local words", "terms"});
    if (map == nullptr) return;
    auto& part = identity_.organization;
    part.place = relation(*map, "place");
    part.local_words = compared(*map, "local words");
    part.terms = compared(*map, "terms");
    const auto* once = check_.need(*map, *map, "organization", "once");
    if (once == nullptr || !check_.is_map(*once, "once") || !check_.only_keys(*once, "once", {"words", "heads"}))
      return;
    part.once_words = compared(*once, "words");
    part.once_heads = compared(*once, "heads");
  }

  void read_place(const YamlNode& root) {
    const auto* map = section(
        root, "place", {"levels", "levels of bodies", "provinces", "cities", "succession", "once", "several"}, false);
    if (map == nullptr) return;
    auto& part = identity_.place;
    read_levels(*map, "levels", part.level_of, part.level_words);
    read_levels(*map, "levels of bodies", part.body_level, part.body_words);
    part.provinces = names(*map, "provinces");
    part.cities = names(*map, "cities");
    part.once = names(*map, "once");
    part.several = names(*map, "several");
    read_succession(*map);
    for (const auto& [word, type] : part.level_of) {
      if (schema_.type(type) == nullptr) check_.problem(*map->find("levels"), "'" + type + "' is no type");
    }
  }

  // "2025-07-01: {Tuyên Quang: [Hà Giang, Tuyên Quang]}"
  void read_succession(const YamlNode& map) {
    const auto* days = map.find("succession");
    if (days == nullptr || !check_.is_map(*days, "succession")) return;
    for (const auto& [day, provinces] : days->entries) {
      const auto date = base::parse_date(day.text);
      if (!date || date->range() || date->first.day == 0) {
        check_.problem(day, "'" + day.text + "' is no day", "write it as 2025-07-01");
        continue;
      }
      if (!check_.is_map(provinces, "the provinces of a day")) continue;
      for (const auto& [now, before] : provinces.entries) {
        const auto name = join(identity_.names.words(now.text));
        identity_.place.founded[name] = date->first;
        if (!check_.is_list(before, "the provinces it was made of")) continue;
        for (const auto& item : before.items) identity_.place.became[join(identity_.names.words(item.text))] = name;
      }
    }
  }

  // "district: [huyện, quận]" as huyện → district, quận → district.
  void read_levels(const YamlNode& map, std::string_view key, std::map<std::string, std::string>& level_of,
                   std::vector<Words>& words) {
    const auto* levels = map.find(key);
    if (levels == nullptr || !check_.is_map(*levels, key)) return;
    for (const auto& [level, list] : levels->entries) {
      for (auto& phrase : phrases(*levels, level.text)) {
        level_of[join(phrase)] = level.text;
        words.push_back(std::move(phrase));
      }
    }
  }

  void read_document(const YamlNode& root) {
    const auto* map = section(root, "document", {"issuer", "date", "national", "heads", "congresses"});
    if (map == nullptr) return;
    auto& part = identity_.document;
    part.issuer = relation(*map, "issuer");
    part.date = text(*map, "date");
    for (const auto& organ : phrases(*map, "national")) part.national.insert(join(organ));
    part.heads = phrases(*map, "heads");
    part.congresses = phrases(*map, "congresses");
  }

  void read_event(const YamlNode& root) {
    const auto* map = section(root, "event", {"date", "organiser", "place"});
    if (map == nullptr) return;
    identity_.event.date = text(*map, "date");
    identity_.event.organiser = relation(*map, "organiser");
    identity_.event.place = relation(*map, "place");
  }

  const base::YamlFile& file_;
  base::YamlCheck check_;
  const schema::Schema& schema_;
  std::vector<std::string> relations_;
  Identity identity_;
};

}  // namespace

Identity read_identity(const base::YamlFile& file, const schema::Schema& schema) {
  return IdentityFile(file, schema).read();
}

}  // namespace soi::resolution
