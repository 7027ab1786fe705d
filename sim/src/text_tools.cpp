#include "text_tools.h"

#include <array>
#include <charconv>
#include <cstddef>

#include "friction/printable.h"
#include "friction/quantity.h"

namespace friction {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t longest_quote = 60;

}  // namespace

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return text.substr(0, 0);
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string single_spaced(std::string_view text) {
    std::string result;
    for (const char letter : text) {
        const bool blank = letter == ' ' || letter == '\t';
        if (!blank)
            result += letter;
        else if (!result.ends_with(' '))
            result += ' ';
    }
    return result;
}

std::string quoted(std::string_view text) {
    const bool cut = text.size() > longest_quote;
    if (cut) {
        std::size_t end = longest_quote;
        // Not in the middle of a letter of UTF-8.
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
        text = text.substr(0, end);
    }
    return '"' + printable(text) + (cut ? "...\"" : "\"");
}

std::string in_quotes(std::string_view name) {
    std::string text(1, '"');
    text.append(name).append(1, '"');
    return text;
}

std::string rounded_text(double value, int digits) {
    std::array<char, 400> letters{};
    const auto rounded = std::to_chars(letters.data(), letters.data() + letters.size(), value,
                                       std::chars_format::scientific, digits - 1);
    std::from_chars(letters.data(), rounded.ptr, value);
    return number_text(value);
}

}  // namespace friction
