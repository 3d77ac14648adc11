// SPDX-License-Identifier: Apache-2.0
// How fast reports are read: `soi_bench FOLDER [--benchmark_…]` loads every report of a folder into memory and tells,
// for each step, MB of text for a second of one core's time. Beside them stands a scale: copying the same bytes, and
// counting their words as `wc -w` does. Figures, no test: they differ from machine to machine.
#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/files.hpp"
#include "extraction/extractor.hpp"
#include "reading/report_file.hpp"

namespace {

namespace fs = std::filesystem;

struct Corpus {
  std::vector<std::string> paths, files;
  std::vector<soi::text::Report> reports;
  std::size_t bytes = 0;
};

Corpus load(const fs::path& folder, const soi::reading::PageWords& words) {
  Corpus corpus;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && soi::reading::is_report(entry.path())) corpus.paths.push_back(entry.path().string());
  std::sort(corpus.paths.begin(), corpus.paths.end());
  for (const std::string& path : corpus.paths) {
    corpus.files.push_back(soi::base::read_file(path));
    corpus.reports.push_back(soi::reading::parse_report(path, corpus.files.back(), words));
    corpus.bytes += corpus.files.back().size();
  }
  return corpus;
}

// One round reads the whole corpus; MB/s are of its bytes.
template <typename Round>
void over(const Corpus& corpus, const char* name, Round round) {
  const auto run = [&corpus, round](benchmark::State& state) mutable {
    for (auto _ : state) round();
    state.counters["MB/s"] =
        benchmark::Counter(static_cast<double>(corpus.bytes) / 1e6, benchmark::Counter::kIsIterationInvariantRate);
  };
  benchmark::RegisterBenchmark(name, run)->Unit(benchmark::kMillisecond);
}

std::size_t count_words(const std::string& text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    words += inside && space;
    inside = !space;
  }
  return words + inside;
}

void scale(const Corpus& corpus) {
  over(corpus, "scale/copy", [&corpus, copy = std::string()]() mutable {
    for (const std::string& file : corpus.files) benchmark::DoNotOptimize((copy = file).data());
  });
  over(corpus, "scale/count_words", [&corpus] {
    for (const std::string& file : corpus.files) benchmark::DoNotOptimize(count_words(file));
  });
}

}  // namespace

int main(int argc, char** argv) try {
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::fprintf(stderr, "usage: soi_bench FOLDER_OF_REPORTS [--benchmark_…]\n");
    return 2;
  }
  const auto domain = soi::schema::Domain::open("dan-van");
  const auto words = soi::reading::PageWords::load(domain);
  const Corpus corpus = load(argv[1], words);
  std::printf("%zu reports, %.1f MB\n", corpus.files.size(), static_cast<double>(corpus.bytes) / 1e6);
  const auto schema = soi::schema::Schema::load(domain);
  const soi::extraction::Extractor extractor(domain, schema);
  scale(corpus);
  over(corpus, "read", [&] {
    for (std::size_t i = 0; i < corpus.files.size(); ++i)
      benchmark::DoNotOptimize(soi::reading::parse_report(corpus.paths[i], corpus.files[i], words));
  });
  over(corpus, "extract", [&] {
    for (const auto& report : corpus.reports) benchmark::DoNotOptimize(extractor.extract(report));
  });
  benchmark::RegisterBenchmark("cold_start", [&](benchmark::State& state) {
    for (auto _ : state)
      benchmark::DoNotOptimize(soi::extraction::Extractor(domain, soi::schema::Schema::load(domain)));
  })->Unit(benchmark::kMillisecond);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
} catch (const soi::base::Error& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
