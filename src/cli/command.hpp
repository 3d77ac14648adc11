// SPDX-License-Identifier: Apache-2.0
// What a command is: its name, one sentence, what it takes and what it does. Parsing, help, docs/cli.md, the man page
// and the shells' completions all come from this data, so that none of them can disagree.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.hpp"

namespace soi::cli {

struct Argument {
  std::string name;  // as help shows it: ENTITY
  std::string sentence;
  bool required = true;
  bool repeats = false;  // only the last one may
};

struct Option {
  std::string name;   // without dashes
  char letter = 0;    // its short form
  std::string value;  // what stands for its value in help; empty for a flag
  std::string sentence;
  std::vector<std::string> choices = {};  // empty: any text
  std::string fallback = {};              // the value where none is given; empty: none
  bool repeats = false;
  unsigned largest = 0;  // above 0: a whole number from 0 to this
};

struct Example {
  std::string line;
  std::string sentence;
};

struct Usage {
  std::vector<Argument> arguments;
  std::vector<Option> options;
  std::vector<Example> examples;
  std::string notes = {};  // what else to know, one paragraph
};

// What the user gave, by the names of options and arguments.
class Values {
 public:
  bool has(const std::string& name) const { return values_.contains(name); }
  std::string text(const std::string& name) const;   // the first; empty where none is given
  std::string words(const std::string& name) const;  // all, with spaces between: a name typed without quotes
  unsigned number(const std::string& name) const;
  const std::vector<std::string>& all(const std::string& name) const;
  void set(const std::string& name, std::vector<std::string> values) { values_[name] = std::move(values); }

 private:
  std::map<std::string, std::vector<std::string>> values_;
};

struct Call {
  const Values& values;
  Output& out;     // the answer
  Output& notice;  // everything else: standard error
};

struct Command {
  std::string_view name;
  std::string_view sentence;
  Usage (*usage)();
  int (*run)(const Call& call);  // gives the exit code; throws base::Error
};

const std::vector<const Command*>& commands();
const Command* find_command(std::string_view name);  // null where unknown

}  // namespace soi::cli
