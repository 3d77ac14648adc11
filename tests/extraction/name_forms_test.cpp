// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "extraction/extractor.hpp"
#include "reading/report_file.hpp"
#include "support/folder.hpp"

TEST_CASE("what an abbreviation stands for is the same name, however many words the short form has") {
  const soi::test::Folder folder;
  folder.write("probe/types.yaml", "types: {}\nrelations: {}\n");
  folder.write("probe/names.yaml",
               "classes: {}\nabbreviations: {oak and elm and ash and yew: trees, birch: white tree}\n");
  folder.write(
      "probe/rules.yaml",
      "stages: [{stage: bodies, rules: [{rule: body, makes: organization, pattern: 'board of [lower]{1,9}'}]}]\n");
  const auto domain = soi::schema::Domain::open("probe", folder.path().string());
  const soi::extraction::Extractor extractor(domain, soi::schema::Schema::load(domain));
  const auto bodies = [&](const std::string& text) {
    return extractor.extract(soi::reading::read_report(folder.write("r.txt", text))).members.size();
  };
  CHECK(bodies("board of oak and elm and ash and yew. Then board of trees.") == 1);
  CHECK(bodies("board of birch. Then board of white tree.") == 1);
  CHECK(bodies("board of oak and elm and ash. Then board of trees.") == 2);
}
