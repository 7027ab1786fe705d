#include "panels/dock.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <variant>
#include <vector>

#include "friction/drawing/distribution_charts.h"
#include "friction/drawing/ledger_charts.h"
#include "friction/report/wording.h"
#include "friction/viewer/chart_data.h"
#include "friction/viewer/sliders.h"
#include "friction/viewer/window_places.h"
#include "friction/viewer/words.h"
#include "widgets/area.h"
#include "widgets/controls.h"
#include "widgets/whole_rows.h"

namespace friction::viewer {

using drawing::Anchor;
using drawing::Box;
using drawing::Weight;

namespace {

constexpr float columns_from_f = 60;  // three of them need this, however wide the window is
constexpr std::array names{"what if", "distribution", "ledgers"};

const Results* results_of(const Session& session, std::size_t& at) {
    const Results* results = session.run.results.get();
    if (results == nullptr) return nullptr;
    const auto alternative = results->alternative(session.shown());
    if (!alternative) return nullptr;
    at = *alternative;
    return results;
}

// Title and unit on one line, up to `right`; returns what is below.
Box draw_title(const Frame& frame, const Box& box, std::string_view title, std::string_view unit,
               float right) {
    Painter painter = frame.painter();
    const float em = frame.em(type::body);
    const float small = frame.em(type::table);
    Rows rows(inset(box, frame.em(0.9F)));
    Box line = rows.take(frame.em(1.6F));
    line.max.x = std::min(line.max.x, right);
    const float base = centred_baseline(line, em);
    const std::string shown = drawing::fitted(title, line.width(), em, Weight::semibold);
    painter.text({line.min.x, base}, shown, em, Face::semibold, frame.theme->ink);
    const float x =
        line.min.x + drawing::text_width(shown, em, Weight::semibold) + frame.em(space::small);
    painter.text({x, base}, drawing::fitted(unit, line.max.x - x, small, Weight::regular), small,
                 Face::regular, frame.theme->ink2);
    rows.skip(frame.em(space::thin));
    return rows.rest();
}

Box draw_title(const Frame& frame, const Box& box, std::string_view title, std::string_view unit) {
    return draw_title(frame, box, title, unit, box.max.x);
}

// Below a tab that says what this is.
Box below_tab(const Frame& frame, const Box& box) {
    const float side = frame.em(0.9F), end = frame.em(0.45F);
    return {{box.min.x + side, box.min.y + end}, {box.max.x - side, box.max.y - end}};
}

void draw_nothing(const Frame& frame, const Box& box, std::string_view words) {
    float y = box.min.y + frame.em(1);
    for (const std::string& line :
         drawing::wrapped(words, box.width(), frame.em(type::table), Weight::regular, 4)) {
        frame.painter().text({box.min.x, y}, line, frame.em(type::table), Face::regular,
                             frame.theme->ink3);
        y += frame.em(1.3F);
    }
}

struct CompanyFigure {
    std::string label, value;
};

std::vector<CompanyFigure> company_figures(const Results& results, std::size_t at) {
    const Tally& tally = results.tally();
    const Scenario& scenario = results.scenarios()[at];
    const auto of = [&](Column column) { return estimate(tally, at, column_id(column)); };
    const auto money = [&](double value) { return report::money(value, scenario.currency); };
    std::vector<CompanyFigure> figures;
    const auto add = [&](std::string label, std::string value) {
        figures.push_back({std::move(label), with_minus(std::move(value))});
    };
    add("Staff minutes", report::value(of(Column::staff_minutes), report::Shape::number, 1));
    add("Contacts handled", report::value(of(Column::contacts), report::Shape::number, 1));
    const double resolved = tally.total(at, column_id(Column::resolved)).mean;
    const double cost = tally.total(at, column_id(Column::cost)).mean;
    if (resolved > 0) add("Cost per resolved", money(cost / resolved));
    if (scenario.customers_per_year) add("A year", money(cost * *scenario.customers_per_year));
    add("Resolved", report::value(of(Column::resolved), report::Shape::share, 0));
    add("Value at risk", money(tally.total(at, column_id(Column::value_at_risk)).mean));
    return figures;
}

drawing::LedgerBar ledger_bar(const Results& results, std::size_t at) {
    const Tally& tally = results.tally();
    drawing::LedgerBar bar;
    bar.title = "The customer's";
    const Estimate effort = estimate(tally, at, column_id(Column::effort));
    bar.total = em_text(effort) + " EM " + doubt_text(effort);
    std::array<double, 5> families{};
    for (std::size_t c = 0; c < component_count; ++c) {
        const auto column = static_cast<ColumnId>(column_id(Column::effort_active) + c);
        const double em = tally.total(at, column).mean;
        const auto component = static_cast<Component>(c);
        families.at(drawing::component_colour(component).family) += em;
        if (em > 0)
            bar.pieces.push_back(
                {component, em, std::string(component_names.at(c)) + " " + em_text(em) + " EM"});
    }
    for (std::size_t family = 0; family < families.size(); ++family)
        if (families.at(family) > 0)
            bar.families.push_back({family, std::string(drawing::family_name(family)),
                                    em_text(families.at(family)) + " EM"});
    return bar;
}

}  // namespace

void Dock::draw_what_if(const Session& session, Commands& commands, const Frame& frame,
                        const Box& box, bool has_title) {
    const float height = frame.em(1.8F), right = box.max.x - frame.em(0.9F);
    const std::vector<SliderRow> rows = slider_rows(session);
    const bool moved = !session.sliders.empty();
    const float reset = frame.em(4.4F), write = frame.em(8.2F), gap = frame.em(0.4F);
    const float left = right - reset - (moved ? gap + write : 0);
    Box rest = has_title
                   ? draw_title(frame, box, "What if",
                                std::ranges::all_of(rows, &std::string::empty, &SliderRow::note)
                                    ? "drag: every design follows"
                                    : "drag: designs follow",
                                left - frame.em(space::small))
                   : below_tab(frame, box);
    // Below a tab there is no line for the buttons unless they are needed.
    const float top = has_title ? box.min.y + frame.em(0.75F) : rest.min.y;
    if (moved || (has_title && !rows.empty())) {
        if (widgets::button(frame, "reset", box_at(right - reset, top, reset, height), "Reset",
                            {.enabled = moved, .em_f = type::table}))
            commands.push(ResetSliders{});
        if (!has_title) rest.min.y += height + frame.em(space::thin);
    }
    if (moved && widgets::button(frame, "write", box_at(left, top, write, height),
                                 "Write into file", {.em_f = type::table}))
        commands.push(WriteSliders{});
    if (rows.empty()) {
        draw_nothing(frame, rest,
                     "The file has no parameters. Numbers under `parameters:` get a slider here.");
        return;
    }
    Rows content(widgets::begin_scroll(
        frame, "sliders", widgets::whole_rows(rest, frame.em(widgets::slider_height_f))));
    for (const SliderRow& row : rows) {
        const Box place = content.take(frame.em(widgets::slider_height_f));
        const std::string& wrong = wrong_[row.parameter];
        const auto change = widgets::slider(frame, row.parameter, place,
                                            {.label = row.label,
                                             .effect = wrong.empty() ? row.note : wrong,
                                             .value = row.value,
                                             .low = row.low,
                                             .high = row.high,
                                             .position = row.position,
                                             .file_position = row.file_position,
                                             .step = row.step},
                                            sliders_[row.parameter]);
        if (change.position)
            commands.push(
                MoveSlider{row.parameter, value_at(row, *change.position), change.released});
        if (change.typed) {
            const auto parsed = parse_typed(row, *change.typed);
            if (const auto* quantity = std::get_if<Quantity>(&parsed)) {
                commands.push(MoveSlider{row.parameter, *quantity, true});
                wrong_[row.parameter].clear();
            } else {
                wrong_[row.parameter] = std::get<TextProblem>(parsed).found;
            }
        }
    }
    widgets::end_scroll(frame, content.y());
}

void Dock::draw_spread(const Session& session, const Frame& frame, const Box& box) {
    std::size_t at = 0;
    const Results* results = results_of(session, at);
    const std::string title =
        results == nullptr
            ? "Effort of customers"
            : "Effort of " + report::counted(results->journeys(), "customer", "customers");
    if (results == nullptr) {
        const Box rest = draw_title(frame, box, title, "");
        draw_nothing(
            frame, rest,
            "How effort is spread over customers is known when the run has its first answer.");
        return;
    }
    const std::optional<drawing::HistogramChart>& chart =
        histogram_.get(frame, [&] { return histogram(session, session.shown()); });
    if (!chart) return;
    const auto make = [&](float width, float height) {
        return drawing::draw_histogram(*chart, {width, height}, frame.f, *frame.theme, at != 0);
    };
    // Those who did not end resolved are known a little later than the run's answer.
    const std::uint64_t key = results->revision * 1024 + at * 2 + (chart->part.empty() ? 0 : 1);
    Box place = box;
    place.min.x += frame.em(0.9F);
    place.max.x -= frame.em(0.9F);
    place.min.y += frame.em(0.9F);
    place.max.y -= frame.em(0.4F);
    static_cast<void>(
        spread_.show(frame, "spread", place, key, make, [&](const drawing::Spot& spot) {
            return spot.kind == "bar" ? chart->readouts.at(std::stoul(spot.name)) : std::string();
        }));
}

void Dock::draw_ledgers(const Session& session, const Frame& frame, const Box& box,
                        bool has_title) {
    const Box rest = has_title ? draw_title(frame, box, "Two ledgers", "per journey begun")
                               : below_tab(frame, box);
    std::size_t at = 0;
    const Results* results = results_of(session, at);
    if (results == nullptr) {
        draw_nothing(frame, rest, "Both ledgers are filled by the first answer of the run.");
        return;
    }
    Rows rows(rest);
    const Box bar = rows.take(std::min(frame.em(5.4F), rest.height() * 0.5F));
    const std::uint64_t key = results->revision * 64 + at;
    static_cast<void>(ledger_.show(frame, "ledger", bar, key, [&](float width, float height) {
        return drawing::draw_ledger_bar(ledger_bar(*results, at), {width, height}, frame.f,
                                        *frame.theme);
    }));
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    rows.skip(frame.em(0.3F));
    painter.fill(rows.take(frame.pixel), theme.line);
    const Box head = rows.take(frame.em(1.8F));
    const float em = frame.em(type::table);
    const Estimate cost = estimate(results->tally(), at, column_id(Column::cost));
    painter.text({head.min.x, centred_baseline(head, em)}, "The company's", em, Face::semibold,
                 theme.ink2);
    painter.text({head.max.x, centred_baseline(head, em)},
                 with_minus(report::money(cost.value, results->scenarios()[at].currency)) + " " +
                     doubt_text(cost),
                 em, Face::semibold, theme.ink, Anchor::end);
    const std::vector<CompanyFigure> figures = company_figures(*results, at);
    const std::size_t columns = 3;
    const float width = rest.width() / columns;
    const float small = frame.em(type::caption);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const std::size_t row = i / columns, column = i % columns;
        const float x = rest.min.x + width * static_cast<float>(column);
        const float y = head.max.y + frame.em(2.7F) * static_cast<float>(row);
        painter.text({x, y + frame.em(0.85F)}, figures[i].label, small, Face::regular, theme.ink2);
        painter.text({x, y + frame.em(2.05F)}, figures[i].value, em, Face::semibold, theme.ink);
    }
}

void Dock::draw(const Session& session, Commands& commands, const Frame& frame, const Box& box) {
    const drawing::Theme& theme = *frame.theme;
    widgets::begin_pane(frame, "dock", box, theme.panel);
    const std::array shares{0.275F, 0.365F, 0.36F};
    const auto draw_column = [&](std::size_t column, const Box& place, bool has_title = true) {
        widgets::begin_pane(frame, names.at(column), place, theme.panel);
        if (column == 0) draw_what_if(session, commands, frame, place, has_title);
        if (column == 1) draw_spread(session, frame, place);
        if (column == 2) draw_ledgers(session, frame, place, has_title);
        const Box title = box_at(place.min.x, place.min.y, place.width() * 0.4F, frame.em(2.2F));
        if (has_title &&
            widgets::interact(frame, "title", title, {.takes_keys = false}).double_clicked)
            commands.push(Maximise{names.at(column)});
        widgets::end_pane();
    };
    const auto maximised = std::ranges::find(names, session.maximised);
    if (maximised != names.end()) {
        draw_column(static_cast<std::size_t>(maximised - names.begin()), box);
    } else if (frame.window.width() < frame.em(region::narrow_below) ||
               box.width() < frame.em(columns_from_f)) {
        constexpr std::array<widgets::Segment, 3> tabs{
            {{"What if", ""}, {"Distribution", ""}, {"Ledgers", ""}}};
        Rows rows(box);
        if (const auto tab = widgets::segmented(
                frame, "tabs", inset(rows.take(frame.em(2.6F)), frame.em(0.2F)), tabs, tab_))
            tab_ = *tab;
        draw_column(tab_, rows.rest(), false);
    } else {
        float x = box.min.x;
        for (std::size_t column = 0; column < names.size(); ++column) {
            const Box place = box_at(std::floor(x), box.min.y,
                                     std::floor(box.width() * shares.at(column)), box.height());
            draw_column(column, place);
            x += box.width() * shares.at(column);
            if (column + 1 < names.size())
                frame.painter().fill(box_at(std::floor(x), box.min.y + frame.em(1), frame.pixel,
                                            box.height() - frame.em(2)),
                                     theme.line);
        }
    }
    widgets::end_pane();
}

}  // namespace friction::viewer
