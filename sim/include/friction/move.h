#pragma once
// Makes moves: a draft and a move give another draft.
//
// apply works on a copy, so a refused move leaves the draft as it was. Effects and refusals are
// those of docs/scenario-format.md, section "Moves"; the moves themselves are listed in
// friction/redesign.h.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "friction/redesign.h"
#include "friction/result.h"
#include "friction/scenario_draft.h"

namespace friction {

/// One row per move, for `friction moves`, schema, docs: what it writes and when it is refused.
struct MoveHelp {
    std::string_view name;
    std::string_view purpose;  ///< in plain words: a sentence without its full stop
    std::string_view form;     ///< "{step: N, before: X, ...}"
    std::string_view effect;
    std::string_view refused;  ///< when
    bool is_short_form = false;
};
[[nodiscard]] std::span<const MoveHelp> move_table();

/// The draft with one move made. `place` is where the move stands ("redesigns.r.changes.2"):
/// problems carry it, and the result's `origin` remembers it for every part the move wrote.
[[nodiscard]] Result<Draft> apply_move(const Draft& draft, const Move& move,
                                       const std::string& place);

/// The moves of the five that a short form stands for in this draft; one of the five stands for
/// itself.
[[nodiscard]] Result<std::vector<Move>> expand_move(const Draft& draft, const Move& move,
                                                    const std::string& place);

/// The alternative: includes first, in order, then the changes; costs add up; steps nothing reaches
/// any more are dropped. Refused (F06x codes) when includes form a cycle, or two of them set the
/// same key to different values and `changes` does not. The result is not checked as a scenario;
/// build_scenario() does that.
struct Alternative {
    Draft draft;  ///< the process alone: redesigns and expectations stay with the draft they were
                  ///< written in
    std::vector<std::string> dropped;  ///< steps nothing reaches any more
};
[[nodiscard]] Result<Alternative> apply_redesign(const Draft& draft, std::string_view redesign);

/// apply_redesign() for one redesign after another of the same draft, which must outlive this: what
/// all of them begin with is made ready once, so that many redesigns cost as much as each of them
/// alone. What their moves do together is limited, so it is not for several threads at once.
class Redesigner {
public:
    explicit Redesigner(const Draft& written);

    [[nodiscard]] Result<Alternative> apply(std::string_view redesign) const;
    /// The last one was refused because all of them together ask for too much, and so will the
    /// others be.
    [[nodiscard]] bool is_spent() const;

private:
    const Draft& written_;
    Draft process_;  ///< without redesigns, expectations and assumptions
    std::unordered_map<std::string_view, const Redesign*> redesigns_;
    /// Positions of the assumptions that stand in a redesign, by its name, and of all others under
    /// "".
    std::unordered_map<std::string_view, std::vector<std::size_t>> assumptions_;
    mutable std::size_t work_done_ = 0;  ///< by all redesigns so far
    /// Why includes were refused, by the redesigns of the circle or chain: it is one mistake,
    /// whichever of them is made.
    mutable std::unordered_map<std::string, Problem> refused_includes_;
};

/// One move as the author would write it in YAML flow style: "reroute: {from: ask_employee, to:
/// send_request}".
[[nodiscard]] std::string to_text(const Move& move);

}  // namespace friction
