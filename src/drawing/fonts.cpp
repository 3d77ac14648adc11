// SPDX-License-Identifier: Apache-2.0
#include "drawing/fonts.hpp"

#include <fontconfig/fontconfig.h>
#include <memory>
#include <string_view>

namespace soi::drawing {

bool font_installed() {
  const auto destroy = [](FcPattern* pattern) { FcPatternDestroy(pattern); };
  std::unique_ptr<FcConfig, void (*)(FcConfig*)> config(FcInitLoadConfigAndFonts(), FcConfigDestroy);
  std::unique_ptr<FcPattern, void (*)(FcPattern*)> wanted(FcPatternCreate(), destroy);
  FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(font));
  FcConfigSubstitute(config.get(), wanted.get(), FcMatchPattern);
  FcDefaultSubstitute(wanted.get());
  FcResult result{};
  std::unique_ptr<FcPattern, void (*)(FcPattern*)> found(FcFontMatch(config.get(), wanted.get(), &result), destroy);
  FcChar8* family = nullptr;
  return found && FcPatternGetString(found.get(), FC_FAMILY, 0, &family) == FcResultMatch &&
         std::string_view(reinterpret_cast<const char*>(family)) == font;
}

}  // namespace soi::drawing
