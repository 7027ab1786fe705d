#include "folder.h"

#include <algorithm>
#include <system_error>

namespace friction::viewer {

namespace fs = std::filesystem;

namespace {

bool is_scenario(const fs::path& path) {
    return path.extension() == ".yaml" || path.extension() == ".yml";
}

}  // namespace

void Folder::open(const fs::path& path) {
    std::error_code failed;
    path_ = fs::absolute(path, failed).lexically_normal();
    entries_.clear();
    problem_.clear();
    fs::directory_iterator at(path_, fs::directory_options::skip_permission_denied, failed);
    for (const fs::directory_iterator end; !failed && at != end; at.increment(failed)) {
        std::error_code unknown;
        const bool is_folder = at->is_directory(unknown);
        const std::string name = at->path().filename().string();
        if (name.starts_with('.') || (!is_folder && !is_scenario(at->path()))) continue;
        entries_.push_back({name, is_folder});
    }
    if (failed) problem_ = "This folder cannot be read: " + failed.message();
    std::ranges::sort(entries_, [](const FolderEntry& a, const FolderEntry& b) {
        return a.is_folder != b.is_folder ? a.is_folder : a.name < b.name;
    });
}

}  // namespace friction::viewer
