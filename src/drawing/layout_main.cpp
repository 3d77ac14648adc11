// SPDX-License-Identifier: Apache-2.0
// The program soi-layout: lays out one DOT graph from standard input within limits of its own and writes the picture to
// standard output. Graphviz leaks, crashes and may never end; here it can be killed without harm to anyone.
// usage: soi-layout ENGINE FORMAT CPU_SECONDS MEMORY_BYTES STACK_BYTES
#include <cstdio>
#include <cstdlib>
#include <gvc.h>
#include <string>
#include <sys/resource.h>

namespace {

constexpr int failed = 1;
constexpr int wrong_usage = 2;

bool limit(__rlimit_resource resource, const char* text) {
  char* end = nullptr;
  const auto value = std::strtoull(text, &end, 10);
  if (end == text || *end != '\0') return false;
  rlimit now{};
  if (getrlimit(resource, &now) != 0) return false;
  now.rlim_cur = now.rlim_max == RLIM_INFINITY || value < now.rlim_max ? value : now.rlim_max;
  return setrlimit(resource, &now) == 0;
}

// The sanitizers reserve terabytes of addresses, so that build goes without this one limit.
bool limit_memory(const char* text) {
#ifdef __SANITIZE_ADDRESS__
  return text != nullptr;
#else
  return limit(RLIMIT_AS, text);
#endif
}

void set(graph_t* graph, const char* name, const char* value) {
  char nothing[] = "";
  agsafeset(graph, const_cast<char*>(name), const_cast<char*>(value), nothing);
}

// Sharp on a screen, but never more than 8,000 pixels a side: cairo refuses 32,767, and memory grows with the area.
void size_bitmap(graph_t* graph) {
  set(graph, "dpi", "120");
  set(graph, "size", "66.6,66.6");
}

bool write_all(const char* bytes, std::size_t size) {
  return std::fwrite(bytes, 1, size, stdout) == size && std::fflush(stdout) == 0 && std::fclose(stdout) == 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 6) return wrong_usage;
  if (!limit(RLIMIT_CPU, arguments[3]) || !limit_memory(arguments[4]) || !limit(RLIMIT_STACK, arguments[5]))
    return wrong_usage;
  limit(RLIMIT_CORE, "0");  // a crash is an answer here, not a file in the user's folder
  const std::string engine = arguments[1], format = arguments[2];
  GVC_t* context = gvContext();
  graph_t* graph = agread(stdin, nullptr);
  if (!context || !graph) return failed;
  if (format == "png") size_bitmap(graph);
  if (gvLayout(context, graph, engine.c_str()) != 0) return failed;
  char* bytes = nullptr;
  unsigned int size = 0;
  if (gvRenderData(context, graph, format.c_str(), &bytes, &size) != 0 || bytes == nullptr || agerrors() != 0)
    return failed;
  std::_Exit(write_all(bytes, size) ? 0 : failed);  // the system takes back faster what Graphviz would leak or free
}
