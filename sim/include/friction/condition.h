#pragma once
// What a choice may ask about a journey: `visits(follow_up_call) >= 3 and effort > 60 EM`.

#include <string>
#include <string_view>
#include <vector>

#include "friction/quantity.h"

namespace friction {

enum class Thing { visits, effort, elapsed, segment };
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

/// One comparison as written. `step` only with visits, `name` only with segment, `value` otherwise.
struct Question {
    Thing thing = Thing::visits;
    std::string step;
    Relation relation = Relation::at_least;
    Value value;
    std::string name;

    friend bool operator==(const Question&, const Question&) = default;
};

/// Comparisons joined by `and` (all must hold) or by `or` (any).
struct Condition {
    std::vector<Question> questions;
    bool any = false;

    friend bool operator==(const Condition&, const Condition&) = default;
};

/// Things of the language that are not built yet (count, contacts, waited, authority, attributes
/// ...) are refused with "not supported yet".
[[nodiscard]] Parsed<Condition> parse_condition(std::string_view text);
[[nodiscard]] std::string to_text(const Condition& condition);
[[nodiscard]] std::string_view word(Relation relation);

}  // namespace friction
