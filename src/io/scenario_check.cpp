#include "friction/io/scenario_check.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "follow_ups.h"
#include "friction/expectation.h"
#include "friction/graph_known.h"
#include "friction/io/codes.h"
#include "friction/move.h"
#include "friction/problem_limit.h"

namespace friction::io {

namespace {

/// Problems found so far, without those that follow from others.
class Findings {
public:
    explicit Findings(const ReadScenario& read)
        : file_(read.file), follow_ups_(read.unsound), diagnostics_(read.diagnostics) {}

    /// Problems of the baseline, or of a redesign's moves.
    void add(const Draft& alternative, const Problems& problems) {
        for (Diagnostic& diagnostic : locate(file_, alternative, problems))
            add(std::move(diagnostic));
    }

    /// Problems of a redesign whose baseline has some: what stands where the baseline has one comes
    /// from there.
    void add_changed(const Draft& alternative, const Problems& problems,
                     const Problems& of_baseline, const FollowUps& inherited) {
        for (const Problem& problem : problems) {
            if (std::ranges::find(of_baseline, problem) != of_baseline.end()) continue;
            if (inherited.covers(problem, problem.place))
                has_left_out_ = true;
            else
                add(alternative, {problem});
        }
    }

    void leave_out() { has_left_out_ = true; }

    /// So many that further redesigns would tell little.
    [[nodiscard]] bool is_full() const { return diagnostics_.size() > problems_told; }
    [[nodiscard]] const FollowUps& follow_ups() const { return follow_ups_; }

    [[nodiscard]] Faults take() {
        sort_by_position(diagnostics_);
        return {std::move(diagnostics_), !has_left_out_};
    }

private:
    void add(Diagnostic diagnostic) {
        const Problem& problem = diagnostic.problem;
        if (follow_ups_.covers(problem, problem.place)) {
            has_left_out_ = true;
            return;
        }
        const bool says_more = problem.code == code::too_many_problems;
        if (says_more && std::ranges::any_of(diagnostics_, [](const Diagnostic& known) {
                return known.problem.code == code::too_many_problems;
            }))
            return;
        // A redesign does not repeat its baseline.
        if (seen_.insert(problem.code + problem.place + '\n' + problem.found).second)
            diagnostics_.push_back(std::move(diagnostic));
    }

    const ScenarioFile& file_;
    FollowUps follow_ups_;
    Diagnostics diagnostics_;
    std::set<std::string> seen_;
    bool has_left_out_ = false;
};

/// The baseline's problems as places that redesigns inherit.
FollowUps places_of(const ReadScenario& read, const Problems& problems) {
    FollowUps places(read.unsound);
    for (const Problem& problem : problems) places.add(problem.place);
    return places;
}

/// Baseline and redesigns each on their own, so that each problem is known by the one it belongs
/// to. Answers with the baseline, where it is sound.
std::optional<Scenario> find_in_alternatives(const ReadScenario& read,
                                             const std::vector<std::string>& redesigns,
                                             const std::atomic<bool>* cancel, Findings& findings) {
    const Draft& draft = read.file.draft;
    Result<Scenario> baseline = build_scenario(draft);
    const Problems problems = baseline ? Problems{} : baseline.problems();
    findings.add(draft, problems);
    if (!findings.follow_ups().graph_is_known() ||
        !std::ranges::all_of(problems, leaves_graph_known))
        findings.leave_out();
    const FollowUps inherited = places_of(read, problems);
    const Redesigner redesigner(draft);
    for (const std::string& name : redesigns) {
        if (cancel != nullptr && cancel->load()) {
            findings.leave_out();
            break;
        }
        if (findings.is_full()) {
            findings.add(draft, {more_problems()});
            break;
        }
        if (!findings.follow_ups().is_readable(draft.redesigns, name)) {
            findings.leave_out();
            continue;
        }
        const Result<Alternative> applied = redesigner.apply(name);
        if (!applied) {
            findings.add_changed(draft, applied.problems(), problems, inherited);
            if (redesigner.is_spent()) break;
            continue;
        }
        const Draft& changed = applied.value().draft;
        if (const Result<Scenario> built = build_scenario(changed); !built)
            findings.add_changed(changed, built.problems(), problems, inherited);
    }
    return baseline ? std::optional(std::move(baseline).value()) : std::nullopt;
}

std::vector<std::string> all_redesigns(const Draft& draft) {
    std::vector<std::string> names;
    for (const auto& [name, redesign] : draft.redesigns) names.push_back(name);
    return names;
}

/// The form of the lines under `expect`, and what they name as far as that is known.
void find_in_expectations(const ReadScenario& read, const std::optional<Scenario>& baseline,
                          Findings& findings) {
    const Draft& draft = read.file.draft;
    std::vector<std::string> alternatives = all_redesigns(draft);
    alternatives.insert(alternatives.begin(), "baseline");
    for (std::size_t i = 0; i < draft.expect.size(); ++i) {
        const Parsed<Expectation> parsed = parse_expectation(draft.expect[i]);
        if (const auto* problem = std::get_if<TextProblem>(&parsed))
            findings.add(draft, {expectation_problem(*problem, draft.expect[i], i)});
        else if (baseline)
            findings.add(draft, check_expectation(std::get<Expectation>(parsed), *baseline,
                                                  alternatives, "expect." + std::to_string(i)));
        else
            findings.leave_out();
    }
}

}  // namespace

Problem expectation_problem(const TextProblem& wrong, const std::string& text,
                            std::size_t position) {
    const std::size_t begin = std::min(wrong.offset, text.size());
    return {.code = "F080",
            .place = "expect." + std::to_string(position),
            .found = wrong.found,
            .expected = wrong.expected,
            .hint = wrong.hint,
            .word = text.substr(begin, text.find(' ', begin) - begin),
            .word_offset = begin};
}

Faults find_faults(const ReadScenario& read, const std::vector<std::string>& redesigns,
                   const std::atomic<bool>* cancel) {
    const Draft& draft = read.file.draft;
    Findings findings(read);
    // So much missing that the rest would only say so again is not looked at.
    const bool is_hopeless = has_errors(read.diagnostics) &&
                             (draft.steps.empty() || draft.outcomes.empty() || draft.start.empty());
    std::optional<Scenario> baseline;
    if (is_hopeless)
        findings.leave_out();
    else
        baseline = find_in_alternatives(read, redesigns, cancel, findings);
    // A number that could not be read may be one that an expectation asks about.
    if (has_errors(read.diagnostics)) baseline.reset();
    find_in_expectations(read, baseline, findings);
    return findings.take();
}

CheckedFile check_file(SourceText text) {
    ReadScenario read = read_scenario(std::move(text));
    const Draft& draft = read.file.draft;
    CheckedFile result;
    if (!has_errors(read.diagnostics)) {
        if (Result<std::vector<Scenario>> built = build_alternatives(draft)) {
            result.alternatives = std::move(built).value();
            Problems warnings;
            static_cast<void>(build_scenario(draft, &warnings));
            result.diagnostics = read.diagnostics;
            for (Diagnostic& warning : locate(read.file, draft, warnings))
                result.diagnostics.push_back(std::move(warning));
            sort_by_position(result.diagnostics);
        }
    }
    if (!result.alternatives)
        result.diagnostics = find_faults(read, all_redesigns(draft)).diagnostics;
    if (read.file.positions.has_keys()) result.file = std::move(read.file);
    return result;
}

}  // namespace friction::io
