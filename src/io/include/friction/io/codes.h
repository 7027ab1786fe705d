#pragma once
// The codes of problems found while reading files; each keeps its number for ever.
//
// F001 to F019 the text and its YAML, F020 to F039 keys, values and edits of them, F090 to F099 the
// world outside. All others belong to sim: F040 to F059 the scenario as a whole and its graph, F060
// to F079 moves, F080 to F089 expectations, from F100 on what is no mistake but hardly meant.

#include <string_view>

namespace friction::io::code {

inline constexpr std::string_view not_text = "F001";
inline constexpr std::string_view not_yaml = "F002";
inline constexpr std::string_view key_twice = "F003";
inline constexpr std::string_view anchor_or_alias = "F004";
inline constexpr std::string_view tag = "F005";
inline constexpr std::string_view merge_key = "F006";
inline constexpr std::string_view several_documents = "F007";
inline constexpr std::string_view quote_not_closed = "F008";
inline constexpr std::string_view value_missing = "F009";
inline constexpr std::string_view nested_too_deep = "F010";
inline constexpr std::string_view too_much = "F011";
inline constexpr std::string_view empty_file = "F012";
inline constexpr std::string_view key_not_text = "F013";
inline constexpr std::string_view too_many_problems = "F014";

inline constexpr std::string_view unknown_key = "F020";
inline constexpr std::string_view key_missing = "F021";
inline constexpr std::string_view not_yet = "F022";
inline constexpr std::string_view wrong_shape = "F023";
inline constexpr std::string_view not_a_name = "F024";
inline constexpr std::string_view name_taken = "F025";
inline constexpr std::string_view bad_value = "F026";
inline constexpr std::string_view out_of_range = "F027";
inline constexpr std::string_view bad_distribution = "F028";
inline constexpr std::string_view unknown_word = "F029";
inline constexpr std::string_view bad_condition = "F030";
inline constexpr std::string_view two_rests = "F031";
inline constexpr std::string_view bad_cases = "F032";
inline constexpr std::string_view bad_range = "F033";
inline constexpr std::string_view bad_version = "F034";
inline constexpr std::string_view bad_combination = "F035";
inline constexpr std::string_view unknown_move = "F036";
inline constexpr std::string_view nothing_to_edit = "F037";
inline constexpr std::string_view cannot_edit = "F038";

inline constexpr std::string_view no_such_file = "F090";
inline constexpr std::string_view is_directory = "F091";
inline constexpr std::string_view not_readable = "F092";
inline constexpr std::string_view file_too_large = "F093";

}  // namespace friction::io::code
