// SPDX-License-Identifier: Apache-2.0
#include "cli/run.hpp"

#include <csignal>
#include <new>
#include <unistd.h>

#include "base/error.hpp"
#include "cli/parse.hpp"
#include "cli/problems.hpp"
#include "cli/reference.hpp"

namespace soi::cli {
namespace {

volatile std::sig_atomic_t interrupts = 0;
volatile std::sig_atomic_t polite = 0;

extern "C" void on_interrupt(int) {
  interrupts = interrupts + 1;
  if (polite == 0 || interrupts > 1) _exit(static_cast<int>(base::Failure::interrupted));
}

int execute(const std::vector<std::string>& words, Output& out, Output& notice) {
  if (words.empty()) {
    write_overview(notice);
    return static_cast<int>(base::Failure::usage);
  }
  const auto parsed = parse(words);
  out.choose_color(parsed.values.text("color"));
  notice.choose_color(parsed.values.text("color"));
  if (parsed.help) {
    write_help(out, *parsed.command);
    return done;
  }
  return parsed.command->run({parsed.values, out, notice});
}

int execute_or_explain(const std::vector<std::string>& words, Output& out, Output& notice) {
  try {
    const int code = execute(words, out, notice);
    out.flush();
    return code;
  } catch (const ReaderGone&) {
    return done;
  } catch (const NothingFound& nothing) {
    out.flush();
    write_problem(notice, {{}, nothing.what(), nothing.remedy(), {}});
    return findings;
  } catch (const base::Error& error) {
    write_problems(notice, error.problems());
    return static_cast<int>(error.failure());
  } catch (const std::bad_alloc&) {
    write_problem(notice, {{}, "there is not enough memory", "", ""});
    return static_cast<int>(base::Failure::limit);
  }
}

}  // namespace

PoliteInterrupt::PoliteInterrupt() { polite = 1; }
PoliteInterrupt::~PoliteInterrupt() { polite = 0; }

void stop_if_interrupted() {
  if (interrupts > 0) throw base::Error(base::Failure::interrupted, "interrupted");
}

int run(const std::vector<std::string>& words) {
  if (std::signal(SIGINT, on_interrupt) == SIG_IGN) std::signal(SIGINT, SIG_IGN);  // started to run on regardless
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe shows as a failed write
  Output out(STDOUT_FILENO, "standard output");
  Output notice(STDERR_FILENO, "standard error");
  out.choose_color("auto");
  notice.choose_color("auto");
  int code = static_cast<int>(base::Failure::io);
  try {
    code = execute_or_explain(words, out, notice);
    out.end_paging();
    notice.flush();
  } catch (const ReaderGone&) {
  } catch (const base::Error&) {  // nobody can be told that nothing can be said
  }
  return code;
}

}  // namespace soi::cli
