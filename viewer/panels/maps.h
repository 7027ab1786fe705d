#pragma once
// Blueprints ready to be drawn: layouts made off the frame, and what is drawn on them, made again
// only when results change.

#include <future>
#include <memory>
#include <vector>

#include "friction/drawing/blueprint.h"
#include "friction/viewer/session.h"

namespace friction::viewer {

struct Map {
    std::shared_ptr<const drawing::Layout> layout;
    std::shared_ptr<const drawing::BlueprintModel> model;
    std::uint64_t revision = 0;  ///< another one when either changed
};

class Maps {
public:
    /// One layout for the baseline and this design, the earlier one as a starting point. The last
    /// map there was until a new one is ready; nullptr before the first. `is_waiting()` says that a
    /// newer one is on its way.
    [[nodiscard]] const Map* map(const Session& session, DesignId shown, DesignId beside);
    [[nodiscard]] bool is_waiting() const { return job_.valid(); }

private:
    struct Source {
        std::shared_ptr<const Model> model;
        std::shared_ptr<const Customers> customers;
        DesignId redesign;
        std::uint64_t layout = 0;

        friend bool operator==(const Source&, const Source&) = default;
    };
    struct Drawn {
        DesignId shown;
        std::uint64_t results = 0;
        std::shared_ptr<const drawing::Layout> layout;
        Map map;
    };
    void refresh_layout(const Session& session, DesignId redesign);
    [[nodiscard]] Map made(const Session& session, DesignId shown);

    Source source_, wanted_;  // what the layout is of, and what the job makes one of
    std::shared_ptr<const drawing::Layout> layout_;
    std::future<std::shared_ptr<const drawing::Layout>> job_;
    std::vector<Drawn> drawn_;
    std::uint64_t revisions_ = 0;
};

}  // namespace friction::viewer
