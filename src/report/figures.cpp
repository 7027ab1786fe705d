#include "figures.h"

#include <array>
#include <string_view>
#include <utility>

namespace friction::report {
namespace {

constexpr std::array<std::pair<std::string_view, double>, 4> effort_quantiles = {
    {{"effort.p50", 0.5}, {"effort.p90", 0.9}, {"effort.p95", 0.95}, {"effort.p99", 0.99}}};
constexpr const char* worst = "effort.worst5";

}  // namespace

std::string unit_of_money(const std::string& currency) {
    return currency.empty() ? "money" : currency;
}

std::string unit_of(const MetricRow& row, const std::string& currency) {
    return row.unit == "money" ? unit_of_money(currency) : std::string(row.unit);
}

std::string_view base_unit(Dimension dimension) {
    switch (dimension) {
        case Dimension::share:
            return "share";
        case Dimension::duration:
            return "s";
        case Dimension::effort:
            return "EM";
        case Dimension::rate:
            return "per s";
        case Dimension::number:
            return "";
    }
    return "";
}

std::vector<NamedEstimate> figures_of(const View& view, std::size_t alternative) {
    const ColumnLayout& layout = view.tally.layout;
    std::vector<NamedEstimate> all;
    for (std::size_t c = 0; c < layout.size(); ++c) {
        const auto column = static_cast<ColumnId>(c);
        const MetricRow& row = layout.row(column);
        if (row.needs_pair) continue;
        all.push_back({layout.name(column), unit_of(row, view.currency()),
                       estimate(view.tally, alternative, column)});
    }
    const LogHistogram& effort = view.tally.alternatives[alternative].effort;
    for (const auto& [name, p] : effort_quantiles)
        if (effort.count() > 0)
            all.push_back({std::string(name), "EM", quantile_interval(effort, p)});
    if (effort.count() > 0) all.push_back({worst, "EM", tail_mean_interval(effort)});
    if (const auto ratio = effort_per_resolved(view.tally, alternative))
        all.push_back({"effort_per_resolved", "EM", *ratio});
    if (const auto share = avoidable_share(view.tally, alternative))
        all.push_back({"avoidable", "share", *share});
    return all;
}

std::vector<NamedEstimate> differences_of(const View& view, const ComparedRedesign& redesign) {
    const Tally& tally = view.tally;
    std::vector<NamedEstimate> all{{"effort", "EM", redesign.effort_difference}};
    for (const PairedDifference& d : redesign.differences)
        all.push_back({tally.layout.name(d.column),
                       unit_of(tally.layout.row(d.column), view.currency()), d.difference});
    for (const auto& [name, p] : effort_quantiles)
        if (tally.alternatives[0].effort.count() > 0)
            all.push_back({std::string(name), "EM",
                           effort_quantile_difference(tally, redesign.alternative, p)});
    if (tally.alternatives[0].effort.count() > 0)
        all.push_back({worst, "EM", effort_tail_difference(tally, redesign.alternative)});
    if (const auto ratio = effort_per_resolved_difference(tally, redesign.alternative))
        all.push_back({"effort_per_resolved", "EM", *ratio});
    return all;
}

}  // namespace friction::report
