#pragma once
// What is in a folder, for choosing a file; read once when the folder changes, not every frame.

#include <filesystem>
#include <string>
#include <vector>

namespace friction::viewer {

struct FolderEntry {
    std::string name;
    bool is_folder = false;
};

class Folder {
public:
    /// Folders first, then scenario files (.yaml, .yml); hidden ones are left out.
    void open(const std::filesystem::path& path);
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] const std::vector<FolderEntry>& entries() const { return entries_; }
    /// Why there is nothing to see; empty when all is well.
    [[nodiscard]] const std::string& problem() const { return problem_; }

private:
    std::filesystem::path path_;
    std::vector<FolderEntry> entries_;
    std::string problem_;
};

}  // namespace friction::viewer
