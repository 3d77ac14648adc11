// SPDX-License-Identifier: Apache-2.0
#include "resolution/resolve.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "support/documents.hpp"
#include "support/random_documents.hpp"

namespace soi::resolution {
namespace {

using graph::DocumentGraph;
using test::DocumentBuilder;

struct DanVan {
  schema::Domain domain = schema::Domain::open("dan-van");
  schema::Schema schema = schema::Schema::load(domain);
  Resolver resolver{domain, schema};
};

const DanVan& dan_van() {
  static const DanVan made;
  return made;
}

std::set<std::set<std::string>> groups(std::vector<DocumentGraph> documents) {
  std::sort(documents.begin(), documents.end(),
            [](const auto& a, const auto& b) { return a.document.key < b.document.key; });
  std::set<std::set<std::string>> named;
  for (const auto& group : dan_van().resolver.resolve(documents)) {
    std::set<std::string> names;
    for (const auto& ref : group) {
      const auto& document = documents[ref.document];
      names.insert(member_name(document.document, document.members[ref.member]));
    }
    named.insert(names);
  }
  return named;
}

bool together(const std::vector<DocumentGraph>& documents, const std::string& a, const std::string& b) {
  const auto all = groups(documents);
  return std::any_of(all.begin(), all.end(), [&](const auto& group) { return group.contains(a) && group.contains(b); });
}

// Whether two names of one type, each in a document of its own, are one.
bool same(const std::string& type, const std::string& one, const std::string& other) {
  return together(
      {DocumentBuilder("a").node("x", type, one).made(), DocumentBuilder("b").node("x", type, other).made()}, "a#x",
      "b#x");
}

// The same, each completed with a place.
bool same_body(const std::string& one, const std::string& place, const std::string& other, const std::string& second) {
  const auto document = [](const std::string& key, const std::string& name, const std::string& where) {
    DocumentBuilder builder(key);
    builder.node("x", "organization", name);
    if (!where.empty()) builder.node("p", "place", where).edge("x", "located_in", "p");
    return builder.made();
  };
  return together({document("a", one, place), document("b", other, second)}, "a#x", "b#x");
}

DocumentGraph office(const std::string& key, const std::string& person, const std::string& body) {
  return DocumentBuilder(key)
      .node("p", "official", person)
      .node("b", "organization", body)
      .edge("p", "holds", "b")
      .made();
}

TEST_CASE("places join by name and level") {
  CHECK(same("place", "Hà Tĩnh", "tỉnh Hà Tĩnh"));
  CHECK(same("province", "Hà Tĩnh", "Tỉnh Hà Tĩnh"));
  CHECK(same("place", "Hòa Bình", "tỉnh Hoà Bình"));
  CHECK(same("place", "thành phố Hà Tĩnh", "TP.Hà Tĩnh"));
  CHECK(same("city", "Hải Phòng", "TP Hải Phòng"));
  CHECK(same("place", "TP.HCM", "Thành phố Hồ Chí Minh"));
  CHECK(same("district", "huyện Thạch Hà", "Huyện Thạch Hà"));
  CHECK_FALSE(same("place", "Hà Tĩnh", "thành phố Hà Tĩnh"));
  CHECK_FALSE(same("place", "huyện Kỳ Anh", "thị xã Kỳ Anh"));
  CHECK_FALSE(same("place", "Thạch Hà", "huyện Thạch Hà"));
}

TEST_CASE("communes and districts of which there are several never join by name alone") {
  CHECK_FALSE(same("commune", "xã Bạch Đằng", "xã Bạch Đằng"));
  CHECK_FALSE(same("commune", "phường 1", "phường 1"));
  CHECK_FALSE(same("district", "huyện Châu Thành", "huyện Châu Thành"));
  CHECK(same("commune", "xã Bảo Ninh, thành phố Đồng Hới", "xã Bảo Ninh, TP. Đồng Hới"));
}

TEST_CASE("bodies join by their full name once they are completed with a place") {
  CHECK(same_body("UBND tỉnh Hà Tĩnh", "Hà Tĩnh", "Ủy ban nhân dân tỉnh Hà Tĩnh", "tỉnh Hà Tĩnh"));
  CHECK(same_body("UBND tỉnh", "Hà Tĩnh", "UBND tỉnh Hà Tĩnh", "Hà Tĩnh"));
  CHECK(same_body("HĐND tỉnh Hà Tĩnh khóa XVII, nhiệm kỳ 2016-2021", "Hà Tĩnh", "HÐND tỉnh Hà Tĩnh", "Hà Tĩnh"));
  CHECK(same_body("Ủy ban MTTQ Việt Nam tỉnh Bắc Kạn", "Bắc Kạn", "UBMTTQ tỉnh Bắc Kạn", ""));
  CHECK(same_body("Thành ủy Hải Phòng", "thành phố Hải Phòng", "Thành ủy Hải Phòng", "Hải Phòng"));
  CHECK(same_body("LĐLĐ TX.Sông Cầu", "thị xã Sông Cầu", "Liên đoàn Lao động thị xã Sông Cầu", "thị xã Sông Cầu"));
  CHECK(same_body("Hội Cựu chiến binh", "thành phố Bắc Kạn", "Hội CCB Bắc Kạn", "thành phố Bắc Kạn"));
}

TEST_CASE("bodies of different places, of one name or of none, stay apart") {
  CHECK_FALSE(same_body("UBND tỉnh Hà Tĩnh", "Hà Tĩnh", "UBND tỉnh Bắc Kạn", "Bắc Kạn"));
  CHECK_FALSE(same_body("UBND tỉnh", "Hà Tĩnh", "UBND tỉnh", "Bắc Kạn"));
  CHECK_FALSE(same_body("Thành ủy Hà Tĩnh", "Hà Tĩnh", "Tỉnh ủy Hà Tĩnh", "Hà Tĩnh"));
  CHECK_FALSE(same_body("Hội Cựu chiến binh", "Bắc Kạn", "Hội Cựu chiến binh", "thành phố Bắc Kạn"));
  CHECK_FALSE(same_body("UBND huyện Châu Thành", "huyện Châu Thành", "UBND huyện Châu Thành", "huyện Châu Thành"));
  CHECK_FALSE(same_body("UBND xã Tân Thành", "xã Tân Thành", "UBND xã Tân Thành", "xã Tân Thành"));
  for (const std::string name : {"Tỉnh ủy", "HĐND tỉnh", "UBND huyện", "Ủy ban MTTQ Việt Nam huyện", "Ban Dân vận",
                                 "Huyện ủy", "Sở Giao thông Vận tải", "Bộ CHQS tỉnh", "Cục Chính trị Quân khu"}) {
    INFO(name);
    CHECK_FALSE(same("organization", name, name));
  }
}

TEST_CASE("bodies that exist once join without a place") {
  CHECK(same("organization", "Ban Dân vận TW", "Ban Dân vận Trung ương"));
  CHECK(same("organization", "BCH Trung ương Đảng", "Trung ương Đảng"));
  CHECK(same("organization", "Bộ Chính trị", "Bộ Chính trị Ban Chấp hành Trung ương Đảng"));
  CHECK(same("organization", "Quốc hội khóa XIV", "Quốc hội"));
  CHECK(same("organization", "UBTƯMTTQVN", "Ủy ban T.Ư MTTQ Việt Nam"));
  CHECK(same("organization", "Bộ Ngoại giao", "Bộ Ngoại giao"));
  CHECK_FALSE(same("organization", "Quốc hội", "Văn phòng Quốc hội"));
}

TEST_CASE("two people of one name stay apart without a second cue") {
  CHECK_FALSE(same("official", "Nguyễn Văn Hùng", "Nguyễn Văn Hùng"));
  CHECK_FALSE(
      together({office("a", "Nguyễn Văn Hùng", "Tỉnh ủy Hà Tĩnh"), office("b", "Nguyễn Văn Hùng", "Tỉnh ủy Bắc Kạn")},
               "a#p", "b#p"));
  CHECK_FALSE(
      together({office("a", "Nguyễn Văn Hùng", "Tỉnh ủy"), office("b", "Nguyễn Văn Hùng", "Tỉnh ủy")}, "a#p", "b#p"));
  CHECK_FALSE(
      together({office("a", "Nguyễn Văn Hùng", "Quốc hội"), office("b", "Nguyễn Văn Hùng", "Quốc hội")}, "a#p", "b#p"));
  CHECK_FALSE(together({office("a", "Hùng", "Tỉnh ủy Hà Tĩnh"), office("b", "Hùng", "Tỉnh ủy Hà Tĩnh")}, "a#p", "b#p"));
}

TEST_CASE("two reports meet in one official through a shared specific body") {
  CHECK(together(
      {office("a", "Bùi Thị Minh Hoài", "Ban Dân vận Trung ương"), office("b", "Bùi Thị Minh Hoài", "Ban Dân vận TW")},
      "a#p", "b#p"));
  CHECK(together(
      {office("a", "Lê Hoà Bình", "BTV Tỉnh ủy Hà Tĩnh"), office("b", "LÊ HÒA BÌNH", "Ban Thường vụ Tỉnh ủy Hà Tĩnh")},
      "a#p", "b#p"));
  CHECK_FALSE(together({office("a", "Bùi Thị Minh Hoài", "Ban Dân vận Trung ương"),
                        office("b", "Bùi Thị Minh Hòa", "Ban Dân vận Trung ương")},
                       "a#p", "b#p"));
}

TEST_CASE("the more people a body has, the rarer a name must be to be one person there") {
  std::vector<DocumentGraph> documents = {
      office("a", "Nguyễn Văn Hải", "HĐND tỉnh Hà Tĩnh"), office("b", "Nguyễn Văn Hải", "HĐND tỉnh Hà Tĩnh"),
      office("e", "Bùi Thị Minh Hoài", "HĐND tỉnh Hà Tĩnh"), office("f", "Bùi Thị Minh Hoài", "HĐND tỉnh Hà Tĩnh")};
  CHECK(together(documents, "a#p", "b#p"));
  for (int i = 0; i < 80; ++i) {
    documents.push_back(office("c" + std::to_string(i), "Trần Văn " + std::to_string(i), "HĐND tỉnh Hà Tĩnh"));
  }
  CHECK_FALSE(together(documents, "a#p", "b#p"));
  CHECK(together(documents, "e#p", "f#p"));
  CHECK(together(documents, "a#b", "b#b"));
}

TEST_CASE("a rare name is one person in a province, a common one is not") {
  const auto in_two_bodies = [](const std::string& name) {
    return together({office("a", name, "Tỉnh ủy Hà Tĩnh"), office("b", name, "HĐND tỉnh Hà Tĩnh")}, "a#p", "b#p");
  };
  CHECK(in_two_bodies("Trương Thanh Huyền"));
  CHECK_FALSE(in_two_bodies("Nguyễn Văn Hùng"));
}

TEST_CASE("a name at one event is one person") {
  const auto at = [](const std::string& key, const std::string& day) {
    return DocumentBuilder(key)
        .node("p", "official", "Lê Văn An")
        .node("e", "conference", "Hội nghị", {{"date", day}})
        .node("o", "organization", "Ban Dân vận Trung ương")
        .edge("p", "attended", "e")
        .edge("o", "organized", "e")
        .made();
  };
  CHECK(together({at("a", "2021-07-15"), at("b", "2021-07-15")}, "a#p", "b#p"));
  CHECK_FALSE(together({at("a", "2021-07-15"), at("b", "2021-07-16")}, "a#p", "b#p"));
}

TEST_CASE("in a crowd an office that few have at a time tells who somebody is") {
  const auto held = [](const std::string& key, const std::string& role) {
    return DocumentBuilder(key)
        .node("p", "official", "Lê Văn An")
        .node("b", "organization", "Ban Chấp hành Trung ương Đảng")
        .edge("p", "holds", "b", role)
        .made();
  };
  CHECK(together({held("a", "Tổng Bí thư"), held("b", "Tổng bí thư")}, "a#p", "b#p"));
  CHECK_FALSE(together({held("a", "Ủy viên"), held("b", "Ủy viên")}, "a#p", "b#p"));
  CHECK_FALSE(together({held("a", "Tổng Bí thư"), held("b", "Ủy viên")}, "a#p", "b#p"));
  CHECK_FALSE(together({held("a", ""), held("b", "")}, "a#p", "b#p"));
}

TEST_CASE("two people whom one document tells apart are never put together through another") {
  const auto two = DocumentBuilder("a")
                       .node("old", "official", "Lê Văn An")
                       .node("young", "official", "Lê Văn An")
                       .node("x", "organization", "Tỉnh ủy Hà Tĩnh")
                       .node("y", "organization", "Huyện ủy Can Lộc")
                       .edge("old", "holds", "x")
                       .edge("young", "holds", "y")
                       .made();
  const auto both = DocumentBuilder("b")
                        .node("p", "official", "Lê Văn An")
                        .node("x", "organization", "Tỉnh ủy Hà Tĩnh")
                        .node("y", "organization", "Huyện ủy Can Lộc")
                        .edge("p", "holds", "x")
                        .edge("p", "holds", "y")
                        .made();
  CHECK_FALSE(together({two, both}, "a#old", "a#young"));
  CHECK((together({two, both}, "a#old", "b#p") || together({two, both}, "a#young", "b#p")));
}

TEST_CASE("documents join by number, kind and organ, written in any way") {
  CHECK(same("resolution", "Nghị quyết số 25-NQ/TW", "Nghị quyết 25 - NQ/TW"));
  CHECK(same("resolution", "Nghị quyết số 25-NQ/TW", "NQ-25/TW"));
  CHECK(same("directive", "Chỉ thị số 05-CT/TW", "Chỉ thị 5-CT/TW"));
  CHECK(same("law", "Luật số 45/2019/QH14", "Bộ luật Lao động số 45/2019/QH14"));
  CHECK_FALSE(same("resolution", "Nghị quyết số 25-NQ/TW", "Nghị quyết số 26-NQ/TW"));
  CHECK_FALSE(same("resolution", "Nghị quyết số 25-NQ/TW", "Kết luận số 25-KL/TW"));
  CHECK_FALSE(same("conclusion", "Kết luận số 62", "Kết luận số 62"));
  CHECK_FALSE(same("plan", "Kế hoạch phát triển 5 năm 2016 - 2020", "Kế hoạch phát triển 5 năm 2016 - 2020"));
}

DocumentGraph cited(const std::string& key, const std::string& date, const std::string& name, const std::string& year) {
  std::vector<graph::Property> properties;
  if (!year.empty()) properties.push_back({"date", year});
  return DocumentBuilder(key, date).node("n", "resolution", name, properties).made();
}

TEST_CASE("a number of two years is two documents, and a citation without a year joins only where one fits") {
  const auto old = cited("a", "2020-01-01", "Nghị quyết số 25-NQ/TW", "2008-07");
  const auto fresh = cited("b", "2020-01-01", "Nghị quyết số 25-NQ/TW", "2013-06-03");
  const auto open = cited("c", "2020-01-01", "Nghị quyết số 25-NQ/TW", "");
  const auto before = cited("d", "2010-01-01", "Nghị quyết số 25-NQ/TW", "");
  const auto said = cited("e", "2020-01-01", "Nghị quyết số 25-NQ/TW năm 2013", "");
  const std::vector<DocumentGraph> all = {old, fresh, open, before, said};
  CHECK_FALSE(together(all, "a#n", "b#n"));
  CHECK_FALSE(together(all, "a#n", "c#n"));
  CHECK_FALSE(together(all, "b#n", "c#n"));
  CHECK(together(all, "a#n", "d#n"));
  CHECK(together(all, "b#n", "e#n"));
  CHECK(together({fresh, open}, "b#n", "c#n"));
  CHECK(together({open, before}, "c#n", "d#n"));
}

TEST_CASE("numbers of provinces join only with the same issuer and its place") {
  const auto issued = [](const std::string& key, const std::string& issuer, const std::string& number) {
    return DocumentBuilder(key)
        .node("n", "resolution", number)
        .node("i", "organization", issuer)
        .edge("i", "issued", "n")
        .made();
  };
  const std::string party = "Nghị quyết số 05-NQ/TU", council = "Nghị quyết số 27/2018/NQ-HĐND";
  CHECK(together({issued("a", "Tỉnh ủy Hà Tĩnh", party), issued("b", "Tỉnh ủy Hà Tĩnh", party)}, "a#n", "b#n"));
  CHECK_FALSE(together({issued("a", "Tỉnh ủy Hà Tĩnh", party), issued("b", "Tỉnh ủy Bắc Kạn", party)}, "a#n", "b#n"));
  CHECK_FALSE(together({issued("a", "Tỉnh ủy", party), issued("b", "Tỉnh ủy", party)}, "a#n", "b#n"));
  CHECK_FALSE(same("resolution", party, party));
  CHECK_FALSE(same("resolution", council, council));
  CHECK(together({issued("a", "HĐND tỉnh Tây Ninh", council), issued("b", "Hội đồng nhân dân tỉnh Tây Ninh", council)},
                 "a#n", "b#n"));
}

TEST_CASE("without a number only the resolutions of national congresses join") {
  CHECK(same("resolution", "Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII", "Nghị quyết Đại hội XIII của Đảng"));
  CHECK(same("resolution", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ 13 của Đảng",
             "Nghị quyết Đại hội Đảng lần thứ XIII"));
  CHECK_FALSE(same("resolution", "Nghị quyết Đại hội XII của Đảng", "Nghị quyết Đại hội XIII của Đảng"));
  CHECK_FALSE(
      same("resolution", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XII", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XII"));
  CHECK_FALSE(same("resolution", "Nghị quyết năm 2022", "Nghị quyết năm 2022"));
}

TEST_CASE("campaigns join by name, without the word for campaign and without quotation marks") {
  CHECK(same("campaign", "Phong trào thi đua “Dân vận khéo”", "Dân vận khéo"));
  CHECK_FALSE(same("campaign", "Dân vận khéo", "Năm dân vận khéo 2020"));
}

DocumentGraph event(const std::string& key, const std::string& type, const std::string& day,
                    const std::string& organiser, const std::string& place) {
  DocumentBuilder builder(key);
  std::vector<graph::Property> properties;
  if (!day.empty()) properties.push_back({"date", day});
  builder.node("e", type, "Hội nghị " + key, properties);
  if (!organiser.empty()) builder.node("o", "organization", organiser).edge("o", "organized", "e");
  if (!place.empty()) builder.node("p", "place", place).edge("e", "held_in", "p");
  return builder.made();
}

TEST_CASE("events join by day and kind with the same organiser or place") {
  const auto joined = [](const DocumentGraph& a, const DocumentGraph& b) { return together({a, b}, "a#e", "b#e"); };
  const std::string day = "2021-07-15", body = "Ban Dân vận Trung ương", place = "Hà Nội";
  CHECK(joined(event("a", "conference", day, body, ""), event("b", "conference", day, body, "")));
  CHECK(joined(event("a", "conference", day, "", place), event("b", "event", day, body, place)));
  CHECK_FALSE(joined(event("a", "conference", day, body, place), event("b", "congress", day, body, place)));
  CHECK_FALSE(joined(event("a", "conference", day, body, ""), event("b", "conference", "2021-07-16", body, "")));
  CHECK_FALSE(joined(event("a", "conference", "2021-07", body, ""), event("b", "conference", "2021-07", body, "")));
  CHECK_FALSE(joined(event("a", "conference", "", body, ""), event("b", "conference", "", body, "")));
  CHECK_FALSE(joined(event("a", "conference", day, "Tỉnh ủy", ""), event("b", "conference", day, "Tỉnh ủy", "")));
  CHECK_FALSE(joined(event("a", "conference", day, body, place),
                     event("b", "conference", day, "Hội Luật gia Việt Nam", place)));
}

// Documents of a small world, so that members meet often.
std::vector<DocumentGraph> world(std::mt19937& random) {
  const std::vector<std::string> people = {"Lê Văn An", "Bùi Thị Minh Hoài", "Nguyễn Hùng"};
  const std::vector<std::string> bodies = {"Tỉnh ủy Hà Tĩnh", "Ban Dân vận TW", "Ban Dân vận Trung ương", "Tỉnh ủy",
                                           "Huyện ủy Can Lộc"};
  const std::vector<std::string> numbers = {"Nghị quyết 25-NQ/TW", "Nghị quyết 25-NQ/TW năm 2013",
                                            "Nghị quyết 25-NQ/TW năm 2008"};
  const auto pick = [&](const auto& words) { return words[random() % words.size()]; };
  std::vector<DocumentGraph> documents;
  for (int d = 0; d < 6; ++d) {
    DocumentBuilder builder("d" + std::to_string(d), "20" + std::to_string(10 + random() % 10));
    for (const std::string n : {"1", "2"}) {
      builder.node("p" + n, "official", pick(people)).node("b" + n, "organization", pick(bodies));
      builder.edge("p" + n, "holds", "b" + n).node("n" + n, "resolution", pick(numbers));
      builder.node("e" + n, random() % 2 ? "conference" : "event", "Hội nghị",
                   {{"date", random() % 2 ? "2021-07-15" : "2021-07-16"}});
      builder.edge("b" + n, "organized", "e" + n);
    }
    documents.push_back(builder.made());
  }
  return documents;
}

TEST_CASE("every member stands in one group, and no document's people or events are put together") {
  std::mt19937 random(21);
  for (int round = 0; round < 200; ++round) {
    const auto documents = world(random);
    std::set<graph::MemberRef> seen;
    std::size_t members = 0;
    for (const auto& document : documents) members += document.members.size();
    for (const auto& group : dan_van().resolver.resolve(documents)) {
      std::set<std::uint32_t> own;
      for (const auto& ref : group) {
        CHECK(seen.insert(ref).second);
        const auto& type = documents[ref.document].members[ref.member].type;
        if (type == "official" || type == "conference") CHECK(own.insert(ref.document).second);
      }
    }
    CHECK(seen.size() == members);
  }
}

TEST_CASE("who is one does not depend on the order of members and facts in a document") {
  std::mt19937 random(22);
  for (int round = 0; round < 100; ++round) {
    auto documents = world(random);
    const auto expected = groups(documents);
    for (auto& document : documents) {
      // Later documents first, and each document's facts turned round before they are sorted again.
      std::reverse(document.facts.begin(), document.facts.end());
      normalize(document);
    }
    std::shuffle(documents.begin(), documents.end(), random);
    CHECK(groups(documents) == expected);
  }
}

}  // namespace
}  // namespace soi::resolution
