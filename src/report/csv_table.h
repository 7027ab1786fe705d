#pragma once
// Private: the cells and lines of a CSV file, in the form that its readers expect.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "friction/report/csv.h"
#include "friction/result.h"
#include "friction/summary.h"

namespace friction::report {

class CsvTable {
public:
    explicit CsvTable(CsvForm form);

    /// What strangers wrote stands in some: a spreadsheet would run `=HYPERLINK(...)`.
    CsvTable& words(std::string_view words);
    /// In digits: a spreadsheet shows 1e+05 as that, and 3.68e-05 with a comma is no number.
    CsvTable& number(std::optional<double> value);
    CsvTable& count(std::uint64_t count);
    /// Value and ends, each empty where it is not known.
    CsvTable& interval(const Estimate& e);
    void end_line();

    [[nodiscard]] const std::string& text() const { return text_; }
    /// The text since the last time.
    [[nodiscard]] std::string take();

private:
    CsvTable& add(std::string_view cell);

    CsvForm form_;
    std::string text_;
    bool is_first_ = true;
};

}  // namespace friction::report
