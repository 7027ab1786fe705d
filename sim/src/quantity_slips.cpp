#include "quantity_slips.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include "friction/suggest.h"
#include "quantity_units.h"
#include "text_tools.h"

namespace friction {

namespace {

/// What people write instead of our words.
struct Alias {
    std::string_view written, meant;
};
constexpr std::array aliases = {
    Alias{"sec", "s"},
    Alias{"secs", "s"},
    Alias{"second", "s"},
    Alias{"seconds", "s"},
    Alias{"m", "min"},
    Alias{"mins", "min"},
    Alias{"minute", "min"},
    Alias{"minutes", "min"},
    Alias{"hr", "h"},
    Alias{"hrs", "h"},
    Alias{"d", "days"},
    Alias{"wk", "weeks"},
    Alias{"w", "weeks"},
    Alias{"percent", "%"},
    Alias{"pct", "%"},
    Alias{"/h", "per hour"},
    Alias{"/hour", "per hour"},
    Alias{"/ h", "per hour"},
    Alias{"an hour", "per hour"},
    Alias{"hourly", "per hour"},
    Alias{"a day", "per day"},
    Alias{"/day", "per day"},
    Alias{"daily", "per day"},
    Alias{"/week", "per week"},
    Alias{"a week", "per week"},
    Alias{"/month", "per month"},
    Alias{"a month", "per month"},
    Alias{"a year", "per year"},
    Alias{"p.a.", "per year"},
    Alias{"/year", "per year"},
    Alias{"effort minutes", "EM"},
};

bool is_letter(char letter) { return std::isalpha(static_cast<unsigned char>(letter)) != 0; }

std::string in_small_letters(std::string_view text) {
    std::string result(text);
    for (char& letter : result)
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return result;
}

void replace_all(std::string& text, std::string_view of, std::string_view by) {
    for (std::size_t at = text.find(of); at != std::string::npos;
         at = text.find(of, at + by.size()))
        text.replace(at, of.size(), by);
}

/// A text that begins with a number: "2.5 dyas" is "2.5" and "dyas".
struct Parts {
    std::string number;
    std::string unit;
};

Parts parts_of(std::string_view text) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
    return {std::string(text.substr(0, end)), single_spaced(trimmed(text.substr(end)))};
}

bool counts(const Unit& unit, std::optional<Dimension> expected) {
    return !expected || unit.dimension == *expected;
}

/// The unit a person most likely meant; "" when there is no telling.
std::string meant_unit(const std::string& word, std::optional<Dimension> expected, Months months) {
    const auto fits = [&](std::string_view meant) {
        return std::ranges::any_of(
            units, [&](const Unit& unit) { return unit.word == meant && counts(unit, expected); });
    };
    for (const Alias& alias : aliases)
        if (alias.written == word && fits(alias.meant)) return std::string(alias.meant);
    // One letter is one slip away from every other one.
    if (word.size() < 2) return {};
    std::vector<std::string_view> words;
    for (const Unit& unit : units)
        if (counts(unit, expected)) words.push_back(unit.word);
    for (const Alias& alias : aliases)
        if (fits(alias.meant)) words.push_back(alias.written);
    if (months == Months::allowed) words.push_back(month_units[1].word);
    const std::string near = closest(word, words);
    const auto* known = std::ranges::find(aliases, near, &Alias::written);
    return known == aliases.end() ? near : std::string(known->meant);
}

/// Without words and signs that say "about", and with the blanks of a keyboard.
std::string without_ornaments(std::string_view text) {
    std::string plain(text);
    for (const std::string_view blank : {"\u00a0", "\u202f", "\u2009"})
        replace_all(plain, blank, " ");
    constexpr std::array abouts = {"about ",  "around ",  "approximately ", "approx. ",
                                   "approx ", "roughly ", "circa ",         "ca. ",
                                   "ca ",     "~",        "\u2248"};
    for (const std::string_view about : abouts)
        if (in_small_letters(plain).starts_with(about)) plain.erase(0, about.size());
    for (const auto& [words, number] :
         {std::pair{"half an ", "0.5 "}, std::pair{"half a ", "0.5 "}, std::pair{"one ", "1 "},
          std::pair{"an ", "1 "}, std::pair{"a ", "1 "}})
        if (plain.starts_with(words)) plain.replace(0, std::string_view(words).size(), number);
    plain = trimmed(plain);
    while (plain.ends_with('.') || plain.ends_with(';') || plain.ends_with(',')) plain.pop_back();
    return plain;
}

/// Money is a plain number: the text without the name or the sign of a currency.
std::string without_currency(std::string text) {
    for (const std::string_view sign : {"€", "$", "£", "¥", "euros", "euro", "dollars", "pounds"})
        replace_all(text, sign, " ");
    std::string kept;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_letter(text[end])) ++end;
        const std::string_view word = std::string_view(text).substr(i, end - i);
        const bool is_code = word.size() == 3 && std::ranges::all_of(word, [](char letter) {
                                 return letter >= 'A' && letter <= 'Z';
                             });
        if (!is_code) kept += word.empty() ? std::string_view(text).substr(i, 1) : word;
        i = std::max(end, i + 1);
    }
    return std::string(trimmed(kept));
}

/// How many digits from here on are followed by no further one.
std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - at;
}

/// A mark between digits, and how many digits stand behind it.
struct DigitMark {
    char letter;
    std::size_t digits;
};

/// Digits with a point before decimals, for a number with marks of another country.
std::string with_plain_number(std::string text) {
    constexpr std::string_view signs = ".,'_ ";
    if (text.starts_with('.') || text.starts_with(',')) text.insert(0, "0");
    std::vector<DigitMark> marks;
    std::string number = text.substr(0, digits_at(text, 0));
    std::vector<std::string> groups{number};
    std::size_t at = number.size();
    while (!number.empty() && at + 1 < text.size() && signs.find(text[at]) != std::string::npos &&
           is_digit(text[at + 1])) {
        const std::size_t digits = digits_at(text, at + 1);
        if (text[at] == ' ' && digits != 3) break;
        marks.push_back({text[at], digits});
        groups.push_back(text.substr(at + 1, digits));
        at += 1 + digits;
    }
    if (marks.empty()) return text;
    const DigitMark last = marks.back();
    const bool is_alone = std::ranges::count(marks, last.letter, &DigitMark::letter) == 1;
    const bool is_thousand =
        marks.size() == 1 && last.letter == ',' && last.digits == 3 && groups.front() != "0";
    const bool is_decimal = is_alone && (last.letter == '.' || last.letter == ',') && !is_thousand;
    // All marks but that of decimals stand between thousands.
    const auto grouped = [&](const DigitMark& mark) { return mark.digits == 3; };
    if (!std::all_of(marks.begin(), marks.end() - (is_decimal ? 1 : 0), grouped)) return text;
    std::string plain;
    for (std::size_t i = 0; i < groups.size(); ++i)
        plain += (i + 1 == groups.size() && is_decimal ? "." : "") + groups[i];
    return plain + text.substr(at);
}

/// "1e5" and "10k" in digits.
std::string written_out_number(const std::string& text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || !(std::fabs(number) < 1e15)) return {};
    std::string rest(end, text.data() + text.size());
    if (rest == "k" || rest.starts_with("k ")) {
        number *= 1'000;
        rest.erase(0, 1);
    }
    return number_text(number) + rest;
}

double seconds_of(const std::string& number, const std::string& unit) {
    const Parsed<Quantity> parsed = read_quantity(with_unit(number, unit), Months::refused);
    const auto* quantity = std::get_if<Quantity>(&parsed);
    return quantity != nullptr && quantity->dimension == Dimension::duration ? quantity->value
                                                                             : std::nan("");
}

std::string as_duration(double seconds) {
    return seconds >= 0 && seconds < 1e12 ? to_text(Quantity{seconds, Dimension::duration}) : "";
}

/// "1h30", "4 min 30 s", "1 h and 5 min", "P1DT2H": added up; a last number without a unit is of
/// the next smaller one.
std::string sum_of_durations(const std::string& text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> smaller = {
        {{"days", "h"}, {"day", "h"}, {"h", "min"}, {"min", "s"}}};
    const bool is_iso = text.size() > 2 && text[0] == 'P';
    std::string rest = is_iso ? in_small_letters(text.substr(1)) : text;
    if (is_iso) rest.erase(std::remove(rest.begin(), rest.end(), 't'), rest.end());
    replace_all(rest, " and ", " ");
    double seconds = 0;
    std::string unit;
    int pieces = 0;
    for (; !rest.empty(); ++pieces) {
        const std::size_t number_end = std::min(rest.find_first_not_of("0123456789."), rest.size());
        if (number_end == 0) return {};
        std::size_t end = std::min(rest.find_first_of("0123456789", number_end), rest.size());
        std::string word(trimmed(std::string_view(rest).substr(number_end, end - number_end)));
        const auto* next = std::ranges::find(smaller, std::string_view(unit),
                                             [](const auto& pair) { return pair.first; });
        if (word.empty() && next != smaller.end()) word = next->second;
        if (std::isnan(seconds_of("1", word)))
            word = meant_unit(word, Dimension::duration, Months::refused);
        seconds += seconds_of(rest.substr(0, number_end), word);
        unit = word;
        rest.erase(0, end);
    }
    return pieces > 1 || is_iso ? as_duration(seconds) : "";
}

/// The numbers of "1:30" or "0:05:30"; none when it is no such text.
std::vector<double> clock_numbers(std::string_view text) {
    std::vector<double> numbers;
    for (std::size_t at = 0; numbers.size() < 4;) {
        const std::size_t digits = digits_at(text, at);
        if (digits == 0 || digits > 4) return {};
        numbers.push_back(std::stod(std::string(text.substr(at, digits))));
        at += digits;
        if (at == text.size()) break;
        if (text[at++] != ':') return {};
    }
    return numbers.size() == 2 || numbers.size() == 3 ? numbers : std::vector<double>{};
}

/// "1/2 h", "3/4", "1 in 5" as digits.
std::string fraction(const std::string& text, std::optional<Dimension> expected) {
    const std::size_t first = digits_at(text, 0);
    if (first == 0 || first > 6) return {};
    for (const std::string_view bar : {"/", " in ", " out of ", " of "}) {
        if (!std::string_view(text).substr(first).starts_with(bar)) continue;
        const std::size_t at = first + bar.size();
        const std::size_t second = digits_at(text, at);
        if (second == 0 || second > 6) return {};
        const double below = std::stod(text.substr(at, second));
        if (below == 0) return {};
        const double value = std::stod(text.substr(0, first)) / below;
        constexpr int digits = 4;
        const std::string unit(trimmed(std::string_view(text).substr(at + second)));
        if (expected == Dimension::share && unit.empty())
            return rounded_text(100 * value, digits) + '%';
        return with_unit(rounded_text(value, digits), unit);
    }
    return {};
}

/// Units the language has not, in one that it has.
std::string converted(const Parts& parts, std::optional<Dimension> expected) {
    if (parts.number.empty() || digits_at(parts.number, 0) == 0) return {};
    const double number = std::strtod(parts.number.c_str(), nullptr);
    const std::string word = in_small_letters(parts.unit);
    constexpr double days_of_month = 30.4375;
    const auto days = [&](double each) {
        return with_unit(number_text(std::round(number * each)), "days");
    };
    if (expected == Dimension::duration && (word == "month" || word == "months"))
        return days(days_of_month);
    if (expected.value_or(Dimension::duration) == Dimension::duration &&
        (word == "year" || word == "years"))
        return days(12 * days_of_month);
    for (const std::string_view kind : {"working ", "work ", "business ", "calendar ", "full "})
        if (word.starts_with(kind)) return with_unit(parts.number, word.substr(kind.size()));
    constexpr int digits = 6;
    if (word == "per minute" || word == "per min" || word == "/min")
        return with_unit(rounded_text(60 * number, digits), "per hour");
    if (expected == Dimension::number && word == "%") return rounded_text(number / 100, digits);
    return {};
}

/// A bare number in the only unit that its dimension has, or most often has.
std::string with_usual_unit(const Parts& parts, std::optional<Dimension> expected) {
    if (parts.number.empty() || !parts.unit.empty()) return {};
    if (expected == Dimension::share) return with_unit(parts.number, "%");
    if (expected == Dimension::effort) return with_unit(parts.number, "EM");
    if (expected == Dimension::rate) return with_unit(parts.number, "per hour");
    return {};
}

bool reads_as(std::string_view text, std::optional<Dimension> expected, Months months) {
    const Parsed<Quantity> parsed = read_quantity(text, months);
    const auto* quantity = std::get_if<Quantity>(&parsed);
    return quantity != nullptr && (!expected || quantity->dimension == *expected);
}

std::string clock_hint(std::string_view text) {
    const std::vector<double> numbers = clock_numbers(text);
    if (numbers.empty()) return {};
    constexpr double minute = 60, hour = 3'600;
    if (numbers.size() == 3)
        return "did you mean " +
               quoted(as_duration(numbers[0] * hour + numbers[1] * minute + numbers[2])) + "?";
    return "did you mean " + quoted(as_duration(numbers[0] * hour + numbers[1] * minute)) +
           " (hours and minutes) or " + quoted(as_duration(numbers[0] * minute + numbers[1])) +
           " (minutes and seconds)?";
}

}  // namespace

std::string with_unit(std::string_view number, std::string_view unit) {
    std::string result(number);
    if (unit != "%" && !unit.empty()) result += ' ';
    return result += unit;
}

std::string quantity_hint(std::string_view text, std::optional<Dimension> expected, Months months) {
    constexpr std::size_t longest = 60;  // what is longer is no slip
    if (text.size() > longest) return {};
    const bool takes_duration = !expected || expected == Dimension::duration;
    const bool takes_money =
        !expected || expected == Dimension::number || expected == Dimension::rate;
    if (const std::string name = in_small_letters(text.substr(text.empty() ? 0 : 1));
        expected && text.starts_with('$') && is_name(name))
        return "did you mean " + quoted('$' + name) + "?";
    std::string plain = without_ornaments(text);
    if (takes_duration)
        if (std::string hint = clock_hint(plain); !hint.empty()) return hint;
    const std::string with_money = plain;
    if (takes_money) plain = without_currency(plain);
    const bool is_money = plain != with_money;
    plain = with_plain_number(plain);
    const Parts parts = parts_of(plain);
    const std::string unit = meant_unit(parts.unit, expected, months);
    std::vector<std::string> candidates = {with_unit(parts.number, parts.unit),
                                           written_out_number(plain), converted(parts, expected),
                                           fraction(plain, expected)};
    if (takes_duration) candidates.push_back(sum_of_durations(plain));
    if (!unit.empty()) candidates.push_back(with_unit(parts.number, unit));
    candidates.push_back(with_usual_unit(parts, expected));
    if (expected == Dimension::effort) candidates.push_back(with_unit(parts.number, "EM"));
    // A number that counts what its key names: "10000 customers".
    if (expected == Dimension::number) candidates.push_back(parts.number);
    for (const std::string& candidate : candidates)
        if (candidate != trimmed(text) && reads_as(candidate, expected, months))
            return "did you mean " + quoted(candidate) + "?" +
                   (is_money ? " money is written without its currency" : "");
    return {};
}

}  // namespace friction
