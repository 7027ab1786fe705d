#include "friction/viewer/jobs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>

#include "friction/io/scenario_check.h"
#include "friction/viewer/chart_data.h"
#include "friction/viewer/compare_view.h"
#include "friction/viewer/edit_view.h"
#include "friction/viewer/problems.h"
#include "support.h"

namespace friction::viewer {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

/// Waits for what the background posts, without a clock: every post wakes it.
class Office {
public:
    explicit Office(JobsOptions options = {}) : jobs(waking(std::move(options))) {}

    /// Carries effects out and commands back in until nothing is left, or until `enough`.
    template <class Enough>
    void work(Desk& desk, Enough&& enough) {
        while (!turn(desk, enough)) {
            if (desk.effects.empty() && jobs.is_idle()) return;
            wait();
        }
    }
    void work(Desk& desk) {
        work(desk, [] { return false; });
    }
    /// However long it takes: for what the background notices by itself.
    template <class Enough>
    void wait_until(Desk& desk, Enough&& enough) {
        while (!turn(desk, enough)) wait();
    }
    template <class C>
    [[nodiscard]] std::vector<C> all() const {
        std::vector<C> found;
        for (const Command& command : seen)
            if (const auto* c = command.template as<C>()) found.push_back(*c);
        return found;
    }

private:
    template <class Enough>
    bool turn(Desk& desk, Enough&& enough) {
        for (Effect& effect : std::exchange(desk.effects, {})) jobs.start(std::move(effect));
        for (const Command& command : jobs.collect()) {
            desk.give(command);
            seen.push_back(command);
        }
        return enough();
    }
    void wait() {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, std::chrono::milliseconds(20), [this] { return woken_; });
        woken_ = false;
    }

    JobsOptions waking(JobsOptions options) {
        options.wake = [this] {
            {
                const std::lock_guard lock(mutex_);
                woken_ = true;
            }
            changed_.notify_all();
        };
        return options;
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = false;

public:
    std::vector<Command> seen;
    Jobs jobs;  // the last: its threads use what is above
};

std::vector<Plan> plans_of(const std::vector<Scenario>& scenarios) {
    std::vector<Plan> plans;
    for (const Scenario& scenario : scenarios) plans.push_back(compile(scenario).value());
    return plans;
}

/// What `friction compare` computes, by the same calls.
Comparison compared(const std::string& text) {
    const io::CheckedFile checked = io::check_file({"file.yaml", text});
    const std::vector<Scenario>& scenarios = *checked.alternatives;
    const std::vector<Plan> plans = plans_of(scenarios);
    RunOptions options;
    options.seed = scenarios.front().run.seed;
    options.journeys = scenarios.front().run.journeys.value_or(0);
    options.contrasts = ratio_contrasts(scenarios.size());
    const double precision = scenarios.front().run.precision;
    HiddenEffort hidden(scenarios);
    RunResult result = run(plans, ColumnLayout(scenarios, {}), options, [&](const Tally& tally) {
        return is_precise(tally, precision, hidden);
    });
    return compare(scenarios, std::move(result), precision);
}

void expect_same(const Comparison& a, const Comparison& b) {
    ASSERT_EQ(a.tally.journeys, b.tally.journeys);
    ASSERT_EQ(a.tally.alternatives.size(), b.tally.alternatives.size());
    for (std::size_t i = 0; i < a.tally.alternatives.size(); ++i) {
        EXPECT_EQ(a.tally.alternatives[i].columns, b.tally.alternatives[i].columns);
        EXPECT_EQ(a.tally.alternatives[i].differences, b.tally.alternatives[i].differences);
        EXPECT_EQ(a.tally.alternatives[i].effort, b.tally.alternatives[i].effort);
    }
    ASSERT_EQ(a.redesigns.size(), b.redesigns.size());
    for (std::size_t i = 0; i < a.redesigns.size(); ++i) {
        EXPECT_EQ(a.redesigns[i].effort_difference.value, b.redesigns[i].effort_difference.value);
        EXPECT_EQ(a.redesigns[i].effort_difference.low, b.redesigns[i].effort_difference.low);
    }
}

TEST(Jobs, FindTheSameNumbersAsTheCommandLine) {
    const std::string text = scenario_text("toll-invoice.yaml");
    Office office;
    Desk desk;
    desk.open("toll-invoice.yaml", text);
    office.work(desk);
    ASSERT_EQ(desk.session.run.stage, Stage::done);
    expect_same(desk.session.run.results->comparison, compared(text));
    ASSERT_NE(desk.session.run.twin, nullptr);
    for (const auto& agreement : desk.session.run.twin->agreements)
        if (agreement) {
            EXPECT_TRUE(agreement->agrees());
        }
    ASSERT_NE(desk.session.run.customers, nullptr);
    EXPECT_EQ(desk.session.run.customers->count(), 4096u);
}

TEST(Jobs, FindTheSameNumbersForANumberOfJourneys) {
    const std::string text = small_file() + "\nrun: {journeys: 20000, seed: 7}\n";
    Office office;
    Desk desk;
    desk.open("small.yaml", text);
    office.work(desk);
    ASSERT_EQ(desk.session.run.stage, Stage::done);
    EXPECT_EQ(desk.session.run.results->journeys(), 20000u);
    expect_same(desk.session.run.results->comparison, compared(text));
    const auto looks = office.all<LookArrived>();
    ASSERT_GE(looks.size(), 2u);
    EXPECT_EQ(looks.front().results->journeys(), 4096u) << "a first answer before all of it";
    EXPECT_EQ(looks.front().results->look, Look::first);
}

TEST(Jobs, AStoppedRunKeepsWhatIsKnown) {
    // 10^9 journeys would take many minutes: that it ends at all is the test.
    Office office;
    Desk desk;
    desk.open("small.yaml", small_file() + "\nrun: {journeys: 1000000000}\n");
    office.work(desk, [&] { return desk.session.run.results != nullptr; });
    ASSERT_NE(desk.session.run.results, nullptr);
    desk.give(StopRun{});
    office.work(desk);
    EXPECT_EQ(desk.session.run.stage, Stage::partial);
    EXPECT_LT(desk.session.run.results->journeys(), 1'000'000'000u);
}

TEST(Jobs, ANewerRequestTakesThePlaceOfTheOneThatRuns) {
    Office office;
    Desk desk;
    desk.open("small.yaml", small_file() + "\nrun: {journeys: 1000000000}\n");
    office.work(desk, [&] { return desk.session.run.results != nullptr; });
    const std::uint64_t before = desk.session.input;
    desk.give(MoveSlider{"asks", Quantity{0.7, Dimension::share}, false});
    office.work(desk, [&] { return desk.session.run.results->input() > before; });
    EXPECT_EQ(desk.session.run.results->input(), desk.session.input);
    EXPECT_NE(desk.session.run.stage, Stage::stale);
    desk.give(StopRun{});
    office.work(desk);
}

TEST(Jobs, DesignsWithAProblemDoNotStopTheOthers) {
    Office office;
    Desk desk = small_desk();
    Reassign wrong;
    wrong.step = "nowhere";
    wrong.to = "back";
    desk.give(AddMove{desk.design(0), wrong});
    office.work(desk);
    ASSERT_NE(desk.session.run.model, nullptr);
    const CheckedDesign* broken = desk.session.run.model->design(desk.design(0));
    ASSERT_NE(broken, nullptr);
    ASSERT_FALSE(broken->problems.empty());
    EXPECT_EQ(broken->problems.front().move, 1u) << "the second move is the wrong one";
    EXPECT_FALSE(broken->alternative.has_value());
    EXPECT_TRUE(desk.session.run.results->alternative(desk.design(1)).has_value());
    EXPECT_EQ(desk.session.run.stage, Stage::done);
}

TEST(Jobs, AMoveThatIsOffIsNotRunAndTheOthersKeepTheirPlaces) {
    Office office;
    Desk desk = small_desk();
    Reassign wrong;
    wrong.step = "nowhere";
    wrong.to = "back";
    desk.give(AddMove{desk.design(0), a_move(), 0});
    desk.give(SwitchMove{desk.design(0), 0, false});
    desk.give(AddMove{desk.design(0), wrong});
    office.work(desk);
    EXPECT_EQ(desk.session.run.model->design(desk.design(0))->problems.front().move, 2u);
    desk.give(SwitchMove{desk.design(0), 2, false});
    office.work(desk);
    EXPECT_TRUE(desk.session.run.model->design(desk.design(0))->problems.empty());
}

TEST(Jobs, SayWhatEachMoveOfADesignDoes) {
    Office office;
    Desk desk = small_desk();
    desk.give(ChooseDesign{desk.design(0)});
    Remove away;
    away.steps = {"ask"};
    desk.give(AddMove{desk.design(0), away});
    desk.give(AddMove{desk.design(0), a_move()});  // there is nothing left to reassign
    office.work(desk);
    desk.give(AskMoveEffects{});
    office.work(desk);
    ASSERT_NE(desk.session.run.effects, nullptr);
    const MoveEffects& effects = *desk.session.run.effects;
    ASSERT_EQ(effects.effects.size(), 3u);
    ASSERT_TRUE(effects.effects[1].difference_em.has_value());
    EXPECT_LT(effects.effects[1].difference_em->value, 0);
    EXPECT_FALSE(effects.effects[2].effort_em.has_value());
    // Differences of neighbours add up to the whole.
    EXPECT_NEAR(effects.baseline_em.value + effects.effects[0].difference_em->value +
                    effects.effects[1].difference_em->value,
                effects.effects[1].effort_em->value, 1e-9);
}

TEST(Jobs, MovesAreTriedOnTheCustomersOfTheCards) {
    Office office;
    Desk desk = small_desk();
    desk.give(ChooseDesign{desk.design(0)});
    office.work(desk);
    const Results& results = *desk.session.run.results;
    ASSERT_GT(results.journeys(), journeys_per_block) << "a first look would do for fewer";
    desk.give(AskMoveEffects{});
    office.work(desk);
    ASSERT_NE(desk.session.run.effects, nullptr);
    const MoveEffects& effects = *desk.session.run.effects;
    const auto on_card = [&](DesignId id) {
        return estimate(results.tally(), *results.alternative(id), column_id(Column::effort));
    };
    EXPECT_EQ(effects.baseline_em.value, on_card(baseline_id).value);
    EXPECT_EQ(effects.effects.back().effort_em->value, on_card(desk.design(0)).value);
}

// A redesign made of others said "0 moves", and its picture began behind them.
TEST(Jobs, SayWhatEachRedesignWithinADesignDoes) {
    Office office;
    Desk desk;
    desk.open("joined.yaml", small_file() +
                                 "  quick:\n    title: A quick look\n    changes:\n"
                                 "      - set: {step: look, time: 1 min}\n"
                                 "  both:\n    title: Both\n    includes: [back_asks, quick]\n");
    const DesignId both = desk.design(3);
    desk.give(ChooseDesign{both});
    office.work(desk);
    desk.give(AskMoveEffects{});
    office.work(desk);
    const auto chart = waterfall(desk.session, both);
    ASSERT_TRUE(chart.has_value());
    EXPECT_EQ(chart->before.label, "Baseline");
    ASSERT_EQ(chart->moves.size(), 2U);
    EXPECT_EQ(chart->moves[0].label, "The back office answers");
    EXPECT_EQ(chart->moves[1].label, "A quick look");
    EXPECT_EQ(chart->moves[0].from, chart->before.to);
    EXPECT_NEAR(chart->moves[1].to, chart->moves[1].from - 2, 1e-9) << "2 of 3 minutes";
    EXPECT_EQ(chart->moves[1].to, chart->after.to);
    EXPECT_THAT(sum_of_moves(desk.session, both),
                testing::StartsWith("2 redesigns together, saves "));
    EXPECT_EQ(design_head(desk.session, both).note, "2 redesigns together");
}

TEST(Jobs, SuggestMovesWhereTheEffortIs) {
    Office office;
    Desk desk = small_desk();
    office.work(desk);
    desk.give(AskSuggestions{});
    office.work(desk);
    ASSERT_NE(desk.session.run.suggestions, nullptr);
    EXPECT_FALSE(desk.session.run.suggestions->moves.empty());
    EXPECT_EQ(desk.session.run.savings, nullptr);
    // Work given to the customer was suggested, where it saves effort by itself.
    for (const Saving& saving : desk.session.run.suggestions->moves)
        if (const auto* move = std::get_if<Reassign>(&saving.move)) {
            EXPECT_NE(move->to, "customer") << saving.title;
        }
}

// With a limit of 100,000 weeks each of the 4,096 journeys of a trial goes round 300 steps for
// hours; with one of a second it ends at once. Who moves the slider back does not wait for it.
TEST(Jobs, ATrialGivesWayToASliderThatMoves) {
    std::string text =
        "friction: 1\ntitle: Slow\nsource: guess\n"
        "parameters: {limit: {value: 1 s, range: 1 s .. 100000 weeks}}\n"
        "teams: {desk: {title: Desk}}\nstart: s0\nsteps:\n";
    for (int i = 0; i < 300; ++i)
        text += "  s" + std::to_string(i) + ": {by: desk, time: exponential mean 1 s, next: s" +
                std::to_string(i + 1) + "}\n";
    text +=
        "  s300: {next: [{when: elapsed > $limit, next: done}, {else: s0}]}\n"
        "outcomes: {done: resolved}\nrun: {max_visits: 65535}\n";
    const auto file = file_of("slow.yaml", text);
    ASSERT_TRUE(file->is_good());
    const auto document = std::make_shared<const Document>(document_of(file->draft));
    const ParameterValues slow{{"limit", Quantity{6e10, Dimension::duration}}};
    Office office;
    Desk desk;
    desk.session.input = 2;
    office.jobs.start(effect::FindSavings{1, file, document, slow, baseline_id, "s1", {}});
    office.jobs.start(effect::FindSavings{1, file, document, slow, baseline_id, {}, {"s1"}});
    office.jobs.start(effect::StartRun{2, file, document, {}, baseline_id, true});
    office.wait_until(desk, [&] { return desk.session.run.results != nullptr; });
    EXPECT_EQ(desk.session.run.results->input(), 2U);
}

TEST(Jobs, SayWhatOneMoreMoveWouldSave) {
    Office office;
    Desk desk = small_desk();
    office.work(desk);
    desk.give(Select{SelectedStep{"ask"}});
    desk.give(AskSavings{});
    office.work(desk);
    ASSERT_NE(desk.session.run.savings, nullptr);
    const Savings& savings = *desk.session.run.savings;
    EXPECT_EQ(savings.step, "ask");
    ASSERT_FALSE(savings.moves.empty());
    EXPECT_TRUE(savings.moves.front().effort_difference.has_value());
    // Without the step nobody phones: no other move can save more.
    EXPECT_TRUE(std::holds_alternative<Remove>(savings.moves.front().move));
    EXPECT_LT(savings.moves.front().effort_difference->value, 0);
}

// --- files --------------------------------------------------------------------------------------

class JobsFiles : public testing::Test {
protected:
    JobsFiles() : folder(fs::path(testing::TempDir()) / ("friction_jobs_" + name())) {
        fs::remove_all(folder);
        fs::create_directories(folder);
        path = (folder / "small.yaml").string();
        write(small_file());
    }
    ~JobsFiles() override { fs::remove_all(folder); }

    static std::string name() {
        return testing::UnitTest::GetInstance()->current_test_info()->name();
    }
    void write(const std::string& text) const { std::ofstream(path, std::ios::binary) << text; }
    [[nodiscard]] std::string bytes() const {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    [[nodiscard]] static JobsOptions watching() {
        JobsOptions options;
        options.watch_every = std::chrono::milliseconds(5);
        return options;
    }

    fs::path folder;
    std::string path;
};

TEST_F(JobsFiles, AFileIsOpenedEditedAndSavedByteForByte) {
    Office office;
    Desk desk;
    desk.give(OpenFile{path});
    office.work(desk);
    ASSERT_TRUE(desk.session.file.is_open());
    desk.give(MoveSlider{"asks", Quantity{0.25, Dimension::share}});
    desk.give(WriteSliders{});
    desk.give(SaveFile{});
    office.work(desk);
    EXPECT_EQ(desk.session.unsaved_changes(), 0u);
    std::string expected = small_file();
    expected.replace(expected.find("value: 40%"), 10, "value: 25%");
    EXPECT_EQ(bytes(), expected);
}

TEST_F(JobsFiles, WhatSomebodyElseWroteIsNotOverwrittenUnasked) {
    Office office;
    Desk desk;
    desk.give(OpenFile{path});
    office.work(desk);
    desk.give(RemoveMove{desk.design(0), 0});
    const std::string theirs = small_file() + "# theirs\n";
    write(theirs);
    desk.give(SaveFile{});
    office.work(desk);
    ASSERT_TRUE(desk.session.question.has_value());
    EXPECT_EQ(desk.session.question->about, Question::About::changed_on_disk);
    EXPECT_EQ(bytes(), theirs);
}

TEST_F(JobsFiles, AChangeOnDiskIsNoticed) {
    Office office(watching());
    Desk desk;
    desk.give(OpenFile{path});
    office.work(desk);
    write("friction: 1\ntitle: broken\n");
    office.wait_until(desk, [&] { return desk.session.file.is_broken(); });
    EXPECT_TRUE(desk.session.file.is_broken());
    EXPECT_TRUE(desk.session.file.is_open()) << "the last good one stays";
}

TEST_F(JobsFiles, AMistypedNameIsMendedWithOneClickAndSaved) {
    std::string text = small_file();
    text.replace(text.find("next: {ask: $asks"), 17, "next: {aks: $asks");
    write(text);
    Office office(watching());
    Desk desk;
    desk.give(OpenFile{path});
    office.work(desk);
    ASSERT_FALSE(desk.session.file.is_open());
    const std::vector<ProblemRow> rows = problem_rows(desk.session);
    const auto row = std::ranges::find_if(rows, [](const ProblemRow& one) {
        return !one.remedies.empty() && one.remedies.front().label == "Use ask";
    });
    ASSERT_NE(row, rows.end());
    desk.give(MendProblem{static_cast<std::size_t>(row - rows.begin())});
    office.work(desk);
    EXPECT_TRUE(desk.session.file.is_open());
    EXPECT_EQ(bytes(), text);
    desk.give(SaveFile{});
    office.work(desk);
    EXPECT_EQ(bytes(), small_file());
    EXPECT_EQ(desk.session.unsaved_changes(), 0U);
}

TEST_F(JobsFiles, WhatWouldNotOpenIsNotWrittenUnasked) {
    Office office;
    Desk desk;
    desk.give(OpenFile{path});
    office.work(desk);
    desk.give(AddMove{desk.design(0), Remove{{"no_such_step"}, {}}});
    desk.give(SaveFile{});
    office.work(desk);
    EXPECT_EQ(bytes(), small_file());
    ASSERT_TRUE(desk.session.question);
    EXPECT_EQ(desk.session.question->about, Question::About::problems);
    desk.give(AnswerQuestion{0});
    office.work(desk);
    EXPECT_NE(bytes().find("no_such_step"), std::string::npos);
}

TEST_F(JobsFiles, SavingAsAsksBeforeItReplacesAFile) {
    Office office;
    Desk desk;
    desk.give(OpenFile{path});
    office.work(desk);
    const std::string other = (folder / "other.yaml").string();
    std::ofstream(other) << "precious\n";
    desk.give(SaveFileAs{other});
    office.work(desk);
    ASSERT_TRUE(desk.session.question.has_value());
    EXPECT_EQ(desk.session.question->about, Question::About::replace_file);
    desk.give(AnswerQuestion{0});
    office.work(desk);
    EXPECT_EQ(desk.session.file.path, other);
    EXPECT_EQ(desk.session.unsaved_changes(), 0u);
}

TEST_F(JobsFiles, AFolderOrNothingAtAllIsAPlainSentence) {
    Office office;
    Desk desk;
    desk.give(OpenFile{folder.string()});
    office.work(desk);
    desk.give(OpenFile{(folder / "none.yaml").string()});
    office.work(desk);
    EXPECT_EQ(desk.session.notices.size(), 2u);
    EXPECT_FALSE(desk.session.file.is_open());
}

}  // namespace
}  // namespace friction::viewer
