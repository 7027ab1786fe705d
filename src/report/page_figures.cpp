#include "page_figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "friction/drawing/blueprint_page.h"
#include "friction/drawing/distribution_charts.h"
#include "friction/drawing/flame_chart.h"
#include "friction/drawing/ledger_charts.h"
#include "friction/report/ledger.h"

namespace friction::report {
namespace {

using drawing::Theme;

constexpr float body_size = 14;  // px
constexpr float chart_width = 580, flame_width = 860;

/// Above, boxes are drawn without words, to fit on a sheet.
constexpr std::size_t steps_with_words = 60;
/// Above, not even the boxes can be told apart on paper, and the file would be too large to send.
constexpr std::size_t steps_drawn = 500;
constexpr float sheet_width = 1600, lowest_sheet = 480, highest_sheet = 1000;

/// A long process is a low picture: as high as its lanes at the zoom that its width allows.
float sheet_height(const drawing::Layout& layout) {
    constexpr float words = 11, beside = 10, above_and_below = 16;  // px of text; in its sizes
    const float zoom = (sheet_width / words - beside) / layout.width;
    return std::clamp((above_and_below + layout.height * std::min(1.0F, zoom)) * words,
                      lowest_sheet, highest_sheet);
}

template <class Draw>
Figure figure(std::string title, std::string caption, Draw&& draw, bool is_wide = false) {
    return {draw(drawing::light_theme()), draw(drawing::dark_theme()), std::move(title),
            std::move(caption), is_wide};
}

std::string em_of(double em) { return number(em, std::abs(em) < 100 ? 1 : 0); }
std::string digits_of(double value, int decimals) { return number(value, decimals); }

/// With the digits it has in the table of all designs.
std::string effort_of(const View& view, std::size_t alternative) {
    std::vector<Estimate> all;
    for (std::size_t a = 0; a < view.scenarios.size(); ++a)
        all.push_back(view.of(a, Column::effort));
    return with_doubt(all[alternative], Shape::number, common_decimals(all)) + " EM";
}

bool has_effort(const View& view, std::size_t alternative) {
    return view.of(0, Column::effort).value > 0 || view.of(alternative, Column::effort).value > 0;
}

std::string design_title(const View& view, std::size_t alternative) {
    return title_of(view.scenarios[alternative]);
}

// --- what effort is made of --------------------------------------------------------------------

drawing::LedgerBar ledger_bar(const View& view, std::size_t alternative, double full_em) {
    drawing::LedgerBar bar;
    bar.title = design_title(view, alternative);
    bar.total = effort_of(view, alternative);
    bar.full_em = full_em;
    std::array<double, 5> families{};
    for (std::size_t c = 0; c < component_count; ++c) {
        const auto column = static_cast<ColumnId>(column_id(Column::effort_active) + c);
        const double em = estimate(view.tally, alternative, column).value;
        if (em <= 0) continue;
        const auto component = static_cast<Component>(c);
        bar.pieces.push_back({component, em, {}});
        families[drawing::component_colour(component).family] += em;
    }
    for (std::size_t family = 0; family < families.size(); ++family)
        if (families[family] > 0)
            bar.families.push_back({family, std::string(drawing::family_name(family)),
                                    em_of(families[family]) + " EM"});
    return bar;
}

Figure composition(const View& view, const std::vector<std::size_t>& alternatives) {
    double full = 0;
    for (const std::size_t a : alternatives)
        full = std::max(full, view.of(a, Column::effort).value);
    constexpr float height = 5 * body_size, gap = body_size;
    std::string caption =
        "Effort per journey by its kind: minutes, days that are open, coming back, paper and "
        "money, and "
        "being let down.";
    if (alternatives.size() > 1) caption += " The two bars have one scale.";
    const auto draw = [&](const Theme& theme) {
        drawing::Picture picture{.width = chart_width, .height = 0};
        for (const std::size_t a : alternatives) {
            if (picture.height > 0) picture.height += gap;
            picture.place(drawing::draw_ledger_bar(ledger_bar(view, a, full), {chart_width, height},
                                                   body_size, theme),
                          {0, picture.height});
            picture.height += height;
        }
        return picture;
    };
    return figure("What the customer's effort is made of", std::move(caption), draw);
}

// --- how it is spread --------------------------------------------------------------------------

const LogHistogram& efforts(const View& view, std::size_t alternative) {
    return view.tally.alternatives[alternative].effort;
}

drawing::ThresholdMark threshold_of(const View& view) {
    const double limit = view.baseline().effort.threshold_em;
    return {limit, number(limit) + " EM", {}};
}

drawing::HistogramSide side_of(const View& view, std::size_t alternative,
                               const drawing::BinPlan& plan) {
    drawing::HistogramSide side;
    side.bins = drawing::bins_of(efforts(view, alternative), nullptr, plan);
    const double mean = view.of(alternative, Column::effort).value;
    side.name = alternative == 0 ? "baseline" : "redesign";
    side.figure = em_of(mean);
    side.mean = mean;
    return side;
}

std::string spread_caption(const View& view, const drawing::BinPlan& plan) {
    return "Share of customers by effort, " + number(plan.width) + " EM a bar; above " +
           number(view.baseline().effort.threshold_em) + " EM a need has become a problem.";
}

Figure spread_of_one(const View& view) {
    const LogHistogram& effort = efforts(view, 0);
    const drawing::BinPlan plan = drawing::plan_bins({&effort});
    drawing::HistogramChart chart;
    chart.title = {"Effort of " + counted(effort.count(), "customer", "customers"), "share, by EM"};
    chart.bins = drawing::bins_of(effort, nullptr, plan);
    chart.threshold = threshold_of(view);
    const double mean = view.of(0, Column::effort).value;
    chart.mean = mean;
    chart.mean_label = "mean " + em_of(mean);
    chart.tail =
        "EM, above " + number(chart.bins.end()) + ": " + percent(chart.bins.share_beyond());
    chart.number = digits_of;
    return figure(
        "How effort is spread over customers", spread_caption(view, plan), [&](const Theme& theme) {
            return drawing::draw_histogram(chart, {chart_width, 15 * body_size}, body_size, theme);
        });
}

Figure spread_of_two(const View& view, std::size_t alternative, const drawing::BinPlan& plan) {
    drawing::HistogramPairChart chart;
    chart.title = {
        "Effort of the same " + counted(efforts(view, 0).count(), "customer", "customers"), {}};
    chart.before = side_of(view, 0, plan);
    chart.after = side_of(view, alternative, plan);
    chart.threshold = threshold_of(view);
    chart.mean_word = "mean";
    chart.unit = "EM";
    chart.tail = "above " + number(chart.before.bins.end()) + ": " +
                 percent(chart.before.bins.share_beyond()) + ", then " +
                 percent(chart.after.bins.share_beyond());
    chart.number = digits_of;
    return figure("How effort is spread over customers, before and after",
                  spread_caption(view, plan), [&](const Theme& theme) {
                      return drawing::draw_histogram_pair(chart, {chart_width, 16 * body_size},
                                                          body_size, theme);
                  });
}

drawing::CumulativeSide curve_of(const View& view, std::size_t alternative) {
    drawing::CumulativeSide side;
    side.points = drawing::cumulative_of(efforts(view, alternative));
    side.name = alternative == 0 ? "baseline" : "redesign";
    for (const double share : {0.5, 0.9}) {
        const Estimate q = quantile_interval(efforts(view, alternative), share);
        if (q.low_bounded && q.high_bounded)
            side.quantiles.push_back(
                {share, q.value, q.low, q.high, "p" + number(100 * share, 0), {}});
    }
    return side;
}

Figure curves(const View& view, std::size_t alternative, const drawing::BinPlan& plan) {
    drawing::CumulativeChart chart;
    chart.title = {"Customers who stay within", "share, by effort"};
    chart.before = curve_of(view, 0);
    chart.after = curve_of(view, alternative);
    chart.end = plan.width * static_cast<double>(plan.count);
    chart.threshold = threshold_of(view);
    chart.unit = "EM";
    chart.number = digits_of;
    return figure("How many customers stay within an effort, before and after",
                  "How many customers have at most so much effort; p50 is what half of them stay "
                  "within, p90 nine in ten.",
                  [&](const Theme& theme) {
                      return drawing::draw_cumulative_pair(chart, {chart_width, 16 * body_size},
                                                           body_size, theme);
                  });
}

// --- where it went -----------------------------------------------------------------------------

double sum(const std::array<double, component_count>& parts) {
    return std::accumulate(parts.begin(), parts.end(), 0.0);
}

drawing::FlameStep flame_step(const Step& step, const StepEffort* before, const StepEffort* after) {
    constexpr std::array<double, component_count> nothing{};
    const auto& first = before != nullptr ? before->by_component : nothing;
    const auto& second = after != nullptr ? after->by_component : nothing;
    drawing::FlameStep block{.name = step.name,
                             .label = step_title(step),
                             .figure = signed_number(sum(second) - sum(first), 1),
                             .before = sum(first),
                             .after = sum(second),
                             .components = {},
                             .readout = {}};
    for (std::size_t c = 0; c < component_count; ++c)
        if (first[c] > 0 || second[c] > 0)
            block.components.push_back({std::string(component_names[c]),
                                        std::string(component_words(static_cast<Component>(c))),
                                        first[c],
                                        second[c],
                                        {}});
    return block;
}

std::vector<drawing::FlameStep> flame_steps(const View& view, std::size_t alternative) {
    const Scenario& baseline = view.baseline();
    const Scenario& redesign = view.scenarios[alternative];
    const std::vector<StepEffort> before = step_efforts(view.tally, 0),
                                  after = step_efforts(view.tally, alternative);
    std::vector<drawing::FlameStep> steps;
    for (const StepEffort& effort : before) {
        const Step& step = baseline.steps[effort.step.index];
        const StepId there = redesign.step(step.name);
        steps.push_back(flame_step(step, &effort, there.exists() ? &after[there.index] : nullptr));
    }
    for (const StepEffort& effort : after)
        if (const Step& step = redesign.steps[effort.step.index];
            !baseline.step(step.name).exists())
            steps.push_back(flame_step(step, nullptr, &effort));
    std::erase_if(
        steps, [](const drawing::FlameStep& step) { return step.before <= 0 && step.after <= 0; });
    return steps;
}

}  // namespace

std::vector<Figure> composition_figures(const View& view, std::size_t alternative) {
    if (!has_effort(view, alternative)) return {};
    if (alternative == 0) return {composition(view, {0})};
    return {composition(view, {0, alternative})};
}

std::vector<Figure> spread_figures(const View& view, std::size_t alternative) {
    if (!has_effort(view, alternative)) return {};
    if (alternative == 0) return {spread_of_one(view)};
    const drawing::BinPlan plan =
        drawing::plan_bins({&efforts(view, 0), &efforts(view, alternative)});
    return {spread_of_two(view, alternative, plan), curves(view, alternative, plan)};
}

std::vector<Figure> who_figures(const ComparedRedesign& redesign) {
    drawing::WinStrip strip;
    for (const WhoWins& who : redesign.who)
        strip.rows.push_back({.segment = who.segment.empty() ? "Everyone" : who.segment,
                              .better = who.better.value,
                              .same = who.same.value,
                              .worse = who.worse.value,
                              .figure = percent(who.better.value, 1),
                              .worse_figure = percent(who.worse.value, 1),
                              .readout = {}});
    return {figure("Who is better off: shares of customers better, same and worse",
                   "Shares of customers; the worse off are hatched.", [&](const Theme& theme) {
                       return drawing::draw_win_strip(strip, chart_width, body_size, theme);
                   })};
}

std::vector<Figure> hot_spot_figures(const View& view, std::size_t alternative) {
    const double before = view.of(0, Column::effort).value,
                 after = view.of(alternative, Column::effort).value;
    drawing::FlameChart chart;
    chart.steps = flame_steps(view, alternative);
    if (chart.steps.empty()) return {};
    chart.by_size = true;
    const std::string change = em_of(std::abs(after - before));
    chart.all = "All steps";
    chart.total = em_of(before) + " to " + em_of(after) + " EM, " +
                  (after <= before ? "saves " + change : "costs " + change + " more");
    chart.legend = "saved, unchanged, added (EM per journey)";
    return {figure(
        "Where effort was saved and added, by step",
        "As wide as the effort before or after, whichever is larger: all, by step, and "
        "what it is made of.",
        [&](const Theme& theme) {
            return drawing::draw_flame(chart, {flame_width, 9 * body_size}, body_size, theme);
        },
        true)};
}

Blueprints::Blueprints(const View& view, std::span<const Plan> plans,
                       std::span<const std::size_t> alternatives)
    : view_(view), drawn_{0} {
    drawn_.insert(drawn_.end(), alternatives.begin(), alternatives.end());
    for (const std::size_t a : drawn_)
        largest_ = std::max(largest_, view.scenarios[a].steps.size());
    if (largest_ > steps_drawn) return;
    std::vector<const Scenario*> designs;
    for (const std::size_t a : drawn_) {
        designs.push_back(&view.scenarios[a]);
        flows_.push_back(count_flows(view.scenarios[a], plans[a], view.tally.seed,
                                     std::min(view.tally.journeys, flow_customers)));
    }
    std::vector<const Flows*> counted_flows;
    for (const Flows& flows : flows_) counted_flows.push_back(&flows);
    layout_ = *drawing::make_layout(drawing::layout_graph(designs, counted_flows));
}

std::string Blueprints::reason() const {
    if (largest_ <= steps_drawn) return {};
    return "No picture: " + counted(largest_, "step", "steps") +
           " are too many to be read on a page (" + count(steps_drawn) + " at most).";
}

std::vector<Figure> Blueprints::of(std::size_t alternative) const {
    const auto at = std::find(drawn_.begin(), drawn_.end(), alternative);
    if (at == drawn_.end() || flows_.empty()) return {};
    const Flows& flows = flows_[static_cast<std::size_t>(at - drawn_.begin())];
    const Scenario& design = view_.scenarios[alternative];
    const drawing::BlueprintResult result =
        drawing::blueprint_result(view_.tally, alternative, design);
    const drawing::BlueprintModel model =
        drawing::build_blueprint_model({.design = &design,
                                        .baseline = alternative == 0 ? nullptr : &view_.baseline(),
                                        .result = &result,
                                        .flows = &flows},
                                       layout_);
    drawing::BlueprintPage page;
    page.title = design_title(view_, alternative);
    page.design = effort_of(view_, alternative) + " a journey";
    page.provenance = "Widths from the first " + counted(flows.customers, "customer", "customers");
    const bool is_large = largest_ > steps_with_words;
    if (is_large) {
        page.width = sheet_width;
        page.height = sheet_height(layout_);
    }
    std::string caption =
        "One lane for the customer and each team, from left to right as things "
        "happen; the warmer a box, the more effort.";
    if (is_large) caption += " So many steps have room for boxes only, without their names.";
    if (alternative != 0) caption += " Blue is what the redesign changed.";
    return {figure(
        design_title(view_, alternative) + " as a service blueprint", std::move(caption),
        [&](const Theme& theme) {
            return drawing::draw_blueprint_page(model, layout_, page, theme);
        },
        true)};
}

}  // namespace friction::report
