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
    float draw_tables(const Frame& frame, const drawing::Box& room, const CompareData& data);
    float draw_who(Commands& commands, const Frame& frame, const drawing::Box& room,
                   const CompareData& data);
    float draw_sure(const Frame& frame, const drawing::Box& room, const CompareData& data);
    float draw_spots(const Session& session, Commands& commands, const Frame& frame,
                     const drawing::Box& room, const CompareData& data);

    ChartView customer_, company_, who_;
};

}  // namespace friction::viewer
