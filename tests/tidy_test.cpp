// Reads the source as text and holds it to the rules of CONTRIBUTING.md that no compiler knows:
// which layer may include which, where third-party libraries stop, what is never called, and how
// long a file may be.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Complaints = std::vector<std::string>;

struct Layer {
    std::string folder;                 // every file below it belongs to the layer
    std::set<std::string> may_include;  // other layers
    std::set<std::string>
        third_party;  // first part of an include path, in .cpp files and private headers only
};

// The one place where the layers are listed; tests and benchmarks may include everything.
const std::map<std::string, Layer>& layers() {
    static const std::map<std::string, Layer> table{
        {"sim", {"sim/", {}, {"boost", "Eigen"}}},
        {"drawing", {"src/drawing/", {"sim"}, {"boost"}}},
        {"io", {"src/io/", {"sim", "drawing"}, {"yaml-cpp", "nlohmann", "pugixml.hpp"}}},
        {"report", {"src/report/", {"sim", "drawing"}, {}}},
        {"cli", {"src/cli/", {"sim", "drawing", "io", "report"}, {"CLI"}}},
        {"viewer",
         {"viewer/",
          {"sim", "drawing", "io", "report"},
          {"imgui.h", "imgui_internal.h", "imgui_stdlib.h", "backends", "GLFW"}}},
    };
    return table;
}

constexpr std::size_t longest_file = 500;

std::string first_part(const std::string& path) { return path.substr(0, path.find('/')); }

std::optional<std::string> layer_of(const std::string& path) {
    for (const auto& [name, layer] : layers())
        if (path.starts_with(layer.folder)) return name;
    return std::nullopt;
}

// "friction/io/document.h" is of layer io, "friction/plan.h" of sim.
std::string layer_named_by(const std::string& include) {
    const std::string rest = include.substr(std::string_view("friction/").size());
    return rest.find('/') == std::string::npos ? "sim" : first_part(rest);
}

// The position after a quoted text that begins at `at`; a raw string ends at its own mark.
std::size_t after_literal(const std::string& text, std::size_t at) {
    if (text[at] == '"' && at > 0 && text[at - 1] == 'R') {
        const std::size_t open = text.find('(', at);
        const std::string close = std::string(1, ')') + text.substr(at + 1, open - at - 1) + '"';
        const std::size_t end = text.find(close, open);
        return end == std::string::npos ? text.size() : end + close.size();
    }
    const char quote = text[at++];
    while (at < text.size() && text[at] != quote && text[at] != '\n')
        at += text[at] == '\\' ? 2U : 1U;
    return std::min(at + 1, text.size());
}

// Comments and literals left out, so that a message about printf is no call of it.
std::string code_only(const std::string& text) {
    std::string code;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view two = std::string_view(text).substr(at, 2);
        const bool separates_digits =
            at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0;
        if (two == "//") {
            at = std::min(text.find('\n', at), text.size());
        } else if (two == "/*") {
            const std::size_t end = text.find("*/", at);
            at = end == std::string::npos ? text.size() : end + 2;
        } else if (text[at] == '"' || (text[at] == '\'' && !separates_digits)) {
            at = after_literal(text, at);
            code += ' ';
        } else {
            code += text[at++];
        }
    }
    return code;
}

bool is_standard(const std::string& include) {
    return include.find('/') == std::string::npos && include.find('.') == std::string::npos;
}

void check_include(const std::string& path, const std::string& include, bool angled,
                   const fs::path& root, Complaints& complaints) {
    const std::string own = *layer_of(path);
    const Layer& layer = layers().at(own);
    const bool is_public = path.find("/include/") != std::string::npos;
    if (include.starts_with("friction/")) {
        const std::string other = layer_named_by(include);
        if (other != own && !layer.may_include.contains(other))
            complaints.push_back(path + ": layer " + own + " may not include " + include);
    } else if (!angled) {
        if (is_public)
            complaints.push_back(path + ": a public header includes the private " + include);
        const fs::path target = (root / path).parent_path() / include;
        const fs::path from_top = root / layer.folder / include;
        const fs::path found = fs::exists(target) ? target : from_top;
        const std::string place =
            found.lexically_normal().lexically_relative(root).generic_string();
        if (layer_of(place) != own)
            complaints.push_back(path + ": " + include + " is not of layer " + own);
    } else if (!is_standard(include)) {
        const bool of_the_system =
            include.ends_with(".h") && include.find("friction") == std::string::npos &&
            (include.find('/') == std::string::npos || include.starts_with("sys/"));
        if (is_public)
            complaints.push_back(path + ": a public header includes <" + include + ">");
        else if (!layer.third_party.contains(first_part(include)) &&
                 !(of_the_system && !include.starts_with("imgui")))
            complaints.push_back(path + ": layer " + own + " does not use <" + include + ">");
    }
}

void check_calls(const std::string& path, const std::string& code, Complaints& complaints) {
    struct Ban {
        const char* pattern;
        bool (*holds_in)(const std::string& path);
        const char* because;
    };
    constexpr auto everywhere = [](const std::string&) { return true; };
    constexpr auto in_sim = [](const std::string& file) {
        return file.starts_with("sim/") && !file.ends_with("contract.cpp");
    };
    constexpr auto outside_main = [](const std::string& file) {
        return !file.ends_with("/main.cpp");
    };
    static const std::vector<Ban> bans{
        {R"(\b(rand|srand|random_device|mt19937(_64)?)\b\s*[({;])", everywhere,
         "draws come from random.h"},
        {R"(\b(std::)?(exit|_Exit|quick_exit)\s*\()", outside_main,
         "only main decides when the program ends"},
        {R"(\b(f?printf|puts|putchar)\s*\()", in_sim, "sim does not print"},
        {R"(\bstd::(cout|cerr|clog|cin)\b)", in_sim, "sim does not print or read"},
        {R"(\b(system|steady|high_resolution)_clock\b)", in_sim, "sim reads no clock"},
        {R"(\b(secure_)?getenv\s*\()", in_sim, "sim reads no environment"},
        {R"(\b(i|o)?fstream\b|\bfopen\s*\()", in_sim, "sim opens no file"},
    };
    for (const Ban& ban : bans) {
        std::smatch match;
        if (ban.holds_in(path) && std::regex_search(code, match, std::regex(ban.pattern)))
            complaints.push_back(path + ": " + match.str() + ": " + ban.because);
    }
}

Complaints complaints_about(const std::string& path, const std::string& text,
                            const fs::path& root) {
    Complaints complaints;
    static const std::regex include_line(
        R"re((?:^|\n)[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"])re");
    if (layer_of(path)) {
        for (std::sregex_iterator it(text.begin(), text.end(), include_line), end; it != end; ++it)
            check_include(path, (*it)[2], (*it)[1] == "<", root, complaints);
        check_calls(path, code_only(text), complaints);
    }
    static const std::regex promise(
        "\\b(TO"
        "DO|FIX"
        "ME|XX"
        "X)\\b");
    if (std::regex_search(text, promise))
        complaints.push_back(path + ": work left for later goes to the issue list");
    if (path.ends_with(".h") && text.find("#pragma once") == std::string::npos)
        complaints.push_back(path + ": a header begins with #pragma once");
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    if (lines > longest_file)
        complaints.push_back(path + ": " + std::to_string(lines) + " lines; split it by idea");
    return complaints;
}

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Complaints about(const std::string& path, const std::string& text) {
    return complaints_about(path, text, FRICTION_SOURCE_DIR);
}

TEST(Tidy, TheSourceKeepsItsRules) {
    const fs::path root = FRICTION_SOURCE_DIR;
    std::size_t files = 0;
    for (const char* folder : {"sim", "src", "viewer", "tests", "bench"}) {
        if (!fs::exists(root / folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const fs::path& file = entry.path();
            if (file.extension() != ".h" && file.extension() != ".cpp") continue;
            ++files;
            EXPECT_THAT(about(file.lexically_relative(root).generic_string(), read(file)),
                        IsEmpty());
        }
    }
    EXPECT_GT(files, 5u) << "nothing to read in " << root;
}

TEST(Tidy, NoticesAnIncludeAgainstTheDirection) {
    EXPECT_THAT(about("sim/src/plan.cpp", "#include \"friction/io/document.h\"\n"),
                ElementsAre(HasSubstr("layer sim may not include friction/io/document.h")));
    EXPECT_THAT(about("src/io/reader.cpp", "#include \"friction/report/report.h\"\n"),
                ElementsAre(HasSubstr("layer io")));
    EXPECT_THAT(about("src/report/text.cpp", "#include \"../io/document.h\"\n"),
                ElementsAre(HasSubstr("not of layer")));
    EXPECT_THAT(about("src/cli/run.cpp", "#include \"friction/io/reader.h\"\n#include <vector>\n"),
                IsEmpty());
}

TEST(Tidy, KeepsThirdPartyTypesOutOfPublicHeaders) {
    const std::string header = "#pragma once\n#include <Eigen/Sparse>\n";
    EXPECT_THAT(about("sim/include/friction/exact.h", header),
                ElementsAre(HasSubstr("public header")));
    EXPECT_THAT(about("sim/src/exact.cpp", header), IsEmpty());
    EXPECT_THAT(about("src/report/text.cpp", header),
                ElementsAre(HasSubstr("does not use <Eigen/Sparse>")));
}

TEST(Tidy, NoticesCallsThatALayerMayNotMake) {
    EXPECT_THAT(about("sim/src/a.cpp", "void f() { std::cout << 1; }"),
                ElementsAre(HasSubstr("does not print")));
    EXPECT_THAT(about("sim/src/a.cpp", "void f() { std::printf(\"\"); }"),
                ElementsAre(HasSubstr("does not print")));
    EXPECT_THAT(about("src/io/a.cpp", "int f() { return rand(); }"),
                ElementsAre(HasSubstr("random.h")));
    EXPECT_THAT(about("src/cli/run.cpp", "void f() { std::exit(1); }"),
                ElementsAre(HasSubstr("only main")));
    EXPECT_THAT(about("src/cli/main.cpp", "void f() { std::exit(1); }"), IsEmpty());
    EXPECT_THAT(about("sim/src/a.cpp",
                      "// printf(\nconst char* a = \"rand()\"; int b = 1'000; /* exit() */"),
                IsEmpty());
}

TEST(Tidy, NoticesLongFilesAndWorkLeftForLater) {
    EXPECT_THAT(about("sim/src/a.cpp", std::string(501, '\n')),
                ElementsAre(HasSubstr("501 lines")));
    EXPECT_THAT(about("sim/src/a.cpp", std::string(500, '\n')), IsEmpty());
    EXPECT_THAT(about("tests/unit/a_test.cpp",
                      "// TO"
                      "DO: more\n"),
                ElementsAre(HasSubstr("left for later")));
    EXPECT_THAT(about("sim/include/friction/a.h", "int a;\n"),
                ElementsAre(HasSubstr("#pragma once")));
}

}  // namespace
