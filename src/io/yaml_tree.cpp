#include "yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <istream>
#include <streambuf>
#include <unordered_set>

#include "friction/io/codes.h"
#include "spelling_hints.h"
#include "yaml_size.h"
#include "yaml_slips.h"
#include "yaml_text.h"

namespace friction::io {

namespace {

Problem make_problem(std::string_view code, std::string found, std::string expected = {},
                     std::string hint = {}) {
    return Problem{std::string(code), {}, std::move(found), std::move(expected), std::move(hint),
                   Severity::error};
}

Problem too_long_problem() {
    return make_problem(
        code::too_much, "a text, comment or bracketed list here is longer than 256 KiB",
        "shorter pieces", "write one key or item on a line, not all in one pair of brackets");
}

Problem too_many_problem() {
    return make_problem(code::too_much, "a map or list holds more than 100,000 entries");
}

Problem long_key_problem() {
    return make_problem(code::not_yaml, "more than a thousand letters stand before the colon here",
                        "a name of at most 60 letters, then `: `",
                        "a text that holds `: ` stands in quotes");
}

// What yaml-cpp says, in words that help somebody who has never read the YAML specification.
Problem syntax_problem(std::string_view message) {
    struct Row {
        std::string_view theirs, found, expected, hint;
    };
    static const std::array rows = {
        Row{YAML::ErrorMsg::END_OF_MAP_FLOW,
            "a brace `{` is not closed, or something in it is out of place",
            "entries `key: value` with commas between them, then `}`",
            "is a comma missing before this? Text that holds `: `, `,` or a brace stands in "
            "quotes"},
        Row{YAML::ErrorMsg::END_OF_SEQ_FLOW,
            "a bracket `[` is not closed, or something in it is out of place",
            "items with commas between them, then `]`",
            "is a comma missing before this? Text that holds `,` or a bracket stands in quotes"},
        Row{YAML::ErrorMsg::FLOW_END, "a closing bracket or brace has no opening one", "",
            "take it out, or open it where it begins"},
        Row{YAML::ErrorMsg::END_OF_MAP, "this line does not fit into the map it stands in",
            "`key: value`, indented like the lines above it", ""},
        Row{YAML::ErrorMsg::END_OF_SEQ, "this line does not fit into the list it stands in",
            "`- item`, indented like the lines above it", ""},
        Row{YAML::ErrorMsg::MAP_VALUE, "a colon stands where no value can begin",
            "one `key: value` on a line", "put text that holds `: ` in quotes"},
        Row{YAML::ErrorMsg::MAP_KEY, "a key stands where none can begin",
            "`key: value` on a line of its own", ""},
        Row{YAML::ErrorMsg::BLOCK_ENTRY, "a list item stands where none can begin",
            "`- item` on a line of its own, below its key", ""},
        Row{YAML::ErrorMsg::TAB_IN_INDENTATION, "a tab stands where the line should begin",
            "spaces", "replace the tab by spaces"},
        Row{YAML::ErrorMsg::UNKNOWN_TOKEN, "a character stands where no value can begin with it",
            "", "put the text in quotes"},
        Row{YAML::ErrorMsg::DOC_IN_SCALAR,
            "a quoted text is not closed before the next document begins", "", "close the quote"},
        Row{YAML::ErrorMsg::INVALID_HEX, "an escape in double quotes is not a number",
            "`\\x41`, `\\u00e4`", "use single quotes for text with backslashes"},
    };
    for (const Row& row : rows)
        if (message == row.theirs)
            return make_problem(code::not_yaml, std::string(row.found), std::string(row.expected),
                                std::string(row.hint));
    if (message.starts_with(YAML::ErrorMsg::INVALID_ESCAPE))
        return make_problem(
            code::not_yaml,
            "a backslash in double quotes is followed by a letter that means nothing", "",
            "use single quotes for text with backslashes");
    if (message == YAML::ErrorMsg::EOF_IN_SCALAR)
        return make_problem(code::quote_not_closed, "a quoted text is not closed", "",
                            "close the quote");
    if (message == YAML::ErrorMsg::UNKNOWN_ANCHOR || message == YAML::ErrorMsg::CHAR_IN_ANCHOR ||
        message == YAML::ErrorMsg::CHAR_IN_ALIAS || message == YAML::ErrorMsg::ALIAS_NOT_FOUND ||
        message == YAML::ErrorMsg::ANCHOR_NOT_FOUND)
        return make_problem(code::anchor_or_alias,
                            "anchors (`&name`) and aliases (`*name`) are not part of the language",
                            "", "write the value out, or in quotes if it is a text");
    return make_problem(code::not_yaml,
                        "the text cannot be read as YAML here: " + std::string(message), "",
                        "check indentation, quotes and brackets around this place");
}

}  // namespace

/// Hands the bytes to the library and stops when too many go in without anything coming out: it
/// holds every token of a bracketed collection, some two hundred bytes each, until it has seen the
/// end of it.
class MeteredBuffer final : public std::streambuf {
public:
    explicit MeteredBuffer(std::string_view bytes) : bytes_(bytes) {}

    void progress(std::size_t offset) { last_progress_ = std::max(last_progress_, offset); }

protected:
    std::streamsize xsgetn(char* to, std::streamsize count) override {
        if (given_ > last_progress_ + Document::unbroken_bytes_max)
            throw Stop{too_long_problem(), last_progress_};
        const std::size_t size = std::min(static_cast<std::size_t>(count), bytes_.size() - given_);
        bytes_.copy(to, size, given_);
        given_ += size;
        return static_cast<std::streamsize>(size);
    }
    int_type underflow() override { return traits_type::eof(); }

private:
    std::string_view bytes_;
    std::size_t given_ = 0;
    std::size_t last_progress_ = 0;
};

/// Turns the library's events into records of the document.
class YamlTree final : public YAML::EventHandler {
public:
    YamlTree(Document& document, Diagnostics& diagnostics, MeteredBuffer& buffer)
        : document_(document), diagnostics_(diagnostics), buffer_(buffer) {}

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (!document_.records_.empty())
            throw Stop{
                make_problem(code::several_documents, "a second document begins here",
                             "one scenario in a file",
                             "take the line `---` out, or put the rest in a file of its own"),
                offset(mark)};
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        if (wants_key()) return begin_entry(mark, anchor, "?", "");
        if (frames_.empty())
            throw Stop{make_problem(code::empty_file, "the file holds no value", "a scenario",
                                    "`friction new` writes a file to start from"),
                       offset(mark)};
        if (!frames_.empty() && document_.records_[frames_.back().node].kind == NodeKind::list)
            report(code::value_missing, "a list item has no value",
                   "a value between the commas or after `- `", "write the item or take it out",
                   offset(mark));
        else if (!frames_.empty() && !entry_.unnamed)
            report_no_value();
        append(NodeKind::broken, mark, {});
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        if (wants_key())
            throw Stop{make_problem(code::anchor_or_alias, "an alias stands in the place of a key"),
                       offset(mark)};
        report_anchor(mark);
        append(NodeKind::broken, mark, {});
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        const std::size_t at = offset(mark);
        const std::string_view bytes = document_.source_.bytes;
        if (at < bytes.size() && (bytes[at] == '"' || bytes[at] == '\'') &&
            !quote_closed(bytes, at))
            throw Stop{make_problem(code::quote_not_closed, "a quoted text is not closed", "",
                                    "close the quote"),
                       at};
        if (wants_key()) return begin_entry(mark, anchor, tag, value);
        check_properties(mark, tag, anchor);
        if (frames_.empty()) refuse_root("the text " + in_quotes(value), at);
        append(NodeKind::text, mark, value);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override {
        begin_collection(NodeKind::list, mark, tag, anchor, style);
    }
    void OnSequenceEnd() override { frames_.pop_back(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override {
        begin_collection(NodeKind::map, mark, tag, anchor, style);
    }
    void OnMapEnd() override { frames_.pop_back(); }

private:
    static constexpr std::size_t no_bracket = static_cast<std::size_t>(-1);

    struct Frame {
        std::uint32_t node;
        std::uint32_t last_child = Document::no_node;
        std::size_t
            bracket_offset;  ///< of the outermost bracket or brace around, no_bracket outside
        std::size_t size = 0;
        std::unordered_set<std::string> keys;  // only of maps with many entries
        bool key_read = false;
    };
    struct Entry {  // the key whose value is awaited
        std::uint32_t offset = 0, begin = 0, size = 0;
        bool twice = false, unnamed = false;
    };

    [[nodiscard]] std::uint32_t offset(const YAML::Mark& mark) const {
        return mark.pos < 0
                   ? 0
                   : static_cast<std::uint32_t>(std::min(static_cast<std::size_t>(mark.pos),
                                                         document_.source_.bytes.size()));
    }
    [[nodiscard]] bool wants_key() const {
        return !frames_.empty() && document_.records_[frames_.back().node].kind == NodeKind::map &&
               !frames_.back().key_read;
    }
    [[nodiscard]] std::string_view entry_key() const {
        return document_.scalar(entry_.begin, entry_.size);
    }

    void report(std::string_view code, std::string found, std::string expected, std::string hint,
                std::size_t at) {
        constexpr std::size_t problems_max = 200;
        Problem problem =
            make_problem(code, std::move(found), std::move(expected), std::move(hint));
        if (diagnostics_.size() >= problems_max) throw Stop{std::move(problem), at};
        diagnostics_.push_back(document_.diagnostic(std::move(problem), document_.position(at)));
    }

    [[noreturn]] static void refuse_root(const std::string& what, std::size_t at) {
        throw Stop{make_problem(code::wrong_shape, "the file is " + what + ", not keys with values",
                                "a scenario: friction, title, steps, ... each with its value",
                                "`friction new` writes a file to start from"),
                   at};
    }

    void report_no_value() {
        const std::string key(entry_key());
        const Frame& frame = frames_.back();
        const bool in_braces = frame.bracket_offset != no_bracket;
        if (in_braces && frame.last_child != Document::no_node) {
            Document::Record& before = document_.records_[frame.last_child];
            const std::string_view value = document_.scalar(before.text_begin, before.text_size);
            if (const auto cut = cut_by_comma(value, key)) {
                before.kind = NodeKind::broken;
                return report(
                    code::value_missing, "the comma in " + in_quotes(cut->text) + " ends the value",
                    "a value without a comma, or text in quotes", cut->hint, before.offset);
            }
        }
        report(code::value_missing, in_quotes(key) + " is a key without a value",
               in_braces ? "a value after it; inside braces a comma begins the next key"
                         : "a value behind the colon, or keys below it, indented further",
               no_value_hint(key, in_braces), entry_.offset);
    }

    void report_anchor(const YAML::Mark& mark) {
        report(code::anchor_or_alias,
               "anchors (`&name`) and aliases (`*name`) are not part of the language", "",
               "write the value out, or in quotes if it is a text", offset(mark));
    }

    void check_properties(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
        if (anchor != 0) report_anchor(mark);
        const std::string_view bytes = document_.source_.bytes;
        const bool bare_tag = offset(mark) < bytes.size() && bytes[offset(mark)] == '!';
        if (bare_tag || (!tag.empty() && tag != "?" && tag != "!"))
            report(code::tag, "tags (`!name`) are not part of the language", "",
                   "take it out; every value is understood by the key that holds it", offset(mark));
    }

    void begin_entry(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag,
                     const std::string& key) {
        check_properties(mark, tag, anchor);
        Frame& frame = frames_.back();
        entry_ = {.offset = offset(mark),
                  .begin = store(key),
                  .size = static_cast<std::uint32_t>(key.size())};
        frame.key_read = true;
        if (key.empty()) {
            entry_.unnamed = true;
            report(code::key_not_text, "a key is missing before the value", "`key: value`",
                   "write the key in quotes if it is the word `null` or `~`", entry_.offset);
        } else if (key == "<<") {
            report(code::merge_key, "merge keys (`<<`) are not part of the language", "",
                   "write the keys out", entry_.offset);
        } else if (const Node first = find_twin(frame, key); first.exists()) {
            entry_.twice = true;
            document_.records_[frame.node].has_twins = true;
            report(
                code::key_twice, in_quotes(key) + " stands twice in this map",
                "each key once; the first is in line " + std::to_string(first.key_position().line),
                "take one of them out", entry_.offset);
        }
    }

    /// The entry of the frame's map that has this key already.
    Node find_twin(Frame& frame, const std::string& key) {
        constexpr std::size_t few =
            16;  // up to here looking at all is faster than remembering them
        const Node map(document_, frame.node);
        if (frame.size < few) return map.find(key);
        if (frame.keys.empty())
            for (const Node entry : map) frame.keys.emplace(entry.key());
        return frame.keys.insert(key).second ? Node{} : map.find(key);
    }

    void begin_collection(NodeKind kind, const YAML::Mark& mark, const std::string& tag,
                          YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
        if (frames_.size() >= Document::depth_max)
            throw Stop{make_problem(code::nested_too_deep,
                                    "maps and lists are nested more than " +
                                        std::to_string(Document::depth_max) + " deep",
                                    "no part of a scenario is nested more than 10 deep",
                                    "are brackets or braces missing that close?"),
                       offset(mark)};
        if (wants_key())
            throw Stop{
                make_problem(code::key_not_text, "a map or list stands in the place of a key",
                             "a key is one plain word",
                             "put text that begins with a bracket or brace in quotes"),
                offset(mark)};
        if (frames_.empty() && kind == NodeKind::list) refuse_root("a list", offset(mark));
        check_properties(mark, tag, anchor);
        append(kind, mark, {});
        const bool in_brackets = !frames_.empty() && frames_.back().bracket_offset != no_bracket;
        const std::size_t bracket_offset = in_brackets ? frames_.back().bracket_offset
                                           : style == YAML::EmitterStyle::Flow ? offset(mark)
                                                                               : no_bracket;
        frames_.push_back({.node = static_cast<std::uint32_t>(document_.records_.size() - 1),
                           .bracket_offset = bracket_offset,
                           .keys = {}});
    }

    void check_sizes(std::size_t at) const {
        if (document_.records_.size() >= Document::values_max)
            throw Stop{make_problem(code::too_much, "the file holds more than 2,000,000 values"),
                       at};
        if (frames_.empty()) return;
        const Frame& frame = frames_.back();
        if (frame.size >= entries_max) throw Stop{too_many_problem(), at};
        if (frame.bracket_offset != no_bracket &&
            at > frame.bracket_offset + Document::unbroken_bytes_max)
            throw Stop{too_long_problem(), frame.bracket_offset};
    }

    void append(NodeKind kind, const YAML::Mark& mark, const std::string& text) {
        check_sizes(offset(mark));
        buffer_.progress(offset(mark));
        Document::Record record{.offset = offset(mark),
                                .text_begin = store(text),
                                .text_size = static_cast<std::uint32_t>(text.size()),
                                .kind = kind};
        const auto index = static_cast<std::uint32_t>(document_.records_.size());
        bool linked = true;
        if (!frames_.empty()) {
            Frame& frame = frames_.back();
            if (frame.key_read) {
                record.key_offset = entry_.offset;
                record.key_begin = entry_.begin;
                record.key_size = entry_.size;
                linked = !entry_.twice && !entry_.unnamed;
                frame.key_read = false;
            }
            if (linked) {
                if (frame.last_child == Document::no_node)
                    document_.records_[frame.node].first_child = index;
                else
                    document_.records_[frame.last_child].next = index;
                frame.last_child = index;
                ++frame.size;
            }
        }
        document_.records_.push_back(record);
    }

    std::uint32_t store(const std::string& text) {
        const auto begin = static_cast<std::uint32_t>(document_.scalars_.size());
        document_.scalars_ += text;
        return begin;
    }

    Document& document_;
    Diagnostics& diagnostics_;
    MeteredBuffer& buffer_;
    std::vector<Frame> frames_;
    Entry entry_;
};

namespace {

/// Keeps nothing: only how far the library comes is of interest.
class Probe final : public YAML::EventHandler {
public:
    explicit Probe(MeteredBuffer& buffer) : buffer_(buffer) {}

    // No further than the first: behind some texts the library finds documents without end.
    void OnDocumentStart(const YAML::Mark& mark) override {
        if (has_begun_) throw Stop{{}, static_cast<std::size_t>(std::max(mark.pos, 0))};
        has_begun_ = true;
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { reach(mark); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { reach(mark); }
    void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  const std::string&) override {
        reach(mark);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        enter(mark);
    }
    void OnSequenceEnd() override { --depth_; }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {
        enter(mark);
    }
    void OnMapEnd() override { --depth_; }

private:
    void reach(const YAML::Mark& mark) {
        buffer_.progress(static_cast<std::size_t>(std::max(mark.pos, 0)));
    }
    void enter(const YAML::Mark& mark) {
        reach(mark);
        if (++depth_ > Document::depth_max)
            throw Stop{{}, static_cast<std::size_t>(std::max(mark.pos, 0))};
    }

    MeteredBuffer& buffer_;
    std::size_t depth_ = 0;
    bool has_begun_ = false;
};

/// Where the library cannot go on, if anywhere.
std::optional<std::size_t> first_stumble(std::string_view bytes) {
    MeteredBuffer buffer(bytes);
    try {
        std::istream stream(&buffer);
        Probe probe(buffer);
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(probe)) {
        }
    } catch (const Stop& stop) {
        return stop.offset;
    } catch (const YAML::Exception& error) {
        return static_cast<std::size_t>(std::max(error.mark.pos, 0));
    }
    return std::nullopt;
}

constexpr std::size_t longest_key = 1024;  // bytes before a colon, of which the library looks back

std::size_t begin_of_line(std::string_view bytes, std::size_t at) {
    const std::size_t end = bytes.substr(0, std::min(at, bytes.size())).find_last_of("\r\n");
    return end == std::string_view::npos ? 0 : end + 1;
}

}  // namespace

std::optional<Stop> read_yaml(Document& document, Diagnostics& diagnostics) {
    const std::string_view bytes = document.source().bytes;
    if (std::optional<Stop> stop = not_for_yaml(bytes)) return stop;
    if (const std::optional<std::size_t> at = entry_too_many(bytes))
        return Stop{too_many_problem(), *at};
    MeteredBuffer buffer(bytes);
    try {
        std::istream stream(&buffer);
        YamlTree tree(document, diagnostics, buffer);
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(tree)) {
        }
    } catch (const Stop& stop) {
        const bool may_be_open =
            stop.problem.code == code::quote_not_closed || stop.problem.code == code::key_not_text;
        return may_be_open ? slip_behind(bytes, stop, first_stumble) : stop;
    } catch (const YAML::Exception& error) {
        const std::size_t at = error.mark.pos < 0 ? 0 : static_cast<std::size_t>(error.mark.pos);
        const std::size_t line = begin_of_line(bytes, at);
        if (error.msg == YAML::ErrorMsg::MAP_VALUE && at - line > longest_key)
            return Stop{long_key_problem(), line};
        return slip_behind(bytes, {syntax_problem(error.msg), at}, first_stumble);
    }
    return std::nullopt;
}

}  // namespace friction::io
