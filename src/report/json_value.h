#pragma once
// A JSON value that keeps the order of its members: the same results give the same bytes.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace friction::report {

class Json {
public:
    Json() = default;    ///< null
    Json(double value);  ///< null when it is not finite: JSON knows no NaN
    Json(bool value) : kind_(Kind::literal), text_(value ? "true" : "false") {}
    Json(int value) : kind_(Kind::literal), text_(std::to_string(value)) {}
    Json(std::uint64_t value) : kind_(Kind::literal), text_(std::to_string(value)) {}
    Json(std::string_view text);
    Json(const char* text) : Json(std::string_view(text)) {}
    Json(const std::string& text) : Json(std::string_view(text)) {}

    [[nodiscard]] static Json object() { return Json(Kind::object); }
    [[nodiscard]] static Json array() { return Json(Kind::array); }

    Json& set(std::string_view key, Json value) &;
    Json&& set(std::string_view key, Json value) &&;
    Json& push(Json value);
    [[nodiscard]] bool is_empty() const { return members_.empty(); }

    /// What is short stays on one line, the rest is indented by two.
    [[nodiscard]] std::string text() const;

private:
    enum class Kind { literal, object, array };
    explicit Json(Kind kind) : kind_(kind), text_() {}
    [[nodiscard]] std::string compact() const;
    void append(std::string& out, std::size_t indent) const;

    Kind kind_ = Kind::literal;
    std::string text_ = "null";
    std::vector<std::pair<std::string, Json>> members_;
};

}  // namespace friction::report
