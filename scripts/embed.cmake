# Writes OUT: the files FILES below ROOT as C++ string literals, in the order of their names.
list(SORT FILES)
set(text "// Generated from schemas/ by scripts/embed.cmake.\n#include \"schema/embedded.hpp\"\n\nnamespace soi::schema {\nconst std::vector<EmbeddedFile>& embedded_files() {\n  static const std::vector<EmbeddedFile> files = {\n")
foreach(file IN LISTS FILES)
  file(READ ${ROOT}/${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${hex}")
  # Short literals side by side: one would exceed what compilers promise to take.
  string(REGEX REPLACE "((\\\\x[0-9a-f][0-9a-f])(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?)" "\"\\1\"\n" bytes "${bytes}")
  file(SIZE ${ROOT}/${file} size)
  string(APPEND text "      {\"${file}\", std::string(\n${bytes}\"\", ${size})},\n")
endforeach()
string(APPEND text "  };\n  return files;\n}\n}  // namespace soi::schema\n")
file(WRITE ${OUT} "${text}")
