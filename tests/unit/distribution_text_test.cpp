#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "friction/distribution.h"

namespace friction {
namespace {

DistributionText form_of(const std::string& text, Dimension dimension = Dimension::duration) {
    const Parsed<DistributionText> result = parse_distribution(text, dimension);
    if (const auto* problem = std::get_if<TextProblem>(&result)) {
        ADD_FAILURE() << text << ": " << problem->found << "; " << problem->expected;
        return {"constant", {{"value", {{0, dimension}, {}}}}};
    }
    return std::get<DistributionText>(result);
}

struct Form {
    std::string text;
    std::string family;
    std::vector<std::pair<std::string, double>> arguments;
};

class GoodForms : public testing::TestWithParam<Form> {};

TEST_P(GoodForms, AreReadAndPrintedBack) {
    const DistributionText text = form_of(GetParam().text);
    EXPECT_EQ(text.family, GetParam().family);
    ASSERT_EQ(text.arguments.size(), GetParam().arguments.size());
    for (std::size_t i = 0; i < text.arguments.size(); ++i) {
        EXPECT_EQ(text.arguments[i].label, GetParam().arguments[i].first);
        EXPECT_DOUBLE_EQ(text.arguments[i].value.literal.value, GetParam().arguments[i].second);
    }
    EXPECT_EQ(form_of(to_text(text)), text) << to_text(text);
}

// Every form under "Distributions" in docs/scenario-format.md; minutes are 60 s.
INSTANTIATE_TEST_SUITE_P(
    OfTheLanguage, GoodForms,
    testing::Values(
        Form{"4 min", "constant", {{"value", 240}}},
        Form{"uniform 2 .. 5 min", "uniform", {{"low", 120}, {"high", 300}}},
        Form{"uniform 30 s .. 5 min", "uniform", {{"low", 30}, {"high", 300}}},
        Form{"uniform 2..5 min", "uniform", {{"low", 120}, {"high", 300}}},
        Form{"  uniform   0 ..\t1 day ", "uniform", {{"low", 0}, {"high", 86'400}}},
        Form{"triangular 1 .. 2 .. 5 min",
             "triangular",
             {{"low", 60}, {"mode", 120}, {"high", 300}}},
        Form{"exponential mean 3 min", "exponential", {{"mean", 180}}},
        Form{"erlang mean 10 min shape 3", "erlang", {{"mean", 600}, {"shape", 3}}},
        Form{"gamma mean 10 min cv 0.5", "gamma", {{"mean", 600}, {"cv", 0.5}}},
        Form{"gamma mean 10 min sd 5 min", "gamma", {{"mean", 600}, {"sd", 300}}},
        Form{"gamma mean 10 min shape 2.5", "gamma", {{"mean", 600}, {"shape", 2.5}}},
        Form{"lognormal mean 4 min cv 0.6", "lognormal", {{"mean", 240}, {"cv", 0.6}}},
        Form{"lognormal mean 4 min sd 2 min", "lognormal", {{"mean", 240}, {"sd", 120}}},
        Form{"lognormal median 3 min p90 12 min", "lognormal", {{"median", 180}, {"p90", 720}}},
        Form{"lognormal cv 0.6 mean 4 min", "lognormal", {{"mean", 240}, {"cv", 0.6}}},
        Form{"normal mean 5 min sd 1 min", "normal", {{"mean", 300}, {"sd", 60}}},
        Form{"weibull mean 5 min shape 1.5", "weibull", {{"mean", 300}, {"shape", 1.5}}},
        Form{"beta 1 .. 10 min alpha 2 beta 3",
             "beta",
             {{"low", 60}, {"high", 600}, {"alpha", 2}, {"beta", 3}}}));

TEST(DistributionText, TakesParametersAnywhere) {
    for (const char* text :
         {"$check_time", "lognormal mean $reply_time cv 1", "lognormal mean 2 days cv $spread",
          "uniform $low .. 5 min", "uniform 1 min .. $high", "triangular $a .. $b .. $c",
          "beta $a .. 10 min alpha $b beta $c"}) {
        const DistributionText read = form_of(text);
        EXPECT_EQ(to_text(read), text);
        EXPECT_EQ(form_of(to_text(read)), read);
    }
}

TEST(DistributionText, KnowsOtherDimensions) {
    EXPECT_EQ(form_of("lognormal mean 150 EM cv 0.5", Dimension::effort).arguments[0].value.literal,
              (Quantity{150, Dimension::effort}));
    EXPECT_EQ(form_of("lognormal mean 80 cv 1", Dimension::number).arguments[0].value.literal,
              (Quantity{80, Dimension::number}));
    EXPECT_EQ(form_of("uniform 5 .. 10%", Dimension::share).arguments[0].value.literal,
              (Quantity{0.05, Dimension::share}));
    EXPECT_EQ(to_text(form_of("uniform 5 .. 10%", Dimension::share)), "uniform 5 .. 10%");
}

TEST(DistributionText, WritesTheUnitOfARangeOnce) {
    EXPECT_EQ(to_text(form_of("triangular 1 min .. 2 min .. 5 min")), "triangular 1 .. 2 .. 5 min");
    EXPECT_EQ(to_text(form_of("uniform 90 s .. 4 min")), "uniform 90 s .. 4 min");
}

struct BadForm {
    std::string text;
    std::string found;
    std::string hint;
};

class BadForms : public testing::TestWithParam<BadForm> {};

TEST_P(BadForms, AreRefusedInWordsThatHelp) {
    const auto result = parse_distribution(GetParam().text, Dimension::duration);
    const auto* problem = std::get_if<TextProblem>(&result);
    ASSERT_NE(problem, nullptr) << GetParam().text;
    EXPECT_EQ(problem->found, GetParam().found);
    EXPECT_EQ(problem->hint, GetParam().hint);
    EXPECT_FALSE(problem->expected.empty());
    EXPECT_LE(problem->offset, GetParam().text.size());
}

const std::string example_of_lognormal = "for example \"lognormal mean 4 min cv 0.6\"";
const std::string example_of_uniform = "for example \"uniform 2 .. 5 min\"";

INSTANTIATE_TEST_SUITE_P(
    Texts, BadForms,
    testing::Values(
        BadForm{"", "there is no value", "for example \"lognormal mean 4 min cv 0.6\""},
        BadForm{"4", "\"4\" has no unit", "say of what: 4 min, 4 h or 4 days?"},
        BadForm{"4 mins", "\"4 mins\" is not a duration", "did you mean \"4 min\"?"},
        BadForm{"lognorml mean 4 min cv 1", "\"lognorml mean 4 min cv 1\" is not a distribution",
                "did you mean \"lognormal mean 4 min cv 1\"?"},
        BadForm{"Lognormal mean 4 min cv 1", "\"Lognormal mean 4 min cv 1\" is not a distribution",
                "did you mean \"lognormal mean 4 min cv 1\"?"},
        BadForm{"pareto mean 4 min", "\"pareto\" is not a distribution",
                "for example \"lognormal mean 4 min cv 0.6\""},
        BadForm{"constant 4 min", "\"constant 4 min\" is not a distribution",
                "did you mean \"4 min\"?"},
        BadForm{"lognormal(mean 4 min, cv 0.6)", "\"lognormal(mean 4 min, cv 0.6)\" has brackets",
                "did you mean \"lognormal mean 4 min cv 0.6\"?"},
        BadForm{"lognormal mean 4 min, cv 0.6", "\"lognormal mean 4 min, cv 0.6\" holds a comma",
                "did you mean \"lognormal mean 4 min cv 0.6\"?"},
        BadForm{"lognormal", "\"lognormal\" is not a complete lognormal", example_of_lognormal},
        BadForm{"lognormal mean 4 min", "\"lognormal mean 4 min\" is not a complete lognormal",
                example_of_lognormal},
        BadForm{"lognormal mean 4 min p90 9 min",
                "\"lognormal mean 4 min p90 9 min\" is not a complete lognormal",
                example_of_lognormal},
        BadForm{"lognormal mean 4 min cv 1 sd 2 min",
                "\"lognormal mean 4 min cv 1 sd 2 min\" is not a complete lognormal",
                example_of_lognormal},
        BadForm{"lognormal mean 4 min cv", "there is no value after \"cv\"", example_of_lognormal},
        BadForm{"lognormal mean 4 min mean 5 min",
                "\"lognormal mean 4 min mean 5 min\" states mean twice", example_of_lognormal},
        BadForm{"lognormal mean 4 min shape 1", "lognormal has no \"shape\"", example_of_lognormal},
        BadForm{"lognormal maen 4 min cv 1", "lognormal has no \"maen\"",
                "did you mean \"mean\"? for example \"lognormal mean 4 min cv 0.6\""},
        BadForm{"lognormal mean 4 min cvv 1", "lognormal has no \"cvv\"",
                "did you mean \"cv\"? for example \"lognormal mean 4 min cv 0.6\""},
        BadForm{"lognormal 4 min 1", "\"4\" in \"lognormal 4 min 1\" has no label before it",
                example_of_lognormal},
        BadForm{"lognormal mean 4 dyas cv 1", "\"4 dyas\" is not a duration",
                "did you mean \"4 days\"?"},
        BadForm{"lognormal mean 4 cv 1", "\"4\" has no unit", "say of what: 4 min, 4 h or 4 days?"},
        BadForm{"lognormal mean 4 min cv 60%", "\"60%\" is a share (0%..100%), not a number",
                "did you mean \"0.6\"?"},
        BadForm{"lognormal mean 5 EM cv 1", "\"5 EM\" is effort in EM, not a duration",
                "did you mean \"5 min\"?"},
        BadForm{"lognormal mean 2 months cv 1", "\"2 months\" is stated in months",
                "did you mean \"61 days\"?"},
        BadForm{"lognormal mean nan min cv 1", "\"nan min\" is not a duration", ""},
        BadForm{"lognormal mean 1e5 min cv 1", "\"1e5 min\" has an exponent",
                "did you mean \"100000 min\"?"},
        BadForm{"uniform 2 5 min", "\"uniform 2 5 min\" does not have the 2 values of a range",
                example_of_uniform},
        BadForm{"uniform 2 .. 5", "\"2\" has no unit", "say of what: 2 min, 2 h or 2 days?"},
        BadForm{"uniform 2 ..", "\"uniform 2 ..\" does not have the 2 values of a range",
                example_of_uniform},
        BadForm{"uniform .. 2 min", "\"uniform .. 2 min\" does not have the 2 values of a range",
                example_of_uniform},
        BadForm{"uniform", "\"uniform\" does not have the 2 values of a range", example_of_uniform},
        BadForm{"uniform 1 .. 2 .. 3 min",
                "\"uniform 1 .. 2 .. 3 min\" does not have the 2 values of a range",
                example_of_uniform},
        BadForm{"uniform 2 .. 5 min cv 1", "uniform has no \"cv\"", example_of_uniform},
        BadForm{"triangular 1 .. 5 min",
                "\"triangular 1 .. 5 min\" does not have the 3 values of a range",
                "for example \"triangular 1 .. 2 .. 5 min\""},
        BadForm{"exponential 3 min", "\"3\" in \"exponential 3 min\" has no label before it",
                "for example \"exponential mean 3 min\""},
        BadForm{"beta 1 .. 10 min alpha 2", "\"beta 1 .. 10 min alpha 2\" is not a complete beta",
                "for example \"beta 1 .. 10 min alpha 2 beta 3\""},
        BadForm{"exponential mean $Mean", "\"$Mean\" does not name a parameter",
                "did you mean \"$mean\"?"}));

TEST(DistributionText, TellsWhatASlipWasMeantToBe) {
    const std::vector<std::pair<std::string, std::string>> slips{
        {"5-10 min", "uniform 5 .. 10 min"},
        {"5 to 10 min", "uniform 5 .. 10 min"},
        {"between 5 and 10 min", "uniform 5 .. 10 min"},
        {"5 .. 10 min", "uniform 5 .. 10 min"},
        {"uniform 5 - 10 min", "uniform 5 .. 10 min"},
        {"10 ± 2 min", "normal mean 10 min sd 2 min"},
        {"mean 4 min cv 0.6", "lognormal mean 4 min cv 0.6"},
        {"mean 4 min sd 1 min", "lognormal mean 4 min sd 1 min"},
        {"mean 4 min", "exponential mean 4 min"},
        {"about 4 min", "4 min"},
        {"1,5 h", "1.5 h"},
        {"Normal(mean 5 min, sd 1 min)", "normal mean 5 min sd 1 min"}};
    for (const auto& [text, meant] : slips) {
        const auto result = parse_distribution(text, Dimension::duration);
        ASSERT_TRUE(std::holds_alternative<TextProblem>(result)) << text;
        EXPECT_EQ(std::get<TextProblem>(result).hint, "did you mean \"" + meant + "\"?") << text;
    }
}

// Where no family is near, every form is listed, with an example in the unit that is needed.
TEST(DistributionText, ListsTheFormsOfAllFamilies) {
    const auto result = parse_distribution("poisson mean 3 EM", Dimension::effort);
    const auto& problem = std::get<TextProblem>(result);
    for (const FamilyHelp& family : families()) {
        if (family.name == "constant") continue;
        EXPECT_NE(problem.expected.find(family.forms.front()), std::string::npos) << family.name;
    }
    EXPECT_EQ(problem.hint, "for example \"lognormal mean 4 EM cv 0.6\"");
}

TEST(DistributionText, IsQuickAndBriefAboutHugeTexts) {
    for (const std::string& part : {std::string("mean "), std::string("1 .. "), std::string("x"),
                                    std::string("(,"), std::string(" ")}) {
        std::string text = "lognormal ";
        while (text.size() < 2'000'000) text += part;
        const auto result = parse_distribution(text, Dimension::duration);
        const auto& problem = std::get<TextProblem>(result);
        EXPECT_LT(problem.found.size() + problem.expected.size() + problem.hint.size(), 500u);
    }
}

}  // namespace
}  // namespace friction
