#include "file_ending.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

namespace friction::cli {
namespace {

struct Ending {
    std::string_view letters, form, words;
};

// The first of a form has the words for it.
constexpr std::array<Ending, 18> endings{{{".html", "html", "HTML"},
                                          {".htm", "html", "HTML"},
                                          {".md", "markdown", "Markdown"},
                                          {".markdown", "markdown", "Markdown"},
                                          {".svg", "svg", "SVG"},
                                          {".dot", "dot", "DOT"},
                                          {".gv", "dot", "DOT"},
                                          {".mmd", "mermaid", "Mermaid"},
                                          {".mermaid", "mermaid", "Mermaid"},
                                          {".json", "json", "JSON"},
                                          {".csv", "csv", "CSV"},
                                          {".xes", "xes", "XES"},
                                          {".png", "png", "PNG"},
                                          {".pdf", "pdf", "PDF"},
                                          {".gz", "gz", "gzip"},
                                          {".zip", "zip", "ZIP"},
                                          {".xlsx", "xlsx", "Excel"},
                                          {".ods", "ods", "OpenDocument"}}};

const Ending* ending_of(std::string_view path) {
    std::string letters = std::filesystem::path(path).extension().string();
    std::ranges::transform(letters, letters.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    const auto* found = std::ranges::find(endings, std::string_view(letters), &Ending::letters);
    return found == endings.end() ? nullptr : found;
}

}  // namespace

std::string_view form_of_ending(std::string_view path) {
    const Ending* ending = ending_of(path);
    return ending == nullptr ? std::string_view() : ending->form;
}

std::string ending_misuse(const std::string& path, std::string_view form) {
    const Ending* ending = ending_of(path);
    if (ending == nullptr || ending->form == form) return {};
    const auto* written = std::ranges::find(endings, form, &Ending::form);
    const std::string_view words = written == endings.end() ? "plain text" : written->words;
    return path + " is a name for " + std::string(ending->words) + ", but " + std::string(words) +
           " would stand in it; name another file, or ask for another form";
}

}  // namespace friction::cli
