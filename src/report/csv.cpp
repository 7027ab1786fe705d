#include "friction/report/csv.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "figures.h"
#include "shortest.h"

namespace friction::report {
namespace {

class CsvTable {
public:
    explicit CsvTable(CsvForm form) : form_(form) {
        if (form == CsvForm::comma) text_ = "\xef\xbb\xbf";
    }

    // What strangers wrote stands in some: a spreadsheet would run `=HYPERLINK(...)`.
    CsvTable& words(std::string_view words) {
        constexpr std::string_view begin_of_formula = "=+-@\t\r";
        std::string cell(words);
        if (!cell.empty() && begin_of_formula.find(cell.front()) != std::string_view::npos)
            cell.insert(cell.begin(), '\'');
        return add(cell);
    }

    CsvTable& number(std::optional<double> value) {
        if (!value || !std::isfinite(*value)) return add("");
        std::string cell = shortest(*value);
        if (form_ == CsvForm::comma) std::ranges::replace(cell, '.', ',');
        return add(cell);
    }

    /// Value and ends, each empty where it is not known.
    CsvTable& interval(const Estimate& e) {
        return number(e.value)
            .number(e.low_bounded ? std::optional(e.low) : std::nullopt)
            .number(e.high_bounded ? std::optional(e.high) : std::nullopt);
    }

    void end_line() {
        text_ += '\n';
        is_first_ = true;
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    CsvTable& add(const std::string& cell) {
        const char between = form_ == CsvForm::point ? ',' : ';';
        if (!is_first_) text_ += between;
        is_first_ = false;
        const std::string_view needs_quotes = form_ == CsvForm::point ? ",\"\r\n" : ";\"\r\n";
        if (cell.find_first_of(needs_quotes) == std::string::npos) {
            text_ += cell;
            return *this;
        }
        text_ += '"';
        for (const char sign : cell) text_ += sign == '"' ? "\"\"" : std::string(1, sign);
        text_ += '"';
        return *this;
    }

    CsvForm form_;
    std::string text_;
    bool is_first_ = true;
};

std::string in_brackets(std::string_view unit) {
    return unit.empty() ? "" : " [" + std::string(unit) + "]";
}

/// A table has no notes: each of its lines says that it is not the whole answer.
std::string partial_words(Ending ending) {
    switch (ending) {
        case Ending::cut:
            return ", partial: too many journeys are cut";
        case Ending::cancelled:
            return ", partial: interrupted";
        case Ending::asked_for:
        case Ending::enough:
        case Ending::cap:
            break;
    }
    return "";
}

std::string results_csv(const View& view, Ending ending, const Origin& origin, CsvForm form) {
    const std::string provenance =
        provenance_line(view.scenarios, origin, view.tally.seed, view.tally.journeys) +
        partial_words(ending);
    CsvTable table(form);
    for (const char* name :
         {"design", "title", "metric", "unit", "value", "low", "high", "level", "difference",
          "difference_low", "difference_high", "difference_level", "journeys", "provenance"})
        table.words(name);
    table.end_line();
    for (std::size_t a = 0; a < view.scenarios.size(); ++a) {
        std::map<std::string, Estimate> differences;
        for (const ComparedRedesign& r : view.redesigns)
            if (r.alternative == a)
                for (NamedEstimate& d : differences_of(view, r))
                    differences.emplace(d.name, d.estimate);
        for (const NamedEstimate& figure : figures_of(view, a)) {
            table.words(view.scenarios[a].alternative)
                .words(view.scenarios[a].alternative_title)
                .words(figure.name)
                .words(figure.unit)
                .interval(figure.estimate)
                .number(figure.estimate.level);
            const auto found = differences.find(figure.name);
            if (found == differences.end())
                table.number({}).number({}).number({}).number({});
            else
                table.interval(found->second).number(found->second.level);
            table.number(static_cast<double>(figure.estimate.journeys))
                .words(provenance)
                .end_line();
        }
    }
    return table.text();
}

}  // namespace

std::string run_csv(const Scenario& scenario, const RunResult& result, const Origin& origin,
                    CsvForm form) {
    return results_csv({std::span(&scenario, 1), result.tally, {}}, result.ending, origin, form);
}

std::string comparison_csv(std::span<const Scenario> scenarios, const Comparison& comparison,
                           const Origin& origin, CsvForm form) {
    return results_csv({scenarios, comparison.tally, comparison.redesigns}, comparison.ending,
                       origin, form);
}

std::string sweep_csv(std::span<const Scenario> scenarios, const Sweep& swept, const Origin& origin,
                      CsvForm form) {
    const std::string provenance =
        provenance_line(scenarios, origin, swept.seed, swept.journeys) +
        partial_words(swept.is_partial ? Ending::cancelled : Ending::asked_for);
    CsvTable table(form);
    for (const SweepAxis& axis : swept.axes)
        table.words(axis.parameter + in_brackets(base_unit(axis.low.dimension)));
    table.words("design").words("title");
    const std::string argument = swept.argument.empty() ? "" : "(" + swept.argument + ")";
    const std::string statistic = swept.statistic.empty() ? "" : "." + swept.statistic;
    const std::string unit = in_brackets(swept.metric.unit);
    for (const std::string& what :
         {std::string(swept.metric.name) + argument + statistic, std::string("difference")})
        for (const char* end : {"", "_low", "_high"}) table.words(what + end + unit);
    table.words("journeys").words("provenance").end_line();

    const auto line = [&](std::size_t point, std::string_view design, std::string_view title,
                          const Estimate& value, const Estimate* difference) {
        std::size_t rest = point;
        for (const SweepAxis& axis : swept.axes) {
            table.number(axis.at(rest % axis.points));
            rest /= axis.points;
        }
        table.words(design).words(title).interval(value);
        if (difference == nullptr)
            table.number({}).number({}).number({});
        else
            table.interval(*difference);
        table.number(static_cast<double>(value.journeys)).words(provenance).end_line();
    };
    for (std::size_t point = 0; point < swept.before.size(); ++point) {
        line(point, "baseline", "Baseline", swept.before[point], nullptr);
        for (const SweptRedesign& redesign : swept.redesigns)
            line(point, redesign.name, redesign.title, redesign.after[point],
                 &redesign.difference[point]);
    }
    return table.text();
}

}  // namespace friction::report
