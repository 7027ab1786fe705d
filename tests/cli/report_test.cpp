// The page to hand over, from outside: one file that says what the terminal says, loads nothing,
// and is sound whatever strangers wrote into the scenario.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <regex>
#include <set>

#include "program.h"

namespace friction::tests {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

std::string told(std::vector<std::string> arguments) {
    const Ran ran =
        friction_as({.arguments = std::move(arguments), .environment = {{"COLUMNS", "140"}}});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.err, IsEmpty());
    return ran.out;
}

/// Each command line runs once, however many tests look at what it says: a report takes seconds.
std::string toll_invoice(const std::string& command, const std::vector<std::string>& more = {}) {
    static std::map<std::vector<std::string>, std::string> known;
    std::vector<std::string> arguments{command, scenario("toll-invoice.yaml"), "--journeys",
                                       "4096"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    auto found = known.find(arguments);
    if (found == known.end()) found = known.emplace(arguments, told(arguments)).first;
    return found->second;
}

struct Tag {
    std::string name;
    std::map<std::string, std::string> attributes;
    bool closes = false, is_empty = false;
};

/// A page read as strictly as XML is.
struct Read {
    std::vector<Tag> tags;
    std::string words;               ///< outside of tags, style and pictures
    std::vector<std::string> wrong;  ///< why it is no XML
};

const std::map<std::string, std::string>& entities() {
    static const std::map<std::string, std::string> known{
        {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}};
    return known;
}

std::string plain(const std::string& text, std::vector<std::string>& wrong) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '<' || text[at] == '>') wrong.push_back("bare " + text.substr(at, 20));
        if (text[at] != '&') {
            out += text[at];
            continue;
        }
        const std::string entity = text.substr(at, text.find(';', at) - at + 1);
        const auto found = entities().find(entity);
        if (found == entities().end()) {
            wrong.push_back("unknown " + text.substr(at, 20));
            continue;
        }
        out += found->second;
        at += entity.size() - 1;
    }
    return out;
}

Tag tag_of(std::string inside, std::vector<std::string>& wrong) {
    Tag tag;
    tag.closes = inside.starts_with('/');
    tag.is_empty = inside.ends_with('/');
    if (tag.closes) inside.erase(0, 1);
    if (tag.is_empty) inside.pop_back();
    const std::size_t end = inside.find_first_of(" \n");
    tag.name = inside.substr(0, end);
    // By hand: values are as long as a picture's path, and std::regex calls itself for each letter.
    for (std::size_t at = end; at < inside.size();) {
        const std::size_t key = inside.find_first_not_of(" \n", at);
        if (key == std::string::npos) break;
        const std::size_t equals = std::min(inside.find("=\"", key), inside.size());
        const std::size_t close = inside.find('"', std::min(equals + 2, inside.size()));
        const std::string name = inside.substr(key, equals - key);
        const bool is_name = !name.empty() && name.find_first_of(" \n\"<") == std::string::npos;
        if (key == at || !is_name || close == std::string::npos) {
            wrong.push_back("in <" + tag.name + ">: " + inside.substr(at));
            break;
        }
        const std::string value = inside.substr(equals + 2, close - equals - 2);
        if (!tag.attributes.emplace(name, plain(value, wrong)).second)
            wrong.push_back("twice " + name);
        at = close + 1;
    }
    return tag;
}

Read read_page(const std::string& page) {
    Read read;
    std::vector<std::string> open;
    std::size_t at = page.find("<html");
    while (at < page.size()) {
        if (page[at] != '<') {
            const std::size_t end = std::min(page.find('<', at), page.size());
            const std::string words = page.substr(at, end - at);
            const bool is_style = !open.empty() && open.back() == "style";
            const bool is_picture = std::ranges::find(open, "svg") != open.end();
            const std::string text = plain(words, read.wrong);
            if (!is_style && !is_picture) read.words += text + " ";
            at = end;
            continue;
        }
        const std::size_t end = page.find('>', at);
        if (end == std::string::npos) {
            read.wrong.emplace_back("a tag that does not end");
            break;
        }
        Tag tag = tag_of(page.substr(at + 1, end - at - 1), read.wrong);
        if (tag.closes) {
            if (open.empty() || open.back() != tag.name)
                read.wrong.push_back("</" + tag.name + ">");
            if (!open.empty()) open.pop_back();
        } else if (!tag.is_empty) {
            open.push_back(tag.name);
        }
        read.tags.push_back(std::move(tag));
        at = end + 1;
    }
    for (const std::string& name : open) read.wrong.push_back(name + " stays open");
    return read;
}

/// Every word with a digit in it, without what stands around it.
std::vector<std::string> figures_in(const std::string& text) {
    std::vector<std::string> figures;
    std::string word;
    for (const char c : text + " ") {
        if (std::isspace(static_cast<unsigned char>(c)) == 0) {
            word += c;
            continue;
        }
        const std::size_t first = word.find_first_not_of("(\"");
        const std::size_t last = word.find_last_not_of(").,;:\"");
        if (word.find_first_of("0123456789") != std::string::npos)
            figures.push_back(word.substr(first, last - first + 1));
        word.clear();
    }
    return figures;
}

TEST(Report, HasEveryFigureOfTheTerminal) {
    const std::vector<std::string> of_terminal = figures_in(toll_invoice("compare"));
    ASSERT_GT(of_terminal.size(), 250U);
    for (const std::vector<std::string>& form :
         {std::vector<std::string>{}, {"--to", "markdown"}}) {
        std::string page = toll_invoice("report", form);
        page = form.empty() ? read_page(page).words
                            : std::regex_replace(page, std::regex(R"(\\|\*\*|&nbsp;)"), "");
        page = std::regex_replace(page, std::regex("&lt;"), "<");
        const std::vector<std::string> all = figures_in(page);
        const std::set<std::string> of_page(all.begin(), all.end());
        for (const std::string& figure : of_terminal)
            EXPECT_TRUE(of_page.contains(figure)) << figure;
    }
}

// A figure that is rounded in two ways makes both look wrong.
TEST(Report, SaysNothingElseInPictures) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", told({"new"}));
    const std::regex blanks(R"(\s+)"), doubtful(R"([0-9.,]+ ± [0-9.,]*[0-9])");
    const std::string terminal = std::regex_replace(told({"compare", file}), blanks, " ");
    const std::string page = told({"report", file});
    ASSERT_THAT(page, HasSubstr(" EM a journey</text>"));
    for (std::sregex_iterator at(page.begin(), page.end(), doubtful), end; at != end; ++at) {
        EXPECT_THAT(terminal, HasSubstr(at->str()));
    }
}

TEST(Report, OfOneDesignHasEveryFigureOfRun) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", told({"new", "--minimal"}));
    const std::vector<std::string> of_terminal = figures_in(told({"run", file, "--seed", "3"}));
    const Read page = read_page(told({"report", file, "--seed", "3"}));
    EXPECT_THAT(page.wrong, IsEmpty());
    EXPECT_THAT(page.words,
                AllOf(HasSubstr("What does this process cost its customers"),
                      HasSubstr("The process as it is"), HasSubstr("One customer's story")));
    const std::vector<std::string> all = figures_in(page.words);
    const std::set<std::string> of_page(all.begin(), all.end());
    ASSERT_GT(of_terminal.size(), 20U);
    for (const std::string& figure : of_terminal) EXPECT_TRUE(of_page.contains(figure)) << figure;
}

TEST(Report, IsOneFileWithoutScriptsThatLoadsNothing) {
    const std::string page = toll_invoice("report");
    EXPECT_THAT(page,
                AllOf(StartsWith("<!DOCTYPE html>\n"), EndsWith("</html>\n"),
                      HasSubstr("content=\"default-src 'none'; style-src 'unsafe-inline'; ")));
    EXPECT_LT(page.size(), 1'000'000U);
    for (const char* never : {"<script", "<link", "<img", "<iframe", "@import", "javascript:"})
        EXPECT_THAT(page, Not(HasSubstr(never)));
    EXPECT_THAT(std::regex_replace(page, std::regex(R"(url\(#p\d+c\d+\))"), ""),
                Not(HasSubstr("url(")));
    const std::set<std::string> spaces{"http://www.w3.org/1999/xhtml",
                                       "http://www.w3.org/2000/svg"};
    for (const Tag& tag : read_page(page).tags)
        for (const auto& [name, value] : tag.attributes) {
            EXPECT_FALSE(name.starts_with("on") || name == "src") << name;
            if (name == "href") {
                EXPECT_THAT(value, StartsWith("#"));
            }
            if (value.find("//") != std::string::npos) {
                EXPECT_TRUE(name == "xmlns" && spaces.contains(value)) << name << "=" << value;
            }
        }
}

TEST(Report, IsXmlWithHeadingsInOrderAndWordsForEveryPicture) {
    const Read page = read_page(toll_invoice("report", {"--details"}));
    EXPECT_THAT(page.wrong, IsEmpty());
    int level = 0, first_headings = 0, figures = 0, captions = 0;
    std::set<std::string> ids;
    std::vector<std::string> links;
    for (const Tag& tag : page.tags) {
        if (tag.closes) continue;
        if (tag.name.size() == 2 && tag.name[0] == 'h' && std::isdigit(tag.name[1]) != 0) {
            const int next = tag.name[1] - '0';
            EXPECT_LE(next, level + 1);
            first_headings += next == 1 ? 1 : 0;
            level = next;
        }
        if (tag.name == "th") {
            EXPECT_TRUE(tag.attributes.contains("scope"));
        }
        if (tag.name == "figure") ++figures;
        if (tag.name == "figcaption") ++captions;
        if (const auto id = tag.attributes.find("id"); id != tag.attributes.end()) {
            EXPECT_TRUE(ids.insert(id->second).second) << id->second;
        }
        if (tag.name == "a") links.push_back(tag.attributes.at("href").substr(1));
        if (tag.attributes.contains("tabindex")) {
            EXPECT_FALSE(tag.attributes.at("aria-label").empty());
        }
    }
    EXPECT_EQ(first_headings, 1);
    // The baseline's blueprint; of each redesign one and what effort is made of, its spread twice,
    // who wins, and where it went.
    EXPECT_EQ(figures, 1 + 6 * 6);
    EXPECT_EQ(captions, figures);
    EXPECT_GE(links.size(), 8U);
    for (const std::string& link : links) EXPECT_TRUE(ids.contains(link)) << link;
}

TEST(Report, OfAProcessWithoutEffortHasNoPicturesOfIt) {
    const Folder folder;
    const std::string file = folder.file("a.yaml",
                                         "friction: 1\ntitle: Nothing to do\nsource: a test\n"
                                         "teams: {a: {title: A}}\nstart: s\nsteps:\n"
                                         "  s: {by: a, time: 3 min, next: done}\n"
                                         "outcomes: {done: resolved}\nredesigns:\n"
                                         "  other: {changes: [{set: {step: s, time: 2 min}}]}\n");
    const Read page = read_page(told({"report", file, "--journeys", "64"}));
    EXPECT_THAT(page.wrong, IsEmpty());
    EXPECT_THAT(page.words, AllOf(HasSubstr("The customer's ledger"),
                                  Not(HasSubstr("Effort per journey by its kind")),
                                  Not(HasSubstr("How effort is spread"))));
}

TEST(Report, ShowsTheRedesignThatIsNamed) {
    const std::string words = read_page(toll_invoice("report", {"status_visible"})).words;
    EXPECT_THAT(words, AllOf(HasSubstr("What would \"Status in the account\" change"),
                             Not(HasSubstr("Mailed with the charge"))));
    EXPECT_THAT(read_page(toll_invoice("report")).words,
                AllOf(HasSubstr("Which of 6 redesigns"), HasSubstr("Mailed with the charge")));
}

TEST(Report, SpeaksToAReaderWithoutACommandLine) {
    const std::string words = read_page(toll_invoice("report")).words;
    EXPECT_THAT(words,
                AllOf(Not(HasSubstr("--")), HasSubstr("Searching the account"),
                      HasSubstr("12 h .. 6 days"), HasSubstr("Where the numbers come from")));
}

// Patience reads effort, so that each of 200 draws of the weights is simulated again; compare says
// how to get that.
TEST(Report, SaysWhetherTheAnswerHoldsWithOtherEffortWeights) {
    const std::string why = "because patience reads effort";
    for (const std::string& page :
         {read_page(toll_invoice("report")).words, toll_invoice("report", {"--to", "markdown"})})
        EXPECT_THAT(page, AllOf(HasSubstr("of 200 draws of the effort weights"),
                                HasSubstr("4,096 customers were simulated again"), HasSubstr(why)));
    const std::string compared = on_one_line(toll_invoice("compare"));
    EXPECT_THAT(compared, AllOf(HasSubstr("--details simulates them again for 200 draws"),
                                HasSubstr(why), Not(HasSubstr("were simulated again"))));
}

TEST(Report, IsTheSameForAnyNumberOfThreads) {
    EXPECT_EQ(toll_invoice("report", {"--threads", "1"}),
              toll_invoice("report", {"--threads", "3"}));
}

TEST(Report, AsJsonIsThatOfCompare) {
    EXPECT_EQ(toll_invoice("report", {"--json"}), toll_invoice("compare", {"--json"}));
}

TEST(Report, GoesToAFileWhole) {
    const Folder folder;
    EXPECT_THAT(toll_invoice("report", {"-o", folder.at("a.html")}), IsEmpty());
    EXPECT_EQ(read_whole(folder.at("a.html")), toll_invoice("report"));
}

TEST(Report, IsWrittenAsTheNameOfItsFileSays) {
    const Folder folder;
    const auto written = [&](const std::string& name, std::vector<std::string> more = {}) {
        std::vector<std::string> call = {"report",     scenario("toll-invoice-fixed.yaml"),
                                         "--journeys", "512",
                                         "-o",         folder.at(name)};
        call.insert(call.end(), more.begin(), more.end());
        return friction_with(call);
    };
    for (const char* name : {"a.md", "a.MARKDOWN"}) {
        EXPECT_EQ(written(name).exit_code, 0);
        EXPECT_THAT(read_whole(folder.at(name)), StartsWith("# "));
    }
    for (const char* name : {"a.html", "a"}) {
        EXPECT_EQ(written(name).exit_code, 0);
        EXPECT_THAT(read_whole(folder.at(name)), StartsWith("<!DOCTYPE html>"));
    }
    for (const auto& [name, form] : {std::pair("b.html", "markdown"), std::pair("b.md", "html")}) {
        const Ran ran = written(name, {"--to", form});
        EXPECT_EQ(ran.exit_code, 2);
        EXPECT_THAT(ran.err, HasSubstr("would stand in it; name another file"));
    }
    for (const char* name : {"b.svg", "b.pdf", "b.json"}) EXPECT_EQ(written(name).exit_code, 2);
    EXPECT_THAT(folder.names(), SizeIs(4));
}

TEST(Report, SaysWhatItCannotDo) {
    const auto refused = [](std::vector<std::string> arguments) {
        const Ran ran = friction_with(std::move(arguments));
        EXPECT_EQ(ran.exit_code, 2);
        EXPECT_THAT(ran.out, IsEmpty());
        return ran.err;
    };
    EXPECT_THAT(refused({"report", "a.yaml", "--to", "pdf"}),
                HasSubstr("--to takes html or markdown, not \"pdf\""));
    EXPECT_THAT(refused({"report", "a.yaml", "--to", "html", "--json"}),
                HasSubstr("--json is a form of its own; leave --to out"));
    EXPECT_THAT(refused({"report", "a.yaml", "--json", "-o", "a.html"}),
                HasSubstr("a.html is a name for HTML, but JSON would stand in it"));
    EXPECT_THAT(refused({"report"}),
                HasSubstr("something is missing: it is friction report FILE [REDESIGN...]"));
    EXPECT_THAT(refused({"report", scenario("toll-invoice.yaml"), "status_visibel"}),
                HasSubstr("did you mean \"status_visible\"?"));
}

TEST(Report, SaysAtOnceThatItIsPartial) {
    const Ran ran = friction_as({.arguments = {"report", scenario("toll-invoice.yaml"),
                                               "--journeys", "1000000000", "--progress"},
                                 .interrupt_after = " left"});
    EXPECT_EQ(ran.exit_code, 130) << ran.err;
    const std::string words = read_page(ran.out).words;
    EXPECT_LT(words.find("Interrupted, partial"),
              words.find("Alternatives", words.find("The answer")));
    EXPECT_THAT(words, Not(HasSubstr("One customer's story")));
}

/// So many steps, one after the other, with two teams in turn.
std::string chain_of(std::size_t steps) {
    std::string text =
        "friction: 1\ntitle: Long\nsource: a test\nteams: {a: {title: A}, b: {title: B}}\n"
        "start: s0\noutcomes: {done: resolved}\nsteps:\n";
    for (std::size_t i = 0; i < steps; ++i) {
        const std::string next = i + 1 < steps ? "s" + std::to_string(i + 1) : "done";
        text += "  s" + std::to_string(i) + ": {title: Step number " + std::to_string(i) +
                " of a long way, by: " + (i % 2 == 0 ? "a" : "b") +
                ", channel: phone, time: exponential mean 1 min, next: " + next + "}\n";
    }
    return text + "redesigns:\n  faster: {changes: [{set: {step: s3, time: 10 s}}]}\n";
}

TEST(Report, StaysSmallHoweverLongTheProcess) {
    const Folder folder;
    const auto page_of = [&](std::size_t steps) {
        const std::string file = folder.file(std::to_string(steps) + ".yaml", chain_of(steps));
        return told({"report", file, "--journeys", "64"});
    };
    const std::string drawn = page_of(300), too_long = page_of(2'000);
    EXPECT_LT(drawn.size(), 2'000'000U);
    EXPECT_LT(too_long.size(), 2'000'000U);
    EXPECT_THAT(read_page(drawn).words, AllOf(HasSubstr("So many steps have room for boxes only"),
                                              HasSubstr("episodes are left out here")));
    EXPECT_THAT(read_page(too_long).words,
                HasSubstr("No picture: 2,000 steps are too many to be read on a page"));
}

constexpr const char* hostile_words =
    "\"<script>alert(1)</script> \\\"' ]]> --> &amp; | `x` *b* <b> \\u202e @all $x$\"";

std::string strangers_file() {
    const std::string words = hostile_words;
    return "friction: 1\ntitle: " + words + "\nsummary: " + words + "\nsource: " + words +
           "\nparameters:\n  share: {value: 40%, range: 20% .. 70%, source: guess, label: " +
           words + "}\nteams: {desk: {title: " + words +
           "}}\nstart: ask\nsteps:\n  ask: {title: " + words +
           ", by: desk, channel: phone, time: 4 min, next: {done: $share, left: rest}}\n"
           "outcomes: {done: resolved, left: gave_up}\nredesigns:\n  other: {title: " +
           words + ", changes: [{set: {step: ask, time: 2 min}}]}\n";
}

TEST(Report, WritesOutWhatStrangersWrote) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", strangers_file());
    const std::string page = told({"report", file});
    const Read read = read_page(page);
    EXPECT_THAT(read.wrong, IsEmpty());
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(read.words, HasSubstr("<script>alert(1)</script> \"' ]]> --> &amp; | `x`"));
    EXPECT_THAT(read.words, HasSubstr("\\u202e @all"));
    for (const Tag& tag : read.tags) EXPECT_NE(tag.name, "b");
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    for (std::size_t end = 0; (end = text.find('\n', at)) != std::string::npos; at = end + 1)
        lines.push_back(text.substr(at, end - at));
    return lines;
}

TEST(Report, WritesOutWhatMeansSomethingToMarkdown) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", strangers_file());
    const std::string text = told({"report", file, "--to", "markdown"});
    EXPECT_THAT(text, HasSubstr("# &lt;script>alert(1)&lt;/script> \"' \\]\\]> --> "
                                "&amp;amp; \\| \\`x\\` \\*b\\* &lt;b> \\\\u202e "
                                "&#64;all \\$x\\$"));
    EXPECT_THAT(text, Not(HasSubstr("<")));
    // Every row of a table has as many cells as its head.
    std::size_t bars = 0;
    for (const std::string& row : lines_of(text)) {
        if (!row.starts_with('|')) {
            bars = 0;
            continue;
        }
        std::size_t count = 0;
        for (std::size_t i = 0; i < row.size(); ++i)
            if (row[i] == '|' && (i == 0 || row[i - 1] != '\\')) ++count;
        if (bars == 0) bars = count;
        EXPECT_EQ(count, bars) << row;
    }
}

}  // namespace
}  // namespace friction::tests
