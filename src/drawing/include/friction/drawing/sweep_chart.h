#pragma once
// A metric along one parameter, with its intervals and where decisions flip; along two, a sheet of
// cells for each redesign.
//
// Values come in the units in which they are shown. Curves are told apart by their names at the
// right, then by colour and dash, so that they can be in black and white as well.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "friction/drawing/axis.h"
#include "friction/drawing/chart.h"

namespace friction::drawing {

/// One parameter: its ends, and what stands beside the axis.
struct SweptAxis {
    double from = 0, to = 1;
    std::string title{};  ///< "E-mail answered with the invoice (reply_useful), %"
    NumberText number{};  ///< of its ticks; plain_number() where there is none
    std::optional<double> in_file{};
    std::string in_file_label{};  ///< "60% in the file"

    /// Whether what the file says lies on the axis.
    [[nodiscard]] bool shows_file() const { return in_file && *in_file >= from && *in_file <= to; }
};

/// One value of a curve; not a number: nothing is known there. Ends are infinite where there are
/// none.
struct SweptValue {
    double value = 0, low = 0, high = 0;
};

struct FlipMark {
    std::optional<double> value{};  ///< absent: it only comes close
    double low = 0, high = 0;       ///< within the axis
    std::string label{};            ///< "Status in the account: 43% (42% to 44%)"
};

struct SweptCurve {
    std::string name{};
    std::vector<SweptValue> values{};  ///< in equal steps along the axis, from end to end
    std::vector<FlipMark> flips{};
};

struct SweepChart {
    std::string title{}, subtitle{};
    SweptAxis x{};
    NumberText number{};  ///< of the metric
    SweptCurve baseline{};
    std::vector<SweptCurve> redesigns{};
    std::vector<std::string> sentences{};  ///< below; the last one in small letters
};

[[nodiscard]] float sweep_chart_height(const SweepChart& chart, float width, float f);
[[nodiscard]] Picture draw_sweep(const SweepChart& chart, float width, float f, const Theme& theme);

/// The difference of one redesign to the baseline over two parameters.
struct SweptSheet {
    std::string title{};
    struct Cell {
        std::size_t difference_class = 3;  ///< difference_class(): 0 much better, 6 much worse
        double worse_by = 0;               ///< above 0: worse than the baseline
        bool is_clear = true;              ///< false: its interval holds 0
    };
    std::vector<Cell> cells{};  ///< the first parameter fastest
};

struct SweepSheets {
    std::string title{}, subtitle{};
    SweptAxis across{}, up{};
    std::size_t columns = 0, rows = 0;
    std::vector<SweptSheet> sheets{};
    std::vector<std::string> class_words{};  ///< of the seven classes
    std::string unclear_words{}, flip_words{}, file_words{};
    std::vector<std::string> sentences{};  ///< as above
};

[[nodiscard]] float sweep_sheets_height(const SweepSheets& sheets, float width, float f);
[[nodiscard]] Picture draw_sweep_sheets(const SweepSheets& sheets, float width, float f,
                                        const Theme& theme);

}  // namespace friction::drawing
