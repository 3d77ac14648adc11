// SPDX-License-Identifier: Apache-2.0
#include "exporting/plots.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <ostream>

#include "base/display_width.hpp"
#include "base/escape.hpp"

namespace soi::exporting {
namespace {

constexpr double width = 680, height = 300;
constexpr double left = 64, right = 16, top = 16, bottom = 48;
constexpr double inner_width = width - left - right, inner_height = height - top - bottom;
constexpr const char* first_color = "#1b5e9b";
constexpr const char* second_color = "#c9c9c9";

std::string safe(const std::string& text) { return base::escape_xml(base::printable(text)); }

void open(const PlotWords& words, std::ostream& out) {
  const auto title = safe(words.title), id = safe(words.id);
  out << fmt::format(
      "<svg class=\"plot\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{}\"><title id=\"{}\">{}</title>\n",
      width, height, id, id, title);
  out << fmt::format("<path class=\"axis\" d=\"M{0} {1}V{2}H{3}\"/>\n", left, top, height - bottom, width - right);
  out << fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n", left + inner_width / 2, height - 8,
                     safe(words.across));
  out << fmt::format("<text transform=\"translate(14 {}) rotate(-90)\" text-anchor=\"middle\">{}</text>\n",
                     top + inner_height / 2, safe(words.up));
}

void tick_across(double x, const std::string& text, std::ostream& out) {
  out << fmt::format(
      "<path class=\"axis\" d=\"M{0:.1f} {1}v4\"/><text x=\"{0:.1f}\" y=\"{2}\" text-anchor=\"middle\">{3}</text>\n", x,
      height - bottom, height - bottom + 18, safe(text));
}

void tick_up(double y, const std::string& text, std::ostream& out) {
  out << fmt::format(
      "<path class=\"grid\" d=\"M{0} {1:.1f}H{2}\"/><text x=\"{3}\" y=\"{4:.1f}\" text-anchor=\"end\">{5}</text>\n",
      left, y, width - right, left - 6, y + 4, safe(text));
}

// A round number of steps of 1, 2 or 5 times a power of ten, at most five of them.
std::uint64_t step_for(std::uint64_t most) {
  for (std::uint64_t power = 1;; power *= 10) {
    for (const std::uint64_t times : {1, 2, 5}) {
      if (most / (times * power) <= 5) return times * power;
    }
  }
}

}  // namespace

void write_log_log(const std::vector<std::pair<std::uint64_t, std::uint64_t>>& degrees, const PlotWords& words,
                   std::ostream& out) {
  open(words, out);
  double all = 0, most = 1;
  for (const auto& [degree, nodes] : degrees) {
    if (degree == 0) continue;  // it has no place on a logarithmic axis
    all += static_cast<double>(nodes);
    most = std::max(most, static_cast<double>(degree));
  }
  const auto decades = std::max(1.0, std::ceil(std::log10(most)));
  const auto depth = std::max(1.0, std::ceil(std::log10(std::max(1.0, all))));
  const auto x_of = [&](double degree) { return left + inner_width * std::log10(degree) / decades; };
  const auto y_of = [&](double share) { return top + inner_height * -std::log10(share) / depth; };
  for (double i = 0; i <= decades; ++i) tick_across(x_of(std::pow(10, i)), fmt::format("{:.0f}", std::pow(10, i)), out);
  for (double i = 0; i <= depth; ++i) tick_up(y_of(std::pow(10, -i)), fmt::format("{:g}", std::pow(10, -i)), out);
  double left_over = all;
  for (const auto& [degree, nodes] : degrees) {
    if (degree == 0) continue;
    out << fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3\" fill=\"{}\"/>\n", x_of(static_cast<double>(degree)),
                       y_of(left_over / all), first_color);
    left_over -= static_cast<double>(nodes);
  }
  out << "</svg>\n";
}

void write_bars(const std::vector<Bars>& bars, const std::pair<std::string, std::string>& names, const PlotWords& words,
                std::ostream& out) {
  open(words, out);
  std::uint64_t most = 1;
  for (const auto& bar : bars) most = std::max({most, bar.first, bar.second});
  const auto step = step_for(most);
  const auto scale = inner_height / static_cast<double>(most);
  for (std::uint64_t count = 0; count <= most; count += step) {
    tick_up(height - bottom - static_cast<double>(count) * scale, std::to_string(count), out);
  }
  const auto room = inner_width / static_cast<double>(std::max<std::size_t>(1, bars.size()));
  const auto every = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(52 / room)));  // labels do not overlap
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const auto x = left + room * (static_cast<double>(i) + 0.1);
    const auto one = [&](std::uint64_t count, double from, const char* color) {
      const auto tall = static_cast<double>(count) * scale;
      if (count == 0) return;
      out << fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>\n", from,
                         height - bottom - tall, room * 0.4, tall, color);
    };
    one(bars[i].first, x, first_color);
    one(bars[i].second, x + room * 0.4, second_color);
    if (i % every == 0) tick_across(x + room * 0.4, bars[i].label, out);
  }
  double y = top + 4;
  for (const auto& [name, color] : {std::pair(names.first, first_color), {names.second, second_color}}) {
    out << fmt::format(
        "<rect x=\"{0}\" y=\"{1}\" width=\"10\" height=\"10\" fill=\"{2}\"/><text x=\"{3}\" y=\"{4}\">{5}</text>\n",
        left + 12, y, color, left + 28, y + 9, safe(name));
    y += 16;
  }
  out << "</svg>\n";
}

}  // namespace soi::exporting
