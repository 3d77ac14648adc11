// SPDX-License-Identifier: Apache-2.0
#include "base/large_pages.hpp"

#include <catch2/catch.hpp>
#include <cstdint>
#include <new>
#include <numeric>
#include <thread>

using soi::base::give_back_large_page_memory;
using soi::base::LargePageVector;
using soi::base::take_large_page_memory;

TEST_CASE("memory in large pages is aligned, its own, and given again when it was given back") {
  std::vector<LargePageVector<std::uint64_t>> vectors;
  for (std::size_t size : {1, 7, 8, 9, 100, 5'000, 262'144, 300'000, 3}) {
    LargePageVector<std::uint64_t>& vector = vectors.emplace_back(size);
    CHECK(reinterpret_cast<std::uintptr_t>(vector.data()) % 64 == 0);
    std::iota(vector.begin(), vector.end(), size);
  }
  for (const auto& vector : vectors)
    for (std::size_t i = 0; i < vector.size(); ++i)
      if (vector[i] != vector.size() + i) FAIL("another vector wrote into that of " << vector.size());

  void* const first = take_large_page_memory(1000);
  give_back_large_page_memory(first, 1000);
  CHECK(take_large_page_memory(900) == first);
  give_back_large_page_memory(first, 900);
}

TEST_CASE("threads take memory in large pages side by side") {
  std::vector<std::thread> threads;
  std::vector<int> wrong(4);
  for (std::size_t thread = 0; thread < wrong.size(); ++thread)
    threads.emplace_back([&, thread] {
      for (std::size_t round = 0; round < 300; ++round) {
        LargePageVector<std::size_t> numbers;
        for (std::size_t i = 0; i < 1000; ++i) numbers.push_back(thread * i);
        for (std::size_t i = 0; i < 1000; ++i) wrong[thread] += numbers[i] != thread * i;
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4));
}

TEST_CASE("more memory in large pages than there is address space is refused") {
  CHECK_THROWS_AS(take_large_page_memory(~std::size_t{0}), std::bad_alloc);
}
