#pragma once
// What Edit shows of a redesign: its moves with what each is worth, what a move leads to, and the
// lines of the file it would be.

#include <optional>
#include <string>
#include <vector>

#include "friction/viewer/move_form.h"
#include "friction/viewer/session.h"

namespace friction::viewer {

struct MoveCard {
    std::string name;         ///< "reroute"
    std::string title;        ///< "Reroute"
    std::string summary;      ///< "Ask employee → Send request"
    std::string figure;       ///< "39.9 EM"; empty: not known
    bool is_known = false;    ///< `from` and `to` are
    double from = 0, to = 0;  ///< where in the gain of all moves it lies, 0 to 1
    bool is_worse = false;    ///< it adds effort
    bool is_on = true;
    std::string problem;  ///< a sentence; empty: none
};
[[nodiscard]] std::vector<MoveCard> move_cards(const Session& session, DesignId design);
/// "4 moves, saves 45.1 of 70.4 EM".
[[nodiscard]] std::string sum_of_moves(const Session& session, DesignId design);

struct Suggestion {
    Move move;
    std::string title;  ///< "Reassign to Office agent"
    std::string
        where;  ///< the step, and what the company pays: "Send request: 1.20 CAD more a customer"
    std::string figure;  ///< "8.3 EM"
    double share = 0;    ///< of the best one
};
/// The best first; only those that save something.
[[nodiscard]] std::vector<Suggestion> suggestions(const Session& session, DesignId design,
                                                  std::size_t most);

/// What can stand in a field of a form, and what the move would do then.
struct FieldChoice {
    std::string name;  ///< as in the file; empty: the key is left out
    std::string title;
    std::string figure;     ///< "\u221239.9 EM"; empty: not tried, or it cannot be made
    bool is_worse = false;  ///< it adds effort
    std::size_t heat = 0;   ///< of a step, class of its effort
    bool is_step = false;
};
/// The best first where they were tried; the others behind in the order of the file.
[[nodiscard]] std::vector<FieldChoice> field_choices(const Session& session, DesignId design,
                                                     const MoveForm& form, std::size_t field,
                                                     std::size_t position);
/// The moves the form would be with each name in that field, as far as they are worth a trial.
[[nodiscard]] std::vector<Move> moves_to_try(const Session& session, DesignId design,
                                             const MoveForm& form, std::size_t field);

/// A change of the list of moves that is not made yet.
struct PendingMove {
    DesignId design;
    std::size_t position = 0;  ///< in Design::moves; its size: one more
    std::optional<Move> move;  ///< none: as it is
};

struct Following {
    enum class Kind : std::uint8_t { gone, fine, problem };
    Kind kind = Kind::fine;
    std::string text;
};
struct FileLine {
    std::string text;
    bool is_it = false;  ///< of the move itself
};
struct MovePreview {
    std::vector<Following> follows;
    std::vector<FileLine> lines;
    std::string where;  ///< "toll-invoice.yaml, line 111"
};
/// Costs a reading of the file or two: not for every frame.
[[nodiscard]] MovePreview preview(const Session& session, const PendingMove& pending);

}  // namespace friction::viewer
