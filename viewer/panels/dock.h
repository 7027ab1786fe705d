#pragma once
// Below the blueprint: what if, how effort is spread, the two ledgers.

#include <map>
#include <optional>
#include <string>

#include "frame.h"
#include "friction/drawing/distribution_charts.h"
#include "friction/viewer/command.h"
#include "friction/viewer/session.h"
#include "panels/chart_view.h"
#include "widgets/slider.h"

namespace friction::viewer {

class Dock {
public:
    void draw(const Session& session, Commands& commands, const Frame& frame,
              const drawing::Box& box);

private:
    void draw_what_if(const Session& session, Commands& commands, const Frame& frame,
                      const drawing::Box& box, bool has_title);
    void draw_spread(const Session& session, const Frame& frame, const drawing::Box& box);
    void draw_ledgers(const Session& session, const Frame& frame, const drawing::Box& box,
                      bool has_title);

    std::map<std::string, widgets::SliderState> sliders_;
    std::map<std::string, std::string>
        wrong_;  // what was typed and could not be read, by parameter
    Cached<std::optional<drawing::HistogramChart>> histogram_;
    ChartView spread_, ledger_;
    std::size_t tab_ = 0;
};

}  // namespace friction::viewer
