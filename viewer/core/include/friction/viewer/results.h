#pragma once
// What a run found, as the window shows it. All of it is immutable and shared: made in the
// background, handed over whole.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "friction/agreement.h"
#include "friction/choice.h"
#include "friction/comparison.h"
#include "friction/examples.h"
#include "friction/flow.h"
#include "friction/plan.h"
#include "friction/scenario.h"
#include "friction/viewer/design.h"

namespace friction::viewer {

/// A problem of a redesign, and the move it is about.
struct DesignProblem {
    Problem problem;
    std::optional<std::size_t> move;  ///< position in Design::moves

    friend bool operator==(const DesignProblem&, const DesignProblem&) = default;
};

struct CheckedDesign {
    DesignId id;
    std::vector<DesignProblem> problems;     ///< errors, then the design is not run; and warnings
    std::optional<std::size_t> alternative;  ///< position in Model::scenarios; none with errors
};

/// The designs, checked and ready to run, of one state of the input.
struct Model {
    std::uint64_t input = 0;             ///< Session::input it was made of
    std::vector<CheckedDesign> designs;  ///< the baseline first, then all redesigns
    std::vector<Scenario> scenarios;     ///< what can be run, the baseline first; empty when it
                                         ///< cannot be run itself
    std::vector<Plan> plans;             ///< one per scenario
    std::vector<DesignId> ids;           ///< one per scenario
    /// By parameter: titles of the redesigns that do not follow it (redesigns_setting()).
    std::map<std::string, std::vector<std::string>> own_values;

    [[nodiscard]] std::optional<std::size_t> alternative(DesignId id) const;
    [[nodiscard]] const CheckedDesign* design(DesignId id) const;
    [[nodiscard]] bool can_run() const { return !scenarios.empty(); }
};

enum class Look {
    first,     ///< 4,096 journeys
    refining,  ///< more of them
    last,      ///< precise, or as many as were asked for
    stopped    ///< by the person, before that
};

/// One look at a run. Alternatives are in the order of `model->scenarios`, or a part of them when
/// the designs on screen were run before the others (`ids` says which).
struct Results {
    std::uint64_t revision = 0;  ///< another one for every look: caches compare it
    std::shared_ptr<const Model> model;
    std::vector<DesignId> ids;  ///< one per alternative, the baseline first
    std::shared_ptr<const std::vector<Scenario>> alternatives;
    Comparison comparison;                       ///< has the tally
    std::vector<std::vector<StepEffort>> steps;  ///< per alternative, in the order of its steps
    Look look = Look::first;
    double seconds = 0;  ///< since the run began
    unsigned threads = 1;

    [[nodiscard]] std::uint64_t input() const { return model->input; }
    [[nodiscard]] const std::vector<Scenario>& scenarios() const { return *alternatives; }
    [[nodiscard]] const Tally& tally() const { return comparison.tally; }
    [[nodiscard]] std::uint64_t journeys() const { return comparison.tally.journeys; }
    [[nodiscard]] std::optional<std::size_t> alternative(DesignId id) const;
    [[nodiscard]] const ComparedRedesign* compared(DesignId id) const;
};

/// What the first customers lived through, one by one, in every alternative.
struct Customers {
    std::shared_ptr<const Model> model;
    std::uint64_t seed = 1;
    std::vector<std::vector<JourneyBrief>> journeys;  ///< [alternative of the model][customer]
    std::vector<Flows> flows;                         ///< [alternative of the model]

    [[nodiscard]] std::size_t count() const { return journeys.empty() ? 0 : journeys[0].size(); }
};

/// What is looked at once a run is done, as by the command line: exact beside simulated, and what
/// the redesign told first saves on customers who had no part in its choice.
struct TwinCheck {
    std::uint64_t results = 0;                         ///< revision
    std::vector<std::optional<Agreement>> agreements;  ///< one per alternative
    std::vector<std::string> notes;                    ///< why some have none
    std::optional<FreshSaving> fresh{};                ///< where there was a choice
};

/// "exact twin agrees", "too few journeys to compare with the exact twin".
struct TwinVerdict {
    ComparedValue::Verdict verdict = ComparedValue::Verdict::agrees;
    std::string words;
};
/// The worst of these alternatives' verdicts; nothing where none has an exact answer.
[[nodiscard]] std::optional<TwinVerdict> verdict_on(const TwinCheck& twin,
                                                    std::span<const std::size_t> alternatives);

/// What one more move would save, tried in the background.
struct Saving {
    Move move;
    std::string title{};  ///< "Reassign to the office agent"
    std::optional<Estimate>
        effort_difference{};     ///< to the design without it; none: it cannot be made
    std::string problem{};       ///< then why
    Estimate cost_difference{};  ///< the company's, per journey; where it can be made
    bool is_suggestible = true;  ///< see Candidate
};
struct Savings {
    std::uint64_t input = 0;
    DesignId design;
    std::string step;                          ///< empty: of the steps that cost most
    std::vector<Saving> moves;                 ///< the best first
    std::optional<std::size_t> position = {};  ///< of the move in whose place they were tried
};

/// What each move of a design does where it stands in the list.
struct MoveEffects {
    std::uint64_t input = 0;
    DesignId design;
    struct Effect {
        bool is_include = false;                ///< a whole redesign, no move
        std::size_t position = 0;               ///< in Design::moves, or in Design::includes
        std::optional<Estimate> effort_em;      ///< with it and all before it
        std::optional<Estimate> difference_em;  ///< to those before it; none: cannot be made
    };
    Estimate baseline_em;
    std::vector<Effect> effects;  ///< of what the design includes, then of the moves that are on
};

}  // namespace friction::viewer
