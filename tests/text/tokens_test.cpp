// SPDX-License-Identifier: Apache-2.0
#include "text/tokens.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "text/fold.hpp"

using soi::text::Block;
using soi::text::BlockKind;
using soi::text::Report;
using soi::text::Shape;
using soi::text::Token;
using soi::text::Tokenizer;
using soi::text::Tokens;
using soi::text::Vocabulary;

namespace {

Report report_of(const std::vector<std::pair<std::string, BlockKind>>& blocks) {
  Report report;
  for (const auto& [text, kind] : blocks) {
    const auto begin = static_cast<std::uint32_t>(report.text.size());
    report.text += text;
    report.blocks.push_back({begin, static_cast<std::uint32_t>(report.text.size()), kind});
    report.text += "\n\n";
  }
  return report;
}

Report report_of(const std::string& text) { return report_of({{text, BlockKind::paragraph}}); }

Tokens tokens_of(const Report& report, const Vocabulary& vocabulary = {}) {
  Tokens tokens;
  Tokenizer(vocabulary, {}).run(report, tokens);
  return tokens;
}

std::vector<std::string> words(const std::string& text) {
  const Report report = report_of(text);
  std::vector<std::string> found;
  for (const Token& token : tokens_of(report).tokens)
    found.push_back(report.text.substr(token.begin, token.end - token.begin));
  return found;
}

std::vector<std::string> sentences(const std::string& text) {
  const Report report = report_of(text);
  const Tokens tokens = tokens_of(report);
  std::vector<std::string> found;
  for (const auto& sentence : tokens.sentences) {
    const std::uint32_t begin = tokens.tokens[sentence.first].begin;
    found.push_back(report.text.substr(begin, tokens.tokens[sentence.last - 1].end - begin));
  }
  return found;
}

Shape shape(const std::string& token) {
  const auto tokens = soi::text::phrase_tokens(token);
  REQUIRE(tokens.size() == 1);
  return tokens.front().second;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a token is a syllable, a number or one mark, and knows its bytes") {
  CHECK(words("Sáng 5/6, Đ/c An.") == Words{"Sáng", "5", "/", "6", ",", "Đ", "/", "c", "An", "."});
  CHECK(words("NN&PTNT (khóa XV)…") == Words{"NN", "&", "PTNT", "(", "khóa", "XV", ")", "…"});
  CHECK(words("25-NQ/TW") == Words{"25", "-", "NQ", "/", "TW"});
  CHECK(words("khổ 2×3, à÷ý ÀÿĐ") == Words{"khổ", "2", "×", "3", ",", "à", "÷", "ý", "ÀÿĐ"});
  CHECK(words(" \t\xC2\xA0 ").empty());
  const Report report = report_of("Bùi  Văn");
  const Tokens tokens = tokens_of(report);
  REQUIRE(tokens.tokens.size() == 2);
  CHECK(tokens.tokens[0].begin == 0);
  CHECK(tokens.tokens[0].end == 4);
  CHECK_FALSE(tokens.tokens[0].spaced);
  CHECK(tokens.tokens[1].begin == 6);
  CHECK(tokens.tokens[1].end == 10);
  CHECK(tokens.tokens[1].spaced);
}

TEST_CASE("the case of its letters is a token's shape") {
  CHECK(shape("một") == Shape::lower);
  CHECK(shape("Một") == Shape::capital);
  CHECK(shape("Đồng") == Shape::capital);
  CHECK(shape("UBND") == Shape::upper);
  CHECK(shape("ĐBQH") == Shape::upper);
  CHECK(shape("A") == Shape::upper);
  CHECK(shape("CNLĐt") == Shape::mixed);
  CHECK(shape("3xx") == Shape::mixed);
  CHECK(shape("2026") == Shape::number);
  CHECK(shape("…") == Shape::mark);
  CHECK(shape("–") == Shape::mark);
}

TEST_CASE("a decomposed text gives the same words and shapes over its own bytes") {
  const std::string decomposed = "Bu\xCC\x80i Thi\xCC\xA3 Ye\xCC\x82\xCC\x81n";  // Bùi Thị Yến
  Vocabulary vocabulary;
  const auto bui = vocabulary.add("bùi"), thi = vocabulary.add("thị"), yen = vocabulary.add("yến");
  const Report report = report_of(decomposed);
  const Tokens tokens = tokens_of(report, vocabulary);
  REQUIRE(tokens.tokens.size() == 3);
  CHECK(tokens.tokens[0].word == bui);
  CHECK(tokens.tokens[1].word == thi);
  CHECK(tokens.tokens[2].word == yen);
  CHECK(tokens.tokens[2].end == decomposed.size());
  for (const Token& token : tokens.tokens) CHECK(token.shape == Shape::capital);
}

TEST_CASE("words are compared in one writing") {
  Vocabulary vocabulary;
  const auto word = vocabulary.add(soi::text::lower("hòa"));
  const Report report = report_of("Hòa hoà HOÀ hoa");
  const Tokens tokens = tokens_of(report, vocabulary);
  REQUIRE(tokens.tokens.size() == 4);
  CHECK(tokens.tokens[0].word == word);
  CHECK(tokens.tokens[1].word == word);
  CHECK(tokens.tokens[2].word == word);
  CHECK(tokens.tokens[3].word == soi::text::unknown_word);
}

TEST_CASE("an apostrophe inside a name belongs to it") {
  CHECK(words("Điểu K'Ré và H’Len") == Words{"Điểu", "K'Ré", "và", "H’Len"});
  CHECK(words("'Dân vận khéo'") == Words{"'", "Dân", "vận", "khéo", "'"});
}

TEST_CASE("a full stop ends a sentence where a new one begins") {
  CHECK(sentences("Hội nghị bế mạc. Các đại biểu ra về.") == Words{"Hội nghị bế mạc.", "Các đại biểu ra về."});
  CHECK(sentences("Bế mạc năm 2022.Đồng chí An về.") == Words{"Bế mạc năm 2022.", "Đồng chí An về."});
  CHECK(sentences("Đã xong! Ai dự? Mọi người… Rồi nghỉ.") == Words{"Đã xong!", "Ai dự?", "Mọi người…", "Rồi nghỉ."});
  CHECK(sentences("Ông nói: “Xong.” Bà cười.") == Words{"Ông nói: “Xong.”", "Bà cười."});
  CHECK(sentences("Ông về. “Xong rồi”, bà nói.") == Words{"Ông về.", "“Xong rồi”, bà nói."});
  CHECK(sentences("Bầu ban mới khóa VII. Bà An dự.") == Words{"Bầu ban mới khóa VII.", "Bà An dự."});
  CHECK(sentences("Họp ở UBND. Bà An dự.") == Words{"Họp ở UBND.", "Bà An dự."});
}

TEST_CASE("a full stop inside an abbreviation or a number ends nothing") {
  for (const char* text :
       {"Bí thư T.Ư Đoàn đến dự.", "Ông ở TP.HCM từ lâu.", "Ông ở TP. Hồ Chí Minh từ lâu.", "Có 1.260 hộ nghèo.",
        "Tăng 7.5 phần trăm.", "Ngày 5.6.2022 họp.", "Ủy ban T.Ư. Đảng họp.", "Bà H.Thanh dự."}) {
    CAPTURE(text);
    CHECK(sentences(text).size() == 1);
  }
}

TEST_CASE("the full stop of a pointed word ends no sentence, in the case it is written with") {
  Vocabulary vocabulary;
  const soi::text::PointedWords pointed = {{vocabulary.add("dr"), true}, {vocabulary.add("approx"), false}};
  const auto sentences = [&](const std::string& text) {
    Tokens tokens;
    Tokenizer(vocabulary, pointed).run(report_of(text), tokens);
    return tokens.sentences.size();
  };
  CHECK(sentences("They met Dr. Lee. He spoke.") == 2);
  CHECK(sentences("They met dr. Lee spoke.") == 2);
  CHECK(sentences("It took Approx. Ten hours.") == 1);
  CHECK(sentences("It took approx. Ten hours.") == 1);
  CHECK(sentences("They met Mr. Lee.") == 2);
  CHECK(sentences("They met Dr! Lee spoke.") == 2);
  CHECK(sentences("They met a Dr . Lee spoke.") == 2);
}

TEST_CASE("a block's end is a sentence's end") {
  const Report report = report_of({{"Tít không chấm", BlockKind::headline}, {"Câu một", BlockKind::paragraph}});
  const Tokens tokens = tokens_of(report);
  REQUIRE(tokens.sentences.size() == 2);
  CHECK(tokens.sentences[0].block == 0);
  CHECK(tokens.sentences[1].block == 1);
}

TEST_CASE("furniture is not read") {
  const Report report = report_of({{"Trang chủ", BlockKind::furniture},
                                   {"Hội nghị", BlockKind::paragraph},
                                   {"Xem thêm", BlockKind::furniture},
                                   {"Ảnh: An", BlockKind::caption}});
  const Tokens tokens = tokens_of(report);
  REQUIRE(tokens.sentences.size() == 2);
  CHECK(tokens.sentences[0].block == 1);
  CHECK(tokens.sentences[1].block == 3);
  CHECK(tokens.tokens.size() == 5);
}

TEST_CASE("a sentence of ten thousand tokens is cut, and none of them lost") {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "và ";
  const Tokens tokens = tokens_of(report_of(text));
  CHECK(tokens.tokens.size() == 10000);
  CHECK(tokens.sentences.size() == 5);
  for (const auto& sentence : tokens.sentences) CHECK(sentence.last - sentence.first == 2000);
}

TEST_CASE("one tokenizer reads one report after the other") {
  const Vocabulary vocabulary;
  const soi::text::PointedWords pointed;
  Tokenizer tokenizer(vocabulary, pointed);
  Tokens tokens;
  tokenizer.run(report_of("một hai ba"), tokens);
  tokenizer.run(report_of("một"), tokens);
  CHECK(tokens.tokens.size() == 1);
  CHECK(tokens.sentences.size() == 1);
}

TEST_CASE("tokens lie in order inside their blocks, and sentences take each token once") {
  const std::vector<std::string> pieces = {"Đồng",
                                           "chí",
                                           " ",
                                           "  ",
                                           ".",
                                           ",",
                                           "\"",
                                           "”",
                                           "'",
                                           "T.Ư",
                                           "1.260",
                                           "\t",
                                           "Ré",
                                           "a",
                                           "A",
                                           "U\u0301",
                                           "K'",
                                           "…",
                                           "\xE2\x80\x8B",
                                           "2022",
                                           ")",
                                           "\xF0\x9F\x98\x80",
                                           "\n",
                                           "ß",
                                           "Ⅷ",
                                           "١"};
  std::mt19937 random(20260101);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::pair<std::string, BlockKind>> blocks;
    for (std::size_t i = random() % 4; i > 0; --i) {
      std::string text;
      for (std::size_t n = random() % 30; n > 0; --n) text += pieces[random() % pieces.size()];
      blocks.emplace_back(text, static_cast<BlockKind>(random() % 4));
    }
    const Report report = report_of(blocks);
    const Tokens tokens = tokens_of(report);
    INFO(report.text);
    std::uint32_t next = 0, at = 0;
    bool fine = true;
    for (const auto& sentence : tokens.sentences) {
      const Block& block = report.blocks[sentence.block];
      fine = fine && sentence.first == next && sentence.last > sentence.first && block.kind != BlockKind::furniture;
      next = sentence.last;
      for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        const Token& token = tokens.tokens[i];
        fine = fine && token.begin >= std::max(at, block.begin) && token.end > token.begin && token.end <= block.end;
        at = token.end;
      }
    }
    REQUIRE(fine);
    REQUIRE(next == tokens.tokens.size());
  }
}

TEST_CASE("a word ends at the first character that is no letter or digit, however long it is and wherever it stands") {
  const std::string letters[] = {"a", "Z", "7", "đ", "ê", "ộ", "Ư", "ª", "ж", "\u0301", "語"};
  const std::string stops[] = {" ", "×", "÷", "“", ".", "\u00A0", "…", "·", "@", "[", "`", "{", "/", ":"};
  const Vocabulary vocabulary;
  const soi::text::PointedWords pointed;
  Tokenizer tokenizer(vocabulary, pointed);
  Tokens tokens;
  std::mt19937 random(14);
  for (int round = 0; round < 1'000; ++round) {
    Report report;
    std::vector<std::string> wanted, found;
    for (int part = 0; part < 3; ++part) {
      std::string word = "b";
      for (auto more = random() % 12; more > 0; --more) word += letters[random() % std::size(letters)];
      wanted.push_back(word);
      report.text += word;
      if (part == 2) break;  // nothing stands behind the last one
      const std::string& stop = stops[random() % std::size(stops)];
      if (stop != " " && stop != "\u00A0") wanted.push_back(stop);
      report.text += stop;
    }
    report.blocks.push_back({0, static_cast<std::uint32_t>(report.text.size()), BlockKind::paragraph});
    tokenizer.run(report, tokens);
    for (const Token& token : tokens.tokens) found.push_back(report.text.substr(token.begin, token.end - token.begin));
    REQUIRE(found == wanted);
  }
}
