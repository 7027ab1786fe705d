#pragma once
// The fixed words of the scenario language, each list in one place: readers, writers, schema and
// help walk it.

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace friction {

enum class Channel : std::uint8_t {
    none,
    phone,
    chat,
    video,
    in_person,
    email,
    letter,
    message,
    web,
    app
};
enum class ContactBy : std::uint8_t { by_default, customer, company, reply, none };
enum class Cause { need, process, failure };
enum class Owner { unstated, customer, company };
enum class Status { unknown, visible };
enum class OutcomeKind { resolved, unresolved, closed_unresolved, gave_up };
enum class Mark { solved, refusal, apology, gift };

/// The words of one list, in the order of its enumerators; "" is no word (the enumerator of "not
/// stated").
template <class Enum>
struct Words;

template <>
struct Words<Channel> {
    static constexpr std::array<std::string_view, 10> list = {
        "", "phone", "chat", "video", "in_person", "email", "letter", "message", "web", "app"};
};
template <>
struct Words<ContactBy> {
    static constexpr std::array<std::string_view, 5> list = {"", "customer", "company", "reply",
                                                             "none"};
};
template <>
struct Words<Cause> {
    static constexpr std::array<std::string_view, 3> list = {"need", "process", "failure"};
};
template <>
struct Words<Owner> {
    static constexpr std::array<std::string_view, 3> list = {"", "customer", "company"};
};
template <>
struct Words<Status> {
    static constexpr std::array<std::string_view, 2> list = {"unknown", "visible"};
};
template <>
struct Words<OutcomeKind> {
    static constexpr std::array<std::string_view, 4> list = {"resolved", "unresolved",
                                                             "closed_unresolved", "gave_up"};
};
template <>
struct Words<Mark> {
    static constexpr std::array<std::string_view, 4> list = {"solved", "refusal", "apology",
                                                             "gift"};
};

/// An enumeration with a list of words.
template <class Enum>
concept Worded = std::same_as<decltype(Words<Enum>::list.size()), std::size_t>;

template <class Enum>
[[nodiscard]] constexpr std::string_view word(Enum value) {
    return Words<Enum>::list[static_cast<std::size_t>(value)];
}

template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> find_word(std::string_view text) {
    for (std::size_t i = 0; i < Words<Enum>::list.size(); ++i)
        if (!text.empty() && Words<Enum>::list[i] == text) return static_cast<Enum>(i);
    return std::nullopt;
}

/// On a live channel the customer is busy or stuck; writing leaves them free; on web and app they
/// are alone.
[[nodiscard]] constexpr bool is_live(Channel c) {
    return c == Channel::phone || c == Channel::chat || c == Channel::video ||
           c == Channel::in_person;
}
[[nodiscard]] constexpr bool is_written(Channel c) {
    return c == Channel::email || c == Channel::letter || c == Channel::message;
}
[[nodiscard]] constexpr bool is_alone(Channel c) { return c == Channel::web || c == Channel::app; }

}  // namespace friction
