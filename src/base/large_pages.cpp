// SPDX-License-Identifier: Apache-2.0
#include "base/large_pages.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <limits>
#include <mutex>
#include <new>
#include <sys/mman.h>

namespace soi::base {
namespace {

constexpr std::size_t large_page = std::size_t{1} << 21;  // on amd64; elsewhere only the gain is another
constexpr std::size_t smallest = 64;

// Blocks of powers of two, cut from large pages one behind the other.
class Blocks {
 public:
  void* take(std::size_t size) {
    const std::lock_guard lock(mutex_);
    Free*& first = free_[static_cast<std::size_t>(std::countr_zero(size))];
    if (first) {
      Free* const taken = first;
      first = taken->next;
      return taken;
    }
    if (size >= large_page) return pages(size);
    if (size > left_) {  // what is left is lost: less than asked for
      at_ = static_cast<std::byte*>(pages(large_page));
      left_ = large_page;
    }
    void* const taken = at_;
    at_ += size;
    left_ -= size;
    return taken;
  }

  void give_back(void* memory, std::size_t size) {
    const std::lock_guard lock(mutex_);
    Free*& first = free_[static_cast<std::size_t>(std::countr_zero(size))];
    first = new (memory) Free{first};
  }

 private:
  struct Free {
    Free* next;
  };

  static void* pages(std::size_t bytes) {
    void* const pages = std::aligned_alloc(large_page, bytes);
    if (!pages) throw std::bad_alloc();
    madvise(pages, bytes, MADV_HUGEPAGE);  // a system that has none goes on with small ones
    return pages;
  }

  std::mutex mutex_;
  std::array<Free*, std::numeric_limits<std::size_t>::digits> free_{};  // by the logarithm of their size
  std::byte* at_ = nullptr;
  std::size_t left_ = 0;
};

Blocks& blocks() {
  static Blocks& all = *new Blocks;  // outlives every table
  return all;
}

std::size_t block_size(std::size_t bytes) { return std::bit_ceil(std::max(bytes, smallest)); }

}  // namespace

void* take_large_page_memory(std::size_t bytes) {
  if (bytes > std::numeric_limits<std::size_t>::max() / 2) throw std::bad_alloc();
  return blocks().take(block_size(bytes));
}

void give_back_large_page_memory(void* memory, std::size_t bytes) noexcept {
  blocks().give_back(memory, block_size(bytes));
}

}  // namespace soi::base
