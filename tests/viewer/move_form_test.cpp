#include <gtest/gtest.h>

#include <map>
#include <set>

#include "friction/io/scenario_reader.h"
#include "friction/move.h"
#include "friction/viewer/edit_view.h"
#include "friction/viewer/move_form.h"
#include "viewer/support.h"

namespace friction::viewer {
namespace {

FormField* field(MoveForm& form, std::string_view key) {
    for (FormField& row : form.fields)
        if (row.key == key) return &row;
    return nullptr;
}

/// The one move of a file that has this line in its list.
std::optional<Move> move_in_file(const std::string& line) {
    const io::ReadScenario read = io::read_scenario(
        {"moves.yaml", "friction: 1\nredesigns:\n  r:\n    changes:\n      - " + line + "\n"});
    const Redesign* redesign = find(read.file.draft.redesigns, "r");
    if (redesign == nullptr || redesign->changes.size() != 1) return std::nullopt;
    return redesign->changes.front();
}

void expect_same_after_reading_back(const MoveForm& form) {
    const FormReading reading = read_form(form);
    ASSERT_TRUE(reading.move) << form.name << ": " << reading.problem;
    const std::string line = to_text(*reading.move);
    const std::optional<Move> back = move_in_file(line);
    ASSERT_TRUE(back) << line;
    EXPECT_EQ(*back, *reading.move) << line;
    EXPECT_EQ(form_of(*back), form_of(*reading.move)) << line;
    const FormReading again = read_form(form_of(*back));
    ASSERT_TRUE(again.move) << line << ": " << again.problem;
    EXPECT_EQ(*again.move, *reading.move) << line;
}

// Every move with every one of its forms: whatever a file can have comes through a form unchanged.
TEST(MoveForm, ReadsBackEveryFormOfEveryMove) {
    const std::vector<std::string> lines{
        "insert: {step: n}",
        "insert: {step: n, before: b}",
        "insert: {step: n, after: a, by: desk, channel: phone, time: 2 min}",
        "insert: {step: n, between: [a, b], luck_of: old, title: \"Told, by mail: #1\", wait: "
        "lognormal mean 1 h cv 0.5, owner: company, status: visible, promised: 13 days, marks: "
        "[apology, gift], next: {done: 95%, b: rest}}",
        "insert: {step: n, title: \"two lines, a \\\\ and a \\\"quote\\\"\", wait: 1 day}",
        "remove: a",
        "remove: [a, b]",
        "remove: {steps: a, then: done}",
        "remove: {steps: [a, b], then: done}",
        "reassign: {step: a, to: desk}",
        "reassign: {step: a, to: customer, channel: web, time: $minutes, contact: customer, "
        "fields: 3, documents: 1}",
        "reroute: {from: a, to: b}",
        "reroute: {from: a, instead_of: b, to: c}",
        "reroute: {from: a, instead_of: b, share: 12.5%, to: {c: $useful, done: rest}}",
        "reroute: {from: a, share: 40%, to: c}",
        "set: {step: a, time: none, channel: none, tone: none, after: none, needs: [], marks: [], "
        "contact: none, source: none}",
        "set: {step: a, after: {time: 2 days, next: {b: 40%, done: rest}}, next: [{when: "
        "visits(b) >= 3, share: 50%, next: done}, {else: {c: 50%, a: rest}}]}",
        "set: {team: desk, automated: yes, tone: empathic, sees_notes_of: {back: 50%, desk: "
        "100%}}",
        "set: {fact: case, known_to: [desk, back], tell: 20 s}",
        "set: {parameter: useful, value: 70%, range: 20% .. 95%}",
        "set: {segment: few, share: 20%, title: \"A few, not many\"}",
        "set: {customers: all, per_year: 20000}",
        "set: {customers: all, segments: {few: {share: 20%, title: Few, severity: 0.5}, others: "
        "{share: rest}}}",
        "set: {effort: all, threshold: 40 EM}",
        "set: {effort: weights, day_open: 3, retelling: {value: 8, range: 4 .. 12, source: \"a "
        "study, 2020\"}}",
        "set: {effort: tone, robotic: 1.4}",
        "share_notes: [desk, back]",
        "single_owner: {team: desk, of: [back]}",
        "single_owner: {team: desk, of: [back, front]}",
        "automate: {step: a, to: robot}",
        "automate: {step: a, to: robot, time: 10 s}",
        "prefill: {step: a, fields: 2}",
        "prefill: {step: a, fields: $fields}",
        "show_status: all",
        "show_status: [a]",
        "show_status: [a, b]",
        "notify: {wait: a, channel: message}",
        "notify: {wait: a, channel: email, needless: 30%}",
        "notify: {wait: a, channel: message, needless: $few, asks: {by: desk, channel: phone, "
        "time: 4 min}}",
        "notify: {wait: a, channel: message, asks: {by: desk, channel: phone}}",
        "prevent: {step: a, share: 97%, to: done}",
        "prevent: {step: a, share: $most, to: {done: 60%, b: rest}}"};
    std::set<std::string> seen;
    for (const std::string& line : lines) {
        const std::optional<Move> move = move_in_file(line);
        ASSERT_TRUE(move) << line;
        EXPECT_EQ(to_text(*move), line);
        const FormReading reading = read_form(form_of(*move));
        ASSERT_TRUE(reading.move) << line << ": " << reading.problem;
        EXPECT_EQ(*reading.move, *move) << line << "\n" << to_text(*reading.move);
        expect_same_after_reading_back(form_of(*move));
        seen.insert(line.substr(0, line.find(':')));
    }
    for (const MoveHelp& help : move_table())
        EXPECT_TRUE(seen.contains(std::string(help.name))) << help.name;
}

/// Something that may stand there.
std::string sample(const FormField& field) {
    if (!field.words.empty()) return field.words.back();
    // Two keys are called the same and are other things elsewhere.
    if (field.help == "factor of each tone") return "{robotic: 1.4}";
    if (field.help == "money per hour of work") return "30 per hour";
    static const std::map<std::string, std::string, std::less<>> by_key{
        {"share", "20%"},
        {"time", "2 min"},
        {"wait", "3 days"},
        {"asks", "{by: desk, channel: phone}"},
        {"next", "{b: 40%, done: rest}"},
        {"after", "{time: 2 days, next: b}"},
        {"needs", "[f]"},
        {"marks", "[apology]"},
        {"promised", "5 days"},
        {"tone", "empathic"},
        {"value", "70%"},
        {"range", "20% .. 95%"},
        {"threshold", "40 EM"},
        {"value_of_time", "18 per hour"},
        {"tell", "20 s"},
        {"cost", "2"},
        {"patience", "80 EM"},
        {"segments", "{few: {share: rest}}"},
        {"sees_notes_of", "{desk: 50%}"},
        {"weights", "{day_open: 3}"},
        {"severity", "0.5"},
        {"needless", "30%"},
        {"costs", "2"},
        {"money", "2"},
        {"per_year", "1000"}};
    if (field.refers_to.empty() || field.refers_to == "tone" || field.refers_to == "weight") {
        const auto found = by_key.find(field.key);
        if (found != by_key.end()) return found->second;
    }
    if (field.is_list) return "[a, b]";
    if (field.is_prose) return "Some words, \"quoted\": yes";
    return field.refers_to.empty() ? "2" : "a";
}

// The other way round: each key a form offers can be filled in, and is in the file then.
TEST(MoveForm, TakesEveryKeyItOffers) {
    std::size_t keys = 0;
    for (const MoveHelp& help : move_table()) {
        const std::vector<std::string> kinds =
            help.name == Set::name ? kinds_of_set() : std::vector<std::string>{""};
        for (const std::string& kind : kinds) {
            const MoveForm empty = empty_form(help.name, "a", kind);
            MoveForm base = empty;
            for (FormField& row : base.fields) {
                if (row.text.empty() && row.is_required)
                    row.text = row.key == "step" ? "a_step" : sample(row);
                if (row.key == "after" || row.key == "before" || row.key == "between")
                    row.text.clear();  // the place of a new step: one at a time, below
            }
            expect_same_after_reading_back(base);
            for (std::size_t i = 0; i < base.fields.size(); ++i) {
                if (base.fields[i].is_required) continue;
                MoveForm form = base;
                form.fields[i].text = sample(form.fields[i]);
                SCOPED_TRACE(form.fields[i].key);
                expect_same_after_reading_back(form);
                ++keys;
            }
            for (const FormField& more : base.more) {
                MoveForm form = base;
                form.fields.push_back(more);
                form.fields.back().text = sample(more);
                SCOPED_TRACE(std::string(help.name) + " " + kind + " " + more.key);
                expect_same_after_reading_back(form);
                ++keys;
            }
        }
    }
    EXPECT_GT(keys, 60U);
}

TEST(MoveForm, KeepsWordsWithSignsOfTheFileFormat) {
    Insert insert;
    insert.step = "new_step";
    insert.before = "done";
    insert.content.values.title = "Wait, or \"call\": {now}";
    insert.content.keys = {"title"};
    MoveForm form = form_of(insert);
    EXPECT_EQ(field(form, "title")->text, "Wait, or \"call\": {now}");
    EXPECT_EQ(read_form(form).move, Move{insert});
}

TEST(MoveForm, AsksForWhatIsMissingAndSaysWhatIsWrong) {
    MoveForm form = empty_form("prevent", "look");
    EXPECT_EQ(field(form, "step")->text, "look");
    EXPECT_EQ(read_form(form).key, "share");
    field(form, "share")->text = "many";
    field(form, "to")->text = "done";
    const FormReading wrong = read_form(form);
    EXPECT_FALSE(wrong.move);
    EXPECT_EQ(wrong.key, "share");
    EXPECT_NE(wrong.problem.find("many"), std::string::npos) << wrong.problem;
    field(form, "share")->text = "40%";
    const Prevent expected{"look", Value{{0.4, Dimension::share}, {}}, to("done")};
    EXPECT_EQ(read_form(form).move, Move{expected});
}

TEST(MoveForm, OffersTheKeysAMoveCouldHave) {
    Reassign move;
    move.step = "a";
    move.to = "b";
    const MoveForm form = form_of(move);
    ASSERT_EQ(form.more.size(), 5U);  // channel, time, contact, fields, documents
    EXPECT_EQ(form.more.front().refers_to, "");
}

// Where a step may set a mark: those of the language, then those of the file.
TEST(MoveForm, OffersTheMarksOfTheFile) {
    Desk desk;
    desk.open("small.yaml", small_file() + "marks: {second_appeal: The person appeals again}\n");
    const std::optional<Move> move = move_in_file("set: {step: look, marks: [second_appeal]}");
    ASSERT_TRUE(move);
    MoveForm form = form_of(*move);
    const FormField* marks = field(form, "marks");
    ASSERT_NE(marks, nullptr);
    EXPECT_EQ(marks->refers_to, "mark");
    std::vector<std::string> names;
    const auto choices = field_choices(desk.session, desk.design(0), form,
                                       static_cast<std::size_t>(marks - form.fields.data()), 0);
    for (const FieldChoice& choice : choices) names.push_back(choice.name);
    EXPECT_EQ(names,
              (std::vector<std::string>{"solved", "refusal", "apology", "gift", "second_appeal"}));
    ASSERT_FALSE(choices.empty());
    EXPECT_EQ(choices.back().title, "Second appeal");
    EXPECT_NE(summary_of(desk.session, desk.design(0), *move).find("Second appeal"),
              std::string::npos);
}

TEST(EditView, SaysInTitlesWhatAMoveIsAbout) {
    Desk desk;
    desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
    Reroute move;
    move.from = "ask_employee";
    move.to = to("send_request");
    EXPECT_EQ(summary_of(desk.session, desk.design(0), move), "Ask employee \u2192 Send request");
}

// The third of four moves: one line before it and one after it.
TEST(EditView, ShowsTheLinesAsTheyWillBeWritten) {
    Desk desk;
    desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
    Reroute move;
    move.from = "ask_employee";
    move.to = to("wait_for_reply");
    const MovePreview result = preview(desk.session, {desk.design(0), 2, move});
    ASSERT_EQ(result.lines.size(), 3U);
    EXPECT_FALSE(result.lines[0].is_it);
    EXPECT_EQ(result.lines[1].text, "- reroute: {from: ask_employee, to: wait_for_reply}");
    EXPECT_TRUE(result.lines[1].is_it);
    ASSERT_FALSE(result.follows.empty());
    EXPECT_EQ(result.follows.front().kind, Following::Kind::gone);
    EXPECT_NE(result.follows.front().text.find("Ask office"), std::string::npos);
}

// "insert:" and eight lines of keys, four letters further in than its dash.
TEST(EditView, ShowsAllLinesOfAMoveAsTheyAreIndented) {
    Desk desk;
    desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
    const MovePreview result = preview(desk.session, {desk.design(2), 0, {}});
    ASSERT_EQ(result.lines.size(), 9U);
    EXPECT_EQ(result.lines.front().text, "- insert:");
    EXPECT_EQ(result.lines.back().text,
              "    next: {invoice_received: $pushed, ask_employee: rest}");
    EXPECT_TRUE(result.lines.back().is_it);
}

TEST(EditView, SaysWhatIsWrongWithAMoveThatCannotBeMade) {
    Desk desk;
    desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
    Reroute move;
    move.from = "nowhere";
    move.to = to("send_request");
    const MovePreview result = preview(desk.session, {desk.design(0), 2, move});
    ASSERT_FALSE(result.follows.empty());
    EXPECT_EQ(result.follows.front().kind, Following::Kind::problem);
    EXPECT_NE(result.follows.front().text.find("nowhere"), std::string::npos);
}

TEST(MoveWords, ASentenceSaysWhatThisMoveDoes) {
    const Desk desk = small_desk();
    const DesignId id = desk.design(0);
    const auto said = [&](const std::string& text) {
        const std::optional<Move> move = move_of(text);
        return move ? sentence_of(desk.session, id, *move) : "no move";
    };
    EXPECT_EQ(said("reroute: {from: look, to: ask}"),
              "All customers who leave \u201cLook\u201d go to \u201cAsk\u201d instead.");
    EXPECT_EQ(said("reroute: {from: look, instead_of: ask, share: 30%, to: done}"),
              "30% of the customers who go from \u201cLook\u201d to \u201cAsk\u201d go to "
              "\u201cDone\u201d instead.");
    EXPECT_EQ(said("reassign: {step: ask, to: back}"),
              "\u201cAsk\u201d: Back office does it from now on.");
    EXPECT_EQ(said("reassign: {step: ask, to: customer}"),
              "\u201cAsk\u201d: the customer does it from now on.");
    EXPECT_EQ(said("remove: ask"),
              "Nobody comes to \u201cAsk\u201d any more; every way there goes to what came next.");
    EXPECT_EQ(said("set: {step: ask, time: 2 min}"), "\u201cAsk\u201d from now on. Time: 2 min.");
    EXPECT_EQ(said("set: {step: ask, needs: none}"),
              "\u201cAsk\u201d from now on. Needs is taken away.");
    EXPECT_EQ(said("insert: {step: look_twice, before: ask, by: customer, time: 1 min}"),
              "Everyone who comes to \u201cAsk\u201d comes to \u201cLook twice\u201d first.");
    EXPECT_EQ(said("insert: {step: look_twice, between: [look, ask], by: customer, time: 1 min}"),
              "Between \u201cLook\u201d and \u201cAsk\u201d everyone goes through \u201cLook "
              "twice\u201d.");
    EXPECT_EQ(
        said("share_notes: [desk, back]"),
        "Desk and Back office see each other's notes; the customer need not tell them again.");
    EXPECT_EQ(said("prevent: {step: ask, share: 30%, to: done}"),
              "30% of those who came to \u201cAsk\u201d go to \u201cDone\u201d instead.");
    EXPECT_EQ(said("show_status: all"),
              "The customer can look up where things stand, at every wait.");
    EXPECT_EQ(said("notify: {wait: ask, channel: email}"),
              "Before \u201cAsk\u201d a message tells the customer where things stand.");
    EXPECT_EQ(said("prefill: {step: ask, fields: 3}"),
              "\u201cAsk\u201d: 3 fields are checked instead of typed.");
}

// A form that is still empty says what such a move is for.
TEST(MoveWords, EveryMoveSaysItsPurposeInPlainWords) {
    for (const MoveHelp& help : move_table()) {
        EXPECT_FALSE(help.purpose.empty()) << help.name;
        EXPECT_EQ(help.purpose.find_first_of("`.;{"), std::string_view::npos) << help.purpose;
    }
}

}  // namespace
}  // namespace friction::viewer
