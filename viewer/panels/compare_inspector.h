#pragma once
// The right side of Compare: the answer in words, the ledgers, who is better off, how sure, where
// effort changed.

#include "panels/chart_view.h"
#include "panels/compare_data.h"
#include "panels/panel.h"

namespace friction::viewer {

class CompareInspector {
public:
    void draw(const Session& session, Commands& commands, const Frame& frame,
              const drawing::Box& box, const CompareData& data);

private:
    float draw_headline(const Frame& frame, const drawing::Box& room, const CompareData& data);
    /// As many rows as leave `height` below them, or all.
    float draw_tables(const Frame& frame, const drawing::Box& room, const CompareData& data,
                      float height);
    float draw_who(Commands& commands, const Frame& frame, const drawing::Box& room,
                   const CompareData& data);
    float draw_sure(const Frame& frame, const drawing::Box& room, const CompareData& data);
    float draw_spots(const Session& session, Commands& commands, const Frame& frame,
                     const drawing::Box& room, const CompareData& data);

    ChartView customer_, company_, who_;
    bool shows_all_ = false;
    float below_ = 0;  // height of who is better off and how sure, as last drawn
};

}  // namespace friction::viewer
