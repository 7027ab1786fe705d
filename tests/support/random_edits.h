#pragma once
// Random edits of whatever scenario there is; all of them can be made.

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "friction/io/scenario_editor.h"

namespace friction::test {

class RandomEdits {
public:
    explicit RandomEdits(unsigned seed);

    io::ScenarioEdit next(const Draft& draft);

private:
    std::size_t below(std::size_t count) { return random_() % count; }
    Move move() { return moves_[below(moves_.size())]; }
    io::ScenarioEdit add();
    io::ScenarioEdit set_parameter(const Draft& draft);
    CostsDraft costs();
    std::vector<std::string> includes(const Draft& draft);
    std::vector<Move> some_moves(const std::vector<Move>& now);

    std::minstd_rand random_;
    std::vector<Move> moves_;  ///< of every kind
};

}  // namespace friction::test
