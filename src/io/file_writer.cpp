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

WriteResult write_directly(const std::string& path, std::string_view text) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return failure(errno);
    WriteResult result = write_all(descriptor, text);
    if (::close(descriptor) != 0 && result.written == Written::all) result = failure(errno);
    return result;
}

// What a new file may be read and written by; changing the mask is the only way to ask for it.
mode_t mode_of_new_file() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return static_cast<mode_t>(0666 & ~mask);
}

WriteResult fill(int descriptor, std::string_view text, mode_t mode) {
    WriteResult result = write_all(descriptor, text);
    if (result.written == Written::all && ::fchmod(descriptor, mode) != 0) result = failure(errno);
    if (result.written == Written::all && ::fsync(descriptor) != 0) result = failure(errno);
    if (::close(descriptor) != 0 && result.written == Written::all) result = failure(errno);
    return result;
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

namespace {

/// A new file beside the one it will replace.
struct Beside {
    fs::path target;
    std::string temporary;
    int descriptor = -1;
    WriteResult failed;  ///< when there is no descriptor
    mode_t mode = 0;
};

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

Beside open_beside(const std::string& path, bool exists, mode_t mode) {
    Beside beside;
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

}  // namespace

WriteResult write_file(const std::string& path, std::string_view text) {
    struct stat status = {};
    const bool exists = ::stat(path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) return failure(EISDIR);
    if (exists && !S_ISREG(status.st_mode)) return write_directly(path, text);
    if (exists && ::access(path.c_str(), W_OK) != 0) return failure(errno);
    const Beside beside = open_beside(path, exists, status.st_mode);
    if (beside.descriptor < 0) return beside.failed;
    WriteResult result = fill(beside.descriptor, text, beside.mode);
    if (result.written == Written::all &&
        std::rename(beside.temporary.c_str(), beside.target.c_str()) != 0)
        result = failure(errno);
    if (result.written != Written::all) ::unlink(beside.temporary.c_str());
    return result;
}

WriteResult try_to_write(const std::string& path) {
    struct stat status = {};
    const bool exists = ::stat(path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) return failure(EISDIR);
    if (exists && ::access(path.c_str(), W_OK) != 0) return failure(errno);
    // Opening a pipe or a device may already do something.
    if (exists && !S_ISREG(status.st_mode)) return {};
    const Beside beside = open_beside(path, exists, status.st_mode);
    if (beside.descriptor < 0) return beside.failed;
    ::close(beside.descriptor);
    ::unlink(beside.temporary.c_str());
    return {};
}

}  // namespace friction::io
