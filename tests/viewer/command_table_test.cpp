#include "friction/viewer/command_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "support.h"

namespace friction::viewer {
namespace {

TEST(CommandTable, EveryRowHasANameOfItsOwnAndSaysWhatItDoes) {
    std::set<std::string_view> names;
    for (const CommandRow& row : command_table()) {
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
        EXPECT_FALSE(row.title.empty()) << row.name;
        EXPECT_FALSE(row.help.empty()) << row.name;
        EXPECT_FALSE(row.help.ends_with('.')) << row.name;
        EXPECT_NE(row.is_enabled, nullptr) << row.name;
        EXPECT_EQ(find_command(row.name), &row);
    }
    EXPECT_EQ(find_command("fly"), nullptr);
}

// A row that cannot be carried out has at least a key to be listed for.
TEST(CommandTable, TheWindowsOwnRowsHaveKeys) {
    for (const CommandRow& row : command_table())
        if (row.make == nullptr) {
            EXPECT_NE(row.keys[0].key, Key::none) << row.name;
        }
}

TEST(CommandTable, WritesKeysAsPeopleReadThem) {
    EXPECT_EQ(to_text(Chord{.key = Key::s, .ctrl = true, .shift = true}), "Ctrl Shift S");
    EXPECT_EQ(to_text(Chord{.key = Key::up, .alt = true}), "Alt Up");
    EXPECT_EQ(to_text(Chord{.key = Key::f11}), "F11");
    EXPECT_EQ(to_text(Chord{.key = Key::left_bracket}), "[");
    EXPECT_EQ(to_text(Chord{.key = Key::digit_0}), "0");
    EXPECT_EQ(to_text(Chord{.key = Key::full_stop}), ".");
    EXPECT_EQ(to_text(Chord{.key = Key::question}), "?");
}

TEST(CommandTable, LettersBelongToATextFieldThatHasTheFocus) {
    const Desk desk = small_desk();
    const Chord letter{.key = Key::h};
    Session with_results = desk.session;
    with_results.run.results = std::make_shared<const Results>();
    EXPECT_TRUE(command_for(with_results, letter, false).has_value());
    EXPECT_FALSE(command_for(with_results, letter, true).has_value());
    EXPECT_TRUE(command_for(with_results, {.key = Key::k, .ctrl = true}, true).has_value());
}

TEST(CommandTable, DigitsAreStationsWhilePresentingAndViewsElse) {
    Desk desk = small_desk();
    const Chord two{.key = Key::digit_2};
    EXPECT_EQ(command_for(desk.session, two, false).value().as<ShowView>()->view, View::compare);
    desk.give(ShowView{View::present});
    EXPECT_EQ(command_for(desk.session, two, false).value().as<ShowStation>()->station, 2);
}

TEST(CommandTable, NothingIsEnabledThatCouldNotBeDone) {
    const Session empty;
    for (const CommandRow& row : command_table()) {
        if (row.make == nullptr || !row.is_enabled(empty)) continue;
        (void)update(empty, row.make(empty));
    }
    EXPECT_FALSE(find_command("undo")->is_enabled(empty));
    EXPECT_FALSE(find_command("save")->is_enabled(empty));
}

TEST(CommandTable, TheBaselineShowsAsLongAsTheKeyIsHeld) {
    Desk desk = small_desk();
    const Chord b{.key = Key::b};
    EXPECT_FALSE(command_for(desk.session, b, false).has_value()) << "it is on screen already";
    desk.give(ChooseDesign{desk.design(0)});
    desk.give(command_for(desk.session, b, false).value());
    EXPECT_EQ(desk.session.shown(), baseline_id);
    desk.give(command_on_release(desk.session, b).value());
    EXPECT_EQ(desk.session.shown(), desk.design(0));
}

}  // namespace
}  // namespace friction::viewer
