// Saving, and the questions before something would be lost.

#include "friction/viewer/problems.h"
#include "friction/viewer/saving.h"
#include "remedies.h"
#include "updating.h"

namespace friction::viewer {
namespace {

using About = Question::About;

enum class Over { unchanged, whatever_is_there, nothing };

void write(Updating& u, const std::string& path, Over over) {
    Session& s = u.session;
    if (!s.file.good || path.empty()) return;
    const Result<std::string> text =
        saved_text(*s.file.good, s.file.saved ? *s.file.saved : Document{}, *s.document);
    if (!text) {
        const Problem& problem = text.problems().front();
        s.pending = {};
        u.say("Not saved: " + problem.found + "." +
              (problem.hint.empty() ? "" : " " + problem.hint + "."));
        return;
    }
    effect::WriteFile file{.path = path,
                           .bytes = text.value(),
                           .expected = {},
                           .may_replace = over != Over::nothing,
                           .document = s.document};
    if (over == Over::unchanged) file.expected = s.file.good->stamp;
    u.ask_for(std::move(file));
}

void ask_about_disk(Session& s) {
    const std::string mine = std::to_string(s.unsaved_changes());
    s.question = Question{About::changed_on_disk,
                          file_name(s.file) + " was changed on disk",
                          "Somebody else wrote into it since it was read. Saving now puts your "
                          "version in its place, and what they wrote is lost.",
                          {"Save over it", "Read theirs and drop mine (" + mine + ")", "Cancel"}};
}

void answer_unsaved(Updating& u, std::size_t choice) {
    if (choice == 0) return apply(u, SaveFile{});
    Session& s = u.session;
    if (choice != 1) {
        s.pending = {};
        return;
    }
    // Given up on purpose: the next start does not offer it.
    u.ask_for(effect::KeepRecovery{s.file.good, s.file.saved, s.file.saved});
    go_on(u);
}

void answer_disk(Updating& u, std::size_t choice) {
    if (choice == 0) return write(u, u.session.file.path, Over::whatever_is_there);
    u.session.pending = {};
    if (choice == 1) take_from_disk(u);
}

void answer_replace(Updating& u, std::size_t choice) {
    if (choice == 0) return write(u, u.session.save_as, Over::whatever_is_there);
    u.session.pending = {};
    u.session.save_as.clear();
}

void answer_recover(Updating& u, std::size_t choice) {
    Session& s = u.session;
    const std::optional<Recovery> recovery = std::exchange(s.recovery, {});
    if (choice == 1 && recovery) u.ask_for(effect::KeepRecovery{recovery->file, {}, {}});
    if (choice != 0 || !recovery) return;
    s.recovery = recovery;  // taken up when the file has been read
    if (recovery->path.empty())
        u.ask_for(effect::ReadFile{{}, ReadFor::open, recovery->file->text.bytes});
    else
        u.ask_for(effect::ReadFile{recovery->path, ReadFor::open});
}

}  // namespace

void apply(Updating& u, const SaveFile&) {
    Session& s = u.session;
    if (!s.file.good) return;
    if (s.file.path.empty()) return apply(u, ShowOverlay{Overlay::save_file});
    if (s.file.newer) return ask_about_disk(s);
    if (s.unsaved_changes() > 0 || s.file.is_gone)
        write(u, s.file.path, s.file.is_gone ? Over::whatever_is_there : Over::unchanged);
}

void apply(Updating& u, const SaveFileAs& c) {
    Session& s = u.session;
    if (!s.file.good || c.path.empty()) return;
    if (s.overlay == Overlay::save_file) s.overlay = Overlay::none;
    if (c.path == s.file.path) return apply(u, SaveFile{});
    s.save_as = c.path;
    write(u, c.path, Over::nothing);
}

void apply(Updating& u, const AnswerQuestion& c) {
    const std::optional<Question> question = std::exchange(u.session.question, {});
    if (!question || c.choice >= question->choices.size()) return;
    switch (question->about) {
        case About::unsaved:
            return answer_unsaved(u, c.choice);
        case About::changed_on_disk:
            return answer_disk(u, c.choice);
        case About::drop_mine:
            if (c.choice == 0) take_from_disk(u);
            return;
        case About::replace_file:
            return answer_replace(u, c.choice);
        case About::recover:
            return answer_recover(u, c.choice);
    }
}

void apply(Updating& u, const MendProblem& c) {
    Session& s = u.session;
    const std::vector<ProblemRow> rows = problem_rows(s);
    const OpenedFile* file = s.file.is_broken() ? s.file.newer.get() : s.file.good.get();
    if (c.position >= rows.size() || file == nullptr || s.file.path.empty()) return;
    // With edits of our own the text on disk is not the one to mend.
    if (rows[c.position].remedy.empty() || s.unsaved_changes() > 0) return;
    std::string text = mended(file->text.bytes, rows[c.position]);
    if (text.empty()) return;
    u.ask_for(effect::WriteFile{.path = s.file.path,
                                .bytes = std::move(text),
                                .expected = file->stamp,
                                .may_replace = true,
                                .document = nullptr});
}

/// Mended text was written: it is what the file says now.
void take_mended(Updating& u, const FileWritten& c) {
    apply(u, FileRead{c.path, ReadFor::again, c.file, {}});
    u.ask_for(effect::WatchFile{c.path, c.file->stamp});
}

void apply(Updating& u, const FileWritten& c) {
    Session& s = u.session;
    switch (c.how) {
        case FileWritten::How::failed:
            s.pending = {};
            return u.say("Not saved: " + c.problem +
                         " Nothing is lost; the changes are still here.");
        case FileWritten::How::changed_on_disk:
            return ask_about_disk(s);
        case FileWritten::How::exists:
            s.question = Question{About::replace_file,
                                  "Replace " + c.path.substr(c.path.find_last_of('/') + 1) + "?",
                                  "There is such a file. What is in it is lost.",
                                  {"Replace", "Cancel"}};
            return;
        case FileWritten::How::written:
            break;
    }
    if (!c.file) return;
    if (!c.document) return take_mended(u, c);
    s.save_as.clear();
    if (s.file.path != c.path) u.ask_for(effect::KeepRecovery{s.file.good, {}, {}});
    s.file.path = c.path;
    s.file.good = c.file;
    s.file.newer = nullptr;
    s.file.keeps_mine = s.file.is_gone = false;
    s.file.saved = c.document;
    const bool is_safe = s.unsaved_changes() == 0;
    u.ask_for(effect::WatchFile{c.path, c.file->stamp});
    u.ask_for(effect::KeepRecovery{s.file.good, s.file.saved, s.document});
    note_recent(u);
    if (is_safe)
        go_on(u);
    else
        s.pending = {};
}

}  // namespace friction::viewer
