#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "friction/report/wording.h"

namespace friction::report {
namespace {

Estimate between(double low, double value, double high) {
    return {.value = value,
            .low = low,
            .high = high,
            .standard_error = 0,
            .level = 0.95,
            .journeys = 4096,
            .method = "Hall"};
}

TEST(Wording, NumbersHaveThousandsMarksAndNoMinusZero) {
    EXPECT_EQ(number(1234567.891, 2), "1,234,567.89");
    EXPECT_EQ(number(-1234.5, 1), "-1,234.5");
    EXPECT_EQ(number(-123, 0), "-123");
    EXPECT_EQ(number(-0.04, 1), "0.0");
    EXPECT_EQ(number(-0.0, 0), "0");
    EXPECT_EQ(number(57321, -3), "57,000");
    EXPECT_EQ(number(-449, -3), "0");
}

TEST(Wording, WhatIsNotANumberIsCalledUnknown) {
    EXPECT_EQ(number(std::nan(""), 1), "unknown");
    EXPECT_EQ(number(std::numeric_limits<double>::infinity()), "unknown");
    EXPECT_EQ(percent(std::nan("")), "unknown");
    EXPECT_EQ(number(1e300, 1), "1.00e+300");
}

TEST(Wording, SixDigitsCountAtMost) {
    EXPECT_EQ(number(81.25), "81.25");
    EXPECT_EQ(number(1.0 / 3), "0.333333");
    EXPECT_EQ(number(2.0e5 / 3), "66,666.7");
    EXPECT_EQ(number(12345678), "12,345,700");
    EXPECT_EQ(number(0.00012), "0.00012");
    EXPECT_EQ(number(0), "0");
    EXPECT_EQ(number(12), "12");
    EXPECT_EQ(number(1200), "1,200");
}

// One digit of the half-width counts; two when it begins with 1, so that rounding moves it by a
// tenth at most.
TEST(Wording, DigitsFollowTheHalfWidth) {
    EXPECT_EQ(decimals_for(70.41, 0.48), 1);
    EXPECT_EQ(decimals_for(70.41, 0.14), 2);
    EXPECT_EQ(decimals_for(70.41, 0.196), 1);  // 0.20 after rounding: its first digit is 2
    EXPECT_EQ(decimals_for(57321, 1234), -2);
    EXPECT_EQ(decimals_for(57321, 2234), -3);
    EXPECT_EQ(decimals_for(123456.7, 0.0003), 0);  // six digits of the value are the limit
    EXPECT_EQ(decimals_for(0, 0.02), 2);
}

TEST(Wording, AnEstimateShowsWhatItKnows) {
    EXPECT_EQ(with_doubt(between(69.93, 70.41, 70.89)), "70.4 ± 0.5");
    EXPECT_EQ(with_doubt(between(56000, 57321, 58642)), "57,300 ± 1,300");
    EXPECT_EQ(with_doubt(between(0.675, 0.682, 0.689), Shape::share), "68.2% ± 0.7%");
    EXPECT_EQ(with_doubt(between(60, 70, 90)), "70 (60 to 90)");
    EXPECT_EQ(with_doubt(between(12.5, 12.5, 12.5)), "12.5");
    EXPECT_EQ(value(between(69.93, 70.41, 70.89)), "70.4");
}

TEST(Wording, AnExactValueHasNoDoubt) {
    Estimate exact = between(81.25, 81.25, 81.25);
    exact.method = "exact";
    EXPECT_EQ(with_doubt(exact), "81.25");
}

TEST(Wording, WithoutSpreadNoDigitPretendsToBeMeasured) {
    const Estimate share = between(0.5, 0.5, 0.5), saved = between(-68.75, -68.75, -68.75);
    EXPECT_EQ(value(share, Shape::share), "50%");
    EXPECT_EQ(change(saved), "-68.75");
    EXPECT_EQ(change_with_doubt(saved), "-68.75");
    EXPECT_EQ(change(between(0.05, 0.05, 0.05), Shape::share), "+5 pts");
}

TEST(Wording, DifferencesAlwaysHaveTheirSign) {
    const Estimate saved = between(-45.72, -45.1, -44.48), more = between(0.162, 0.168, 0.174);
    EXPECT_EQ(change(saved), "-45.1");
    EXPECT_EQ(interval(saved), "-45.7 to -44.5");
    EXPECT_EQ(change_with_doubt(saved), "-45.1 ± 0.6");
    EXPECT_EQ(change(more, Shape::share), "+16.8 pts");
    EXPECT_EQ(interval(more, Shape::share), "+16.2 to +17.4");
    EXPECT_EQ(change_with_doubt(more, Shape::share), "+16.8 ± 0.6 pts");
    EXPECT_EQ(change(between(-0.3, -0.001, 0.3)), "0.0");
}

// What adding up leaves behind, 1e-14 of a day, is no spread and no difference.
TEST(Wording, RoundingIsNoSpread) {
    const Estimate noise = between(-3e-14, -2e-14, -1e-14),
                   sum = between(81.25, 81.25 + 1e-13, 81.25 + 2e-13);
    EXPECT_TRUE(has_no_spread(noise));
    EXPECT_TRUE(is_no_change(noise));
    EXPECT_EQ(direction(noise), Direction::unclear);
    EXPECT_EQ(change_with_doubt(noise), "0");
    EXPECT_EQ(interval(noise), "no spread seen");
    EXPECT_EQ(with_doubt(sum), "81.25");
    EXPECT_FALSE(has_no_spread(between(5.01673, 5.016855, 5.01698)));
}

// Nobody's answer differs: the interval says what was not seen, the verdict that nothing was.
TEST(Wording, ASharePairedWithoutAnyDifferenceIsNoChange) {
    Estimate e = between(-0.0009, 0, 0.0009);
    e.method = "paired shares";
    EXPECT_TRUE(is_no_change(e));
    EXPECT_EQ(interval(e, Shape::share), "at most 0.09 either way");
    e.standard_error = 0.0003;  // as many the one way as the other
    EXPECT_FALSE(is_no_change(e));
    EXPECT_EQ(interval(e, Shape::share), "-0.09 to +0.09");
    e.method = "Hall";
    EXPECT_FALSE(is_no_change(e));
}

// 0.04 to 0.96 has one digit by its half-width, and would read 0.0 to 1.0.
TEST(Wording, AnIntervalBesideAVerdictIsSeenToExcludeZero) {
    EXPECT_EQ(interval(between(0.04, 0.5, 0.96)), "+0.04 to +0.96");
    EXPECT_EQ(change(between(0.04, 0.5, 0.96)), "+0.50");
    EXPECT_EQ(change_with_doubt(between(0.04, 0.5, 0.96)), "+0.50 ± 0.46");
    EXPECT_EQ(interval(between(-0.96, -0.5, -0.04)), "-0.96 to -0.04");
    EXPECT_EQ(interval(between(-0.04, 0.5, 1.04)), "0.0 to +1.0");  // no verdict, no digit more
    EXPECT_EQ(interval(between(0.0004, 0.005, 0.0096), Shape::share), "+0.04 to +0.96");
}

TEST(Wording, ADoubtIsNotRoundedAwayByFewerDigits) {
    EXPECT_EQ(with_doubt(between(69.93, 70.41, 70.89), Shape::number, 0), "70.4 ± 0.5");
    EXPECT_EQ(with_doubt(between(69.93, 70.41, 70.89), Shape::number, 1), "70.4 ± 0.5");
    EXPECT_EQ(with_doubt(between(5.796, 5.842, 5.888), Shape::money, 2), "5.84 ± 0.05");
}

// Beside 4.32 ± 0.03 days a length of 3 minutes, 0.0021 days, is less than 0.01 days, and a doubt
// of 0.00002 is nothing to see.
TEST(Wording, NoMoreDigitsThanTheColumnHas) {
    const Estimate minutes = between(0.002067, 0.002086, 0.002105);
    EXPECT_EQ(with_doubt(minutes, Shape::number, 2), "<0.01");
    EXPECT_EQ(value(minutes, Shape::number, 2), "<0.01");
    EXPECT_EQ(with_doubt(minutes), "0.002086 ± 0.000019");
    EXPECT_EQ(with_doubt(between(0.0001, 0.0002, 0.0003), Shape::share, 1), "<0.1%");
}

// Rounded to the digits of its neighbours a small doubt would look up to eleven times as large.
TEST(Wording, ASmallDoubtHasDigitsOfItsOwn) {
    EXPECT_EQ(with_doubt(between(6.743, 6.754, 6.765), Shape::number, 1), "6.75 ± 0.01");
    EXPECT_EQ(with_doubt(between(0.0631, 0.068, 0.0729), Shape::number, 2), "0.068 ± 0.005");
    EXPECT_EQ(with_doubt(between(0.00095, 0.00104, 0.00113), Shape::share, 1), "0.10% ± 0.01%");
    EXPECT_EQ(with_doubt(between(40.48, 40.55, 40.62), Shape::number, 1), "40.5 ± 0.1");
}

TEST(Wording, AnOpenIntervalIsSaidInWords) {
    Estimate e = between(3, 5, 7);
    e.high_bounded = false;
    EXPECT_EQ(interval(e), "at least +3");
    EXPECT_EQ(with_doubt(e), "5 (at least 3)");
    e.low_bounded = false;
    EXPECT_EQ(interval(e), "cannot be bounded");
    EXPECT_FALSE(is_beyond_chance(e));
}

TEST(Wording, BeyondChanceMeansZeroIsOutside) {
    EXPECT_EQ(direction(between(-2, -1, -0.1)), Direction::down);
    EXPECT_EQ(direction(between(-2, -1, 0)), Direction::unclear);
    EXPECT_EQ(direction(between(0.1, 1, 2)), Direction::up);
}

TEST(Wording, SharesNearTheEndsAreNeverRoundedAway) {
    EXPECT_EQ(percent(0.684), "68%");
    EXPECT_EQ(percent(0), "0%");
    EXPECT_EQ(percent(1), "100%");
    EXPECT_EQ(percent(0.0004), "<0.1%");
    EXPECT_EQ(percent(0.9996), ">99.9%");
    EXPECT_EQ(percent(0.9985), "99.9%");
    EXPECT_EQ(percent(0.9996, 2), "99.96%");
    EXPECT_EQ(percent(0.996, 0), ">99%");
    EXPECT_EQ(percent_change(0.68, 0.85), "68% -> 85%");
    EXPECT_EQ(percent_change(0.682, 0.684), "68.2% -> 68.4%");
    EXPECT_EQ(percent_change(0.5, 0.5), "50% -> 50%");
    EXPECT_EQ(percent_change(0.726, 0.985, 1), "72.6% -> 98.5%");
}

TEST(Wording, LevelsOfIntervals) {
    EXPECT_EQ(level(0.95), "95%");
    EXPECT_EQ(level(1 - 0.05 / 6), "99.2%");
    EXPECT_EQ(level(0.9), "90%");
    EXPECT_EQ(level(1 - 1e-5), "99.999%");
}

TEST(Wording, MoneyIsRoundedAsPeopleRoundIt) {
    EXPECT_EQ(money(6.214, "CAD"), "6.21 CAD");
    EXPECT_EQ(money(0.05, ""), "0.05");
    EXPECT_EQ(money(1234.5, "CAD"), "1,234 CAD");
    EXPECT_EQ(money(56789, "CAD"), "56,800 CAD");
    EXPECT_EQ(money(-2.5, "EUR"), "-2.50 EUR");
}

TEST(Wording, DurationsInTwoUnitsAtMost) {
    EXPECT_EQ(duration(20), "20 s");
    EXPECT_EQ(duration(0), "0 s");
    EXPECT_EQ(duration(180), "3 min");
    EXPECT_EQ(duration(3900), "1 h 5 min");
    EXPECT_EQ(duration(7200), "2 h");
    EXPECT_EQ(duration(86400), "1 day");
    EXPECT_EQ(duration(2 * 86400 + 11 * 3600), "2 days 11 hours");
    EXPECT_EQ(duration(86400 + 3600), "1 day 1 hour");
    EXPECT_EQ(duration(12.4 * 86400), "12 days");
    EXPECT_EQ(duration(86400 - 20), "1 day");
}

TEST(Wording, YearsUntilMoneyIsBack) {
    EXPECT_EQ(years(0), "0 days");
    EXPECT_EQ(years(0.1), "37 days");
    EXPECT_EQ(years(0.7), "8 months");
    EXPECT_EQ(years(2.34), "2.3 years");
    EXPECT_EQ(years(41), "41 years");
}

// Journeys begin on Monday 09:00.
TEST(Wording, TheClockBeginsOnMondayMorning) {
    EXPECT_EQ(clock(0), "Mon 09:00");
    EXPECT_EQ(clock(3 * 60 + 59), "Mon 09:03");
    EXPECT_EQ(clock(15 * 3600), "Tue 00:00");
    EXPECT_EQ(long_clock(6 * 86400 + 5 * 3600), "Sunday 14:00");
    EXPECT_EQ(clock(7 * 86400), "Mon 09:00");
    EXPECT_EQ(day_of_journey(0), 1U);
    EXPECT_EQ(day_of_journey(15 * 3600 - 1), 1U);
    EXPECT_EQ(day_of_journey(15 * 3600), 2U);
}

TEST(Wording, NamesBecomeTitles) {
    EXPECT_EQ(title_of("", "send_request"), "Send request");
    EXPECT_EQ(title_of("send_request", "send_request"), "Send request");
    EXPECT_EQ(title_of("Call billing", "follow_up_call"), "Call billing");
    EXPECT_EQ(list({"a"}), "a");
    EXPECT_EQ(list({"a", "b"}), "a and b");
    EXPECT_EQ(list({"a", "b", "c"}), "a, b and c");
}

}  // namespace
}  // namespace friction::report
