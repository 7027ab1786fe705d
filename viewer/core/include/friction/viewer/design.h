#pragma once
// What a person edits: the redesigns of a file with their moves on and off, and the values written
// for parameters.
//
// A Document is a value: undo keeps earlier ones, saving compares it with the one in the file. The
// rest of the file (teams, steps, facts ...) is changed in a text editor and stays as it was read.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "friction/quantity.h"
#include "friction/redesign.h"
#include "friction/scenario_draft.h"

namespace friction::viewer {

/// Names a design as long as the program runs: through renaming, undo and redo. 0 is the baseline.
struct DesignId {
    std::uint32_t number = 0;

    [[nodiscard]] bool is_baseline() const { return number == 0; }
    friend auto operator<=>(const DesignId&, const DesignId&) = default;
};
inline constexpr DesignId baseline_id{};

struct MoveEntry {
    Move move;
    bool is_on = true;  ///< the file has no key for a move that is off: it is then not in the file

    friend bool operator==(const MoveEntry&, const MoveEntry&) = default;
};

struct Design {
    DesignId id;
    std::string name;  ///< its key in the file
    std::string title;
    std::string summary;
    std::string source;
    std::vector<std::string> includes;  ///< names of redesigns that are applied first
    CostsDraft costs;
    std::vector<MoveEntry> moves;

    [[nodiscard]] std::size_t moves_on() const;
    friend bool operator==(const Design&, const Design&) = default;
};

struct Document {
    ParameterValues parameters;   ///< the value of every parameter, as the file has it or will
    std::vector<Design> designs;  ///< redesigns, in the order of the file

    [[nodiscard]] const Design* design(DesignId id) const;  ///< nullptr: baseline, or gone
    [[nodiscard]] const Design* design(std::string_view name) const;
    [[nodiscard]] bool has_moves_off() const;
    friend bool operator==(const Document&, const Document&) = default;
};

/// What of a draft can be edited here. Designs get the ids from `first_id` on.
[[nodiscard]] Document document_of(const Draft& draft, std::uint32_t first_id = 1);

/// The redesign as a file has it: without the moves that are off.
[[nodiscard]] Redesign redesign_of(const Design& design);

/// The draft with the document's redesigns (moves that are off left out) and values, and over these
/// the positions of the sliders.
[[nodiscard]] Draft draft_of(const Draft& base, const Document& document,
                             const ParameterValues& sliders = {});

/// "3 moves", "3 moves (1 off)", "2 redesigns together, 1 move", "no moves".
[[nodiscard]] std::string contents_words(const Design& design);

/// Position of each move of the draft's list in the design's list, where some are off.
[[nodiscard]] std::vector<std::size_t> positions_of_moves(const Design& design);

/// How many things a person changed between the two: values, moves, titles, costs, whole redesigns.
[[nodiscard]] std::size_t count_changes(const Document& before, const Document& after);

/// A key for a redesign of this title that no other of the document has: "Agent sends it" becomes
/// "agent_sends_it", the second one "agent_sends_it_2".
[[nodiscard]] std::string name_for(std::string_view title, const Document& document);

}  // namespace friction::viewer
