# SPDX-License-Identifier: Apache-2.0
# Writes OUT: digests of the sources below ROOT that extraction and resolution depend on (see src/pipeline/versions.hpp).
function(digest_of result)
  set(all "")
  foreach(part IN LISTS ARGN)
    file(GLOB files ${ROOT}/src/${part})
    list(SORT files)
    foreach(file IN LISTS files)
      file(SHA256 ${file} digest)
      string(APPEND all ${digest})
    endforeach()
  endforeach()
  string(SHA256 digest "${all}")
  string(SUBSTRING ${digest} 0 16 digest)
  set(${result} ${digest} PARENT_SCOPE)
endfunction()

digest_of(extraction base/date.* base/utf8.* text/* schema/* graph/document_graph.* reading/* extraction/*)
digest_of(resolution base/date.* text/fold.* graph/document_graph.* graph/joined_entity.* graph/edge_dates.* resolution/*)
file(WRITE ${OUT} "#include \"pipeline/versions.hpp\"

namespace soi::pipeline {

const char* const extraction_version = \"${extraction}\";
const char* const resolution_version = \"${resolution}\";

}  // namespace soi::pipeline
")
