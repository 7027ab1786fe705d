#include "friction/report/manual.h"

#include <algorithm>
#include <cctype>

#include "friction/report/provenance.h"

namespace friction::report {
namespace {

// A hyphen that is not escaped becomes a typographic one, which nobody can paste into a shell.
std::string roff_sign(char sign) {
    switch (sign) {
        case '\\':
            return "\\e";
        case '-':
            return "\\-";
        case '\'':
            return "\\(aq";
        case '`':
            return "\\(ga";
        case '^':
            return "\\(ha";
        case '~':
            return "\\(ti";
        case '"':
            return "\\(dq";
        default:
            return {sign};
    }
}

std::string roff(std::string_view text) {
    std::string escaped;
    for (const char sign : text) escaped += roff_sign(sign);
    return escaped.starts_with('.') ? "\\&" + escaped : escaped;
}

std::string one_paragraph(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

std::string heading(std::string_view text) { return ".SH " + std::string(text) + "\n"; }

std::string tagged(const ManualPage::Rows& rows) {
    std::string text;
    for (const auto& [tag, says] : rows)
        text += ".TP\n.B " + roff(tag) + "\n" + roff(one_paragraph(says)) + "\n";
    return text;
}

// As they are typed: no filling, no breaks.
std::string typed(const std::string& lines) {
    std::string text = ".nf\n";
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        const std::size_t first = std::min(lines.find_first_not_of(' ', begin), end);
        text += roff(lines.substr(first, end - first)) + "\n";
        begin = end + 1;
    }
    return text + ".fi\n";
}

std::string references(const std::vector<std::string>& pages) {
    std::string text;
    for (std::size_t i = 0; i < pages.size(); ++i)
        text += ".BR " + roff(pages[i]) + " (1)" + (i + 1 < pages.size() ? "," : "") + "\n";
    return text;
}

}  // namespace

std::string manual_text(const ManualPage& page) {
    std::string title = page.name;
    std::ranges::transform(title, title.begin(), [](unsigned char letter) {
        return static_cast<char>(std::toupper(letter));
    });
    std::string text = ".TH " + roff(title) + " 1 \"\" \"friction " + std::string(version()) +
                       "\" \"User Commands\"\n";
    // Without this, long options and names of files are cut at the ends of lines.
    text += ".nh\n.ad l\n";
    text += heading("NAME") + roff(page.name) + " \\- " + roff(page.does) + "\n";
    text += heading("SYNOPSIS") + ".B " + roff(page.usage) + "\n";
    text += heading("DESCRIPTION") + roff(one_paragraph(page.explains)) + "\n";
    if (!page.rows.empty()) text += heading(page.list) + tagged(page.rows);
    if (!page.exit_codes.empty()) text += heading("EXIT STATUS") + tagged(page.exit_codes);
    if (!page.examples.empty()) text += heading("EXAMPLES") + typed(page.examples);
    return text + heading("SEE ALSO") + references(page.see_also);
}

}  // namespace friction::report
