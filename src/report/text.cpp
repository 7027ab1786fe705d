#include <algorithm>

#include "display.h"
#include "friction/printable.h"
#include "friction/report/render.h"
#include "table.h"

namespace friction::report {
namespace {

void append_title(std::string& out, const Section& section, const TextOptions& options) {
    const std::string title = printable(section.title);
    const std::string caption = printable(section.caption);
    const std::string shown = coloured(title, Weight::strong, options.colour);
    const std::size_t deeper = section.depth > 0 ? 2 : 0;
    const std::size_t used = deeper + display_width(title) + display_width(caption);
    if (caption.empty() || used + 4 > options.width) {
        append_paragraph(out, {title, Weight::strong}, options, deeper);
        if (!caption.empty()) append_paragraph(out, {caption, Weight::faint}, options, deeper);
        return;
    }
    std::string line(deeper, ' ');
    line += shown + std::string(options.width - used, ' ') +
            coloured(caption, Weight::faint, options.colour);
    append_line(out, std::move(line));
}

void append_section(std::string& out, const Section& section, const TextOptions& options) {
    if (!section.title.empty()) {
        append_title(out, section, options);
        if (section.depth == 0) append_line(out, std::string(options.width, '-'));
    }
    if (!section.table.rows.empty()) append_table(out, section.table, options);
    for (const Cell& sentence : section.sentences) append_paragraph(out, sentence, options, 2, 2);
}

}  // namespace

std::string to_text(const Report& report, const TextOptions& wanted) {
    TextOptions options = wanted;
    options.width = std::max(options.width, narrowest_page);
    std::string out;
    append_paragraph(out, {report.title, Weight::strong}, options, 0);
    if (!report.headline.empty()) out += '\n';
    for (const Cell& sentence : report.headline) append_paragraph(out, sentence, options, 0, 2);
    for (const Section& section : report.sections) {
        out += '\n';
        append_section(out, section, options);
    }
    if (!report.notes.empty()) {
        out += '\n';
        append_section(out,
                       {.title = "How sure",
                        .caption = {},
                        .depth = 0,
                        .table = {},
                        .sentences = report.notes},
                       options);
    }
    if (!report.provenance.empty()) {
        out += '\n';
        for (const std::string& line : report.provenance)
            append_paragraph(out, {line, Weight::faint}, options, 0, 2);
    }
    return out;
}

}  // namespace friction::report
