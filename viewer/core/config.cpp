#include "friction/viewer/config.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <sstream>

#include "files.h"
#include "friction/io/scenario_reader.h"
#include "friction/viewer/saving.h"
#include "running.h"

namespace friction::viewer {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view settings_head = "friction-viewer settings 1";
constexpr std::string_view recovery_head = "friction-viewer recovery 1";
constexpr std::string_view text_mark = "text:\n";
constexpr const char* settings_name = "settings";
constexpr std::string_view recovery_prefix = "unsaved-";

// One line per value: line breaks and the escape itself are written as %0A, %25 ...
std::string on_one_line(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string line;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && c != '%' && c != '|') {
            line += c;
            continue;
        }
        line += '%';
        line += digits[byte >> 4U];
        line += digits[byte & 15U];
    }
    return line;
}

std::string as_it_was(std::string_view line) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        unsigned byte = 0;
        const bool is_escape =
            line[i] == '%' && i + 2 < line.size() + 0 &&
            std::from_chars(line.data() + i + 1, line.data() + i + 3, byte, 16).ec == std::errc{};
        text += is_escape ? static_cast<char>(byte) : line[i];
        if (is_escape) i += 2;
    }
    return text;
}

template <class T>
bool read_number(std::string_view text, T& value) {
    T read{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
    if (error != std::errc{} || end != text.data() + text.size()) return false;
    value = read;
    return true;
}

std::vector<std::string> split(std::string_view line, char mark) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t at = line.find(mark);
        parts.push_back(as_it_was(line.substr(0, at)));
        if (at == std::string_view::npos) return parts;
        line.remove_prefix(at + 1);
    }
}

bool read_theme(std::string_view word, ThemeChoice& theme) {
    if (word == "system")
        theme = ThemeChoice::system;
    else if (word == "light")
        theme = ThemeChoice::light;
    else if (word == "dark")
        theme = ThemeChoice::dark;
    else
        return false;
    return true;
}

std::string_view word(ThemeChoice theme) {
    if (theme == ThemeChoice::light) return "light";
    return theme == ThemeChoice::dark ? "dark" : "system";
}

bool read_flag(std::string_view word, bool& flag) {
    flag = word == "yes";
    return word == "yes" || word == "no";
}

// Keys of a later version are skipped; a value that makes no sense is an error.
bool read_line(std::string_view key, std::string_view value, Settings& s,
               std::vector<RecentFile>& recent) {
    if (key == "theme") return read_theme(value, s.theme);
    if (key == "scale") return read_number(value, s.scale_percent);
    if (key == "less_motion") return read_flag(value, s.less_motion);
    if (key == "width") return read_number(value, s.window_width);
    if (key == "height") return read_number(value, s.window_height);
    if (key == "maximised") return read_flag(value, s.is_maximised);
    if (key == "inspector") return read_number(value, s.inspector_f);
    if (key == "dock") return read_number(value, s.dock_f);
    if (key == "moves") return read_number(value, s.moves_f);
    if (key != "recent") return true;
    const std::vector<std::string> parts = split(value, '|');
    if (parts.size() != 4 || parts[0].empty()) return false;
    if (recent.size() < recent_files_max)
        recent.push_back({parts[0], parts[1], parts[2], parts[3], true});
    return true;
}

bool is_sensible(const Settings& s) {
    return s.scale_percent >= scale_percent_min && s.scale_percent <= scale_percent_max &&
           s.window_width >= 100 && s.window_height >= 100 && s.inspector_f > 0 &&
           s.inspector_f < 1000 && s.dock_f > 0 && s.dock_f < 1000 && s.moves_f > 0 &&
           s.moves_f < 1000;
}

std::optional<std::string> bytes_of(const fs::path& path) {
    if (!glance_at(path.string())) return std::nullopt;
    Result<io::SourceText> text = io::read_source(path.string());
    if (!text) return std::nullopt;
    return std::move(text).value().bytes;
}

/// Settings that cannot be used are kept beside, for the next ones are written in their place. What
/// happened to them, a sentence; empty: there is nothing wrong.
std::string trouble_with_settings(const std::string& folder, Config& config) {
    const fs::path path = fs::path(folder) / settings_name;
    if (!glance_at(path.string())) return {};
    std::string what = "The settings in " + folder + " cannot be understood and are not used";
    if (const Result<io::SourceText> text = io::read_source(path.string()); !text)
        what = "The settings are not used: " + text.problems().front().found;
    else if (read_settings(text.value().bytes, config.settings, config.recent))
        return {};
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return what + ".";
    const fs::path beside = path.string() + ".unreadable";
    fs::rename(path, beside, error);
    return what + (error ? "." : "; they are kept as " + beside.string() + ".");
}

std::string in_folder(const std::string& folder, const char* name, std::string_view bytes) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return folder + ": " + error.message() + ".";
    const std::string path = (fs::path(folder) / name).string();
    const std::string problem = write_whole(path, bytes);
    return problem.empty() ? problem : path + ": " + problem;
}

std::string name_begin(const std::string& path) {
    std::ostringstream name;
    name << recovery_prefix << std::hex << hash_of(path);
    return name.str();
}

/// One per scenario file and process: edits of one do not take the place of those of another, and
/// two windows on one file each have their own.
std::string recovery_name(const std::string& path) { return name_begin(path) + '.' + own_mark(); }

/// "unsaved-HASH.MARK" or, set aside, "unsaved-HASH.MARK-1". Without a mark nobody is at it.
std::string mark_in(const std::string& name) {
    const std::size_t dot = name.find('.');
    if (dot == std::string::npos) return {};
    return name.substr(dot + 1, name.find('-', dot) - dot - 1);
}

/// Read from the folder; what is not under the name of its file was set aside.
std::optional<Recovery> recovery_in(const fs::path& path) {
    const auto text = bytes_of(path);
    std::optional<Recovery> found = text ? read_recovery(*text) : std::nullopt;
    const std::string name = path.filename().string();
    if (found && name != recovery_name(found->path)) found->aside = name;
    return found;
}

bool is_name_of_kept(const std::string& name) {
    return name.starts_with(recovery_prefix) && name.find('/') == std::string::npos;
}

/// But those of other processes that still run: they are nobody else's.
std::vector<fs::path> kept_in(const std::string& folder) {
    std::vector<fs::path> paths;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(recovery_prefix) && !is_at_work(folder, mark_in(name)))
            paths.push_back(entry->path());
    }
    std::ranges::sort(paths);
    return paths;
}

std::string number_of(float value) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << value;
    return text.str();
}

}  // namespace

std::string settings_text(const Settings& s, const std::vector<RecentFile>& recent) {
    const auto flag = [](bool is_on) { return is_on ? "yes" : "no"; };
    std::string text(settings_head);
    text += "\ntheme: " + std::string(word(s.theme));
    text += "\nscale: " + std::to_string(s.scale_percent);
    text += std::string("\nless_motion: ") + flag(s.less_motion);
    text += "\nwidth: " + std::to_string(s.window_width);
    text += "\nheight: " + std::to_string(s.window_height);
    text += std::string("\nmaximised: ") + flag(s.is_maximised);
    text += "\ninspector: " + number_of(s.inspector_f);
    text += "\ndock: " + number_of(s.dock_f);
    text += "\nmoves: " + number_of(s.moves_f) + "\n";
    for (const RecentFile& file : recent)
        text += "recent: " + on_one_line(file.path) + "|" + on_one_line(file.title) + "|" +
                on_one_line(file.result) + "|" + on_one_line(file.when) + "\n";
    return text;
}

bool read_settings(const std::string& text, Settings& settings, std::vector<RecentFile>& recent) {
    Settings read;
    std::vector<RecentFile> files;
    std::istringstream lines(text);
    std::string line;
    if (!std::getline(lines, line) || line != settings_head) return false;
    while (std::getline(lines, line)) {
        const std::size_t colon = line.find(": ");
        if (colon == std::string::npos) return false;
        const std::string_view all = line;
        if (!read_line(all.substr(0, colon), all.substr(colon + 2), read, files)) return false;
    }
    if (!is_sensible(read)) return false;
    // Of several screens, or by hand: the largest window that a display server takes.
    read.window_width = std::min(read.window_width, window_pixels_max);
    read.window_height = std::min(read.window_height, window_pixels_max);
    settings = read;
    recent = std::move(files);
    return true;
}

std::string recovery_text(const OpenedFile& file, const Document& saved, const Document& document,
                          const std::string& when) {
    Document all_on = document;
    std::string off;
    for (Design& design : all_on.designs)
        for (std::size_t i = 0; i < design.moves.size(); ++i) {
            if (design.moves[i].is_on) continue;
            design.moves[i].is_on = true;
            off += "off: " + design.name + " " + std::to_string(i) + "\n";
        }
    const Result<std::string> text = saved_text(file, saved, all_on);
    if (!text) return {};
    const bool is_saved = count_changes(saved, document) == 0;
    return std::string(recovery_head) + "\npath: " + on_one_line(file.text.name) +
           "\nwhen: " + on_one_line(when) + "\n" + (is_saved ? "saved: yes\n" : "") + off +
           std::string(text_mark) + text.value();
}

std::optional<Recovery> read_recovery(const std::string& text) {
    const std::size_t mark = text.find("\n" + std::string(text_mark));
    if (!text.starts_with(recovery_head) || mark == std::string::npos) return std::nullopt;
    Recovery recovery;
    std::istringstream lines(text.substr(0, mark));
    std::string line;
    while (std::getline(lines, line)) {
        if (line.starts_with("path: ")) recovery.path = as_it_was(line.substr(6));
        if (line.starts_with("when: ")) recovery.when = as_it_was(line.substr(6));
        if (line == "saved: yes") recovery.is_saved = true;
        if (!line.starts_with("off: ")) continue;
        const std::string_view all = std::string_view(line).substr(5);
        const std::size_t gap = all.find(' ');
        std::size_t position = 0;
        if (gap == std::string_view::npos || !read_number(all.substr(gap + 1), position))
            return std::nullopt;
        recovery.off.emplace_back(all.substr(0, gap), position);
    }
    OpenedFile file = open_text(recovery.path, text.substr(mark + 1 + text_mark.size()));
    // Edits may be half done: what counts is that the text can be read, not that it can be run.
    io::ReadScenario read = io::read_scenario(file.text);
    if (io::has_errors(read.diagnostics)) return std::nullopt;
    file.draft = std::move(read.file.draft);
    recovery.file = std::make_shared<const OpenedFile>(std::move(file));
    return recovery;
}

Config load_config(const std::string& folder) {
    Config config;
    if (folder.empty()) return config;
    if (std::string trouble = trouble_with_settings(folder, config); !trouble.empty())
        config.messages.push_back(std::move(trouble));
    for (RecentFile& file : config.recent) file.exists = glance_at(file.path).has_value();
    forget_ended(folder);
    for (const fs::path& path : kept_in(folder)) {
        std::optional<Recovery> found = recovery_in(path);
        if (!found)
            config.messages.push_back("Unsaved changes in " + path.string() +
                                      " cannot be understood and are not offered.");
        else if (!found->is_saved && (!config.recovery || config.recovery->when < found->when))
            config.recovery = std::move(found);
    }
    return config;
}

std::optional<Recovery> kept_of(const std::string& folder, const std::string& path) {
    if (folder.empty()) return std::nullopt;
    std::optional<Recovery> newest = recovery_in(fs::path(folder) / recovery_name(path));
    if (newest && newest->path == path) return newest;
    newest.reset();
    const std::string begin = name_begin(path);
    for (const fs::path& other : kept_in(folder)) {
        if (!other.filename().string().starts_with(begin)) continue;
        std::optional<Recovery> found = recovery_in(other);
        if (found && found->path == path && (!newest || newest->when < found->when))
            newest = std::move(found);
    }
    return newest;
}

std::string set_recovery_aside(const std::string& folder, const std::string& path) {
    const fs::path own = fs::path(folder) / recovery_name(path);
    std::error_code error;
    if (!fs::exists(own, error)) return {};
    fs::path aside;
    for (int number = 1; number == 1 || fs::exists(aside, error); ++number)
        aside = own.string() + "-" + std::to_string(number);
    fs::rename(own, aside, error);
    return error ? error.message() + "." : std::string();
}

void drop_recovery(const std::string& folder, const std::string& aside) {
    std::error_code ignored;
    if (is_name_of_kept(aside)) fs::remove(fs::path(folder) / aside, ignored);
}

std::string adopt_recovery(const std::string& folder, const std::string& aside,
                           const std::string& path) {
    if (!is_name_of_kept(aside)) return {};
    if (std::string problem = mark_as_running(folder); !problem.empty()) return problem;
    std::error_code error;
    fs::rename(fs::path(folder) / aside, fs::path(folder) / recovery_name(path), error);
    return error ? error.message() + "." : std::string();
}

std::string save_settings(const std::string& folder, const Settings& settings,
                          const std::vector<RecentFile>& recent) {
    return in_folder(folder, settings_name, settings_text(settings, recent));
}

std::string keep_recovery(const std::string& folder, const OpenedFile* file, const Document* saved,
                          const Document* document) {
    if (file == nullptr) return {};
    const std::string name = recovery_name(file->text.name);
    if (document == nullptr || saved == nullptr ||
        (count_changes(*saved, *document) == 0 && !document->has_moves_off())) {
        std::error_code error;
        fs::remove(fs::path(folder) / name, error);
        return error ? error.message() + "." : std::string();
    }
    const std::string text = recovery_text(*file, *saved, *document, local_time());
    if (text.empty()) return {};
    // Before it is there: nobody shall take it for one that was left behind.
    if (std::string problem = mark_as_running(folder); !problem.empty()) return problem;
    return in_folder(folder, name.c_str(), text);
}

}  // namespace friction::viewer
