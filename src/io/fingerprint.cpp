#include "friction/io/fingerprint.h"

#include <filesystem>
#include <system_error>

namespace friction::io {

namespace {

/// Size and time, the hash left open; nothing when the file cannot be looked at.
bool look(const std::string& path, Fingerprint& to) {
    std::error_code error;
    to.size = std::filesystem::file_size(path, error);
    if (error) return false;
    to.modified = std::filesystem::last_write_time(path, error).time_since_epoch().count();
    return !error;
}

}  // namespace

std::uint64_t hash_of(std::string_view bytes) {
    constexpr std::uint64_t basis = 14'695'981'039'346'656'037U;
    constexpr std::uint64_t prime = 1'099'511'628'211U;
    std::uint64_t hash = basis;
    for (const char byte : bytes) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= prime;
    }
    return hash;
}

Result<FileText> read_with_fingerprint(const std::string& path) {
    // Looked at before it is read: a change in between is noticed the next time.
    Fingerprint fingerprint;
    const bool found = look(path, fingerprint);
    Result<SourceText> text = read_source(path);
    if (!text) return text.problems();
    fingerprint.hash = hash_of(text.value().bytes);
    if (!found) fingerprint.size = text.value().bytes.size();
    return FileText{std::move(text).value(), fingerprint};
}

OnDisk look_again(const std::string& path, Fingerprint& known) {
    Fingerprint now;
    if (!look(path, now)) return OnDisk::gone;
    if (now.size == known.size && now.modified == known.modified) return OnDisk::same;
    if (now.size != known.size) return OnDisk::changed;
    const Result<SourceText> text = read_source(path);
    if (!text || hash_of(text.value().bytes) != known.hash) return OnDisk::changed;
    known.modified = now.modified;
    return OnDisk::same;
}

}  // namespace friction::io
