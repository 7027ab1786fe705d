// Edit in the whole window, by keys and by its forms.

#include <gtest/gtest.h>

#include "app.h"
#include "driver.h"
#include "friction/viewer/model.h"
#include "friction/viewer/saving.h"
#include "viewer/support.h"

namespace friction::viewer {
namespace {

using testing_support::Driver;

class EditByKeys : public ::testing::Test {
protected:
    static Session opened() {
        Desk desk;
        desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
        desk.give(ChooseDesign{desk.design(0)});
        desk.give(ShowView{View::edit});
        const Session& s = desk.session;
        desk.give(ModelMade{make_model(s.input, s.file.good->draft, *s.document, {})});
        return desk.session;
    }
    [[nodiscard]] const Session& session() const { return app_.session(); }
    [[nodiscard]] const Design& design() const { return session().document->designs.at(0); }
    [[nodiscard]] std::vector<std::string> moves() const {
        std::vector<std::string> names;
        for (const MoveEntry& entry : design().moves)
            names.push_back(
                (entry.is_on ? "" : "off ") +
                std::visit([](const auto& m) { return std::string(m.name); }, entry.move));
        return names;
    }
    void give(Command command) {
        app_.give(std::move(command));
        screen_.frame();
    }
    void alt(KeyCode key) {
        ImGui::GetIO().KeyAlt = true;
        screen_.key(key);
        ImGui::GetIO().KeyAlt = false;
    }
    void pick(const std::string& words) {
        screen_.frame();
        screen_.type(words);
        screen_.key(KeyCode::enter);
        screen_.frame();
    }
    /// The form's button at the lower right: "Add", "Apply".
    void press_apply() {
        const float f = screen_.f;
        screen_.click(1600 - 4 * f, 900 - 1.9F * f - 1.8F * f);
    }

    std::vector<Effect> effects_;
    App app_{{.collect = [] { return std::vector<Command>{}; },
              .carry_out = [this](const Effect& effect) { effects_.push_back(effect); }},
             opened()};
    Driver screen_{[this](const Frame& frame) { static_cast<void>(app_.draw(frame)); },
                   {.width = 1600, .height = 900, .moves = false}};
};

using Names = std::vector<std::string>;

TEST_F(EditByKeys, AltArrowsReorderAndTheSelectionGoesAlong) {
    give(Select{SelectedMove{design().id, 1}});
    alt(KeyCode::down);
    EXPECT_EQ(moves(), (Names{"set", "reroute", "reassign", "set"}));
    EXPECT_EQ(session().selection, Selection(SelectedMove{design().id, 2}));
    alt(KeyCode::up);
    alt(KeyCode::up);
    EXPECT_EQ(moves(), (Names{"reassign", "set", "reroute", "set"}));
    alt(KeyCode::up);
    EXPECT_EQ(moves().front(), "reassign") << "it is the first already";
}

TEST_F(EditByKeys, XSwitchesOffAndOnAndDeleteRemoves) {
    give(Select{SelectedMove{design().id, 2}});
    screen_.key(letter('X'));
    EXPECT_EQ(moves(), (Names{"set", "reassign", "off reroute", "set"}));
    screen_.key(letter('X'));
    EXPECT_EQ(moves(), (Names{"set", "reassign", "reroute", "set"}));
    screen_.key(KeyCode::del);
    EXPECT_EQ(moves(), (Names{"set", "reassign", "set"}));
}

TEST_F(EditByKeys, UndoHasNoEnd) {
    give(Select{SelectedMove{design().id, 0}});
    for (int i = 0; i < 300; ++i) screen_.key(letter('X'));
    screen_.key(KeyCode::del);
    for (int i = 0; i < 301; ++i) screen_.key(letter('Z'), true);
    EXPECT_EQ(session().document, session().file.saved);
    for (int i = 0; i < 301; ++i) screen_.key(letter('Y'), true);
    EXPECT_EQ(moves(), (Names{"reassign", "reroute", "set"}));
    screen_.key(letter('Z'), true);
    screen_.key(letter('Z'), true, true);
    EXPECT_EQ(moves().size(), 3U);
}

TEST_F(EditByKeys, MOffersTheMovesForTheSelectedStep) {
    give(Select{SelectedStep{"follow_up_call"}});
    screen_.key(letter('M'));
    pick("reassign");
    // The form's second field: whoever does it from now on. Its list opens with a click.
    for (float y = 200; y < 420 && design().moves.size() == 4; y += 8) {
        screen_.click(1600 - 8 * screen_.f, y);
        screen_.frame();
        screen_.type("taking");
        screen_.key(KeyCode::enter);
        press_apply();  // where the list is still open, this closes it
        press_apply();
    }
    ASSERT_EQ(design().moves.size(), 5U);
    Reassign expected;
    expected.step = "follow_up_call";
    expected.to = "lot";
    EXPECT_EQ(design().moves.back().move, Move{expected});
}

TEST_F(EditByKeys, AMoveOfTheListIsChangedByItsForm) {
    give(Select{SelectedMove{design().id, 1}});  // reassign: send_request to the employee
    for (float y = 200; y < 420 && session().unsaved_changes() == 0; y += 8) {
        screen_.click(1600 - 8 * screen_.f, y);
        screen_.frame();
        screen_.type("Customer");
        screen_.key(KeyCode::enter);
        press_apply();  // where the list is still open, this closes it
        press_apply();
    }
    ASSERT_EQ(session().unsaved_changes(), 1U);
    EXPECT_EQ(std::get<Reassign>(design().moves[1].move).to, "customer");
    EXPECT_EQ(std::get<Reassign>(design().moves[1].move).given.keys, (Names{"time"}));
}

TEST_F(EditByKeys, MOpensTheMovesFromAnyView) {
    give(ShowView{View::blueprint});
    give(Select{SelectedStep{"follow_up_call"}});
    screen_.key(letter('M'));
    EXPECT_EQ(session().view, View::edit);
    EXPECT_EQ(session().overlay, Overlay::none) << "the catalogue has taken it";
    pick("remove");
    press_apply();
    ASSERT_EQ(design().moves.size(), 5U);
    EXPECT_EQ(design().moves.back().move, (Move{Remove{{"follow_up_call"}, {}}}));
}

TEST_F(EditByKeys, MOnTheBaselineBeginsARedesign) {
    give(ChooseDesign{baseline_id});
    give(Select{SelectedStep{"follow_up_call"}});
    const std::size_t before = session().document->designs.size();
    screen_.key(letter('M'));
    pick("remove");
    EXPECT_EQ(session().document->designs.size(), before) << "nothing yet";
    press_apply();
    ASSERT_EQ(session().document->designs.size(), before + 1);
    EXPECT_EQ(session().document->designs.back().moves.size(), 1U);
    EXPECT_EQ(session().chosen, session().document->designs.back().id);
}

TEST_F(EditByKeys, ControlSWritesTheAuthorsTextWithTheEditInIt) {
    give(Select{SelectedMove{design().id, 3}});
    screen_.key(KeyCode::del);
    screen_.key(letter('S'), true);
    const effect::WriteFile* written = nullptr;
    for (const Effect& effect : effects_)
        if (const auto* write = std::get_if<effect::WriteFile>(&effect)) written = write;
    ASSERT_NE(written, nullptr);
    std::string expected = scenario_text("toll-invoice.yaml");
    const std::string line = "      - set: {step: wait_for_reply, promised: 5 days}\n";
    expected.erase(expected.find(line), line.size());
    EXPECT_EQ(written->bytes, expected);
    EXPECT_TRUE(written->expected) << "what somebody else wrote meanwhile is not overwritten";
}

TEST_F(EditByKeys, F8GoesToTheMoveThatIsWrongFromAnyView) {
    Notify notify;
    notify.wait = "wait_for_reply";
    notify.channel = Channel::message;
    give(AddMove{session().document->designs[1].id, notify});
    const Session& s = session();
    give(ModelMade{make_model(s.input, s.file.good->draft, *s.document, {})});
    give(ShowView{View::blueprint});
    give(Select{NothingSelected{}});
    screen_.key(function_key(8));
    EXPECT_EQ(session().view, View::edit);
    EXPECT_EQ(session().chosen, session().document->designs[1].id);
    EXPECT_EQ(session().selection, Selection(SelectedMove{session().chosen, 3}));
}

}  // namespace
}  // namespace friction::viewer
