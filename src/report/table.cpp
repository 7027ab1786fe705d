#include "table.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

#include "display.h"
#include "friction/printable.h"

namespace friction::report {
namespace {

constexpr std::size_t table_indent = 2;  // of the whole table, and of a row "of which"
constexpr std::size_t gap = 2;           // between columns
constexpr std::size_t narrowest_words =
    16;  // columns of words wrap down to this before the table is parted

// What the table needs, measured once: texts made safe, widths in terminal columns.
struct Measured {
    std::vector<std::vector<Cell>> rows;
    std::vector<std::string> titles;
    std::vector<std::size_t> least, natural;
};

Cell safe(const Row& row, std::size_t column) {
    Cell cell = column < row.cells.size() ? row.cells[column] : Cell{};
    cell.text = printable(cell.text);
    return cell;
}

std::size_t room_before(const Row& row, std::size_t column) {
    return column == 0 ? static_cast<std::size_t>(row.indent) * table_indent : 0;
}

Measured measure(const Table& table) {
    Measured m;
    const std::size_t columns = table.columns.size();
    m.least.assign(columns, 0);
    m.natural.assign(columns, 0);
    for (std::size_t c = 0; c < columns; ++c) {
        m.titles.push_back(printable(table.columns[c].title));
        m.least[c] = m.natural[c] = longest_word(m.titles[c]);
    }
    for (const Row& row : table.rows) {
        std::vector<Cell>& cells = m.rows.emplace_back();
        for (std::size_t c = 0; c < columns; ++c) {
            cells.push_back(safe(row, c));
            const std::size_t before = room_before(row, c);
            const std::size_t whole = display_width(cells[c].text) + before;
            m.natural[c] = std::max(m.natural[c], whole);
            const std::size_t parted = std::min(whole, std::max(narrowest_words, before + 10));
            m.least[c] = std::max(m.least[c], table.columns[c].is_number ? whole : parted);
        }
    }
    return m;
}

std::size_t total(const std::vector<std::size_t>& widths, const std::vector<std::size_t>& shown) {
    std::size_t sum = table_indent;
    for (const std::size_t c : shown) sum += widths[c] + (c == shown.front() ? 0 : gap);
    return sum;
}

// Columns that fit beside the first one, part by part; a column wider than the terminal stands
// alone.
std::vector<std::vector<std::size_t>> parts_of(const std::vector<std::size_t>& widths,
                                               std::size_t width) {
    std::vector<std::vector<std::size_t>> all;
    for (std::size_t c = 1; c < widths.size(); ++c) {
        if (!all.empty()) {
            std::vector<std::size_t> longer = all.back();
            longer.push_back(c);
            if (total(widths, longer) <= width) {
                all.back() = std::move(longer);
                continue;
            }
        }
        all.push_back({0, c});
    }
    if (all.empty() && !widths.empty()) all.push_back({0});
    return all;
}

// The first column has its names in one line each where that takes no part more.
std::vector<std::vector<std::size_t>> parts(const Measured& m, std::size_t width) {
    std::vector<std::vector<std::size_t>> narrow = parts_of(m.least, width);
    if (narrow.size() < 2) return narrow;
    std::vector<std::size_t> widths = m.least;
    widths.front() = m.natural.front();
    std::vector<std::vector<std::size_t>> whole = parts_of(widths, width);
    return whole.size() == narrow.size() ? whole : narrow;
}

// Columns of words share the room that is left, none beyond its natural width.
std::vector<std::size_t> widths_of(const Measured& m, const std::vector<std::size_t>& shown,
                                   std::size_t width) {
    std::vector<std::size_t> widths = m.least;
    bool grew = true;
    while (grew && total(widths, shown) < width) {
        grew = false;
        for (const std::size_t c : shown) {
            if (widths[c] >= m.natural[c] || total(widths, shown) >= width) continue;
            ++widths[c];
            grew = true;
        }
    }
    return widths;
}

struct Line {
    std::vector<std::vector<std::string>> columns;  // lines of each cell
    std::size_t height() const {
        std::size_t most = 1;
        for (const auto& lines : columns) most = std::max(most, lines.size());
        return most;
    }
};

void append_rows_of(std::string& out, const Line& line, const std::vector<std::size_t>& widths,
                    const std::vector<bool>& right, const std::vector<Weight>& weights,
                    bool from_below, bool colour) {
    const std::size_t height = line.height();
    for (std::size_t y = 0; y < height; ++y) {
        std::string text(table_indent, ' ');
        for (std::size_t i = 0; i < line.columns.size(); ++i) {
            const auto& lines = line.columns[i];
            const std::size_t skipped = from_below ? height - lines.size() : 0;
            std::string piece;
            if (y >= skipped && y - skipped < lines.size()) piece = lines[y - skipped];
            const std::size_t padding = widths[i] - std::min(widths[i], display_width(piece));
            text.append(i > 0 ? gap : 0, ' ');
            text.append(right[i] ? padding : 0, ' ');
            text.append(coloured(std::move(piece), weights[i], colour));
            text.append(right[i] ? 0 : padding, ' ');
        }
        append_line(out, std::move(text));
    }
}

void append_part(std::string& out, const Table& table, const Measured& m,
                 const std::vector<std::size_t>& shown, const TextOptions& options) {
    const std::vector<std::size_t> all_widths = widths_of(m, shown, options.width);
    std::vector<std::size_t> widths;
    std::vector<bool> right;
    Line head;
    for (const std::size_t c : shown) {
        widths.push_back(all_widths[c]);
        right.push_back(table.columns[c].is_number);
        head.columns.push_back(wrap(m.titles[c], all_widths[c]));
    }
    const bool has_titles = std::any_of(shown.begin(), shown.end(),
                                        [&](std::size_t c) { return !m.titles[c].empty(); });
    if (has_titles)
        append_rows_of(out, head, widths, right, std::vector<Weight>(shown.size(), Weight::faint),
                       true, options.colour);
    for (std::size_t r = 0; r < m.rows.size(); ++r) {
        Line line;
        std::vector<Weight> weights;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const Cell& cell = m.rows[r][shown[i]];
            const std::size_t before = room_before(table.rows[r], shown[i]);
            std::vector<std::string> lines =
                wrap(cell.text, std::max<std::size_t>(widths[i] - before, 1));
            for (std::string& piece : lines) piece = std::string(before, ' ').append(piece);
            line.columns.push_back(std::move(lines));
            weights.push_back(cell.weight);
        }
        append_rows_of(out, line, widths, right, weights, false, options.colour);
    }
}

}  // namespace

void append_table(std::string& out, const Table& table, const TextOptions& options) {
    const Measured m = measure(table);
    bool first = true;
    for (const auto& shown : parts(m, options.width)) {
        if (!first) out += '\n';
        first = false;
        append_part(out, table, m, shown, options);
    }
}

}  // namespace friction::report
