#pragma once
// What was asked for on the command line of friction-viewer.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "friction/report/manual.h"
#include "friction/viewer/session.h"

namespace friction::viewer {

struct Arguments {
    std::string file;
    std::string picture;  ///< where to write one; empty: open a window
    std::optional<View> view;
    bool is_side_by_side = false;  ///< the designs of Compare
    int station = 0;               ///< of Present, 1 to 5; 0: not said
    int width = 1920, height = 1080;
    std::optional<bool> is_dark;
    std::optional<int> scale_percent;
    std::string redesign;  ///< name or title; empty: the baseline
    std::string select;    ///< a step
    std::optional<Overlay> overlay;
    double seconds_at_most = 60;  ///< for the run behind a picture
    Stage state = Stage::done;    ///< of that run, when the picture is taken
    bool wants_help = false, wants_version = false;
    std::vector<std::string> problems;  ///< everything that was wrong, a sentence each
};

[[nodiscard]] Arguments parsed(std::span<const std::string> words);
[[nodiscard]] std::string help_text();
/// The same, as its page of the manual.
[[nodiscard]] report::ManualPage manual_page();

}  // namespace friction::viewer
