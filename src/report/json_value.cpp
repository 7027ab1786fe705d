#include "json_value.h"

#include <cmath>
#include <cstdint>

#include "friction/printable.h"
#include "shortest.h"

namespace friction::report {
namespace {

constexpr std::size_t line_length = 120;

// "\u202e"; beyond the first plane the two halves of a surrogate pair.
std::string escaped(std::uint32_t point) {
    constexpr std::string_view digits = "0123456789abcdef";
    if (point > 0xffff)
        return escaped(0xd800 + ((point - 0x10000) >> 10)) +
               escaped(0xdc00 + ((point - 0x10000) & 0x3ff));
    std::string text = "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) text += digits[point >> shift & 0xfU];
    return text;
}

// Quotes, backslashes and what cannot be printed escaped, so that nothing is lost and nothing is
// passed on to a terminal; bytes that are no UTF-8 become U+FFFD.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    while (!text.empty()) {
        const Character next = first_character(text);
        if (!next.is_text)
            out += "\xef\xbf\xbd";
        else if (next.point == '"' || next.point == '\\')
            out.append("\\").append(1, text.front());
        else if (is_unprintable(next.point))
            out += escaped(next.point);
        else
            out.append(text.substr(0, next.bytes));
        text.remove_prefix(next.bytes);
    }
    return out.append("\"");
}

}  // namespace

Json::Json(double value) {
    if (!std::isfinite(value)) return;
    kind_ = Kind::literal;
    text_ = shortest(value);
}

Json::Json(std::string_view text) : kind_(Kind::literal), text_(quoted(text)) {}

Json& Json::set(std::string_view key, Json value) & {
    members_.emplace_back(std::string(key), std::move(value));
    return *this;
}

Json&& Json::set(std::string_view key, Json value) && {
    members_.emplace_back(std::string(key), std::move(value));
    return std::move(*this);
}

Json& Json::push(Json value) {
    members_.emplace_back(std::string(), std::move(value));
    return *this;
}

std::string Json::text() const {
    std::string out;
    append(out, 0);
    return out.append("\n");
}

std::string Json::compact() const {
    if (kind_ == Kind::literal) return text_;
    std::string out = kind_ == Kind::object ? "{" : "[";
    for (std::size_t i = 0; i < members_.size(); ++i) {
        if (i > 0) out.append(", ");
        if (kind_ == Kind::object) out.append(quoted(members_[i].first)).append(": ");
        out.append(members_[i].second.compact());
    }
    return out.append(kind_ == Kind::object ? "}" : "]");
}

void Json::append(std::string& out, std::size_t indent) const {
    // Lists of things are long in practice, so the attempt to set them on one line is made for
    // small ones only.
    if (kind_ == Kind::literal || members_.size() <= 12) {
        const std::string line = compact();
        if (kind_ == Kind::literal || indent + line.size() <= line_length) {
            out.append(line);
            return;
        }
    }
    out.append(kind_ == Kind::object ? "{" : "[");
    for (std::size_t i = 0; i < members_.size(); ++i) {
        out.append(i > 0 ? ",\n" : "\n").append(indent + 2, ' ');
        if (kind_ == Kind::object) out.append(quoted(members_[i].first)).append(": ");
        members_[i].second.append(out, indent + 2);
    }
    out.append("\n").append(indent, ' ').append(kind_ == Kind::object ? "}" : "]");
}

}  // namespace friction::report
