#include "arguments.h"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace friction::viewer {

namespace {

constexpr std::array view_names =
    std::to_array<std::pair<std::string_view, View>>({{"start", View::start},
                                                      {"blueprint", View::blueprint},
                                                      {"compare", View::compare},
                                                      {"follow", View::follow},
                                                      {"edit", View::edit},
                                                      {"present", View::present}});

constexpr std::array overlay_names =
    std::to_array<std::pair<std::string_view, Overlay>>({{"palette", Overlay::palette},
                                                         {"shortcuts", Overlay::shortcuts},
                                                         {"settings", Overlay::settings},
                                                         {"open", Overlay::open_file},
                                                         {"add_move", Overlay::add_move}});

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

void read_view(Arguments& arguments, std::string_view text) {
    const std::string_view name = text.substr(0, text.find(':'));
    for (const auto& [word, view] : view_names)
        if (word == name) arguments.view = view;
    if (!arguments.view)
        arguments.problem =
            "--view knows start, blueprint, compare, follow, edit, present and "
            "present:1 to present:5, not \"" +
            std::string(text) + "\".";
    if (name.size() < text.size())
        arguments.station = whole_number(text.substr(name.size() + 1)).value_or(0);
}

void read_size(Arguments& arguments, std::string_view text) {
    const std::size_t by = text.find('x');
    const auto width = whole_number(text.substr(0, by));
    const auto height =
        by == std::string_view::npos ? std::nullopt : whole_number(text.substr(by + 1));
    if (!width || !height || *width < 64 || *height < 64 || *width > 16'384 || *height > 16'384)
        arguments.problem =
            "--size is two whole numbers from 64 to 16384, such as 1920x1080, not \"" +
            std::string(text) + "\".";
    else
        std::tie(arguments.width, arguments.height) = std::pair(*width, *height);
}

void read_scale(Arguments& arguments, std::string_view text) {
    if (text.ends_with('%')) text.remove_suffix(1);
    const auto percent = whole_number(text);
    if (!percent || *percent < scale_percent_min || *percent > scale_percent_max)
        arguments.problem = "--scale is from 75% to 300%.";
    else
        arguments.scale_percent = *percent;
}

void read_seconds(Arguments& arguments, const std::string& text) {
    double seconds = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (failed != std::errc() || end != text.data() + text.size() ||
        !(seconds >= 0 && seconds < 1e6))
        arguments.problem = "--seconds is a number of seconds.";
    else
        arguments.seconds_at_most = seconds;
}

// True when the option takes the word that follows.
bool read_value(Arguments& arguments, std::string_view option, const std::string& value) {
    if (option == "--picture")
        arguments.picture = value;
    else if (option == "--view")
        read_view(arguments, value);
    else if (option == "--size")
        read_size(arguments, value);
    else if (option == "--scale")
        read_scale(arguments, value);
    else if (option == "--redesign")
        arguments.redesign = value;
    else if (option == "--select")
        arguments.select = value;
    else if (option == "--seconds")
        read_seconds(arguments, value);
    else if (option == "--overlay") {
        for (const auto& [word, overlay] : overlay_names)
            if (word == value) arguments.overlay = overlay;
        if (!arguments.overlay) arguments.problem = "--overlay does not know \"" + value + "\".";
    } else {
        return false;
    }
    return true;
}

}  // namespace

Arguments parsed(std::span<const std::string> words) {
    Arguments arguments;
    for (std::size_t i = 0; i < words.size() && arguments.problem.empty(); ++i) {
        const std::string& word = words[i];
        if (word == "--help" || word == "-h")
            arguments.wants_help = true;
        else if (word == "--version")
            arguments.wants_version = true;
        else if (word == "--dark")
            arguments.is_dark = true;
        else if (word == "--light")
            arguments.is_dark = false;
        else if (word.starts_with("--") && i + 1 < words.size() &&
                 read_value(arguments, word, words[i + 1]))
            ++i;
        else if (word.starts_with("--"))
            arguments.problem =
                "There is no option " + word + ", or it lacks its value; --help lists them.";
        else if (arguments.file.empty())
            arguments.file = word;
        else
            arguments.problem = "One file at a time: " + arguments.file + " or " + word + ".";
    }
    if (arguments.problem.empty() && arguments.picture.empty() && arguments.overlay)
        arguments.problem = "--overlay goes with --picture.";
    return arguments;
}

std::string help_text() {
    return R"(friction-viewer [FILE]
Shows where a process wears its customers out, and what a better design would save.

  FILE                a scenario file; without one, the start page
  --picture OUT       write a picture instead of opening a window; OUT ends in .png, or in .svg
                      where the view is a drawing. Needs no display.
  --view NAME         blueprint (as usual), compare, follow, edit, present, present:1 to present:5, start
  --size WxH          of the picture, 1920x1080 as usual
  --redesign NAME     show this redesign instead of the baseline
  --select STEP       with this step selected
  --overlay NAME      with palette, shortcuts, settings, open or add_move open
  --dark, --light     instead of the setting
  --scale N%          75% to 300%
  --seconds N         how long the run behind a picture may take, 60 as usual
  --help, --version
)";
}

}  // namespace friction::viewer
