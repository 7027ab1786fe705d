#include "panels/compare_data.h"

#include <algorithm>
#include <iterator>

namespace friction::viewer {

const CompareData* CompareKeeper::of(const Session& session) {
    const std::optional<DesignId> design = compared_design(session);
    const bool is_same = results_ == session.run.results && customers_ == session.run.customers &&
                         twin_ == session.run.twin && document_ == session.document &&
                         design_ == design && revision_ > 0;
    if (is_same) return data_ ? &*data_ : nullptr;
    results_ = session.run.results;
    customers_ = session.run.customers;
    twin_ = session.run.twin;
    document_ = session.document;
    design_ = design;
    ++revision_;
    data_.reset();
    if (!design || !results_ || results_->compared(*design) == nullptr) return nullptr;

    CompareData& data = data_.emplace();
    data.revision = revision_;
    data.before = design_head(session, baseline_id);
    data.after = design_head(session, *design);
    data.headline = headline(session, *design);
    data.customer =
        interval_table(session, *design, report::Book::customer).value_or(drawing::IntervalTable{});
    data.company =
        interval_table(session, *design, report::Book::company).value_or(drawing::IntervalTable{});
    const ComparedRedesign& redesign = *results_->compared(*design);
    if (const std::string words = once_words(redesign, results_->scenarios()[redesign.alternative]);
        !words.empty())
        data.once = words + ".";
    data.who = win_strip(session, *design).value_or(drawing::WinStrip{});
    data.sure = sure_lines(session, *design);
    std::ranges::move(caution_lines(session, *design), std::back_inserter(data.sure));
    data.spots = changed_spots(session, *design);
    data.distribution = histogram_pair(session, *design).value_or(drawing::HistogramPairChart{});
    data.cumulative = cumulative_pair(session, *design).value_or(drawing::CumulativeChart{});
    data.flame = flame(session, *design).value_or(drawing::FlameChart{});
    return &data;
}

}  // namespace friction::viewer
