#include "files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <utility>

#include "friction/io/scenario_check.h"
#include "friction/random.h"

namespace friction::viewer {
namespace {

namespace fs = std::filesystem;

std::string reason(int error) { return std::string(std::strerror(error)) + "."; }

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) return false;
        if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

// An existing file keeps what it may be read and written by; a new one gets what the person's mask
// allows.
mode_t mode_for(const fs::path& target) {
    struct stat status = {};
    if (::stat(target.c_str(), &status) == 0) return status.st_mode & 07777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return static_cast<mode_t>(0666 & ~mask);
}

FileStamp stamp_of(const std::string& path, std::string_view bytes) {
    FileStamp stamp = glance_at(path).value_or(FileStamp{});
    stamp.size = bytes.size();
    stamp.hash = hash_of(bytes);
    return stamp;
}

}  // namespace

std::uint64_t hash_of(std::string_view bytes) { return name_hash(bytes); }

OpenedFile open_text(const std::string& path, std::string text) {
    FileStamp stamp = stamp_of(path, text);
    OpenedFile file = checked_text(path, std::move(text));
    file.stamp = stamp;
    file.read_at = local_time();
    return file;
}

OpenedFile checked_text(const std::string& path, std::string text) {
    OpenedFile file;
    file.stamp = {.changed_ns = 0, .size = text.size(), .hash = hash_of(text)};
    io::CheckedFile checked = io::check_file({path, text});
    file.diagnostics = std::move(checked.diagnostics);
    if (checked.file) {
        file.draft = std::move(checked.file->draft);
        file.positions = checked.file->positions;
    }
    file.text = {path, std::move(text)};
    return file;
}

Result<OpenedFile> open_file(const std::string& path) {
    Result<io::SourceText> text = io::read_source(path);
    if (!text) return text.problems();
    return open_text(path, std::move(text).value().bytes);
}

std::optional<FileStamp> glance_at(const std::string& path) {
    struct stat status = {};
    if (path.empty() || ::stat(path.c_str(), &status) != 0) return std::nullopt;
    constexpr std::int64_t ns_per_s = 1'000'000'000;
    FileStamp stamp;
    stamp.changed_ns = status.st_mtim.tv_sec * ns_per_s + status.st_mtim.tv_nsec;
    stamp.size = static_cast<std::uint64_t>(status.st_size);
    return stamp;
}

std::string write_whole(const std::string& path, std::string_view bytes) {
    std::error_code error;
    if (fs::is_directory(path, error)) return reason(EISDIR);
    fs::path target = path;
    if (fs::exists(target, error)) {
        target = fs::canonical(target, error);
        if (error) return error.message() + ".";
        if (::access(target.c_str(), W_OK) != 0) return reason(errno);
    }
    std::string temporary =
        (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
    const mode_t mode = mode_for(target);
    const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (descriptor < 0) return reason(errno);
    const bool filled =
        write_all(descriptor, bytes) && ::fchmod(descriptor, mode) == 0 && ::fsync(descriptor) == 0;
    int failure = filled ? 0 : errno;
    if (::close(descriptor) != 0 && failure == 0) failure = errno;
    if (failure == 0 && std::rename(temporary.c_str(), target.c_str()) != 0) failure = errno;
    if (failure == 0) return {};
    ::unlink(temporary.c_str());
    return reason(failure);
}

std::string local_time() {
    const std::time_t now = std::time(nullptr);
    std::tm local = {};
    if (::localtime_r(&now, &local) == nullptr) return {};
    std::array<char, 32> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &local);
    return {text.data(), length};
}

}  // namespace friction::viewer
