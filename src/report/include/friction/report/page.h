#pragma once
// A report to hand over: the report itself with pictures, one customer's story, and where its
// numbers come from.
//
// Every figure in words or tables is that of the report, so a page says what the terminal says.
// Pictures are drawn from the same results; a page for print and screens holds each of them once,
// in colours for light and dark.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "friction/comparison.h"
#include "friction/drawing/picture.h"
#include "friction/plan.h"
#include "friction/report/provenance.h"
#include "friction/report/report.h"
#include "friction/report/story.h"
#include "friction/scenario.h"

namespace friction::report {

struct Figure {
    drawing::Picture light, dark;  ///< the same picture in both themes
    std::string title;             ///< what it is, for those who do not see it
    std::string caption;           ///< below it
    bool is_wide = false;          ///< a blueprint: needs the whole width, or a sheet across
};

/// The same customer in one or two designs, episode by episode.
struct Storyboard {
    std::vector<Story> stories;
    std::optional<Cell> last;  ///< what the second design spares
};

struct Part {
    Section section;
    std::vector<Figure> figures{};
    std::optional<Storyboard> storyboard{};
};

struct Page {
    std::string title, summary;
    std::string question;
    std::vector<Cell> headline;
    std::vector<Part> parts;
    std::vector<Cell> notes;  ///< how far to trust it
    std::vector<std::string> provenance;
};

/// What is drawn and told beside a report.
struct PageInput {
    std::span<const Scenario> scenarios;  ///< the baseline first
    std::span<const Plan> plans;          ///< of the scenarios
    const Tally& tally;
    std::span<const ComparedRedesign> redesigns;  ///< none: the baseline alone
    std::optional<std::uint64_t> customer = {};   ///< whose story is told
    std::string why = {};                         ///< this customer: "a typical one of ..."
};

/// The redesign whose story is told: the one that saves most, else the first to look at; nothing
/// without redesigns.
[[nodiscard]] std::optional<std::size_t> told_redesign(std::span<const Scenario> scenarios,
                                                       const Comparison& comparison);

/// `report` is of the same results, built to be handed over.
[[nodiscard]] Page build_page(Report report, const PageInput& input);

/// One file: no scripts, nothing loaded, light or dark as its reader prefers, light on paper. HTML
/// that is XML as well.
[[nodiscard]] std::string to_html(const Page& page);
/// Tables as GitHub shows them; without the pictures.
[[nodiscard]] std::string to_markdown(const Page& page);

}  // namespace friction::report
