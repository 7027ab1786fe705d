#include "friction/io/source_text.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include "friction/io/codes.h"
#include "friction/printable.h"

namespace friction::io {

namespace {

Problem world_problem(std::string_view code, std::string found, std::string hint = {}) {
    return {std::string(code), {}, std::move(found), {}, std::move(hint), Severity::error};
}

Result<SourceText> read_stream(std::FILE* stream, std::string name) {
    SourceText text{.name = std::move(name), .bytes = {}};
    std::string buffer(std::size_t{1} << 16, '\0');
    while (std::feof(stream) == 0 && std::ferror(stream) == 0) {
        const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), stream);
        text.bytes.append(buffer, 0, got);
        if (text.bytes.size() > source_bytes_max)
            return world_problem(code::file_too_large,
                                 in_quotes(text.name) + " has more than 16 MiB",
                                 "split the process into several scenarios");
    }
    if (std::ferror(stream) != 0)
        return world_problem(code::not_readable,
                             in_quotes(text.name) + " cannot be read: " + std::strerror(errno));
    return text;
}

/// Empty for a file; also where nobody may know.
std::string_view kind_of(std::filesystem::file_status status) {
    if (std::filesystem::is_fifo(status)) return "a named pipe";
    if (std::filesystem::is_socket(status)) return "a socket";
    const bool is_device =
        std::filesystem::is_character_file(status) || std::filesystem::is_block_file(status);
    return is_device ? "a device" : "";
}

/// `<(command)` of a shell: a pipe, with the other end open already.
bool is_of_shell(std::string_view path) {
    return path == "/dev/stdin" || path.starts_with("/dev/fd/") ||
           path.starts_with("/proc/self/fd/");
}

}  // namespace

Result<SourceText> read_source(const std::string& path) {
    if (path == "-") return read_stream(stdin, "standard input");
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found || path.empty())
        return world_problem(code::no_such_file, "there is no file " + in_quotes(path),
                             "`friction new` writes a file to start from");
    if (std::filesystem::is_directory(status))
        return world_problem(code::is_directory, in_quotes(path) + " is a directory",
                             "name one scenario file in it");
    // Opening a pipe waits for somebody to write into it, and some devices never end.
    if (const std::string_view kind = kind_of(status); !kind.empty() && !is_of_shell(path))
        return world_problem(code::not_readable,
                             in_quotes(path) + " is " + std::string(kind) + ", not a file",
                             "`-` reads from standard input");
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(path.c_str(), "rb"),
                                                                 &std::fclose);
    if (!stream)
        return world_problem(code::not_readable,
                             in_quotes(path) + " cannot be read: " + std::strerror(errno));
    return read_stream(stream.get(), path);
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t shown_max = 60;
    std::size_t end = 0;
    for (std::size_t shown = 0; shown < shown_max && end < text.size(); ++shown)
        end += first_character(text.substr(end)).bytes;
    return '"' + printable(text.substr(0, end)) + (end < text.size() ? "...\"" : "\"");
}

}  // namespace friction::io
