#pragma once
// A report as data: what is said, in which order, and what weight it has. No markup, no widths, no
// colours.
//
// Builders (build.h) fill it, renderers (render.h) write it. Texts are plain; whatever strangers
// wrote into a scenario is made safe by the renderer, never here.

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace friction::report {

/// What a piece of text means to the reader; a renderer may show it by colour, never by colour
/// alone.
enum class Weight { plain, strong, faint, better, worse, alarm };

struct Cell {
    std::string text;
    Weight weight = Weight::plain;

    Cell() = default;
    Cell(std::string words, Weight how = Weight::plain) : text(std::move(words)), weight(how) {}
    Cell(const char* words) : text(words) {}
    friend bool operator==(const Cell&, const Cell&) = default;
};

struct TableColumn {
    std::string title;      ///< with the unit, where all rows have the same
    bool is_number = true;  ///< to the right, never wrapped; words stand left and wrap
};

struct Row {
    std::vector<Cell> cells;  ///< one per column; missing ones are empty
    int indent = 0;           ///< of the first cell: 1 is "of which"
};

struct Table {
    std::vector<TableColumn> columns;
    std::vector<Row> rows;
};

/// What a section tells, for renderers that put a picture beside it.
enum class Topic : std::uint8_t {
    other,
    redesign,
    customer_ledger,
    who_is_better_off,
    hot_spots,
    guesses
};

/// Title, what holds for the whole of it, a table, sentences below the table.
struct Section {
    std::string title;
    std::string caption;  ///< beside the title: "mean per journey, 95% intervals"
    int depth = 0;        ///< 0: a part of the report, 1: below the one before
    Table table;
    std::vector<Cell> sentences;
    Topic topic = Topic::other;
    std::size_t alternative = 0;  ///< that it is about, where it is about one
};

struct Report {
    std::string title;
    std::vector<Cell> headline;  ///< the answer, in sentences
    std::vector<Section> sections;
    std::vector<Cell> notes;  ///< how far to trust it
    std::vector<std::string>
        provenance;  ///< version, seed, journeys, hash: what it takes to get the same bytes again
};

}  // namespace friction::report
