#pragma once
// How a number, an interval, a share, money, a duration and a doubt are put into words; used by all
// renderers.
//
// The same text in every locale. Digits follow the half-width: as many as are known, at most six
// that count. Units are the caller's: in a table they stand in the title of the column or row, in a
// sentence behind the number.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "friction/summary.h"

namespace friction::report {

/// What a number is, so that it is written the way people write such a thing.
enum class Shape { number, share, money };

/// Digits after the point of a number known to +- half_width; below 0: tens, hundreds. One digit of
/// the half-width counts, two when it begins with 1. A half-width of 0 asks for six digits of the
/// value, at most.
[[nodiscard]] int decimals_for(double value, double half_width);

/// "1,234.5"; "0" and never "-0". Expects a finite value; what is not finite is written "unknown".
[[nodiscard]] std::string number(double value, int decimals);
/// At most six digits that count, without trailing zeros: "81.25", "0.00012".
[[nodiscard]] std::string number(double value);
/// "+1.5", "-45.1", "0.0"
[[nodiscard]] std::string signed_number(double value, int decimals);
/// "16,384"
[[nodiscard]] std::string count(std::uint64_t value);
/// "16,384 journeys", "1 journey"
[[nodiscard]] std::string counted(std::uint64_t value, std::string_view one, std::string_view many);

/// "68%"; "0%" and "100%" only when exactly so, else "<0.1%", ">99.9%". `share` is between 0 and 1.
[[nodiscard]] std::string percent(double share, int decimals);
/// Whole percents, one digit more below 1% and above 99%.
[[nodiscard]] std::string percent(double share);
/// "68% -> 85%", "72.6% -> 99.3%": the same digits on both sides, as many as it takes to tell them
/// apart, two at most; `at_least` so many, where the difference stands beside them.
[[nodiscard]] std::string percent_change(double before, double after, int at_least = 0);
/// The level of an interval: "95%", "99.2%".
[[nodiscard]] std::string level(double level);

/// "6.21 CAD"; "6.21" when the file names no currency. From 100 up no cents, from 10,000 up three
/// digits that count.
[[nodiscard]] std::string money(double value, std::string_view currency);

/// Digits after the point that its interval allows; of a share, of its percents.
[[nodiscard]] int decimals_of(const Estimate& estimate, Shape shape = Shape::number);
/// Digits for numbers that are read against each other, in a column or before and after: as many as
/// the least known allows, and three that count of the largest, which is what an eye compares.
[[nodiscard]] int common_decimals(std::span<const Estimate> estimates, Shape shape = Shape::number);

// Where `at_most` is given, no more digits after the point are shown: a smaller number is "<0.01",
// a smaller doubt one of the last digit. Only where these are whole numbers, or beside a verdict
// that the interval is to show, are there more.

/// "70.4", "68.3%", "6.21", with the digits its interval allows.
[[nodiscard]] std::string value(const Estimate& estimate, Shape shape = Shape::number,
                                std::optional<int> at_most = {});
/// "70.4 ± 0.5"; "70.4" when all journeys agree; "70.4 (69.1 to 73.2)" when the sides differ; "70.4
/// (at least 69.1)" when one of them is open; "0% to 0.02%" for what was never, or always, seen.
[[nodiscard]] std::string with_doubt(const Estimate& estimate, Shape shape = Shape::number,
                                     std::optional<int> at_most = {});
/// With the other sign.
[[nodiscard]] Estimate negative(const Estimate& estimate);
/// Without its sign.
[[nodiscard]] Estimate absolute(const Estimate& estimate);
/// The interval of a value: "69.9 to 70.9", "67.5% to 68.9%".
[[nodiscard]] std::string range(const Estimate& estimate, Shape shape = Shape::number,
                                std::optional<int> at_most = {});
/// "-45.1", "+17 pts", with its sign and the digits its interval allows.
[[nodiscard]] std::string change(const Estimate& difference, Shape shape = Shape::number,
                                 std::optional<int> at_most = {});
/// "-45.7 to -44.5", "at most 3", "cannot be bounded", "no spread seen" when all journeys agree,
/// "at most 0.02 either way" of a share in which no journey differs.
[[nodiscard]] std::string interval(const Estimate& difference, Shape shape = Shape::number,
                                   std::optional<int> at_most = {});
/// Same as with_doubt, for a difference: "-45.1 ± 0.6".
[[nodiscard]] std::string change_with_doubt(const Estimate& difference, Shape shape = Shape::number,
                                            std::optional<int> at_most = {});

/// All journeys agree; what rounding leaves behind is no spread.
[[nodiscard]] bool has_no_spread(const Estimate& estimate);
/// Fewer than 30 journeys, and no two of them differ: what happens to one customer in ten may well
/// be missing (docs/model.md, "Words").
[[nodiscard]] bool is_too_few_alike(const Estimate& estimate);
/// Nothing changed for anybody: a difference of 0 without spread.
[[nodiscard]] bool is_no_change(const Estimate& difference);
/// Nothing changed for anybody, of whom there are too few.
[[nodiscard]] bool is_unseen_change(const Estimate& difference);
/// The interval lies on one side of 0.
[[nodiscard]] bool is_beyond_chance(const Estimate& difference);
/// Below 0 beyond chance, above it, or neither.
enum class Direction { down, unclear, up };
[[nodiscard]] Direction direction(const Estimate& difference);

/// "20 s", "3 min", "1 h 5 min", "2 days 11 hours", "6 days": two units at most.
[[nodiscard]] std::string duration(double seconds);
/// "20 days", "9 months", "2.3 years", "40 years"
[[nodiscard]] std::string years(double years);
/// The clock of a journey that began on Monday 09:00: "Mon 09:03".
[[nodiscard]] std::string clock(double seconds_since_begin);
/// "Monday 09:03"
[[nodiscard]] std::string long_clock(double seconds_since_begin);
/// 1 on the Monday it began, 2 on the Tuesday after.
[[nodiscard]] std::uint64_t day_of_journey(double seconds_since_begin);

/// "a", "a and b", "a, b and c"
[[nodiscard]] std::string list(const std::vector<std::string>& words,
                               std::string_view last = "and");
/// So many words are all named where only the first need be.
inline constexpr std::size_t few_words = 4;
/// "A, B, C and 17 others": the first of more than a few, and how many others there are.
[[nodiscard]] std::string list_of_few(std::vector<std::string> words,
                                      std::string_view last = "and");
/// First letter as a capital, where it is a plain one.
[[nodiscard]] std::string sentence_case(std::string text);
/// "send_request" as people write it: "Send request".
[[nodiscard]] std::string title_of(std::string_view title, std::string_view name);

}  // namespace friction::report
