// SPDX-License-Identifier: Apache-2.0
#include "drawing/layout.hpp"

#include <algorithm>
#include <cmath>
#include <csignal>

#include "base/error.hpp"
#include "drawing/child_process.hpp"

namespace soi::drawing {
namespace {

// dot reads best and becomes an endless strip above some two hundred; neato takes 10 s for 1,000 nodes, sfdp 10 s for
// 4,000 (measured on Graphviz 2.43).
constexpr std::size_t most_for_dot = 150;
constexpr std::size_t most_for_neato = 1000;
constexpr std::size_t most_for_sfdp = 5000;
constexpr std::uint64_t largest_picture = 1ull << 30;  // bytes

const char* const narrower = "narrow the picture: fewer inputs, `--around ENTITY`, or a smaller `--depth`";

// Graphviz ends with 0 on a full disk and writes half pictures when stopped: only the last bytes tell.
bool whole(const std::string& bytes, Format format) {
  const std::string tail = bytes.substr(bytes.size() > 64 ? bytes.size() - 64 : 0);
  switch (format) {
    case Format::dot: return tail.find('}') != tail.npos;
    case Format::svg: return tail.find("</svg>") != tail.npos;
    case Format::png: return tail.find("IEND") != tail.npos;
    case Format::pdf: return tail.find("%%EOF") != tail.npos;
    case Format::plain: return tail.ends_with("stop\n");
    case Format::html: break;  // made by ourselves
  }
  return false;
}

const char* word_of(Format format) {
  return format == Format::plain ? "plain" : format_names()[static_cast<std::size_t>(format)].c_str();
}

std::string next_to_try(const std::string& engine) {
  if (engine == "sfdp") return narrower;
  return "try `--layout " + std::string(engine == "dot" ? "neato" : "sfdp") + "`, or " + narrower;
}

[[noreturn]] void give_up(const std::string& engine, const std::string& why) {
  throw base::Error(base::Failure::limit, "the layout '" + engine + "' " + why, next_to_try(engine));
}

}  // namespace

const std::vector<std::string>& format_names() {
  static const std::vector<std::string> names = {"dot", "svg", "png", "pdf", "html"};
  return names;
}

bool parse(std::string_view word, Format& format) {
  const auto& names = format_names();
  const auto found = std::find(names.begin(), names.end(), word);
  if (found == names.end()) return false;
  format = static_cast<Format>(found - names.begin());
  return true;
}

const std::vector<std::string>& engines() {
  static const std::vector<std::string> names = {"dot", "neato", "fdp", "sfdp", "circo", "twopi"};
  return names;
}

std::string engine_for(std::size_t nodes) {
  if (nodes <= most_for_dot) return "dot";
  if (nodes <= most_for_neato) return "neato";
  if (nodes <= most_for_sfdp) return "sfdp";
  throw base::Error(base::Failure::limit,
                    "a picture of " + std::to_string(nodes) + " nodes cannot be read; at most " +
                        std::to_string(most_for_sfdp) + " are drawn",
                    narrower);
}

std::string lay_out(const std::string& dot, const std::string& engine, Format format, const LayoutOptions& options) {
  const auto processor_seconds = static_cast<long long>(std::ceil(options.seconds)) + 1;
  auto result = run_child({options.program, engine, word_of(format), std::to_string(processor_seconds),
                           std::to_string(options.memory), std::to_string(options.stack)},
                          dot, options.seconds, largest_picture);
  using End = ChildResult::End;
  if (result.end == End::out_of_time || (result.end == End::killed_by_signal && result.code == SIGXCPU))
    give_up(engine, "took longer than its limit of " + std::to_string(static_cast<long long>(options.seconds)) + " s");
  if (result.end == End::killed_by_signal) give_up(engine, "broke down (signal " + std::to_string(result.code) + ")");
  if (result.end == End::too_much_output) give_up(engine, "made a picture of more than 1 GiB");
  if (result.code == 127) throw base::Error(base::Failure::io, "cannot run " + options.program);
  if (result.code != 0) give_up(engine, "failed or ran out of memory");
  if (!whole(result.output, format)) give_up(engine, "left the picture unfinished");
  return std::move(result.output);
}

}  // namespace soi::drawing
