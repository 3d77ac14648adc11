# Writes OUT: the files FILES below ROOT as C++ string literals, in the order of their names.
list(SORT FILES)
file(WRITE ${OUT} "// Generated from schemas/ by scripts/embed.cmake.
#include \"schema/embedded.hpp\"

namespace soi::schema {
const std::vector<EmbeddedFile>& embedded_files() {
  static const std::vector<EmbeddedFile> files = [] {
    std::vector<EmbeddedFile> made;
")
foreach(file IN LISTS FILES)
  file(READ ${ROOT}/${file} hex HEX)
  file(APPEND ${OUT} "    made.push_back({\"${file}\", {}});\n")
  # Pieces of 1,000 bytes: a longer literal would exceed what compilers promise to take.
  string(LENGTH "${hex}" length)
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${hex}" ${at} 2000 piece)
    string(LENGTH "${piece}" digits)
    math(EXPR bytes "${digits} / 2")
    math(EXPR at "${at} + 2000")
    string(REGEX REPLACE "(..)" "\\\\x\\1" piece "${piece}")
    file(APPEND ${OUT} "    made.back().bytes.append(\"${piece}\", ${bytes});\n")
  endwhile()
endforeach()
file(APPEND ${OUT} "    return made;\n  }();\n  return files;\n}\n}  // namespace soi::schema\n")
