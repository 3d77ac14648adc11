// SPDX-License-Identifier: Apache-2.0
#include "drawing/child_process.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <string_view>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "base/error.hpp"

extern char** environ;

namespace soi::drawing {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const std::string& what, int error) {
  throw base::Error(base::Failure::io, what + ": " + std::strerror(error));
}

// A socket pair rather than a pipe: writing to one whose reader is gone can be told not to raise SIGPIPE.
class Channel {
 public:
  Channel() {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) fail("cannot make a channel", errno);
    ours_ = ends[0];
    theirs_ = ends[1];
    fcntl(ours_, F_SETFL, O_NONBLOCK);
  }
  ~Channel() {
    close_ours();
    close_theirs();
  }
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;
  int ours() const { return ours_; }
  int theirs() const { return theirs_; }
  void close_ours() {
    if (ours_ >= 0) close(std::exchange(ours_, -1));
  }
  void close_theirs() {
    if (theirs_ >= 0) close(std::exchange(theirs_, -1));
  }

 private:
  int ours_ = -1;
  int theirs_ = -1;
};

// A started child; killed and waited for unless it was waited for before.
class Child {
 public:
  Child(const std::vector<std::string>& command, int input, int output) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<char*> arguments;
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const int error = posix_spawn(&id_, command.front().c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) {
      id_ = -1;
      fail("cannot start " + command.front(), error);
    }
  }
  ~Child() {
    if (id_ < 0) return;
    kill(id_, SIGKILL);
    while (waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // False where it still runs at the deadline.
  bool wait_until(Clock::time_point deadline, int& status) {
    while (waitpid(id_, &status, WNOHANG) == 0) {
      if (Clock::now() >= deadline) return false;
      poll(nullptr, 0, 5);
    }
    id_ = -1;
    return true;
  }

 private:
  pid_t id_ = -1;
};

// Sends what fits; closes our end when all is sent or the child reads no more.
void feed(Channel& channel, std::string_view& rest) {
  const auto sent = send(channel.ours(), rest.data(), rest.size(), MSG_NOSIGNAL);
  if (sent >= 0) rest.remove_prefix(static_cast<std::size_t>(sent));
  const bool gone = sent < 0 && errno != EAGAIN && errno != EINTR;
  if (rest.empty() || gone) channel.close_ours();
}

// Takes what has come; false at the end of the child's output.
bool collect(const Channel& channel, std::string& output) {
  std::array<char, 1 << 16> buffer;
  const auto got = read(channel.ours(), buffer.data(), buffer.size());
  if (got > 0) output.append(buffer.data(), static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

int milliseconds_until(Clock::time_point deadline) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return left <= 0 ? 0 : static_cast<int>(std::min<long long>(left + 1, 1 << 30));
}

}  // namespace

ChildResult run_child(const std::vector<std::string>& command, const std::string& input, double seconds,
                      std::uint64_t most_output) {
  const auto deadline = Clock::now() + std::chrono::milliseconds(static_cast<long long>(seconds * 1000));
  Channel in, out;
  Child child(command, in.theirs(), out.theirs());
  in.close_theirs();
  out.close_theirs();
  ChildResult result;
  std::string_view rest = input;
  if (rest.empty()) in.close_ours();
  for (bool open = true; open;) {
    pollfd waiting[2] = {{out.ours(), POLLIN, 0}, {in.ours(), POLLOUT, 0}};  // poll passes over a closed (-1) one
    const int ready = poll(waiting, 2, milliseconds_until(deadline));
    if (ready < 0 && errno != EINTR) fail("cannot wait for " + command.front(), errno);
    if (ready == 0 && milliseconds_until(deadline) == 0) {
      result.end = ChildResult::End::out_of_time;
      return result;  // the child is killed on the way out
    }
    if (ready > 0 && waiting[1].revents != 0) feed(in, rest);
    if (ready > 0 && waiting[0].revents != 0) open = collect(out, result.output);
    if (result.output.size() > most_output) {
      result.end = ChildResult::End::too_much_output;
      return result;
    }
  }
  int status = 0;
  if (!child.wait_until(deadline, status)) {
    result.end = ChildResult::End::out_of_time;
    return result;
  }
  result.end = WIFSIGNALED(status) ? ChildResult::End::killed_by_signal : ChildResult::End::exited;
  result.code = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
  return result;
}

}  // namespace soi::drawing
