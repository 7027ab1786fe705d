#pragma once
// What the program remembers between two starts. Where the folder is, the program says; core only
// reads and writes what it is given.

#include <cstdint>
#include <string>
#include <vector>

namespace friction::viewer {

enum class ThemeChoice : std::uint8_t { system, light, dark };

inline constexpr int window_pixels_max = 16'384;  ///< either way

struct Settings {
    ThemeChoice theme = ThemeChoice::system;
    int scale_percent = 100;  ///< 75 to 300 in steps of 25; times the screen's own
    bool less_motion = false;
    int window_width = 1600, window_height = 900;
    bool is_maximised = false;
    float inspector_f = 22, dock_f = 17, moves_f = 20;  ///< splitters, in body sizes

    friend bool operator==(const Settings&, const Settings&) = default;
};

inline constexpr int scale_percent_min = 75, scale_percent_max = 300, scale_percent_step = 25;

struct RecentFile {
    std::string path;
    std::string title;
    std::string result;  ///< "70.4 -> 2.0 EM"; empty: never run
    std::string when;    ///< local, "2026-11-22 14:02"
    bool exists = true;

    friend bool operator==(const RecentFile&, const RecentFile&) = default;
};

inline constexpr std::size_t recent_files_max = 12;

}  // namespace friction::viewer
