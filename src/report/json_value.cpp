#include "json_value.h"

#include <cmath>

#include "display.h"
#include "shortest.h"

namespace friction::report {
namespace {

constexpr std::size_t line_length = 120;

// Quotes, backslashes and controls escaped; bytes that are no UTF-8 become U+FFFD.
std::string quoted(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        const auto first = static_cast<unsigned char>(text.front());
        if (length == 0) {
            out += "\xef\xbf\xbd";
        } else if (first == '"' || first == '\\') {
            out.append("\\").append(1, text.front());
        } else if (first < 0x20 || first == 0x7f) {
            out.append("\\u00").append(1, digits[first >> 4]).append(1, digits[first & 0xfU]);
        } else {
            out.append(text.substr(0, length));
        }
        text.remove_prefix(length == 0 ? 1 : length);
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
