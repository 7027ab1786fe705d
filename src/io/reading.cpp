#include "reading.h"

#include <array>

#include "friction/io/codes.h"

namespace friction::io {

namespace {

constexpr std::size_t problems_max =
    200;  // a hostile file must not turn into gigabytes of messages

std::vector<std::string_view> parts_of(std::string_view place) {
    std::vector<std::string_view> parts;
    while (!place.empty()) {
        const std::size_t dot = place.find('.');
        parts.push_back(place.substr(0, dot));
        place.remove_prefix(dot == std::string_view::npos ? place.size() : dot + 1);
    }
    return parts;
}

}  // namespace

bool is_position(std::string_view part) {
    return !part.empty() && part.size() <= 6 &&
           part.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string thing_at(std::string_view place) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> sections = {
        {{"parameters", "parameter"},
         {"teams", "team"},
         {"facts", "fact"},
         {"marks", "mark"},
         {"steps", "step"},
         {"outcomes", "outcome"},
         {"segments", "segment"},
         {"redesigns", "redesign"}}};
    std::vector<std::string_view> parts = parts_of(place);
    if (parts.empty()) return "the file";
    if (parts.size() > 2 && parts[0] == "customers" && parts[1] == "segments")
        parts.erase(parts.begin());
    for (const auto& [section, word] : sections) {
        if (parts.size() < 2 || parts[0] != section) continue;
        std::string text = std::string(word) + " \"" + std::string(parts[1]) + '"';
        if (word == "redesign" && parts.size() > 3 && parts[2] == "changes" &&
            is_position(parts[3]))
            return "move " + std::to_string(std::stoul(std::string(parts[3])) + 1) + " of " + text;
        return text;
    }
    return "\"" + std::string(parts[0]) + '"';
}

bool Reading::is_full() const { return diagnostics_.size() > problems_max; }

std::string Reading::thing() const { return thing_at(place_); }

bool Reading::report(SourcePosition position, std::string_view code, std::string found,
                     std::string expected, std::string hint) {
    if (is_full()) return false;
    Problem problem{std::string(code),   place_,          std::move(found),
                    std::move(expected), std::move(hint), Severity::error};
    if (diagnostics_.size() == problems_max) {
        position = {};
        problem = Problem{std::string(code::too_many_problems), {},
                          "there are more problems than these", {},
                          "mend some and look again",           Severity::error};
    }
    diagnostics_.push_back(document_.diagnostic(std::move(problem), position));
    return false;
}

bool Reading::report(Node at, std::string_view code, std::string found, std::string expected,
                     std::string hint) {
    return report(at.position(), code, std::move(found), std::move(expected), std::move(hint));
}

bool Reading::report(Node at, std::string_view code, const TextProblem& problem,
                     std::size_t offset) {
    return report(at.position(offset + problem.offset), code, problem.found, problem.expected,
                  problem.hint);
}

bool Reading::report_not_yet(SourcePosition position, std::string_view what) {
    return report(position, code::not_yet, std::string(what) + " is not supported yet", {},
                  "it is part of the language, but this version cannot simulate it; take it out to "
                  "go on without it");
}

void Reading::assume(std::string_view text) {
    if (place_.starts_with("run.")) return;
    assumptions_.push_back({place_, std::string(text), source_});
}

}  // namespace friction::io
