#include "files.h"

#include <sys/stat.h>

#include <array>
#include <ctime>
#include <utility>

#include "friction/io/file_writer.h"
#include "friction/io/scenario_check.h"
#include "friction/random.h"

namespace friction::viewer {
namespace {

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

bool is_special(const std::string& path) {
    struct stat status = {};
    return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) &&
           !S_ISDIR(status.st_mode);
}

std::string write_whole(const std::string& path, std::string_view bytes) {
    if (is_special(path)) return "It is a named pipe or a device, not a file.";
    const io::WriteResult result = io::write_file(path, bytes);
    return result.written == io::Written::all ? std::string{} : result.reason + ".";
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
