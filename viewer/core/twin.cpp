#include "twin.h"

#include <algorithm>
#include <array>
#include <utility>

#include "friction/exact_cancel.h"
#include "friction/report/build.h"
#include "friction/report/wording.h"

namespace friction::viewer {
namespace {

// As many as beside a run on the command line.
constexpr std::uint64_t twin_journeys = 16'384;

struct Solved {
    std::size_t alternative = 0;
    Scenario scenario;
    bool is_twin = false;
    ExactSummary exact;
};

class Check {
public:
    Check(const Results& results, unsigned threads, const std::atomic<bool>& cancel)
        : results_(results), threads_(threads), cancel_(cancel) {
        twin_.results = results.revision;
        twin_.agreements.resize(results.ids.size());
    }

    std::shared_ptr<const TwinCheck> carry_out() {
        std::vector<Solved> twins;
        for (std::size_t a = 0; a < results_.scenarios().size(); ++a) {
            std::optional<Solved> solved = solve(a);
            if (cancel_) return nullptr;
            if (!solved) continue;
            if (solved->is_twin)
                twins.push_back(std::move(*solved));
            else
                twin_.agreements[a] =
                    compare_with_exact(solved->scenario, results_.tally(), a, solved->exact, false);
        }
        if (!run_twins(twins) || !ask_fresh_customers()) return nullptr;
        return std::make_shared<const TwinCheck>(std::move(twin_));
    }

private:
    std::optional<Solved> solve(std::size_t a) {
        const Scenario& scenario = results_.scenarios()[a];
        Solved solved{a, scenario, !scenario.has_finite_memory(), {}};
        if (solved.is_twin) solved.scenario = finite_twin(scenario);
        if (scenario.steps.size() > steps_in_passing)
            return refuse(scenario, "more than " + std::to_string(steps_in_passing) +
                                        " steps are not solved in passing; friction solve does");
        if (const ExactOffer offer = can_solve(solved.scenario, states_in_passing); !offer.offered)
            return refuse(scenario, offer.reason);
        Result<ExactSummary> exact = solve_exactly(solved.scenario, states_in_passing, cancel_);
        if (!exact) return refuse(scenario, exact.problems().front().found);
        solved.exact = std::move(exact).value();
        return solved;
    }

    std::nullopt_t refuse(const Scenario& scenario, const std::string& reason) {
        twin_.notes.push_back("No exact answer for " + scenario.alternative_title + ": " + reason +
                              ".");
        return std::nullopt;
    }

    bool run_twins(const std::vector<Solved>& twins) {
        std::vector<Scenario> scenarios;
        std::vector<Plan> plans;
        for (const Solved& twin : twins) {
            Result<Plan> plan = compile(twin.scenario);
            if (!plan) return true;
            plans.push_back(std::move(plan).value());
            scenarios.push_back(twin.scenario);
        }
        if (plans.empty()) return true;
        RunOptions options;
        options.seed = results_.tally().seed;
        options.threads = threads_;
        options.contrasts = ratio_contrasts(plans.size());
        options.cancel = &cancel_;
        options.journeys = std::min(twin_journeys, results_.journeys());
        const RunResult run_of_twins = run(plans, ColumnLayout(scenarios, {}), options);
        if (run_of_twins.ending == Ending::cancelled) return false;
        for (std::size_t i = 0; i < twins.size(); ++i)
            twin_.agreements[twins[i].alternative] =
                compare_with_exact(twins[i].scenario, run_of_twins.tally, i, twins[i].exact, true);
        return true;
    }

    /// False when cancelled.
    bool ask_fresh_customers() {
        const std::optional<std::size_t> chosen =
            report::chosen_redesign(results_.scenarios(), results_.comparison);
        if (!chosen) return true;
        const std::vector<Scenario> both{results_.scenarios().front(),
                                         results_.scenarios().at(*chosen)};
        const std::array<Plan, 2> plans{results_.model->plans.front(),
                                        results_.model->plans.at(*chosen)};
        RunOptions options;
        options.seed = results_.tally().seed;
        options.threads = threads_;
        options.journeys = results_.journeys();
        options.cancel = &cancel_;
        twin_.fresh =
            save_on_fresh_customers(plans, ColumnLayout(both, {}), *chosen, std::move(options));
        return !cancel_;
    }

    const Results& results_;
    unsigned threads_;
    const std::atomic<bool>& cancel_;
    TwinCheck twin_;
};

}  // namespace

std::optional<TwinVerdict> verdict_on(const TwinCheck& twin,
                                      std::span<const std::size_t> alternatives) {
    using Verdict = ComparedValue::Verdict;
    constexpr std::array worst_first{Verdict::differs, Verdict::too_few_journeys,
                                     Verdict::not_compared, Verdict::agrees};
    std::string name = "exact answer";
    std::size_t worst = worst_first.size();
    for (const std::size_t a : alternatives) {
        if (a >= twin.agreements.size() || !twin.agreements[a]) continue;
        const auto found = std::ranges::find(worst_first, twin.agreements[a]->verdict());
        worst = std::min(worst, static_cast<std::size_t>(found - worst_first.begin()));
        if (twin.agreements[a]->is_twin) name = "exact twin";
    }
    if (worst == worst_first.size()) return std::nullopt;
    switch (worst_first[worst]) {
        case Verdict::differs:
            return TwinVerdict{Verdict::differs, name + " differs beyond chance"};
        case Verdict::too_few_journeys:
            return TwinVerdict{Verdict::too_few_journeys,
                               "too few journeys to compare with the " + name};
        case Verdict::not_compared:
            return TwinVerdict{Verdict::not_compared,
                               "not compared with the " + name + ", which has no cut"};
        case Verdict::agrees:
            break;
    }
    return TwinVerdict{Verdict::agrees, name + " agrees"};
}

std::shared_ptr<const TwinCheck> check_twin(const Results& results, unsigned threads,
                                            const std::atomic<bool>& cancel) {
    return Check(results, threads, cancel).carry_out();
}

}  // namespace friction::viewer
