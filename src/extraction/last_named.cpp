// SPDX-License-Identifier: Apache-2.0
// Back-references by kind: "the motion" is the motion that was named last.
#include <algorithm>

#include "extraction/entities.hpp"

namespace soi::extraction {

void Entities::last_named() {
  const auto refers = [&](const Mention& mention) {
    return text(attribute(mention, known::refer)) == "last" && !mention.hidden && family(mention) != no_type &&
           family(mention) != families_.official;
  };
  if (std::none_of(analysis_.mentions.begin(), analysis_.mentions.end(), refers)) return;
  std::vector<std::int32_t> last(rules_.names.types.size(), -1);  // of each type and those below it
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    std::int32_t& meant = of_mention[number];
    if (meant < 0 && refers(mention)) {
      meant = last[mention.type];
      if (meant >= 0) ++entity(meant).mentions;
    }
    if (meant < 0) continue;
    for (std::size_t type = 0; type < last.size(); ++type)
      if (rules_.names.is_a[mention.type][type]) last[type] = meant;
  }
}

}  // namespace soi::extraction
