#include "clerk.h"

#include <unistd.h>

#include <exception>
#include <utility>

#include "files.h"
#include "friction/report/wording.h"
#include "friction/viewer/config.h"

namespace friction::viewer {
namespace {

/// A sentence, with the path in it.
std::string first_of(const Problems& problems, const std::string& path) {
    const std::string& found = problems.front().found;
    if (found.find(path) == std::string::npos) return path + ": " + found + ".";
    return report::sentence_case(found) + ".";
}

}  // namespace

Clerk::Clerk(const JobsOptions& options, Mailbox& mailbox)
    : options_(options), mailbox_(mailbox), thread_([this] { work(); }) {}

Clerk::~Clerk() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Clerk::start(Task task) {
    {
        const std::lock_guard lock(mutex_);
        // Of what is kept for a file only the newest counts.
        if (const auto* keep = std::get_if<effect::KeepRecovery>(&task); keep && keep->file)
            std::erase_if(tasks_, [&](const Task& waiting) {
                const auto* older = std::get_if<effect::KeepRecovery>(&waiting);
                return older && older->file && older->file->text.name == keep->file->text.name;
            });
        tasks_.push_back(std::move(task));
    }
    changed_.notify_all();
}

bool Clerk::is_idle() const {
    const std::lock_guard lock(mutex_);
    return tasks_.empty() && !is_working_;
}

void Clerk::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        is_working_ = false;
        const bool has_work = changed_.wait_for(lock, options_.watch_every,
                                                [this] { return ends_ || !tasks_.empty(); });
        if (tasks_.empty() && ends_) return;
        is_working_ = has_work;
        std::optional<Task> task;
        if (!tasks_.empty()) {
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        lock.unlock();
        try {
            if (task)
                std::visit([this](const auto& t) { carry_out(t); }, *task);
            else
                look_at_watched();
        } catch (const std::exception& failure) {
            mailbox_.post(NoticeArrived{{true, std::string("A file: ") + failure.what() + "."}});
        }
        lock.lock();
    }
}

void Clerk::carry_out(const effect::ReadFile& task) {
    FileRead answer{.path = task.path, .why = task.why, .file = {}, .problem = {}};
    if (task.text) {
        answer.file = std::make_shared<const OpenedFile>(open_text(task.path, *task.text));
    } else if (Result<OpenedFile> opened = open_file(task.path); opened) {
        answer.file = std::make_shared<const OpenedFile>(std::move(opened).value());
    } else {
        answer.problem = first_of(opened.problems(), task.path);
    }
    if (task.why == ReadFor::open && !task.path.empty())
        answer.kept = kept_of(options_.config_folder, task.path);
    mailbox_.post(std::move(answer));
}

void Clerk::carry_out(const effect::WriteFile& task) {
    using How = FileWritten::How;
    FileWritten answer{
        .path = task.path, .how = How::written, .problem = {}, .file = {}, .document = {}};
    const bool exists = glance_at(task.path).has_value();
    if (exists && !task.may_replace) {
        answer.how = How::exists;
    } else if (exists && task.expected && !is_special(task.path)) {
        const Result<io::SourceText> there = io::read_source(task.path);
        if (!there) {
            answer.how = How::unreadable;
            answer.problem = first_of(there.problems(), task.path);
        } else if (hash_of(there.value().bytes) != task.expected->hash) {
            answer.how = How::changed_on_disk;
        }
    }
    if (answer.how == How::written && !task.may_have_problems) {
        answer.file = std::make_shared<const OpenedFile>(open_text(task.path, task.bytes));
        if (!answer.file->is_good()) answer.how = How::has_problems;
    }
    if (answer.how == How::written) {
        answer.problem = write_whole(task.path, task.bytes);
        if (answer.problem.empty()) {
            // Again: the time of the file is another one now.
            answer.file = std::make_shared<const OpenedFile>(open_text(task.path, task.bytes));
            answer.document = task.document;
            watched_ = {task.path, answer.file->stamp};
            was_gone_ = was_unreadable_ = false;
        } else {
            answer.how = How::failed;
        }
    }
    mailbox_.post(std::move(answer));
}

void Clerk::carry_out(const effect::WatchFile& task) {
    watched_ = task;
    was_gone_ = was_unreadable_ = false;
}

void Clerk::carry_out(const effect::SaveSettings& task) {
    if (options_.config_folder.empty()) return;
    const std::string problem = save_settings(options_.config_folder, task.settings, task.recent);
    if (!problem.empty())
        mailbox_.post(NoticeArrived{{true, "Settings are not remembered: " + problem}});
}

void Clerk::carry_out(const effect::KeepRecovery& task) {
    if (options_.config_folder.empty()) return;
    const std::string problem = keep_recovery(options_.config_folder, task.file.get(),
                                              task.saved.get(), task.document.get());
    if (!problem.empty())
        mailbox_.post(NoticeArrived{{true, "Unsaved changes are not kept: " + problem}});
}

void Clerk::carry_out(const effect::SetRecoveryAside& task) {
    if (options_.config_folder.empty()) return;
    const std::string problem = set_recovery_aside(options_.config_folder, task.path);
    if (!problem.empty())
        mailbox_.post(NoticeArrived{{true, "Unsaved changes cannot be set aside: " + problem}});
}

void Clerk::carry_out(const effect::DropRecovery& task) {
    if (!options_.config_folder.empty()) drop_recovery(options_.config_folder, task.aside);
}

void Clerk::carry_out(const effect::AdoptRecovery& task) {
    if (options_.config_folder.empty()) return;
    const std::string problem = adopt_recovery(options_.config_folder, task.aside, task.path);
    if (!problem.empty())
        mailbox_.post(NoticeArrived{{true, "Unsaved changes are not kept: " + problem}});
}

void Clerk::look_at_watched() {
    if (watched_.path.empty()) return;
    const std::optional<FileStamp> now = glance_at(watched_.path);
    if (!now) {
        if (!std::exchange(was_gone_, true)) mailbox_.post(FileGone{watched_.path});
        return;
    }
    const bool is_new = std::exchange(was_gone_, false) || was_unreadable_ ||
                        now->changed_ns != watched_.stamp.changed_ns ||
                        now->size != watched_.stamp.size;
    // That nobody may read it any more changes neither its time nor its size.
    if (!is_new && ::access(watched_.path.c_str(), R_OK) == 0) return;
    FileRead answer{.path = watched_.path, .why = ReadFor::watch, .file = {}, .problem = {}};
    if (Result<OpenedFile> opened = open_file(watched_.path); opened) {
        answer.file = std::make_shared<const OpenedFile>(std::move(opened).value());
        watched_.stamp = answer.file->stamp;
        was_unreadable_ = false;
    } else {
        if (std::exchange(was_unreadable_, true)) return;
        answer.problem = first_of(opened.problems(), watched_.path);
    }
    mailbox_.post(std::move(answer));
}

}  // namespace friction::viewer
