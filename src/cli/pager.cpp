// SPDX-License-Identifier: Apache-2.0
#include "cli/pager.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace soi::cli {

std::string pager_command() {
  const char* wanted = std::getenv("PAGER");
  return wanted == nullptr ? "less" : wanted;
}

std::unique_ptr<Pager> Pager::start(const std::string& command) {
  int ends[2];
  if (command.empty() || command == "cat" || ::pipe2(ends, O_CLOEXEC) != 0) return nullptr;
  const base::Descriptor output(ends[0]);
  base::Descriptor input(ends[1]);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output.number(), STDIN_FILENO);
  // Colours, no paging where all fits, and the answer left on the screen, unless the user has other wishes for less.
  ::setenv("LESS", "FRX", 0);
  ::setenv("LESSCHARSET", "utf-8", 0);
  const char* const arguments[] = {"sh", "-c", command.c_str(), nullptr};
  pid_t process = 0;
  const int error = ::posix_spawn(&process, "/bin/sh", &actions, nullptr, const_cast<char* const*>(arguments), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return nullptr;
  return std::unique_ptr<Pager>(new Pager(std::move(input), process));
}

Pager::~Pager() {
  input_.close();
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace soi::cli
