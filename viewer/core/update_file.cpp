// Opening, saving, and a file that changes under our hands. Nothing a person did is given up
// without asking.

#include <algorithm>

#include "friction/report/wording.h"
#include "friction/viewer/recent.h"
#include "friction/viewer/starting_text.h"
#include "updating.h"

namespace friction::viewer {
namespace {

using What = Pending::What;

void ask(Session& s, Question::About about, std::string title, std::string text,
         std::vector<std::string> choices) {
    s.question = Question{about, std::move(title), std::move(text), std::move(choices)};
}

std::string changes(const Session& s) {
    return report::counted(s.unsaved_changes(), "change", "changes");
}

/// Does it at once when nothing would be lost.
void begin(Updating& u, Pending pending) {
    Session& s = u.session;
    s.overlay = Overlay::none;
    const bool quits = pending.what == What::quit;
    s.pending = std::move(pending);
    if (s.unsaved_changes() == 0) return go_on(u);
    const std::string verb = quits ? "Quit without saving" : "Discard " + changes(s);
    ask(s, Question::About::unsaved, "Save " + changes(s) + " first?",
        file_name(s.file) + " does not have " + changes(s) +
            " made here. What is not saved is lost.",
        {"Save", verb, "Cancel"});
}

void forget_view(Session& s) {
    s.undo.clear();
    s.redo.clear();
    s.sliders.clear();
    s.dragged.reset();
    s.selection = NothingSelected{};
    s.problem.reset();
    s.chosen = s.compared = baseline_id;
    s.compared_is_chosen = false;
    s.follow = {};
    forget_answers(s);
    s.cameras = {};
    s.maximised.clear();
    s.overlay = Overlay::none;
    s.notices.clear();
    ++s.layout;
}

/// A file opened by the person: everything begins anew.
void open(Updating& u, const FileRead& read) {
    Session& s = u.session;
    forget_view(s);
    s.file = {};
    s.file.path = read.path;
    s.document = std::make_shared<const Document>();
    if (read.file->is_good()) {
        s.file.good = read.file;
        s.document = std::make_shared<const Document>(document_of(read.file->draft, s.next_design));
        s.next_design += static_cast<std::uint32_t>(s.document->designs.size());
        s.file.saved = s.document;
    } else {
        s.file.newer = read.file;
    }
    s.view = View::blueprint;
    mend_choice(s);
    if (!read.path.empty()) u.ask_for(effect::WatchFile{read.path, read.file->stamp});
    note_recent(u);
    if (s.file.good)
        input_changed(u);
    else
        u.ask_for(effect::StopRun{});
}

/// The designs of `document` get the ids of those here that have their names.
void keep_ids(Session& s, Document& document) {
    for (Design& design : document.designs) {
        const Design* before = s.document->design(design.name);
        design.id = before != nullptr ? before->id : DesignId{s.next_design++};
    }
}

/// What was not saved the last time becomes an edit of the file that was just opened.
void take_up(Updating& u) {
    Session& s = u.session;
    if (!s.recovery || s.question || !s.file.good) return;
    if (s.recovery->path != s.file.path) return;
    const Recovery recovery = *std::exchange(s.recovery, {});
    Document document = document_of(recovery.file->draft, s.next_design);
    keep_ids(s, document);
    for (const auto& [name, position] : recovery.off)
        for (Design& design : document.designs)
            if (design.name == name && position < design.moves.size())
                design.moves[position].is_on = false;
    edit(u, "Take up what was not saved", std::move(document));
    if (recovery.aside.empty()) return;
    // Without a file there may be no edit that keeps it anew.
    if (s.file.path.empty())
        u.ask_for(effect::AdoptRecovery{recovery.aside, {}});
    else
        u.ask_for(effect::DropRecovery{recovery.aside});
}

/// Moves that are off are in no file: another text does not take them away.
void keep_moves_off(const Document& before, Document& after) {
    for (Design& design : after.designs) {
        const Design* old = before.design(design.id);
        if (old == nullptr) continue;
        for (std::size_t i = 0; i < old->moves.size(); ++i) {
            const MoveEntry& entry = old->moves[i];
            const auto same = [&](const MoveEntry& other) { return other.move == entry.move; };
            if (entry.is_on || std::ranges::any_of(design.moves, same)) continue;
            const std::size_t at = std::min(i, design.moves.size());
            design.moves.insert(design.moves.begin() + static_cast<std::ptrdiff_t>(at), entry);
        }
    }
}

}  // namespace

void take_text(Updating& u, std::shared_ptr<const OpenedFile> file) {
    Session& s = u.session;
    Document document = document_of(file->draft, s.next_design);
    keep_ids(s, document);
    s.file.good = std::move(file);
    s.file.earlier.clear();
    forget_notices(s, Notice::Until::put_back);
    s.file.newer = nullptr;
    s.file.keeps_mine = false;
    keep_moves_off(*s.document, document);
    s.document = s.file.saved = std::make_shared<const Document>(std::move(document));
    u.ask_for(effect::KeepRecovery{s.file.good, s.file.saved, s.document});
    std::erase_if(s.sliders, [&](const auto& slider) {
        const auto value = s.document->parameters.find(slider.first);
        return value == s.document->parameters.end() ||
               value->second.dimension != slider.second.dimension;
    });
    s.dragged.reset();
    mend_choice(s);
    input_changed(u);
}

namespace {

/// The same file, other text; undo would lead to what is no longer on disk.
void read_again(Updating& u, std::shared_ptr<const OpenedFile> file) {
    take_text(u, std::move(file));
    forget_mended(u.session.file);
    u.session.undo.clear();
    u.session.redo.clear();
}

/// Moves that were off when the file was saved are in no file; they come back as they were.
void put_back_off(Updating& u, const Recovery& kept) {
    Session& s = u.session;
    Document document = *s.document;
    const Document left = document_of(kept.file->draft);
    for (const auto& [name, position] : kept.off) {
        const Design* old = left.design(name);
        const auto design = std::ranges::find(document.designs, name, &Design::name);
        if (old == nullptr || design == document.designs.end() || position >= old->moves.size())
            continue;
        const std::size_t at = std::min(position, design->moves.size());
        design->moves.insert(design->moves.begin() + static_cast<std::ptrdiff_t>(at),
                             {old->moves[position].move, false});
    }
    s.document = s.file.saved = std::make_shared<const Document>(std::move(document));
    input_changed(u);
}

/// Looked at again by the watch, or asked for.
void look_again(Updating& u, const FileRead& read) {
    Session& s = u.session;
    if (read.path != s.file.path) return;
    s.file.is_gone = false;
    s.file.unreadable.clear();
    const bool asked = read.why == ReadFor::again;
    if (s.file.on_disk && !asked && read.file->stamp.same_bytes(s.file.on_disk->stamp)) return;
    if (s.file.good && read.file->stamp.same_bytes(s.file.good->stamp)) {
        s.file.newer = nullptr;
        s.file.keeps_mine = false;
        forget_mended(s.file);
        return;
    }
    const bool nothing_good = !s.file.good;
    const bool was_broken = s.file.is_broken();
    if (s.file.has_mended_text()) drop_mended(s, "Read from disk", read.file);
    if (asked) forget_mended(s.file);
    if (!read.file->is_good()) {
        s.file.newer = read.file;
        if (s.file.on_disk) s.file.on_disk = read.file;
        s.file.keeps_mine = false;
        return;
    }
    if (nothing_good) return open(u, read);
    // Mended while we waited for it: that is what the person wanted.
    if (asked) return read_again(u, read.file);
    if (was_broken && s.unsaved_changes() == 0) return take_text(u, read.file);
    s.file.newer = read.file;
    if (s.file.on_disk) s.file.on_disk = read.file;
    s.file.keeps_mine = false;
}

}  // namespace

void go_on(Updating& u) {
    Session& s = u.session;
    const Pending pending = std::exchange(s.pending, {});
    switch (pending.what) {
        case What::none:
            return;
        case What::open:
            s.file.loading = pending.path;
            u.ask_for(effect::ReadFile{pending.path, ReadFor::open});
            return;
        case What::open_text:
            u.ask_for(effect::ReadFile{{}, ReadFor::open, pending.text});
            return;
        case What::create:
            u.ask_for(effect::ReadFile{{}, ReadFor::open, std::string(starting_text())});
            return;
        case What::close: {
            Session empty;
            empty.settings = s.settings;
            empty.recent = s.recent;
            empty.next_design = s.next_design;
            empty.input = s.input + 1;
            empty.is_full_screen = s.is_full_screen;
            s = std::move(empty);
            u.ask_for(effect::StopRun{});
            u.ask_for(effect::WatchFile{});
            return;
        }
        case What::quit:
            s.wants_to_quit = true;
            u.ask_for(effect::Quit{});
            return;
    }
}

void note_recent(Updating& u) {
    Session& s = u.session;
    if (s.file.path.empty()) return;
    s.recent = with_recent(std::move(s.recent), s.file);
    u.ask_for(effect::SaveSettings{s.settings, s.recent});
}

void apply(Updating& u, const NewFile&) { begin(u, {What::create, {}}); }

void apply(Updating& u, const OpenFile& c) {
    if (!c.path.empty()) begin(u, {What::open, c.path});
}

void apply(Updating& u, const OpenText& c) { begin(u, {What::open_text, {}, c.text}); }

void apply(Updating& u, const CloseFile&) { begin(u, {What::close, {}}); }

void apply(Updating& u, const Quit&) { begin(u, {What::quit, {}}); }

void apply(Updating& u, const ReadAgain&) {
    Session& s = u.session;
    if (s.unsaved_changes() == 0) return take_from_disk(u);
    s.overlay = Overlay::none;
    ask(s, Question::About::drop_mine, "Drop " + changes(s) + "?",
        "The file as it is on disk takes the place of what is here. " + changes(s) +
            " made here and not saved are lost.",
        {"Drop " + changes(s) + " and read again", "Cancel"});
}

void take_from_disk(Updating& u) {
    Session& s = u.session;
    s.overlay = Overlay::none;
    if (s.file.newer && s.file.newer->is_good() && !s.file.has_mended_text())
        return s.file.good ? read_again(u, s.file.newer)
                           : open(u, {s.file.path, ReadFor::open, s.file.newer, {}});
    if (!s.file.path.empty()) u.ask_for(effect::ReadFile{s.file.path, ReadFor::again});
}

void apply(Updating& u, const KeepMine&) {
    Session& s = u.session;
    if (!s.file.good) return;
    if (s.file.has_mended_text()) drop_mended(s, "Keep the last version", s.file.on_disk);
    s.file.keeps_mine = s.file.newer != nullptr;
}

void apply(Updating& u, const OpenInEditor& c) {
    if (!u.session.file.path.empty()) u.ask_for(effect::OpenInEditor{u.session.file.path, c.line});
}

void apply(Updating& u, const FileRead& c) {
    Session& s = u.session;
    if (c.path == s.file.loading) s.file.loading.clear();
    if (!c.file) {
        // What was not saved is not lost with its file.
        if (c.why == ReadFor::open && s.recovery && !s.question && s.recovery->path == c.path)
            return open(u, {{}, ReadFor::open, std::exchange(s.recovery, {})->file, {}});
        if (c.why == ReadFor::open) {
            for (RecentFile& recent : s.recent)
                if (recent.path == c.path) recent.exists = false;
            u.say(c.problem);
        } else if (c.path == s.file.path) {
            s.file.is_gone = false;
            s.file.unreadable = c.problem;
        }
        return;
    }
    if (c.why == ReadFor::open) {
        open(u, c);
        if (s.file.good && c.kept && c.kept->is_saved) {
            put_back_off(u, *c.kept);
            if (!c.kept->aside.empty())
                u.ask_for(effect::AdoptRecovery{c.kept->aside, c.kept->path});
        }
        if (s.file.good && c.kept && !c.kept->is_saved && !s.recovery)
            apply(u, RecoveryFound{*c.kept});
        take_up(u);
    } else {
        look_again(u, c);
    }
}

void apply(Updating& u, const FileGone& c) {
    FileState& file = u.session.file;
    if (c.path != file.path) return;
    file.is_gone = true;
    file.unreadable.clear();
}

void apply(Updating& u, const RecoveryFound& c) {
    Session& s = u.session;
    if (s.question || !c.recovery.file) return;
    s.recovery = c.recovery;
    const std::string what = c.recovery.path.empty()
                                 ? "a new process"
                                 : c.recovery.path.substr(c.recovery.path.find_last_of('/') + 1);
    ask(s, Question::About::recover, "Take up what was not saved?",
        "Friction ended on " + c.recovery.when + " with changes to " + what +
            " that are in no file.",
        {"Take up", "Discard", "Decide later"});
}

}  // namespace friction::viewer
