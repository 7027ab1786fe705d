#include "scalar_writer.h"

namespace friction::io {

namespace {

std::string in_double_quotes(std::string_view text) {
    std::string quoted(1, '"');
    for (const char letter : text) {
        if (letter == '\n')
            quoted += "\\n";
        else if (letter == '\t')
            quoted += "\\t";
        else if (letter == '\r')
            quoted += "\\r";
        else if (letter == '"' || letter == '\\')
            (quoted += '\\') += letter;
        else
            quoted += letter;
    }
    return quoted += '"';
}

std::string in_single_quotes(std::string_view text) {
    std::string quoted(1, '\'');
    for (const char letter : text) quoted.append(letter == '\'' ? 2 : 1, letter);
    return quoted += '\'';
}

bool is_plain(std::string_view text, Surroundings where) {
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
        return false;
    if (text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
    if (text.find_first_of("\n\t\r") != std::string_view::npos) return false;
    if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos)
        return false;
    if (text.starts_with("---") || text.starts_with("...")) return false;
    if (where == Surroundings::brackets &&
        text.find_first_of(",[]{}\"'\\:") != std::string_view::npos)
        return false;
    return std::string_view("-?:,[]{}&*!|>'\"%@`#").find(text.front()) == std::string_view::npos;
}

/// The unit behind the number, with the blank before it.
std::string_view unit_of(std::string_view written) {
    const std::size_t at = written.find_first_not_of("-0123456789.");
    return at == std::string_view::npos ? std::string_view{} : written.substr(at);
}

}  // namespace

std::string scalar_text(std::string_view text, Surroundings where) {
    return is_plain(text, where) ? std::string(text) : in_double_quotes(text);
}

std::string in_style_of(std::string_view bytes, Extent written, std::string_view text,
                        Surroundings where) {
    switch (scalar_style(bytes, written.begin)) {
        case ScalarStyle::double_quoted:
            return in_double_quotes(text);
        case ScalarStyle::single_quoted:
            if (text.find_first_of("\n\r\t") == std::string_view::npos)
                return in_single_quotes(text);
            return in_double_quotes(text);
        case ScalarStyle::plain:
        case ScalarStyle::block:
            break;
    }
    return scalar_text(text, where);
}

std::string quantity_like(const Quantity& quantity, std::string_view written) {
    constexpr std::size_t few_digits = 8;
    std::string usual = to_text(quantity);
    const Parsed<Quantity> unit = parse_quantity("1" + std::string(unit_of(written)));
    const auto* one = std::get_if<Quantity>(&unit);
    if (one == nullptr || one->dimension != quantity.dimension) return usual;
    const std::string number = number_text(quantity.value / one->value);
    if (number.size() > few_digits) return usual;
    std::string text = number + std::string(unit_of(written));
    const Parsed<Quantity> read = parse_quantity(text);
    const auto* same = std::get_if<Quantity>(&read);
    return same != nullptr && *same == quantity ? text : usual;
}

}  // namespace friction::io
