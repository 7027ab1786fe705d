#pragma once
// What the readers of one document share: where they are in the model, the nearest source, what
// went wrong.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document.h"
#include "friction/draft.h"
#include "friction/io/diagnostic.h"

namespace friction::io {

class Reading {
public:
    explicit Reading(const Document& document) : document_(document) {}

    /// While it lives, the readers are one level deeper: "steps" -> "steps.ask_office".
    class Inside {
    public:
        Inside(Reading& reading, std::string_view part)
            : reading_(reading), length_(reading.place_.size()) {
            if (length_ > 0) reading.place_ += '.';
            reading.place_ += part;
        }
        ~Inside() { reading_.place_.resize(length_); }
        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;

    private:
        Reading& reading_;
        std::size_t length_;
    };

    /// While it lives, a `source` of this map holds for the numbers in it.
    class Sourced {
    public:
        Sourced(Reading& reading, std::string_view source)
            : reading_(reading), outer_(reading.source_) {
            if (!source.empty()) reading.source_ = source;
        }
        ~Sourced() { reading_.source_ = outer_; }
        Sourced(const Sourced&) = delete;
        Sourced& operator=(const Sourced&) = delete;

    private:
        Reading& reading_;
        std::string outer_;
    };

    /// Always false, so that a reader can return it.
    bool report(SourcePosition position, std::string_view code, std::string found,
                std::string expected = {}, std::string hint = {});
    bool report(Node at, std::string_view code, std::string found, std::string expected = {},
                std::string hint = {});
    bool report(Node at, std::string_view code, const TextProblem& problem, std::size_t offset = 0);

    /// Something that is in the language but not in this version.
    bool report_not_yet(SourcePosition position, std::string_view what);

    /// Remembers a number as written, unless it stands in a part that says how to run rather than
    /// what is true.
    void assume(std::string_view text);

    /// True when more problems would not be kept.
    [[nodiscard]] bool is_full() const;
    [[nodiscard]] const std::string& place() const { return place_; }
    /// What stands at the place, for messages: `step "ask_office"`, `move 2 of redesign "pushed"`,
    /// `the file`.
    [[nodiscard]] std::string thing() const;

    [[nodiscard]] Diagnostics take_diagnostics() { return std::move(diagnostics_); }
    [[nodiscard]] std::vector<Assumption> take_assumptions() { return std::move(assumptions_); }

private:
    const Document& document_;
    std::string place_;
    std::string source_;
    Diagnostics diagnostics_;
    std::vector<Assumption> assumptions_;
};

/// Whether a part of a place counts from 0 in a list; no list has more than 100,000 entries.
[[nodiscard]] bool is_position(std::string_view part);

/// `step "ask_office"` for "steps.ask_office" and everything below it that has no name of its own.
[[nodiscard]] std::string thing_at(std::string_view place);

}  // namespace friction::io
