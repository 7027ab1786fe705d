// One customer's journey as a storyboard: a card an episode, with a bar of the effort so far.

#include <algorithm>
#include <cstddef>

#include "friction/drawing/svg.h"
#include "friction/report/wording.h"
#include "html.h"
#include "story_words.h"

namespace friction::report {
namespace {

using drawing::xml_text;

// A journey through thousands of steps has as many episodes; nobody reads so many.
constexpr std::size_t first_episodes = 40, last_episodes = 8;

double effort_of(const Story& story) {
    double em = 0;
    for (const Episode& episode : story.episodes) em += episode.effort_em;
    return em;
}

/// What was booked before, and what this episode adds, in shares of the larger journey.
std::string bar(double before, double added, double full) {
    if (full <= 0 || added <= 0) return {};
    const auto width = [&](double em) { return number(100 * em / full, 2) + "%"; };
    return "<span class=\"bar\" aria-hidden=\"true\"><span style=\"width:" + width(before) +
           "\"></span><span style=\"width:" + width(added) + "\"></span></span>\n";
}

std::string card(const Episode& episode, double before, double full) {
    std::string out = "<li class=\"card\">\n<p class=\"when\">" +
                      xml_text(day_title(episode.begins_s) + ", " + time_of(episode.begins_s)) +
                      "</p>\n<p class=\"title\">" + xml_text(episode.title);
    if (const std::string em = effort_words(episode); !em.empty())
        out += " <span class=\"em\">" + xml_text(em + " EM") + "</span>";
    out += "</p>\n" + bar(before, episode.effort_em, full);
    if (!episode.circumstances.empty()) out += html_paragraph(episode.circumstances);
    if (!episode.reasons.empty()) out += html_paragraph({episode.reasons, Weight::faint});
    if (!episode.turn.empty()) out += html_paragraph({episode.turn, episode.weight});
    return out + "</li>\n";
}

std::string column(const Story& story, double full) {
    std::string out = "<section>\n<h3>" + xml_text(story.alternative) + "</h3>\n<ol>\n";
    const std::size_t all = story.episodes.size();
    const bool is_cut = all > first_episodes + last_episodes + 1;
    double before = 0;
    for (std::size_t i = 0; i < all; ++i) {
        const bool is_left_out = is_cut && i >= first_episodes && i < all - last_episodes;
        if (!is_left_out) out += card(story.episodes[i], before, full);
        if (is_left_out && i == first_episodes)
            out += "<li class=\"faint\">" + count(all - first_episodes - last_episodes) +
                   " episodes are left out here.</li>\n";
        before += story.episodes[i].effort_em;
    }
    out += "</ol>\n";
    for (const Cell& cell : story.ending) out += html_paragraph(cell);
    return out + "</section>\n";
}

}  // namespace

std::string html_storyboard(const Storyboard& storyboard) {
    double full = 0;
    for (const Story& story : storyboard.stories) full = std::max(full, effort_of(story));
    std::string out = "<div class=\"stories\">\n";
    for (const Story& story : storyboard.stories) out += column(story, full);
    out += "</div>\n";
    if (storyboard.last) out += html_paragraph(*storyboard.last);
    return out;
}

}  // namespace friction::report
