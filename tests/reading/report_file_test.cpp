// SPDX-License-Identifier: Apache-2.0
// Reports as text and Markdown: encodings, blocks, furniture, metadata.
#include "reading/report_file.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>

#include "base/error.hpp"
#include "support/dan_van_reports.hpp"
#include "support/folder.hpp"

namespace fs = std::filesystem;
using soi::base::Error;
using soi::base::Failure;
using soi::test::Folder;
using soi::test::parse_report;
using soi::test::read_report;
using soi::text::BlockKind;
using soi::text::Report;

namespace {

const fs::path fixtures = fs::path(SOI_SOURCE_DIR) / "tests/reading/fixtures";

std::string shown(const Report& report, std::size_t block) {
  return report.text.substr(report.blocks.at(block).begin, report.blocks[block].end - report.blocks[block].begin);
}

// "H" headline, "P" paragraph, "C" caption, "F" furniture, in the order of the blocks.
std::string kinds(const Report& report) {
  std::string out;
  for (const auto& block : report.blocks) out.push_back("HPCF"[static_cast<int>(block.kind)]);
  return out;
}

template <typename Call>
Error error_of(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  throw std::runtime_error("no error");
}

}  // namespace

TEST_CASE("a text report has one block for each line, told by what it is") {
  const Report report = read_report(fixtures / "bom.txt");
  CHECK(kinds(report) == "HFPCCFPFFFFF");
  CHECK(shown(report, 0) == "Thị xã Ví Dụ gặp mặt người có uy tín");
  CHECK(report.blocks[0].begin == 3);  // behind the byte order mark, which stays in the text
  CHECK_FALSE(report.converted);
  CHECK(report.title == "Thị xã Ví Dụ gặp mặt người có uy tín");
  CHECK(soi::base::to_string(report.date) == "2023-09-05");
  CHECK(report.publisher == "Vidu.example");
  CHECK(report.url.empty());
  CHECK(report.key == "r" + report.digest.substr(0, 16));
}

TEST_CASE("UTF-16 is converted and says so") {
  const Report wide = read_report(fixtures / "utf16.txt");
  const Report narrow = read_report(fixtures / "bom.txt");
  CHECK(wide.converted);
  CHECK(kinds(wide) == kinds(narrow));
  for (std::size_t i = 0; i < wide.blocks.size(); ++i) CHECK(shown(wide, i) == shown(narrow, i));
  CHECK(parse_report("a.txt", std::string("\xFE\xFF\x01\x10", 4)).text == "Đ");
}

TEST_CASE("windows-1258 is converted where it is Vietnamese, and other bytes are refused with their place") {
  // "Đồng chí Bùi Thị Mẫu chủ trì, thưởng huyện ủy" in windows-1258.
  const std::string old =
      "\xD0\xF4\xCC"
      "ng chi\xEC B\xF9i Thi\xF2 M\xE2\xDEu chu\xD2 tri\xCC, th\xFD\xF5\xD2ng huy\xEA\xF2n u\xD2y";
  const Report report = parse_report("a.txt", old);
  CHECK(report.converted);
  CHECK(report.text == "Đồng chí Bùi Thị Mẫu chủ trì, thưởng huyện ủy");

  const Error latin = error_of([] { parse_report("a.txt", "abc\nd\xE9j\xE0 vu"); });
  CHECK(latin.failure() == Failure::data);
  REQUIRE(latin.problems().size() == 1);
  CHECK(latin.problems()[0].where.line == 2);
  CHECK(latin.problems()[0].where.column == 2);
  CHECK(latin.problems()[0].what == "byte 0xe9 at offset 5 is not UTF-8");

  const Error tcvn3 = error_of([] { parse_report("a.txt", "\xAE\xA9y l\xB5 v\xA8n b\xB6n c\xF2"); });
  CHECK(tcvn3.problems()[0].remedy.find("TCVN3") != std::string::npos);

  const Error binary = error_of([] { parse_report("a.txt", std::string("ab\0c", 4)); });
  CHECK(binary.problems()[0].what == "a zero byte at offset 2: this is no text");
}

TEST_CASE("a report above the limit is refused as such") {
  CHECK(error_of([] { parse_report("a.txt", std::string((32u << 20) + 1, 'a')); }).failure() == Failure::limit);
}

TEST_CASE("reports without words are read and have no blocks") {
  for (const char* nothing : {"", "\n\n", "\xEF\xBB\xBF", " \t\r\n\u00a0\u200b\n"}) {
    CHECK(parse_report("a.txt", nothing).blocks.empty());
    CHECK(parse_report("a.md", nothing).blocks.empty());
    CHECK(parse_report("a.html", nothing).blocks.empty());
  }
}

TEST_CASE("an author's name closes a report and what follows is said of pictures") {
  const Report report = parse_report("a.txt",
                                     "Huyện Thử họp\nÔng Vũ Văn Thử chủ trì cuộc họp của Huyện ủy.\nCuộc họp kéo dài.\n"
                                     "Mai Lan - Văn Bình\n\nÔng Vũ Văn Thử tại cuộc họp.\n");
  CHECK(kinds(report) == "HPPFC");
}

TEST_CASE("sentences that begin like furniture stay") {
  const Report report =
      parse_report("a.txt",
                   "Tiêu đề của bản tin\nChia sẻ tại hội nghị, ông Thử nêu ba kinh nghiệm.\n"
                   "Hôm nay, Huyện ủy Thử họp.\nXem thêm nhiều hơn nữa về những kinh nghiệm mà các "
                   "huyện đã có được trong thời gian vừa qua tại hội nghị.\nTheo ông Thử, việc này cần "
                   "làm ngay.\nBình luận\nCâu cuối cùng của bản tin này nói về kinh nghiệm của huyện.\n");
  CHECK(kinds(report).substr(0, 5) == "HPPPP");
}

TEST_CASE("related titles are furniture until sentences go on") {
  const Report report = parse_report("a.txt",
                                     "Tiêu đề\nCâu đầu tiên của bản tin.\nTin liên quan:\nHuyện Thử tập huấn\n"
                                     "Thị xã Ví Dụ gặp mặt\nCâu thứ hai của bản tin.\n");
  CHECK(kinds(report) == "HPFFFP");
}

TEST_CASE("only an unmistakable dateline dates a report") {
  const auto date_of = [](const std::string& line) {
    return soi::base::to_string(parse_report("a.txt", "Tiêu đề bản tin\n" + line + "\nMột câu.\n").date);
  };
  CHECK(date_of("Thứ Năm, 14/07/2022 10:20") == "2022-07-14");
  CHECK(date_of("14-07-2022 | 10:20 GMT+7") == "2022-07-14");
  CHECK(date_of("Chính trị - Ngày đăng : 18:39, 07/07/2021") == "2021-07-07");
  CHECK(date_of("Cập nhật lúc 7h30, ngày 1/2/2023") == "2023-02-01");
  CHECK(date_of("Chủ nhật, 31/12/2023") == "2023-12-31");
  CHECK(date_of("Hội nghị diễn ra ngày 14/07/2022 tại huyện Thử") == "");
  CHECK(date_of("Sáng 13/7, Huyện ủy họp") == "");
  CHECK(date_of("Ngày đăng: 31/02/2022") == "");
  CHECK(date_of("Quyết định số 12/07/2022") == "");
  const Report leading = parse_report("a.txt", " date 2020-12 Tăng cường đối thoại\nMột câu.\n");
  CHECK(soi::base::to_string(leading.date) == "2020-12");
  CHECK(shown(leading, 0) == "Tăng cường đối thoại");
  CHECK(leading.title == "Tăng cường đối thoại");
}

TEST_CASE("Markdown blocks point to the text inside the marks") {
  const Report report = read_report(fixtures / "note.md");
  CHECK(kinds(report) == "HPCPPPPPPF");
  CHECK(shown(report, 0) == "Huyện Thử khai mạc đợt tập huấn");
  CHECK(shown(report, 1) == "Ngày 2/8, Huyện ủy Thử khai mạc đợt **tập huấn** công tác dân vận\ncho 85 cán bộ cơ sở.");
  CHECK(shown(report, 5) == "Chuyên đề hai: quy chế dân chủ\n  ở cơ sở.");
  CHECK(shown(report, 7) == "Đơn vị | Số người");
  CHECK(soi::base::to_string(report.date) == "2023-08-02");
  CHECK(report.publisher == "Báo Ví Dụ");
  CHECK(report.url == "https://baovidu.example/tap-huan");
}

TEST_CASE("mistakes in front matter are reported together, each with its place") {
  const Error error =
      error_of([] { parse_report("a.md", "---\ntitel: x\ndate: 32/1\nurl: javascript:x\ntags: [a]\n---\nx\n"); });
  REQUIRE(error.problems().size() == 3);
  CHECK(error.problems()[0].where.line == 2);
  CHECK(error.problems()[0].remedy == "did you mean `title`?");
  CHECK(error.problems()[1].where.line == 3);
  CHECK(error.problems()[1].where.column == 7);
  CHECK(error.problems()[2].where.line == 4);
}

TEST_CASE("sources.csv beside a report gives its metadata") {
  const Folder folder;
  const fs::path report = folder.write("một.txt", "Tiêu đề của bản tin\nMột câu.\n");
  const fs::path other = folder.write("hai.txt", "Tiêu đề khác\nMột câu.\n");
  folder.write(
      "sources.csv",
      "\xEF\xBB\xBF"
      "file,date,title,publisher,url\r\nmột.txt,2021-07,\"Tên, có \"\"nháy\"\"\",Báo Ví Dụ,https://a.example/1\r\n"
      "hai.txt,2021-13-01,,,javascript:1\r\n");
  const Report read = read_report(report);
  CHECK(soi::base::to_string(read.date) == "2021-07");
  CHECK(read.title == "Tên, có \"nháy\"");
  CHECK(read.publisher == "Báo Ví Dụ");
  CHECK(read.url == "https://a.example/1");

  const Error error = error_of([&] { read_report(other); });
  CHECK(error.failure() == Failure::data);
  REQUIRE(error.problems().size() == 2);
  CHECK(error.problems()[0].where.line == 3);
  CHECK(error.problems()[0].where.column == 9);
  CHECK(error.problems()[1].where.column == 22);

  folder.write("sources.csv", "file,dat\na,b\n");
  CHECK(error_of([&] { read_report(report); }).problems()[0].remedy == "did you mean `date`?");
  folder.write("sources.csv", "file,date\n\"a,b\n");
  CHECK(error_of([&] { read_report(report); }).problems()[0].where.line == 2);
}

TEST_CASE("a missing file is an error of reading") {
  CHECK(error_of([] { read_report(fixtures / "none.txt"); }).failure() == Failure::io);
}

TEST_CASE("lines set apart at the end of a text of one line for each paragraph are the words below pictures") {
  const std::string told = "Tiêu đề\n\nHôm nay xã họp.\n\nBà Sen nói.\nÔng Mận nghe.\nMọi người về.\n";
  CHECK(kinds(parse_report("a.txt", told + "\nBà Sen phát biểu.\nÔng Mận dự.")) == "HPPPPCC");
  CHECK(kinds(parse_report("a.txt", told + "Bà Sen phát biểu.\nÔng Mận dự.")) == "HPPPPPP");
  CHECK(kinds(parse_report("a.txt", "Tiêu đề\n\nHôm nay xã họp.\n\nBà Sen nói.\n\nÔng Mận nghe.")) == "HPPP");
}

TEST_CASE("in text and Markdown every block is bytes of the file, in order, trimmed, and lies where it says") {
  std::mt19937 random(7);
  const std::vector<std::string> parts = {"Huyện Thử",
                                          "\n",
                                          "\r\n",
                                          "# ",
                                          "- ",
                                          "> ",
                                          "|",
                                          "---",
                                          "***",
                                          "```",
                                          "![a](b)",
                                          " ",
                                          "\t",
                                          "Ảnh:",
                                          "Tin liên quan",
                                          "Theo Mai",
                                          "1. ",
                                          "\u00a0",
                                          "\xEF\xBB\xBF",
                                          "\v",
                                          ".",
                                          "<!--",
                                          "-->",
                                          "*nghiêng*",
                                          "Thống kê truy cập",
                                          "12/07/2022",
                                          "date 2020-12 ",
                                          "\u2028"};
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (auto count = random() % 25; count > 0; --count) bytes += parts[random() % parts.size()];
    for (const char* name : {"a.txt", "a.md"}) {
      Report report;
      try {
        report = parse_report(name, bytes);
      } catch (const Error&) {
        continue;  // front matter that is no YAML
      }
      if (report.text != bytes) FAIL("changed: " << bytes);
      std::uint32_t last = 0;
      for (const auto& block : report.blocks) {
        const bool right = block.begin >= last && block.begin < block.end && block.end <= bytes.size() &&
                           bytes[block.begin] != ' ' && bytes[block.end - 1] != ' ' &&
                           report.source_of(block.begin) == block.begin;
        if (!right) FAIL(name << " block " << block.begin << ".." << block.end << " of: " << bytes);
        last = block.end;
      }
    }
  }
}
