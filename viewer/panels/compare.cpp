#include "panels/compare.h"

#include <algorithm>
#include <cmath>

#include "panels/chart_view.h"
#include "panels/compare_canvas.h"
#include "panels/compare_data.h"
#include "panels/compare_inspector.h"
#include "panels/compare_start.h"
#include "panels/compare_waiting.h"
#include "panels/regions.h"
#include "widgets/area.h"
#include "widgets/controls.h"
#include "widgets/popup.h"

namespace friction::viewer {

using drawing::Box;

namespace {

constexpr float inspector_f = 30, inspector_most_f = 40, dock_f = 10.5F;
constexpr float answer_f = 2.4F;
constexpr float dock_from_f = 28;  // in less height both maps need all of it

class Compare final : public Panel {
public:
    [[nodiscard]] std::string_view title() const override { return "Compare"; }
    [[nodiscard]] View view() const override { return View::compare; }
    void draw(const Session& session, Commands& commands, const Frame& frame,
              const Box& box) override;

private:
    void draw_answer(Commands& commands, const Frame& frame, Regions& places);
    void split_off_dock(const Frame& frame, Regions& places);
    void draw_dock(const Session& session, Commands& commands, const Frame& frame, const Box& box);
    void draw_distribution(const Session& session, Commands& commands, const Frame& frame,
                           const Box& box);
    void draw_flame(const Session& session, Commands& commands, const Frame& frame, const Box& box);

    CompareKeeper keeper_;
    const CompareData* data_ = nullptr;  // of this frame
    CompareStart start_;
    CompareCanvas canvas_;
    CompareInspector inspector_;
    ChartView distribution_, flame_;
    float dock_height_f_ = dock_f;
    bool shows_cumulative_ = false, by_size_ = false;
    std::string zoomed_;  // step of the flame graph
    std::uint64_t flame_changes_ = 0;
};

void Compare::draw(const Session& session, Commands& commands, const Frame& frame, const Box& box) {
    data_ = keeper_.of(session);
    const bool waits = data_ == nullptr && is_on_its_way(session);
    CompareData heads;  // the maps and their titles need no run
    if (waits) {
        heads.before = design_head(session, baseline_id);
        heads.after = design_head(session, compared_design(session).value_or(baseline_id));
        data_ = &heads;
    }
    if (data_ == nullptr) return start_.draw(session, commands, frame, box);
    Regions places = regions(
        session, commands, frame, box,
        {.inspector_f = std::clamp(box.width() / frame.f / 4, inspector_f, inspector_most_f),
         .has_dock = false});
    if (places.is_drawer && !waits) draw_answer(commands, frame, places);
    if (box.height() >= frame.em(dock_from_f)) split_off_dock(frame, places);
    widgets::begin_pane(frame, "compare canvas", places.canvas, frame.theme->canvas);
    canvas_.draw(session, commands, frame, places.canvas, *data_);
    widgets::end_pane();
    const bool has_dock = places.dock.height() > 0;
    if (has_dock && waits) draw_waiting_dock(frame, places.dock);
    if (has_dock && !waits) draw_dock(session, commands, frame, places.dock);
    const auto draw_inspector = [&] {
        if (waits) return draw_waiting_inspector(frame, places.inspector, waiting_words(session));
        inspector_.draw(session, commands, frame, places.inspector, *data_);
    };
    if (!places.is_drawer) return draw_inspector();
    if (!session.drawer_is_open) return;
    widgets::begin_popup(frame, "drawer", places.inspector);
    draw_inspector();
    if (widgets::end_popup(frame)) commands.push(ToggleDrawer{});
}

/// Where the inspector has no room, its first sentence stands over the maps, and what opens it.
void Compare::draw_answer(Commands& commands, const Frame& frame, Regions& places) {
    Box bar = places.canvas;
    bar.max.y = places.canvas.min.y += frame.em(answer_f);
    widgets::begin_pane(frame, "compare answer", bar, frame.theme->panel);
    const widgets::ButtonLook look{.em_f = type::table, .tip = "I opens and closes it"};
    const float margin = frame.em(space::margin), em = frame.em(1.1F);
    const float wide = widgets::button_width(frame, "Both ledgers", look) + frame.em(1);
    const float high = frame.em(space::row);
    const Box open = box_at(bar.max.x - margin - wide, bar.centre().y - high / 2, wide, high);
    if (widgets::button(frame, "ledgers", open, "Both ledgers", look))
        commands.push(ToggleDrawer{});
    const Headline& headline = data_->headline;
    const float room = open.min.x - margin - bar.min.x - margin;
    frame.painter().text({bar.min.x + margin, centred_baseline(bar, em)},
                         drawing::fitted(headline.text, room, em, drawing::Weight::semibold), em,
                         Face::semibold, headline.is_mirage ? frame.theme->warm : frame.theme->ink);
    widgets::end_pane();
}

/// Lower than in other views: two maps stand over it.
void Compare::split_off_dock(const Frame& frame, Regions& places) {
    const float most = 0.4F * places.canvas.height() / frame.f, bar = frame.em(space::thin);
    // The sentence over the maps must not flatten them.
    const float taken = places.is_drawer ? answer_f : 0;
    const float height = std::round(frame.em(std::min(dock_height_f_ - taken, most)));
    places.dock = places.canvas;
    places.dock.min.y = places.canvas.max.y - height;
    places.canvas.max.y = places.dock.min.y - bar;
    const Box level{{places.dock.min.x, places.canvas.max.y},
                    {places.dock.max.x, places.dock.min.y}};
    static_cast<void>(
        widgets::splitter(frame, "dock bar", level, dock_height_f_,
                          {.is_vertical = false, .least = 8, .most = most, .normal = dock_f}));
}

void Compare::draw_dock(const Session& session, Commands& commands, const Frame& frame,
                        const Box& box) {
    widgets::begin_pane(frame, "compare_dock", box, frame.theme->panel);
    const float margin = frame.em(space::margin), pad = frame.em(space::small);
    const Box room{{box.min.x + margin, box.min.y + pad}, {box.max.x - margin, box.max.y - pad}};
    const float middle = room.min.x + room.width() * 0.48F;
    if (session.maximised == "flame") {
        draw_flame(session, commands, frame, room);
    } else if (session.maximised == "distribution" || room.width() < frame.em(44)) {
        draw_distribution(session, commands, frame, room);
    } else {
        draw_distribution(session, commands, frame, {room.min, {middle - margin, room.max.y}});
        frame.painter().fill(box_at(middle, room.min.y, frame.pixel, room.height()),
                             frame.theme->line);
        draw_flame(session, commands, frame, {{middle + margin, room.min.y}, room.max});
    }
    widgets::end_pane();
}

/// Title, unit and a quiet button at the right end; what is below them.
struct ColumnTitle {
    Box below{};
    bool pressed = false, double_clicked = false;
};
ColumnTitle column_title(const Frame& frame, std::string_view id, const Box& box,
                         const drawing::ChartTitle& title, std::string_view action) {
    const widgets::ButtonLook look{.kind = widgets::ButtonKind::quiet, .em_f = type::caption};
    const float width = widgets::button_width(frame, action, look), height = frame.em(space::row);
    ColumnTitle result{{{box.min.x, box.min.y + height}, box.max}};
    ImGui::PushID(id.data(), id.data() + id.size());
    result.pressed = widgets::button(
        frame, "action", box_at(box.max.x - width, box.min.y, width, height), action, look);
    const Box line{box.min, {box.max.x - width - frame.em(space::small), box.min.y + height}};
    result.double_clicked =
        widgets::interact(frame, "title", line, {.takes_keys = false}).double_clicked;
    ImGui::PopID();
    const float em = frame.em(type::table), baseline = centred_baseline(line, em);
    Painter painter = frame.painter();
    const std::string head =
        drawing::fitted(title.title, line.width(), em, drawing::Weight::semibold);
    painter.text({line.min.x, baseline}, head, em, Face::semibold, frame.theme->ink);
    const float used =
        drawing::text_width(head, em, drawing::Weight::semibold) + frame.em(space::small);
    painter.text({line.min.x + used, baseline},
                 drawing::fitted(title.unit, std::max(0.0F, line.width() - used), em,
                                 drawing::Weight::regular),
                 em, Face::regular, frame.theme->ink3);
    return result;
}

void Compare::draw_distribution(const Session& session, Commands& commands, const Frame& frame,
                                const Box& box) {
    const ColumnTitle column =
        column_title(frame, "distribution", box,
                     shows_cumulative_ ? data_->cumulative.title : data_->distribution.title,
                     shows_cumulative_ ? "as bars" : "cumulated");
    if (column.pressed) shows_cumulative_ = !shows_cumulative_;
    if (column.double_clicked) commands.push(Maximise{"distribution"});
    const std::uint64_t key = data_->revision * 2 + (shows_cumulative_ ? 1 : 0);
    const auto clicked = distribution_.show(
        frame, "distribution chart", column.below, key,
        [&](float width, float height) {
            const drawing::Size size{width, height};
            if (shows_cumulative_) {
                drawing::CumulativeChart chart = data_->cumulative;
                chart.title = {};
                return drawing::draw_cumulative_pair(chart, size, frame.f, *frame.theme);
            }
            drawing::HistogramPairChart chart = data_->distribution;
            chart.title = {};
            return drawing::draw_histogram_pair(chart, size, frame.f, *frame.theme);
        },
        ChartView::readout);
    if (!clicked || clicked->kind != "bar") return;
    const bool is_after = clicked->name.starts_with("after/");
    const std::size_t bin = std::stoul(clicked->name.substr(clicked->name.find('/') + 1));
    const drawing::Bins& bins =
        is_after ? data_->distribution.after.bins : data_->distribution.before.bins;
    const double from = bins.width * static_cast<double>(bin);
    if (const auto customer = customer_between(session, is_after ? data_->after.id : baseline_id,
                                               from, from + bins.width)) {
        commands.push(ShowView{View::follow});
        commands.push(FollowCustomer{*customer});
    }
}

void Compare::draw_flame(const Session& session, Commands& commands, const Frame& frame,
                         const Box& box) {
    const ColumnTitle column =
        column_title(frame, "flame", box, data_->flame.title, by_size_ ? "by lane" : "by size");
    if (column.pressed) by_size_ = !by_size_;
    if (column.double_clicked) commands.push(Maximise{"flame"});
    // The order and the zoom change what is drawn as the data does.
    const std::uint64_t key = data_->revision * 64 + flame_changes_ % 32 * 2 + (by_size_ ? 1 : 0);
    const auto clicked = flame_.show(
        frame, "flame chart", column.below, key,
        [&](float width, float height) {
            drawing::FlameChart chart = data_->flame;
            chart.title = {};
            chart.by_size = by_size_;
            chart.zoomed = zoomed_;
            return drawing::draw_flame(chart, {width, height}, frame.f, *frame.theme);
        },
        ChartView::readout);
    if (!clicked) return;
    const std::string step =
        clicked->kind == "all" ? std::string() : clicked->name.substr(0, clicked->name.find('/'));
    // The first click selects the step, the next one zooms to it, one on the whole zooms out.
    const bool zooms = step.empty() || step == session.selected_step();
    if (zooms) {
        zoomed_ = zoomed_ == step ? std::string() : step;
        ++flame_changes_;
    }
    if (step.empty()) return;
    commands.push(Select{SelectedStep{step}});
    commands.push(Reveal{});
}

}  // namespace

std::unique_ptr<Panel> make_compare() { return std::make_unique<Compare>(); }

}  // namespace friction::viewer
