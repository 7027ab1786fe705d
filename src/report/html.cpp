// The page as HTML: headings in order, tables with heads, pictures with words beside them.
//
// Every element is closed and every attribute quoted, so that the page is XML too. There is no
// script in it, and its policy forbids any, and everything that would have to be loaded.

#include "html.h"

#include <array>
#include <cstddef>

#include "friction/drawing/svg.h"
#include "friction/report/wording.h"

namespace friction::report {
namespace {

using drawing::xml_text;

constexpr std::string_view page_policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Shorter words stand in one line, however narrow the screen.
constexpr std::size_t longest_unwrapped = 24;

// The two waves of the viewer's mark.
constexpr std::string_view page_mark =
    "<svg class=\"mark\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\" "
    "aria-hidden=\"true\"><rect width=\"32\" height=\"32\" rx=\"7\"/>"
    "<polyline class=\"first\" points=\"6,15 11,9 16,15 21,9 26,15\"/>"
    "<polyline class=\"second\" points=\"6,23 11,17 16,23 21,17 26,23\"/></svg>";

std::string_view class_of(Weight weight) {
    constexpr std::array<std::string_view, 6> names = {"",       "strong", "faint",
                                                       "better", "worse",  "alarm"};
    return names[static_cast<std::size_t>(weight)];
}

/// ` class="n better"`, or nothing.
std::string classes(std::string_view first, std::string_view second = {}) {
    if (first.empty() && second.empty()) return {};
    std::string text(first);
    if (!first.empty() && !second.empty()) text += ' ';
    return " class=\"" + text.append(second) + '"';
}

class PageWriter {
public:
    explicit PageWriter(const Page& page) : page_(page) {}

    std::string write() {
        const std::string body = header() + main() + footer();
        return "<!DOCTYPE html>\n"
               "<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
               "<meta charset=\"utf-8\"/>\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
               std::string(page_policy) +
               "\"/>\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
               "<meta name=\"generator\" content=\"friction " +
               std::string(version()) + "\"/>\n<title>" + xml_text(page_.title) +
               "</title>\n<style>\n" + html_style() + ":root{" + colours_.declarations(false) +
               "}\n@media screen and (prefers-color-scheme:dark){:root{" +
               colours_.declarations(true) + "}}\n</style>\n</head>\n<body>\n" + body +
               "</body>\n</html>\n";
    }

private:
    std::string header() const {
        std::string out =
            "<a class=\"skip\" href=\"#answer\">To the answer</a>\n<header>\n<p class=\"brand\">" +
            std::string(page_mark) + "Friction report</p>\n<h1>" + xml_text(page_.title) +
            "</h1>\n";
        if (!page_.summary.empty())
            out += "<p class=\"summary\">" + xml_text(page_.summary) + "</p>\n";
        return out + "<p class=\"question\">" + xml_text(page_.question) + "</p>\n" + contents() +
               "</header>\n";
    }

    std::string contents() const {
        std::string out = "<nav aria-label=\"On this page\">\n<ul>\n";
        for (std::size_t i = 0; i < page_.parts.size(); ++i) {
            const Section& section = page_.parts[i].section;
            if (section.depth == 0 && !section.title.empty())
                out += "<li><a href=\"#" + part_id(i) + "\">" + xml_text(section.title) +
                       "</a></li>\n";
        }
        return out + "<li><a href=\"#sure\">How sure</a></li>\n</ul>\n</nav>\n";
    }

    /// Sections of depth 0 are panels; those below one are inside it.
    std::string main() {
        std::string out = "<main>\n<section class=\"panel\" id=\"answer\">\n<h2>The answer</h2>\n";
        for (const Cell& sentence : page_.headline) out += html_paragraph(sentence);
        // What makes all of it doubtful is not left to the end.
        for (const Cell& note : page_.notes)
            if (note.weight == Weight::alarm) out += html_paragraph(note);
        for (std::size_t i = 0; i < page_.parts.size(); ++i) {
            const Part& part = page_.parts[i];
            if (part.section.depth == 0)
                out += "</section>\n<section class=\"panel\" id=\"" + part_id(i) + "\">\n";
            out += of_part(part);
        }
        out += "</section>\n<section class=\"panel\" id=\"sure\">\n<h2>How sure</h2>\n<ul>\n";
        for (const Cell& note : page_.notes) out += html_paragraph(note, "li");
        return out + "</ul>\n</section>\n</main>\n";
    }

    std::string footer() const {
        std::string out = "<footer>\n<h2>Where this page comes from</h2>\n";
        for (const std::string& line : page_.provenance) out += html_paragraph(line);
        return out + "</footer>\n";
    }

    std::string of_part(const Part& part) {
        const Section& section = part.section;
        const bool is_sheet =
            section.table.rows.empty() && !part.figures.empty() && part.figures.front().is_wide;
        std::string out = "<div" + classes("part", is_sheet ? "sheet" : "") + ">\n";
        const std::string_view heading = section.depth == 0 ? "h2" : "h3";
        if (!section.title.empty())
            out += "<" + std::string(heading) + ">" + xml_text(section.title) + "</" +
                   std::string(heading) + ">\n";
        if (!section.caption.empty())
            out += "<p class=\"caption\">" + xml_text(section.caption) + "</p>\n";
        out += "<div class=\"side\">\n";
        if (!part.figures.empty()) {
            out += "<div class=\"figures\">\n";
            for (const Figure& figure : part.figures) out += of_figure(figure);
            out += "</div>\n";
        }
        if (!section.table.rows.empty()) out += table(section);
        out += "</div>\n";
        for (const Cell& sentence : section.sentences) out += html_paragraph(sentence);
        if (part.storyboard) out += html_storyboard(*part.storyboard);
        return out + "</div>\n";
    }

    std::string of_figure(const Figure& figure) {
        std::string out = "<figure" + classes(figure.is_wide ? "wide" : "") +
                          ">\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" +
                          xml_text(figure.title) + "\">\n" +
                          drawing::to_page_svg(figure.light, figure.dark, figure.title,
                                               figure.caption, colours_) +
                          "</div>\n";
        if (!figure.caption.empty())
            out += "<figcaption>" + xml_text(figure.caption) + "</figcaption>\n";
        return out + "</figure>\n";
    }

    static std::string table(const Section& section) {
        std::string out =
            "<div class=\"scroll table\" role=\"region\" tabindex=\"0\" aria-label=\"" +
            xml_text(section.title) + ", table\">\n<table>\n<thead>\n<tr>";
        for (const TableColumn& column : section.table.columns) {
            const std::string side = classes(column.is_number ? "n" : "");
            out += column.title.empty()
                       ? "<td></td>"
                       : "<th scope=\"col\"" + side + ">" + xml_text(column.title) + "</th>";
        }
        out += "</tr>\n</thead>\n<tbody>\n";
        for (const Row& row : section.table.rows) {
            out += "<tr>";
            for (std::size_t c = 0; c < section.table.columns.size(); ++c)
                out += cell(row, c, section.table.columns[c].is_number);
            out += "</tr>\n";
        }
        return out + "</tbody>\n</table>\n</div>\n";
    }

    static std::string cell(const Row& row, std::size_t column, bool is_number) {
        const Cell content = column < row.cells.size() ? row.cells[column] : Cell{};
        const std::string_view weight = class_of(content.weight);
        if (column == 0)
            return "<th scope=\"row\"" + classes(row.indent > 0 ? "of" : "", weight) + ">" +
                   xml_text(content.text) + "</th>";
        const std::string_view kind = is_number                                 ? "n"
                                      : content.text.size() > longest_unwrapped ? "w"
                                                                                : "";
        return "<td" + classes(kind, weight) + ">" + xml_text(content.text) + "</td>";
    }

    static std::string part_id(std::size_t number) { return "part-" + std::to_string(number); }

    const Page& page_;
    drawing::PageColours colours_;
};

}  // namespace

std::string html_paragraph(const Cell& cell, std::string_view tag) {
    const std::string name(tag);
    return "<" + name + classes(class_of(cell.weight)) + ">" + xml_text(cell.text) + "</" + name +
           ">\n";
}

std::string to_html(const Page& page) { return PageWriter(page).write(); }

}  // namespace friction::report
