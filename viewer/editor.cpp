#include "editor.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <span>
#include <sstream>
#include <system_error>

namespace friction::viewer {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 13> in_terminal = {
    "vi",  "vim", "nvim",  "nano", "pico", "emacs-nox", "micro",
    "joe", "kak", "helix", "hx",   "ne",   "ed"};
constexpr std::array<std::string_view, 16> with_plus_line = {
    "vi", "vim",  "nvim",  "nano",        "pico",  "emacs-nox",         "micro",   "joe", "kak",
    "ne", "gvim", "emacs", "emacsclient", "gedit", "gnome-text-editor", "mousepad"};

bool is_one_of(std::string_view name, std::span<const std::string_view> list) {
    return std::ranges::find(list, name) != list.end();
}

bool is_runnable(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error) && access(path.c_str(), X_OK) == 0;
}

bool is_in_search_path(std::string_view program) {
    if (program.find('/') != std::string_view::npos) return is_runnable(program);
    const char* folders = std::getenv("PATH");
    std::istringstream list(folders == nullptr ? "" : folders);
    std::string folder;
    while (std::getline(list, folder, ':'))
        if (!folder.empty() && is_runnable(fs::path(folder) / program)) return true;
    return false;
}

std::vector<std::string> words_in(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

/// The words before the program that give it a terminal; nothing: there is none.
std::optional<std::vector<std::string>> terminal(const EditorSurroundings& around) {
    if (const std::string own = around.variable("TERMINAL"); around.has_program(own))
        return std::vector<std::string>{own, "-e"};
    constexpr std::array<std::array<const char*, 2>, 8> known = {{{"x-terminal-emulator", "-e"},
                                                                  {"gnome-terminal", "--"},
                                                                  {"konsole", "-e"},
                                                                  {"xfce4-terminal", "-x"},
                                                                  {"alacritty", "-e"},
                                                                  {"foot", "-e"},
                                                                  {"kitty", "-e"},
                                                                  {"xterm", "-e"}}};
    for (const auto& [name, option] : known)
        if (around.has_program(name)) return std::vector<std::string>{name, option};
    return std::nullopt;
}

}  // namespace

EditorSurroundings surroundings() {
    return {.variable =
                [](const char* name) {
                    const char* value = std::getenv(name);
                    return std::string(value == nullptr ? "" : value);
                },
            .has_program =
                [](std::string_view name) { return !name.empty() && is_in_search_path(name); }};
}

std::optional<std::vector<std::string>> editor_command(const EditorSurroundings& around,
                                                       const effect::OpenInEditor& request) {
    for (const char* variable : {"VISUAL", "EDITOR"}) {
        std::vector<std::string> words = words_in(around.variable(variable));
        if (words.empty() || !around.has_program(words.front())) continue;
        const std::string name = fs::path(words.front()).filename().string();
        if (request.line > 0 && is_one_of(name, with_plus_line))
            words.push_back("+" + std::to_string(request.line));
        words.push_back(request.path);
        if (!is_one_of(name, in_terminal)) return words;
        std::optional<std::vector<std::string>> all = terminal(around);
        if (!all) continue;
        all->insert(all->end(), words.begin(), words.end());
        return all;
    }
    if (around.has_program("xdg-open")) return std::vector<std::string>{"xdg-open", request.path};
    return std::nullopt;
}

std::string start_program(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    // The end of the pipe that closes by itself tells that the program runs.
    std::array<int, 2> told{};
    if (pipe2(told.data(), O_CLOEXEC) != 0) return std::strerror(errno);
    const pid_t child = fork();
    if (child == 0) {
        // Twice, so that nobody has to wait for the editor's end.
        setsid();
        if (fork() == 0) {
            execvp(arguments.front(), arguments.data());
            const int failure = errno;
            static_cast<void>(write(told[1], &failure, sizeof failure));
        }
        _exit(0);
    }
    close(told[1]);
    int failure = child < 0 ? errno : 0;
    if (child > 0) {
        waitpid(child, nullptr, 0);
        if (read(told[0], &failure, sizeof failure) != sizeof failure) failure = 0;
    }
    close(told[0]);
    return failure == 0 ? std::string() : std::strerror(failure);
}

std::string open_in_editor(const effect::OpenInEditor& request) {
    effect::OpenInEditor there = request;
    std::error_code error;
    // An absolute path cannot be taken for an option.
    there.path = fs::absolute(request.path, error).string();
    const auto words = editor_command(surroundings(), there);
    if (!words)
        return "No editor is known: set VISUAL to the one you use and start Friction again, or "
               "open " +
               there.path + " yourself.";
    const std::string problem = start_program(*words);
    return problem.empty() ? std::string()
                           : words->front() + " could not be started: " + problem + ".";
}

}  // namespace friction::viewer
