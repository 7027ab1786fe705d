// Writes the manual and the completion for shells: make_manual FOLDER. Runs when the program is
// built.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "completion.h"
#include "manual.h"

namespace {

bool write(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file) std::fprintf(stderr, "make_manual: could not write %s\n", path.c_str());
    return !file.fail();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("Usage: make_manual FOLDER\n", stderr);
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    bool is_written = true;
    for (const friction::report::ManualPage& page : friction::cli::manual_pages())
        is_written &= write(folder / "man1" / (page.name + ".1"), manual_text(page));
    is_written &= write(folder / "bash" / "friction", friction::cli::bash_completion());
    is_written &= write(folder / "fish" / "friction.fish", friction::cli::fish_completion());
    is_written &= write(folder / "zsh" / "_friction", friction::cli::zsh_completion());
    return is_written ? 0 : 4;
}
