#include "yaml_slips.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>
#include <vector>

#include "friction/io/codes.h"

namespace friction::io {

namespace {

constexpr std::string_view name_letters = "abcdefghijklmnopqrstuvwxyz0123456789_";

struct Line {
    std::size_t begin = 0, end = 0;  ///< without its break
    std::size_t indent = 0;
    std::string_view text;  ///< behind the indentation, without blanks at the end

    [[nodiscard]] bool is_empty() const { return text.empty() || text.front() == '#'; }
    [[nodiscard]] bool is_item() const { return text == "-" || text.starts_with("- "); }
    [[nodiscard]] std::size_t text_begin() const { return begin + indent; }
};

std::vector<Line> lines_of(std::string_view bytes) {
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        Line line{.begin = begin, .end = end, .text = bytes.substr(begin, end - begin)};
        while (!line.text.empty() && (line.text.back() == ' ' || line.text.back() == '\r'))
            line.text.remove_suffix(1);
        line.indent = std::min(line.text.find_first_not_of(' '), line.text.size());
        line.text.remove_prefix(line.indent);
        lines.push_back(line);
        begin = end + 1;
    }
    return lines;
}

/// Behind the dash of a list item.
std::string_view without_dash(std::string_view text) {
    while (text.starts_with("- ")) text.remove_prefix(text.find_first_not_of(' ', 1));
    return text;
}

/// "title: ...", "- set: ..."
bool begins_entry(const Line& line) {
    const std::string_view text = without_dash(line.text);
    const std::size_t end = text.find_first_not_of(name_letters);
    return end != 0 && end != std::string_view::npos && text[end] == ':' &&
           (end + 1 == text.size() || text[end + 1] == ' ');
}

/// A text that might have been meant, and what the slip then is.
struct Candidate {
    std::string mended;
    Stop slip;
};

Stop slip_at(std::size_t offset, std::string_view code, std::string found, std::string expected,
             std::string hint) {
    return {{.code = std::string(code),
             .place = {},
             .found = std::move(found),
             .expected = std::move(expected),
             .hint = std::move(hint)},
            offset};
}

std::string replaced(std::string_view bytes, std::size_t at, std::size_t length,
                     std::string_view by) {
    return std::string(bytes.substr(0, at)) + std::string(by) +
           std::string(bytes.substr(at + length));
}

/// Walks the lines as far as quotes, brackets, comments and blocks of text go, and stops where one
/// of them cannot have been meant to go on: a line that looks like the next key.
class OpenSearch {
public:
    OpenSearch(std::string_view bytes, const std::vector<Line>& lines)
        : bytes_(bytes), lines_(lines) {}

    /// What is still open before the line, or at the end.
    [[nodiscard]] std::optional<Candidate> find() {
        for (const Line& line : lines_) {
            if (in_block_text(line)) continue;
            if (is_open() && begins_entry(line) && line.indent <= opened_in_.indent)
                return candidate();
            walk(line);
            if (mismatch_) return candidate();
        }
        return is_open() ? std::optional(candidate()) : std::nullopt;
    }

private:
    [[nodiscard]] bool is_open() const { return quote_ || !brackets_.empty(); }

    [[nodiscard]] bool in_block_text(const Line& line) {
        if (!block_indent_) return false;
        if (line.text.empty() || line.indent > *block_indent_) return true;
        block_indent_.reset();
        return false;
    }

    void walk(const Line& line) {
        bool begins_token = true;  // a quote or bracket inside a plain text is a letter of it
        for (std::size_t at = line.text_begin(); at < line.end; ++at) {
            const char letter = bytes_[at];
            if (quote_) {
                if (bytes_[*quote_] == '"' && letter == '\\')
                    ++at;
                else if (letter == bytes_[*quote_])
                    quote_.reset();
                begins_token = false;
                continue;
            }
            if (letter == '#' && (at == line.begin || bytes_[at - 1] == ' ')) return;
            if (begins_token && (letter == '"' || letter == '\'')) {
                if (brackets_.empty()) opened_in_ = line;
                quote_ = at;
            } else if ((letter == '{' || letter == '[') && begins_token) {
                if (brackets_.empty()) opened_in_ = line;
                brackets_.push_back(at);
            } else if ((letter == '}' || letter == ']') && !brackets_.empty()) {
                mismatch_ = (letter == '}') != (bytes_[brackets_.back()] == '{');
                if (mismatch_) return;
                brackets_.pop_back();
            } else if ((letter == '|' || letter == '>') && begins_token && brackets_.empty()) {
                block_indent_ = line.indent;
                return;
            }
            const bool ends_token = letter == ':' || letter == ',' || letter == '-';
            begins_token = std::string_view("{[,").find(letter) != std::string_view::npos ||
                           (letter == ' ' && begins_token) ||
                           (ends_token && at + 1 < line.end && bytes_[at + 1] == ' ' &&
                            (letter != '-' || at == line.text_begin()));
        }
    }

    /// Behind the last letter of the line before its comment.
    [[nodiscard]] std::size_t text_end(const Line& line, std::size_t from) const {
        const std::size_t comment = bytes_.substr(0, line.end).find(" #", from);
        std::size_t end = comment == std::string_view::npos ? line.end : comment;
        while (end > from + 1 && (bytes_[end - 1] == ' ' || bytes_[end - 1] == '\r')) --end;
        return end;
    }

    [[nodiscard]] const Line& line_at(std::size_t offset) const {
        return *std::ranges::find_if(lines_,
                                     [offset](const Line& line) { return line.end >= offset; });
    }

    [[nodiscard]] Candidate candidate() const {
        const std::size_t at = quote_ ? *quote_ : brackets_.back();
        std::string closing;
        if (quote_) closing += bytes_[*quote_];
        for (const std::size_t open : std::ranges::reverse_view(brackets_))
            closing += bytes_[open] == '{' ? '}' : ']';
        const std::size_t end = text_end(line_at(at), at);
        if (quote_)
            return {replaced(bytes_, end, 0, closing),
                    slip_at(at, code::quote_not_closed, "a quoted text is not closed", "",
                            "close the quote")};
        const bool is_brace = bytes_[at] == '{';
        Stop slip =
            slip_at(at, code::not_yaml,
                    is_brace ? "the brace `{` is not closed" : "the bracket `[` is not closed",
                    is_brace ? "entries `key: value` with commas between them, then `}`"
                             : "items with commas between them, then `]`",
                    is_brace ? "add the `}` where it ends" : "add the `]` where it ends");
        if (mismatch_) {
            slip.problem.found = is_brace ? "the brace `{` is closed by a bracket `]`"
                                          : "the bracket `[` is closed by a brace `}`";
            slip.problem.hint = is_brace ? "close it with `}`" : "close it with `]`";
            return {std::string(), std::move(slip)};
        }
        return {replaced(bytes_, end, 0, closing), std::move(slip)};
    }

    std::string_view bytes_;
    const std::vector<Line>& lines_;
    std::optional<std::size_t> quote_, block_indent_;
    std::vector<std::size_t> brackets_;
    Line opened_in_;
    bool mismatch_ = false;
};

/// `title Look`, `title:Look`, `steps`: a key whose colon, or the blank behind it, is missing.
std::optional<Candidate> without_colon(std::string_view bytes, const Line& line) {
    const std::string_view text = without_dash(line.text);
    const std::size_t name = std::min(text.find_first_not_of(name_letters), text.size());
    if (name == 0 || begins_entry(line)) return std::nullopt;
    const std::size_t begin = line.text_begin() + (line.text.size() - text.size());
    const std::string key(text.substr(0, name));
    if (name < text.size() && text[name] == ':')
        return Candidate{replaced(bytes, begin + name + 1, 0, " "),
                         slip_at(begin + name, code::not_yaml,
                                 "there is no blank behind the colon of \"" + key + "\"",
                                 "`" + key + ": value`", "put a blank behind the colon")};
    if (name < text.size() && text[name] != ' ' && text[name] != '{' && text[name] != '[')
        return std::nullopt;
    const bool is_alone = text.substr(name).find_first_not_of(' ') == std::string_view::npos;
    return Candidate{
        replaced(bytes, begin + name, 0, name < text.size() && text[name] != ' ' ? ": " : ":"),
        slip_at(begin, code::not_yaml, "there is no colon behind \"" + key + "\"",
                is_alone ? "`" + key + ":`" : "`" + key + ": value`",
                "put a colon behind the key, and a blank behind the colon")};
}

/// `set: {...}` or `-set: {...}` among items of a list.
std::optional<Candidate> without_dash_before(std::string_view bytes, const Line& line,
                                             bool among_items) {
    if (line.text.starts_with('-') && line.text.size() > 1 && line.text[1] != ' ' &&
        line.text[1] != '-')
        return Candidate{replaced(bytes, line.text_begin() + 1, 0, " "),
                         slip_at(line.text_begin(), code::not_yaml,
                                 "there is no blank behind the dash of a list item", "`- item`",
                                 "put a blank behind the dash")};
    if (line.is_item() || !among_items) return std::nullopt;
    return Candidate{
        replaced(bytes, line.text_begin(), 0, "- "),
        slip_at(line.text_begin(), code::not_yaml, "there is no dash before this item of a list",
                "`- item`", "put a dash and a blank before it")};
}

std::string count_of_blanks(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " blank" : " blanks");
}

Candidate indented(std::string_view bytes, const Line& line, std::size_t by) {
    return {replaced(bytes, line.begin, line.indent, std::string(by, ' ')),
            slip_at(line.text_begin(), code::not_yaml,
                    "this line is indented by " + count_of_blanks(line.indent) +
                        ", and fits no line above it",
                    "the indentation of the lines it belongs with", "try " + count_of_blanks(by))};
}

Stop tab_slip(std::size_t at) {
    return slip_at(at, code::not_yaml, "a tab stands where the line should begin", "spaces",
                   "replace the tab by spaces");
}

class SlipSearch {
public:
    SlipSearch(std::string_view bytes, std::size_t noticed, const FirstStumble& first_stumble)
        : bytes_(bytes), noticed_(noticed), first_stumble_(first_stumble), lines_(lines_of(bytes)) {
        while (at_ + 1 < lines_.size() && lines_[at_ + 1].begin <= noticed) ++at_;
    }

    [[nodiscard]] std::optional<Stop> find() const {
        if (lines_.empty()) return std::nullopt;
        if (const std::optional<std::size_t> tab = indenting_tab()) return tab_slip(*tab);
        if (const auto open = OpenSearch(bytes_, lines_).find())
            if (open->mended.empty() || helps(*open)) return open->slip;
        if (noticed_ < lines_[at_].end && noticed_ > lines_[at_].begin && is_behind_quote())
            return slip_at(noticed_, code::not_yaml, "text follows behind the closing quote",
                           "nothing, or a comment, behind a text in quotes",
                           "put all of it in quotes; a single quote inside them is written twice");
        for (const std::size_t i : suspects()) {
            if (const auto colon = without_colon(bytes_, lines_[i]); colon && helps(*colon))
                return colon->slip;
            const bool among_items = is_among_items(i);
            if (const auto dash = without_dash_before(bytes_, lines_[i], among_items);
                dash && helps(*dash))
                return dash->slip;
        }
        for (const std::size_t i : suspects())
            for (const std::size_t indent : indents_around(i)) {
                Candidate other = indented(bytes_, lines_[i], indent);
                if (helps(other)) return std::move(other.slip);
            }
        return std::nullopt;
    }

private:
    static constexpr std::size_t no_limit = static_cast<std::size_t>(-1);

    /// Behind a closing quote on the same line.
    [[nodiscard]] bool is_behind_quote() const {
        const std::size_t before = bytes_.find_last_not_of(' ', noticed_ - 1);
        return before != std::string_view::npos && before > lines_[at_].text_begin() &&
               (bytes_[before] == '"' || bytes_[before] == '\'');
    }

    /// The line where it was noticed and the two before that hold something.
    [[nodiscard]] std::vector<std::size_t> suspects() const {
        std::vector<std::size_t> found;
        for (std::size_t i = at_ + 1; i-- > 0 && found.size() < 3;)
            if (!lines_[i].is_empty()) found.push_back(i);
        return found;
    }

    [[nodiscard]] std::optional<std::size_t> indenting_tab() const {
        for (const std::size_t i : suspects()) {
            const std::size_t tab = lines_[i].text_begin();
            if (tab < lines_[i].end && bytes_[tab] == '\t') return tab;
        }
        return std::nullopt;
    }

    /// The next line that holds something, upwards or downwards.
    [[nodiscard]] const Line* neighbour(std::size_t i, bool upwards) const {
        while (upwards ? i-- > 0 : ++i < lines_.size())
            if (!lines_[i].is_empty()) return &lines_[i];
        return nullptr;
    }

    [[nodiscard]] bool is_among_items(std::size_t i) const {
        for (const bool upwards : {true, false})
            if (const Line* line = neighbour(i, upwards))
                if (line->is_item() && line->indent == lines_[i].indent) return true;
        return false;
    }

    /// Other indentations that lines near this one have, the nearest first.
    [[nodiscard]] std::vector<std::size_t> indents_around(std::size_t i) const {
        std::vector<std::size_t> found;
        // What stands deeper below a bare key is a part of it, and stays so.
        const Line* below = neighbour(i, false);
        const std::size_t most =
            below != nullptr && below->indent > lines_[i].indent && lines_[i].text.ends_with(':')
                ? below->indent
                : no_limit;
        const auto add = [&](std::size_t indent) {
            if (indent < most && indent != lines_[i].indent &&
                std::ranges::find(found, indent) == found.end())
                found.push_back(indent);
        };
        for (const bool upwards : {true, false})
            if (const Line* line = neighbour(i, upwards)) {
                add(line->indent);
                if (line->is_item()) add(line->indent + 2);
            }
        for (std::size_t above = i; above-- > 0 && found.size() < 4;)
            if (!lines_[above].is_empty()) add(lines_[above].indent);
        const auto distance = [&](std::size_t indent) {
            return indent > lines_[i].indent ? indent - lines_[i].indent
                                             : lines_[i].indent - indent;
        };
        std::ranges::stable_sort(found, {}, distance);
        return found;
    }

    /// The library comes beyond the line at which it noticed. Mending keeps the number of lines.
    [[nodiscard]] bool helps(const Candidate& candidate) const {
        const std::optional<std::size_t> next = first_stumble_(candidate.mended);
        if (!next) return true;
        const std::string_view read = std::string_view(candidate.mended).substr(0, *next);
        return static_cast<std::size_t>(std::ranges::count(read, '\n')) > at_;
    }

    std::string_view bytes_;
    std::size_t noticed_;
    const FirstStumble& first_stumble_;
    std::vector<Line> lines_;
    std::size_t at_ = 0;  ///< the line at which the library noticed
};

/// Where the quote was opened that the end of the text did not close.
std::size_t opening_quote(std::string_view bytes) {
    for (std::size_t i = bytes.size(); i-- > 0;) {
        if (bytes[i] != '"' && bytes[i] != '\'') continue;
        const std::size_t before = bytes.find_last_not_of(' ', i == 0 ? 0 : i - 1);
        const bool begins_text =
            i == 0 || before == std::string_view::npos ||
            std::string_view(":,-[{\n").find(bytes[before]) != std::string_view::npos;
        if (begins_text && !quote_closed(bytes, i)) return i;
    }
    return bytes.size();
}

}  // namespace

bool quote_closed(std::string_view bytes, std::size_t offset) {
    const char quote = bytes[offset];
    for (std::size_t i = offset + 1; i < bytes.size(); ++i) {
        if (quote == '"' && bytes[i] == '\\') {
            ++i;
        } else if (bytes[i] == quote) {
            if (quote == '"' || i + 1 >= bytes.size() || bytes[i + 1] != '\'') return true;
            ++i;
        }
    }
    return false;
}

Stop slip_behind(std::string_view bytes, const Stop& noticed, const FirstStumble& first_stumble) {
    constexpr std::size_t tried_max = std::size_t{256} << 10;
    // The library takes a bracket behind another for the begin of a key, however deep they nest.
    if (noticed.problem.code == code::key_not_text) {
        const std::vector<Line> lines = lines_of(bytes);
        std::optional<Candidate> open = OpenSearch(bytes, lines).find();
        if (open) return std::move(open->slip);
        return noticed;
    }
    if (bytes.size() <= tried_max)
        if (std::optional<Stop> slip = SlipSearch(bytes, noticed.offset, first_stumble).find())
            return *std::move(slip);
    Stop known = noticed;
    if (known.problem.code == code::quote_not_closed) known.offset = opening_quote(bytes);
    return known;
}

}  // namespace friction::io
