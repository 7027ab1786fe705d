// Mending a text by the remedies of its problems: here first, on disk when it is saved.

#include <algorithm>
#include <map>
#include <string_view>

#include "files.h"
#include "friction/viewer/problems.h"
#include "updating.h"

namespace friction::viewer {
namespace {

std::map<std::string_view, std::ptrdiff_t> lines_of(std::string_view text) {
    std::map<std::string_view, std::ptrdiff_t> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        ++lines[text.substr(0, end)];
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Lines of the one that the other does not have.
std::size_t count_other_lines(std::string_view here, std::string_view there) {
    auto lines = lines_of(here);
    for (const auto& [line, count] : lines_of(there)) lines[line] -= count;
    std::ptrdiff_t others = 0;
    for (const auto& [line, count] : lines) others += std::max<std::ptrdiff_t>(0, count);
    return static_cast<std::size_t>(others);
}

std::shared_ptr<const OpenedFile> on_disk(const FileState& file) {
    if (file.on_disk) return file.on_disk;
    return file.newer ? file.newer : file.good;
}

std::shared_ptr<const OpenedFile> marked(const std::shared_ptr<const OpenedFile>& file,
                                         bool is_mended) {
    if (!file || file->is_mended == is_mended) return file;
    OpenedFile other = *file;
    other.is_mended = is_mended;
    return std::make_shared<const OpenedFile>(std::move(other));
}

void count_mended(FileState& file, const std::shared_ptr<const OpenedFile>& disk) {
    const OpenedFile* here = file.newer ? file.newer.get() : file.good.get();
    file.on_disk = here != nullptr && here->is_mended ? disk : nullptr;
    file.mended_lines = file.on_disk ? std::max<std::size_t>(
                                           1, count_other_lines(here->text.bytes, disk->text.bytes))
                                     : 0;
}

}  // namespace

Texts texts_of(const Session& session) {
    return {session.file.good, session.file.newer, session.file.saved};
}

void put_texts(Updating& u, const Texts& texts) {
    Session& s = u.session;
    const std::shared_ptr<const OpenedFile> disk = on_disk(s.file);
    // What is on disk may have changed since: by saving.
    const auto seen_now = [&](const std::shared_ptr<const OpenedFile>& file) {
        return marked(file, file && !file->stamp.same_bytes(disk->stamp));
    };
    s.file.newer = seen_now(texts.newer);
    s.file.good = texts.newer ? texts.good : seen_now(texts.good);
    s.file.saved = texts.saved;
    s.file.earlier.clear();
    s.file.keeps_mine = false;
    count_mended(s.file, disk);
    if (s.file.good) return;
    forget_answers(s);
    u.ask_for(effect::StopRun{});
}

void drop_mended(Session& session, std::string what, std::shared_ptr<const OpenedFile> file) {
    session.undo.push_back({std::move(what), session.document, session.chosen, texts_of(session)});
    session.redo.clear();
    session.file.newer = std::move(file);
    forget_mended(session.file);
}

void forget_mended(FileState& file) {
    file.on_disk = nullptr;
    file.mended_lines = 0;
}

void apply(Updating& u, const MendProblem& c) {
    Session& s = u.session;
    if (!s.file.is_broken()) return;
    const std::vector<ProblemRow> rows = problem_rows(s);
    if (c.position >= rows.size() || c.remedy >= rows[c.position].remedies.size()) return;
    const Remedy& remedy = rows[c.position].remedies[c.remedy];
    const std::shared_ptr<const OpenedFile> disk = on_disk(s.file);
    const OpenedFile& before = *s.file.newer;
    std::string text = before.text.bytes;
    text.replace(remedy.offset, remedy.length, remedy.use);
    OpenedFile mended = checked_text(before.text.name, std::move(text));
    mended.read_at = before.read_at;
    mended.is_mended = !mended.stamp.same_bytes(disk->stamp);
    s.undo.push_back({remedy.label, s.document, s.chosen, texts_of(s)});
    s.redo.clear();
    s.problem.reset();
    s.selection = NothingSelected{};
    s.file.newer = std::make_shared<const OpenedFile>(std::move(mended));
    // With edits of the last good version the person says which of the two goes on.
    if (s.file.newer->is_good() && s.edits() == 0) take_text(u, s.file.newer);
    count_mended(s.file, disk);
}

void mended_was_saved(Updating& u, const FileWritten& c) {
    Session& s = u.session;
    forget_mended(s.file);
    s.file.path = c.path;
    s.file.is_gone = false;
    s.file.unreadable.clear();
    u.ask_for(effect::WatchFile{c.path, c.file->stamp});
    if (c.file->is_good() && s.edits() == 0)
        take_text(u, c.file);
    else
        s.file.newer = c.file;
    if (s.unsaved_changes() == 0)
        go_on(u);
    else
        s.pending = {};
}

}  // namespace friction::viewer
