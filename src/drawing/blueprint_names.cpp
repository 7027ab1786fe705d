// What is written into the boxes of steps: their names, whole as long as that can be, and effort.

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "blueprint_sheet.h"

namespace friction::drawing {

namespace {

/// The least size of letters, of the window's.
constexpr float least_size = 0.78F;
constexpr std::string_view more_follows = "\u2026";

bool is_cut(const std::vector<std::string>& lines) {
    return std::ranges::any_of(
        lines, [](const std::string& line) { return line.ends_with(more_follows); });
}

/// As many words from the beginning as fit, then the sign that more follow.
std::string whole_words(const std::string& title, float width, float size) {
    if (text_width(title, size, Weight::semibold) <= width) return title;
    for (std::size_t end = title.rfind(' '); end != std::string::npos && end > 0;
         end = title.rfind(' ', end - 1)) {
        const std::string shorter = title.substr(0, end).append(more_follows);
        if (text_width(shorter, size, Weight::semibold) <= width) return shorter;
    }
    return fitted(title, width, size, Weight::semibold);
}

/// The name on `count` lines at most, of which the last is as wide as `beside`.
std::vector<std::string> lines_beside(const std::string& title, float width, float beside, float px,
                                      std::size_t count) {
    std::vector<std::string> lines = wrapped(title, width, px, Weight::semibold, count);
    if (lines.size() < count) {
        lines.resize(count);
        return lines;
    }
    lines.pop_back();
    std::string_view rest = title;
    for (const std::string& line : lines) {
        const std::size_t at = rest.find(line);
        if (at == std::string_view::npos) {  // a word too long for its line was cut
            lines.emplace_back();
            return lines;
        }
        rest.remove_prefix(at + line.size());
    }
    rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of(' ')));
    lines.push_back(fitted(rest, beside, px, Weight::semibold));
    return lines;
}

/// Beyond full size text grows too.
float growth(const Sheet& sheet) { return std::max(1.0F, sheet.view.zoom); }

/// How far letters reach below their line, in em.
constexpr float descent = 0.25F;

/// Letters of the least size, lines closer than usual; the effort stands at the end of the last.
struct TightLines {
    std::vector<std::string> lines;
    float size = least_size;     ///< of the window's letters
    float left = 0, right = 0;   ///< pixels
    float first = 0, pitch = 0;  ///< pixels: a baseline, and from one to the next
    bool is_cut = false;         ///< the name
};

/// Nothing where `count` lines do not fit into the height.
std::optional<TightLines> tight_lines(const Sheet& sheet, const BlueprintStep& step, const Box& box,
                                      const std::string& em, std::size_t count, float inset_f) {
    constexpr float air = 1;  // to the border
    TightLines tight;
    tight.size = least_size * growth(sheet);
    const float px = tight.size * sheet.f, capital = cap_height * px;
    const auto after_first = static_cast<float>(count - 1);
    const float room = box.height() - 2 * air - capital - descent * px;
    tight.pitch = std::clamp(room / after_first, 0.95F * px, 1.1F * px);
    const float below = tight.pitch * after_first;
    tight.first = std::min(box.centre().y - (below + capital) / 2 + capital,
                           box.max.y - air - descent * px - below);
    if (tight.first - capital < box.min.y + air) return {};
    const float inset = inset_f * sheet.f;
    tight.left = box.min.x + inset;
    tight.right = box.max.x - inset;
    const float wide = tight.right - tight.left;
    const float gap = em.empty() ? 0 : 0.3F * sheet.f;
    const float beside = wide - text_width(em, px, Weight::semibold) - gap;
    tight.lines = lines_beside(step.title, wide, beside, px, count);
    tight.is_cut = is_cut(tight.lines);
    return tight;
}

/// On two lines, or on three where two do not hold the name and three do, or up to the border.
std::optional<TightLines> tight_lines(const Sheet& sheet, const BlueprintStep& step, const Box& box,
                                      const std::string& em) {
    const float inset = step.kind == MarkKind::wait ? 0.5F : 0.25F;  // clear of round ends
    std::optional<TightLines> best;
    for (const auto& [count, inset_f] :
         {std::pair(std::size_t{2}, inset), std::pair(std::size_t{3}, inset),
          std::pair(std::size_t{2}, 0.55F * inset)}) {
        auto lines = tight_lines(sheet, step, box, em, count, inset_f);
        if (lines && !lines->is_cut) return lines;
        if (!best) best = std::move(lines);
    }
    return best;
}

void write_tight_lines(Sheet& sheet, const TightLines& tight, const std::string& em, Colour ink) {
    float base = tight.first;
    for (const std::string& line : tight.lines) {
        sheet.text({tight.left, base}, line, tight.size, Weight::semibold, ink);
        base += tight.pitch;
    }
    sheet.text({tight.right, base - tight.pitch}, em, tight.size, Weight::semibold, ink,
               Anchor::end);
}

/// Where the box is too flat for two lines: the effort always, of the title whole words.
void write_one_line(Sheet& sheet, const BlueprintStep& step, const Box& box, const std::string& em,
                    Colour ink) {
    constexpr float size = 0.82F;
    // In its middle a wait is as wide as a box.
    const float inset = 0.65F * sheet.f;
    const Box room{{box.min.x + inset, box.min.y}, {box.max.x - inset, box.max.y}};
    const float base = room.centre().y + cap_height / 2 * size * sheet.f;
    const float em_width = text_width(em, size * sheet.f, Weight::semibold);
    const float gap = em.empty() ? 0 : 0.4F * sheet.f;
    const float beside = room.width() - em_width - gap;
    if (text_width(step.title, size * sheet.f, Weight::semibold) > beside)
        if (const auto tight = tight_lines(sheet, step, box, em))
            return write_tight_lines(sheet, *tight, em, ink);
    sheet.text({room.min.x, base}, whole_words(step.title, beside, size * sheet.f), size,
               Weight::semibold, ink);
    sheet.text({room.max.x, base}, em, size, Weight::semibold, ink, Anchor::end);
}

}  // namespace

void write_in(Sheet& sheet, const BlueprintStep& step, const Box& box, Colour ink) {
    const bool all = sheet.detail == Detail::all;
    const float grow = growth(sheet);
    const float title_size = all ? 0.9F * grow : 0.82F;
    const float inset = (step.kind == MarkKind::wait ? 1.1F : 0.65F) * sheet.f * grow;
    const float left = box.min.x + inset, right = box.max.x - inset;
    const float middle = box.centre().y;
    const float half_pitch = std::min(0.62F * title_size * sheet.f, box.height() * 0.235F);
    const float drop = cap_height / 2 * title_size * sheet.f;
    const std::string em = sheet.model.has_effort ? em_text(step.effort_em) : std::string();
    const float em_width = text_width(em, title_size * sheet.f, Weight::semibold);
    const auto lines =
        lines_beside(step.title, right - left + 0.2F * sheet.f,
                     right - left - em_width - 0.4F * sheet.f, title_size * sheet.f, 2);
    const float first = middle - half_pitch + drop - 0.05F * sheet.f;
    const float second = middle + half_pitch + drop + 0.1F * sheet.f;
    if (second + descent * title_size * sheet.f > box.max.y)
        return write_one_line(sheet, step, box, em, ink);
    const bool is_crowded = !all && !lines[1].empty();
    if (is_cut(lines) || is_crowded)
        if (const auto tight = tight_lines(sheet, step, box, em);
            tight && !tight->is_cut && (is_cut(lines) || tight->lines.back().empty()))
            return write_tight_lines(sheet, *tight, em, ink);
    sheet.text({left, first}, lines[0], title_size, Weight::semibold, ink);
    sheet.text({right, second}, em, title_size, Weight::semibold, ink, Anchor::end);
    if (!lines[1].empty())
        return sheet.text({left, second}, lines[1], title_size, Weight::semibold, ink);
    if (step.folded > 0) return sheet.text({left, second}, "EM", title_size, Weight::regular, ink);
    const float sign = 0.78F * title_size * sheet.f;
    draw_sign(sheet.picture, step.sign, {left + sign / 2, second - drop}, sign, ink,
              std::max(1.0F, sign / 9));
    if (!all) return;
    const float time_left = left + sign + 0.35F * sheet.f;
    const float small = std::max(0.78F, 0.87F * title_size);
    const float room = right - em_width - 0.35F * sheet.f - time_left;
    if (text_width(step.time, small * sheet.f, Weight::regular) <= room)
        sheet.text({time_left, second}, step.time, small, Weight::regular, ink);
}

/// Struck through; on two lines where one does not hold the name.
void write_ghost(Sheet& sheet, const BlueprintStep& step, const Box& box) {
    if (sheet.detail < Detail::title) return;
    float size = sheet.detail == Detail::all ? 0.9F : 0.82F;
    const float room = box.width() - sheet.f;
    if (text_width(step.title, size * sheet.f, Weight::regular) > room) size = least_size;
    const float px = size * sheet.f, pitch = 1.05F * px;
    const bool has_two = cap_height * px + descent * px + pitch + 2 <= box.height();
    const auto names = wrapped(step.title, room, px, Weight::regular, has_two ? 2 : 1);
    const Colour ink = sheet.tone(sheet.theme.ink3);
    Point c = box.centre();
    c.y -= pitch * static_cast<float>(names.size() - 1) / 2;
    for (const std::string& name : names) {
        sheet.text({c.x, c.y + cap_height / 2 * px}, name, size, Weight::regular, ink,
                   Anchor::middle);
        const float half = text_width(name, px, Weight::regular) / 2 + 0.15F * sheet.f;
        sheet.fill({{c.x - half, whole(c.y)}, {c.x + half, whole(c.y) + 1}}, ink);
        c.y += pitch;
    }
}

}  // namespace friction::drawing
