#include "friction/io/scenario_check.h"

#include <algorithm>
#include <set>
#include <string>

#include "friction/io/codes.h"
#include "friction/move.h"
#include "friction/problem_limit.h"

namespace friction::io {

namespace {

bool is_at_or_under(std::string_view place, std::string_view other) {
    return place.starts_with(other) && (place.size() == other.size() || place[other.size()] == '.');
}

/// Problems found so far, and what follows from them.
class Findings {
public:
    explicit Findings(ReadScenario& read)
        : file_(read.file), diagnostics_(std::move(read.diagnostics)) {
        for (const Diagnostic& diagnostic : diagnostics_)
            if (!diagnostic.problem.place.empty()) places_.push_back(diagnostic.problem.place);
    }

    void add(const Draft& alternative, const Problems& problems) {
        for (Diagnostic& diagnostic : locate(file_, alternative, problems)) {
            const std::string& place = diagnostic.problem.place;
            const bool follows = std::ranges::any_of(places_, [&](const std::string& reported) {
                return is_at_or_under(place, reported) || is_at_or_under(reported, place);
            });
            const bool said =
                !seen_.insert(diagnostic.problem.code + place + '\n' + diagnostic.problem.found)
                     .second;
            if (!follows && !said) diagnostics_.push_back(std::move(diagnostic));
        }
    }

    /// So many that further redesigns would tell little.
    [[nodiscard]] bool is_full() const { return diagnostics_.size() > problems_told; }

    [[nodiscard]] Diagnostics take() {
        sort_by_position(diagnostics_);
        return std::move(diagnostics_);
    }

private:
    const ScenarioFile& file_;
    Diagnostics diagnostics_;
    std::vector<std::string> places_;  ///< reported by the reader
    std::set<std::string>
        seen_;  ///< reported from here, so that a redesign does not repeat its baseline
};

/// What the graph looks like is only known when every way in it could be read.
Problems without_structure(const Problems& problems) {
    Problems kept;
    for (const Problem& problem : problems)
        if (problem.code != "F050" && problem.code != "F051" && problem.code != "F052")
            kept.push_back(problem);
    return kept;
}

/// Every alternative on its own, so that each problem is known by the alternative it belongs to.
void find_problems(const Draft& draft, bool is_whole, Findings& findings) {
    const Result<Scenario> baseline = build_scenario(draft);
    if (!baseline)
        findings.add(draft,
                     is_whole ? baseline.problems() : without_structure(baseline.problems()));
    const Redesigner redesigner(draft);
    for (const auto& [name, redesign] : draft.redesigns) {
        if (findings.is_full()) return findings.add(draft, {more_problems()});
        const Result<Alternative> applied = redesigner.apply(name);
        if (!applied) {
            findings.add(draft, applied.problems());
            if (redesigner.is_spent()) return;
        } else if (baseline && is_whole) {
            const Result<Scenario> built = build_scenario(applied.value().draft);
            if (!built) findings.add(applied.value().draft, built.problems());
        }
    }
}

}  // namespace

CheckedFile check_file(SourceText text) {
    ReadScenario read = read_scenario(std::move(text));
    const Draft& draft = read.file.draft;
    const bool is_whole = !has_errors(read.diagnostics);
    const bool is_hopeless =
        !is_whole && (draft.steps.empty() || draft.outcomes.empty() || draft.start.empty());
    CheckedFile result;
    Findings findings(read);
    if (is_whole) {
        if (Result<std::vector<Scenario>> built = build_alternatives(draft)) {
            result.alternatives = std::move(built).value();
            Problems warnings;
            if (build_scenario(draft, &warnings)) findings.add(draft, warnings);
        }
    }
    // So much missing that the rest would only say so again is not looked at.
    if (!result.alternatives && !is_hopeless) find_problems(draft, is_whole, findings);
    result.diagnostics = findings.take();
    if (read.file.positions.has_keys()) result.file = std::move(read.file);
    return result;
}

}  // namespace friction::io
