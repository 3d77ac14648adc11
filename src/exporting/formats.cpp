// SPDX-License-Identifier: Apache-2.0
// The list of formats.
#include <algorithm>

#include "exporting/format.hpp"

namespace soi::exporting {

extern const Format json_format, graphml_format, gexf_format, cytoscape_format, csv_format, cypher_format,
    turtle_format, ntriples_format, jsonld_format, ftm_format, pajek_format, dot_format, sqlite_format;

const std::vector<const Format*>& formats() {
  static const std::vector<const Format*> list = {
      &json_format,     &graphml_format, &gexf_format, &cytoscape_format, &csv_format, &cypher_format, &turtle_format,
      &ntriples_format, &jsonld_format,  &ftm_format,  &pajek_format,     &dot_format, &sqlite_format};
  return list;
}

const Format* find_format(std::string_view name) {
  const auto& list = formats();
  const auto found = std::find_if(list.begin(), list.end(), [&](const Format* format) { return format->name == name; });
  return found == list.end() ? nullptr : *found;
}

const Format* format_of_file(std::string_view file_name) {
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (file_name.ends_with(packed)) file_name.remove_suffix(packed.size());
  }
  const Format* found = nullptr;
  for (const auto* format : formats()) {
    const bool fits = file_name.ends_with(format->ending);
    if (fits && (found == nullptr || found->ending.size() < format->ending.size())) found = format;
  }
  return found;
}

}  // namespace soi::exporting
