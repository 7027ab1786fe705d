#include "yaml_text.h"

#include <cstddef>
#include <string>
#include <utility>

#include "friction/io/codes.h"
#include "friction/printable.h"

namespace friction::io {

namespace {

Stop stop_at(std::size_t offset, std::string_view code, std::string found, std::string expected,
             std::string hint) {
    return {{std::string(code),
             {},
             std::move(found),
             std::move(expected),
             std::move(hint),
             Severity::error},
            offset};
}

/// The first byte that is no part of plain text in UTF-8.
std::optional<Stop> not_plain_text(std::string_view bytes) {
    constexpr std::string_view plain = "plain text in UTF-8",
                               save = "save the file as text in UTF-8";
    const auto stop = [&](std::size_t offset, std::string_view found) {
        return stop_at(offset, code::not_text, std::string(found), std::string(plain),
                       std::string(save));
    };
    if (bytes.find('\n') == std::string_view::npos && bytes.find('\r') != std::string_view::npos)
        return stop_at(bytes.find('\r'), code::not_text, "lines end in a carriage return alone", "",
                       "save the file with line ends of Unix or Windows");
    for (std::size_t i = 0; i < bytes.size();) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte == 0) return stop(i, "a NUL byte stands here");
        if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F)
            return stop(i, "a control character stands here");
        const Character next = first_character(bytes.substr(i));
        if (!next.is_text) return stop(i, "these bytes are not UTF-8");
        i += next.bytes;
    }
    return std::nullopt;
}

/// Lines before the text that set up tags. `%YAML` does nothing, and may stay.
std::optional<Stop> tag_directive(std::string_view bytes) {
    for (std::size_t start = 0; start < bytes.size();) {
        const std::string_view line = bytes.substr(start, bytes.find('\n', start) - start);
        if (line.starts_with("%TAG"))
            return stop_at(start, code::tag,
                           "tags, which `%TAG` prepares, are not part of the language", "",
                           "take the line out");
        if (!line.empty() && line[0] != '%' && line[0] != '#') break;
        start += line.size() + 1;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Stop> not_for_yaml(std::string_view bytes) {
    if (bytes.size() > source_bytes_max)
        return stop_at(0, code::file_too_large, "the text has more than 16 MiB", {}, {});
    if (std::optional<Stop> stop = not_plain_text(bytes)) return stop;
    return tag_directive(bytes);
}

}  // namespace friction::io
