#include "panels/edit_form.h"

#include <algorithm>

#include "friction/move.h"
#include "friction/report/wording.h"
#include "friction/viewer/move_words.h"
#include "panels/edit_text.h"
#include "widgets/area.h"
#include "widgets/controls.h"
#include "widgets/text_field.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Weight;

namespace {

/// "{a: 60%, b: rest}" is written by hand, "a" is picked.
bool is_picked(const FormField& field) {
    if (!field.words.empty()) return true;
    return !field.refers_to.empty() && !field.text.starts_with("{") && !field.text.starts_with("[");
}

struct Choices {
    std::vector<std::string> names;
    std::vector<widgets::ComboItem> items;
    std::optional<std::size_t> chosen;
};

void offer(Choices& choices, const FormField& field, const std::string& name, std::string label,
           std::string note = {}) {
    if (name == field.text) choices.chosen = choices.names.size();
    choices.names.push_back(name);
    choices.items.push_back({.label = std::move(label), .note = std::move(note)});
}

Choices choices_of(const Frame& frame, const FormField& field,
                   const std::vector<FieldChoice>& known) {
    Choices choices;
    if (!field.is_required) offer(choices, field, "", "not given");
    for (const std::string& word : field.words)
        offer(choices, field, word, report::title_of("", word));
    for (const FieldChoice& choice : known) {
        offer(choices, field, choice.name, choice.title, choice.figure);
        widgets::ComboItem& item = choices.items.back();
        item.note_colour = choice.is_worse ? frame.theme->warm : frame.theme->blue;
        if (choice.is_step) item.swatch = frame.theme->heat.at(choice.heat);
    }
    if (!choices.chosen && !field.text.empty()) offer(choices, field, field.text, field.text);
    if (field.text.empty()) choices.chosen.reset();
    return choices;
}

std::string purpose_of(std::string_view move_name) {
    for (const MoveHelp& help : move_table())
        if (help.name == move_name) return std::string(help.purpose) + ".";
    return {};
}

/// The lines of the file as they will be, whole: what is longer than the form goes on below.
float draw_source(const Frame& frame, const Box& room, const MovePreview& preview) {
    const drawing::Theme& theme = *frame.theme;
    const Box line = box_at(room.min.x, room.min.y, room.width(), frame.em(space::row));
    float y = line.max.y;
    if (pair_fits(frame, line, "In the file", preview.where, Weight::semibold)) {
        set_pair(frame, line, "In the file", preview.where, Weight::semibold, theme.ink3);
    } else {
        set_pair(frame, line, "In the file", "", Weight::semibold, theme.ink3);
        y = set_words(frame, below(room, y), preview.where, type::caption, Weight::regular,
                      theme.ink3);
    }
    const float em = frame.em(type::table), height = frame.em(1.4F);
    const float left = room.min.x + frame.em(space::small);
    const float width = room.max.x - frame.em(space::hair) - left;
    std::vector<std::vector<std::string>> parts;
    std::size_t count = 0;
    for (const FileLine& each : preview.lines)
        count += parts.emplace_back(wrapped_source(each.text, width, em)).size();
    const Box ground = box_at(room.min.x, y, room.width(),
                              height * static_cast<float>(count) + frame.em(space::hair));
    Painter painter = frame.painter();
    painter.fill(ground, theme.sunk, frame.em(space::corner));
    y += frame.em(space::hair / 2);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool is_it = preview.lines[i].is_it;
        const Box box =
            box_at(room.min.x, y, room.width(), height * static_cast<float>(parts[i].size()));
        if (is_it) {
            painter.fill(box, theme.blue_tint);
            painter.fill(box_at(box.min.x, box.min.y, frame.em(0.2F), box.height()), theme.blue);
        }
        for (const std::string& part : parts[i]) {
            painter.text({left, centred_baseline(y, y + height, em)}, part, em, Face::regular,
                         is_it ? theme.ink : theme.ink3);
            y += height;
        }
    }
    return ground.max.y;
}

}  // namespace

// What this move does, or any move of its kind.
std::string EditForm::sentence(const Session& session) const {
    const std::string own =
        reading_.move ? sentence_of(session, design_, *reading_.move) : std::string();
    return own.empty() ? purpose_of(form_.name) : own;
}

void EditForm::changed() {
    reading_ = read_form(form_);
    sentence_ = {};
    for (Row& row : rows_) row.choices = {};
    ++edits_;
}

void EditForm::show(const Session& session, std::size_t position) {
    const Move& move = session.document->design(session.chosen)->moves[position].move;
    if (!is_new_ && design_ == session.chosen && position_ == position && original_ == move &&
        !form_.name.empty())
        return;
    is_new_ = false;
    design_ = session.chosen;
    position_ = position;
    original_ = move;
    form_ = written_ = form_of(move);
    rows_.clear();
    more_ = {};
    changed();
}

void EditForm::begin(const Session& session, MoveForm form) {
    is_new_ = true;
    design_ = session.chosen;
    const Design* design = session.document->design(session.chosen);
    position_ = design == nullptr ? 0 : design->moves.size();
    form_ = std::move(form);
    written_ = {};
    rows_.clear();
    more_ = kind_ = {};
    leads_on_ = true;
    changed();
}

// The first field without which there is no move; past the last one when nothing is missing.
std::size_t EditForm::first_to_fill() const {
    const auto missing = std::ranges::find_if(form_.fields, [](const FormField& field) {
        return field.is_required && !field.is_fixed && field.text.empty();
    });
    return static_cast<std::size_t>(missing - form_.fields.begin());
}

// Only a new move can still become one of another kind.
float EditForm::draw_kind(const Frame& frame, const Box& room) {
    if (form_.kind.empty() || !is_new_) return room.min.y;
    const std::vector<std::string> kinds = kinds_of_set();
    std::vector<widgets::ComboItem> items;
    for (const std::string& kind : kinds) items.push_back({.label = report::title_of("", kind)});
    const Box line = box_at(room.min.x, room.min.y, room.width(), frame.em(1.5F));
    set_pair(frame, line, "What to change", "", Weight::regular, frame.theme->ink3, type::table);
    const Box place = box_at(room.min.x, line.max.y, room.width(), frame.em(space::control));
    const auto now = static_cast<std::size_t>(std::ranges::find(kinds, form_.kind) - kinds.begin());
    if (const auto picked = widgets::combo(frame, "kind", place, kind_, items, now);
        picked && *picked != now) {
        form_ = empty_form(form_.name, {}, kinds[*picked]);
        rows_.clear();
        rows_.resize(form_.fields.size());
        changed();
    }
    return place.max.y + frame.em(space::hair);
}

float EditForm::draw_list(const Session& session, const Frame& frame, const Box& room,
                          FormField& field, Row& row) {
    std::vector<std::string> names = names_in(field.text);
    const std::vector<NamedThing> known = things(session, design_, field.refers_to);
    const auto title = [&](const std::string& name) {
        const auto thing = std::ranges::find(known, name, &NamedThing::name);
        return thing == known.end() ? name : thing->title;
    };
    float y = room.min.y;
    std::optional<std::size_t> gone;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Box line = box_at(room.min.x, y, room.width(), frame.em(space::row));
        frame.painter().fill(line, frame.theme->sunk, frame.em(space::corner));
        set_words(frame,
                  {{line.min.x + frame.em(space::small), line.min.y + frame.em(0.15F)},
                   {line.max.x - frame.em(2), line.max.y}},
                  title(names[i]), type::body, Weight::regular, frame.theme->ink, 1);
        const float side = line.height();
        if (widgets::button(frame, "gone" + std::to_string(i),
                            box_at(line.max.x - side, y, side, side), "",
                            {.kind = widgets::ButtonKind::quiet,
                             .icon = widgets::Icon::close,
                             .em_f = type::table,
                             .tip = "Take it out of the list"}))
            gone = i;
        y = line.max.y + frame.em(0.2F);
    }
    std::vector<widgets::ComboItem> items;
    std::vector<std::string> left;
    for (const NamedThing& thing : known)
        if (std::ranges::find(names, thing.name) == names.end()) {
            items.push_back({.label = thing.title});
            left.push_back(thing.name);
        }
    const auto picked =
        widgets::combo(frame, "add", box_at(room.min.x, y, room.width(), frame.em(space::control)),
                       row.combo, items, std::nullopt, "add to the list");
    if (picked) names.push_back(left[*picked]);
    if (gone) names.erase(names.begin() + static_cast<std::ptrdiff_t>(*gone));
    if (picked || gone) {
        field.text = list_of(names);
        changed();
    }
    return y + frame.em(space::control);
}

float EditForm::draw_field(const Session& session, Commands& commands, const Frame& frame,
                           const Box& room, std::size_t index) {
    FormField& field = form_.fields[index];
    if (field.is_fixed) return room.min.y;
    Row& row = rows_[index];
    const bool is_wrong = !reading_.move && reading_.key == field.key;
    Box line = box_at(room.min.x, room.min.y, room.width(), frame.em(1.5F));
    set_pair(frame, line, field.label, field.is_required ? "" : "optional", Weight::regular,
             frame.theme->ink3, type::table);
    float y = line.max.y;
    const Box place = box_at(room.min.x, y, room.width(), frame.em(space::control));
    ImGui::PushID(static_cast<int>(index));
    if (field.is_list && !field.refers_to.empty()) {
        y = draw_list(session, frame, below(room, y), field, row);
    } else if (is_picked(field)) {
        const bool was_open = row.combo.is_open;
        const Choices choices = choices_of(frame, field, row.choices.get(frame, [&] {
            return field_choices(session, design_, form_, index, position_);
        }));
        const auto picked = widgets::combo(frame, "pick", place, row.combo, choices.items,
                                           choices.chosen, field.help);
        // What each of them would do is tried once somebody looks at the list.
        if (row.combo.is_open && !was_open && !field.refers_to.empty())
            commands.push(AskInstead{position_, moves_to_try(session, design_, form_, index)});
        if (picked) {
            field.text = choices.names[*picked];
            leads_on_ = is_new_;
            changed();
        }
        y = place.max.y;
    } else {
        const widgets::TextChange typed = widgets::text_field(
            frame, "type", place, field.text, {.hint = field.help, .is_wrong = is_wrong});
        if (typed.changed) changed();
        submits_ = submits_ || typed.submitted;
        y = place.max.y;
    }
    ImGui::PopID();
    if (is_wrong && !field.text.empty())
        y = set_words(frame, below(room, y + frame.em(0.2F)), reading_.problem, type::table,
                      Weight::regular, frame.theme->plum, 6);
    return y + frame.em(space::hair);
}

float EditForm::draw_more(const Frame& frame, const Box& room) {
    if (form_.more.empty()) return room.min.y;
    std::vector<widgets::ComboItem> items;
    for (const FormField& field : form_.more) items.push_back({.label = field.label, .note = {}});
    const auto picked = widgets::combo(frame, "more",
                                       box_at(room.min.x, room.min.y + frame.em(space::hair),
                                              room.width(), frame.em(space::control)),
                                       more_, items, std::nullopt, "+  Change something else, too");
    if (picked) {
        form_.fields.push_back(form_.more[*picked]);
        form_.fields.back().is_required = false;
        form_.more.erase(form_.more.begin() + static_cast<std::ptrdiff_t>(*picked));
        changed();
    }
    return room.min.y + frame.em(space::hair + space::control);
}

float EditForm::draw_follows(const Frame& frame, const Box& across, const Box& room,
                             const MovePreview& preview) {
    const drawing::Theme& theme = *frame.theme;
    float y = set_rule(frame, across, room.min.y);
    const auto heading = [&](std::string_view words, std::string_view note) {
        const Box line = box_at(room.min.x, y, room.width(), frame.em(space::row));
        set_pair(frame, line, words, note, Weight::semibold, theme.ink3);
        y = line.max.y;
    };
    heading("What follows", "");
    for (const Following& following : preview.follows) {
        const bool is_problem = following.kind == Following::Kind::problem;
        const widgets::Icon icon = is_problem ? widgets::Icon::warning
                                   : following.kind == Following::Kind::gone ? widgets::Icon::minus
                                                                             : widgets::Icon::check;
        const drawing::Colour colour = is_problem ? theme.plum : theme.ink2;
        Painter painter = frame.painter();
        widgets::draw_icon(painter, icon, {room.min.x + frame.em(0.5F), y + frame.em(0.62F)},
                           frame.em(1), colour);
        y = set_words(frame, {{room.min.x + frame.em(1.5F), y}, room.max}, following.text,
                      type::table, Weight::regular, colour, 6) +
            frame.em(space::hair);
    }
    y = set_rule(frame, across, y);
    return draw_source(frame, {{room.min.x, y}, room.max}, preview);
}

void EditForm::apply(const Session& session, Commands& commands) {
    if (!reading_.move) return;
    if (is_new_) {
        is_new_ = false;
        commands.push(AddMove{design_, *reading_.move});
    } else {
        commands.push(ReplaceMove{design_, position_, *reading_.move});
    }
    static_cast<void>(session);
}

void EditForm::draw_buttons(const Session& session, Commands& commands, const Frame& frame,
                            const Box& box, bool leads_here) {
    frame.painter().fill(box, frame.theme->panel);
    frame.painter().fill(box_at(box.min.x, box.min.y, box.width(), frame.pixel), frame.theme->line);
    const float height = frame.em(2.2F), y = box.centre().y - height / 2;
    const float left = box.min.x + frame.em(space::margin);
    const Box first = box_at(left, y, frame.em(6.5F), height);
    const Box second{{first.max.x + frame.em(space::small), y},
                     {box.max.x - frame.em(space::margin), y + height}};
    if (widgets::button(frame, "remove", first, is_new_ ? "Cancel" : "Remove")) {
        if (is_new_)
            is_new_ = false;
        else
            commands.push(RemoveMove{design_, position_});
    }
    const bool can = reading_.move && (is_new_ || *reading_.move != original_);
    if (leads_here && can) frame.focus->take_next();
    const bool pressed = widgets::button(
        frame, "apply", second,
        is_new_ ? "Add"
        : can   ? "Apply"
                : "Applied",
        {.kind = can ? widgets::ButtonKind::primary : widgets::ButtonKind::plain, .enabled = can});
    if (can && (pressed || submits_)) apply(session, commands);
    submits_ = false;
}

void EditForm::draw(const Session& session, Commands& commands, const Frame& frame,
                    const Box& box) {
    const drawing::Theme& theme = *frame.theme;
    widgets::begin_pane(frame, "form", box, theme.panel);
    Box upper = box, foot = box;
    upper.max.y = foot.min.y = box.max.y - frame.em(3.6F);
    const Box content = widgets::begin_scroll(frame, "fields", upper);
    Box room = content;
    room.min.x += frame.em(space::margin);
    room.max.x -= frame.em(space::thin);
    const Design* design = session.document->design(design_);
    float y = set_words(frame, below(room, room.min.y + frame.em(space::margin)),
                        design == nullptr ? "A redesign begins with it"
                        : is_new_         ? "One more move"
                                          : "Move " + std::to_string(position_ + 1) + " of " +
                                        std::to_string(design->moves.size()),
                        type::table, Weight::regular, theme.ink2, 1);
    y = set_words(frame, below(room, y), report::title_of("", form_.name), type::name,
                  Weight::semibold, theme.ink, 1);
    y = set_words(frame, below(room, y + frame.em(0.2F)),
                  sentence_.get(frame, [&] { return sentence(session); }), type::caption,
                  Weight::regular, theme.ink2, 7) +
        frame.em(space::hair);
    y = draw_kind(frame, below(room, y));
    rows_.resize(form_.fields.size());
    // What was open above has to be gone before the keyboard can come here.
    const bool leads_now = leads_on_ && !frame.focus->has_layers();
    const std::size_t missing = first_to_fill();
    for (std::size_t i = 0; i < form_.fields.size(); ++i) {
        if (leads_now && i == missing) frame.focus->take_next();
        y = draw_field(session, commands, frame, below(room, y), i);
    }
    y = draw_more(frame, below(room, y));
    const bool has_place = std::ranges::any_of(form_.fields, [&](const FormField& field) {
        return field.key == reading_.key && !field.text.empty();
    });
    if (!reading_.move && !has_place)
        y = set_words(frame, below(room, y + frame.em(space::hair)), reading_.problem, type::table,
                      Weight::regular, theme.plum, 6);
    if (reading_.move) {
        if (previewed_edits_ != edits_ || previewed_version_ != frame.version)
            preview_ = preview(
                session, {design_, position_,
                          is_new_ || *reading_.move != original_ ? reading_.move : std::nullopt});
        previewed_edits_ = edits_;
        previewed_version_ = frame.version;
    }
    y = draw_follows(frame, box, below(room, y), preview_);
    widgets::end_scroll(frame, y + frame.em(space::margin), theme.panel);
    draw_buttons(session, commands, frame, foot, leads_now && missing == form_.fields.size());
    if (leads_on_) frame.wants_another = true;
    if (leads_now) leads_on_ = false;
    widgets::end_pane();
}

}  // namespace friction::viewer
