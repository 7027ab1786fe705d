// What people write by mistake, and the sentence they get: found, expected, how to mend it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "friction/io/scenario_check.h"

namespace {

using friction::io::check_file;
using testing::HasSubstr;

struct Mistake {
    std::string text, said;
};

std::string said_of(const std::string& text) {
    return friction::io::to_text(check_file({"a.yaml", text}).diagnostics);
}

// One desk, one step; `step` and `rest` are added to it.
std::string desk(const std::string& step, const std::string& rest = {}) {
    return "friction: 1\ntitle: Desk\nteams: {desk: {}}\nstart: ask\nsteps:\n  ask: {by: desk, "
           "channel: phone, time: 5 min, " +
           step +
           "next: {more: 50%, done: rest}}\n  more: {by: desk, channel: phone, time: 1 min, "
           "next: done}\noutcomes: {done: resolved}\n" +
           rest;
}

TEST(Refused, InWordsThatMendTheMistake) {
    const std::vector<Mistake> table{
        {desk("fields: 1.5, "), "a whole number: it is a count"},
        {desk("documents: 0.5, "), "a whole number: it is a count"},
        {desk("promised: 5, "), "say of what: 5 min, 5 h or 5 days?"},
        {desk("", "parameters: {p: {value: 3 min, range: 1% .. 5%}}\n"),
         "is a share (0%..100%), and the value is a duration"},
        {desk("", "redesigns: {r: {changes: [{prevent: {step: more, share: 0%, to: done}}]}}\n"),
         "`prevent` with `share: 0%` changes nothing"},
        {desk("", "redesigns: {r: {changes: [{reroute: {from: ask, to: done, share: 0%}}]}}\n"),
         "`reroute` with `share: 0%` changes nothing"},
        {desk("",
              "redesigns: {r: {changes: [{remove: more}, {set: {step: more, time: 2 min}}]}}\n"),
         "step \"more\" has been removed by move 1 of redesign \"r\""},
        {"friction: 1\ntitle: Sum\nstart: a\nsteps:\n  a: {next: {b: 70.1%, c: 49.9%}}\noutcomes: "
         "{b: resolved, c: resolved}\n",
         "shares add up to 120%\n"},
    };
    for (const Mistake& row : table) EXPECT_THAT(said_of(row.text), HasSubstr(row.said));
}

}  // namespace
