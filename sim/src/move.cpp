#include "friction/move.h"

#include <type_traits>
#include <utility>
#include <variant>

#include "move_primitives.h"

namespace friction {
namespace {

template <class M>
constexpr bool is_primitive =
    std::is_same_v<M, Insert> || std::is_same_v<M, Remove> || std::is_same_v<M, Reassign> ||
    std::is_same_v<M, Reroute> || std::is_same_v<M, Set>;

// "redesigns.r.changes.2" -> "redesigns.r.": which redesign a move belongs to.
std::string_view redesign_of(std::string_view place) {
    const std::size_t first = place.find('.');
    const std::size_t second = first == std::string_view::npos ? first : place.find('.', first + 1);
    return place.substr(0, second == std::string_view::npos ? place.size() : second + 1);
}

void forget_below(Draft& draft, const std::string& part) {
    const std::string below = part + '.';
    const auto first = draft.origin.lower_bound(below);
    auto last = first;
    while (last != draft.origin.end() && last->first.starts_with(below)) ++last;
    draft.origin.erase(first, last);
}

}  // namespace

void remember(Draft& draft, const std::string& part, const std::string& place) {
    forget_below(draft, part);
    draft.origin[part] = place;
}

void forget(Draft& draft, const std::string& part) {
    forget_below(draft, part);
    draft.origin.erase(part);
}

bool written_by_another(const Draft& draft, const std::string& part, const std::string& place) {
    const auto found = draft.origin.find(part);
    return found != draft.origin.end() && redesign_of(found->second) != redesign_of(place);
}

Result<std::vector<Move>> expand_move(const Draft& draft, const Move& move,
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

Problems make_move(Draft& draft, const Move& move, const std::string& place) {
    return std::visit(
        [&]<class M>(const M& one) -> Problems {
            if constexpr (is_primitive<M>) {
                return make(draft, one, place);
            } else {
                const Result<std::vector<Move>> expansion = expand(draft, one, place);
                if (!expansion.ok()) return expansion.problems();
                Draft changed = draft;  // one of several may be refused, and then none is made
                for (const Move& primitive : expansion.value())
                    if (Problems problems = make_move(changed, primitive, place); !problems.empty())
                        return problems;
                draft = std::move(changed);
                return {};
            }
        },
        move);
}

Result<Draft> apply_move(const Draft& draft, const Move& move, const std::string& place) {
    Draft changed = draft;
    Problems problems = make_move(changed, move, place);
    if (!problems.empty()) return problems;
    return changed;
}

}  // namespace friction
