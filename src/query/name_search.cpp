// SPDX-License-Identifier: Apache-2.0
#include "query/name_search.hpp"

#include <algorithm>
#include <cctype>
#include <unordered_set>

#include "query/misspellings.hpp"
#include "text/fold.hpp"

namespace soi::query {

namespace {

using graph::Named;
using graph::NameQuery;
using As = graph::NameTerm::As;
using Words = Abbreviations::Words;

constexpr std::size_t most_counted = 1000;  // beyond what is listed
constexpr std::size_t longest_initials = 12, most_words_parted = 12;

std::string joined(const Words& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

bool can_be_initials(const std::string& word) {
  return word.size() >= 2 && word.size() <= longest_initials &&
         std::all_of(word.begin(), word.end(), [](unsigned char letter) { return std::isalpha(letter) != 0; });
}

bool has_upper_case_word(std::string_view text) {
  std::size_t upper = 0;
  for (const unsigned char letter : text) {
    upper = std::isupper(letter) != 0 ? upper + 1 : 0;
    if (upper == 2) return true;
  }
  return false;
}

// Words in a row are listed first, but mean no more than others: a plan to carry out a resolution has its name in a
// row.
Rank tier(Rank rank) { return rank >= Rank::start && rank <= Rank::part ? Rank::part : rank; }

class NameSearch {
 public:
  NameSearch(const Names& names, std::string_view text, const Search& search)
      : names_(names), search_(search), text_(text), normal_(text::normalize(text)), lower_(text::lower(text)) {
    const auto words = text::fold_words(text);
    folded_ = joined(words);
    if (!words.empty()) writings_ = names.abbreviations.writings(words);
    wanted_ = search.list == 0 ? static_cast<std::size_t>(-1) : search.list + most_counted;
    types_ = types(search.types);
  }

  Matches run() {
    by_id();
    const bool no_type_is_so = !search_.types.empty() && types_.empty();
    if (!writings_.empty() && !no_type_is_so) by_name();
    return taken();
  }

 private:
  void by_id() {
    const auto node = names_.reader.by_id(text_);
    if (!node) return;
    const auto type = names_.reader.type(*node);
    if (search_.types.empty() || std::find(types_.begin(), types_.end(), type) != types_.end()) take(*node, Rank::id);
  }

  void by_name() {
    if (done()) return;
    whole();
    if (done()) return;
    other_writings();
    if (done()) return;
    ask(Rank::start, each_writing([](const Words& words) { return NameQuery::AllOf{{{As::start, joined(words)}}}; }));
    if (full()) return;
    ask(Rank::in_a_row, each_writing([](const Words& words) {
          return NameQuery::AllOf{{{As::words, joined(words)}}};
        }));
    if (full()) return;
    ask(Rank::one_gap, in_two_rows());
    if (full()) return;
    ask(Rank::part, words_as({As::words}));
    if (done()) return;
    ask(Rank::beginning, words_as({As::beginning}));
    if (done()) return;
    if (found_.empty() || has_upper_case_word(text_)) initials();
    if (!found_.empty()) return;
    Misspellings wrong(names_.reader, writings_.front());
    for (unsigned errors = 1; errors <= 3 && found_.empty(); ++errors) {
      ask(static_cast<Rank>(static_cast<unsigned>(Rank::one_error) + errors - 1), wrong.with(errors));
    }
  }

  // As far as it goes: nothing after this can be better, or more are known than can be told.
  bool done() const { return full() || (search_.best_only && !found_.empty()); }
  bool full() const { return found_.size() >= wanted_; }

  std::vector<std::string> types(const std::vector<std::string>& roots) const {
    std::vector<std::string> all;
    for (const auto& root : roots) {
      for (auto& type : names_.schema.types_below(root)) all.push_back(std::move(type));
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  template <typename Make>
  NameQuery each_writing(const Make& make) const {
    NameQuery query;
    for (const auto& words : writings_) query.any.push_back(make(words));
    return query;
  }

  NameQuery in_two_rows() const {
    NameQuery query;
    for (const auto& words : writings_) {
      if (words.size() > most_words_parted) continue;
      for (auto part = words.begin() + 1; part < words.end(); ++part) {
        query.any.push_back({{{As::words, joined({words.begin(), part})}}, {{As::words, joined({part, words.end()})}}});
      }
    }
    return query;
  }

  // Only of whole words is one that was shortened as good: of "TW" many words would be a beginning.
  NameQuery words_as(const std::vector<As>& kinds) const {
    return each_writing([&](const Words& words) {
      NameQuery::AllOf groups;
      if (kinds.front() != As::words && joined(words).size() < joined(writings_.front()).size()) return groups;
      for (const auto& word : words) {
        auto& group = groups.emplace_back();
        for (const auto as : kinds) {
          if (as != As::initials || can_be_initials(word)) group.push_back({as, word});
        }
      }
      return groups;
    });
  }

  Rank rank_of_whole(const Named& named) const {
    if (text::normalize(named.name) == normal_) return named.main ? Rank::name : Rank::alias;
    if (text::lower(named.name) == lower_) return named.main ? Rank::name_any_case : Rank::alias_any_case;
    return named.main ? Rank::folded_name : Rank::folded_alias;
  }

  // Names that differ in case and diacritics only stand together in the index: they are told apart here.
  void whole() {
    NameQuery query;
    query.any = {{{{As::whole, folded_}}}};
    query.types = types_;
    std::vector<std::pair<Rank, graph::Node>> all;
    std::size_t best = 0;
    names_.reader.each_named(query, [&](const Named& named) {
      const auto rank = rank_of_whole(named);
      all.emplace_back(rank, named.node);
      if (rank == Rank::name) ++best;
      return best < wanted_;
    });
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [rank, node] : all) take(node, rank);
  }

  void other_writings() {
    if (writings_.size() < 2) return;
    ask(Rank::written_out, each_writing([](const Words& words) {
          return NameQuery::AllOf{{{As::whole, joined(words)}}};
        }));
  }

  void initials() {
    auto bodies = names_.schema.types_below("organization");
    if (!search_.types.empty()) {
      std::erase_if(bodies, [&](const auto& type) { return !std::binary_search(types_.begin(), types_.end(), type); });
    }
    if (bodies.empty()) return;
    auto query = words_as({As::beginning, As::initials});
    query.types = std::move(bodies);
    stream(Rank::initials, query);
  }

  void ask(Rank rank, NameQuery query) {
    query.types = types_;
    stream(rank, query);
  }

  void stream(Rank rank, const NameQuery& query) {
    names_.reader.each_named(query, [&](const Named& named) {
      take(named.node, rank);
      return !full();
    });
  }

  void take(graph::Node node, Rank rank) {
    if (!full() && seen_.insert(node).second) found_.emplace_back(rank, node);
  }

  Matches taken() const {
    Matches all;
    auto end = found_.end();
    if (search_.best_only && !found_.empty()) {
      end = std::find_if(found_.begin(), found_.end(),
                         [&](const auto& one) { return tier(one.first) != tier(found_.front().first); });
    }
    all.found = static_cast<std::size_t>(end - found_.begin());
    all.whole = all.found < wanted_;
    for (auto one = found_.begin(); one != end; ++one) {
      if (search_.list > 0 && all.listed.size() == search_.list) break;
      all.listed.push_back(
          {names_.reader.brief(one->second), one->first, names_.reader.degree(one->second, graph::Direction::both)});
    }
    return all;
  }

  const Names& names_;
  const Search& search_;
  std::string_view text_;
  std::string normal_, lower_, folded_;
  std::vector<Words> writings_;
  std::vector<std::string> types_;
  std::size_t wanted_ = 0;
  std::vector<std::pair<Rank, graph::Node>> found_;
  std::unordered_set<graph::Node> seen_;
};

}  // namespace

const char* to_string(Rank rank) {
  switch (rank) {
    case Rank::id: return "id";
    case Rank::name: return "name";
    case Rank::alias: return "alias";
    case Rank::name_any_case: return "name in other case";
    case Rank::alias_any_case: return "alias in other case";
    case Rank::folded_name: return "name without diacritics";
    case Rank::folded_alias: return "alias without diacritics";
    case Rank::written_out: return "abbreviated or written out";
    case Rank::start: return "start of a name";
    case Rank::in_a_row: return "words of a name in a row";
    case Rank::one_gap: return "words of a name with one gap";
    case Rank::part: return "part of a name";
    case Rank::beginning: return "beginnings of words";
    case Rank::initials: return "initials";
    case Rank::one_error: return "one typing error";
    case Rank::two_errors: return "two typing errors";
    case Rank::three_errors: break;
  }
  return "three typing errors";
}

Matches matches(const Names& names, std::string_view text, const Search& search) {
  return NameSearch(names, text, search).run();
}

}  // namespace soi::query
