// What is said of other effort weights, from outside.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "program.h"
#include "support/stories.h"

namespace friction::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// A document of 2 to 9 EM in place of ten minutes held, of 10 to 25 EM. Whatever else has a range
// and was not varied is named beside the claim.
TEST(EffortWeights, AreNamedWhereTheyWereNotVaried) {
    const auto compared = [](const std::string& more, const std::string& set) {
        const Folder folder;
        const std::string effort =
            "effort:\n  weights: {document: {value: 5, range: 2 .. 9}}\n" + more;
        const std::string file =
            folder.file("a.yaml", testing_support::phone_or_paper(effort, set));
        return on_one_line(friction_with({"compare", file, "--details"}).out);
    };
    EXPECT_THAT(compared("", ""),
                AllOf(HasSubstr("With every effort weight in its range Paper costs"),
                      Not(HasSubstr("and so kept")), Not(HasSubstr("Kept as stated"))));
    EXPECT_THAT(compared("  tone: {robotic: {value: 1.2, range: 1 .. 1.3}}\n", ""),
                AllOf(HasSubstr("With every effort weight in its range (but for tone robotic) "
                                "Paper costs customers less effort"),
                      HasSubstr("Kept as stated, whatever the range: tone robotic at 1.2.")));
    const std::string contact =
        "      - set: {effort: weights, contact: {value: 10, range: 5 .. 15}}\n";
    EXPECT_THAT(compared("", contact),
                AllOf(HasSubstr("With every effort weight in its range (but for contact) Paper"),
                      HasSubstr("Set by a redesign, and so kept, whatever the range: contact."),
                      Not(HasSubstr("Stated without a range"))));
}

}  // namespace
}  // namespace friction::tests
