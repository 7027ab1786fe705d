#pragma once
// Over Follow: which customer, how to find another one, all of them by effort saved, which
// redesign.

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "panels/chart_view.h"
#include "panels/panel.h"
#include "widgets/combo.h"

namespace friction::viewer {

inline constexpr float follow_bar_f = 4.2F;

class FollowBar {
public:
    void draw(const Session& session, Commands& commands, const Frame& frame,
              const drawing::Box& box);

private:
    void count_examples(const Session& session);
    float draw_customer(const Session& session, Commands& commands, const Frame& frame,
                        const drawing::Box& box);
    float draw_jumps(const Session& session, Commands& commands, const Frame& frame,
                     const drawing::Box& box);
    float draw_picker(const Session& session, Commands& commands, const Frame& frame,
                      const drawing::Box& line);
    void draw_all(const Session& session, Commands& commands, const Frame& frame,
                  const drawing::Box& box);
    void draw_compared(const Session& session, Commands& commands, const Frame& frame,
                       const drawing::Box& box);

    std::string number_;  // in the field
    bool is_typing_ = false;
    widgets::ComboState designs_, jumps_;
    ChartView all_;
    std::uint64_t all_changes_ = 0;
    // What the strip and the counts were made of.
    std::shared_ptr<const Results> results_;
    std::shared_ptr<const Followed> journeys_;
    std::shared_ptr<const Customers> customers_;
    std::optional<DesignId> compared_;
    std::array<bool, 6> has_example_{};  // by Jump
};

}  // namespace friction::viewer
