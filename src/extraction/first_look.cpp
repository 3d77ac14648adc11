// SPDX-License-Identifier: Apache-2.0
#include "extraction/first_look.hpp"

namespace soi::extraction {

FirstLook::FirstLook(const Rules& rules)
    : promises_(rules.names.token_symbol(static_cast<text::Word>(rules.names.words.size()), text::Shape{})),
      triggers_(stage_bit(rules.stages.size())),
      markers_(stage_bit(rules.stages.size() + 1)) {
  const auto note = [&](const Automaton& automaton, StageSet bit) {
    for (Symbol symbol = 0; symbol < promises_.size(); ++symbol) {
      const SymbolClass one = automaton.class_of(symbol);
      if (automaton.begins(one)) promises_[symbol].begins |= bit;
      if (automaton.alone(one)) promises_[symbol].alone |= bit;
      if (automaton.follows(one)) promises_[symbol].follows |= bit;
    }
  };
  for (std::size_t stage = 0; stage < rules.stages.size(); ++stage)
    note(*rules.stages[stage].automaton, stage_bit(stage));
  note(*rules.triggers, triggers_);
  note(*rules.markers, markers_);
}

StageSet FirstLook::look(std::span<const Symbol> symbols, std::vector<StageSet>& at) const {
  at.resize(symbols.size());
  StageSet all = 0, follows = 0;
  for (std::size_t i = symbols.size(); i-- > 0;) {
    const Promise& promise = promises_[symbols[i]];
    at[i] = promise.begins & (promise.alone | follows);
    all |= at[i];
    follows = promise.follows;
  }
  return all;
}

}  // namespace soi::extraction
