// Edits in the author's own text: what they write, what they leave alone, what is refused.

#include "friction/io/scenario_editor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "friction/io/scenario_reader.h"

namespace friction::io {
namespace {

using friction::Dimension;
using friction::Quantity;
using friction::Result;

constexpr std::string_view head = "friction: 1\ntitle: One step\n";
constexpr std::string_view body =
    "start: ask\nsteps:\n  ask:\n    by: customer\n    next: done\noutcomes:\n  done: resolved\n";

std::string file_with(std::string_view parameters) {
    return std::string(head).append(parameters).append(body);
}

/// The text after one edit; the reason when it is refused.
std::string edited(const std::string& text, const ScenarioEdit& edit) {
    const auto made = edit_scenario({"test.yaml", text}, {&edit, 1});
    if (!made.ok()) return made.problems()[0].code + ' ' + made.problems()[0].found;
    EXPECT_EQ(with_edits(text, made.value().edits), made.value().text.bytes);
    return made.value().text.bytes;
}

Quantity percent(double value) { return {value / 100, Dimension::share}; }
Quantity hours(double value) { return {value * 3600, Dimension::duration}; }

TEST(ScenarioEditor, SetsAParameterAndNothingElse) {
    const std::string before = file_with(
        "parameters:   # what matters\n  useful:  {value: 60%,   range: 20% .. 95%}  # a guess\n");
    const std::string after = file_with(
        "parameters:   # what matters\n  useful:  {value: 72.5%,   range: 20% .. 95%}  # a "
        "guess\n");
    EXPECT_EQ(edited(before, SetParameter{"useful", percent(72.5)}), after);
}

// 36 hours are 1.5 days; 100 s are no short number of days, so they are written as a person would.
TEST(ScenarioEditor, KeepsTheUnitThatCanSayTheValue) {
    const std::string before = file_with("parameters: {pace: 2 days}\n");
    EXPECT_EQ(edited(before, SetParameter{"pace", hours(36)}),
              file_with("parameters: {pace: 1.5 days}\n"));
    EXPECT_EQ(edited(before, SetParameter{"pace", hours(100.0 / 3600)}),
              file_with("parameters: {pace: 100 s}\n"));
}

TEST(ScenarioEditor, KeepsQuotesLineEndingsAndByteOrderMark) {
    const auto file = [](const std::string& value) {
        std::string text = "\xEF\xBB\xBF";
        for (const char letter : file_with("parameters:\n  a: \"50%\"\n  b:\n    value: '" + value +
                                           "'\n    label: \xC3\xA4nd # x\n"))
            text += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
        return text;
    };
    EXPECT_EQ(edited(file("3 min"), SetParameter{"b", hours(0.2)}), file("12 min"));
}

TEST(ScenarioEditor, SaysWhatIsNotThere) {
    const std::string text = file_with("parameters: {useful: 60%}\n");
    EXPECT_EQ(edited(text, SetParameter{"usefull", percent(1)}),
              "F037 there is no parameter \"usefull\"");
    EXPECT_EQ(edited(text, SetParameter{"useful", hours(1)}), "F026 1 h is not a share (0%..100%)");
}

TEST(ScenarioEditor, RefusesAValueOutsideTheRange) {
    EXPECT_EQ(edited(file_with("parameters: {useful: {value: 60%, range: 20% .. 95%}}\n"),
                     SetParameter{"useful", percent(99)}),
              "F033 the range \"20% .. 95%\" does not hold the value 99%");
}

TEST(ScenarioEditor, RefusesToTouchAFileWithErrors) {
    EXPECT_EQ(edited(file_with("parameters: {useful: 60 %%}\n"), SetParameter{"useful", percent(1)})
                  .substr(0, 4),
              "F026");
}

}  // namespace
}  // namespace friction::io
