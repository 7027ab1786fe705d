#include "friction/io/codes.h"

#include <array>

namespace friction::io {

std::span<const CodeHelp> codes() {
    static constexpr std::array table = {
        CodeHelp{code::not_text, "the file is not plain text in UTF-8"},
        CodeHelp{code::not_yaml, "the text cannot be read as YAML"},
        CodeHelp{code::key_twice, "a key stands twice in one map"},
        CodeHelp{code::anchor_or_alias, "anchors and aliases are not part of the language"},
        CodeHelp{code::tag, "tags are not part of the language"},
        CodeHelp{code::merge_key, "merge keys are not part of the language"},
        CodeHelp{code::several_documents, "a file holds one document"},
        CodeHelp{code::quote_not_closed, "a quoted text has no end"},
        CodeHelp{code::value_missing, "a key or list item has no value"},
        CodeHelp{code::nested_too_deep, "maps and lists are nested too deep"},
        CodeHelp{code::too_much, "the file holds more than can be read"},
        CodeHelp{code::empty_file, "the file is empty"},
        CodeHelp{code::key_not_text, "a key is not a plain text"},
        CodeHelp{code::too_many_problems, "there are more problems than are shown"},
        CodeHelp{code::unknown_key, "there is no such key here"},
        CodeHelp{code::key_missing, "a required key is missing"},
        CodeHelp{code::not_yet, "part of the language, but not supported yet"},
        CodeHelp{code::wrong_shape, "a map, a list or a text stands where another one is needed"},
        CodeHelp{code::not_a_name,
                 "a name has letters that names cannot have, or is a word of the language"},
        CodeHelp{code::name_taken, "a name is used for two things"},
        CodeHelp{code::bad_value, "a number, its unit or a parameter cannot be understood"},
        CodeHelp{code::out_of_range, "a number is too small or too large"},
        CodeHelp{code::bad_distribution, "a distribution cannot be understood"},
        CodeHelp{code::unknown_word, "a key takes one of a few words, and this is none of them"},
        CodeHelp{code::bad_condition, "a condition cannot be understood"},
        CodeHelp{code::two_rests, "a share map has more than one rest"},
        CodeHelp{code::bad_cases, "the cases of `next` are not in order"},
        CodeHelp{code::bad_range, "a range has no two ends, or does not hold its value"},
        CodeHelp{code::bad_version, "the version of the language is missing or unknown"},
        CodeHelp{code::bad_combination, "keys that do not go together"},
        CodeHelp{code::unknown_move, "there is no such move"},
        CodeHelp{code::nothing_to_edit, "an edit names something that is not there"},
        CodeHelp{code::cannot_edit, "an edit cannot be written into this text"},
        CodeHelp{code::no_such_file, "the file does not exist"},
        CodeHelp{code::is_directory, "the path is a directory"},
        CodeHelp{code::not_readable, "the file cannot be read"},
        CodeHelp{code::file_too_large, "the file is too large"},
    };
    return table;
}

}  // namespace friction::io
