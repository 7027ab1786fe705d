#include "friction/suggest.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace friction {
namespace {

// Nobody mistypes a name this long; a megabyte of text must not cost its square.
constexpr std::size_t longest_name = 100;

char small(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

// The smallest number of letters to change, add, leave out or swap with their neighbour (optimal
// string alignment), by the usual table of which only the last three rows are kept. Expects neither
// to be longer than longest_name.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    // Asked thousands of times in a file of many names: rows on the stack, exchanged by pointer.
    std::array<std::array<std::uint8_t, longest_name + 1>, 3> rows{};
    std::uint8_t *before_last = rows[0].data(), *last = rows[1].data(), *row = rows[2].data();
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<std::uint8_t>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<std::uint8_t>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int changed = small(a[i - 1]) == small(b[j - 1]) ? 0 : 1;
            int least = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + changed});
            if (i > 1 && j > 1 && small(a[i - 1]) == small(b[j - 2]) &&
                small(a[i - 2]) == small(b[j - 1]))
                least = std::min(least, before_last[j - 2] + 1);
            row[j] = static_cast<std::uint8_t>(least);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

}  // namespace

std::string closest(std::string_view name, std::span<const std::string_view> candidates) {
    if (name.empty() || name.size() > longest_name) return {};
    std::string_view best;
    std::size_t best_distance = 0;
    for (const std::string_view candidate : candidates) {
        if (candidate.empty() || candidate.size() > longest_name) continue;
        const std::size_t shorter = std::min(name.size(), candidate.size());
        const std::size_t longer = std::max(name.size(), candidate.size());
        const std::size_t allowed = std::max<std::size_t>(1, shorter / 3);
        if (longer - shorter > allowed) continue;
        const std::size_t distance = edit_distance(name, candidate);
        if (distance > allowed || (!best.empty() && distance >= best_distance)) continue;
        best = candidate;
        best_distance = distance;
    }
    return std::string(best);
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates) {
    const std::string nearest = closest(name, candidates);
    return nearest.empty() ? std::string{} : "did you mean \"" + nearest + "\"?";
}

std::string short_list(std::span<const std::string_view> names) {
    constexpr std::size_t shown = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, names.size()); ++i) {
        if (i > 0) text.append(i + 1 == names.size() ? " and " : ", ");
        text.append("\"").append(names[i]).append("\"");
    }
    if (names.size() > shown)
        text.append(" and ").append(std::to_string(names.size() - shown)).append(" more");
    return text;
}

}  // namespace friction
