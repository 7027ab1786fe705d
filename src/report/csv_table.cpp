#include "csv_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "friction/printable.h"
#include "friction/quantity.h"

namespace friction::report {
namespace {

/// Signs that a spreadsheet takes for the begin of a formula; that of Japanese or Chinese also
/// where they are as wide as a letter there.
bool begins_formula(std::uint32_t point) {
    constexpr std::u32string_view signs = U"=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b";
    return signs.find(static_cast<char32_t>(point)) != std::u32string_view::npos;
}

/// Blanks of any width: a spreadsheet passes over them.
bool is_blank(std::uint32_t point) {
    return point == ' ' || point == 0xa0 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200a) || point == 0x202f || point == 0x205f ||
           point == 0x3000;
}

bool is_formula(std::string_view text) {
    while (!text.empty()) {
        const Character next = first_character(text);
        if (!is_blank(next.point)) return begins_formula(next.point);
        text.remove_prefix(next.bytes);
    }
    return false;
}

}  // namespace

CsvTable::CsvTable(CsvForm form) : form_(form) {
    if (form == CsvForm::comma) text_ = "\xef\xbb\xbf";
}

CsvTable& CsvTable::words(std::string_view words) {
    std::string cell = printable(words);
    if (is_formula(cell)) cell.insert(cell.begin(), '\'');
    return add(cell);
}

CsvTable& CsvTable::number(std::optional<double> value) {
    if (!value || !std::isfinite(*value)) return add("");
    std::string cell = number_text(*value);
    if (form_ == CsvForm::comma) std::ranges::replace(cell, '.', ',');
    return add(cell);
}

CsvTable& CsvTable::count(std::uint64_t count) { return add(std::to_string(count)); }

CsvTable& CsvTable::interval(const Estimate& e) {
    return number(e.value)
        .number(e.low_bounded ? std::optional(e.low) : std::nullopt)
        .number(e.high_bounded ? std::optional(e.high) : std::nullopt);
}

void CsvTable::end_line() {
    text_ += '\n';
    is_first_ = true;
}

std::string CsvTable::take() { return std::exchange(text_, {}); }

CsvTable& CsvTable::add(std::string_view cell) {
    const char between = form_ == CsvForm::point ? ',' : ';';
    if (!is_first_) text_ += between;
    is_first_ = false;
    const std::string_view needs_quotes = form_ == CsvForm::point ? ",\"\r\n" : ";\"\r\n";
    if (cell.find_first_of(needs_quotes) == std::string::npos) {
        text_ += cell;
        return *this;
    }
    text_ += '"';
    for (const char sign : cell) text_ += sign == '"' ? "\"\"" : std::string(1, sign);
    text_ += '"';
    return *this;
}

}  // namespace friction::report
