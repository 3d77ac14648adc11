// SPDX-License-Identifier: Apache-2.0
#include "extraction/pattern.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/tokens.hpp"

namespace soi::extraction {
namespace {

using Kind = PatternNode::Kind;

constexpr int most_repeats = 60;  // a larger bound would unroll into a huge automaton
constexpr int deepest = 60;
constexpr std::size_t largest = 10000;  // parts, once repetitions and macros are written out

// The parts of a pattern with its repetitions written out; counts no further than `largest`.
std::size_t size_of(const PatternNode& node) {
  std::size_t size = 1;
  for (const PatternNode& child : node.children) size = std::min(size + size_of(child), largest + 1);
  const auto times = static_cast<std::size_t>(std::max(node.least + (node.most < 0 ? 1 : 0), node.most));
  return node.kind == Kind::repeat ? std::min(size * times, largest + 1) : size;
}

unsigned bit(text::Shape shape) { return 1u << static_cast<unsigned>(shape); }

struct NamedShape {
  const char* name;
  unsigned shapes;
  bool mentions;
};
const std::array<NamedShape, 9> named_shapes = {{
    {"any", (1u << text::shapes) - 1, true},
    {"word", bit(text::Shape::lower) | bit(text::Shape::capital) | bit(text::Shape::upper) | bit(text::Shape::mixed),
     false},
    {"cap", bit(text::Shape::capital) | bit(text::Shape::upper), false},
    {"proper", bit(text::Shape::capital), false},
    {"upper", bit(text::Shape::upper), false},
    {"lower", bit(text::Shape::lower), false},
    {"number", bit(text::Shape::number), false},
    {"mixed", bit(text::Shape::mixed), false},
    {"mark", bit(text::Shape::mark), false},
}};

class Parser {
 public:
  Parser(std::string_view pattern, const std::function<const PatternNode*(const std::string&)>& macro)
      : pattern_(pattern), macro_(macro) {}

  PatternNode parse() {
    PatternNode node = choice(0);
    skip_space();
    if (at_ < pattern_.size()) fail("')' without a '(' before it", "remove it or add the '('");
    size_ = 0;
    check_size(0, node);
    return node;
  }

 private:
  [[noreturn]] void fail(std::string what, std::string remedy = {}) const {
    throw PatternError{at_, std::move(what), std::move(remedy)};
  }
  [[noreturn]] void fail_at(std::size_t place, std::string what, std::string remedy = {}) {
    at_ = place;
    fail(std::move(what), std::move(remedy));
  }
  void check_size(std::size_t place, const PatternNode& node) {
    size_ += size_of(node);
    if (size_ > largest)
      fail_at(place, "this pattern is too large once its repetitions and macros are written out",
              "repeat less, or use * and + in place of numbers");
  }
  char peek() const { return at_ < pattern_.size() ? pattern_[at_] : '\0'; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  void skip_space() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\t') ++at_;
  }
  static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
  static bool is_word(char c) { return is_name(c) || static_cast<unsigned char>(c) >= 0x80; }

  std::string name() {
    const std::size_t start = at_;
    while (is_name(peek())) ++at_;
    if (at_ == start) fail("a name is missing here", "names are letters, digits and _");
    return std::string(pattern_.substr(start, at_ - start));
  }

  PatternNode choice(int depth) {
    if (depth > deepest) fail("parentheses nest too deep", "name parts of it under macros:");
    PatternNode node{.kind = Kind::choice};
    do node.children.push_back(sequence(depth));
    while (take('|'));
    return node.children.size() == 1 ? std::move(node.children.front()) : node;
  }

  PatternNode sequence(int depth) {
    PatternNode node{.kind = Kind::sequence};
    for (skip_space(); at_ < pattern_.size() && peek() != '|' && peek() != ')'; skip_space())
      node.children.push_back(repeated(depth));
    if (node.children.empty()) fail("nothing stands here", "write a pattern, or make the part before optional with ?");
    return node.children.size() == 1 ? std::move(node.children.front()) : node;
  }

  PatternNode repeated(int depth) {
    PatternNode node = atom(depth);
    int least = 1, most = 1;
    if (take('?')) {
      least = 0;
    } else if (take('*')) {
      least = 0, most = -1;
    } else if (take('+')) {
      most = -1;
    } else if (peek() == '{') {
      const std::size_t start = at_++;
      least = number();
      most = take(',') ? number() : least;
      if (!take('}')) fail("'}' is missing", "write {2} or {2,5}");
      if (most < least || most == 0) fail_at(start, "this repetition matches nothing", "write {least,most}");
    } else {
      return node;
    }
    PatternNode repeat{.kind = Kind::repeat};
    repeat.least = least;
    repeat.most = most;
    repeat.children.push_back(std::move(node));
    return repeat;
  }

  int number() {
    int value = 0;
    const std::size_t start = at_;
    while (peek() >= '0' && peek() <= '9' && value <= most_repeats) value = value * 10 + (pattern_[at_++] - '0');
    if (at_ == start) fail("a number is missing here");
    if (value > most_repeats) fail_at(start, "a repetition is at most 60 times", "use * or + for more");
    return value;
  }

  PatternNode atom(int depth) {
    switch (peek()) {
      case '(': {
        ++at_;
        PatternNode node = choice(depth + 1);
        if (!take(')')) fail("')' is missing");
        return node;
      }
      case '@': ++at_; return {.kind = Kind::phrase_class, .text = name()};
      case '%': {
        const std::size_t start = at_++;
        const std::string wanted = name();
        if (const PatternNode* node = macro_(wanted)) {
          check_size(start, *node);
          return *node;
        }
        fail_at(start, "no macro is named '" + wanted + "' above this rule", "define it under macros:");
      }
      case '<': {
        ++at_;
        PatternNode node{.kind = Kind::type, .text = name()};
        if (!take('>')) fail("'>' is missing");
        return node;
      }
      case '[': return shape();
      case '^': ++at_; return {.kind = Kind::begin};
      case '$': ++at_; return {.kind = Kind::end};
      case '\'': return quoted();
      default: return word_or_capture(depth);
    }
  }

  PatternNode quoted() {
    const std::size_t close = pattern_.find('\'', at_ + 1);
    if (close == std::string_view::npos) fail("the quote is not closed", "add the closing '");
    const std::string_view text = pattern_.substr(at_ + 1, close - at_ - 1);
    PatternNode node = words(text);
    if (node.children.empty()) fail("nothing stands between the quotes");
    at_ = close + 1;
    return node;
  }

  static PatternNode words(std::string_view text) {
    PatternNode node{.kind = Kind::sequence};
    for (auto& [word, shape] : text::phrase_tokens(text)) {
      PatternNode child{.kind = Kind::word, .text = word};
      child.capital = shape != text::Shape::lower && shape != text::Shape::mark && shape != text::Shape::number;
      node.children.push_back(std::move(child));
    }
    return node;
  }

  PatternNode word_or_capture(int depth) {
    const std::size_t start = at_;
    while (is_word(peek())) ++at_;
    if (at_ == start) fail(std::string("'") + peek() + "' means nothing here", "put marks in single quotes: ','");
    const std::string_view text = pattern_.substr(start, at_ - start);
    if (!take('=')) {
      PatternNode node = words(text);
      if (node.children.empty())
        fail_at(start, "white space that is no plain space stands here", "write a plain space");
      return node;
    }
    if (at_ == pattern_.size() || peek() == ' ' || peek() == '|' || peek() == ')')
      fail("a pattern is missing after '" + std::string(text) + "='", "write NAME=(PATTERN)");
    if (depth > deepest) fail("captures nest too deep", "name parts of it under macros:");
    PatternNode node{.kind = Kind::capture, .text = std::string(text)};
    node.children.push_back(atom(depth + 1));
    return node;
  }

  PatternNode shape() {
    const std::size_t bracket = at_++;
    PatternNode node{.kind = Kind::shape};
    for (skip_space(); !take(']'); skip_space()) {
      if (take('-')) {
        if (take('@')) {
          node.but_classes.push_back(name());
        } else {
          const std::size_t start = at_;
          if (take('\'')) {
            while (at_ < pattern_.size() && peek() != '\'') ++at_;
            const auto marks = text::phrase_tokens(pattern_.substr(start + 1, at_ - start - 1));
            if (!take('\'')) fail_at(start, "the quote is not closed");
            for (const auto& mark : marks) node.but_words.push_back(mark.first);
          } else {
            while (is_word(peek())) ++at_;
            if (at_ == start) fail("a word or @class is missing after '-'");
            for (const auto& word : text::phrase_tokens(pattern_.substr(start, at_ - start)))
              node.but_words.push_back(word.first);
          }
        }
        continue;
      }
      const std::size_t start = at_;
      const std::string wanted = name();
      bool known = false;
      for (const NamedShape& named : named_shapes)
        if (wanted == named.name) {
          node.shapes |= named.shapes;
          node.mentions |= named.mentions;
          known = true;
        }
      if (!known)
        fail_at(start, "no shape is named '" + wanted + "'",
                "shapes: any word cap proper upper lower number mixed mark");
    }
    if (node.shapes == 0)
      fail_at(bracket, "no shape stands in the brackets", "shapes: any word cap proper upper lower number mixed mark");
    return node;
  }

  std::string_view pattern_;
  const std::function<const PatternNode*(const std::string&)>& macro_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;  // of the macros taken in so far
};

}  // namespace

PatternNode parse_pattern(std::string_view pattern,
                          const std::function<const PatternNode*(const std::string&)>& macro) {
  return Parser(pattern, macro).parse();
}

}  // namespace soi::extraction
