// SPDX-License-Identifier: Apache-2.0
// Memory in large pages, for tables that are looked up at random: in pages of 4 kB nearly every look costs a walk
// through the page tables besides.
#pragma once

#include <cstddef>
#include <vector>

namespace soi::base {

// Of at least so many bytes, aligned for anything and, from 64 bytes on, to lines of the cache. Taken from large pages
// where the system gives them. Any thread may ask. What is given back is kept for the next who asks for as much, and
// never returned to the system. Throws std::bad_alloc.
void* take_large_page_memory(std::size_t bytes);
void give_back_large_page_memory(void* memory, std::size_t bytes) noexcept;  // `bytes` as asked for

// An allocator as containers of the standard library want it.
template <typename T>
struct InLargePages {
  using value_type = T;
  InLargePages() = default;
  template <typename Other>
  InLargePages(const InLargePages<Other>&) {}

  T* allocate(std::size_t count) { return static_cast<T*>(take_large_page_memory(count * sizeof(T))); }
  void deallocate(T* memory, std::size_t count) noexcept { give_back_large_page_memory(memory, count * sizeof(T)); }
  bool operator==(const InLargePages&) const = default;
};

template <typename T>
using LargePageVector = std::vector<T, InLargePages<T>>;

}  // namespace soi::base
