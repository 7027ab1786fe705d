// Edits: every one leaves the document before it behind for undo.

#include <algorithm>

#include "friction/report/wording.h"
#include "friction/viewer/move_words.h"
#include "friction/viewer/saving.h"
#include "updating.h"

namespace friction::viewer {
namespace {

void document_changed(Updating& u, bool with_results = true) {
    Session& s = u.session;
    mend_choice(s);
    u.ask_for(effect::KeepRecovery{s.file.good, s.file.saved, s.document});
    if (with_results) input_changed(u);
}

/// What a removed redesign takes along from the file is said once; not any more when it is back.
void tell_what_goes(Updating& u, const Document& before) {
    Session& s = u.session;
    if (removed_redesigns(s.file, before) == removed_redesigns(s.file, *s.document)) return;
    forget_notices(s, Notice::Until::put_back);
    const bool is_problem = false;
    if (std::string words = what_goes_along(s.file, *s.document); !words.empty())
        u.say(std::move(words), is_problem, Notice::Until::put_back);
}

}  // namespace

void edit(Updating& u, std::string what, Document after, bool with_results) {
    Session& s = u.session;
    if (!s.file.is_open() || after == *s.document) return;
    s.undo.push_back({std::move(what), s.document, s.chosen});
    s.redo.clear();
    const std::shared_ptr<const Document> before =
        std::exchange(s.document, std::make_shared<const Document>(std::move(after)));
    tell_what_goes(u, *before);
    document_changed(u, with_results);
}

namespace {

/// `change` gets the design of a copy of the document; without such a design nothing happens.
template <class Change>
void edit_design(Updating& u, DesignId id, std::string what, Change&& change) {
    Document after = *u.session.document;
    const auto design = std::ranges::find(after.designs, id, &Design::id);
    if (design == after.designs.end()) return;
    if (!change(*design)) return;
    edit(u, std::move(what), std::move(after));
}

std::string undo_words(std::string_view verb, const Move& move) {
    return std::string(verb) + ": " + title_of(move);
}

void step_back(Updating& u, std::vector<UndoStep>& from, std::vector<UndoStep>& onto) {
    Session& s = u.session;
    if (from.empty()) return;
    UndoStep step = std::move(from.back());
    from.pop_back();
    onto.push_back({step.what, s.document, s.chosen});
    if (step.texts) onto.back().texts = texts_of(s);
    const std::shared_ptr<const Document> before =
        std::exchange(s.document, std::move(step.document));
    s.chosen = step.chosen;
    if (step.texts) put_texts(u, *step.texts);
    tell_what_goes(u, *before);
    document_changed(u);
}

}  // namespace

void apply(Updating& u, const WriteSliders&) {
    Session& s = u.session;
    if (s.sliders.empty()) return;
    Document after = *s.document;
    for (const auto& [name, value] : s.sliders) after.parameters[name] = value;
    const std::size_t count = s.sliders.size();
    s.sliders.clear();
    s.dragged.reset();
    // The values stay what they were; only where they stand changes.
    const bool with_results = false;
    edit(u, "Write " + report::counted(count, "value", "values") + " into the file",
         std::move(after), with_results);
}

void apply(Updating& u, const AddMove& c) {
    // The baseline stays as it is: a move there begins a redesign of its own.
    if (c.design.is_baseline()) return apply(u, AddRedesign{title_of(c.move), {c.move}});
    std::size_t position = 0;
    edit_design(u, c.design, undo_words("Add", c.move), [&](Design& design) {
        position = std::min(c.position.value_or(design.moves.size()), design.moves.size());
        design.moves.insert(design.moves.begin() + static_cast<std::ptrdiff_t>(position),
                            MoveEntry{c.move, true});
        return true;
    });
    if (u.session.document->design(c.design) == nullptr) return;
    if (u.session.overlay == Overlay::add_move) u.session.overlay = Overlay::none;
    u.session.selection = SelectedMove{c.design, position};
}

void apply(Updating& u, const ReplaceMove& c) {
    edit_design(u, c.design, undo_words("Change", c.move), [&](Design& design) {
        if (c.position >= design.moves.size()) return false;
        design.moves[c.position].move = c.move;
        return true;
    });
}

void apply(Updating& u, const RemoveMove& c) {
    const Design* before = u.session.document->design(c.design);
    if (before == nullptr || c.position >= before->moves.size()) return;
    edit_design(
        u, c.design, undo_words("Remove", before->moves[c.position].move), [&](Design& design) {
            design.moves.erase(design.moves.begin() + static_cast<std::ptrdiff_t>(c.position));
            return true;
        });
    mend_choice(u.session);
}

void apply(Updating& u, const ReorderMove& c) {
    edit_design(u, c.design, "Reorder moves", [&](Design& design) {
        if (c.from >= design.moves.size() || c.to >= design.moves.size() || c.from == c.to)
            return false;
        const MoveEntry entry = design.moves[c.from];
        design.moves.erase(design.moves.begin() + static_cast<std::ptrdiff_t>(c.from));
        design.moves.insert(design.moves.begin() + static_cast<std::ptrdiff_t>(c.to), entry);
        return true;
    });
    auto* selected = std::get_if<SelectedMove>(&u.session.selection);
    if (selected != nullptr && selected->design == c.design && selected->position == c.from)
        selected->position = c.to;
    mend_choice(u.session);
}

void apply(Updating& u, const SwitchMove& c) {
    const Design* before = u.session.document->design(c.design);
    if (before == nullptr || c.position >= before->moves.size()) return;
    edit_design(u, c.design,
                undo_words(c.is_on ? "Switch on" : "Switch off", before->moves[c.position].move),
                [&](Design& design) {
                    design.moves[c.position].is_on = c.is_on;
                    return true;
                });
}

void apply(Updating& u, const AddRedesign& c) {
    Session& s = u.session;
    if (!s.file.is_open()) return;
    Document after = *s.document;
    Design design;
    if (const Design* original = after.design(c.copy_of)) design = *original;
    design.id = {s.next_design++};
    design.title = c.title.empty() ? "New redesign" : c.title;
    design.name = name_for(design.title, after);
    for (const Move& move : c.moves) design.moves.push_back({move, true});
    const DesignId id = design.id;
    after.designs.push_back(std::move(design));
    edit(u, "Add the redesign \"" + after.designs.back().title + "\"", after);
    s.chosen = s.compared = id;
    s.compared_is_chosen = true;
    s.overlay = Overlay::none;
}

void apply(Updating& u, const RemoveRedesign& c) {
    Document after = *u.session.document;
    const Design* gone = after.design(c.design);
    if (gone == nullptr) return;
    const std::string name = gone->name;
    const std::string what = "Remove the redesign \"" + title_of(u.session, c.design) + "\"";
    for (Design& design : after.designs) std::erase(design.includes, name);
    std::erase_if(after.designs, [&](const Design& design) { return design.id == c.design; });
    edit(u, what, std::move(after));
}

void apply(Updating& u, const RenameRedesign& c) {
    Session& s = u.session;
    if (s.overlay == Overlay::rename) s.overlay = Overlay::none;
    Document after = *s.document;
    const auto design = std::ranges::find(after.designs, c.design, &Design::id);
    if (design == after.designs.end() || c.title.empty()) return;
    design->title = c.title;
    // The key follows as long as no file has it: expectations and colleagues may name it.
    const bool is_new = !s.file.saved || s.file.saved->design(c.design) == nullptr;
    if (is_new) {
        const std::string old = std::exchange(design->name, {});
        design->name = name_for(c.title, after);
        const std::string now = design->name;
        for (Design& other : after.designs) std::ranges::replace(other.includes, old, now);
    }
    edit(u, "Rename to \"" + c.title + "\"", std::move(after));
}

void apply(Updating& u, const SetCosts& c) {
    edit_design(u, c.design, "Set the costs", [&](Design& design) {
        design.costs = c.costs;
        return true;
    });
}

void apply(Updating& u, const Undo&) { step_back(u, u.session.undo, u.session.redo); }

void apply(Updating& u, const Redo&) { step_back(u, u.session.redo, u.session.undo); }

}  // namespace friction::viewer
