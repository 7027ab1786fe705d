#include "friction/io/file_writer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace friction::io {
namespace {

namespace fs = std::filesystem;

WriteResult failure(int error) { return {Written::failed, std::strerror(error), error == EINTR}; }

// What a new file may be read and written by; changing the mask is the only way to ask for it.
mode_t mode_of_new_file() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return static_cast<mode_t>(0666 & ~mask);
}

}  // namespace

WriteResult write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t count = ::write(descriptor, text.data(), text.size());
        if (count > 0) {
            text.remove_prefix(static_cast<std::size_t>(count));
        } else if (count < 0 && errno == EPIPE) {
            return {Written::reader_gone, {}};
        } else if (count < 0 && errno != EINTR) {
            return failure(errno);
        }
    }
    return {};
}

/// A new file beside the one it will replace.
struct FileBeside {
    fs::path target;
    std::string temporary;
    int descriptor = -1;
    WriteResult failed;  ///< when there is no descriptor
    mode_t mode = 0;
};

namespace {

/// Behind a link, the file it leads to is the one to replace or, where there is none, to make.
fs::path behind_links(const std::string& path, std::error_code& error) {
    constexpr int links_max = 40;  // as many as the system follows
    fs::path target = path;
    for (int i = 0; fs::is_symlink(fs::symlink_status(target, error)); ++i) {
        if (i == links_max) error = std::make_error_code(std::errc::too_many_symbolic_link_levels);
        const fs::path next = error ? fs::path{} : fs::read_symlink(target, error);
        if (error) return target;
        target = target.parent_path() / next;
    }
    error.clear();  // that there is nothing yet is no failure
    return target;
}

FileBeside open_beside(const std::string& path, bool exists, mode_t mode) {
    FileBeside beside;
    beside.mode = exists ? static_cast<mode_t>(mode & 07777) : mode_of_new_file();
    std::error_code error;
    beside.target = behind_links(path, error);
    if (error) {
        beside.failed = {Written::failed, error.message(), false};
        return beside;
    }
    // A name of its own: the file may have one as long as names can be.
    beside.temporary = (beside.target.parent_path() / ".friction-XXXXXX").string();
    beside.descriptor = ::mkostemp(beside.temporary.data(), O_CLOEXEC);
    if (beside.descriptor < 0) beside.failed = failure(errno);
    return beside;
}

/// What stands under a name, and why nothing can be written there.
struct Place {
    bool exists = false, is_plain = true;
    mode_t mode = 0;
    WriteResult failed;
};

Place look_at(const std::string& path) {
    struct stat status = {};
    Place place;
    place.exists = ::stat(path.c_str(), &status) == 0;
    if (!place.exists) return place;
    place.mode = status.st_mode;
    place.is_plain = S_ISREG(status.st_mode);
    if (S_ISDIR(status.st_mode))
        place.failed = failure(EISDIR);
    else if (::access(path.c_str(), W_OK) != 0)
        place.failed = failure(errno);
    return place;
}

}  // namespace

struct FileWriter::State {
    FileBeside beside;   ///< its temporary name is empty where the file is written directly
    WriteResult result;  ///< of all so far
    bool is_finished = false;

    explicit State(const std::string& path) {
        if (is_standard_output(path)) {
            beside.descriptor = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
            if (beside.descriptor < 0) result = failure(errno);
            return;
        }
        const Place place = look_at(path);
        result = place.failed;
        if (!is_well()) return;
        if (place.is_plain) {
            beside = open_beside(path, place.exists, place.mode);
            result = beside.failed;
            return;
        }
        beside.descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (beside.descriptor < 0) result = failure(errno);
    }

    [[nodiscard]] bool is_well() const { return result.written == Written::all; }
    void need(int answer) {
        if (answer != 0 && is_well()) result = failure(errno);
    }
};

bool is_standard_output(std::string_view path) {
    return path == "/dev/stdout" || path == "/dev/fd/1" || path == "/proc/self/fd/1";
}

FileWriter::FileWriter(const std::string& path) : state_(std::make_unique<State>(path)) {}

FileWriter::~FileWriter() {
    const FileBeside& beside = state_->beside;
    if (beside.descriptor >= 0 && !state_->is_finished) ::close(beside.descriptor);
    const bool is_whole = state_->is_finished && state_->is_well();
    if (beside.descriptor >= 0 && !beside.temporary.empty() && !is_whole)
        ::unlink(beside.temporary.c_str());
}

WriteResult FileWriter::append(std::string_view text) {
    if (state_->is_well()) state_->result = write_all(state_->beside.descriptor, text);
    return state_->result;
}

WriteResult FileWriter::finish() {
    State& s = *state_;
    if (s.beside.descriptor < 0) return s.result;
    const bool is_beside = !s.beside.temporary.empty();
    if (is_beside && s.is_well()) s.need(::fchmod(s.beside.descriptor, s.beside.mode));
    if (is_beside && s.is_well()) s.need(::fsync(s.beside.descriptor));
    s.is_finished = true;
    s.need(::close(s.beside.descriptor));
    if (is_beside && s.is_well())
        s.need(std::rename(s.beside.temporary.c_str(), s.beside.target.c_str()));
    return s.result;
}

WriteResult write_file(const std::string& path, std::string_view text) {
    FileWriter writer(path);
    static_cast<void>(writer.append(text));
    return writer.finish();
}

WriteResult try_to_write(const std::string& path) {
    if (is_standard_output(path)) return {};
    const Place place = look_at(path);
    // Opening a pipe or a device may already do something.
    if (place.failed.written == Written::failed || !place.is_plain) return place.failed;
    const FileBeside beside = open_beside(path, place.exists, place.mode);
    if (beside.descriptor < 0) return beside.failed;
    ::close(beside.descriptor);
    ::unlink(beside.temporary.c_str());
    return {};
}

}  // namespace friction::io
