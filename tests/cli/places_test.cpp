// The column of a message is that of the wrong word, however the value is written.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.h"

namespace friction::tests {
namespace {

using testing::HasSubstr;

constexpr const char* sound_file = R"(friction: 1
title: Small
source: a test
parameters:
  talk: {value: 5 min, range: 1 min .. 10 min}
customers:
  segments: {some: {share: 50%}, others: {share: rest}}
teams:
  desk: {title: Desk}
facts:
  number: {tell: 20 s}
start: ask
steps:
  ask:
    by: desk
    channel: phone
    time: lognormal mean $talk cv 0.5
    needs: [number]
    next: {done: 50%, again: rest}
  again: {by: desk, channel: phone, time: 2 min, next: done}
outcomes:
  done: resolved
redesigns:
  right_away:
    changes:
      - reroute: {from: ask, to: done}
expect:
  - right_away.effort < baseline.effort
)";

/// "4:11" of the first `word` at or behind the first `near`.
std::string place_of(const std::string& text, const std::string& near, const std::string& word) {
    const std::size_t at = text.find(word, text.find(near));
    std::size_t line = 1, begin = 0;
    for (std::size_t end = 0; (end = text.find('\n', begin)) < at; begin = end + 1) ++line;
    return std::to_string(line) + ":" + std::to_string(at - begin + 1);
}

struct Misplaced {
    std::string of, written;  ///< what is replaced, and by what
    std::string near, word;   ///< the message points at this word behind `near`
    std::string said;
};

void expect_place(const Misplaced& slip) {
    std::string text = sound_file;
    text.replace(text.find(slip.of), slip.of.size(), slip.written);
    const Folder folder;
    const std::string file = folder.file("a.yaml", text);
    const Ran ran = friction_with({"check", file});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr(file + ":" + place_of(text, slip.near, slip.word) + ": error "));
    EXPECT_THAT(ran.err, HasSubstr(slip.said));
}

const std::string expected = "right_away.effort < baseline.effort";

TEST(Places, InAnExpectationAreThoseOfTheWord) {
    const std::vector<Misplaced> slips{
        {expected, "right_away.effrot < baseline.effort", "right_away.effrot", "effrot",
         "no metric"},
        {expected, "right_away.effort < baseline.efort", "< baseline", "efort", "no metric"},
        {expected, "right_away.effort.p91 < baseline.effort.p90", "effort.p91", ".p91",
         "no statistic"},
        {expected, "rigth_away.effort < baseline.effort", "- rigth", "rigth_away",
         "no alternative"},
        {expected, "right_away.effort < basline.effort", "< bas", "basline", "no alternative"},
        {expected, "right_away.effort for sum < baseline.effort for sum", "for sum", "sum",
         "no segment"},
        {expected, "baseline.visits(aks) < 3", "visits(", "aks", "no step"},
        {expected, "baseline.effort < 3 min", "- baseline", "effort <", "cannot be compared"},
        {expected, "rigth_away is a mirage", "- rigth", "rigth_away", "no redesign"},
    };
    for (const Misplaced& slip : slips) expect_place(slip);
}

TEST(Places, AreFoundInQuotedAndFoldedText) {
    const std::string single = "'right_away.effort < baseline.efort'",
                      doubled = "\"right_away.effort < baseline.efort\"",
                      folded = ">\n      right_away.effort\n      < baseline.efort",
                      plain = "right_away.effort\n      < baseline.efort";
    for (const std::string& written : {single, doubled, folded, plain})
        expect_place({expected, written, "baseline.efort", "efort", "no metric"});
}

// What is written with an escape is not what the bytes show: the message points at the item.
TEST(Places, ThatTheBytesDoNotShowAreThoseOfTheItem) {
    expect_place({expected, "\"right_away.effort < baseline.ef\\u006frt_\"", "- \"", "\"",
                  "no metric \"efort_\""});
}

TEST(Places, InsideAValueAreThoseOfTheWord) {
    const std::vector<Misplaced> slips{
        {"again: rest}", "agian: rest}", "next: {done: 50%", "agian", "no step or outcome"},
        {"done: 50%", "done: $tlak", "next:", "tlak", "no parameter"},
        {"mean $talk", "mean $tlak", "lognormal", "tlak", "no parameter"},
        {"mean $talk", "mean 5 mni", "lognormal", "mni", "5 mni"},
        {"lognormal mean $talk cv 0.5", "'lognormal mean 5 mni cv 0.5'", "time: ", "mni", "5 mni"},
        {"[number]", "[numbre]", "needs", "numbre", "no fact"},
        {"1 min .. 10 min", "1 min .. 10 mni", "range", "mni", "10 mni"},
        {"1 min .. 10 min", "'1 min .. 10 mni'", "range", "mni", "10 mni"},
        {"from: ask", "from: aks", "reroute", "aks", "no step"},
        {"to: done}", "to: doen}", "reroute", "doen", "no step or outcome"},
    };
    for (const Misplaced& slip : slips) expect_place(slip);
}

}  // namespace
}  // namespace friction::tests
