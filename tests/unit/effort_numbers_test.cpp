// Numbers under `effort` and their ranges: what is refused, where, and in whose name.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "friction/io/scenario_check.h"
#include "support/scenario_texts.h"

namespace friction::io {
namespace {

using testing::ElementsAreArray;
using testing::HasSubstr;
using testing::IsEmpty;

struct Refusal {
    std::string text;                 ///< a line below the outcomes, the tenth of the file
    std::vector<std::string> places;  ///< "10:40 F027"
    std::string said;                 ///< a part of the first message
};

Diagnostics found_in(const std::string& line) {
    return check_file(test::one_step(line)).diagnostics;
}

std::vector<std::string> places_of(const Diagnostics& diagnostics) {
    std::vector<std::string> places;
    for (const Diagnostic& d : diagnostics)
        places.push_back(std::to_string(d.position.line) + ':' + std::to_string(d.position.column) +
                         ' ' + d.problem.code);
    return places;
}

std::string said_in(const Diagnostics& diagnostics) {
    return diagnostics.empty() ? "" : to_text(diagnostics.front());
}

const std::vector<Refusal>& ranges_beyond_the_limits_of_their_value() {
    static const std::vector<Refusal> all{
        {"effort: {weights: {contact: {value: 20, range: -1000000000000000 .. 1000000000000000}}}",
         {"10:48 F027", "10:69 F027"},
         "the range begins at -1000000000000000, which is less than 0"},
        {"effort: {weights: {contact: {value: 20, range: 10 ..   10001}}}",
         {"10:56 F027"},
         "the range ends at 10001, which is more than 10000"},
        {"effort: {weights: {day_open: {value: 2, range: -5 .. 30}}}",
         {"10:48 F027"},
         "begin it no lower than the value may be"},
        {"effort: {weights: {day_cap: {value: 30, range: -10 .. 40}}}", {"10:48 F027"}, "-10"},
        {"effort: {tone: {robotic: {value: 1.2, range: 0 .. 11}}}",
         {"10:46 F027", "10:51 F027"},
         "less than 0.1"},
        {"effort: {threshold: {value: 30 EM, range: -5 EM .. 60 EM}}",
         {"10:43 F027"},
         "the range begins at -5 EM, which is less than 0 EM"},
        {"effort: {value_of_time: {value: 18 per hour, range: -1 per hour .. 100 per hour}}",
         {"10:53 F027"},
         "the range begins at -1 per hour, which is less than 0 per hour"},
        {"effort: {value_of_time: {value: 18 per hour, range: 0 per hour .. 100 per hour}}",
         {"10:53 F043"},
         "more than 0 per hour"},
        {"redesigns: {r: {changes: [set: {effort: weights, contact: {value: 2, range: -1 .. 3}}]}}",
         {"10:77 F027"},
         "less than 0"},
        {"redesigns: {r: {changes: [set: {effort: tone, robotic: {value: 2, range: 1 .. 30}}]}}",
         {"10:79 F027"},
         "end it no higher than the value may be"},
    };
    return all;
}

TEST(EffortNumbers, HaveNoRangeBeyondTheLimitsOfTheirValue) {
    for (const Refusal& refusal : ranges_beyond_the_limits_of_their_value()) {
        const Diagnostics found = found_in(refusal.text);
        EXPECT_THAT(places_of(found), ElementsAreArray(refusal.places)) << refusal.text;
        EXPECT_THAT(said_in(found), HasSubstr(refusal.said)) << refusal.text;
    }
}

TEST(EffortNumbers, MayHaveARangeUpToTheLimitsOfTheirValue) {
    for (const std::string line :
         {"effort: {weights: {contact: {value: 20, range: 0 .. 10000}}}",
          "effort: {tone: {robotic: {value: 1.2, range: 0.1 .. 10}}}",
          "effort: {threshold: {value: 30 EM, range: 0 EM .. 60 EM}}",
          "effort: {value_of_time: {value: 18 per hour, range: 1 per hour .. 100 per hour}}"})
        EXPECT_THAT(places_of(found_in(line)), IsEmpty()) << line;
}

// The number is what its author has to look at, not all of `effort` or of the redesign.
TEST(EffortNumbers, AreNamedThemselvesWhereAKeyIsWrong) {
    const std::vector<Refusal> all{
        {"effort: {weights: {contact: {range: 1 .. 2}}}",
         {"10:20 F021"},
         "\"contact\" has no \"value\""},
        {"effort: {weights: {contact: {value: 2, span: 1 .. 2}}}",
         {"10:40 F020"},
         "\"contact\" has no key \"span\""},
        {"effort: {threshold: {range: 1 EM .. 2 EM}}",
         {"10:10 F021"},
         "\"threshold\" has no \"value\""},
        {"redesigns: {r: {changes: [set: {effort: weights, contact: {range: 1 .. 2}}]}}",
         {"10:50 F021"},
         "\"contact\" has no \"value\""},
    };
    for (const Refusal& refusal : all) {
        const Diagnostics found = found_in(refusal.text);
        EXPECT_THAT(places_of(found), ElementsAreArray(refusal.places)) << refusal.text;
        EXPECT_THAT(said_in(found), HasSubstr(refusal.said)) << refusal.text;
    }
}

}  // namespace
}  // namespace friction::io
