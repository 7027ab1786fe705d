#include "friction/viewer/results.h"

#include <algorithm>

namespace friction::viewer {
namespace {

std::optional<std::size_t> position_of(const std::vector<DesignId>& ids, DesignId id) {
    const auto found = std::ranges::find(ids, id);
    if (found == ids.end()) return std::nullopt;
    return static_cast<std::size_t>(found - ids.begin());
}

}  // namespace

std::optional<std::size_t> Model::alternative(DesignId id) const { return position_of(ids, id); }

const CheckedDesign* Model::design(DesignId id) const {
    const auto found = std::ranges::find(designs, id, &CheckedDesign::id);
    return found == designs.end() ? nullptr : &*found;
}

std::optional<std::size_t> Results::alternative(DesignId id) const { return position_of(ids, id); }

const ComparedRedesign* Results::compared(DesignId id) const {
    const std::optional<std::size_t> position = alternative(id);
    if (!position) return nullptr;
    const auto found =
        std::ranges::find(comparison.redesigns, *position, &ComparedRedesign::alternative);
    return found == comparison.redesigns.end() ? nullptr : &*found;
}

}  // namespace friction::viewer
