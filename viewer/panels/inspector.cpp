#include "panels/inspector.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "friction/viewer/hot_spots.h"
#include "friction/viewer/step_view.h"
#include "friction/viewer/words.h"
#include "widgets/area.h"
#include "widgets/controls.h"

namespace friction::viewer {

using drawing::Anchor;
using drawing::Box;
using drawing::Weight;

namespace {

// One column of words and bars from the top down.
class Column {
public:
    Column(const Frame& frame, const Box& box)
        : frame_(frame),
          box_(inset_sides(frame, box)),
          full_(box),
          y_(box.min.y + frame.em(0.9F)) {}

    void lines(std::string_view words, float em_f, Face face, drawing::Colour colour,
               std::size_t most = 3) {
        const float em = frame_.em(em_f);
        const Weight weight = face == Face::semibold ? Weight::semibold : Weight::regular;
        for (const std::string& line : drawing::wrapped(words, box_.width(), em, weight, most)) {
            y_ += em * drawing::line_height;
            frame_.painter().text({box_.min.x, y_ - em * 0.28F}, line, em, face, colour);
        }
    }
    void pair(std::string_view left, std::string_view right, float em_f, Face left_face,
              Face right_face, drawing::Colour left_colour, drawing::Colour right_colour,
              std::string_view note = {}) {
        const float em = frame_.em(em_f);
        const float small = frame_.em(type::table);
        y_ += frame_.em(1.45F);
        const float base = y_ - frame_.em(0.3F);
        const Weight right_weight =
            right_face == Face::semibold ? Weight::semibold : Weight::regular;
        const Weight left_weight = left_face == Face::semibold ? Weight::semibold : Weight::regular;
        const float taken = drawing::text_width(right, em, right_weight) + frame_.em(space::small);
        Painter painter = frame_.painter();
        painter.text({box_.max.x, base}, right, em, right_face, right_colour, Anchor::end);
        const std::string shown = drawing::fitted(left, box_.width() - taken, em, left_weight);
        painter.text({box_.min.x, base}, shown, em, left_face, left_colour);
        if (note.empty()) return;
        const float x =
            box_.min.x + drawing::text_width(shown, em, left_weight) + frame_.em(space::small);
        painter.text({x, base},
                     drawing::fitted(note, box_.max.x - taken - x, small, Weight::regular), small,
                     Face::regular, frame_.theme->ink3);
    }
    void bar(double share, drawing::Colour colour, float width_share = 1, bool has_track = false) {
        y_ += frame_.em(0.1F);
        const float height = frame_.em(0.25F);
        const float width = box_.width() * width_share;
        Painter painter = frame_.painter();
        if (has_track)
            painter.fill(box_at(box_.min.x, y_, width, height), frame_.theme->line, height / 2);
        const float filled =
            std::max(height, width * static_cast<float>(std::clamp(share, 0.0, 1.0)));
        painter.fill(box_at(box_.min.x, y_, filled, height), colour, height / 2);
        y_ += height + frame_.em(0.15F);
    }
    void rule() {
        y_ += frame_.em(0.7F);
        frame_.painter().fill(box_at(full_.min.x, y_, full_.width(), frame_.pixel),
                              frame_.theme->line);
        y_ += frame_.em(0.35F);
    }
    Box take(float height) {
        const Box box = box_at(box_.min.x, y_, box_.width(), height);
        y_ += height;
        return box;
    }
    void skip(float in_f) { y_ += frame_.em(in_f); }
    [[nodiscard]] float y() const { return y_; }
    [[nodiscard]] const Box& box() const { return box_; }

private:
    static Box inset_sides(const Frame& frame, Box box) {
        box.min.x += frame.em(1.15F);
        box.max.x -= frame.em(0.8F);
        return box;
    }
    const Frame& frame_;
    Box box_, full_;
    float y_;
};

void draw_head(const Frame& frame, Column& column, const StepView& step) {
    const drawing::Theme& theme = *frame.theme;
    column.pair(step.is_outcome ? "Outcome" : "Step", step.name, type::caption, Face::regular,
                Face::regular, theme.ink2, theme.ink2);
    column.lines(step.title, type::name, Face::semibold, theme.ink, 2);
    column.skip(0.2F);
    column.lines(step.sentence, type::table, Face::regular, theme.ink2);
    if (!step.figure.empty()) {
        const Box line = column.take(frame.em(2.7F));
        const float em = frame.em(type::figure);
        const float base = line.max.y - frame.em(0.5F);
        frame.painter().text({line.min.x, base}, step.figure, em, Face::semibold, theme.warm);
        const float x =
            line.min.x + drawing::text_width(step.figure, em, Weight::semibold) + frame.em(0.4F);
        frame.painter().text({x, base}, "EM per journey", frame.em(type::table), Face::regular,
                             theme.ink2);
    }
    for (const std::string* words : {&step.rank, &step.before})
        if (!words->empty()) column.lines(*words, type::table, Face::regular, theme.ink2);
    if (!step.doubt.empty()) column.lines(step.doubt, type::table, Face::regular, theme.ink3);
}

void draw_components(const Frame& frame, Column& column, const StepView& step) {
    const drawing::Theme& theme = *frame.theme;
    if (step.components.empty()) return;
    column.rule();
    column.pair("What it is made of", "EM", type::body, Face::semibold, Face::regular, theme.ink,
                theme.ink3);
    constexpr std::size_t most = 6;
    for (std::size_t i = 0; i < step.components.size() && i < most; ++i) {
        const ComponentRow& row = step.components[i];
        column.pair(row.label, row.figure, type::table, Face::regular, Face::semibold, theme.ink,
                    theme.ink);
        column.bar(row.share, drawing::colour_of(theme, row.component));
    }
}

void draw_causes(const Frame& frame, Column& column, const StepView& step) {
    const drawing::Theme& theme = *frame.theme;
    if (step.causes.empty()) return;
    column.rule();
    column.lines("Why the customer is here", type::body, Face::semibold, theme.ink);
    column.skip(0.4F);
    const Box bar = column.take(frame.em(0.8F));
    const Box words = column.take(frame.em(1.6F));
    const std::array<drawing::Colour, 3> tones{theme.ink2, theme.base, theme.base_tint};
    float x = bar.min.x;
    Painter painter = frame.painter();
    for (std::size_t i = 0; i < step.causes.size(); ++i) {
        const CauseRow& cause = step.causes[i];
        const float width = bar.width() * static_cast<float>(cause.share);
        painter.fill({{x, bar.min.y}, {x + width - 1.5F * frame.pixel, bar.max.y}},
                     tones.at(i % tones.size()));
        x += width;
    }
    const float em = frame.em(type::table);
    const float base = centred_baseline(words, em);
    std::string left = step.causes.front().label;
    for (std::size_t i = 1; i + 1 < step.causes.size(); ++i) left += ", " + step.causes[i].label;
    painter.text({words.min.x, base}, left, em, Face::regular, theme.ink2);
    if (step.causes.size() > 1)
        painter.text({words.max.x, base}, step.causes.back().label, em, Face::regular, theme.ink2,
                     Anchor::end);
}

void draw_savings(const Session& session, Commands& commands, const Frame& frame, Column& column,
                  const StepView& step) {
    const drawing::Theme& theme = *frame.theme;
    if (step.is_outcome) return;
    column.rule();
    column.pair("Moves for this step", step.savings.empty() ? "" : "saves", type::body,
                Face::semibold, Face::regular, theme.ink, theme.ink3);
    constexpr std::size_t most = 4;
    for (std::size_t i = 0; i < step.savings.size() && i < most; ++i) {
        const SavingRow& saving = step.savings[i];
        if (!saving.can_be_made) continue;
        column.skip(0.35F);
        Box card = column.take(frame.em(2.6F));
        card.min.x -= frame.em(0.4F);
        card.max.x += frame.em(0.4F);
        const widgets::Interaction touch =
            widgets::row(frame, "saving" + std::to_string(i), card, false);
        Painter painter = frame.painter();
        const float em = frame.em(type::table);
        const float left = card.min.x + frame.em(0.6F);
        const float right = card.max.x - frame.em(1.6F);
        painter.text({left, card.min.y + frame.em(1.05F)},
                     drawing::fitted(saving.title, right - left, em, Weight::regular), em,
                     Face::regular, theme.ink);
        widgets::draw_icon(painter, widgets::Icon::chevron_right,
                           {card.max.x - frame.em(0.8F), card.centre().y}, frame.em(0.8F),
                           theme.ink2);
        const float figure = drawing::text_width(saving.figure, em, Weight::semibold);
        painter.text({right, card.max.y - frame.em(0.5F)}, saving.figure, em, Face::semibold,
                     saving.share < 0 ? theme.warm : theme.blue, Anchor::end);
        const float track = right - figure - left - frame.em(0.6F);
        const float height = frame.em(0.25F);
        const float y = card.max.y - frame.em(0.85F);
        painter.fill(box_at(left, y, track, height), theme.line, height / 2);
        painter.fill(box_at(left, y,
                            std::max(height, track * static_cast<float>(std::clamp(
                                                         std::abs(saving.share), 0.0, 1.0))),
                            height),
                     saving.share < 0 ? theme.warm : theme.blue, height / 2);
        if (touch.clicked) {
            commands.push(session.chosen.is_baseline()
                              ? Command(AddRedesign{.title = saving.title, .moves = {saving.move}})
                              : Command(AddMove{session.chosen, saving.move}));
            commands.push(ShowView{View::edit});
        }
    }
    if (step.savings.empty())
        column.lines(session.run.stage == Stage::done
                         ? "Trying what moves would save."
                         : "What moves would save is tried when the run is done.",
                     type::table, Face::regular, theme.ink3);
    column.skip(0.5F);
    Box edit = column.take(frame.em(space::control));
    edit.min.x -= frame.em(0.4F);
    edit.max.x += frame.em(0.4F);
    if (widgets::button(frame, "edit", edit, "Edit this step", {.icon = widgets::Icon::pencil}))
        commands.push(ShowView{View::edit});
}

void draw_ways(Commands& commands, const Frame& frame, Column& column, const StepView& step) {
    const drawing::Theme& theme = *frame.theme;
    if (step.ways.empty()) return;
    column.rule();
    column.lines("Where they go", type::body, Face::semibold, theme.ink);
    for (std::size_t i = 0; i < step.ways.size(); ++i) {
        const WayRow& way = step.ways[i];
        const float top = column.y();
        column.pair(way.title, way.figure, type::table, Face::regular, Face::semibold, theme.ink,
                    theme.ink, way.note);
        const Box line{{column.box().min.x, top}, {column.box().max.x, column.y()}};
        const widgets::Interaction touch =
            widgets::interact(frame, "way" + std::to_string(i), line);
        widgets::focus_ring(frame, line, touch.focused);
        if (touch.clicked) {
            commands.push(Select{SelectedStep{way.to}});
            commands.push(Reveal{});
        }
    }
}

// With nothing selected: where the effort is, hottest first.
void draw_hot_spots(const Session& session, Commands& commands, const Frame& frame,
                    Column& column) {
    const drawing::Theme& theme = *frame.theme;
    column.lines("Hot spots", type::name, Face::semibold, theme.ink);
    const std::vector<HotSpot> spots = hot_spots(session, session.shown());
    column.lines(spots.empty() ? "Select a step to see what it costs and why."
                               : "The steps that cost most. Select one to see why, or press H.",
                 type::table, Face::regular, theme.ink2);
    column.skip(0.5F);
    constexpr std::size_t most = 12;
    for (std::size_t i = 0; i < spots.size() && i < most; ++i) {
        const float top = column.y();
        column.pair(spots[i].title, em_text(spots[i].effort_em), type::table, Face::regular,
                    Face::semibold, theme.ink, theme.ink);
        column.bar(spots[i].share / std::max(spots.front().share, 1e-9),
                   theme.heat[drawing::heat_class(spots[i].heat_share)]);
        const Box line{{column.box().min.x, top}, {column.box().max.x, column.y()}};
        const widgets::Interaction touch =
            widgets::interact(frame, "spot" + std::to_string(i), line);
        widgets::focus_ring(frame, line, touch.focused);
        if (touch.clicked) {
            commands.push(Select{SelectedStep{spots[i].step}});
            commands.push(Reveal{});
        }
    }
}

}  // namespace

// Tried in the background, once for a step of a design and a state of the input.
void Inspector::ask_savings(const Session& session, Commands& commands) {
    const std::string step = session.selected_step();
    if (step.empty() || session.run.stage != Stage::done) return;
    const Asked now{session.input, session.shown(), step};
    if (asked_ == now) return;
    asked_ = now;
    const Savings* known = session.run.savings.get();
    if (known == nullptr || known->input != now.input || known->design != now.design ||
        known->step != step)
        commands.push(AskSavings{});
}

void Inspector::draw(const Session& session, Commands& commands, const Frame& frame,
                     const Box& box) {
    ask_savings(session, commands);
    widgets::begin_pane(frame, "inspector", box, frame.theme->panel);
    const Box content = widgets::begin_scroll(frame, "all", box);
    Column column(frame, content);
    if (const auto& step = step_.get(frame, [&] { return step_view(session); })) {
        draw_head(frame, column, *step);
        draw_components(frame, column, *step);
        draw_causes(frame, column, *step);
        draw_savings(session, commands, frame, column, *step);
        draw_ways(commands, frame, column, *step);
    } else {
        draw_hot_spots(session, commands, frame, column);
    }
    widgets::end_scroll(frame, column.y() + frame.em(1), frame.theme->panel);
    widgets::end_pane();
}

}  // namespace friction::viewer
