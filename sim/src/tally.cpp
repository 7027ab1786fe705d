#include "friction/tally.h"

#include <algorithm>
#include <cmath>

#include "friction/contract.h"
#include "wide/wide.h"

namespace friction {

namespace {

Moments moments_of(const wide::MomentsRequest& request) {
    wide::MomentSums sums;
    wide::best_loops().moments(request, &sums);
    return {static_cast<double>(request.count), sums.mean, sums.m2, sums.m3};
}

Moments merged(const std::vector<std::vector<Moments>>& by_segment, ColumnId column) {
    Moments total;
    for (const std::vector<Moments>& columns : by_segment) total.merge(columns.at(column));
    return total;
}

}  // namespace

void Moments::merge(const Moments& other) {
    if (other.n == 0) return;
    if (n == 0) {
        *this = other;
        return;
    }
    const double total = n + other.n;
    const double delta = other.mean - mean;
    const double per_total = delta / total;
    const double cross = delta * per_total * n * other.n;
    m3 += other.m3 + cross * per_total * (n - other.n) +
          3 * per_total * (n * other.m2 - other.n * m2);
    m2 += other.m2 + cross;
    mean += per_total * other.n;
    n = total;
}

double Moments::skewness() const { return m2 > 0 ? std::sqrt(n) * (m3 / m2 / std::sqrt(m2)) : 0; }

Moments moments_of(std::span<const double> values) {
    return moments_of({.values = {values.data()}, .count = values.size()});
}

Moments moments_of_difference(std::span<const double> b, std::span<const double> a) {
    FRICTION_EXPECTS(a.size() == b.size());
    return moments_of({.values = {b.data()}, .subtracted = {a.data()}, .count = b.size()});
}

void StepTally::merge(const StepTally& other) {
    visits += other.visits;
    for (std::size_t i = 0; i < component_count; ++i) effort_em[i] += other.effort_em[i];
    for (std::size_t i = 0; i < section_count; ++i) {
        section_visits[i] += other.section_visits[i];
        section_effort_em[i] += other.section_effort_em[i];
    }
    crossings += other.crossings;
    crossing_elapsed_days += other.crossing_elapsed_days;
}

Moments Tally::total(std::size_t alternative, ColumnId column) const {
    return merged(alternatives.at(alternative).columns, column);
}

Moments Tally::total_difference(std::size_t alternative, ColumnId column) const {
    return merged(alternatives.at(alternative).differences, column);
}

const Moments* Tally::watched(const Contrast& contrast) const {
    const auto found = std::ranges::find(contrasts, contrast);
    if (found == contrasts.end()) return nullptr;
    return &contrast_moments.at(static_cast<std::size_t>(found - contrasts.begin()));
}

}  // namespace friction
