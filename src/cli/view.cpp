// friction view: hands over to the other program, friction-viewer.

#include <unistd.h>

#include <array>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "console.h"

namespace friction::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* viewer = "friction-viewer";

/// Beside this program once both are installed; from a build folder in the viewer's part of it.
std::vector<std::string> likely_places() {
    std::error_code error;
    const fs::path own = fs::read_symlink("/proc/self/exe", error);
    if (error) return {};
    const fs::path folder = own.parent_path();
    return {(folder / viewer).string(),
            (folder.parent_path().parent_path() / "viewer" / viewer).string()};
}

}  // namespace

ExitCode view_command(const Arguments& arguments, Console& console) {
    std::string program = viewer;  // looked for on the PATH
    for (const std::string& place : likely_places())
        if (::access(place.c_str(), X_OK) == 0) {
            program = place;
            break;
        }
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.words.begin(), arguments.words.end());
    std::vector<char*> handed;
    for (std::string& word : words) handed.push_back(word.data());
    handed.push_back(nullptr);
    ::execvp(program.c_str(), handed.data());
    return console.refuse(
        std::string(viewer) + " is not installed beside this program, nor found on the PATH",
        ExitCode::program_failed);
}

}  // namespace friction::cli
