// SPDX-License-Identifier: Apache-2.0
// FTS5 knows tokens only, so everything else that is asked for is a token, too, with a mark before it that no folded
// word has: the first word, the whole name, the initials from each word on, and the type of the entity.
#include "store/name_index.hpp"

#include <algorithm>
#include <cctype>
#include <tuple>

#include "text/fold.hpp"

namespace soi::store {

namespace {

using As = graph::NameTerm::As;

constexpr std::string_view first_mark = "‹", whole_mark = "≡", initials_mark = "≈", type_mark = "∈";
constexpr std::size_t most_changes = 200'000;  // held in memory
constexpr std::int64_t most_beginnings = 1000;

std::string whole_token(std::string_view folded) {
  std::uint64_t mixed = 14695981039346656037u;  // FNV-1a; what shares a number is told apart afterwards
  for (const char byte : folded) mixed = (mixed ^ static_cast<unsigned char>(byte)) * 1099511628211u;
  std::string token(whole_mark);
  for (; mixed != 0; mixed >>= 5) token += "0123456789abcdefghijklmnopqrstuv"[mixed & 31];
  return token;
}

std::string type_token(std::string_view type) {
  std::string token(type_mark);
  for (const char byte : type) {
    const auto code = static_cast<unsigned char>(byte);
    if (code >= 0x80 || std::isalnum(code) != 0) {
      token += byte;
    } else {
      token += "·";
    }
  }
  return token;
}

std::string tokens_of(const NameOwner& owner, const std::string& folded) {
  std::string tokens(first_mark);
  tokens += folded.substr(0, folded.find(' '));
  tokens += ' ' + folded + ' ' + whole_token(folded) + ' ' + type_token(owner.type);
  if (!owner.has_initials) return tokens;
  const auto letters = graph::initials(folded);
  for (std::size_t at = 0; at + 1 < letters.size(); ++at) {
    if ((static_cast<unsigned char>(letters[at]) & 0xC0) == 0x80) continue;  // inside a letter
    tokens.append(" ").append(initials_mark).append(letters, at);
  }
  return tokens;
}

// Folded words hold letters and digits only, so quoting them is enough.
std::string in_quotes(std::string_view words) { return '"' + std::string(words) + '"'; }

void add_or(std::string& all, const std::string& one) {
  if (!all.empty()) all += " OR ";
  all += one;
}

// The words that begin so, each as a token of its own: FTS5 takes them in turn, where a beginning of many words would
// have it gather all their rows first.
std::string beginnings(const std::string& phrase, const Database& database) {
  const auto native = in_quotes(phrase) + " *";
  if (phrase.find(' ') != std::string::npos) return native;
  auto end = phrase;
  ++end.back();
  Statement words(database, "select text from word where text >= ? and text < ? limit ?");
  words.bind(1, phrase).bind(2, end).bind(3, most_beginnings + 1);
  std::string any;
  std::int64_t count = 0;
  for (Rows rows(words); rows.next();) {
    if (++count > most_beginnings) return native;
    add_or(any, in_quotes(words.text(0)));
  }
  return any;
}

std::string match_for(const graph::NameTerm& term, const Database& database) {
  const auto& phrase = term.phrase;
  if (phrase.empty()) return {};
  switch (term.as) {
    case As::words: return in_quotes(phrase);
    case As::beginning: return beginnings(phrase, database);
    case As::start: return in_quotes(std::string(first_mark) + phrase.substr(0, phrase.find(' ')) + ' ' + phrase);
    case As::whole: return in_quotes(whole_token(phrase));
    case As::initials: break;
  }
  return in_quotes(std::string(initials_mark) + phrase) + " *";
}

std::string match_for(const graph::NameQuery::AllOf& groups, const Database& database) {
  std::string all;
  for (const auto& group : groups) {
    std::string any;
    for (const auto& term : group) {
      if (const auto one = match_for(term, database); !one.empty()) add_or(any, one);
    }
    if (any.empty()) return {};
    all += (all.empty() ? "(" : " AND (") + any + ')';
  }
  return all;
}

}  // namespace

std::string match_for(const graph::NameQuery& query, const Database& database) {
  std::string any;
  for (const auto& groups : query.any) {
    if (const auto all = match_for(groups, database); !all.empty()) add_or(any, '(' + all + ')');
  }
  if (any.empty() || query.types.empty()) return any;
  std::string types;
  for (const auto& type : query.types) add_or(types, in_quotes(type_token(type)));
  return '(' + any + ") AND (" + types + ')';
}

NameRows::NameRows(const Database& database)
    : database_(database),
      names_(database, "select number, name from entity_name where entity = ?"),
      last_(database, "select max(number) from entity_name where number >= ? and number < ?"),
      name_(database, "insert into entity_name values (?, ?, ?)"),
      remove_name_(database, "delete from entity_name where number = ?"),
      index_(database, "insert into name_index (rowid, folded) values (?, ?)"),
      unindex_(database, "insert into name_index (name_index, rowid, folded) values ('delete', ?, ?)"),
      count_word_(database,
                  "insert into word values (?1, ?2) on conflict (text) do update set names = names + excluded.names"),
      remove_word_(database, "delete from word where text = ? and names = 0") {}

NameRows::Names NameRows::names_of(std::int64_t entity) {
  Names found;
  names_.bind(1, entity);
  for (Rows rows(names_); rows.next();) found.emplace_back(names_.integer(0), names_.text(1));
  return found;
}

void NameRows::write(const NameOwner& before, const NameOwner& now, std::vector<std::string> names) {
  const bool stays = before.indexed_as(now);
  for (const auto& [row, name] : before.entity < 0 ? Names() : names_of(now.entity)) {
    const auto known = stays ? std::find(names.begin(), names.end(), name) : names.end();
    if (known == names.end()) {
      remove(before, row, name);
    } else {
      names.erase(known);  // most often a new member brings no new writing
    }
  }
  for (const auto& name : names) add(now, name);
}

void NameRows::move(const NameOwner& before, const NameOwner& now) {
  if (before.indexed_as(now)) return;
  for (const auto& [row, name] : names_of(now.entity)) {
    remove(before, row, name);
    add(now, name);
  }
}

// Where more names than fit stand alike, those that come last stand a little too far down.
std::int64_t NameRows::free_row(std::uint64_t standing) {
  constexpr std::int64_t room = std::int64_t{1} << names_at_one_standing;
  auto first = static_cast<std::int64_t>(standing) << names_at_one_standing;
  for (;; first += room) {
    last_.bind(1, first).bind(2, first + room);
    Rows rows(last_);
    if (!rows.next() || last_.is_null(0)) return first;
    if (last_.integer(0) + 1 < first + room) return last_.integer(0) + 1;
  }
}

void NameRows::add(const NameOwner& owner, const std::string& name) {
  const auto row = free_row(owner.standing);
  name_.bind(1, row).bind(2, owner.entity).bind(3, name).run();
  const auto folded = text::fold(name);
  note({row, true, tokens_of(owner, folded)}, folded, 1);
}

void NameRows::remove(const NameOwner& owner, std::int64_t row, const std::string& name) {
  remove_name_.bind(1, row).run();
  const auto folded = text::fold(name);
  note({row, false, tokens_of(owner, folded)}, folded, -1);
}

void NameRows::note(Change change, const std::string& folded, int count) {
  for (std::size_t begin = 0; begin < folded.size();) {
    const auto end = std::min(folded.find(' ', begin), folded.size());
    const auto word = std::string_view(folded).substr(begin, end - begin);
    const auto known = words_.find(word);
    (known == words_.end() ? words_.emplace(word, 0).first : known)->second += count;
    begin = end + 1;
  }
  changes_.push_back(std::move(change));
  if (changes_.size() >= most_changes) index();
}

// In order of rows, for FTS5 begins a new part of its index whenever it has to go back. What goes and what comes at one
// row do so in the order in which they were noted.
void NameRows::index() {
  std::stable_sort(changes_.begin(), changes_.end(), [](const auto& a, const auto& b) { return a.row < b.row; });
  for (const auto& change : changes_)
    (change.is_new ? index_ : unindex_).bind(1, change.row).bind(2, change.tokens).run();
  changes_.clear();
}

void NameRows::finish() {
  index();
  for (const auto& [word, count] : words_) {
    if (count == 0) continue;
    count_word_.bind(1, word).bind(2, count).run();
    if (count < 0) remove_word_.bind(1, word).run();
  }
  words_.clear();
}

void NameRows::forget() {
  database_.execute(
      "delete from entity_name; delete from word; insert into name_index (name_index) values ('delete-all');");
}

}  // namespace soi::store
