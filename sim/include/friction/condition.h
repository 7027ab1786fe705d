#pragma once
// What a choice may ask about a journey: `visits(follow_up_call) >= 3 and effort > 60 EM`.

#include <string>
#include <string_view>
#include <vector>

#include "friction/quantity.h"

namespace friction {

enum class Thing {
    visits,
    effort,
    elapsed,
    segment,
    count,
    contacts,
    handoffs,
    retellings,
    chasers,
    refusals
};

/// A count of the ledger, which a journey can only know by remembering everything.
[[nodiscard]] constexpr bool is_of_ledger(Thing thing) {
    return thing == Thing::contacts || thing == Thing::handoffs || thing == Thing::retellings ||
           thing == Thing::chasers || thing == Thing::refusals;
}
/// What a finite chain cannot remember.
[[nodiscard]] constexpr bool is_without_end(Thing thing) {
    return thing == Thing::effort || thing == Thing::elapsed || is_of_ledger(thing);
}
enum class Relation { less, at_most, more, at_least, is, is_not };

/// Whether `left relation right`.
[[nodiscard]] constexpr bool compare(double left, Relation relation, double right) {
    switch (relation) {
        case Relation::less:
            return left < right;
        case Relation::at_most:
            return left <= right;
        case Relation::more:
            return left > right;
        case Relation::at_least:
            return left >= right;
        case Relation::is:
            return left == right;
        case Relation::is_not:
            return left != right;
    }
    return false;
}

/// One comparison as written. `step` only with visits, `mark` only with count, `name` only with
/// segment, `value` otherwise.
struct Question {
    Thing thing = Thing::visits;
    std::string step;
    Relation relation = Relation::at_least;
    Value value;
    std::string name;
    std::string mark{};

    friend bool operator==(const Question&, const Question&) = default;
};

/// Comparisons joined by `and` (all must hold) or by `or` (any).
struct Condition {
    std::vector<Question> questions;
    bool any = false;

    friend bool operator==(const Condition&, const Condition&) = default;
};

/// Things of the language that are not built yet (waited, authority, attributes) are refused with
/// "not supported yet".
[[nodiscard]] Parsed<Condition> parse_condition(std::string_view text);
[[nodiscard]] std::string to_text(const Condition& condition);
[[nodiscard]] std::string_view word(Relation relation);
[[nodiscard]] std::string_view word(Thing thing);

}  // namespace friction
