#include <algorithm>

#include "display.h"
#include "friction/printable.h"
#include "friction/report/story.h"
#include "friction/report/wording.h"
#include "story_words.h"

namespace friction::report {
namespace {

constexpr std::size_t side_by_side_from = 100;
constexpr std::size_t clock_width = 7;   // "09:03  "
constexpr std::size_t effort_width = 7;  // " +112.3"
constexpr std::size_t between = 4;

// A line already set: its text with colour codes, and the columns it takes.
struct SetLine {
    std::string text;
    std::size_t width = 0;
};

class Page {
public:
    Page(std::size_t width, bool colour) : width_(width), colour_(colour) {}

    void blank() { lines_.push_back({}); }
    void paragraph(const Cell& cell, std::size_t indent, std::size_t right_margin = 0) {
        const std::size_t room = width_ - std::min(indent + right_margin, width_ - 10);
        for (std::string& line : wrap(printable(cell.text), room))
            add(std::string(indent, ' '), std::move(line), cell.weight);
    }
    /// The title of an episode: clock on the left, effort on the right of its first line.
    void headed(const std::string& left, const Cell& title, const Cell& right) {
        const std::size_t room = width_ - clock_width - effort_width;
        bool first = true;
        for (std::string& line : wrap(printable(title.text), room)) {
            std::string start = pad_right(first ? left : "", clock_width);
            const std::string effort = first ? pad_left(right.text, effort_width) : "";
            const std::string padded = first ? pad_right(std::move(line), room) : std::move(line);
            const std::size_t width = clock_width + display_width(padded) + effort.size();
            lines_.push_back({start + coloured(padded, title.weight, colour_) +
                                  coloured(effort, right.weight, colour_),
                              width});
            first = false;
        }
    }
    [[nodiscard]] const std::vector<SetLine>& lines() const { return lines_; }
    [[nodiscard]] std::size_t width() const { return width_; }

private:
    void add(std::string before, std::string line, Weight weight) {
        const std::size_t width = before.size() + display_width(line);
        before.append(coloured(std::move(line), weight, colour_));
        lines_.push_back({std::move(before), width});
    }

    std::size_t width_;
    bool colour_;
    std::vector<SetLine> lines_;
};

Page set(const Story& story, std::size_t width, bool colour) {
    Page page(width, colour);
    page.paragraph({story.alternative, Weight::strong}, 0);
    std::uint64_t day = 0;
    for (const Episode& episode : story.episodes) {
        if (day_of_journey(episode.begins_s) != day) {
            day = day_of_journey(episode.begins_s);
            page.blank();
            page.paragraph({day_title(episode.begins_s), Weight::faint}, 0);
        }
        page.headed(time_of(episode.begins_s), {episode.title, Weight::strong},
                    {effort_words(episode), Weight::worse});
        if (!episode.circumstances.empty())
            page.paragraph({episode.circumstances}, clock_width, effort_width);
        if (!episode.reasons.empty())
            page.paragraph({episode.reasons, Weight::faint}, clock_width, effort_width);
        if (!episode.turn.empty())
            page.paragraph({episode.turn, episode.weight}, clock_width, effort_width);
    }
    page.blank();
    for (const Cell& cell : story.ending) page.paragraph(cell, 0);
    return page;
}

void append_page(std::string& out, const Page& page) {
    for (const SetLine& line : page.lines()) append_line(out, line.text);
}

void append_side_by_side(std::string& out, const Page& left, const Page& right) {
    const std::size_t height = std::max(left.lines().size(), right.lines().size());
    for (std::size_t y = 0; y < height; ++y) {
        const SetLine a = y < left.lines().size() ? left.lines()[y] : SetLine{};
        const SetLine b = y < right.lines().size() ? right.lines()[y] : SetLine{};
        std::string line = a.text;
        if (!b.text.empty()) line.append(left.width() - a.width + between, ' ').append(b.text);
        append_line(out, std::move(line));
    }
}

}  // namespace

std::string day_title(double begins_s) {
    const std::string text = long_clock(begins_s);
    return "Day " + std::to_string(day_of_journey(begins_s)) + ", " +
           text.substr(0, text.find(' '));
}

std::string time_of(double begins_s) {
    const std::string text = clock(begins_s);
    return text.substr(text.find(' ') + 1);
}

std::string effort_words(const Episode& episode) {
    return episode.effort_em >= 0.05 ? "+" + number(episode.effort_em, 1) : "";
}

std::string who_words(std::span<const Story> stories) {
    std::string who = "Customer " + std::to_string(stories.front().customer);
    if (!stories.front().who.empty()) who += ", " + stories.front().who;
    if (stories.size() > 1) who += ": the same person with the same luck in both designs";
    return who + ". Effort in minutes of attention (EM).";
}

std::string to_text(const std::string& title, std::span<const Story> stories,
                    const std::optional<Cell>& last, const TextOptions& wanted,
                    const std::string& provenance) {
    TextOptions options = wanted;
    options.width = std::max(options.width, narrowest_page);
    std::string out;
    append_paragraph(out, {title, Weight::strong}, options, 0);
    if (!stories.empty()) append_paragraph(out, {who_words(stories)}, options, 0);
    if (stories.size() == 2 && options.width >= side_by_side_from) {
        const std::size_t half = (options.width - between) / 2;
        out += '\n';
        append_side_by_side(out, set(stories[0], half, options.colour),
                            set(stories[1], half, options.colour));
    } else {
        for (const Story& story : stories) {
            out += '\n';
            append_page(out, set(story, options.width, options.colour));
        }
    }
    if (last) {
        out += '\n';
        append_paragraph(out, *last, options, 0);
    }
    if (!provenance.empty()) {
        out += '\n';
        append_paragraph(out, {provenance, Weight::faint}, options, 0, 2);
    }
    return out;
}

}  // namespace friction::report
