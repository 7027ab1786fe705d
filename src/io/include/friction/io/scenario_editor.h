#pragma once
// Changes a scenario in its author's own text: comments, order, layout, line endings and byte order
// mark survive byte for byte outside the edit (docs/decisions/0009).
//
// The text is patched at the positions the reader recorded, never written anew, and every result is
// read again: what comes out means exactly what apply_edits() makes of the draft, or there is a
// problem and no text. Writes new files too. Files are not touched here.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "friction/io/source_text.h"
#include "friction/result.h"
#include "friction/scenario_draft.h"

namespace friction::io {

// --- edits as values; each names what it touches. Positions count from 0, in the text as the edits
// before it left it. The language has no key for a move that is switched off: whoever shows one
// keeps it in mind itself, takes it out with RemoveMove and puts it back with InsertMove. ---------

/// Another value for a parameter, of the dimension it had. Keeps the author's unit when it can say
/// the value in a few digits, and the quotes.
struct SetParameter {
    std::string parameter;
    Quantity value;
    friend bool operator==(const SetParameter&, const SetParameter&) = default;
};

/// A new redesign below the last one.
struct AddRedesign {
    std::string redesign;
    Redesign content;
    friend bool operator==(const AddRedesign&, const AddRedesign&) = default;
};

/// Refused while other redesigns include it or expectations name it, unless these mentions go too.
struct RemoveRedesign {
    std::string redesign;
    bool with_mentions = false;
    friend bool operator==(const RemoveRedesign&, const RemoveRedesign&) = default;
};

/// The name changes, in `includes` of other redesigns and in expectations too.
struct RenameRedesign {
    std::string redesign;
    std::string to;
    friend bool operator==(const RenameRedesign&, const RenameRedesign&) = default;
};

/// An empty title takes the key away.
struct SetRedesignTitle {
    std::string redesign;
    std::string title;
    friend bool operator==(const SetRedesignTitle&, const SetRedesignTitle&) = default;
};

/// All three costs; those that are 0 are not written.
struct SetRedesignCosts {
    std::string redesign;
    CostsDraft costs;
    friend bool operator==(const SetRedesignCosts&, const SetRedesignCosts&) = default;
};

/// The whole list of included redesigns.
struct SetIncludes {
    std::string redesign;
    std::vector<std::string> includes;
    friend bool operator==(const SetIncludes&, const SetIncludes&) = default;
};

/// The whole list of moves. Moves that stay keep their text and their comments, so this is how to
/// save what somebody has tried out, taken back and put in again.
struct SetMoves {
    std::string redesign;
    std::vector<Move> moves;
    friend bool operator==(const SetMoves&, const SetMoves&) = default;
};

/// Before the move that stands at `position`; at the end when that is the number of moves.
struct InsertMove {
    std::string redesign;
    std::size_t position = 0;
    Move move;
    friend bool operator==(const InsertMove&, const InsertMove&) = default;
};

/// Of a move of the same kind only the keys that differ are touched.
struct ReplaceMove {
    std::string redesign;
    std::size_t position = 0;
    Move move;
    friend bool operator==(const ReplaceMove&, const ReplaceMove&) = default;
};

/// The comment lines directly above it go with it.
struct RemoveMove {
    std::string redesign;
    std::size_t position = 0;
    friend bool operator==(const RemoveMove&, const RemoveMove&) = default;
};

/// `to` is where the move stands afterwards. The comment lines directly above it go with it.
struct ReorderMove {
    std::string redesign;
    std::size_t from = 0;
    std::size_t to = 0;
    friend bool operator==(const ReorderMove&, const ReorderMove&) = default;
};

using ScenarioEdit = std::variant<SetParameter, AddRedesign, RemoveRedesign, RenameRedesign,
                                  SetRedesignTitle, SetRedesignCosts, SetIncludes, SetMoves,
                                  InsertMove, ReplaceMove, RemoveMove, ReorderMove>;

// --- applying them ------------------------------------------------------------------------------

/// What the edits mean: the draft afterwards. Problems (F037 nothing of that name or position, F024
/// and F025 a name that cannot be given, F026 a value that cannot be written) name the edit by its
/// place in the model. Whether the result makes sense as a scenario is build_scenario()'s question.
[[nodiscard]] Result<Draft> apply_edits(Draft draft, std::span<const ScenarioEdit> edits);

/// `length` bytes at `offset` of the text before give way to `replacement`.
struct TextEdit {
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string replacement;
    friend bool operator==(const TextEdit&, const TextEdit&) = default;
};

struct EditedScenario {
    SourceText text;
    std::vector<TextEdit> edits;  ///< in bytes of the text before, ascending, apart from each other
    Draft draft;                  ///< the new text, read
};

/// The new text. Problems: those of apply_edits(); those of reading the text, when it has errors
/// before or after (a value outside the range of its parameter); F038 when there is no way to write
/// the edit into this text.
/// Cost: two readings of the text per edit.
[[nodiscard]] Result<EditedScenario> edit_scenario(const SourceText& text,
                                                   std::span<const ScenarioEdit> edits);

/// The bytes with the edits made; they must be those of a text as long as `bytes`.
[[nodiscard]] std::string with_edits(std::string_view bytes, std::span<const TextEdit> edits);

// --- new files ----------------------------------------------------------------------------------

/// A whole new file, in the order of keys and the layout of docs/scenario-format.md. Reading it
/// gives the same draft again, except for `assumptions`: a source that stood beside a move, in a
/// share map or over a whole section is in no other part of a draft and is not written.
/// Expects: a draft that was read, or could have been: what is empty but must be there is missed by
/// the reader of the file.
[[nodiscard]] std::string write_scenario(const Draft& draft);

}  // namespace friction::io
