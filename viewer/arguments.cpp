#include "arguments.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <tuple>
#include <utility>

#include "friction/viewer/stations.h"
#include "offscreen.h"

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

constexpr std::array state_names =
    std::to_array<std::pair<std::string_view, Stage>>({{"loading", Stage::loading},
                                                       {"first", Stage::first_answer},
                                                       {"refining", Stage::refining},
                                                       {"done", Stage::done}});

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

void read_view(Arguments& arguments, std::string_view text) {
    const std::size_t colon = text.find(':');
    for (const auto& [word, view] : view_names)
        if (word == text.substr(0, colon)) arguments.view = view;
    bool is_known = arguments.view.has_value();
    if (text == "compare:side") {
        arguments.is_side_by_side = true;
    } else if (colon != std::string_view::npos) {
        arguments.station = whole_number(text.substr(colon + 1)).value_or(0);
        is_known = arguments.view == View::present && arguments.station >= 1 &&
                   arguments.station <= static_cast<int>(station_names.size());
    }
    if (!is_known)
        arguments.problems.push_back(
            "--view knows start, blueprint, compare, compare:side, follow, edit, present and "
            "present:1 to present:5, not \"" +
            std::string(text) + "\".");
}

void read_size(Arguments& arguments, std::string_view text) {
    const std::size_t by = text.find('x');
    const auto width = whole_number(text.substr(0, by));
    const auto height =
        by == std::string_view::npos ? std::nullopt : whole_number(text.substr(by + 1));
    if (!width || !height || *width < 64 || *height < 64 || *width > 16'384 || *height > 16'384)
        arguments.problems.push_back(
            "--size is two whole numbers from 64 to 16384, such as 1920x1080, not \"" +
            std::string(text) + "\".");
    else
        std::tie(arguments.width, arguments.height) = std::pair(*width, *height);
}

void read_scale(Arguments& arguments, const std::string& text) {
    std::string_view number = text;
    if (number.ends_with('%')) number.remove_suffix(1);
    const auto percent = whole_number(number);
    if (!percent || *percent < scale_percent_min || *percent > scale_percent_max)
        arguments.problems.push_back("--scale is from 75% to 300%, not \"" + text + "\".");
    else
        arguments.scale_percent = percent;
}

void read_seconds(Arguments& arguments, const std::string& text) {
    double seconds = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (failed != std::errc() || end != text.data() + text.size() ||
        !(seconds >= 0 && seconds < 1e6))
        arguments.problems.push_back("--seconds is a number of seconds, not \"" + text + "\".");
    else
        arguments.seconds_at_most = seconds;
}

void read_overlay(Arguments& arguments, const std::string& text) {
    for (const auto& [word, overlay] : overlay_names)
        if (word == text) arguments.overlay = overlay;
    if (!arguments.overlay)
        arguments.problems.push_back(
            "--overlay knows palette, shortcuts, settings, open and add_move, not \"" + text +
            "\".");
}

void read_state(Arguments& arguments, const std::string& text) {
    const auto found =
        std::ranges::find(state_names, text, &std::pair<std::string_view, Stage>::first);
    if (found != state_names.end())
        arguments.state = found->second;
    else
        arguments.problems.push_back("--state knows loading, first, refining and done, not \"" +
                                     text + "\".");
}

void read_picture(Arguments& arguments, const std::string& path) {
    arguments.picture = path;
    if (!picture_format(path))
        arguments.problems.push_back("--picture ends in .png or .svg, not \"" + path + "\".");
}

struct Option {
    std::string_view name;
    void (*read)(Arguments&, const std::string&);
    bool needs_picture = false;
};

constexpr std::array with_value = std::to_array<Option>(
    {{"--picture", read_picture},
     {"--view", [](Arguments& a, const std::string& text) { read_view(a, text); }},
     {"--size", [](Arguments& a, const std::string& text) { read_size(a, text); }, true},
     {"--scale", read_scale},
     {"--redesign", [](Arguments& a, const std::string& text) { a.redesign = text; }},
     {"--select", [](Arguments& a, const std::string& text) { a.select = text; }},
     {"--seconds", read_seconds, true},
     {"--state", read_state, true},
     {"--overlay", read_overlay, true}});

constexpr std::string_view purpose =
    "Shows where a process wears its customers out, and what a better design would save.";

constexpr std::size_t help_indent = 22, help_width = 98;

constexpr std::array help_rows = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"FILE", "a scenario file; without one, the start page"},
     {"--picture OUT",
      "write a picture instead of opening a window; OUT ends in .png or .svg. Needs no display."},
     {"--view NAME",
      "blueprint (as usual), compare, compare:side (both designs side by side, where names of "
      "steps have room; a window offers it from 150 letters of width on), follow, edit, present, "
      "present:1 to present:5, start"},
     {"--size WxH", "of the picture, 1920x1080 as usual"},
     {"--redesign NAME", "show this redesign instead of the baseline"},
     {"--select STEP", "with this step selected"},
     {"--overlay NAME", "with palette, shortcuts, settings, open or add_move open"},
     {"--dark, --light", "instead of the setting"},
     {"--scale N%", "75% to 300%"},
     {"--seconds N", "how long the run behind a picture may take, 60 as usual"},
     {"--state NAME",
      "as it looks while the run is loading, has its first answer (first), is refining, or is "
      "done, as usual"},
     {"--help, --version", "this help, or the version"}});

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

void read_theme(Arguments& arguments, bool is_dark) {
    if (arguments.is_dark && *arguments.is_dark != is_dark)
        arguments.problems.emplace_back("--dark or --light: leave one of them out.");
    arguments.is_dark = is_dark;
}

// True when the word is an option without a value.
bool read_switch(Arguments& arguments, std::string_view word) {
    if (word == "--help" || word == "-h")
        arguments.wants_help = true;
    else if (word == "--version")
        arguments.wants_version = true;
    else if (word == "--dark" || word == "--light")
        read_theme(arguments, word == "--dark");
    else
        return false;
    return true;
}

void read_file(Arguments& arguments, const std::string& word) {
    if (word.empty())
        arguments.problems.emplace_back("The name of the file is empty.");
    else if (arguments.file.empty())
        arguments.file = word;
    else
        arguments.problems.push_back("One file at a time: " + arguments.file + " or " + word + ".");
}

}  // namespace

Arguments parsed(std::span<const std::string> words) {
    Arguments arguments;
    std::vector<std::string> lonely;  // options that mean nothing without a picture
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (read_switch(arguments, word)) continue;
        const auto option = std::ranges::find(with_value, word, &Option::name);
        if (option == with_value.end()) {
            if (word.starts_with("-"))
                arguments.problems.push_back("There is no option " + word + "; --help lists them.");
            else
                read_file(arguments, word);
            continue;
        }
        if (option->needs_picture) lonely.push_back(word);
        if (i + 1 == words.size() || words[i + 1].empty() || words[i + 1].starts_with("--"))
            arguments.problems.push_back(word + " lacks its value; --help says which.");
        else
            option->read(arguments, words[i + 1]);
        if (i + 1 < words.size() && !words[i + 1].starts_with("--")) ++i;
    }
    if (arguments.picture.empty() && std::ranges::find(words, "--picture") == words.end())
        for (const std::string& word : lonely)
            arguments.problems.push_back(word + " goes with --picture.");
    if (arguments.file.empty() && !(arguments.redesign.empty() && arguments.select.empty()))
        arguments.problems.emplace_back("--redesign and --select need a FILE.");
    return arguments;
}

std::string help_text() {
    std::string text = "friction-viewer [FILE]\n" + std::string(purpose) + "\n\n";
    for (const auto& [typed, says] : help_rows) {
        std::string line = "  " + std::string(typed);
        line.resize(std::max(line.size(), help_indent), ' ');
        for (const std::string& word : words_of(says)) {
            if (line.size() + word.size() + 1 > help_width) {
                text += line + "\n";
                line.assign(help_indent, ' ');
            }
            line += (line.size() > help_indent ? " " : "") + word;
        }
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

report::ManualPage manual_page() {
    report::ManualPage page{
        .name = "friction-viewer",
        .does = "a service process in a window: where it wears customers out",
        .usage = "friction-viewer [FILE] [OPTIONS]",
        .explains = std::string(purpose),
        .list = "OPTIONS",
        .exit_codes = {{"0", "all well"}, {"2", "the input is wrong, or no picture could be made"}},
        .see_also = {"friction", "friction-view"}};
    for (const auto& [typed, says] : help_rows) page.rows.emplace_back(typed, says);
    return page;
}

}  // namespace friction::viewer
