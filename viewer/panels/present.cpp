#include "panels/present.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "friction/viewer/compare_view.h"
#include "friction/viewer/follow_data.h"
#include "friction/viewer/stations.h"
#include "panels/chart_view.h"
#include "panels/stage.h"
#include "panels/stage_maps.h"
#include "widgets/interact.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Weight;

namespace {

constexpr float stations_baseline_f = 4.7F;  // baseline of the line of stations
constexpr float begin_f = 6.6F;              // of the title
constexpr float end_f = 5;                   // above the lower edge: below it is the foot
constexpr float gap_f = 2;

/// Where we are, and where one can go: "4 The effect" and the five stations.
void draw_stations(const Session& session, Commands& commands, const Frame& frame,
                   const Box& page) {
    const drawing::Theme& theme = *frame.theme;
    const float y = page.min.y + frame.em(stations_baseline_f), em = frame.em(stage::small);
    const auto now = static_cast<std::size_t>(session.station - 1);
    Painter painter = frame.painter();
    painter.text({page.min.x, y},
                 std::to_string(session.station) + "   " + std::string(station_names.at(now)),
                 frame.em(1.25F), Face::regular, theme.ink2);
    float x = page.max.x;
    for (std::size_t i = station_names.size(); i-- > 0;) {
        const bool is_now = i == now;
        const Weight weight = is_now ? Weight::semibold : Weight::regular;
        const std::string name(station_names.at(i));
        x -= drawing::text_width(name, em, weight);
        painter.text({x, y}, name, em, face_of(weight), is_now ? theme.ink : theme.ink3);
        const float radius = frame.em(is_now ? 0.42F : 0.32F);
        x -= frame.em(0.85F);
        drawing::Picture dot{.width = page.max.x, .height = page.max.y};
        dot.add(drawing::Disc{.centre = {x, y - frame.em(0.4F)},
                              .radius = radius,
                              .fill = is_now ? theme.ink : drawing::Colour{},
                              .line = is_now ? theme.ink : theme.ink3,
                              .line_width = std::max(1.0F, frame.em(0.11F))});
        painter.picture(dot, {0, 0});
        const Box area{
            {x - frame.em(0.7F), y - frame.em(1.6F)},
            {x + frame.em(1.2F) + drawing::text_width(name, em, weight), y + frame.em(0.9F)}};
        if (widgets::interact(frame, "station" + std::to_string(i), area, {.takes_keys = false})
                .clicked)
            commands.push(ShowStation{static_cast<int>(i) + 1});
        x -= frame.em(1.9F);
    }
}

/// What the effort is made of, as wide as the page.
void draw_made_of(const Frame& frame, const Box& room, const EffortBar& bar) {
    frame.painter().text({room.min.x, room.min.y + frame.em(stage::text)}, bar.title,
                         frame.em(stage::text), Face::regular, frame.theme->ink2);
    const float top = frame.em(stage::text + 0.9F);
    if (bar.bar.families.empty())
        return stage::blank(frame, {{room.min.x, room.min.y + top}, room.max});
    drawing::LedgerBar shown = bar.bar;
    shown.full_em = 0;
    frame.painter().picture(drawing::draw_ledger_bar(shown, {room.width(), room.height() - top},
                                                     frame.em(1.15F), *frame.theme),
                            {room.min.x, room.min.y + top});
}

void draw_problem(const Frame& frame, const Box& room, const StationData& data) {
    if (data.facts.empty()) return;
    // Three figures, and below them a bar where there is one; what is left is shared between them.
    const float facts = frame.em(17), rule = frame.em(2.4F);
    const float bar = data.bars.empty() ? 0 : frame.em(12);
    const float spare = std::max(0.0F, room.height() - rule - facts - bar - frame.em(1.5F));
    const float top = room.min.y + rule + std::max(frame.em(1), spare * 0.35F);
    frame.painter().fill(box_at(room.min.x, top - rule, room.width(), frame.pixel),
                         frame.theme->line);
    const float each = room.width() / static_cast<float>(data.facts.size());
    for (std::size_t i = 0; i < data.facts.size(); ++i)
        stage::fact_above(frame,
                          box_at(room.min.x + each * static_cast<float>(i), top, each, facts),
                          data.facts[i]);
    if (!data.bars.empty())
        draw_made_of(frame, box_at(room.min.x, top + facts + spare * 0.4F, room.width(), bar),
                     data.bars.front());
}

/// Moves in large type, where two blueprints would be too small to be read.
void draw_moves(const Frame& frame, const Box& room, const StationData& data) {
    float y = room.min.y + frame.em(1);
    const float step =
        std::min(frame.em(4.2F),
                 room.height() / static_cast<float>(std::max<std::size_t>(1, data.moves.size())));
    for (std::size_t i = 0; i < data.moves.size(); ++i) {
        const float baseline = y + step * 0.6F;
        frame.painter().text({room.min.x, baseline}, std::to_string(i + 1), frame.em(stage::second),
                             Face::semibold, frame.theme->blue);
        stage::line(frame, {room.min.x + frame.em(4), baseline}, data.moves[i], stage::second,
                    room.width() - frame.em(4), Weight::regular, frame.theme->ink);
        y += step;
    }
}

// --- the effect ---------------------------------------------------------------------------------

void draw_bar(const Frame& frame, const Box& room, const EffortBar& bar, float full_em,
              float longest) {
    frame.painter().text({room.min.x, room.min.y}, bar.title, frame.em(stage::text), Face::regular,
                         frame.theme->ink2);
    if (bar.bar.families.empty()) {
        stage::blank(frame,
                     box_at(room.min.x, room.min.y + frame.em(0.8F), longest, room.height()));
        static_cast<void>(stage::big_figure(
            frame,
            {room.min.x + longest + frame.em(1.8F),
             room.min.y + frame.em(0.8F) + room.height() / 2 + frame.em(stage::figure) * 0.36F},
            bar.total, stage::figure));
        return;
    }
    const float width = full_em > 0 ? longest * static_cast<float>(bar.effort_em) / full_em : 0;
    const float f = frame.em(1.15F), below = 1.6F * f;  // where small pieces have their names
    const Box place = box_at(room.min.x, room.min.y + frame.em(0.8F), width, room.height());
    // Names of small pieces go on beyond the end of a short bar.
    drawing::LedgerBar shown = bar.bar;
    shown.full_em = full_em;
    frame.painter().picture(
        drawing::draw_ledger_bar(shown, {longest, place.height() + below}, f, *frame.theme),
        place.min);
    const drawing::Point at{place.max.x + frame.em(1.8F),
                            place.centre().y + frame.em(stage::figure) * 0.36F};
    const float x = stage::big_figure(frame, at, bar.total, stage::figure);
    frame.painter().text({x + frame.em(0.8F), at.y}, bar.total.doubt, frame.em(stage::text),
                         Face::regular, frame.theme->ink2);
}

void draw_who(const Frame& frame, const Box& room, const drawing::WinRow& who) {
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    const auto end = [&](double share) {
        return room.min.x + room.width() * static_cast<float>(share);
    };
    const float high = frame.em(1.8F), gap = std::max(1.5F, frame.em(0.12F));
    const float better = end(who.better), same = end(who.better + who.same);
    const auto part = [&](float from, float to, drawing::Colour fill, drawing::Colour hatch) {
        if (to - from < 1) return;
        painter.rectangle(
            {.box = {{from, room.min.y}, {to, room.min.y + high}}, .fill = fill, .hatch = hatch});
    };
    part(room.min.x, better - gap, theme.blue, {});
    part(better, same - gap, theme.base_tint, {});
    part(same, room.max.x, theme.warm, theme.panel);
    const float y = room.min.y + high + frame.em(1.5F), em = frame.em(stage::small);
    const auto words = [](std::string_view what, const std::string& share) {
        return std::string(what) + " " + share;
    };
    painter.text({room.min.x, y}, words("better off", drawing::share_text(who.better)), em,
                 Face::semibold, theme.blue);
    const std::string worse = words("worse", drawing::share_text(who.worse));
    painter.text({room.max.x, y}, worse, em, Face::semibold, theme.warm, drawing::Anchor::end);
    painter.text(
        {room.max.x - drawing::text_width(worse, em, Weight::semibold) - frame.em(1.2F), y},
        words("same", drawing::share_text(who.same)), em, Face::regular, theme.ink2,
        drawing::Anchor::end);
}

/// What is gone, drawn where it was; without room beside the figure the words stand alone.
void draw_saved(const Frame& frame, const Box& room, const StationData& data, float full,
                float longest, float top, float high) {
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    const float after =
        longest * static_cast<float>(data.bars[1].effort_em) / std::max(full, 1e-6F);
    const float begin = room.min.x + after + frame.em(25), end = room.min.x + longest;
    const float y = top + frame.em(0.8F) + high / 2;
    const float words = drawing::text_width(data.saved, frame.em(stage::text), Weight::semibold);
    const bool is_better = data.bars[1].total.tone == drawing::Tone::better;
    const drawing::Colour ink = is_better ? theme.blue : theme.ink2;
    if (end - begin >= words && is_better) {
        painter.text({(begin + end) / 2, y - frame.em(0.6F)}, data.saved, frame.em(stage::text),
                     Face::semibold, ink, drawing::Anchor::middle);
        painter.line({begin, y + frame.em(0.3F)}, {end, y + frame.em(0.3F)}, theme.line2,
                     std::max(1.0F, frame.em(0.12F)), {frame.em(0.5F), frame.em(0.4F)});
    } else {
        painter.text({room.max.x, top}, data.saved, frame.em(stage::text), Face::semibold, ink,
                     drawing::Anchor::end);
    }
}

void draw_effect(const Frame& frame, const Box& room, const StationData& data) {
    if (data.bars.size() < 2) return;
    // Measured from below: how we know, the strip, the facts; the bars have what is left.
    const float how = room.max.y - frame.em(3.4F), strip = how - frame.em(4.2F),
                facts = strip - frame.em(6.9F), rule = facts - frame.em(0.6F);
    const float first = room.min.y + frame.em(1.6F);
    const float each = (rule - frame.em(1) - first) / 2;
    const float high = std::clamp(each - frame.em(3.4F), frame.em(2), frame.em(7.4F));
    const float longest = room.width() - frame.em(26);
    const float full = static_cast<float>(std::max(data.bars[0].effort_em, data.bars[1].effort_em));
    for (std::size_t i = 0; i < 2; ++i)
        draw_bar(frame,
                 box_at(room.min.x, first + each * static_cast<float>(i), room.width(), high),
                 data.bars[i], full, longest);
    if (!data.waits) draw_saved(frame, room, data, full, longest, first + each, high);
    frame.painter().fill(box_at(room.min.x, rule, room.width(), frame.pixel), frame.theme->line);
    const float third =
        room.width() / static_cast<float>(std::max<std::size_t>(1, data.facts.size()));
    for (std::size_t i = 0; i < data.facts.size(); ++i)
        stage::fact_beside(
            frame, box_at(room.min.x + third * static_cast<float>(i), facts, third, frame.em(6)),
            data.facts[i]);
    if (data.waits) stage::blank(frame, box_at(room.min.x, strip, room.width(), frame.em(1.8F)));
    if (data.who) draw_who(frame, box_at(room.min.x, strip, room.width(), frame.em(4)), *data.who);
    static_cast<void>(stage::paragraph(frame, {{room.min.x, how}, room.max}, data.how, stage::small,
                                       frame.theme->ink3, 2));
}

// --- the story ----------------------------------------------------------------------------------

drawing::Picture draw_story(const FollowData& data, const Session& session, const Frame& frame,
                            float width, float height) {
    const float f = frame.em(1.35F);
    drawing::ClimbChart chart;
    chart.axis = drawing::TimeAxis(data.presences, data.end_s, 9 * f, width - 2 * f, f);
    chart.title = {"Effort so far", "EM"};
    chart.before = data.before;
    chart.after = data.after;
    chart.threshold = data.threshold;
    chart.patience = data.patience;
    chart.days = data.days;
    chart.names_times = true;
    chart.now_s = session.follow.clock_s;
    // Far from the screen nobody knows what red and blue are.
    const auto name = [&](drawing::ClimbLine& line, DesignId design) {
        line.now_caption = drawing::fitted(title_of(session, design), 14 * f, f, Weight::regular) +
                           ", " + line.now_caption;
    };
    name(chart.before, baseline_id);
    name(chart.after, session.compared);
    return drawing::draw_climb(chart, {width, height}, f, *frame.theme);
}

/// The lines between which the climb will be drawn.
void draw_ground(const Frame& frame, const Box& room) {
    constexpr int lines = 5;
    const float left = room.min.x + 9 * frame.em(1.35F);
    for (int i = 0; i < lines; ++i)
        frame.painter().fill(
            box_at(left, std::round(room.min.y + room.height() * static_cast<float>(i + 1) / lines),
                   room.max.x - left, frame.pixel),
            frame.theme->line);
}

// --- notes, and the panel -----------------------------------------------------------------------

void draw_notes(const Frame& frame, const Box& box, const std::vector<StationNote>& notes) {
    const Box sheet{{box.min.x, box.max.y - frame.em(20)}, box.max};
    const Box page = stage::page(frame, sheet);
    frame.painter().fill(sheet, frame.theme->sunk);
    frame.painter().fill(box_at(sheet.min.x, sheet.min.y, sheet.width(), frame.pixel),
                         frame.theme->line2);
    const float each = page.width() / static_cast<float>(std::max<std::size_t>(1, notes.size()));
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const float x = page.min.x + each * static_cast<float>(i);
        const Box room{{x, sheet.min.y + frame.em(3.4F)}, {x + each - frame.em(3), sheet.max.y}};
        stage::line(frame, {x, sheet.min.y + frame.em(2.6F)}, notes[i].title, stage::text,
                    room.width(), Weight::semibold, frame.theme->ink);
        static_cast<void>(
            stage::paragraph(frame, room, notes[i].text, stage::text, frame.theme->ink2, 8));
    }
}

class PresentPanel final : public Panel {
public:
    [[nodiscard]] std::string_view title() const override { return "Present"; }
    [[nodiscard]] View view() const override { return View::present; }
    [[nodiscard]] Chrome chrome() const override { return Chrome::none; }

    void draw(const Session& session, Commands& commands, const Frame& frame,
              const Box& box) override {
        if (session.is_blank) {
            frame.painter().fill(box, drawing::rgb(0));
            return;
        }
        frame.painter().fill(box, frame.theme->panel);
        const StationData& data =
            data_.get(frame, [&] { return station_data(session, session.station); });
        const Box page = stage::page(frame, box);
        draw_stations(session, commands, frame, page);
        Box room = page;
        room.min.y = box.min.y + frame.em(begin_f);
        room.min.y = stage::sentences(frame, room, data) + frame.em(gap_f);
        room.max.y = box.max.y - frame.em(end_f);
        draw_station(session, frame, room, data);
        stage::foot(frame, {page.min, {page.max.x, box.max.y}}, data.foot);
        if (session.shows_notes)
            draw_notes(frame, box, notes_.get(frame, [&] { return station_notes(session); }));
    }

private:
    void draw_station(const Session& session, const Frame& frame, const Box& room,
                      const StationData& data) {
        if (room.height() < frame.em(4) || data.foot.empty()) return;
        Box wide = room;
        const float out = std::min(frame.em(stage::margin - stage::map_margin), room.min.x);
        wide.min.x -= out;
        wide.max.x += out;
        switch (session.station) {
            case 1:
                return draw_problem(frame, room, data);
            case 2:
                return maps_.draw_lit(session, frame, wide, data.step);
            case 3:
                if (!maps_.draw_both(session, frame, wide)) draw_moves(frame, room, data);
                return;
            case 4:
                return draw_effect(frame, room, data);
            default:
                return data.waits ? draw_ground(frame, room) : draw_climb(session, frame, room);
        }
    }

    void draw_climb(const Session& session, const Frame& frame, const Box& room) {
        const auto& data = follow_.get(frame, [&] { return follow_data(session); });
        if (!data) return;
        static_cast<void>(
            climb_.show(frame, "climb", room, frame.version, [&](float width, float height) {
                return draw_story(*data, session, frame, width, height);
            }));
    }

    Cached<StationData> data_;
    Cached<std::vector<StationNote>> notes_;
    Cached<std::optional<FollowData>> follow_;
    StageMaps maps_;
    ChartView climb_;
};

}  // namespace

std::unique_ptr<Panel> make_present() { return std::make_unique<PresentPanel>(); }

}  // namespace friction::viewer
