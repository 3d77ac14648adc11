// SPDX-License-Identifier: Apache-2.0
#include "extraction/told_events.hpp"

#include <catch2/catch.hpp>

using soi::extraction::ToldEvents;

TEST_CASE("what is told happens at the event that was entered last, from the next sentence on") {
  ToldEvents told(6, 2, 0);
  told.go(2);
  told.enter(7);
  CHECK(told.now() == 7);
  told.go(4);
  told.leave();
  CHECK(told.now() == -1);
  told.go(6);
  const int expected[] = {0, 0, -1, 7, -1, -1};
  for (std::uint32_t sentence = 0; sentence < 6; ++sentence) CHECK(told.in(sentence) == expected[sentence]);
}

TEST_CASE("where the lead leaves its event, none of its sentences tells of it") {
  ToldEvents told(5, 4, 0);
  told.go(1);
  told.leave();
  told.go(5);
  for (std::uint32_t sentence = 0; sentence < 5; ++sentence) CHECK(told.in(sentence) == -1);
}

TEST_CASE("a report that enters and leaves an event in each sentence is walked through in steps linear in it") {
  const auto steps = [](std::uint32_t sentences) {
    ToldEvents told(sentences, 6, 0);
    for (std::uint32_t sentence = 0; sentence < sentences; ++sentence) {
      told.go(sentence);
      told.leave();
      told.enter(static_cast<std::int32_t>(sentence));
    }
    told.go(sentences);
    return told.steps();
  };
  CHECK(steps(100000) <= 3 * 100000);
  CHECK(steps(200000) <= 2 * steps(100000) + 100);
}
