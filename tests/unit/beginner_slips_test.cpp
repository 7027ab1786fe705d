// What people write who come from other tools: one slip in a sound file gives one message, at the
// right place, that says how to mend it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "friction/io/scenario_check.h"
#include "support/scenario_texts.h"

namespace friction::io {
namespace {

using testing::HasSubstr;

const std::string right = test::question_about_an_order(R"(currency: EUR
customers: {per_year: 100, patience: lognormal mean 60 EM cv 0.5}
)",
                                                        "wait", {});

struct BeginnerSlip {
    std::string of, written;
    std::string message;  ///< "9:8: error F040", the place and the code
    std::string hint;     ///< a part of what is said on how to mend it
};

/// A list where a value is needed, a value where a list is, and the like.
const std::vector<BeginnerSlip>& slips_of_shape() {
    static const std::vector<BeginnerSlip> all{
        {"needs: [order]", "needs: order, order", "15:12: error F024", "\"[order, order]\"?"},
        {"needs: [order]", "needs: {order: yes}", "15:12: error F023", "write [order]"},
        {"needs: [order]", "needs: {order}", "15:13: error F009", "[a, b]"},
        {"needs: [order]", "to: office, back", "15:9: error F024", "one name stands here"},
        {"by: office", "by: [office, customer]", "12:9: error F023", "one value stands here"},
        {"by: office", "by: [office]", "12:9: error F023", "brackets: office"},
        {"facts:\n  order: {tell: 30 s}", "facts: order", "7:8: error F023",
         "\"facts: {order: {tell: 30 s}}\""},
        {"facts:\n  order: {tell: 30 s}", "facts: [order]", "7:8: error F023",
         "\"facts: {order: {tell: 30 s}}\""},
        {"facts:\n  order: {tell: 30 s}", "facts:\n  - order: {tell: 30 s}", "7:1: error F023",
         "leave out the dashes"},
        {"office: {cost: 30 per hour}", "office: 30 per hour", "6:11: error F023",
         "\"office: {cost: 30 per hour}\""},
        {"outcomes: {done: resolved, quit: gave_up}", "outcomes: [done, quit]", "21:11: error F023",
         "outcomes: {solved: resolved"},
        {"next: {done: 80%, wait: rest}", "next: [done, wait]", "16:11: error F032",
         "{done: 50%, wait: rest}"},
        {"next: {done: 80%, wait: rest}", "next: done, wait", "16:11: error F024",
         "{done: 50%, wait: rest}"},
        {"next: {done: 80%, wait: rest}", "next: done 80%, wait rest", "16:11: error F024",
         "\"{done: 80%, wait: rest}\"?"},
        {"next: {done: 80%, wait: rest}", "next:\n      - done: 80%\n      - wait: rest",
         "16:5: error F032", "leave out the dashes"},
        {"next: {done: 80%, wait: rest}", "next: {done 80%, wait: rest}", "16:12: error F009",
         "\"done: 80%\"?"},
        {"start: call", "start: [call]", "9:8: error F032", "leave out the brackets: call"},
        {"customers: {per_year: 100, patience: lognormal mean 60 EM cv 0.5}", "customers: 100",
         "4:12: error F023", "customers: {per_year: 10000}"},
    };
    return all;
}

/// Words and names.
const std::vector<BeginnerSlip>& slips_of_words() {
    static const std::vector<BeginnerSlip> all{
        {"start: call", "start: yes", "9:8: error F024", "name a step"},
        {"start: call", "start: ok", "9:8: error F040", "or add \"ok\" under steps or outcomes"},
        {"start: call", "start: Call", "9:8: error F024", "\"call\"?"},
        {"start: call", "start:", "9:1: error F009", "\"start: NAME of the first step\""},
        {"by: office", "by: custmer", "12:9: error F045", "\"customer\"?"},
        {"by: office", "by: Office", "12:9: error F024", "\"office\"?"},
        {"by: office", "by: back", "12:9: error F045", "or add \"back\" under teams"},
        {"by: office", "by: Büro", "12:9: error F024", "\"buero\"?"},
        {"channel: phone", "channel: telephone", "14:14: error F029", "\"phone\"?"},
        {"channel: phone", "channel: store", "14:14: error F029", "\"in_person\"?"},
        {"channel: phone", "channel: phone, email", "14:14: error F029", "without a comma"},
        {"next: done\n", "goto: done\n", "20:5: error F020", "\"next\"?"},
        {"next: {done: 80%, wait: rest}",
         "next:\n      - {if: effort > 60 EM, next: wait}\n      - else: done", "17:10: error F020",
         "\"when\"?"},
        {"next: {done: 80%, wait: rest}",
         "next:\n      - {when: effort > 60 EM, next: wait}\n      - otherwise: done",
         "18:9: error F020", "\"else\"?"},
        {"wait: 2 days\n    owner: company\n",
         "wait: 2 to 3 days\n    owner: company\n    after: {time: 5 days, next: quit}\n",
         "18:13: error F028", "\"uniform 2 .. 3 days\"?"},
        {"title: A question", "parameters: {p: {value: 5, range: 3-8}}\ntitle: A question",
         "2:35: error F033", "\"3 .. 8\"?"},
        {"done: 80%", "done: most", "16:18: error F026", "$most"},
        {"next: done\n", "nxet: done\n", "20:5: error F020", "\"next\"?"},
        {"    next: done\n", "", "17:3: error F021", "\"next: NAME of a step or an outcome\""},
        {"title: A question about an order\n", "", "1:1: error F021", "title: what the process"},
        {"{done: resolved,", "{done: solved,", "21:18: error F029", "\"resolved\"?"},
        {"time: 4 min", "time: $handling", "13:12: error F041", "add \"handling\" there"},
        {"cost: 30 per hour", "cost: 1,000 per hour", "6:18: error F009", "\"1000 per hour\"?"},
        {"done: 80%", "done: 80,5%", "16:18: error F009", "\"80.5%\"?"},
        {"patience: lognormal mean 60 EM cv 0.5", "patience: lognormal(mean 60 EM, cv 0.5)",
         "4:38: error F009", "a value without a comma"},
    };
    return all;
}

void expect_one_message(const BeginnerSlip& slip) {
    std::string text = right;
    const std::size_t at = text.find(slip.of);
    ASSERT_NE(at, std::string::npos) << slip.of;
    text.replace(at, slip.of.size(), slip.written);
    const Diagnostics found = check_file({"a.yaml", text}).diagnostics;
    const std::string said = to_text(found);
    EXPECT_EQ(found.size(), 1U) << slip.written << '\n' << said;
    EXPECT_THAT(said, HasSubstr("a.yaml:" + slip.message)) << slip.written;
    EXPECT_THAT(said, HasSubstr(slip.hint)) << slip.written;
}

TEST(BeginnerSlips, TheFileWithoutThemIsSound) {
    EXPECT_EQ(to_text(check_file({"a.yaml", right}).diagnostics), "");
}

TEST(BeginnerSlips, AFileWithoutContentHasALine) {
    EXPECT_THAT(to_text(check_file({"a.yaml", ""}).diagnostics),
                HasSubstr("a.yaml:1:1: error F012"));
    EXPECT_THAT(to_text(check_file({"a.yaml", "# later\n"}).diagnostics),
                HasSubstr("nothing but comments"));
    EXPECT_THAT(to_text(check_file({"a.yaml", "\n  \r\n\n"}).diagnostics),
                HasSubstr("nothing but blank lines"));
}

// The library takes a bracket behind another for the begin of a key.
TEST(BeginnerSlips, BracketsBehindBracketsAreNotClosedEither) {
    const auto said = [](const std::string& text) {
        return to_text(check_file({"a.yaml", text}).diagnostics);
    };
    EXPECT_THAT(said("a: ["), HasSubstr("1:4: error F002: the bracket `[` is not closed"));
    EXPECT_THAT(said("a: [[1"), HasSubstr("1:5: error F002: the bracket `[` is not closed"));
    EXPECT_THAT(said("[["), HasSubstr("1:2: error F002: the bracket `[` is not closed"));
    EXPECT_THAT(said("a: {{"), HasSubstr("1:5: error F002: the brace `{` is not closed"));
    EXPECT_THAT(said(std::string(200, '[')),
                HasSubstr("1:200: error F002: the bracket `[` is not closed"));
    EXPECT_THAT(said("a: {[b]: c}"), HasSubstr("a map or list stands in the place of a key"));
}

TEST(BeginnerSlips, LineEndsOfOldMacsAreNamed) {
    std::string text = right;
    std::ranges::replace(text, '\n', '\r');
    EXPECT_THAT(to_text(check_file({"a.yaml", text}).diagnostics),
                HasSubstr("error F001: lines end in a carriage return alone"));
}

TEST(BeginnerSlips, OfShapeGetOneMessageEach) {
    for (const BeginnerSlip& slip : slips_of_shape()) expect_one_message(slip);
}

TEST(BeginnerSlips, OfWordsGetOneMessageEach) {
    for (const BeginnerSlip& slip : slips_of_words()) expect_one_message(slip);
}

}  // namespace
}  // namespace friction::io
