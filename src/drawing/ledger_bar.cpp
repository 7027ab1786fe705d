// What effort is made of: one bar by family and component, small bars, bars of one line each.

#include <algorithm>
#include <array>
#include <cmath>

#include "chart_parts.h"
#include "friction/drawing/ledger_charts.h"

namespace friction::drawing {

namespace {

constexpr std::size_t minutes_at = 0, days_at = 1, coming_back_at = 2, paper_at = 3,
                      let_down_at = 4;

/// Minutes and let down look alike to some: something stands between them wherever anything can.
std::array<std::size_t, 5> family_order(const std::array<double, 5>& effort) {
    if (effort[days_at] <= 0 && effort[paper_at] <= 0)
        return {let_down_at, coming_back_at, minutes_at, days_at, paper_at};
    return {coming_back_at, minutes_at, days_at, paper_at, let_down_at};
}

struct Placed {
    Box box{};
    std::size_t family = 0;
};

/// Where each family lies in a bar, from left to right.
struct Families {
    std::vector<const LedgerPiece*> pieces{};  ///< in the order they are drawn
    std::array<double, 5> effort{};
    double total = 0;
};

Families sorted(const std::vector<LedgerPiece>& pieces) {
    Families result;
    for (const LedgerPiece& piece : pieces) {
        if (piece.effort_em <= 0) continue;
        result.pieces.push_back(&piece);
        result.effort[component_colour(piece.component).family] += piece.effort_em;
        result.total += piece.effort_em;
    }
    const auto order = family_order(result.effort);
    const auto place = [&](const LedgerPiece* piece) {
        return std::find(order.begin(), order.end(), component_colour(piece->component).family) -
               order.begin();
    };
    std::stable_sort(result.pieces.begin(), result.pieces.end(),
                     [&](const LedgerPiece* a, const LedgerPiece* b) {
                         if (place(a) != place(b)) return place(a) < place(b);
                         return a->effort_em > b->effort_em;
                     });
    return result;
}

/// Within a family from the strongest colour to the faintest, from large to small.
std::vector<Placed> draw_pieces(Pen& pen, const Families& families, const Box& bar, double full) {
    constexpr std::array<double, 4> opacity = {1, 0.80, 0.62, 0.45};
    constexpr float gap = 1.5F;
    std::vector<Placed> placed;
    double sum = 0;
    std::size_t rank = 0;
    for (const LedgerPiece* piece : families.pieces) {
        const std::size_t family = component_colour(piece->component).family;
        const bool is_new = placed.empty() || placed.back().family != family;
        rank = is_new ? 0 : std::min(rank + 1, opacity.size() - 1);
        const float left = bar.min.x + bar.width() * static_cast<float>(sum / full);
        sum += piece->effort_em;
        const float right = bar.min.x + bar.width() * static_cast<float>(sum / full);
        const Box box{{left, bar.min.y}, {std::max(right - gap, left + 0.5F), bar.max.y}};
        pen.rectangle(box, pen.theme.family[family].with_alpha(opacity[rank]));
        pen.spot({box.min, {right, box.max.y}}, "component",
                 std::string(component_names[static_cast<std::size_t>(piece->component)]),
                 piece->readout);
        if (is_new)
            placed.push_back({box, family});
        else
            placed.back().box.max.x = box.max.x;
    }
    return placed;
}

/// One colour to a family: words stand on it.
std::vector<Placed> draw_families(Pen& pen, const Families& families, const Box& bar, double full) {
    constexpr float gap = 1.5F;
    std::vector<Placed> placed;
    double sum = 0;
    for (const std::size_t family : family_order(families.effort)) {
        if (families.effort[family] <= 0) continue;
        const float left = bar.min.x + bar.width() * static_cast<float>(sum / full);
        sum += families.effort[family];
        const float right = bar.min.x + bar.width() * static_cast<float>(sum / full);
        const Box box{{left, bar.min.y}, {std::max(right - gap, left + 0.5F), bar.max.y}};
        pen.rectangle(box, pen.theme.family[family]);
        placed.push_back({box, family});
    }
    return placed;
}

const LedgerFamily* label_of(const LedgerBar& chart, std::size_t family) {
    for (const LedgerFamily& label : chart.families)
        if (label.family == family) return &label;
    return nullptr;
}

Text family_text(const Pen& pen, const std::string& words, bool is_figure) {
    Text text = is_figure ? pen.figure(words) : pen.caption(words);
    if (!is_figure) text.colour = pen.theme.ink2;
    return text;
}

void labels_under(Pen& pen, const LedgerBar& chart, const std::vector<Placed>& placed, float top) {
    std::vector<Wanted> wanted;
    for (const Placed& family : placed) {
        const LedgerFamily* label = label_of(chart, family.family);
        if (label == nullptr) {
            wanted.push_back({family.box.min.x, 0, -1});
            continue;
        }
        const Text name = family_text(pen, label->label, false);
        const Text figure = family_text(pen, label->figure, true);
        wanted.push_back({family.box.min.x,
                          std::max(text_width(name.text, name.size, name.weight),
                                   text_width(figure.text, figure.size, figure.weight)),
                          static_cast<double>(family.box.width())});
    }
    const std::vector<float> begins = spread(wanted, 0, pen.picture.width, 0.8F * pen.f);
    Labels labels(pen.picture, pen.all());
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const LedgerFamily* label = label_of(chart, placed[i].family);
        if (label == nullptr || begins[i] < 0) continue;
        Text name = family_text(pen, label->label, false);
        labels.place(name, {{begins[i], top + 0.9F * pen.f}});
        labels.place(family_text(pen, label->figure, true), {{begins[i], top + 1.95F * pen.f}});
    }
}

/// Text on a family's strongest colour: whichever of the two is further from it.
Colour text_on_family(const Theme& theme, std::size_t family) {
    const bool is_light = family == days_at || family == paper_at;
    if (theme.is_dark) return theme.on_blue;
    return is_light ? theme.ink : theme.panel;
}

/// The words on at most two lines and whole, or no lines.
std::vector<std::string> whole_lines(const std::string& words, float room, float size) {
    std::vector<std::string> lines = wrapped(words, room, size, Weight::regular, 2);
    std::string all;
    for (const std::string& line : lines) all += (all.empty() ? "" : " ") + line;
    if (all != words) lines.clear();
    return lines;
}

/// Name and figure, both whole; pieces that have no room for both are returned.
std::vector<Placed> labels_inside(Pen& pen, const LedgerBar& chart,
                                  const std::vector<Placed>& placed) {
    std::vector<Placed> nameless;
    for (const Placed& family : placed) {
        const LedgerFamily* label = label_of(chart, family.family);
        const float pad = 0.65F * pen.f, room = family.box.width() - 2 * pad;
        if (label == nullptr) continue;
        Text text{.at = {family.box.min.x + pad, 0},
                  .text = label->figure,
                  .size = pen.f,
                  .weight = Weight::semibold,
                  .colour = text_on_family(pen.theme, family.family)};
        if (text_width(text.text, text.size, text.weight) > room) {
            nameless.push_back(family);
            continue;
        }
        const float step = line_height * pen.f;
        std::vector<std::string> lines = whole_lines(label->label, room, pen.f);
        if (static_cast<float>(lines.size() + 1) * step > family.box.height()) lines.clear();
        if (lines.empty()) {
            nameless.push_back(family);
            continue;
        }
        text.at.y = family.box.centre().y + cap_height / 2 * pen.f -
                    static_cast<float>(lines.size()) * step / 2;
        for (const std::string& line : lines) {
            Text name = text;
            name.text = line;
            name.weight = Weight::regular;
            pen.picture.add(std::move(name));
            text.at.y += step;
        }
        pen.picture.add(text);
    }
    return nameless;
}

/// "Days 1.0" below a piece that is too small for words, as near to it as others allow; in the
/// order of the pieces.
void labels_of_small(Pen& pen, const LedgerBar& chart, const std::vector<Placed>& small,
                     float baseline) {
    std::vector<Text> texts;
    std::vector<Wanted> wanted;
    for (const Placed& family : small) {
        const LedgerFamily* label = label_of(chart, family.family);
        Text text{
            .text = label->label + " " + label->figure, .size = pen.f, .colour = pen.theme.ink2};
        const float width = text_width(text.text, text.size, text.weight);
        if (width > pen.picture.width) continue;
        texts.push_back(std::move(text));
        wanted.push_back({family.box.min.x, width, static_cast<double>(family.box.width())});
    }
    const std::vector<float> begins = spread(wanted, 0, pen.picture.width, 0.6F * pen.f);
    Labels labels(pen.picture, pen.all());
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (begins[i] >= 0) labels.place(texts[i], {{begins[i], baseline}});
}

}  // namespace

Picture draw_ledger_bar(const LedgerBar& chart, Size size, float f, const Theme& theme) {
    Pen pen(size, f, theme);
    const Families families = sorted(chart.pieces);
    const double full = std::max(chart.full_em, families.total);
    const bool has_head = !chart.title.empty() || !chart.total.empty();
    const float top = has_head ? 1.5F * f : 0, under = (chart.labels_inside ? 1.6F : 2.3F) * f;
    if (has_head) {
        Labels labels(pen.picture, pen.all());
        labels.place(pen.figure(chart.total, Anchor::end), {{size.width, 1.0F * f}});
        Text title = pen.figure(chart.title);
        title.colour = theme.ink2;
        title.at = {0, 1.0F * f};
        const float total = text_width(chart.total, title.size, title.weight);
        labels.place_fitted(title, size.width - total - f);
    }
    const Box bar = on_pixels({{0, top}, {size.width, std::max(top + 2, size.height - under)}});
    if (full <= 0) {
        pen.rectangle(bar, theme.sunk);
        return std::move(pen.picture);
    }
    if (chart.labels_inside)
        labels_of_small(pen, chart,
                        labels_inside(pen, chart, draw_families(pen, families, bar, full)),
                        bar.max.y + 1.3F * f);
    else
        labels_under(pen, chart, draw_pieces(pen, families, bar, full), bar.max.y);
    return std::move(pen.picture);
}

Picture draw_share_bar(const ShareBar& chart, Size size, float f, const Theme& theme) {
    Pen pen(size, f, theme);
    const float height = std::min(size.height, 0.28F * f);
    const float top = (size.height - height) / 2, corner = height / 2;
    const auto bar = [&](double share, Colour colour) {
        const float end = size.width * static_cast<float>(std::clamp(share, 0.0, 1.0));
        pen.picture.add(Rectangle{.box = {{0, top}, {std::max(end, height), top + height}},
                                  .corner = corner,
                                  .fill = colour});
    };
    bar(1, theme.line);
    if (chart.share > 0) bar(chart.share, chart.colour);
    if (chart.tick) {
        const float x = std::min(size.width * static_cast<float>(std::clamp(*chart.tick, 0.0, 1.0)),
                                 size.width - 1);
        pen.vertical(x, 0, size.height, theme.ink3);
    }
    return std::move(pen.picture);
}

constexpr float amount_height = 2.1F;  // in f

float amount_bars_height(const AmountBars& chart, float f) {
    const float head = chart.title.title.empty() ? 0 : 1.7F;
    return (head + amount_height * static_cast<float>(chart.rows.size())) * f;
}

Picture draw_amount_bars(const AmountBars& chart, float width, float f, const Theme& theme) {
    Pen pen({width, amount_bars_height(chart, f)}, f, theme);
    float y = pen.title(chart.title).min.y;
    if (chart.title.title.empty()) y = 0;
    double full = chart.full;
    if (full <= 0)
        for (const AmountRow& row : chart.rows) full = std::max(full, row.amount);
    for (const AmountRow& row : chart.rows) {
        const Box box{{0, y}, {width, y + amount_height * f}};
        Labels labels(pen.picture, box);
        const float baseline = y + 1.1F * f;
        labels.place(pen.figure(row.figure, Anchor::end), {{width, baseline}});
        Text label = pen.figure(row.label);
        label.weight = Weight::regular;
        label.at = {0, baseline};
        const float used = text_width(row.figure, label.size, Weight::semibold);
        labels.place_fitted(label, width - used - 0.8F * f);
        const Picture bar =
            draw_share_bar({.share = full > 0 ? row.amount / full : 0, .colour = row.colour},
                           {width, 0.3F * f}, f, theme);
        pen.picture.place(bar, {0, y + 1.5F * f});
        pen.spot(box, "amount", row.name, row.readout);
        y = box.max.y;
    }
    return std::move(pen.picture);
}

}  // namespace friction::drawing
