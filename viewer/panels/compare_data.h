#pragma once
// What Compare shows, made anew only when something it comes from changed.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "friction/viewer/chart_data.h"
#include "friction/viewer/compare_view.h"
#include "friction/viewer/headline.h"

namespace friction::viewer {

struct CompareData {
    std::uint64_t revision = 0;  ///< another one for every change
    DesignHead before, after;
    Headline headline;
    drawing::IntervalTable customer, company;
    std::string once{};  ///< what is paid at once, and when it is back
    drawing::WinStrip who;
    std::vector<SureLine> sure;
    std::vector<ChangedSpot> spots;
    drawing::HistogramPairChart distribution;
    drawing::CumulativeChart cumulative;
    drawing::FlameChart flame;
};

class CompareKeeper {
public:
    /// nullptr without results of the redesign that is compared.
    [[nodiscard]] const CompareData* of(const Session& session);

private:
    std::optional<CompareData> data_;
    std::shared_ptr<const Results> results_;  // what data_ was made of
    std::shared_ptr<const Customers> customers_;
    std::shared_ptr<const TwinCheck> twin_;
    std::shared_ptr<const Document> document_;
    std::optional<DesignId> design_;
    std::uint64_t revision_ = 0;
};

}  // namespace friction::viewer
