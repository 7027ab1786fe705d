#include "friction/quantity.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "friction/random.h"

namespace friction {
namespace {

struct Reading {
    std::string text;
    double value;
    Dimension dimension;
};

class GoodQuantities : public testing::TestWithParam<Reading> {};

TEST_P(GoodQuantities, AreReadInBaseUnits) {
    const Parsed<Quantity> parsed = parse_quantity(GetParam().text);
    const auto* quantity = std::get_if<Quantity>(&parsed);
    ASSERT_NE(quantity, nullptr) << GetParam().text << ": " << std::get<TextProblem>(parsed).found;
    EXPECT_DOUBLE_EQ(quantity->value, GetParam().value) << GetParam().text;
    EXPECT_EQ(quantity->dimension, GetParam().dimension) << GetParam().text;
}

// The values of the table of types in docs/scenario-format.md; a day is 86,400 s, a month 30.4375
// days.
INSTANTIATE_TEST_SUITE_P(
    EveryUnit, GoodQuantities,
    testing::Values(
        Reading{"400", 400, Dimension::number}, Reading{"0.5", 0.5, Dimension::number},
        Reading{"-3", -3, Dimension::number}, Reading{"0", 0, Dimension::number},
        Reading{"  7 ", 7, Dimension::number}, Reading{"5%", 0.05, Dimension::share},
        Reading{"0%", 0, Dimension::share}, Reading{"100%", 1, Dimension::share},
        Reading{"12.5 %", 0.125, Dimension::share}, Reading{"90 s", 90, Dimension::duration},
        Reading{"4 min", 240, Dimension::duration}, Reading{"4min", 240, Dimension::duration},
        Reading{"2 h", 7'200, Dimension::duration}, Reading{"1 hour", 3'600, Dimension::duration},
        Reading{"2 hours", 7'200, Dimension::duration},
        Reading{"1 day", 86'400, Dimension::duration},
        Reading{"2 days", 172'800, Dimension::duration},
        Reading{"0.5 days", 43'200, Dimension::duration},
        Reading{"1 week", 604'800, Dimension::duration},
        Reading{"3 weeks", 1'814'400, Dimension::duration}, Reading{"30 EM", 30, Dimension::effort},
        Reading{"28 per hour", 28.0 / 3'600, Dimension::rate},
        Reading{"2 per  day", 2.0 / 86'400, Dimension::rate},
        Reading{"1 per week", 1.0 / 604'800, Dimension::rate},
        Reading{"3 per month", 3 / (30.4375 * 86'400), Dimension::rate},
        Reading{"5 per year", 5 / (365.25 * 86'400), Dimension::rate},
        Reading{"6% per month", 0.06 / (30.4375 * 86'400), Dimension::rate}));

TEST(ParseQuantity, TakesMonthsOnlyWhereTheyAreAllowed) {
    const auto allowed = parse_quantity("24 months", Months::allowed);
    ASSERT_TRUE(std::holds_alternative<Quantity>(allowed));
    EXPECT_EQ(std::get<Quantity>(allowed), (Quantity{24 * 30.4375 * 86'400, Dimension::duration}));
    const auto refused = parse_quantity("24 months");
    ASSERT_TRUE(std::holds_alternative<TextProblem>(refused));
    EXPECT_EQ(std::get<TextProblem>(refused).found, "\"24 months\" is stated in months");
}

TEST(ParseQuantity, ReadsAZeroWithoutASign) {
    EXPECT_FALSE(std::signbit(std::get<Quantity>(parse_quantity("-0")).value));
}

struct Refusal {
    std::string text;
    std::string found;
    std::string hint;
};

class BadQuantities : public testing::TestWithParam<Refusal> {};

TEST_P(BadQuantities, AreRefusedInWordsThatHelp) {
    const Parsed<Quantity> parsed = parse_quantity(GetParam().text);
    const auto* problem = std::get_if<TextProblem>(&parsed);
    ASSERT_NE(problem, nullptr) << GetParam().text;
    EXPECT_EQ(problem->found, GetParam().found);
    EXPECT_EQ(problem->hint, GetParam().hint);
    EXPECT_FALSE(problem->expected.empty());
    EXPECT_LE(problem->offset, GetParam().text.size());
}

INSTANTIATE_TEST_SUITE_P(
    Texts, BadQuantities,
    testing::Values(
        Refusal{"", "there is no value", ""}, Refusal{"   ", "there is no value", ""},
        Refusal{"soon", "\"soon\" does not begin with a number", ""},
        Refusal{"nan", "\"nan\" does not begin with a number", ""},
        Refusal{"inf", "\"inf\" does not begin with a number", ""},
        Refusal{"-inf", "\"-inf\" does not begin with a number", ""},
        Refusal{"+5", "\"+5\" does not begin with a number", "leave out the +"},
        Refusal{"--5", "\"--5\" does not begin with a number", ""},
        Refusal{".5", "\".5\" does not begin with a number", "did you mean \"0.5\"?"},
        Refusal{"5.", "\"5.\" has a point without digits on both sides", "did you mean \"5\"?"},
        Refusal{"1.2.3", "\"1.2.3\" has a point without digits on both sides", ""},
        Refusal{"1,000", "\"1,000\" holds a \",\"", "did you mean \"1000\"?"},
        Refusal{"1'000", "\"1'000\" holds a \"'\"", "did you mean \"1000\"?"},
        Refusal{"1_000", "\"1_000\" holds a \"_\"", "did you mean \"1000\"?"},
        Refusal{"1e5", "\"1e5\" has an exponent", "did you mean \"100000\"?"},
        Refusal{"1E-5 min", "\"1E-5 min\" has an exponent", "did you mean \"0.00001 min\"?"},
        Refusal{"1e308", "\"1e308\" has an exponent", ""},
        Refusal{"0x10", "\"0x10\" ends in \"x10\", which is no unit", ""},
        Refusal{"2 dyas", "\"2 dyas\" ends in \"dyas\", which is no unit",
                "did you mean \"2 days\"?"},
        Refusal{"2 minuts", "\"2 minuts\" ends in \"minuts\", which is no unit",
                "did you mean \"2 min\"?"},
        Refusal{"2 minutes", "\"2 minutes\" ends in \"minutes\", which is no unit",
                "did you mean \"2 min\"?"},
        Refusal{"2 m", "\"2 m\" ends in \"m\", which is no unit", "did you mean \"2 min\"?"},
        Refusal{"30 em", "\"30 em\" ends in \"em\", which is no unit", "did you mean \"30 EM\"?"},
        Refusal{"5 percent", "\"5 percent\" ends in \"percent\", which is no unit",
                "did you mean \"5%\"?"},
        Refusal{"28 per huor", "\"28 per huor\" ends in \"per huor\", which is no unit",
                "did you mean \"28 per hour\"?"},
        Refusal{"28 / h", "\"28 / h\" ends in \"/ h\", which is no unit",
                "did you mean \"28 per hour\"?"},
        Refusal{"4 min 30 s", "\"4 min 30 s\" ends in \"min 30 s\", which is no unit",
                "did you mean \"4.5 min\"?"},
        Refusal{"6% per min", "\"6% per min\" ends in \"% per min\", which is no unit", ""},
        Refusal{"101%", "\"101%\" is not between 0% and 100%", ""},
        Refusal{"-1%", "\"-1%\" is not between 0% and 100%", ""},
        Refusal{"1000000000000001", "\"1000000000000001\" is too large", ""},
        Refusal{"1000000.1 days", "\"1000000.1 days\" is longer than 1,000,000 days", ""},
        Refusal{"$time", "\"$time\" does not begin with a number",
                "a parameter cannot stand here"}));

TEST(ParseQuantity, IsQuickAndBriefAboutHugeTexts) {
    for (const char letter : {'9', ' ', 'x', '.', '\n'}) {
        const std::string text = "1" + std::string(4'000'000, letter);
        const auto parsed = parse_quantity(text);
        if (letter == ' ' || letter == '\n') {
            EXPECT_TRUE(std::holds_alternative<Quantity>(parsed));
        } else {
            const auto& problem = std::get<TextProblem>(parsed);
            EXPECT_LT(problem.found.size() + problem.expected.size() + problem.hint.size(), 400u);
        }
    }
}

TEST(ParseQuantity, SaysWhereTheUnitWouldBe) {
    EXPECT_EQ(std::get<TextProblem>(parse_quantity("  12 dyas")).offset, 5u);
}

TEST(ParseValue, TakesParametersAndTheDimensionExpected) {
    const auto parameter = parse_value("$reply_time", Dimension::duration);
    ASSERT_TRUE(std::holds_alternative<Value>(parameter));
    EXPECT_TRUE(std::get<Value>(parameter).is_parameter());
    EXPECT_EQ(std::get<Value>(parameter).parameter, "reply_time");
    EXPECT_EQ(to_text(std::get<Value>(parameter)), "$reply_time");
    const auto literal = parse_value("2 days", Dimension::duration);
    ASSERT_TRUE(std::holds_alternative<Value>(literal));
    EXPECT_EQ(std::get<Value>(literal).literal, (Quantity{172'800, Dimension::duration}));
}

struct ValueRefusal {
    std::string text;
    Dimension expected;
    std::string found;
    std::string hint;
};

class BadValues : public testing::TestWithParam<ValueRefusal> {};

TEST_P(BadValues, AreRefusedForTheDimension) {
    const Parsed<Value> parsed = parse_value(GetParam().text, GetParam().expected);
    const auto* problem = std::get_if<TextProblem>(&parsed);
    ASSERT_NE(problem, nullptr) << GetParam().text;
    EXPECT_EQ(problem->found, GetParam().found);
    EXPECT_EQ(problem->hint, GetParam().hint);
    EXPECT_FALSE(problem->expected.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Texts, BadValues,
    testing::Values(
        ValueRefusal{"2 dyas", Dimension::duration, "\"2 dyas\" is not a duration",
                     "did you mean \"2 days\"?"},
        ValueRefusal{"5", Dimension::duration, "\"5\" has no unit",
                     "say of what: 5 min, 5 h or 5 days?"},
        ValueRefusal{"5", Dimension::share, "\"5\" has no unit", "did you mean \"5%\"?"},
        ValueRefusal{"30", Dimension::effort, "\"30\" has no unit", "did you mean \"30 EM\"?"},
        ValueRefusal{"28", Dimension::rate, "\"28\" has no unit",
                     "say of when: 28 per hour, per day, per month or per year?"},
        ValueRefusal{"5%", Dimension::duration, "\"5%\" is a share (0%..100%), not a duration", ""},
        ValueRefusal{"5 min", Dimension::number, "\"5 min\" is a duration, not a number",
                     "did you mean \"5\"?"},
        ValueRefusal{"", Dimension::share, "there is no value", ""},
        ValueRefusal{"often", Dimension::share, "\"often\" is not a share (0%..100%)", ""},
        ValueRefusal{"$", Dimension::share, "\"$\" does not name a parameter", ""},
        ValueRefusal{"$Reply", Dimension::share, "\"$Reply\" does not name a parameter",
                     "did you mean \"$reply\"?"},
        ValueRefusal{"$a b", Dimension::share, "\"$a b\" does not name a parameter", ""}));

struct QuantitySlip {
    std::string text;
    Dimension expected;
    std::string meant;  ///< the hint without "did you mean"
};

// Ways of writing from other programs, countries and habits: what comes back can be typed as it is.
TEST(ParseValue, TellsWhatASlipWasMeantToBe) {
    const std::vector<QuantitySlip> slips{
        {"1,5 h", Dimension::duration, "\"1.5 h\"?"},
        {"0,125 h", Dimension::duration, "\"0.125 h\"?"},
        {"1h30", Dimension::duration, "\"90 min\"?"},
        {"1 h and 30 minutes", Dimension::duration, "\"90 min\"?"},
        {"PT1H30M", Dimension::duration, "\"90 min\"?"},
        {"1:30", Dimension::duration,
         "\"90 min\" (hours and minutes) or \"90 s\" (minutes and seconds)?"},
        {"0:01:30", Dimension::duration, "\"90 s\"?"},
        {"3 mins", Dimension::duration, "\"3 min\"?"},
        {"4 min.", Dimension::duration, "\"4 min\"?"},
        {"~4 min", Dimension::duration, "\"4 min\"?"},
        {"about 4 min", Dimension::duration, "\"4 min\"?"},
        {"half an hour", Dimension::duration, "\"0.5 hour\"?"},
        {"1/2 h", Dimension::duration, "\"0.5 h\"?"},
        {"2 working days", Dimension::duration, "\"2 days\"?"},
        // A month has 30.4375 days: 2 * 30.4375 = 60.875, and 12 * 30.4375 = 365.25.
        {"2 months", Dimension::duration, "\"61 days\"?"},
        {"1 year", Dimension::duration, "\"365 days\"?"},
        {"80\u00a0%", Dimension::share, "\"80%\"?"},
        {"80,5 %", Dimension::share, "\"80.5%\"?"},
        {"4/5", Dimension::share, "\"80%\"?"},
        {"1 in 3", Dimension::share, "\"33.33%\"?"},
        {"80 percent", Dimension::share, "\"80%\"?"},
        {"10k", Dimension::number, "\"10000\"?"},
        {"10 000", Dimension::number, "\"10000\"?"},
        {"1.000.000", Dimension::number, "\"1000000\"?"},
        {"1.000,50", Dimension::number, "\"1000.50\"?"},
        {"10000 customers", Dimension::number, "\"10000\"?"},
        {"5 EUR", Dimension::number, "\"5\"? money is written without its currency"},
        {"€5", Dimension::number, "\"5\"? money is written without its currency"},
        {"$5", Dimension::number, "\"5\"? money is written without its currency"},
        {"30 EUR/h", Dimension::rate, "\"30 per hour\"? money is written without its currency"},
        // 60 minutes of 30 each.
        {"30 per minute", Dimension::rate, "\"1800 per hour\"?"},
        {"30/hour", Dimension::rate, "\"30 per hour\"?"},
        {"60 min", Dimension::effort, "\"60 EM\"?"},
        {"60,5 em", Dimension::effort, "\"60.5 EM\"?"},
    };
    for (const auto& [text, expected, meant] : slips) {
        const auto parsed = parse_value(text, expected);
        ASSERT_TRUE(std::holds_alternative<TextProblem>(parsed)) << text;
        EXPECT_EQ(std::get<TextProblem>(parsed).hint, "did you mean " + meant) << text;
    }
}

// No telling: a guess would be another mistake.
TEST(ParseValue, DoesNotGuessWhereThereIsNoTelling) {
    for (const std::string text :
         {"1.5.2", "1,00,0", "1/0 h", "5 5", "x", "1:2:3:4", "often", "-", "/"})
        for (const Dimension expected : {Dimension::duration, Dimension::share})
            EXPECT_EQ(std::get<TextProblem>(parse_value(text, expected)).hint, "") << text;
}

TEST(ToText, ChoosesTheUnitAPersonWould) {
    const auto text = [](double value, Dimension dimension) {
        return to_text(Quantity{value, dimension});
    };
    EXPECT_EQ(text(90, Dimension::duration), "90 s");
    EXPECT_EQ(text(240, Dimension::duration), "4 min");
    EXPECT_EQ(text(5'400, Dimension::duration), "90 min");
    EXPECT_EQ(text(7'200, Dimension::duration), "2 h");
    EXPECT_EQ(text(86'400, Dimension::duration), "1 day");
    EXPECT_EQ(text(172'800, Dimension::duration), "2 days");
    EXPECT_EQ(text(43'200, Dimension::duration), "12 h");
    EXPECT_EQ(text(864'000, Dimension::duration), "10 days");
    EXPECT_EQ(text(604'800, Dimension::duration), "1 week");
    EXPECT_EQ(text(0, Dimension::duration), "0 s");
    EXPECT_EQ(text(0.125, Dimension::share), "12.5%");
    EXPECT_EQ(text(0.07, Dimension::share), "7%");
    EXPECT_EQ(text(30, Dimension::effort), "30 EM");
    EXPECT_EQ(text(28.0 / 3'600, Dimension::rate), "28 per hour");
    EXPECT_EQ(text(12 / (365.25 * 86'400), Dimension::rate), "1 per month");
    EXPECT_EQ(text(0.4, Dimension::number), "0.4");
}

// 2000 numbers of up to four digits in every unit: the text reads back to the same bytes.
TEST(ToText, ReadsBackToTheSameValue) {
    const std::vector<std::string> every_unit = {
        "",    "%",         " s",       " min",      " h",         " days",    " weeks",
        " EM", " per hour", " per day", " per week", " per month", " per year"};
    for (std::uint64_t i = 0; i < 2'000; ++i) {
        const double number = std::floor(unit_interval(mix64(i)) * 10'000) / 100;
        for (const std::string& unit : every_unit) {
            const auto quantity = std::get<Quantity>(parse_quantity(number_text(number) + unit));
            const std::string text = to_text(quantity);
            const auto again = parse_quantity(text);
            ASSERT_TRUE(std::holds_alternative<Quantity>(again)) << text;
            ASSERT_EQ(std::get<Quantity>(again), quantity) << number << unit << " -> " << text;
        }
    }
}

TEST(ToText, KeepsDurationsThatNobodyTyped) {
    for (std::uint64_t i = 0; i < 2'000; ++i) {
        const Quantity quantity{unit_interval(mix64(i)) * 1e6, Dimension::duration};
        EXPECT_EQ(std::get<Quantity>(parse_quantity(to_text(quantity))), quantity);
    }
}

TEST(NumberText, IsShortAndWithoutExponent) {
    EXPECT_EQ(number_text(0.1), "0.1");
    EXPECT_EQ(number_text(-0.0), "0");
    EXPECT_EQ(number_text(1e15), "1000000000000000");
    EXPECT_EQ(number_text(1e-7), "0.0000001");
    EXPECT_EQ(number_text(-2.5), "-2.5");
    EXPECT_EQ(std::stod(number_text(1.0 / 3)), 1.0 / 3);
    EXPECT_EQ(std::stod(number_text(1e300)), 1e300);
    EXPECT_EQ(std::strtod(number_text(5e-324).c_str(), nullptr), 5e-324);
}

TEST(NumberText, IgnoresTheLocale) {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "nl_NL.UTF-8"}) {
        if (std::setlocale(LC_ALL, name) != nullptr) break;
    }
    EXPECT_EQ(number_text(1'234.5), "1234.5");
    EXPECT_EQ(std::get<Quantity>(parse_quantity("1234.5")).value, 1'234.5);
    std::setlocale(LC_ALL, before.c_str());
}

TEST(IsName, TakesSmallLettersDigitsAndUnderscores) {
    EXPECT_TRUE(is_name("a"));
    EXPECT_TRUE(is_name("wait_at_office_2"));
    EXPECT_TRUE(is_name(std::string(60, 'a')));
    EXPECT_FALSE(is_name(std::string(61, 'a')));
    EXPECT_FALSE(is_name(""));
    EXPECT_FALSE(is_name("2nd"));
    EXPECT_FALSE(is_name("_a"));
    EXPECT_FALSE(is_name("Wait"));
    EXPECT_FALSE(is_name("wait-here"));
    EXPECT_FALSE(is_name("über"));
}

}  // namespace
}  // namespace friction
