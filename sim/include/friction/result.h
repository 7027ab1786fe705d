#pragma once
// Bad input as values, all of it at once.
//
// sim names a place in the model ("steps.ask_office.time"); which line of which file that is, only
// the reader knows (friction/io/diagnostic.h).

#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "friction/contract.h"

namespace friction {

enum class Severity { error, warning };

/// One thing that is wrong, and how to mend it. Texts are plain, without line breaks, in the
/// person's units.
struct Problem {
    std::string code;      ///< stable, "F021"
    std::string place;     ///< dotted path in the model, "steps.ask_office.next"; empty: the whole
    std::string found;     ///< what was found, as a sentence without full stop
    std::string expected;  ///< what was expected; may be empty
    std::string hint;      ///< how to mend it; may be empty
    Severity severity = Severity::error;
    /// The wrong word as written, where it is only a part of what stands at `place`; may be empty.
    std::string word{};
    std::size_t word_offset = 0;  ///< bytes of the text at `place` that stand before it, at least

    friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

/// A value, or everything that is wrong with the input it should have come from.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Problems problems) : state_(std::in_place_index<1>, std::move(problems)) {
        FRICTION_EXPECTS(!std::get<1>(state_).empty());
    }
    Result(Problem problem) : Result(Problems{std::move(problem)}) {}

    [[nodiscard]] bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T& value() const& {
        FRICTION_EXPECTS(ok());
        return std::get<0>(state_);
    }
    [[nodiscard]] T& value() & {
        FRICTION_EXPECTS(ok());
        return std::get<0>(state_);
    }
    [[nodiscard]] T&& value() && {
        FRICTION_EXPECTS(ok());
        return std::get<0>(std::move(state_));
    }
    [[nodiscard]] const Problems& problems() const {
        FRICTION_EXPECTS(!ok());
        return std::get<1>(state_);
    }

private:
    std::variant<T, Problems> state_;
};

}  // namespace friction
