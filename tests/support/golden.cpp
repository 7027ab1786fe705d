#include "support/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace friction::tests {

namespace {

namespace fs = std::filesystem;

bool accepts() { return std::getenv("FRICTION_ACCEPT_GOLDEN") != nullptr; }

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

std::string golden_file(const std::string& name) {
    return (fs::path(FRICTION_SOURCE_DIR) / "tests/golden" / name).string();
}

void expect_golden(const std::string& name, const std::string& text) {
    const fs::path file = fs::path(FRICTION_SOURCE_DIR) / "tests/golden" / name;
    const std::string expected = read(file);
    if (accepts() && expected != text) return write(file, text);
    EXPECT_EQ(expected, text) << file << " is another text; accept-golden accepts it";
}

void expect_section(const std::string& path, const std::string& section, const std::string& text) {
    const fs::path file = fs::path(FRICTION_SOURCE_DIR) / path;
    const std::string whole = read(file);
    const std::string mark = "<!-- generated: " + section + " -->\n";
    const std::size_t begin = whole.find(mark);
    ASSERT_NE(begin, std::string::npos) << path << " has no line " << mark;
    const std::size_t from = begin + mark.size();
    const std::size_t to = whole.find("<!-- end -->", from);
    ASSERT_NE(to, std::string::npos) << path << ": section " << section << " does not end";
    const std::string expected = whole.substr(from, to - from);
    if (accepts() && expected != text)
        return write(file, whole.substr(0, from) + text + whole.substr(to));
    EXPECT_EQ(expected, text) << path << ", section " << section
                              << " says something else; accept-golden accepts it";
}

}  // namespace friction::tests
