#include "friction/viewer/jobs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "friction/io/scenario_check.h"
#include "friction/viewer/compare_view.h"
#include "friction/viewer/problems.h"
#include "office.h"

namespace friction::viewer {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;

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

TEST_F(JobsFiles, WhatCannotBeReadAnyMoreIsNotOverwrittenUnasked) {
    Office office(watching());
    Desk desk;
    desk.give(OpenFile{path});
    office.work(desk);
    fs::resize_file(path, io::source_bytes_max + 1);  // zeros: more than is ever read
    office.wait_until(desk, [&] { return !desk.session.file.unreadable.empty(); });
    EXPECT_THAT(desk.session.file.unreadable, HasSubstr("more than 16 MiB"));
    EXPECT_TRUE(desk.session.file.is_open()) << "the last good one stays";

    desk.give(RemoveMove{desk.design(0), 0});
    desk.give(SaveFile{});
    office.work(desk, [&] { return desk.session.question.has_value(); });
    ASSERT_TRUE(desk.session.question);
    EXPECT_EQ(desk.session.question->title, "small.yaml cannot be read any more");
    EXPECT_THAT(desk.session.question->text, HasSubstr("more than 16 MiB"));
    EXPECT_EQ(fs::file_size(path), io::source_bytes_max + 1);
    desk.give(AnswerQuestion{1});
    office.work(desk, [&] { return office.jobs.is_idle(); });
    EXPECT_EQ(fs::file_size(path), io::source_bytes_max + 1);
    desk.give(SaveFile{});
    office.work(desk, [&] { return desk.session.question.has_value(); });
    desk.give(AnswerQuestion{0});
    office.work(desk, [&] { return desk.session.unsaved_changes() == 0; });
    EXPECT_EQ(bytes(), desk.session.file.good->text.bytes);
    EXPECT_THAT(desk.session.file.unreadable, IsEmpty());
}

TEST_F(JobsFiles, AFolderInThePlaceOfTheFileIsNoticedAndLeftAlone) {
    Office office(watching());
    Desk desk;
    desk.give(OpenFile{path});
    office.work(desk);
    fs::remove(path);
    fs::create_directory(path);
    office.wait_until(desk, [&] { return !desk.session.file.unreadable.empty(); });
    EXPECT_THAT(desk.session.file.unreadable, HasSubstr("is a directory"));
    desk.give(RemoveMove{desk.design(0), 0});
    desk.give(SaveFile{});
    office.work(desk, [&] { return desk.session.question.has_value(); });
    ASSERT_TRUE(desk.session.question);
    fs::remove(path);
    write(small_file());
    office.wait_until(desk, [&] { return desk.session.file.unreadable.empty(); });
}

// Nobody writes into the pipe, and nobody reads from it: opening it would wait for ever.
TEST_F(JobsFiles, ANamedPipeIsNeitherReadNorWritten) {
    Office office(watching());
    Desk desk;
    desk.give(OpenFile{path});
    office.work(desk);
    fs::remove(path);
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    office.wait_until(desk, [&] { return !desk.session.file.unreadable.empty(); });
    EXPECT_THAT(desk.session.file.unreadable, HasSubstr("is a named pipe, not a file"));
    desk.give(RemoveMove{desk.design(0), 0});
    desk.give(SaveFile{});
    office.wait_until(desk, [&] { return !desk.session.notices.empty(); });
    EXPECT_THAT(desk.session.notices[0].text, HasSubstr("Not saved: It is a named pipe"));
    EXPECT_TRUE(fs::is_fifo(path));

    Desk other;
    other.give(OpenFile{path});
    office.work(other, [&] { return !other.session.notices.empty(); });
    ASSERT_EQ(other.session.notices.size(), 1U);
    EXPECT_THAT(other.session.notices[0].text, HasSubstr("is a named pipe, not a file"));
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

TEST(Jobs, AskFreshCustomersWhatTheBestOfSeveralSaves) {
    Office office;
    Desk desk;
    desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
    office.work(desk);
    ASSERT_NE(desk.session.run.twin, nullptr);
    ASSERT_TRUE(desk.session.run.twin->fresh.has_value());
    const FreshSaving& fresh = *desk.session.run.twin->fresh;
    const Results& results = *desk.session.run.results;
    EXPECT_EQ(results.scenarios()[fresh.alternative].alternative, "mailed_with_charge");
    EXPECT_EQ(fresh.effort_difference.journeys, results.journeys());
    const auto says_so = [&](DesignId design) {
        return std::ranges::any_of(sure_lines(desk.session, design), [](const SureLine& line) {
            return line.text.find("fresh customers") != std::string::npos;
        });
    };
    EXPECT_TRUE(says_so(desk.design(3)));
    EXPECT_FALSE(says_so(desk.design(0))) << "nobody chose it for its luck";
}

}  // namespace
}  // namespace friction::viewer
