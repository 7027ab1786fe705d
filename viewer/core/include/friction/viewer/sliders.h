#pragma once
// The parameters of the file as sliders.

#include <string>
#include <vector>

#include "friction/viewer/session.h"

namespace friction::viewer {

struct SliderRow {
    std::string parameter;  ///< name
    std::string label;
    std::string value;         ///< as an author would write it: "5%", "2 days"
    std::string low, high;     ///< ends of the range; empty: no range, then there is only the value
    std::string source;        ///< "guess"
    std::string note;          ///< "not in Mailed": its value there is its own
    double position = 0;       ///< of the knob, 0 to 1
    double file_position = 0;  ///< where the document has it: a hollow knob when it was moved
    double step = 0.01;        ///< of an arrow key, in positions
    bool has_range = false, is_moved = false, is_guess = false, is_dragged = false;

    Quantity low_value, high_value;
};

/// In the order of the file.
[[nodiscard]] std::vector<SliderRow> slider_rows(const Session& session);

/// The value at a position, on a step that people would choose (1, 2 or 5 x 10^k of the unit the
/// value is shown in, at least 100 steps to the range). The ends are exactly the ends.
[[nodiscard]] Quantity value_at(const SliderRow& row, double position);

/// What a person typed for this parameter: a value of its dimension, or why not.
[[nodiscard]] Parsed<Quantity> parse_typed(const SliderRow& row, std::string_view text);

}  // namespace friction::viewer
