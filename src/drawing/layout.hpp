// SPDX-License-Identifier: Apache-2.0
// Has a picture laid out by Graphviz in a process of its own, within limits, and takes only whole results.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace soi::drawing {

enum class Format { dot, svg, png, pdf, html, plain };

// By the word used on the command line and as a file name's extension; false for any other (`plain`, Graphviz' list of
// places, is for our own use).
bool parse(std::string_view word, Format& format);
const std::vector<std::string>& format_names();

struct LayoutOptions {
  std::string program;  // path of soi-layout; the caller finds it beside its own program
  double seconds = 60;
  std::uint64_t memory = 2ull << 30;  // bytes
  std::uint64_t stack = 64ull << 20;  // bytes
};

// The engines that may be asked for, and the one that bears a graph of that size. Throws Error(limit) above 5,000
// nodes.
const std::vector<std::string>& engines();  // dot, neato, fdp, sfdp, circo, twopi
std::string engine_for(std::size_t nodes);

// What Graphviz makes of `dot`. Throws Error(limit), naming what to try next, where the layout outruns its limits or
// fails, and Error(io) where soi-layout cannot be started. Leaves no process behind.
std::string lay_out(const std::string& dot, const std::string& engine, Format format, const LayoutOptions& options);

}  // namespace soi::drawing
