// Commands as a monkey would give them: whatever comes, a session stays one that can be shown.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "friction/random.h"
#include "friction/viewer/command_table.h"
#include "friction/viewer/model.h"
#include "support.h"

namespace friction::viewer {
namespace {

class Monkey {
public:
    explicit Monkey(std::uint64_t seed) : seed_(seed) {}

    std::size_t below(std::size_t n) {
        return n == 0 ? 0 : static_cast<std::size_t>(mix64(seed_ + ++count_) % n);
    }
    bool coin() { return below(2) == 0; }
    double number() {
        constexpr double odd[] = {0,
                                  -1,
                                  1e300,
                                  0.5,
                                  std::numeric_limits<double>::infinity(),
                                  std::numeric_limits<double>::quiet_NaN(),
                                  86'400,
                                  3.7};
        return odd[below(std::size(odd))];
    }
    int step() { return static_cast<int>(below(7)) - 3; }
    DesignId design(const Session& s) {
        const std::size_t at = below(s.document->designs.size() + 2);
        if (at == 0) return baseline_id;
        if (at > s.document->designs.size()) return {999};
        return s.document->designs[at - 1].id;
    }
    std::string step_name() {
        static const std::vector<std::string> names{"look", "ask", "done", "nowhere", ""};
        return names[below(names.size())];
    }
    Move move() {
        if (coin()) return Remove{{step_name()}, {}};
        Reassign reassign;
        reassign.step = step_name();
        reassign.to = coin() ? "back" : "nobody";
        return reassign;
    }

    Command edit(const Session& s) {
        switch (below(10)) {
            case 0:
                return AddMove{design(s), move(), below(4)};
            case 1:
                return ReplaceMove{design(s), below(4), move()};
            case 2:
                return RemoveMove{design(s), below(4)};
            case 3:
                return ReorderMove{design(s), below(4), below(4)};
            case 4:
                return SwitchMove{design(s), below(4), coin()};
            case 5:
                return AddRedesign{coin() ? "A title" : "", {}, design(s)};
            case 6:
                return RemoveRedesign{design(s)};
            case 7:
                return RenameRedesign{design(s), coin() ? "Another" : ""};
            case 8:
                return MoveSlider{coin() ? "asks" : "no", {number(), Dimension::share}, coin()};
            default:
                return WriteSliders{};
        }
    }
    Command other(const Session& s) {
        switch (below(22)) {
            case 0:
                return Select{SelectedStep{step_name()}};
            case 1:
                return Select{SelectedMove{design(s), below(5)}};
            case 2:
                return SelectHotSpot{step()};
            case 3:
                return SelectNextProblem{step()};
            case 4:
                return ChooseDesign{design(s)};
            case 5:
                return ChooseNeighbourDesign{step()};
            case 6:
                return CompareWith{design(s)};
            case 7:
                return ShowView{static_cast<View>(below(view_count)), coin()};
            case 8:
                return ZoomBy{static_cast<float>(number())};
            case 9:
                return SetCamera{{coin(), static_cast<float>(number()), {}}};
            case 10:
                return ShowStation{step() * 9};
            case 11:
                return Dismiss{};
            case 12:
                return FollowCustomer{below(100'000'000'000)};
            case 13:
                return JumpTo{static_cast<Jump>(below(6))};
            case 14:
                return SetPlaying{coin()};
            case 15:
                return Seek{number()};
            case 16:
                return StepEvent{step()};
            case 17:
                return PassTime{number()};
            case 18:
                return ScaleBy{step()};
            case 19:
                return AnswerQuestion{below(4)};
            case 20:
                return FileRead{"small.yaml",
                                coin() ? ReadFor::watch : ReadFor::again,
                                file_of("small.yaml", coin() ? small_file() : "friction: 1\n"),
                                {}};
            default:
                return ModelMade{make_model(s.input, s.file.good ? s.file.good->draft : Draft{},
                                            *s.document, s.sliders)};
        }
    }
    Command key(const Session& s) {
        const Chord chord{
            .key = static_cast<Key>(below(static_cast<std::size_t>(Key::question) + 1)),
            .ctrl = coin(),
            .shift = coin(),
            .alt = below(4) == 0};
        return command_for(s, chord, below(5) == 0).value_or(Reveal{});
    }
    Command any(const Session& s) {
        const std::size_t kind = below(3);
        return kind == 0 ? edit(s) : kind == 1 ? other(s) : key(s);
    }

private:
    std::uint64_t seed_, count_ = 0;
};

void expect_sound(const Session& s) {
    ASSERT_NE(s.document, nullptr);
    if (!s.chosen.is_baseline()) {
        ASSERT_NE(s.document->design(s.chosen), nullptr);
    }
    if (!s.document->designs.empty()) {
        ASSERT_NE(s.document->design(s.compared), nullptr);
    }
    ASSERT_GE(s.camera().zoom, zoom_min);
    ASSERT_LE(s.camera().zoom, zoom_max);
    ASSERT_GE(s.station, 1);
    ASSERT_LE(s.station, 5);
    if (s.question) {
        ASSERT_FALSE(s.question->choices.empty());
    }
    if (s.follow.journeys) {
        ASSERT_LE(s.follow.clock_s, s.follow.journeys->end_s);
    }
    ASSERT_GE(s.follow.clock_s, 0);
}

TEST(Monkey, TenThousandCommandsLeaveASoundSession) {
    Monkey monkey(20261122);
    Desk desk = small_desk();
    for (int i = 0; i < 10'000; ++i) {
        if (!desk.session.file.is_open() && !desk.session.question)
            desk.open("small.yaml", small_file());
        desk.give(monkey.any(desk.session));
        desk.effects.clear();
        expect_sound(desk.session);
        if (testing::Test::HasFatalFailure()) FAIL() << "after command " << i;
    }
}

TEST(Monkey, EverythingCanBeUndoneAndDoneAgain) {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        Monkey monkey(seed);
        Desk desk = small_desk();
        const auto start = desk.session.document;
        for (int i = 0; i < 40; ++i) desk.give(monkey.edit(desk.session));
        const auto end = desk.session.document;
        const std::size_t edits = desk.session.undo.size();
        for (std::size_t i = 0; i < edits; ++i) desk.give(Undo{});
        EXPECT_EQ(desk.session.document, start) << seed;
        EXPECT_EQ(desk.session.unsaved_changes(), 0u);
        for (std::size_t i = 0; i < edits; ++i) desk.give(Redo{});
        EXPECT_EQ(desk.session.document, end) << seed;
    }
}

}  // namespace
}  // namespace friction::viewer
