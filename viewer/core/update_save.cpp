// Saving, and the questions before something would be lost.

#include <algorithm>

#include "friction/report/wording.h"
#include "friction/viewer/model.h"
#include "friction/viewer/saving.h"
#include "updating.h"

namespace friction::viewer {
namespace {

using About = Question::About;

void say_not_saved(Updating& u, const std::string& why) {
    const bool is_problem = true;
    u.say("Not saved: " + why, is_problem, Notice::Until::saved);
}

/// Both kinds of text, the mended one and the one with edits.
void write(Updating& u) {
    Session& s = u.session;
    const FileState& file = s.file;
    const bool is_other = !s.save_as.empty();
    effect::WriteFile request{.path = is_other ? s.save_as : file.path,
                              .bytes = {},
                              .expected = {},
                              .may_replace = !is_other || s.consent.replaces,
                              .may_have_problems = s.consent.with_problems,
                              .document = nullptr};
    if (request.path.empty() || (!file.good && !file.has_mended_text())) return;
    if (!is_other && !s.consent.replaces && !file.is_gone)
        request.expected = file.on_disk ? file.on_disk->stamp : file.good->stamp;
    if (file.has_mended_text()) {
        // The file on disk has all of these problems and more.
        request.may_have_problems = true;
        request.bytes = file.newer->text.bytes;
        return u.ask_for(std::move(request));
    }
    Result<std::string> text = text_to_save(file, *s.document);
    if (!text) {
        const Problem& problem = text.problems().front();
        s.pending = {};
        return say_not_saved(
            u, problem.found + "." + (problem.hint.empty() ? "" : " " + problem.hint + "."));
    }
    request.bytes = std::move(text).value();
    request.document = s.document;
    u.ask_for(std::move(request));
}

/// The moves that would have to be off for the designs to run; those of them that are known.
std::vector<SelectedMove> moves_with_problems(const Session& s) {
    std::vector<SelectedMove> moves;
    if (!s.file.good) return moves;
    const auto model = make_model(s.input, s.file.good->draft, *s.document, {});
    for (const CheckedDesign& design : model->designs)
        for (const DesignProblem& problem : design.problems) {
            if (problem.problem.severity == Severity::warning || !problem.move) continue;
            const SelectedMove move{design.id, *problem.move};
            if (std::ranges::find(moves, move) == moves.end()) moves.push_back(move);
        }
    return moves;
}

void ask_about_problems(Session& s, const OpenedFile& would_be) {
    const auto is_error = [](const io::Diagnostic& diagnostic) {
        return diagnostic.problem.severity == Severity::error;
    };
    const auto first = std::ranges::find_if(would_be.diagnostics, is_error);
    const auto count = std::ranges::count_if(would_be.diagnostics, is_error);
    const std::string problems =
        report::counted(static_cast<std::size_t>(count), "problem", "problems");
    const std::size_t moves = moves_with_problems(s).size();
    Question question{
        About::problems,
        "Save with " + problems + "?",
        report::sentence_case(first->problem.found) +
            ". Saved like this, the file will open with the list of its problems and cannot be "
            "run until they are mended.",
        {"Save anyway"}};
    if (moves > 0) {
        question.text += " Moves that are off are kept here and are in no file.";
        question.choices.push_back(moves == 1
                                       ? "Save without that move"
                                       : "Save without those " + report::count(moves) + " moves");
    }
    question.choices.push_back("Cancel");
    s.question = std::move(question);
}

void give_up_saving(Session& s) {
    s.pending = {};
    s.save_as.clear();
    s.consent = {};
}

/// `is_last`: nothing shall be saved.
void answer_problems(Updating& u, std::size_t choice, bool is_last) {
    Session& s = u.session;
    if (is_last) return give_up_saving(s);
    if (choice == 0) {
        s.consent.with_problems = true;
        return write(u);
    }
    Document after = *s.document;
    for (const SelectedMove& move : moves_with_problems(s))
        for (Design& design : after.designs)
            if (design.id == move.design) design.moves[move.position].is_on = false;
    edit(u, "Switch off what has problems", std::move(after));
    write(u);
}

void ask_about_disk(Session& s) {
    const std::string mine = std::to_string(s.unsaved_changes());
    s.question = Question{About::changed_on_disk,
                          file_name(s.file) + " was changed on disk",
                          "Somebody else wrote into it since it was read. Saving now puts your "
                          "version in its place, and what they wrote is lost.",
                          {"Save over it", "Read theirs and drop mine (" + mine + ")", "Cancel"}};
}

void ask_about_unreadable(Session& s, const std::string& problem) {
    s.question = Question{About::changed_on_disk,
                          file_name(s.file) + " cannot be read any more",
                          problem +
                              " Somebody else may have changed it since it was read. Saving now "
                              "puts your version in its place, and what is there is lost.",
                          {"Save over it", "Cancel"}};
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

/// `is_last`: nothing shall be saved.
void answer_disk(Updating& u, std::size_t choice, bool is_last) {
    if (choice == 0) {
        u.session.consent.replaces = true;
        return write(u);
    }
    give_up_saving(u.session);
    if (!is_last) take_from_disk(u);
}

void answer_replace(Updating& u, std::size_t choice) {
    if (choice != 0) return give_up_saving(u.session);
    u.session.consent.replaces = true;
    write(u);
}

void answer_recover(Updating& u, std::size_t choice) {
    Session& s = u.session;
    const std::optional<Recovery> recovery = std::exchange(s.recovery, {});
    if (!recovery) return;
    if (choice == 1 && recovery->aside.empty())
        u.ask_for(effect::KeepRecovery{recovery->file, {}, {}});
    else if (choice == 1)
        u.ask_for(effect::DropRecovery{recovery->aside});
    // Later: what is edited meanwhile must not take its place.
    if (choice == 2 && recovery->aside.empty()) u.ask_for(effect::SetRecoveryAside{recovery->path});
    if (choice != 0) return;
    s.recovery = recovery;  // taken up when the file has been read
    if (recovery->path.empty())
        u.ask_for(effect::ReadFile{{}, ReadFor::open, recovery->file->text.bytes});
    else
        u.ask_for(effect::ReadFile{recovery->path, ReadFor::open});
}

}  // namespace

void apply(Updating& u, const SaveFile&) {
    Session& s = u.session;
    s.save_as.clear();
    s.consent = {};
    if (s.file.has_mended_text()) return write(u);
    if (!s.file.good) return;
    if (s.file.path.empty()) return apply(u, ShowOverlay{Overlay::save_file});
    if (s.file.newer) return ask_about_disk(s);
    if (s.unsaved_changes() > 0 || s.file.is_gone || !s.file.unreadable.empty()) write(u);
}

void apply(Updating& u, const SaveFileAs& c) {
    Session& s = u.session;
    if (!s.file.good || c.path.empty()) return;
    if (s.overlay == Overlay::save_file) s.overlay = Overlay::none;
    if (c.path == s.file.path) return apply(u, SaveFile{});
    s.save_as = c.path;
    s.consent = {};
    write(u);
}

void apply(Updating& u, const AnswerQuestion& c) {
    const std::optional<Question> question = std::exchange(u.session.question, {});
    if (!question || c.choice >= question->choices.size()) return;
    switch (question->about) {
        case About::unsaved:
            return answer_unsaved(u, c.choice);
        case About::changed_on_disk:
            return answer_disk(u, c.choice, c.choice + 1 == question->choices.size());
        case About::drop_mine:
            if (c.choice == 0) take_from_disk(u);
            return;
        case About::replace_file:
            return answer_replace(u, c.choice);
        case About::problems:
            return answer_problems(u, c.choice, c.choice + 1 == question->choices.size());
        case About::recover:
            return answer_recover(u, c.choice);
    }
}

void apply(Updating& u, const FileWritten& c) {
    Session& s = u.session;
    switch (c.how) {
        case FileWritten::How::failed:
            s.pending = {};
            return say_not_saved(u, c.problem + " Nothing is lost; the changes are still here.");
        case FileWritten::How::changed_on_disk:
            return ask_about_disk(s);
        case FileWritten::How::unreadable:
            return ask_about_unreadable(s, c.problem);
        case FileWritten::How::exists:
            s.question = Question{About::replace_file,
                                  "Replace " + c.path.substr(c.path.find_last_of('/') + 1) + "?",
                                  "There is such a file. What is in it is lost.",
                                  {"Replace", "Cancel"}};
            return;
        case FileWritten::How::has_problems:
            if (c.file && !c.file->is_good()) ask_about_problems(s, *c.file);
            return;
        case FileWritten::How::written:
            break;
    }
    if (!c.file) return;
    forget_notices(s, Notice::Until::saved);
    if (!c.document) return mended_was_saved(u, c);
    s.save_as.clear();
    s.consent = {};
    if (s.file.path != c.path) u.ask_for(effect::KeepRecovery{s.file.good, {}, {}});
    forget_notices(s, Notice::Until::put_back);
    s.file.path = c.path;
    keep_as_earlier(s.file);
    s.file.good = c.file;
    s.file.newer = nullptr;
    s.file.keeps_mine = s.file.is_gone = false;
    s.file.unreadable.clear();
    forget_mended(s.file);
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
