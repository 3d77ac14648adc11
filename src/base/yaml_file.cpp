// SPDX-License-Identifier: Apache-2.0
#include "base/yaml_file.hpp"

#include <sstream>
#include <unordered_map>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace soi::base {
namespace {

constexpr std::size_t deepest = 100;
constexpr std::size_t most_nodes = 4'000'000;
constexpr std::size_t most_problems = 100;

struct Stop {};  // thrown through yaml-cpp where going on makes no sense

// Builds the tree from yaml-cpp's events. Its own tree would lose duplicate keys and the places of keys.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(YamlText& text) : text_(text) {}

  YamlNode root;
  std::vector<Problem> problems;
  bool finished = false;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (!finished) return;
    const YamlNode at = node(YamlNode::Kind::null, mark);
    const bool second = text_.line(at.line).starts_with("---");
    problem(at, second ? "a second document begins here" : "this stands after the end of the document",
            second ? "put each document into a file of its own" : "check brackets and indentation");
    throw Stop();
  }
  void OnDocumentEnd() override { finished = true; }

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    YamlNode made = node(YamlNode::Kind::null, mark);
    refuse(made, "", anchor);
    // At the end of a file without a last line break, yaml-cpp's column begins anew: only its position is right.
    const bool at_end = mark.pos >= 0 && static_cast<std::size_t>(mark.pos) >= text_.text().size();
    const std::string_view rest = at_end ? std::string_view() : text_.from(mark.line + 1, mark.column + 1);
    const std::string_view word = null_word(rest);
    if (!word.empty() && written_here(made)) {
      made.kind = YamlNode::Kind::scalar;
      made.text = word;
    } else if (!frames_.empty()) {
      place_empty(made, at_end);
    }
    add(std::move(made));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    YamlNode made = node(YamlNode::Kind::null, mark);
    problem(made, "aliases (*name) are not read", "write the value out, or put it in quotes if it is text");
    add(std::move(made));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode made = node(YamlNode::Kind::scalar, mark);
    made.text = value;
    made.quoted = tag == "!";
    if (made.quoted) last_quoted_ = made, after_last_quote_ = text_.from(mark.line + 1, mark.column + 1);
    refuse(made, tag, anchor);
    add(std::move(made));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(node(YamlNode::Kind::sequence, mark), tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(node(YamlNode::Kind::map, mark), tag, anchor, style);
  }
  void OnMapEnd() override { close(); }

  // yaml-cpp takes the end of the file for a missing closing quote.
  void check_last_quote() {
    if (last_quoted_.line == 0) return;
    std::string_view rest = after_last_quote_;
    const char quote = rest.empty() ? '\0' : rest.front();
    if (quote != '"' && quote != '\'') return;
    for (rest.remove_prefix(1); !rest.empty(); rest.remove_prefix(1)) {
      if (quote == '"' && rest.front() == '\\' && rest.size() > 1) {
        rest.remove_prefix(1);
      } else if (rest.front() == quote) {
        if (quote == '"' || rest.size() < 2 || rest[1] != quote) return;
        rest.remove_prefix(1);
      }
    }
    problem(last_quoted_, "this quote is never closed", "add the closing quote");
  }

  // The innermost bracket that is still open, if any.
  const YamlNode* open_bracket() const {
    return !frames_.empty() && frames_.back().flow ? &frames_.back().node : nullptr;
  }

 private:
  struct Frame {
    YamlNode node;
    bool flow = false;
    bool has_key = false;  // a key waits for its value
    YamlNode key;
    std::unordered_map<std::string, int> lines = {};  // key → line
  };

  YamlNode node(YamlNode::Kind kind, const YAML::Mark& mark) {
    if (++nodes_ > most_nodes) {
      throw Error(Failure::limit, {{{text_.name(), mark.line + 1, 1},
                                    "the file has more than 4,000,000 values",
                                    "split it into several files",
                                    {}}});
    }
    YamlNode made;
    made.kind = kind;
    made.line = std::max(mark.line, 0) + 1;
    made.column = text_.column(made.line, std::max(mark.column, 0) + 1);
    return made;
  }

  void problem(const YamlNode& at, std::string what, std::string remedy) {
    problems.push_back(text_.problem(at.line, at.column, std::move(what), std::move(remedy)));
    if (problems.size() >= most_problems) throw Stop();
  }

  void refuse(const YamlNode& made, const std::string& tag, YAML::anchor_t anchor) {
    if (!tag.empty() && tag != "?" && tag != "!") problem(made, "tags (" + tag + ") are not read", "leave the tag out");
    if (anchor != 0) problem(made, "anchors (&name) are not read", "leave it out, or put it in quotes if it is text");
  }

  // yaml-cpp tells of `~` and `null` as of nothing at all; here they are text.
  static std::string_view null_word(std::string_view rest) {
    for (const std::string_view word : {"~", "null", "Null", "NULL"})
      if (rest.starts_with(word)) return rest.substr(0, word.size());
    return {};
  }

  // The mark of an empty value is that of what follows it, which may be a key called `null`: that one stands no
  // further right than the block it belongs to.
  bool written_here(const YamlNode& at) const {
    if (frames_.empty() || frames_.back().flow) return true;
    const Frame& frame = frames_.back();
    if (frame.node.is_map() && !frame.has_key) return true;
    if (frame.node.is_map() && frame.key.line == at.line) return true;
    return at.column > frame.node.column;
  }

  void place_empty(YamlNode& empty, bool at_end) const {
    const Frame& frame = frames_.back();
    if (frame.node.is_map() && frame.has_key) {
      empty.line = frame.key.line;
      empty.column = frame.key.column;
    } else if (frame.node.is_sequence() && !frame.flow) {
      // The last line that has a dash in the list's column, above what follows, is the item's own.
      empty.column = frame.node.column;
      const auto dash = static_cast<std::size_t>(frame.node.column) - 1;
      const auto has_dash = [&](std::string_view line) { return line.size() > dash && line[dash] == '-'; };
      if (!at_end) --empty.line;
      while (empty.line > frame.node.line && !has_dash(text_.line(empty.line))) --empty.line;
    }
  }

  void open(YamlNode made, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
    refuse(made, tag, anchor);
    if (frames_.size() == deepest) {
      problem(made, "nested deeper than 100 levels", "graph and schema files need only a few");
      throw Stop();
    }
    frames_.push_back({std::move(made), style == YAML::EmitterStyle::Flow, false, {}});
  }

  void close() {
    YamlNode made = std::move(frames_.back().node);
    frames_.pop_back();
    add(std::move(made));
  }

  void add(YamlNode made) {
    if (frames_.empty()) {
      root = std::move(made);
      return;
    }
    Frame& frame = frames_.back();
    if (frame.node.is_sequence()) {
      frame.node.items.push_back(std::move(made));
    } else if (!frame.has_key) {
      add_key(frame, std::move(made));
    } else {
      frame.has_key = false;
      frame.node.entries.push_back({std::move(frame.key), std::move(made)});
    }
  }

  void add_key(Frame& frame, YamlNode key) {
    frame.has_key = true;
    if (key.is_null()) problem(key, "an empty key", "write a name before the colon");
    if (key.is_map() || key.is_sequence()) problem(key, "a list or a map as a key", "keys are plain names");
    if (key.is_scalar() && !key.quoted && key.text == "<<") problem(key, "merges (<<) are not read", "write them out");
    if (key.is_scalar()) {
      const auto [first, fresh] = frame.lines.emplace(key.text, key.line);
      if (!fresh) {
        problem(key, "the key '" + key.text + "' stands here a second time",
                "the first is in line " + std::to_string(first->second) + "; keep one of them");
      }
    }
    frame.key = std::move(key);
  }

  YamlText& text_;
  std::vector<Frame> frames_;
  std::size_t nodes_ = 0;
  YamlNode last_quoted_;
  std::string_view after_last_quote_;  // the text from its quote on
};

Problem from_exception(const YAML::Exception& error, const YamlNode* open_bracket, YamlText& text) {
  if (open_bracket != nullptr && error.msg.starts_with("end of ")) {
    return text.problem(open_bracket->line, open_bracket->column, "this bracket is never closed",
                        open_bracket->is_map() ? "add the closing }" : "add the closing ]");
  }
  const int line = std::max(error.mark.line, 0) + 1;
  const std::string_view source = text.line(line);
  const std::size_t indentation = source.find_first_not_of(" \t");
  const std::size_t tab = source.substr(0, indentation).find('\t');
  if (tab != std::string_view::npos) {
    return text.problem(line, static_cast<int>(tab) + 1, "a tab in the indentation", "indent with spaces");
  }
  const int column = text.column(line, std::max(error.mark.column, 0) + 1);
  return text.problem(line, column, "this is not YAML: " + error.msg,
                      "check indentation, brackets and quotes; put text with ': ' or ' #' in quotes");
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& entry : entries)
    if (entry.is(key)) return &entry.second;
  return nullptr;
}

YamlFile YamlFile::parse(std::string name, std::string text) {
  std::vector<Problem> problems;
  YamlFile file = parse(std::move(name), std::move(text), problems);
  if (!problems.empty()) throw Error(Failure::data, std::move(problems));
  return file;
}

YamlFile YamlFile::parse(std::string name, std::string text, std::vector<Problem>& problems) {
  YamlFile file(YamlText(std::move(name), std::move(text)));
  Builder builder(file.text_);
  bool whole = false;
  try {
    std::istringstream in(file.text_.text());
    YAML::Parser parser(in);
    if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
    builder.check_last_quote();
    whole = true;
  } catch (const Stop&) {
    // The problem that stopped us is among the others.
  } catch (const YAML::Exception& error) {
    builder.problems.push_back(from_exception(error, builder.open_bracket(), file.text_));
  }
  if (!whole) throw Error(Failure::data, std::move(builder.problems));
  problems = std::move(builder.problems);
  file.root_ = std::move(builder.root);
  if (file.root_.line == 0) file.root_.line = file.root_.column = 1;
  return file;
}

Problem YamlFile::problem(const YamlNode& at, std::string what, std::string remedy) const {
  return text_.problem(at.line, at.column, std::move(what), std::move(remedy));
}

}  // namespace soi::base
