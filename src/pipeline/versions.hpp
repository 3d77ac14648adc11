// SPDX-License-Identifier: Apache-2.0
// Digests of the sources that make documents of files and entities of documents, put into the program by the build:
// what a store kept from an older program is used only where nothing of it would come out differently.
#pragma once

namespace soi::pipeline {

extern const char* const extraction_version;
extern const char* const resolution_version;

}  // namespace soi::pipeline
