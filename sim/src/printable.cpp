#include "friction/printable.h"

#include <algorithm>
#include <array>

namespace friction {

namespace {

struct Range {
    std::uint32_t first, last;
};

constexpr std::array<Range, 17> unprintable = {{{0x00, 0x1f},
                                                {0x7f, 0x9f},
                                                {0xad, 0xad},
                                                {0x34f, 0x34f},
                                                {0x61c, 0x61c},
                                                {0x115f, 0x1160},
                                                {0x180e, 0x180e},
                                                {0x200b, 0x200b},
                                                {0x200e, 0x200f},
                                                {0x2028, 0x202e},
                                                {0x2060, 0x206f},
                                                {0x3164, 0x3164},
                                                {0xfeff, 0xfeff},
                                                {0xffa0, 0xffa0},
                                                {0xfff9, 0xfffb},
                                                {0xfffe, 0xffff},
                                                {0xe0000, 0xe0fff}}};

}  // namespace

Character first_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return {};
    std::uint32_t point = lead & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80) return {};
        point = point << 6 | (byte(i) & 0x3fU);
    }
    const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    if (overlong || (point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) return {};
    return {point, length, true};
}

bool is_unprintable(std::uint32_t point) {
    return std::any_of(unprintable.begin(), unprintable.end(), [point](const Range& range) {
        return point >= range.first && point <= range.last;
    });
}

std::string written_out(std::uint32_t point) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = point > 0xffff ? "\\U" : point > 0xff ? "\\u" : "\\x";
    int places = point > 0xffff ? 8 : point > 0xff ? 4 : 2;
    while (places-- > 0) text += digits[point >> (4 * places) & 0xfU];
    return text;
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Character next = first_character(text);
        if (!next.is_text)
            out += written_out(static_cast<std::uint8_t>(text.front()));
        else if (next.point == '\n' || next.point == '\t' || next.point == '\r')
            out += ' ';
        else if (is_unprintable(next.point))
            out += written_out(next.point);
        else
            out += text.substr(0, next.bytes);
        text.remove_prefix(next.bytes);
    }
    return out;
}

}  // namespace friction
