#include "block.h"

#include <algorithm>

#include "wide/wide.h"

namespace friction {

BlockRunner::BlockRunner(std::span<const Plan> plans, const ColumnLayout& layout,
                         const RunOptions& options)
    : plans_(plans),
      layout_(layout),
      options_(options),
      key_(random_key(options.seed, options.replication)),
      histograms_(plans.size()),
      customers_(lot_size),
      segment_begin_(plans[0].data().segments.size() + 1),
      uniforms_(lot_size),
      contrast_(lot_size),
      difference_(lot_size),
      sections_(lot_size) {
    for (const Plan& plan : plans) {
        engines_.push_back(std::make_unique<PathEngine>(plan.data(), layout, key_, options.cancel));
        std::vector<bool> live = plan.data().live;
        live.resize(layout.size(), true);
        if (is_live_.empty())  // paired columns of the baseline are 0
            for (const Column column : {Column::better_off, Column::same, Column::worse_off,
                                        Column::effort_saved, Column::net_gain})
                live[static_cast<std::size_t>(column)] = false;
        is_live_.push_back(std::move(live));
    }
    if (!options.effort_losses) return;
    for (std::size_t a = 1; a < plans.size(); ++a)
        histograms_[a].effort_losses.resize(plans[0].data().segments.size());
}

std::optional<BlockResult> BlockRunner::run_block(std::uint64_t first_customer,
                                                  std::size_t customers) {
    BlockResult result;
    const std::size_t segments = segment_begin_.size() - 1;
    result.alternatives.resize(plans_.size());
    for (std::size_t a = 0; a < plans_.size(); ++a) {
        result.alternatives[a].columns.assign(segments, std::vector<Moments>(layout_.size()));
        if (a > 0)
            result.alternatives[a].differences.assign(segments,
                                                      std::vector<Moments>(layout_.size()));
    }
    result.contrasts.resize(options_.contrasts.size());
    result.joint.resize(options_.joint.size());
    result.threshold_counts.resize(options_.thresholds.size());
    result.threshold_totals.resize(options_.thresholds.size());
    result.journeys = customers;
    for (std::size_t done = 0; done < customers; done += lot_size)
        if (!run_lot(first_customer + done, std::min(lot_size, customers - done), result))
            return std::nullopt;
    for (std::size_t a = 0; a < plans_.size(); ++a) {
        for (const std::uint32_t step : engines_[a]->touched_steps())
            result.alternatives[a].steps.emplace_back(step, engines_[a]->sums()[step]);
        engines_[a]->clear_sums();
    }
    return result;
}

bool BlockRunner::run_lot(std::uint64_t first_customer, std::size_t customers,
                          BlockResult& result) {
    order_by_segment(first_customer, customers);
    for (std::size_t i = 0; i < customers; ++i)
        sections_[i] = static_cast<std::uint8_t>(customers_[i] % section_count);
    for (std::size_t a = 0; a < plans_.size(); ++a) {
        if (!simulate_ordered(a, customers)) return false;
        collect(a, result);
    }
    watch(result);
    return true;
}

/// The lot as it has been ordered; those of the alternatives before must have been simulated.
bool BlockRunner::simulate_ordered(std::size_t alternative, std::size_t customers) {
    if (!engines_[alternative]->simulate({customers_.data(), customers})) return false;
    derive_columns(alternative);
    if (alternative > 0) derive_paired_columns(alternative);
    return true;
}

/// Customers of one segment stand together, so that its moments are those of a range. The baseline
/// decides who belongs where.
void BlockRunner::order_by_segment(std::uint64_t first_customer, std::size_t customers) {
    const std::vector<PlanSegment>& segments = plans_[0].data().segments;
    for (std::size_t i = 0; i < customers; ++i) customers_[i] = first_customer + i;
    segment_begin_.front() = 0;
    segment_begin_.back() = customers;
    if (segments.size() == 1) return;
    uniform_pairs(key_, name_hash("customer:segment"), {customers_.data(), customers}, {}, 0,
                  {uniforms_.data(), customers}, {});
    std::size_t placed = 0;
    double above = 0;
    for (std::size_t s = 0; s < segments.size(); ++s) {
        segment_begin_[s] = placed;
        for (std::size_t i = 0; i < customers; ++i)
            if (uniforms_[i] >= above && uniforms_[i] < segments[s].up_to)
                customers_[placed++] = first_customer + i;
        above = segments[s].up_to;
    }
}

void BlockRunner::derive_columns(std::size_t alternative) {
    const PlanData& plan = plans_[alternative].data();
    Lot& lot = engines_[alternative]->lot();
    const double* effort = lot.column(Column::effort);
    double* resolved = lot.column(Column::resolved);
    double* believed = lot.column(Column::believed_resolved);
    double* silent = lot.column(Column::silent_losses);
    for (std::size_t j = 0; j < lot.size; ++j) {
        const bool marked = (lot.state[j] & belief_flag) != 0;
        const std::int32_t outcome = lot.outcome[j];
        const OutcomeKind kind = outcome == cut_outcome
                                     ? OutcomeKind::gave_up
                                     : plan.outcomes[static_cast<std::size_t>(outcome)];
        const bool is_resolved = kind == OutcomeKind::resolved;
        resolved[j] = is_resolved ? 1 : 0;
        const bool is_believed = is_resolved || kind == OutcomeKind::closed_unresolved ||
                                 (kind == OutcomeKind::gave_up && marked);
        believed[j] = is_believed ? 1 : 0;
        const bool is_silent =
            marked && outcome != cut_outcome &&
            (kind == OutcomeKind::closed_unresolved || kind == OutcomeKind::gave_up);
        silent[j] = is_silent ? 1 : 0;
    }
    double* became_problem = lot.column(Column::became_problem);
    double* problems = lot.column(Column::problems);
    double* made = lot.column(Column::complaints_made);
    double* seen = lot.column(Column::complaints_seen);
    double* elapsed = lot.column(Column::elapsed);
    const double seen_share = plan.loyalty.manager * plan.loyalty.recorded;
    for (std::size_t j = 0; j < lot.size; ++j) {
        became_problem[j] = effort[j] > plan.effort.threshold_em ? 1 : 0;
        problems[j] = std::max(became_problem[j], 1 - resolved[j]);
        made[j] = problems[j] * plan.loyalty.front;
        seen[j] = made[j] * seen_share;
        elapsed[j] = static_cast<double>(lot.elapsed_us[j]) * 1e-6 / seconds_per_day;
    }
    if (plan.live[static_cast<std::size_t>(Column::days)]) {
        double* days = lot.column(Column::days);
        const double* calm = lot.column(Column::days_calm);
        const double* open = lot.column(Column::days_open);
        for (std::size_t j = 0; j < lot.size; ++j) days[j] = calm[j] + open[j];
    }
    feel(alternative);
}

void BlockRunner::feel(std::size_t alternative) {
    const PlanData& plan = plans_[alternative].data();
    Lot& lot = engines_[alternative]->lot();
    wide::FeelingRequest request;
    request.effort = lot.column(Column::effort);
    request.count = lot.size;
    std::copy(plan.feeling.threshold_squared.begin(), plan.feeling.threshold_squared.end(),
              request.threshold_squared);
    constexpr std::array<Column, FeelingTable::row_count> rows = {
        Column::ces,           Column::easy,       Column::hard,      Column::disloyal,
        Column::negative_word, Column::repurchase, Column::spend_more};
    static_assert(rows.size() == wide::FeelingRequest::rows);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        request.base[row] = plan.feeling.base[row];
        std::copy(plan.feeling.slope[row].begin(), plan.feeling.slope[row].end(),
                  request.slope[row]);
        request.out[row] = lot.column(rows[row]);
    }
    wide::best_loops().feeling(request);

    const double* resolved = lot.column(Column::resolved);
    const double* repurchase = lot.column(Column::repurchase);
    double* negative_word = lot.column(Column::negative_word);
    double* stay = lot.column(Column::stay);
    double* value_at_risk = lot.column(Column::value_at_risk);
    for (std::size_t j = 0; j < lot.size; ++j) {
        const PlanSegment& segment = plan.segments[lot.segment[j]];
        const bool is_resolved = resolved[j] != 0;
        stay[j] = is_resolved ? repurchase[j] : repurchase[j] * segment.stay_factor;
        if (!is_resolved)
            negative_word[j] = 1 - (1 - negative_word[j]) * (1 - segment.negative_word);
        value_at_risk[j] = segment.yearly_value *
                           (plan.loyalty.churn_base + plan.loyalty.churn_phi * (1 - stay[j]));
    }
}

/// The truth first, then the effort: a resolved problem beats an unresolved one; with the same
/// truth, less effort.
void BlockRunner::derive_paired_columns(std::size_t alternative) {
    const PlanData& plan = plans_[alternative].data();
    Lot& before = engines_[0]->lot();
    Lot& after = engines_[alternative]->lot();
    const auto both = [&](Column c) { return std::pair(before.column(c), after.column(c)); };
    const auto [effort_before, effort_after] = both(Column::effort);
    const auto [resolved_before, resolved_after] = both(Column::resolved);
    const auto [cost_before, cost_after] = both(Column::cost);
    const auto [risk_before, risk_after] = both(Column::value_at_risk);
    double* better = after.column(Column::better_off);
    double* same = after.column(Column::same);
    double* worse = after.column(Column::worse_off);
    double* saved = after.column(Column::effort_saved);
    double* net_gain = after.column(Column::net_gain);
    for (std::size_t j = 0; j < after.size; ++j) {
        saved[j] = effort_before[j] - effort_after[j];
        const bool same_truth = resolved_before[j] == resolved_after[j];
        const bool is_better =
            same_truth ? saved[j] > plan.same_within_em : resolved_after[j] > resolved_before[j];
        const bool is_worse =
            same_truth ? saved[j] < -plan.same_within_em : resolved_after[j] < resolved_before[j];
        better[j] = is_better ? 1 : 0;
        worse[j] = is_worse ? 1 : 0;
        same[j] = is_better || is_worse ? 0 : 1;
        net_gain[j] =
            plan.per_year * ((cost_before[j] - cost_after[j]) + (risk_before[j] - risk_after[j]));
    }
}

void BlockRunner::collect(std::size_t alternative, BlockResult& result) {
    const Lot& lot = engines_[alternative]->lot();
    const Lot& baseline = engines_[0]->lot();
    BlockAlternative& kept = result.alternatives[alternative];
    const auto part = [](const Lot& from, ColumnId column, std::size_t first, std::size_t count) {
        return from.values(column).subspan(first, count);
    };
    for (std::size_t s = 0; s + 1 < segment_begin_.size(); ++s) {
        const std::size_t first = segment_begin_[s], count = segment_begin_[s + 1] - first;
        const Moments nothing{static_cast<double>(count), 0, 0, 0};
        const auto columns = static_cast<ColumnId>(layout_.size());
        collect_moments(alternative, first, count, kept.columns[s]);
        if (alternative == 0) continue;
        for (ColumnId column = 0; column < columns; ++column) {
            const bool is_live = is_live_[alternative][column];
            const bool either = is_live || is_live_[0][column];
            kept.differences[s][column].merge(
                either ? moments_of_difference(part(lot, column, first, count),
                                               part(baseline, column, first, count))
                       : nothing);
        }
    }
    Histograms& histograms = histograms_[alternative];
    histograms.effort.add(lot.values(column_id(Column::effort)));
    histograms.elapsed_days.add(lot.values(column_id(Column::elapsed)));
    histograms.days.add(lot.values(column_id(Column::days)));
    if (options_.effort_sections)
        histograms.effort_sections.add(lot.values(column_id(Column::effort)),
                                       {sections_.data(), lot.size});
    if (alternative > 0) collect_effort_difference(alternative);
}

/// Of the customers from `first` on; columns that are 0 for all of them cost nothing, the others
/// are taken several at once.
void BlockRunner::collect_moments(std::size_t alternative, std::size_t first, std::size_t count,
                                  std::vector<Moments>& columns) const {
    if (count == 0) return;
    constexpr std::size_t at_once = wide::MomentsRequest::at_once;
    const Lot& lot = engines_[alternative]->lot();
    const double n = static_cast<double>(count);
    std::array<ColumnId, at_once> ids{};
    std::size_t taken = 0;
    const auto merge = [&](std::size_t how_many) {
        wide::MomentsRequest request{.columns = how_many, .count = count};
        std::array<wide::MomentSums, at_once> sums;
        for (std::size_t i = 0; i < taken; i += how_many) {
            for (std::size_t k = 0; k < how_many; ++k)
                request.values[k] = lot.values(ids[i + k]).data() + first;
            wide::best_loops().moments(request, sums.data());
            for (std::size_t k = 0; k < how_many; ++k)
                columns[ids[i + k]].merge({n, sums[k].mean, sums[k].m2, sums[k].m3});
        }
        taken = 0;
    };
    for (ColumnId column = 0; column < columns.size(); ++column) {
        if (!is_live_[alternative][column]) {
            columns[column].merge({n, 0, 0, 0});
            continue;
        }
        ids[taken++] = column;
        if (taken == at_once) merge(at_once);
    }
    merge(1);
}

void BlockRunner::collect_effort_difference(std::size_t alternative) {
    const std::span<const double> b =
        engines_[alternative]->lot().values(column_id(Column::effort));
    const std::span<const double> a = engines_[0]->lot().values(column_id(Column::effort));
    for (std::size_t j = 0; j < b.size(); ++j) difference_[j] = b[j] - a[j];
    Histograms& histograms = histograms_[alternative];
    histograms.effort_difference.add({difference_.data(), b.size()});
    if (!options_.effort_losses) return;
    // A bucket of all differences may straddle the limit: losses have buckets of their own.
    const double limit = plans_[alternative].data().same_within_em;
    for (std::size_t s = 0; s + 1 < segment_begin_.size(); ++s) {
        losses_.clear();
        for (std::size_t j = segment_begin_[s]; j < segment_begin_[s + 1]; ++j)
            if (difference_[j] > limit) losses_.push_back(difference_[j]);
        histograms.effort_losses[s].add(losses_);
    }
}

std::pair<std::size_t, std::size_t> BlockRunner::range_of(std::uint32_t segment) const {
    if (segment == Contrast::all_segments) return {segment_begin_.front(), segment_begin_.back()};
    return {segment_begin_[segment], segment_begin_[segment + 1]};
}

void BlockRunner::watch(BlockResult& result) {
    for (std::size_t i = 0; i < options_.contrasts.size(); ++i) {
        const Contrast& contrast = options_.contrasts[i];
        const auto [first, end] = range_of(contrast.segment);
        const std::span<double> values(contrast_.data() + first, end - first);
        add_up(contrast, values);
        result.contrasts[i].merge(moments_of(values));
    }
    for (std::size_t i = 0; i < options_.thresholds.size(); ++i) {
        const Threshold& threshold = options_.thresholds[i];
        const auto [first, end] = range_of(threshold.segment);
        const bool is_live = is_live_[threshold.alternative][threshold.column];
        const std::span<const double> values =
            engines_[threshold.alternative]->lot().values(threshold.column);
        std::uint64_t count = 0;
        for (std::size_t j = first; j < end; ++j)
            count += (is_live ? values[j] : 0.0) <= threshold.limit ? 1u : 0u;
        result.threshold_counts[i] += count;
        result.threshold_totals[i] += end - first;
    }
    watch_together(result);
}

/// Per journey of its segment.
void BlockRunner::add_up(const Contrast& contrast, std::span<double> values) const {
    const std::size_t first = range_of(contrast.segment).first;
    std::fill(values.begin(), values.end(), contrast.constant);
    for (const Contrast::Term& term : contrast.terms) {
        if (!is_live_[term.alternative][term.column]) continue;
        const double* column = engines_[term.alternative]->lot().values(term.column).data() + first;
        for (std::size_t j = 0; j < values.size(); ++j) values[j] += term.coefficient * column[j];
    }
}

bool BlockRunner::is_live(const Contrast& contrast) const {
    return contrast.constant != 0 || std::ranges::any_of(contrast.terms, [&](const auto& term) {
               return is_live_[term.alternative][term.column];
           });
}

void BlockRunner::watch_together(BlockResult& result) {
    const std::size_t count = segment_begin_.back();
    std::vector<std::span<const double>> values;
    for (std::size_t g = 0; g < options_.joint.size(); ++g) {
        const std::vector<Contrast>& group = options_.joint[g];
        joint_.resize(std::max(joint_.size(), group.size() * lot_size));
        values.assign(group.size(), {});
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (!is_live(group[i])) continue;
            const std::span<double> place(joint_.data() + i * lot_size, count);
            add_up(group[i], place);
            values[i] = place;
        }
        result.joint[g].merge(joint_moments_of(values, count));
    }
}

}  // namespace friction
