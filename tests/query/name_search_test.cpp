// SPDX-License-Identifier: Apache-2.0
#include "query/name_search.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <random>
#include <sstream>

#include "store/store.hpp"
#include "support/dan_van.hpp"
#include "support/folder.hpp"
#include "support/stored.hpp"
#include "support/written_graph.hpp"
#include "text/fold.hpp"

namespace soi::query {
namespace {

const Abbreviations& abbreviations() {
  static const auto all = Abbreviations::load(test::dan_van_domain());
  return all;
}

std::string told(const graph::Reader& reader, const std::string& text, const Search& search = {}) {
  std::ostringstream out;
  for (const auto& match : matches({reader, test::dan_van(), abbreviations()}, text, search).listed) {
    out << match.entity.id.substr(2) << ": " << to_string(match.rank) << '\n';
  }
  return out.str();
}

graph::Graph bodies() {
  return test::WrittenGraph()
      .entity("ubnd-ht", "committee", "Ủy ban nhân dân tỉnh Hà Tĩnh")
      .entity("ubnd-na", "committee", "UBND tỉnh Nghệ An")
      .entity("bdv-ht", "committee", "Ban Dân vận Tỉnh ủy Hà Tĩnh", {"BDV Tỉnh ủy Hà Tĩnh"})
      .entity("bdv-hy", "committee", "Ban Dân vận Tỉnh ủy Hưng Yên")
      .entity("hoai", "official", "Bùi Thị Minh Hoài")
      .entity("meeting", "conference", "Hội nghị sơ kết công tác dân vận tỉnh Hà Tĩnh")
      .edge("hoai", "chaired", "meeting")
      .edge("hoai", "holds", "bdv-hy")
      .edge("bdv-hy", "organized", "meeting")
      .graph();
}

TEST_CASE("abbreviations and what they stand for find each other, in either case") {
  const auto graph = bodies();
  CHECK(told(graph, "UBND") == "ubnd-ht: start of a name\nubnd-na: start of a name\n");
  CHECK(told(graph, "uy ban nhan dan tinh nghe an") == "ubnd-na: abbreviated or written out\n");
  CHECK(told(graph, "ubnd tinh ha tinh") == "ubnd-ht: abbreviated or written out\n");
}

TEST_CASE("words in upper case may be first letters of a body's name") {
  const auto graph = bodies();
  CHECK(told(graph, "BDV HT") == "bdv-ht: initials\n");
  CHECK(told(graph, "bdvtuhy") == "bdv-hy: initials\n");
  CHECK(told(graph, "HNSK").empty());  // a meeting is no body
}

TEST_CASE("beginnings of words are enough, and whole words come first") {
  const auto graph = bodies();
  CHECK(told(graph, "bui th minh ho") == "hoai: beginnings of words\n");
  CHECK(told(graph, "dan van tinh hung") == "bdv-hy: words of a name with one gap\n");
  CHECK(told(graph, "van dan yen") == "bdv-hy: part of a name\n");
}

TEST_CASE("typing errors are allowed for where nothing else answers, fewest first") {
  const auto graph = bodies();
  CHECK(told(graph, "bui thi minh hoia") == "hoai: one typing error\n");
  CHECK(told(graph, "buithi minh hoai") == "hoai: one typing error\n");
  CHECK(told(graph, "bui thi minhh ho ai") == "hoai: two typing errors\n");
  CHECK(told(graph, "buif thij minh hoaii") == "hoai: three typing errors\n");
  CHECK(told(graph, "xyz xyz xyz xyz").empty());
}

TEST_CASE("a list is limited to what answers best, and what is left out is counted") {
  const auto graph = bodies();
  const auto found = matches({graph, test::dan_van(), abbreviations()}, "tinh", {{}, 2});
  CHECK(found.listed.size() == 2);
  CHECK(found.found == 5);
  CHECK(found.whole);
  CHECK(told(graph, "tinh", {{"event"}}) == "meeting: words of a name in a row\n");
}

// The plainest way to rank: every name by every rule.
class Ranking {
 public:
  explicit Ranking(const std::string& text)
      : normal_(text::normalize(text)), lower_(text::lower(text)), words_(text::fold_words(text)) {}

  std::optional<Rank> of(const std::string& name, bool main) const {
    const auto theirs = text::fold_words(name);
    if (theirs == words_) {
      if (text::normalize(name) == normal_) return main ? Rank::name : Rank::alias;
      if (text::lower(name) == lower_) return main ? Rank::name_any_case : Rank::alias_any_case;
      return main ? Rank::folded_name : Rank::folded_alias;
    }
    if (theirs.size() > words_.size() && std::equal(words_.begin(), words_.end(), theirs.begin())) return Rank::start;
    const auto in_a_row = [&](auto first, auto last) {
      return std::search(theirs.begin(), theirs.end(), first, last) != theirs.end();
    };
    if (in_a_row(words_.begin(), words_.end())) return Rank::in_a_row;
    for (auto part = words_.begin() + 1; part < words_.end(); ++part) {
      if (in_a_row(words_.begin(), part) && in_a_row(part, words_.end())) return Rank::one_gap;
    }
    const auto each = [&](auto test) {
      return std::all_of(words_.begin(), words_.end(), [&](const auto& word) {
        return std::any_of(theirs.begin(), theirs.end(), [&](const auto& other) { return test(word, other); });
      });
    };
    if (each([](const auto& word, const auto& other) { return word == other; })) return Rank::part;
    if (each([](const auto& word, const auto& other) { return other.starts_with(word); })) return Rank::beginning;
    const auto wrong = errors(theirs, 0);
    if (wrong > 3) return std::nullopt;
    return static_cast<Rank>(static_cast<int>(Rank::one_error) + static_cast<int>(wrong) - 1);
  }

 private:
  // One letter more, less, other, or two turned round: by trying, not by a table.
  static bool one_apart(const std::string& a, const std::string& b) {
    if (a.size() > b.size()) return one_apart(b, a);
    std::size_t same = 0;
    while (same < a.size() && a[same] == b[same]) ++same;
    if (a.size() + 1 == b.size()) return a.substr(same) == b.substr(same + 1);
    if (a.size() != b.size() || same == a.size()) return false;
    if (a.substr(same + 1) == b.substr(same + 1)) return true;
    return same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] &&
           a.substr(same + 2) == b.substr(same + 2);
  }

  unsigned errors(const std::vector<std::string>& theirs, std::size_t at) const {
    if (at == words_.size()) return 0;
    const auto has = [&](const std::string& word) {
      return std::find(theirs.begin(), theirs.end(), word) != theirs.end();
    };
    unsigned least = 99;
    const auto& word = words_[at];
    if (has(word)) least = errors(theirs, at + 1);
    const bool near = word.size() >= 3 && std::any_of(theirs.begin(), theirs.end(),
                                                      [&](const auto& other) { return one_apart(word, other); });
    bool parted = false;
    for (std::size_t i = 0; i + 1 < theirs.size(); ++i) {
      parted = parted || (word == theirs[i] + theirs[i + 1] && theirs[i].size() > 1 && theirs[i + 1].size() > 1);
    }
    if (near || parted) least = std::min(least, 1 + errors(theirs, at + 1));
    if (at + 1 < words_.size() && has(word + words_[at + 1])) least = std::min(least, 1 + errors(theirs, at + 2));
    return least;
  }

  std::string normal_, lower_;
  std::vector<std::string> words_;
};

std::string ranked(const graph::Graph& graph, const std::string& text) {
  struct Place {
    Rank rank;
    std::uint64_t standing;
    std::string id;
  };
  std::vector<Place> all;
  const Ranking ranking(text);
  for (const auto& entity : graph.entities()) {
    auto best = ranking.of(entity.name, true);
    for (const auto& alias : entity.aliases) {
      const auto other = ranking.of(alias, false);
      if (other && (!best || *other < *best)) best = other;
    }
    const auto degree = graph.degree(entity.node, graph::Direction::both);
    if (best) all.push_back({*best, graph::standing(degree, entity.id), entity.id});
  }
  std::sort(all.begin(), all.end(), [](const Place& a, const Place& b) {
    return std::tie(a.rank, a.standing, a.id) < std::tie(b.rank, b.standing, b.id);
  });
  std::ostringstream out;
  for (const auto& place : all) {
    // Errors are allowed for only where nothing better answers, and no more of them than are needed.
    if (place.rank >= Rank::one_error && place.rank != all.front().rank) continue;
    out << place.id.substr(2) << ": " << to_string(place.rank) << '\n';
  }
  return out.str();
}

const std::vector<std::string> syllables = {"Hoài", "hoa",  "Hòa", "Hoàng", "Đức", "Dực", "Thị",
                                            "Minh", "mình", "Bùi", "Vân",   "Văn", "25",  "công tác"};

std::string random_name(std::mt19937& random, std::size_t most) {
  std::string name;
  for (auto words = 1 + random() % most; words > 0; --words) {
    name += (name.empty() ? "" : " ") + syllables[random() % syllables.size()];
  }
  return name;
}

void mistype(std::mt19937& random, std::string& text) {
  auto folded = text::fold(text);
  const auto at = random() % folded.size();
  if (random() % 2 == 0) {
    folded.erase(at, 1);
  } else {
    folded.insert(at, 1, "ahn "[random() % 4]);
  }
  text = folded;
}

TEST_CASE("names rank in a store as in memory, and as if every name were looked at") {
  std::mt19937 random(5);
  const test::Folder folder;
  std::size_t answers = 0;
  for (int round = 0; round < 12; ++round) {
    test::WrittenGraph made;
    for (int i = 0; i < 60; ++i) {
      std::vector<std::string> aliases;
      if (random() % 3 == 0) aliases.push_back(random_name(random, 3));
      made.entity("e" + std::to_string(i), "official", random_name(random, 4), aliases);
    }
    made.entity("m", "conference", "Cuộc họp");
    for (int i = 0; i < 60; ++i) {
      if (random() % 2 == 0) made.edge("e" + std::to_string(i), "attended", "m");
      if (random() % 4 == 0) made.edge("e" + std::to_string(i), "chaired", "m");
    }
    const auto graph = made.graph();
    const auto path = folder / (std::to_string(round) + ".db");
    test::save(path, graph.documents(), graph::apart(graph.documents()), &test::dan_van());
    const auto stored = store::open(path);
    for (int i = 0; i < 40; ++i) {
      auto text = random_name(random, 3);
      if (random() % 2 == 0) mistype(random, text);
      if (random() % 4 == 0) text = text.substr(0, text.size() - 1);
      if (text::fold_words(text).empty()) continue;
      INFO(text);
      const auto expected = ranked(graph, text);
      answers += !expected.empty();
      CHECK(told(graph, text) == expected);
      CHECK(told(*stored, text) == expected);
    }
  }
  CHECK(answers > 200);
}

}  // namespace
}  // namespace soi::query
