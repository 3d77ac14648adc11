// SPDX-License-Identifier: Apache-2.0
// Checks style.yaml: shapes, colours and line styles reach Graphviz (and through it SVG), so nothing passes unlisted.
#include "drawing/style_sheet.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

#include "base/keys_of.hpp"
#include "base/nearest.hpp"
#include "drawing/style.hpp"

namespace soi::drawing {
namespace {

using base::YamlNode;
using Names = std::vector<std::string>;

// Shapes that Graphviz draws around plain text in every version; records and images are not among them.
const Names shapes = {"box",   "ellipse", "hexagon",   "octagon", "note",   "tab",      "folder",        "component",
                      "house", "diamond", "trapezium", "cds",     "circle", "cylinder", "parallelogram", "box3d"};
const Names line_styles = {"solid", "dashed", "dotted"};

bool is_colour(const std::string& text) {
  return text.size() == 7 && text[0] == '#' && text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
}

std::string listed(const Names& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

class Checker {
 public:
  Checker(const base::YamlFile& file, std::vector<base::Problem>& problems) : file_(file), problems_(problems) {}

  void report(const YamlNode& at, std::string what, std::string remedy = {}) {
    problems_.push_back(file_.problem(at, std::move(what), std::move(remedy)));
  }

  // A name that must be one of `known`.
  bool known(const YamlNode& at, const std::string& kind, const Names& names) {
    if (at.is_scalar() && std::find(names.begin(), names.end(), at.text) != names.end()) return true;
    if (!at.is_scalar()) {
      report(at, "expected " + kind);
      return false;
    }
    const auto near = base::nearest(at.text, names);
    report(at, "unknown " + kind + " '" + at.text + "'",
           near.empty() ? "known are: " + listed(names) : "did you mean '" + near + "'?");
    return false;
  }

  // Visits the entries of a map whose keys must be among `names`.
  void each(const YamlNode& map, const std::string& kind, const Names& names,
            const std::function<void(const YamlNode& key, const YamlNode& value)>& visit) {
    if (map.is_null()) return;
    if (!map.is_map()) return report(map, "expected a map with one " + kind + " a line");
    for (const auto& [key, value] : map.entries)
      if (known(key, kind, names)) visit(key, value);
  }

  void choice(const YamlNode& at, const std::string& kind, const Names& names, std::optional<std::string>& to) {
    if (known(at, kind, names)) to = at.text;
  }

  void colour(const YamlNode& at, std::optional<std::string>& to) {
    if (at.is_scalar() && is_colour(at.text)) {
      to = at.text;
    } else {
      report(at, "expected a colour", "write it in quotes as \"#rrggbb\", for example \"#1f4e79\"");
    }
  }

  void truth(const YamlNode& at, std::optional<bool>& to) {
    if (at.is_scalar() && (at.text == "true" || at.text == "false")) {
      to = at.text == "true";
    } else {
      report(at, "expected true or false");
    }
  }

  void width(const YamlNode& at, std::optional<double>& to) {
    double number = 0;
    const char* end = at.text.data() + at.text.size();
    const auto read = std::from_chars(at.text.data(), end, number, std::chars_format::fixed);
    if (at.is_scalar() && read.ec == std::errc() && read.ptr == end && number >= 0.2 && number <= 6) {
      to = number;
    } else {
      report(at, "expected a line width", "a number from 0.2 to 6");
    }
  }

 private:
  const base::YamlFile& file_;
  std::vector<base::Problem>& problems_;
};

TypeEntry read_type(Checker& check, const YamlNode& map) {
  TypeEntry entry;
  check.each(map, "key", {"shape", "fill", "line", "rounded", "strong"},
             [&](const YamlNode& key, const YamlNode& value) {
               if (key.text == "shape") check.choice(value, "shape", shapes, entry.shape);
               if (key.text == "fill") check.colour(value, entry.fill);
               if (key.text == "line") check.colour(value, entry.line);
               if (key.text == "rounded") check.truth(value, entry.rounded);
               if (key.text == "strong") check.truth(value, entry.strong);
             });
  return entry;
}

RelationEntry read_relation(Checker& check, const YamlNode& map) {
  RelationEntry entry;
  check.each(map, "key", {"line", "style", "width"}, [&](const YamlNode& key, const YamlNode& value) {
    if (key.text == "line") check.colour(value, entry.line);
    if (key.text == "style") check.choice(value, "line style", line_styles, entry.style);
    if (key.text == "width") check.width(value, entry.width);
  });
  return entry;
}

StyleSheet read_sheet(Checker& check, const YamlNode& map, const schema::Schema& schema, bool inner) {
  Names parts = {"types", "relations", "paper", "ink", "rule", "ink on strong"};
  if (!inner) parts.push_back("themes");
  StyleSheet sheet;
  check.each(map, "part", parts, [&](const YamlNode& part, const YamlNode& value) {
    if (part.text == "types") {
      check.each(value, "type", base::keys_of(schema.types()), [&](const YamlNode& name, const YamlNode& entry) {
        sheet.types[name.text] = read_type(check, entry);
      });
    } else if (part.text == "relations") {
      check.each(value, "relation", base::keys_of(schema.relations()),
                 [&](const YamlNode& name, const YamlNode& entry) {
                   sheet.relations[name.text] = read_relation(check, entry);
                 });
    } else if (part.text == "themes") {
      check.each(value, "theme", Style::themes(), [&](const YamlNode& name, const YamlNode& entry) {
        sheet.themes[name.text] = read_sheet(check, entry, schema, true);
      });
    } else {
      check.colour(value, part.text == "paper"  ? sheet.paper
                          : part.text == "ink"  ? sheet.ink
                          : part.text == "rule" ? sheet.rule
                                                : sheet.ink_on_strong);
    }
  });
  return sheet;
}

}  // namespace

StyleSheet read_style_sheet(const base::YamlFile& file, const schema::Schema& schema,
                            std::vector<base::Problem>& problems) {
  Checker check(file, problems);
  return read_sheet(check, file.root(), schema, false);
}

}  // namespace soi::drawing
