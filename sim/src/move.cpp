#include "friction/move.h"

#include <type_traits>
#include <utility>
#include <variant>

#include "friction/contract.h"
#include "move_primitives.h"
#include "working_draft.h"

namespace friction {
namespace {

template <class M>
constexpr bool is_primitive =
    std::is_same_v<M, Insert> || std::is_same_v<M, Remove> || std::is_same_v<M, Reassign> ||
    std::is_same_v<M, Reroute> || std::is_same_v<M, Set>;

}  // namespace

Result<std::vector<Move>> expand_move(const WorkingDraft& draft, const Move& move,
                                      const std::string& place) {
    return std::visit(
        [&]<class M>(const M& one) -> Result<std::vector<Move>> {
            if constexpr (is_primitive<M>)
                return std::vector<Move>{one};
            else
                return expand(draft, one, place);
        },
        move);
}

Problems make_all(WorkingDraft& draft, const std::vector<Move>& moves, const std::string& place) {
    // One of several may be refused, and then none is made. One alone changes nothing before it
    // knows that it can be made.
    const bool several = moves.size() > 1;
    if (several) draft.begin();
    for (const Move& move : moves) {
        Problems problems = std::visit(
            [&]<class M>(const M& one) -> Problems {
                if constexpr (is_primitive<M>) {
                    return make(draft, one, place);
                } else {
                    FRICTION_EXPECTS(false);  // short forms stand for moves of the five
                    return {};
                }
            },
            move);
        if (problems.empty()) continue;
        if (several) draft.take_back();
        return problems;
    }
    if (several) draft.keep();
    return {};
}

Problems make_move(Draft& draft, const Move& move, const std::string& place) {
    WorkingDraft working(std::move(draft));
    const Result<std::vector<Move>> expansion = expand_move(working, move, place);
    Problems problems =
        expansion.ok() ? make_all(working, expansion.value(), place) : expansion.problems();
    draft = std::move(working).take();
    return problems;
}

Result<std::vector<Move>> expand_move(const Draft& draft, const Move& move,
                                      const std::string& place) {
    return expand_move(WorkingDraft(draft), move, place);
}

Result<Draft> apply_move(const Draft& draft, const Move& move, const std::string& place) {
    Draft changed = draft;
    Problems problems = make_move(changed, move, place);
    if (!problems.empty()) return problems;
    return changed;
}

}  // namespace friction
