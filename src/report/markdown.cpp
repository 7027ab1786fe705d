// The page as Markdown that GitHub, GitLab and most editors show: tables with pipes, stories as
// lists.

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "friction/printable.h"
#include "friction/report/page.h"
#include "friction/report/wording.h"
#include "story_words.h"

namespace friction::report {
namespace {

/// What means something to Markdown, or to the HTML inside it, stands as itself.
std::string escaped(std::string_view text) {
    constexpr std::string_view special = "\\`*_{}[]|~$";
    std::string out;
    for (const char c : printable(text)) {
        if (c == '<')
            out += "&lt;";
        else if (c == '&')
            out += "&amp;";
        else if (c == '@')  // would call somebody of that name
            out += "&#64;";
        else if (special.find(c) != std::string_view::npos)
            out += std::string("\\") + c;
        else
            out += c;
    }
    return out;
}

/// Signs that mean something only where a line begins: headings, quotes, lists, "1. " and rules.
std::string at_line_start(std::string text) {
    constexpr std::string_view signs = "#>+-=:";
    if (!text.empty() && signs.find(text.front()) != std::string_view::npos) text.insert(0, "\\");
    const std::size_t end = text.find_first_not_of("0123456789");
    const bool is_number = end != 0 && end != std::string::npos;
    const bool is_followed = is_number && (end + 1 == text.size() || text[end + 1] == ' ');
    if (is_followed && (text[end] == '.' || text[end] == ')')) text.insert(end, "\\");
    return text;
}

std::string emphasised(const Cell& cell) {
    if (cell.text.empty()) return {};
    const bool is_strong = cell.weight == Weight::strong || cell.weight == Weight::alarm;
    return is_strong ? "**" + escaped(cell.text) + "**" : escaped(cell.text);
}

std::string paragraph(const Cell& cell) { return at_line_start(emphasised(cell)) + "\n\n"; }

std::string table(const Table& table) {
    std::string head = "|", rule = "|", out;
    for (const TableColumn& column : table.columns) {
        head += " " + escaped(column.title) + " |";
        rule += column.is_number ? " ---: |" : " --- |";
    }
    for (const Row& row : table.rows) {
        out += "|";
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            out += c == 0 && row.indent > 0 ? " &nbsp; " : " ";
            if (c < row.cells.size()) out += emphasised(row.cells[c]);
            out += " |";
        }
        out += "\n";
    }
    return head + "\n" + rule + "\n" + out + "\n";
}

std::string story(const Story& story) {
    std::string out = "### " + escaped(story.alternative) + "\n\n";
    for (const Episode& episode : story.episodes) {
        out += "- " + escaped(day_title(episode.begins_s) + ", " + time_of(episode.begins_s)) +
               ": **" + escaped(episode.title) + "**";
        if (const std::string em = effort_words(episode); !em.empty()) out += " " + em + " EM";
        for (const std::string* words : {&episode.circumstances, &episode.reasons, &episode.turn})
            if (!words->empty()) out += "; " + escaped(*words);
        out += "\n";
    }
    out += "\n";
    for (const Cell& cell : story.ending) out += paragraph(cell);
    return out;
}

std::string part_text(const Part& part) {
    const Section& section = part.section;
    // A part of pictures alone has nothing to say here.
    if (section.table.rows.empty() && section.sentences.empty() && !part.storyboard &&
        section.topic != Topic::redesign)
        return {};
    std::string out;
    if (!section.title.empty())
        out += std::string(section.depth == 0 ? "## " : "### ") + escaped(section.title) + "\n\n";
    if (!section.caption.empty()) out += "*" + escaped(section.caption) + "*\n\n";
    if (!section.table.rows.empty()) out += table(section.table);
    for (const Cell& sentence : section.sentences) out += paragraph(sentence);
    if (!part.storyboard) return out;
    for (const Story& one : part.storyboard->stories) out += story(one);
    if (part.storyboard->last) out += paragraph(*part.storyboard->last);
    return out;
}

}  // namespace

std::string to_markdown(const Page& page) {
    std::string out = "# " + escaped(page.title) + "\n\n";
    if (!page.summary.empty()) out += paragraph({page.summary});
    out += paragraph({page.question, Weight::strong});
    for (const Cell& sentence : page.headline) out += paragraph(sentence);
    for (const Part& part : page.parts) out += part_text(part);
    out += "## How sure\n\n";
    for (const Cell& note : page.notes) out += "- " + at_line_start(emphasised(note)) + "\n";
    out += "\n";
    for (const std::string& line : page.provenance) out += paragraph(line);
    out.pop_back();
    return out;
}

}  // namespace friction::report
