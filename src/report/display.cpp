#include "display.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "friction/printable.h"

namespace friction::report {
namespace {

struct Range {
    std::uint32_t first, last;
};

bool is_in(std::span<const Range> ranges, std::uint32_t point) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const Range& r) { return point >= r.first && point <= r.last; });
}

// Marks drawn on the letter before them.
constexpr std::array<Range, 9> zero_wide = {{{0x300, 0x36f},
                                             {0x483, 0x489},
                                             {0x591, 0x5bd},
                                             {0x610, 0x61a},
                                             {0x64b, 0x65f},
                                             {0x1ab0, 0x1aff},
                                             {0x200b, 0x200d},
                                             {0x20d0, 0x20ff},
                                             {0xfe00, 0xfe0f}}};
// East Asian wide and fullwidth characters, and emoji.
constexpr std::array<Range, 13> two_wide = {{{0x1100, 0x115f},
                                             {0x2e80, 0x303e},
                                             {0x3041, 0x33ff},
                                             {0x3400, 0x4dbf},
                                             {0x4e00, 0xa4cf},
                                             {0xa960, 0xa97f},
                                             {0xac00, 0xd7a3},
                                             {0xf900, 0xfaff},
                                             {0xfe30, 0xfe6f},
                                             {0xff01, 0xff60},
                                             {0xffe0, 0xffe6},
                                             {0x1f300, 0x1faff},
                                             {0x20000, 0x3fffd}}};

std::size_t width_of(std::uint32_t point) {
    if (point < 0x300) return 1;
    if (is_in(zero_wide, point)) return 0;
    return is_in(two_wide, point) ? 2 : 1;
}

// The longest beginning of `text` that fits, at least one character.
std::size_t bytes_that_fit(std::string_view text, std::size_t width) {
    std::size_t at = 0, used = 0;
    while (at < text.size()) {
        const Character next = first_character(text.substr(at));
        const std::size_t columns = width_of(next.point);
        if (used + columns > width && at > 0) break;
        used += columns;
        at += next.bytes;
    }
    return at;
}

std::string_view colour_code(Weight weight) {
    switch (weight) {
        case Weight::plain:
            return "";
        case Weight::strong:
            return "\x1b[1m";
        case Weight::faint:
            return "\x1b[2m";
        case Weight::better:
            return "\x1b[34m";
        case Weight::worse:
            return "\x1b[31m";
        case Weight::alarm:
            return "\x1b[1;31m";
    }
    return "";
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const Character next = first_character(text);
        width += width_of(next.point);
        text.remove_prefix(next.bytes);
    }
    return width;
}

namespace {

// A number stays with its doubt: "70.4 ± 0.5" is one word where a line has room for it.
std::size_t word_length(std::string_view text, std::size_t width) {
    constexpr std::string_view plus_minus = " ± ";
    const std::size_t alone = std::min(text.find(' '), text.size());
    if (!text.substr(alone).starts_with(plus_minus)) return alone;
    const std::size_t whole = std::min(text.find(' ', alone + plus_minus.size()), text.size());
    return display_width(text.substr(0, whole)) <= width ? whole : alone;
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t used = 0;
    while (!text.empty()) {
        const std::size_t gap = std::min(text.find_first_not_of(' '), text.size());
        text.remove_prefix(gap);
        if (text.empty()) break;
        std::string_view word = text.substr(0, word_length(text, width));
        text.remove_prefix(word.size());
        const std::size_t blanks = line.empty() ? 0 : 1;
        if (!line.empty() && used + blanks + display_width(word) > width) {
            lines.push_back(std::move(line));
            line.clear();
            used = 0;
        }
        while (line.empty() && display_width(word) > width) {
            std::size_t bytes = bytes_that_fit(word, width);
            // Names break where they are put together.
            if (const std::size_t joint = word.substr(0, bytes).find_last_of("._/-");
                joint != std::string_view::npos)
                bytes = joint + 1;
            lines.emplace_back(word.substr(0, bytes));
            word.remove_prefix(bytes);
        }
        if (word.empty()) continue;
        if (!line.empty()) line += ' ';
        line += word;
        used = display_width(line);
    }
    if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
    return lines;
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        longest = std::max(longest, display_width(word));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
    }
    return longest;
}

std::string pad_right(std::string text, std::size_t width) {
    const std::size_t used = display_width(text);
    if (used < width) text.append(width - used, ' ');
    return text;
}

std::string pad_left(std::string text, std::size_t width) {
    const std::size_t used = display_width(text);
    if (used < width) text.insert(0, width - used, ' ');
    return text;
}

std::string coloured(std::string text, Weight weight, bool colour) {
    const std::string_view code = colour_code(weight);
    if (!colour || code.empty() || text.empty()) return text;
    return std::string(code) + text + "\x1b[0m";
}

void append_line(std::string& out, std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    out += line;
    out += '\n';
}

void append_paragraph(std::string& out, const Cell& cell, const TextOptions& options,
                      std::size_t indent, std::size_t hang) {
    const std::size_t room = options.width - std::min(indent + hang, options.width - 10);
    bool first = true;
    for (std::string& line : wrap(printable(cell.text), room)) {
        std::string text(indent + (first ? 0 : hang), ' ');
        text += coloured(std::move(line), cell.weight, options.colour);
        append_line(out, std::move(text));
        first = false;
    }
}

}  // namespace friction::report
