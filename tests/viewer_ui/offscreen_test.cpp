// Pictures as files: what they are, what is in them, and that a file is whole or stays as it was.

#include "offscreen.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include "friction/viewer/status_line.h"
#include "viewer/support.h"

namespace friction::viewer {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

constexpr int page_width = 1600, page_height = 900;

const Session& toll_with_redesign() {
    static const Session session = [] {
        Desk desk;
        desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
        desk.give(ChooseDesign{desk.design(0)});
        run_at_once(desk);
        return desk.session;
    }();
    return session;
}

Session seen(View view, int station = 1) {
    Session session = update(toll_with_redesign(), ShowView{view}).session;
    return update(std::move(session), ShowStation{station}).session;
}

class Folder {
public:
    Folder()
        : path_(fs::path(::testing::TempDir()) /
                ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
        fs::remove_all(path_);
        fs::create_directory(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string operator/(const std::string& name) const {
        return (path_ / name).string();
    }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
    }

private:
    fs::path path_;
};

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Pictures, AreOfTheKindTheirNameSays) {
    const Folder folder;
    const Session session = seen(View::compare);
    for (const char* name : {"a.png", "a.svg"})
        EXPECT_FALSE(
            write_pictures(session, {folder / name, page_width, page_height, false}).is_problem);
    EXPECT_THAT(bytes_of(folder / "a.png"), StartsWith("\x89PNG"));
    EXPECT_THAT(bytes_of(folder / "a.svg"), StartsWith("<svg "));
    EXPECT_EQ(pixels_from_png(bytes_of(folder / "a.png")).width, page_width);

    const Notice refused =
        write_pictures(session, {folder / "a.jpg", page_width, page_height, false});
    EXPECT_TRUE(refused.is_problem);
    EXPECT_THAT(refused.text, HasSubstr(".png or .svg"));
    EXPECT_EQ(folder.files(), 2U) << "nothing else, no temporary file either";
}

TEST(Pictures, AreWholeOrTheFileStaysAsItWas) {
    const Folder folder;
    const Session session = seen(View::blueprint);
    const Notice notice =
        write_pictures(session, {folder / "no/such/folder.svg", page_width, page_height, false});
    EXPECT_TRUE(notice.is_problem);
    EXPECT_THAT(notice.text, HasSubstr("No such file"));

    // A new file takes the place of the old one: whoever has that open still reads all of it.
    std::ofstream(folder / "a.svg") << "before";
    fs::create_hard_link(folder / "a.svg", folder / "b.svg");
    EXPECT_FALSE(
        write_pictures(session, {folder / "a.svg", page_width, page_height, false}).is_problem);
    EXPECT_EQ(bytes_of(folder / "b.svg"), "before");
    EXPECT_THAT(bytes_of(folder / "a.svg"), StartsWith("<svg "));
}

TEST(Pictures, SayWhatItTakesToGetTheirNumbersAgain) {
    for (const View view :
         {View::blueprint, View::compare, View::follow, View::edit, View::present}) {
        const Session session = seen(view);
        const std::string svg = picture_of(session, page_width, page_height, PictureFormat::svg);
        const std::string origin = origin_line(session);
        EXPECT_THAT(origin, HasSubstr("seed 1"));
        EXPECT_THAT(origin, HasSubstr("scenario "));
        EXPECT_THAT(origin, HasSubstr("numbers are guesses"));
        // Once for screen readers, once to be seen.
        const std::size_t first = svg.find(origin);
        ASSERT_NE(first, std::string::npos) << static_cast<int>(view);
        EXPECT_NE(svg.find(origin, first + 1), std::string::npos) << static_cast<int>(view);
        EXPECT_THAT(svg, HasSubstr("<title>Getting the toll invoice after renting a car</title>"));
        EXPECT_THAT(svg, HasSubstr(">Getting the toll invoice after renting a car"));
        EXPECT_THAT(svg, Not(HasSubstr("F1 shortcuts"))) << "a picture has no keys";
    }
}

TEST(Pictures, OfBlueprintsHaveTheLegendAtAnySize) {
    for (const int narrow : {900, 1600}) {
        const std::string svg = picture_of(seen(View::blueprint), narrow, 700, PictureFormat::svg);
        EXPECT_THAT(svg, HasSubstr("felt handoff")) << narrow;
        EXPECT_THAT(svg, HasSubstr("Effort by step")) << narrow;
    }
    EXPECT_THAT(picture_of(seen(View::compare), 1600, 900, PictureFormat::svg),
                HasSubstr("felt handoff"));
}

TEST(Pictures, OfAllStationsAreFiveFiles) {
    const Folder folder;
    const Notice notice =
        write_pictures(seen(View::blueprint), {folder / "talk.svg", page_width, page_height, true});
    EXPECT_FALSE(notice.is_problem) << notice.text;
    EXPECT_EQ(folder.files(), 5U);
    EXPECT_THAT(bytes_of(folder / "talk-4.svg"), HasSubstr("better off"));
}

TEST(Pictures, NamesThatTheFileDoesNotHaveAreSaidWithThoseItHas) {
    EXPECT_THAT(unknown_names(toll_with_redesign(), "", ""), IsEmpty());
    EXPECT_THAT(unknown_names(toll_with_redesign(), "employee_sends_request", "on_hold"),
                IsEmpty());
    EXPECT_THAT(unknown_names(toll_with_redesign(), "Employee sends the request", ""), IsEmpty());
    EXPECT_THAT(unknown_names(toll_with_redesign(), "", "left_it"), IsEmpty()) << "an outcome";
    EXPECT_THAT(unknown_names(toll_with_redesign(), "", "told_when_ready"), IsEmpty())
        << "of one redesign";
    EXPECT_THAT(unknown_names(toll_with_redesign(), "employe_sends_request", "xyzzy"),
                ElementsAre(AllOf(HasSubstr("\"employe_sends_request\""),
                                  HasSubstr("did you mean \"employee_sends_request\"?")),
                            AllOf(HasSubstr("\"xyzzy\""), HasSubstr("ask_office"))));
}

// y of the line with exactly these words; 0 when there is none.
float y_of(const std::string& svg, const std::string& words) {
    const std::size_t at = svg.find(">" + words + "</text>");
    if (at == std::string::npos) return 0;
    const std::size_t begin = svg.rfind("<text", at);
    return std::stof(svg.substr(svg.find(" y=\"", begin) + 4));
}

// A folder, a file without rights, a name misspelt: said on the page and by the program.
TEST(Pictures, OfWhatCannotBeReadSayWhy) {
    const Folder folder;
    Arguments arguments;
    arguments.file = folder / "none.yaml";
    arguments.picture = folder / "none.svg";
    arguments.scale_percent = 100;
    std::vector<std::string> problems;
    EXPECT_EQ(write_picture(arguments, problems), 2);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_THAT(problems.front(), HasSubstr("none.yaml"));
    EXPECT_THAT(bytes_of(arguments.picture), HasSubstr("There is no file"));
}

// Boxes without names were all that a picture of the usual size showed, and nobody said why.
TEST(Pictures, OfDesignsSideBySideAreWideEnoughForNames) {
    const Folder folder;
    Arguments arguments;
    arguments.file = folder / "toll-invoice.yaml";
    std::ofstream(arguments.file) << scenario_text("toll-invoice.yaml");
    arguments.picture = folder / "side.svg";
    arguments.view = View::compare;
    arguments.is_side_by_side = true;
    std::vector<std::string> problems;
    EXPECT_EQ(write_picture(arguments, problems), 0);
    EXPECT_THAT(problems, ElementsAre(HasSubstr("no room in 1920 px")));
    EXPECT_THAT(bytes_of(arguments.picture), HasSubstr(">Ask employee<"));
    arguments.width = 2560;
    arguments.height = 1440;
    problems.clear();
    EXPECT_EQ(write_picture(arguments, problems), 0);
    EXPECT_THAT(problems, IsEmpty());
    EXPECT_THAT(bytes_of(arguments.picture),
                AnyOf(HasSubstr(">Ask employee<"), HasSubstr(">employee<")));
}

// The title stood a second time below its tab, and two sliders were left.
TEST(Pictures, OfASmallWindowSayThingsOnceAndWhole) {
    const std::string svg = picture_of(seen(View::blueprint), 1024, 640, PictureFormat::svg);
    const std::size_t first = svg.find(">What if<");
    ASSERT_NE(first, std::string::npos);
    EXPECT_EQ(svg.find(">What if<", first + 1), std::string::npos);
    const float status_line = 640 - 1.9F * 14;
    EXPECT_GT(y_of(svg, "Travellers who remember to write"), 0);
    EXPECT_LT(y_of(svg, "Travellers who remember to write") + 1.6F * 14, status_line);
    EXPECT_GT(y_of(svg, "Find a step"), 0);
    EXPECT_GT(y_of(picture_of(seen(View::blueprint), page_width, page_height, PictureFormat::svg),
                   "Reset"),
              0);
}

std::string pictured(const Folder& folder, const std::string& file, Stage state, int& exit_code,
                     std::string& problem) {
    Arguments arguments;
    arguments.file = file;
    arguments.picture = folder / "state.svg";
    arguments.state = state;
    std::vector<std::string> problems;
    exit_code = write_picture(arguments, problems);
    problem = problems.empty() ? std::string() : problems.front();
    return exit_code == 0 ? bytes_of(arguments.picture) : std::string();
}

// Whatever the speed of the machine: the run goes on behind the picture, which stays where it is.
TEST(Pictures, OfStatesAreTakenOnTheWay) {
    const Folder folder;
    const std::string file = folder / "toll.yaml";
    std::ofstream(file) << scenario_text("toll-invoice.yaml");
    int exit_code = 0;
    std::string problem;
    std::string svg = pictured(folder, file, Stage::loading, exit_code, problem);
    EXPECT_EQ(exit_code, 0) << problem;
    EXPECT_GT(y_of(svg, "Running"), 0);
    EXPECT_THAT(svg, HasSubstr("not run yet"));
    svg = pictured(folder, file, Stage::first_answer, exit_code, problem);
    EXPECT_EQ(exit_code, 0) << problem;
    EXPECT_GT(y_of(svg, "Refining"), 0);
    EXPECT_THAT(svg, HasSubstr("4,096 journeys so far"));
    svg = pictured(folder, file, Stage::refining, exit_code, problem);
    EXPECT_EQ(exit_code, 0) << problem;
    EXPECT_GT(y_of(svg, "Refining"), 0);
    EXPECT_THAT(svg, Not(HasSubstr("4,096 journeys so far")));
    EXPECT_THAT(svg, HasSubstr("journeys so far"));
}

TEST(Pictures, OfAStateThatNeverCameAreNotWritten) {
    const Folder folder;
    std::ofstream(folder / "sure.yaml") << "friction: 1\ntitle: Sure\nsource: guess\nstart: a\n"
                                           "steps:\n  a: {by: customer, time: 1 min, next: done}\n"
                                           "outcomes: {done: resolved}\n";
    int exit_code = 0;
    std::string problem;
    EXPECT_EQ(pictured(folder, folder / "sure.yaml", Stage::refining, exit_code, problem), "");
    EXPECT_EQ(exit_code, 2);
    EXPECT_THAT(problem, HasSubstr("never refining"));
    EXPECT_FALSE(fs::exists(folder / "state.svg"));
}

// No step of a run that would take for ever: the answer is there at once.
TEST(Pictures, ThatCannotBeWrittenAreRefusedBeforeTheRun) {
    const Folder folder;
    std::ofstream(folder / "long.yaml")
        << scenario_text("toll-invoice.yaml") << "\nrun: {journeys: 1000000000}\n";
    Arguments arguments;
    arguments.file = folder / "long.yaml";
    arguments.seconds_at_most = 1e6;
    for (const std::string& picture : {folder / "none/map.svg", folder / "folder.svg"}) {
        fs::create_directory(folder / "folder.svg");
        arguments.picture = picture;
        std::vector<std::string> problems;
        EXPECT_EQ(write_picture(arguments, problems), 4);
        EXPECT_THAT(problems, ElementsAre(HasSubstr(picture + " cannot be written: ")));
    }
}

TEST(Pictures, OfAFileThatIsNotReadInTimeAreNotWritten) {
    const Folder folder;
    // A hundred times as long to read as nobody waits for it.
    std::ofstream slow(folder / "slow.yaml");
    slow << scenario_text("toll-invoice.yaml");
    for (int line = 0; line < 3'500'000; ++line) slow << "# x\n";
    slow.close();
    Arguments arguments;
    arguments.file = folder / "slow.yaml";
    arguments.picture = folder / "map.svg";
    arguments.seconds_at_most = 0;
    std::vector<std::string> problems;
    EXPECT_EQ(write_picture(arguments, problems), 2);
    EXPECT_THAT(problems, ElementsAre(HasSubstr("could not be read in the time")));
    EXPECT_FALSE(fs::exists(arguments.picture));
}

// "Effort by step: no result yet" stood there after the run had ended.
TEST(Pictures, OfAFinishedRunWithoutEffortSaySo) {
    Desk desk;
    desk.open(
        "free.yaml",
        "friction: 1\ntitle: Free\nsource: guess\nstart: a\nsteps:\n"
        "  a: {next: {done: 50%, left: rest}}\noutcomes: {done: resolved, left: unresolved}\n");
    const auto svg = [&] {
        return picture_of(desk.session, page_width, page_height, PictureFormat::svg);
    };
    ASSERT_TRUE(desk.session.file.is_open());
    run_at_once(desk);
    EXPECT_GT(y_of(svg(), "no step costs any"), 0);
    EXPECT_EQ(y_of(svg(), "no result yet"), 0);
}

// Headline, figures, who is better off and how sure: all on one screen at 1600x900.
TEST(Pictures, OfCompareShowTheWholeAnswer) {
    const std::string svg =
        picture_of(seen(View::compare), page_width, page_height, PictureFormat::svg);
    const float status_line = page_height - 1.9F * 14;
    for (const char* words : {"The customer's ledger", "Who is better off", "How sure"}) {
        EXPECT_GT(y_of(svg, words), 0) << words;
        EXPECT_LT(y_of(svg, words), status_line) << words;
    }
    EXPECT_LT(y_of(svg, "The exact twin agrees with the simulation."), status_line);
    EXPECT_GT(y_of(svg, "On hold, min"), 0) << "what gets worse is never left out";
    EXPECT_EQ(y_of(svg, "Stay, index"), 0) << "there is no room for it";
    EXPECT_GT(y_of(svg, "All 30 figures"), 0);
}

TEST(Pictures, OfABlueprintTellApartWhoDidNotEndResolved) {
    EXPECT_GT(y_of(picture_of(seen(View::blueprint), page_width, page_height, PictureFormat::svg),
                   "not resolved"),
              0);
}

/// Texts of an SVG: size and words.
std::vector<std::pair<float, std::string>> texts_in(const std::string& svg) {
    std::vector<std::pair<float, std::string>> texts;
    for (std::size_t at = svg.find("<text"); at != std::string::npos;
         at = svg.find("<text", at + 1)) {
        const float size = std::stof(svg.substr(svg.find("font-size=\"", at) + 11));
        const std::size_t begin = svg.find('>', at) + 1;
        texts.emplace_back(size, svg.substr(begin, svg.find('<', begin) - begin));
    }
    return texts;
}

Session staged(const std::string& text, std::size_t design, int station, bool is_dark) {
    Desk desk;
    desk.open("stage.yaml", text);
    if (design < desk.session.document->designs.size())
        desk.give(ChooseDesign{desk.design(design)});
    run_at_once(desk);
    if (is_dark) desk.give(ToggleDark{});
    desk.give(ShowView{View::present});
    desk.give(ShowStation{station});
    return desk.session;
}

// 1 Problem, 4 Effect: no word is cut and none is smaller than 1.05f, on any screen.
TEST(Pictures, OfStationsCutNothing) {
    const std::string text = scenario_text("toll-invoice.yaml");
    for (const int station : {1, 4})
        for (const std::size_t design : {0U, 1U, 4U}) {
            const Session session = staged(text, design, station, design == 1);
            for (const auto& [w, h] : {std::pair(1920, 1080), std::pair(1280, 720),
                                       std::pair(1024, 768), std::pair(3840, 2160)}) {
                const float f = static_cast<float>(h) / 64;
                const std::string svg = picture_of(session, w, h, PictureFormat::svg);
                for (const auto& [size, words] : texts_in(svg)) {
                    EXPECT_THAT(words, Not(HasSubstr("\u2026"))) << w << " station " << station;
                    EXPECT_GE(size, 1.05F * f - 0.01F) << words;
                }
            }
        }
}

TEST(Pictures, OfTheEffectLeaveOutACompanyWithoutCosts) {
    const std::string free =
        "friction: 1\ntitle: Nothing costs\nsource: guess\nstart: a\nsteps:\n"
        "  a: {by: customer, time: exponential mean 30 min, next: done}\n"
        "outcomes: {done: resolved}\n"
        "redesigns:\n  half:\n    title: Half the time\n    changes:\n"
        "      - set: {step: a, time: exponential mean 15 min}\n";
    const std::string svg =
        picture_of(staged(free, 0, 4, false), page_width, page_height, PictureFormat::svg);
    EXPECT_THAT(svg, HasSubstr("of 100"));
    EXPECT_THAT(svg, Not(HasSubstr("company")));
}

}  // namespace
}  // namespace friction::viewer
