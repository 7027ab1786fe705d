#pragma once
// Which problems of the model only follow from something that could not be read.
//
// A part of the file that could not be read is missing in the draft, and the model complains of
// that: a fact is unknown because its section is no map, a choice has a time because its `by` is a
// list. The person has been told the cause already.

#include <string>
#include <string_view>
#include <vector>

#include "friction/redesign.h"
#include "friction/result.h"

namespace friction::io {

class FollowUps {
public:
    /// `unsound`: places of the model ("steps.ask.next") that could not be read.
    explicit FollowUps(std::vector<std::string> unsound) : unsound_(std::move(unsound)) {}

    /// Whether the problem may come from what could not be read. `file_place` is where the file has
    /// what is at its place: in a redesign, the move.
    [[nodiscard]] bool covers(const Problem& problem, std::string_view file_place) const;

    /// Whether every way from step to step could be read, so that the graph is what the author
    /// meant.
    [[nodiscard]] bool graph_is_known() const;

    /// Whether the moves of the redesign, and what it includes, could be read.
    [[nodiscard]] bool is_readable(const Named<Redesign>& redesigns, std::string_view name) const;

    /// From now on, problems at this place follow too.
    void add(std::string place) { unsound_.push_back(std::move(place)); }

private:
    [[nodiscard]] bool names_unsound_part(std::string_view text) const;

    std::vector<std::string> unsound_;
};

}  // namespace friction::io
