#include "panels/follow_bar.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "friction/viewer/chart_data.h"
#include "friction/viewer/follow.h"
#include "widgets/area.h"
#include "widgets/controls.h"
#include "widgets/text_field.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Weight;

namespace {

constexpr float customer_f = 7.2F, compared_f = 34, least_compared_f = 11, least_strip_f = 9;
constexpr float picker_f = 12;  // of the jumps, where their buttons do not fit

struct Chip {
    Jump jump;
    std::string_view label, tip;
};
constexpr std::array chips{
    Chip{Jump::typical, "Typical",
         "Within 5% of the median difference of the first 4,096 customers; again: the next one"},
    Chip{Jump::worst, "Worst 5%", "With the most effort in the baseline; again: the next one"},
    Chip{Jump::gave_up, "Gave up", "Gave up in the baseline; again: the next one"},
    Chip{Jump::worse_off, "Worse off after",
         "Unsolved by the redesign, or more effort with it; again: the next one"},
    Chip{Jump::became_problem, "Became a problem",
         "Their need became a problem in the baseline; again: the next one"}};

void caption(const Frame& frame, float x, float y, std::string_view words, float room) {
    const float em = frame.em(type::caption);
    frame.painter().text({x, y + em}, drawing::fitted(words, room, em, Weight::regular), em,
                         Face::regular, frame.theme->ink3);
}

void push_typed(Commands& commands, const std::string& text) {
    std::uint64_t wanted = 0;
    const char* end = text.data() + text.size();
    const auto [read_to, failed] = std::from_chars(text.data(), end, wanted);
    if (read_to == end && failed == std::errc() && !text.empty())
        commands.push(FollowCustomer{wanted});
    else
        commands.push(NoticeArrived{
            {true, "\"" + text + "\" is no customer: type a whole number, 0 for the first one."}});
}

widgets::ButtonLook look_of(const Chip& chip, bool is_on, bool has_example) {
    return {.kind = is_on ? widgets::ButtonKind::chosen : widgets::ButtonKind::plain,
            .enabled = has_example || is_on,
            .pill = true,
            .em_f = type::table,
            .tip = has_example ? chip.tip : "None of the first customers is like that"};
}

float width_of_chips(const Frame& frame) {
    float width = -frame.em(space::thin);
    for (const Chip& chip : chips)
        width += widgets::button_width(frame, chip.label, look_of(chip, false, true)) +
                 frame.em(space::thin);
    return width;
}

Box control_row(const Frame& frame, const Box& box) {
    return {{box.min.x, box.max.y - frame.em(0.5F + space::row)},
            {box.max.x, box.max.y - frame.em(0.5F)}};
}

}  // namespace

void FollowBar::count_examples(const Session& session) {
    if (customers_ == session.run.customers && compared_ == session.compared) return;
    // While the next ones are on their way, what was known stays.
    if (customers_ && session.run.customers && session.run.customers->count() == 0) return;
    customers_ = session.run.customers;
    compared_ = session.compared;
    has_example_.fill(false);
    if (!customers_) return;
    for (const Chip& chip : chips)
        has_example_[static_cast<std::size_t>(chip.jump)] =
            !customers_like(*customers_, session.compared, chip.jump).empty();
}

float FollowBar::draw_customer(const Session& session, Commands& commands, const Frame& frame,
                               const Box& box) {
    const Box line = control_row(frame, box);
    const Box whole = box_at(box.min.x, line.min.y, frame.em(customer_f), line.height());
    caption(frame, box.min.x, box.min.y + frame.em(0.45F), "Customer", whole.width());
    Painter painter = frame.painter();
    painter.rectangle({.box = whole,
                       .corner = frame.em(space::corner),
                       .fill = frame.theme->panel,
                       .line = frame.theme->line2,
                       .line_width = frame.pixel});
    const std::uint64_t now = session.follow.customer;
    if (!is_typing_) number_ = std::to_string(now);
    const float side = frame.em(1.5F);
    const Box field{whole.min, {whole.max.x - 2 * side, whole.max.y}};
    const widgets::TextChange typed =
        widgets::text_field(frame, "customer", field, number_, {.has_frame = false});
    is_typing_ = typed.active && !typed.submitted;
    if (typed.submitted) {
        push_typed(commands, number_);
        frame.focus->drop();
    }
    const Box less = box_at(field.max.x, whole.min.y, side, whole.height());
    const Box more = box_at(less.max.x, whole.min.y, side, whole.height());
    const auto arrow = [&](std::string_view id, const Box& at, widgets::Icon icon, bool enabled,
                           std::string_view tip) {
        const bool pressed = widgets::button(frame, id, inset(at, frame.em(0.1F)), "",
                                             {.kind = widgets::ButtonKind::quiet,
                                              .icon = icon,
                                              .enabled = enabled,
                                              .em_f = type::caption,
                                              .tip = tip});
        if (pressed) frame.focus->drop_after_click();
        return pressed;
    };
    if (arrow("customer before", less, widgets::Icon::chevron_left, now > 0, "The one before"))
        commands.push(FollowCustomer{now - 1});
    if (arrow("customer after", more, widgets::Icon::chevron_right, true, "The next customer"))
        commands.push(FollowCustomer{now + 1});
    return whole.max.x;
}

float FollowBar::draw_jumps(const Session& session, Commands& commands, const Frame& frame,
                            const Box& box) {
    caption(frame, box.min.x, box.min.y + frame.em(0.45F), "Jump to", box.width());
    count_examples(session);
    const Box line = control_row(frame, box);
    if (width_of_chips(frame) > box.width()) return draw_picker(session, commands, frame, line);
    float x = box.min.x;
    for (const Chip& chip : chips) {
        const bool is_on = session.follow.jump == chip.jump;
        const widgets::ButtonLook look =
            look_of(chip, is_on, has_example_[static_cast<std::size_t>(chip.jump)]);
        const float width = widgets::button_width(frame, chip.label, look);
        if (widgets::button(frame, chip.label, box_at(x, line.min.y, width, line.height()),
                            chip.label, look)) {
            commands.push(JumpTo{chip.jump});
            frame.focus->drop_after_click();
        }
        x += width + frame.em(space::thin);
    }
    return x;
}

/// The same as one field that opens; choosing the same kind again is the next example, too.
float FollowBar::draw_picker(const Session& session, Commands& commands, const Frame& frame,
                             const Box& line) {
    std::vector<widgets::ComboItem> items;
    std::vector<Jump> jumps;
    std::optional<std::size_t> chosen;
    for (const Chip& chip : chips) {
        if (!has_example_[static_cast<std::size_t>(chip.jump)]) continue;
        if (session.follow.jump == chip.jump) chosen = jumps.size();
        jumps.push_back(chip.jump);
        items.push_back({.label = std::string(chip.label)});
    }
    const Box place{line.min, {std::min(line.min.x + frame.em(picker_f), line.max.x), line.max.y}};
    const auto picked = widgets::combo(frame, "jump", place, jumps_, items, chosen, "by number");
    if (picked) {
        commands.push(JumpTo{jumps[*picked]});
        frame.focus->drop_after_click();
    }
    return place.max.x;
}

void FollowBar::draw_all(const Session& session, Commands& commands, const Frame& frame,
                         const Box& box) {
    if (results_ != session.run.results || journeys_ != session.follow.journeys) ++all_changes_;
    results_ = session.run.results;
    journeys_ = session.follow.journeys;
    const auto clicked = all_.show(
        frame, "all customers", box, all_changes_,
        [&](float width, float height) {
            const auto groups =
                static_cast<std::size_t>(width / std::max(1.5F, 1.5F * frame.pixel));
            const auto chart = all_customers(session, groups);
            return drawing::draw_all_customers(chart.value_or(drawing::AllCustomers{}),
                                               {width, height}, frame.f, *frame.theme);
        },
        [](const drawing::Spot&) {
            return std::string("All customers, the most effort saved first; click for one of them");
        });
    if (!clicked || !session.run.customers) return;
    const float middle = clicked->box.centre().x / std::max(1.0F, box.width());
    if (const auto found =
            customer_at(*session.run.customers, session.compared, static_cast<double>(middle)))
        commands.push(FollowCustomer{*found});
}

void FollowBar::draw_compared(const Session& session, Commands& commands, const Frame& frame,
                              const Box& box) {
    caption(frame, box.min.x, box.min.y + frame.em(0.45F), "Compared", box.width());
    Box line = control_row(frame, box);
    const std::vector<Design>& designs = session.document->designs;
    if (designs.empty()) {
        const float em = frame.em(type::table);
        frame.painter().text(
            {line.min.x, centred_baseline(line, em)},
            drawing::fitted("The baseline alone", line.width(), em, Weight::regular), em,
            Face::regular, frame.theme->ink2);
        return;
    }
    const float em = frame.em(type::table), bar = frame.em(0.3F);
    const float first = bar + frame.em(space::thin) +
                        drawing::text_width("Baseline", em, Weight::regular) + frame.em(0.6F) +
                        drawing::text_width("and", em, Weight::regular) + frame.em(0.6F);
    if (line.width() > first + frame.em(14)) {
        Painter painter = frame.painter();
        const float baseline = centred_baseline(line, em);
        painter.fill(
            box_at(line.min.x, line.min.y + frame.em(0.35F), bar, line.height() - frame.em(0.7F)),
            frame.theme->base);
        painter.text({line.min.x + bar + frame.em(space::thin), baseline}, "Baseline", em,
                     Face::regular, frame.theme->ink);
        painter.text({line.min.x + first - frame.em(0.6F), baseline}, "and", em, Face::regular,
                     frame.theme->ink3, drawing::Anchor::end);
        line.min.x += first;
    }
    std::vector<widgets::ComboItem> items;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < designs.size(); ++i) {
        if (designs[i].id == session.compared) chosen = i;
        items.push_back({.label = title_of(session, designs[i].id), .swatch = frame.theme->blue});
    }
    if (const auto picked =
            widgets::combo(frame, "compared", line, designs_, items, chosen, "choose a redesign")) {
        commands.push(CompareWith{designs[*picked].id});
        frame.focus->drop_after_click();
    }
}

void FollowBar::draw(const Session& session, Commands& commands, const Frame& frame,
                     const Box& box) {
    widgets::begin_pane(frame, "follow bar", box, frame.theme->panel);
    const float margin = frame.em(space::margin);
    const Box room{{box.min.x + margin, box.min.y}, {box.max.x - margin, box.max.y}};
    float x = draw_customer(session, commands, frame, room) + margin;
    // The jumps first, then the other design, then the picture of all customers.
    const float beside = room.max.x - x - width_of_chips(frame) - margin;
    const float most = beside >= frame.em(least_compared_f)
                           ? beside
                           : room.max.x - x - frame.em(picker_f) - margin;
    const float wanted =
        std::min({std::max(room.width() * 0.31F, frame.em(least_compared_f)),
                  std::max(most, frame.em(least_compared_f)), frame.em(compared_f)});
    const Box compared{{room.max.x - wanted, room.min.y}, room.max};
    x = draw_jumps(session, commands, frame,
                   {{x, room.min.y}, {compared.min.x - margin, room.max.y}});
    const Box strip{{x + frame.em(space::wide), box.min.y + frame.em(0.45F)},
                    {compared.min.x - frame.em(space::wide), box.max.y - frame.em(0.3F)}};
    if (strip.width() >= frame.em(least_strip_f)) draw_all(session, commands, frame, strip);
    draw_compared(session, commands, frame, compared);
    widgets::end_pane();
}

}  // namespace friction::viewer
