#include "run_job.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "friction/viewer/customers.h"
#include "friction/viewer/model.h"
#include "twin.h"

namespace friction::viewer {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

class RunJob {
public:
    RunJob(const effect::StartRun& request, const JobsOptions& options, RunSignals& signals,
           RunMemory& memory, Mailbox& mailbox)
        : request_(request),
          options_(options),
          signals_(signals),
          memory_(memory),
          mailbox_(mailbox) {}

    void carry_out() {
        model_ =
            make_model(request_.input, request_.file->draft, *request_.document, request_.sliders);
        mailbox_.post(ModelMade{model_});
        if (!model_->can_run() || signals_.cancel) return;
        if (would_be_late()) look_at(alternatives_of(*model_, request_.on_screen));
        if (!signals_.must_end()) run_all();
    }

private:
    [[nodiscard]] const RunSettings& settings() const { return model_->scenarios.front().run; }

    [[nodiscard]] RunOptions run_options(const std::vector<Scenario>& scenarios,
                                         const ColumnLayout& layout) const {
        RunOptions options;
        options.seed = settings().seed;
        options.threads = options_.threads;
        options.contrasts = comparison_contrasts(scenarios, layout);
        options.effort_sections = true;
        options.cancel = &signals_.cancel;
        return options;
    }

    /// All designs would answer later than a hand notices; measured at the run before.
    [[nodiscard]] bool would_be_late() const {
        const double limit = std::chrono::duration<double>(options_.first_answer).count();
        const auto count = static_cast<double>(model_->plans.size());
        return count > 2 && memory_.seconds_per_design * count > limit;
    }

    /// A first look at some of the designs only.
    void look_at(const std::vector<std::size_t>& alternatives) {
        auto scenarios = std::make_shared<std::vector<Scenario>>();
        std::vector<Plan> plans;
        std::vector<DesignId> ids;
        for (const std::size_t a : alternatives) {
            scenarios->push_back(model_->scenarios[a]);
            plans.push_back(model_->plans[a]);
            ids.push_back(model_->ids[a]);
        }
        const ColumnLayout layout(*scenarios, {});
        RunOptions options = run_options(*scenarios, layout);
        options.journeys = journeys_per_block;
        RunResult result = run(plans, layout, options);
        if (result.ending == Ending::cancelled) return;
        post(std::move(ids), std::move(scenarios), std::move(result), Look::first);
    }

    void run_all() {
        const ColumnLayout layout(model_->scenarios, {});
        RunOptions options = run_options(model_->scenarios, layout);
        options.progress = [this](const Progress& progress) { report(progress); };
        const std::optional<std::uint64_t> wanted = settings().journeys;
        RunResult result =
            wanted ? run_exactly(layout, options, *wanted) : run_until_precise(layout, options);
        const bool is_whole = result.ending != Ending::cancelled && !gave_way_;
        if (!is_whole && signals_.has_newer) return;  // the newer one answers
        if (result.tally.journeys == 0) return;
        const std::shared_ptr<const Results> last =
            post_all(std::move(result), is_whole ? Look::last : Look::stopped);
        if (signals_.must_end()) return;
        post_customers(last->journeys(), true);
        if (!signals_.must_end()) post_twin(*last);
    }

    RunResult run_until_precise(const ColumnLayout& layout, const RunOptions& options) {
        HiddenEffort hidden(model_->scenarios, &signals_.cancel);
        const auto enough = [&](const Tally& tally) {
            const bool is_first = tally.journeys <= journeys_per_block;
            if (is_first) measure();
            if (is_precise(tally, settings().precision, hidden)) return true;
            look(tally, is_first);
            gave_way_ = signals_.has_newer;
            return gave_way_;
        };
        return run(model_->plans, layout, options, enough);
    }

    RunResult run_exactly(const ColumnLayout& layout, RunOptions options, std::uint64_t wanted) {
        if (wanted > journeys_per_block) {
            options.journeys = journeys_per_block;
            RunResult first = run(model_->plans, layout, options);
            if (first.ending == Ending::cancelled) return first;
            measure();
            look(first.tally, true);
            gave_way_ = signals_.has_newer;
            if (gave_way_) return first;
        }
        options.journeys = wanted;
        return run(model_->plans, layout, options);
    }

    void measure() {
        memory_.seconds_per_design =
            seconds_since(begun_) / static_cast<double>(model_->plans.size());
    }

    void look(const Tally& tally, bool is_first) {
        const double pause = std::chrono::duration<double>(options_.between_looks).count();
        if (!is_first && seconds_since(last_posted_) < pause) return;
        post_all({tally, Ending::enough}, is_first ? Look::first : Look::refining);
        if (is_first && !request_.under_hand && !signals_.must_end())
            post_customers(tally.journeys, false);
    }

    std::shared_ptr<const Results> post_all(RunResult result, Look look) {
        std::shared_ptr<const std::vector<Scenario>> scenarios(model_, &model_->scenarios);
        return post(model_->ids, std::move(scenarios), std::move(result), look);
    }

    std::shared_ptr<const Results> post(std::vector<DesignId> ids,
                                        std::shared_ptr<const std::vector<Scenario>> scenarios,
                                        RunResult result, Look look) {
        auto results = std::make_shared<Results>();
        results->revision = ++memory_.revision;
        results->model = model_;
        results->ids = std::move(ids);
        results->alternatives = std::move(scenarios);
        results->comparison =
            compare(*results->alternatives, std::move(result), settings().precision);
        for (std::size_t a = 0; a < results->ids.size(); ++a)
            results->steps.push_back(step_efforts(results->tally(), a));
        results->look = look;
        results->seconds = seconds_since(begun_);
        results->threads = options_.threads > 0 ? options_.threads
                                                : std::max(1U, std::thread::hardware_concurrency());
        mailbox_.post(LookArrived{results});
        last_posted_ = Clock::now();
        signals_.has_answered = true;
        if (signals_.has_newer && look != Look::last) signals_.cancel = true;
        return results;
    }

    void report(const Progress& progress) {
        const double since = seconds_since(last_reported_);
        if (since < std::chrono::duration<double>(options_.between_looks).count()) return;
        last_reported_ = Clock::now();
        const double share = static_cast<double>(progress.done) /
                             static_cast<double>(std::max<std::uint64_t>(progress.planned, 1));
        const double left = share > 0 ? seconds_since(begun_) * (1 - share) / share : 0;
        mailbox_.post(RunProgressed{request_.input, progress.done, progress.planned, left});
    }

    void post_customers(std::uint64_t journeys, bool with_journeys) {
        if (auto customers = look_at_customers(model_, journeys, with_journeys, &signals_.cancel))
            mailbox_.post(CustomersArrived{std::move(customers)});
    }

    void post_twin(const Results& results) {
        auto twin = check_twin(results, options_.threads, signals_.cancel);
        if (twin) mailbox_.post(TwinChecked{std::move(twin)});
    }

    const effect::StartRun& request_;
    const JobsOptions& options_;
    RunSignals& signals_;
    RunMemory& memory_;
    Mailbox& mailbox_;
    std::shared_ptr<const Model> model_;
    bool gave_way_ = false;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point last_posted_{}, last_reported_{};
};

}  // namespace

void do_run(const effect::StartRun& request, const JobsOptions& options, RunSignals& signals,
            RunMemory& memory, Mailbox& mailbox) {
    RunJob(request, options, signals, memory, mailbox).carry_out();
}

}  // namespace friction::viewer
