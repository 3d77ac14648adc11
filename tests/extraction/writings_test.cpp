// SPDX-License-Identifier: Apache-2.0
// One report in the many ways in which sites, editors and machines write the same words: its graph stays what it is.
#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "support/dan_van_extractor.hpp"
#include "support/dan_van_reports.hpp"
#include "text/fold.hpp"

namespace fs = std::filesystem;

namespace {

std::string replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& pairs) {
  for (const auto& [from, to] : pairs)
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  return text;
}

const std::vector<std::pair<std::string, std::string>> marked = {
    {"à", "a\u0300"}, {"á", "a\u0301"}, {"ả", "a\u0309"},       {"ã", "a\u0303"},       {"ạ", "a\u0323"},
    {"â", "a\u0302"}, {"ê", "e\u0302"}, {"ô", "o\u0302"},       {"ơ", "o\u031B"},       {"ư", "u\u031B"},
    {"ủ", "u\u0309"}, {"ị", "i\u0323"}, {"ộ", "o\u0323\u0302"}, {"ế", "e\u0302\u0301"}, {"ứ", "u\u031B\u0301"},
};

struct Writing {
  std::string name;
  std::function<std::string(const std::string&)> write;
};

Writing swap(std::string name, std::vector<std::pair<std::string, std::string>> pairs) {
  return {std::move(name), [pairs = std::move(pairs)](const std::string& text) { return replaced(text, pairs); }};
}

std::vector<Writing> writings() {
  return {
      swap("letters and marks apart", marked),
      swap("U+00D0 for Đ", {{"Đ", "\u00D0"}}),
      swap("tone marks in the old placement", {{"hòa", "hoà"},
                                               {"Hòa", "Hoà"},
                                               {"hóa", "hoá"},
                                               {"Hóa", "Hoá"},
                                               {"ủy", "uỷ"},
                                               {"Ủy", "Uỷ"},
                                               {"thủy", "thuỷ"}}),
      swap("line ends of Windows", {{"\n", "\r\n"}}),
      swap("spaces that do not break",
           {{"Ban Dân vận", "Ban\u00A0Dân\u00A0vận"}, {"đồng chí ", "đồng chí\u00A0"}, {", ", ",\u00A0"}}),
      swap("two spaces", {{" ", "  "}}),
      swap("spaces at line ends", {{"\n", " \n"}}),
      swap("spaces of no width", {{", ", ", \u200B"}}),
      swap("other dashes", {{" - ", " – "}}),
      swap("đ/c", {{"đồng chí", "đ/c"}, {"Đồng chí", "Đ/c"}}),
      swap("đ.c", {{"đồng chí", "đ.c"}, {"Đồng chí", "Đ.c"}}),
      {"a byte order mark", [](const std::string& text) { return "\xEF\xBB\xBF" + text; }},
  };
}

// A name without what a writing may change in it.
std::string plain(const std::string& name) {
  return soi::text::fold(replaced(name, {{"đ/c", "đồng chí"}, {"đ.c", "đồng chí"}}));
}

std::set<std::string> said_by(const std::string& text) {
  const auto graph = soi::test::dan_van_extractor().extract(soi::test::parse_report("a.txt", text));
  std::set<std::string> said;
  for (const auto& member : graph.members) said.insert(member.type + ": " + plain(member.name));
  for (const auto& fact : graph.facts) {
    said.insert(plain(graph.members[fact.subject].name) + " " + fact.relation + " " +
                plain(graph.members[fact.object].name) + " " + plain(fact.role) + (fact.former ? " (former)" : ""));
  }
  return said;
}

std::string difference(const std::set<std::string>& one, const std::set<std::string>& other) {
  std::string told;
  for (const auto& said : one)
    if (!other.contains(said)) told += "\n- " + said;
  for (const auto& said : other)
    if (!one.contains(said)) told += "\n+ " + said;
  return told;
}

}  // namespace

TEST_CASE("a report's graph is the same in whatever writing its words come") {
  std::size_t reports = 0;
  for (const auto& file : fs::directory_iterator(fs::path(SOI_SOURCE_DIR) / "examples/reports")) {
    if (file.path().extension() != ".txt") continue;
    ++reports;
    const std::string text = soi::text::nfc(soi::base::read_file(file.path()));
    const auto said = said_by(text);
    REQUIRE(said.size() > 10);
    for (const Writing& writing : writings()) {
      const std::string told = difference(said, said_by(writing.write(text)));
      if (!told.empty()) FAIL_CHECK(file.path().filename() << ", " << writing.name << ":" << told);
    }
  }
  CHECK(reports >= 8);
}
