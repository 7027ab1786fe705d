#pragma once
// The pictures of a page, from the results that its tables are made of.

#include <span>
#include <vector>

#include "friction/drawing/layout.h"
#include "friction/flow.h"
#include "friction/report/page.h"
#include "view.h"

namespace friction::report {

/// Blueprints of several designs on one layout, so that a step has one place in all of them.
class Blueprints {
public:
    /// Of the baseline and these alternatives.
    Blueprints(const View& view, std::span<const Plan> plans,
               std::span<const std::size_t> alternatives);

    /// Nothing for a design that was not asked for, or for a process too large to be read on paper.
    [[nodiscard]] std::vector<Figure> of(std::size_t alternative) const;
    /// Why there is no picture; empty when there is one.
    [[nodiscard]] std::string reason() const;

private:
    const View& view_;
    std::vector<std::size_t> drawn_{};  ///< alternatives
    std::vector<Flows> flows_{};        ///< of these
    drawing::Layout layout_{};
    std::size_t largest_ = 0;  ///< steps of the largest design
};

// Of a redesign beside the baseline's; nothing where nobody has any effort.

/// What effort is made of.
[[nodiscard]] std::vector<Figure> composition_figures(const View& view, std::size_t alternative);
/// How it is spread over customers.
[[nodiscard]] std::vector<Figure> spread_figures(const View& view, std::size_t alternative);
/// Where it went, as a flame graph of the difference.
[[nodiscard]] std::vector<Figure> hot_spot_figures(const View& view, std::size_t alternative);

[[nodiscard]] std::vector<Figure> who_figures(const ComparedRedesign& redesign);

}  // namespace friction::report
