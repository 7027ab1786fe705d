#pragma once
// What is said at the five stations of Present: sentences and figures in the words of reports, no
// pixels.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "friction/drawing/ledger_charts.h"
#include "friction/viewer/session.h"

namespace friction::viewer {

inline constexpr std::array<std::string_view, 5> station_names = {"Problem", "Hot spot", "Change",
                                                                  "Effect", "Story"};

/// A large figure with two short lines beside or below it.
struct Fact {
    std::string figure;  ///< "70.4", "68% \u2192 85%"; empty: not known yet
    std::string unit;    ///< "EM"; may be empty
    std::string words;   ///< "effort of one customer"
    std::string doubt;   ///< "\u00b10.5 at 95%"
    drawing::Tone tone = drawing::Tone::neither;
};

/// The effort of one design as a bar of families.
struct EffortBar {
    std::string title;  ///< "Baseline"
    drawing::LedgerBar bar;
    double effort_em = 0;
    Fact total;
};

struct StationData {
    bool waits = false;  ///< for the first answer: figures are blanks
    std::string title;   ///< one sentence, large
    std::string second;  ///< below it; may be empty
    std::vector<Fact> facts;
    std::string step;                ///< the one that is lit
    std::vector<std::string> moves;  ///< of the change, in their order
    std::vector<EffortBar> bars;  ///< of the problem the baseline, of the effect the redesign too
    std::string saved;            ///< "45.1 EM saved, 95% interval 44.5 to 45.7"
    std::optional<drawing::WinRow> who;  ///< everyone
    std::string how;                     ///< why to believe it
    std::string foot;                    ///< what it takes to get the same numbers again
};

/// `station` from 1 to 5. While the first answer is computed, what is known without it, and blanks;
/// without a run there is a title that says so, and nothing else.
[[nodiscard]] StationData station_data(const Session& session, int station);

/// Summaries of file and redesign, for whoever presents: pairs of title and text.
struct StationNote {
    std::string title, text;
};
[[nodiscard]] std::vector<StationNote> station_notes(const Session& session);

/// Where a picture of a station is written when all five are: "talk.png" becomes "talk-3.png".
[[nodiscard]] std::string station_path(const std::string& path, int station);

}  // namespace friction::viewer
