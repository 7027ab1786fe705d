#include "distribution_slips.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "friction/suggest.h"
#include "quantity_slips.h"
#include "text_tools.h"

namespace friction {

namespace {

/// The examples of families are durations; of another dimension they have its unit.
std::string example_in(std::string_view example, Dimension dimension) {
    std::string text(example);
    if (dimension != Dimension::effort) return text;
    constexpr std::string_view minutes = " min";
    for (std::size_t at = text.find(minutes); at != std::string::npos; at = text.find(minutes, at))
        text.replace(at, minutes.size(), " EM");
    return text;
}

/// "2 h, or uniform LOW .. HIGH, triangular ..."
std::string every_form(Dimension dimension) {
    std::string forms;
    for (const FamilyHelp& family : families()) {
        if (family.name == "constant")
            forms += quoted(example_in(family.example, dimension)) + " or a distribution";
        else
            forms +=
                (forms.ends_with("distribution") ? ": " : ", ") + std::string(family.forms.front());
    }
    return forms;
}

/// The two ends of "5-10 min", "5 to 10 min", "between 5 and 10 min", "5 .. 10 min".
std::pair<std::string_view, std::string_view> ends_of(std::string_view text) {
    constexpr std::string_view between = "between ";
    if (text.starts_with(between)) text.remove_prefix(between.size());
    for (const std::string_view mark : {"..", "…", "–", " to ", " and ", "-"}) {
        const std::size_t at = text.find(mark);
        if (at == std::string_view::npos || at == 0) continue;
        return {trimmed(text.substr(0, at)), trimmed(text.substr(at + mark.size()))};
    }
    return {};
}

/// The text with blanks for brackets and commas, and with the family whose name comes closest.
std::string plain_words(std::string_view text) {
    std::string plain(text);
    std::ranges::replace_if(
        plain, [](char letter) { return letter == '(' || letter == ')' || letter == ','; }, ' ');
    plain = single_spaced(trimmed(plain));
    std::vector<std::string_view> names;
    for (const FamilyHelp& family : families()) names.push_back(family.name);
    const std::size_t end = std::min(plain.find(' '), plain.size());
    if (const std::string near = closest(plain.substr(0, end), names); !near.empty())
        plain.replace(0, end, near);
    constexpr std::string_view constant = "constant ";
    if (plain.starts_with(constant)) plain.erase(0, constant.size());
    return plain;
}

/// The text in other words, the likeliest first.
std::vector<std::string> candidates(std::string_view text) {
    std::vector<std::string> found{plain_words(text)};
    for (const std::string_view family : {"lognormal ", "normal ", "exponential "})
        found.push_back(std::string(family) + std::string(text));
    constexpr std::string_view uniform = "uniform";
    const bool has_family = text.starts_with(uniform);
    if (const auto [low, high] = ends_of(has_family ? trimmed(text.substr(uniform.size())) : text);
        !low.empty())
        found.push_back("uniform " + std::string(low) + " .. " + std::string(high));
    for (const std::string_view sign : {"±", "+-", "+/-"}) {
        const std::size_t at = text.find(sign);
        if (at == std::string_view::npos) continue;
        const std::string spread(trimmed(text.substr(at + sign.size())));
        std::string middle(trimmed(text.substr(0, at)));
        if (middle.find_first_not_of("0123456789.") == std::string::npos)
            middle +=
                spread.substr(std::min(spread.find_first_not_of("0123456789."), spread.size()));
        found.push_back("normal mean " + middle + " sd " + spread);
    }
    return found;
}

bool begins_with_family(std::string_view text) {
    const std::string_view word = text.substr(0, text.find(' '));
    return word != "constant" &&
           std::ranges::find(families(), word, &FamilyHelp::name) != families().end();
}

const FamilyHelp* family_in(std::string_view forms) {
    for (const FamilyHelp& family : families())
        if (family.name != "constant" && forms.starts_with(family.forms.front())) return &family;
    return nullptr;
}

/// "did you mean ...?" for the whole text, or "".
std::string spelling(std::string_view text, Dimension dimension, bool has_family) {
    constexpr std::size_t longest = 60;  // what is longer is no slip
    if (text.size() > longest) return {};
    if (!has_family)
        if (std::string guess = quantity_hint(text, dimension, Months::refused); !guess.empty())
            return guess;
    for (const std::string& candidate : candidates(text))
        if (std::holds_alternative<DistributionText>(read_distribution(candidate, dimension)))
            return "did you mean " + quoted(candidate) + "?";
    return {};
}

}  // namespace

void complete(TextProblem& problem, std::string_view text, Dimension dimension) {
    const FamilyHelp* family = family_in(problem.expected);
    // A form is right but for one of its values: what is said of that suffices.
    if (family == nullptr && begins_with_family(text)) return;
    if (std::string guess = spelling(text, dimension, family != nullptr); !guess.empty()) {
        // The hint is for the whole text; so is what was found then.
        if (!problem.found.starts_with(quoted(text)))
            problem.found = quoted(text) + " is not a distribution";
        problem.hint = std::move(guess);
        return;
    }
    if (family != nullptr) {
        const std::string example = "for example " + quoted(example_in(family->example, dimension));
        problem.hint += (problem.hint.empty()          ? ""
                         : problem.hint.ends_with('?') ? " "
                                                       : ", ") +
                        example;
    } else if (problem.hint.empty()) {
        problem.expected = every_form(dimension);
        problem.hint =
            "for example " + quoted(example_in("lognormal mean 4 min cv 0.6", dimension));
    }
}

}  // namespace friction
