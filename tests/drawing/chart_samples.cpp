#include "chart_samples.h"

#include <cmath>

namespace friction::drawing::testing_support {

namespace {

Bins bins_like(const std::vector<int>& counts, int part_below) {
    Bins bins{.width = 5, .beyond = 10, .total = 1'000};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto count = static_cast<std::uint64_t>(counts[i]);
        bins.bins.push_back({count, static_cast<int>(i) < part_below ? count / 2 : count / 8});
    }
    return bins;
}

Bins before_bins() {
    return bins_like({40, 12, 0,  2,  6,  18, 40, 42, 44, 20, 8,  6, 30, 110, 140, 90, 50,
                      24, 14, 10, 14, 20, 26, 28, 24, 18, 14, 10, 8, 6,  5,   4,   3,  2},
                     10);
}

Bins after_bins() {
    return bins_like({90, 280, 190, 20, 4, 2, 6, 30, 50, 70, 66, 60, 30, 20, 14, 10, 8,
                      6,  5,   4,   3,  2, 2, 1, 1,  1,  0,  0,  0,  0,  0,  0,  0,  0},
                     14);
}

const ThresholdMark threshold{30, "30 EM: a need becomes a problem", "88% of customers cross it"};

std::vector<CumulativePoint> curve(double middle, double steepness) {
    std::vector<CumulativePoint> points;
    for (int x = 0; x <= 400; ++x) {
        const double at = x * 0.5;
        points.push_back({at, 1 / (1 + std::exp(-(at - middle) / steepness))});
    }
    points.back().share = 1;
    return points;
}

}  // namespace

HistogramChart sample_histogram() {
    return {.title = {"Effort of 16,384 customers", "5 EM a bar"},
            .bins = before_bins(),
            .threshold = threshold,
            .mean = 70.4,
            .mean_label = "mean 70.4",
            .whole = "resolved",
            .part = "left it",
            .tail = "EM, above 170: 0.6%"};
}

HistogramPairChart sample_pair() {
    return {.title = {"Effort of the same 16,384 customers", ""},
            .before = {before_bins(), "baseline", "70.4", 70.4, {}},
            .after = {after_bins(), "redesign", "25.3", 25.3, {}},
            .threshold = ThresholdMark{30, "30 EM", ""},
            .mean_word = "mean",
            .unit = "EM",
            .tail = "above 170: 0.6%, then 0.1%",
            .part = "darker: left it"};
}

CumulativeChart sample_cumulative() {
    return {.title = {"Share of customers with at most", "EM"},
            .before = {curve(70, 14),
                       "baseline",
                       {{0.5, 70, 69, 71, "p50", ""},
                        {0.9, 101, 99, 104, "p90", ""},
                        {0.95, 111, 109, 115, "p95", ""}}},
            .after = {curve(25, 12),
                      "redesign",
                      {{0.5, 25, 24, 26, "p50", ""},
                       {0.9, 51, 50, 53, "p90", ""},
                       {0.95, 60, 58, 63, "p95", ""}}},
            .end = 170,
            .threshold = ThresholdMark{30, "30 EM", ""},
            .unit = "EM"};
}

IntervalTable sample_table() {
    IntervalTable table{.title = "The customer's ledger"};
    using I = IntervalRow::Interval;
    table.rows = {
        {"effort", "Effort, EM", "70.4", "25.3", "−45.1", I{-0.649, -0.641, -0.632}, "",
         Tone::better, true},
        {"effort_per_resolved", "Effort per resolved", "103.5", "29.8", "−73.7",
         I{-0.73, -0.712, -0.69}, "", Tone::better},
        {"became_problem", "Became a problem", "88%", "32%", "−56 pts", I{-0.645, -0.636, -0.628},
         "", Tone::better},
        {"on_hold", "Held on the phone, min", "0.9", "1.5", "+0.7", I{0.66, 0.72, 0.79}, "",
         Tone::worse},
        {"chasers", "Answers to questions the company asked", "0.10", "0.11", "+0.01",
         I{-0.05, 0.08, 0.21}, "", Tone::neither},
        {"money", "Money", "0", "12", "+12", {}, "cannot be bounded", Tone::worse},
        {"fields", "Fields", "1", "4", "+3", I{2.5, 3, 3.4}, "", Tone::worse, false, true},
        {"resolved", "Resolved", "68%", "85%", "+17 pts", I{0.23, 0.25, 0.27}, "", Tone::better}};
    return table;
}

LedgerBar sample_ledger() {
    return {.title = "The customer's",
            .total = "70.4 EM ±0.5",
            .pieces = {{Component::active, 18.1, ""},
                       {Component::in_line, 5.7, ""},
                       {Component::day_open, 11.6, ""},
                       {Component::contact, 19.0, ""},
                       {Component::handoff, 7.2, ""},
                       {Component::retelling, 5.0, ""},
                       {Component::switch_, 3.8, ""},
                       {Component::chaser, 0.4, ""}},
            .families = {{2, "coming back", "35.0 EM"},
                         {0, "minutes", "23.8 EM"},
                         {1, "open days", "11.6 EM"},
                         {4, "let down", "0.4 EM"}}};
}

AmountBars sample_amounts() {
    const Theme& theme = light_theme();
    return {.title = {"What it is made of", "EM"},
            .rows = {{"contact", "Second contact", "14.8", 14.8, theme.family[2], ""},
                     {"active", "Active minutes", "3.5", 3.5, theme.family[0], ""},
                     {"handoff", "Felt handoff to Billing, in another town and another language",
                      "2.2", 2.2, theme.family[2], ""}}};
}

Waterfall sample_waterfall() {
    return {.title = {"Consequence of each move", "effort per journey, stacked from the baseline"},
            .before = {"", "Baseline", "70.4", 0, 70.4, ""},
            .after = {"", "Redesign", "25.3", 0, 25.3, ""},
            .moves = {{"0", "1  Reassign", "−3.3", 70.4, 67.1, ""},
                      {"1", "2  Reroute", "−39.9", 67.1, 27.2, ""},
                      {"2", "3  Notify", "+0.9", 27.2, 28.1, ""},
                      {"3", "4  Set promised", "−2.8", 28.1, 25.3, ""}},
            .threshold = ThresholdMark{30, "30", ""}};
}

WinStrip sample_wins() {
    return {.title = {"Who is better off", "the truth first, then effort; under the same luck"},
            .rows = {{"Everyone", 0.904, 0.049, 0.047, "90.4%", ""},
                     {"Business", 0.909, 0.05, 0.041, "90.9%", ""},
                     {"Leisure", 0.05, 0.949, 0.001, "5%", ""},
                     {"Nobody", 0, 0, 1, "0%", ""}},
            .any_luck = "any luck: 80 to 99%"};
}

FlameChart sample_flame() {
    const auto part = [](const char* name, double before, double after) {
        return FlameComponent{name, name, before, after, ""};
    };
    return {
        .title = {"Where the 45.1 EM went", "width: effort before or after, whichever is larger"},
        .all = "All steps",
        .total = "70.4 to 25.3 EM, saves 45.1",
        .steps =
            {{"send_request",
              "Send request",
              "−23.9",
              23.9,
              0,
              {part("contact", 14.8, 0), part("active", 3.5, 0), part("handoff", 2.2, 0),
               part("retelling", 1.9, 0), part("switch", 1.5, 0)},
              ""},
             {"ask_office",
              "Ask office",
              "−14.3",
              14.3,
              0,
              {part("active", 6, 0), part("retelling", 4.3, 0), part("handoff", 3, 0),
               part("switch", 1, 0)},
              ""},
             {"remember", "A few days", "−8.5", 8.5, 0, {part("open days", 8.5, 0)}, ""},
             {"on_hold",
              "On hold",
              "+4.6",
              6,
              10.6,
              {part("contact", 4.2, 7.4), part("held", 1.2, 2.2), part("switch", 0.6, 1)},
              ""},
             {"ask_employee",
              "Ask employee",
              "+0.1",
              5,
              5.1,
              {part("active", 3, 3.1), part("switch", 2, 2)},
              ""},
             {"wait_at_office", "Wait at office", "−4.2", 4.2, 0, {part("in line", 4.2, 0)}, ""},
             {"follow_up",
              "Follow-up call",
              "+3.1",
              2.4,
              5.5,
              {part("retelling", 1.4, 3.5), part("active", 1, 2)},
              ""},
             {"look", "Look in account", "0", 3, 3, {part("active", 3, 3)}, ""},
             {"wait_for_reply",
              "Wait for reply",
              "−2.0",
              3.1,
              1.1,
              {part("open days", 3.1, 1.1)},
              ""}},
        .legend = "saved, unchanged, added (EM per journey)"};
}

AllCustomers sample_customers() {
    AllCustomers chart{.title = "16,384 customers, by effort saved", .pointer = 0.12};
    for (int i = 0; i < 286; ++i)
        chart.saved.push_back(i < 20    ? 80 - i
                              : i < 190 ? 58 - i * 0.1
                              : i < 260 ? (260 - i) * 0.4
                                        : -(i - 260) * 1.2);
    return chart;
}

namespace {

constexpr double minute = 60, day = 86'400;

TimeAxis sample_axis(float first, float last, float f) {
    return {{{0, 23 * minute, {"Monday 09:00, 23 minutes"}, 4},
             {6.2 * day, 6.2 * day + 11 * minute, {"11 minutes"}, 1}},
            9 * day,
            first,
            last,
            f};
}

std::vector<TimeTick> sample_days() {
    const char* names[] = {"Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    std::vector<TimeTick> days;
    for (int i = 0; i < 9; ++i) days.push_back({(i + 15.0 / 24) * day, names[i]});
    return days;
}

}  // namespace

WhoseMoveChart sample_moves(float first, float last, float f) {
    const MoveLane before{
        .title = "Baseline",
        .bands =
            {{0, 3 * minute, Whose::own_minutes, Sign::web, {}, "look", ""},
             {3 * minute, 7 * minute, Whose::own_minutes, Sign::person, {}, "ask_employee", ""},
             {7 * minute, 15 * minute, Whose::held, Sign::clock, {}, "wait_at_office", ""},
             {15 * minute, 23 * minute, Whose::own_minutes, Sign::person, {}, "ask_office", ""},
             {23 * minute,
              6.2 * day,
              Whose::customer,
              {},
              {"the customer's move: remember to write", "the customer's move"},
              "remember",
              ""},
             {6.2 * day,
              6.2 * day + 11 * minute,
              Whose::own_minutes,
              Sign::mail,
              {},
              "send_request",
              ""},
             {6.2 * day + 11 * minute,
              8.7 * day,
              Whose::company,
              {},
              {"Billing's move"},
              "wait_for_reply",
              ""}},
        .end_s = 8.7 * day};
    const MoveLane after{
        .title = "Employee sends the request",
        .bands =
            {{0, 3 * minute, Whose::own_minutes, Sign::web, {}, "look", ""},
             {3 * minute, 7 * minute, Whose::own_minutes, Sign::person, {}, "ask_employee", ""},
             {7 * minute, 2.5 * day, Whose::company, {}, {"Billing's move"}, "wait_for_reply", ""}},
        .end_s = 2.5 * day,
        .is_resolved = true,
        .ending = "Invoice received",
        .captions = {"Wednesday 20:24, after 10.5 EM"}};
    return {.axis = sample_axis(first, last, f),
            .lanes = {before, after},
            .days = sample_days(),
            .now_s = 6.2 * day + 11 * minute};
}

ClimbChart sample_climb(float first, float last, float f) {
    ClimbChart chart{.axis = sample_axis(first, last, f),
                     .title = {"The climb", "effort so far, EM"}};
    chart.before.points = {{0, 0},
                           {3 * minute, 2.6},
                           {3 * minute, 4.6},
                           {7 * minute, 9.2},
                           {15 * minute, 20.6},
                           {15 * minute, 28.6},
                           {23 * minute, 37.2},
                           {6.2 * day, 49.6},
                           {6.2 * day, 74.6},
                           {6.2 * day + 11 * minute, 85.4},
                           {8.7 * day, 90.3}};
    chart.before.notes = {
        {{15 * minute, 25},
         "Ask office  +16.6",
         "a felt handoff, the story told again",
         "ask_office"},
        {{11 * minute, 15}, "Wait at office  +11.4", "7.6 minutes in line", "wait_at_office"},
        {{6.2 * day, 66}, "Send request  +35.8", "second contact 20, typing 10.8", "send_request"},
        {{3 * day, 43}, "+12.4 for six days", "", "remember"}};
    chart.before.now = "85.4 EM";
    chart.before.now_caption = "so far";
    chart.before.end = "90.3";
    chart.after.points = {
        {0, 0}, {3 * minute, 2.6}, {3 * minute, 4.6}, {7 * minute, 9.2}, {2.5 * day, 10.5}};
    chart.after.now = "10.5 EM";
    chart.after.now_caption = "done";
    chart.threshold = ThresholdMark{30, "30 EM: a need becomes a problem", "09:16, at the desk"};
    chart.patience = ThresholdMark{113, "patience ends at 113 EM", ""};
    chart.days = sample_days();
    chart.now_s = 6.2 * day + 11 * minute;
    return chart;
}

SweepChart sample_sweep() {
    SweepChart chart;
    chart.title = "Getting the toll invoice after renting a car in another country";
    chart.subtitle = "Effort, EM: mean per journey, with 95% intervals";
    chart.x = {.from = 20,
               .to = 95,
               .title = "E-mail answered with the invoice (reply_useful), %",
               .in_file = 60.0,
               .in_file_label = "60% in the file"};
    const auto curve = [](std::string name, double first, double last) {
        SweptCurve made{.name = std::move(name)};
        for (int i = 0; i <= 32; ++i) {
            const double value = first + (last - first) * i / 32;
            made.values.push_back({value, value - 2, value + 2});
        }
        return made;
    };
    chart.baseline = curve("Baseline", 80, 60);
    for (int i = 0; i < 7; ++i)
        chart.redesigns.push_back(
            curve("Redesign with a long name that says much, number " + std::to_string(i),
                  75 - 5 * i, 65 + 4 * i));
    chart.redesigns[0].flips = {{.value = 50.0, .low = 45, .high = 56, .label = "flips at 50%"}};
    chart.redesigns[1].flips = {{.low = 80, .high = 95, .label = "not clear from 80% on"}};
    chart.sentences = {"Better than the baseline up to 50%, worse from there on.",
                       "The same customers, with the same luck, at every value."};
    return chart;
}

SweepSheets sample_sheets() {
    SweepSheets sheets;
    sheets.title = "Getting the toll invoice";
    sheets.subtitle = "Effort: difference to the baseline";
    sheets.across = sample_sweep().x;
    sheets.up = {.from = 0, .to = 30, .title = "In the account (in_account), %", .in_file = 5.0};
    sheets.columns = 21;
    sheets.rows = 13;
    for (const char* title : {"Employee sends the request", "Status in the account", "Mailed"}) {
        SweptSheet& sheet = sheets.sheets.emplace_back();
        sheet.title = title;
        for (std::size_t i = 0; i < sheets.columns * sheets.rows; ++i)
            sheet.cells.push_back({.difference_class = i % 7,
                                   .worse_by = static_cast<double>(i % 7) - 3.5,
                                   .is_clear = i % 5 != 0});
    }
    sheets.class_words = {"much better",    "better", "a little better", "alike",
                          "a little worse", "worse",  "much worse"};
    sheets.unclear_words = "not to be told apart";
    sheets.flip_words = "here it flips";
    sheets.file_words = "in the file: 60%, 5%";
    sheets.sentences = {"The same customers, with the same luck, at every value."};
    return sheets;
}

std::vector<NamedChart> sample_charts() {
    return {
        {"histogram",
         [](Size s, float f, const Theme& t) {
             return draw_histogram(sample_histogram(), s, f, t);
         },
         {430, 215}},
        {"pair",
         [](Size s, float f, const Theme& t) {
             return draw_histogram_pair(sample_pair(), s, f, t);
         },
         {530, 125}},
        {"cumulative",
         [](Size s, float f, const Theme& t) {
             return draw_cumulative_pair(sample_cumulative(), s, f, t);
         },
         {430, 200}},
        {"table",
         [](Size s, float f, const Theme& t) {
             return draw_interval_table(sample_table(), s.width, f, t);
         },
         {410, 0}},
        {"ledger",
         [](Size s, float f, const Theme& t) { return draw_ledger_bar(sample_ledger(), s, f, t); },
         {420, 85}},
        {"ledger_inside",
         [](Size s, float f, const Theme& t) {
             LedgerBar bar = sample_ledger();
             bar.title = bar.total = "";
             bar.labels_inside = true;
             return draw_ledger_bar(bar, s, f, t);
         },
         {900, 100}},
        {"amounts",
         [](Size s, float f, const Theme& t) {
             return draw_amount_bars(sample_amounts(), s.width, f, t);
         },
         {280, 0}},
        {"waterfall",
         [](Size s, float f, const Theme& t) {
             return draw_waterfall(sample_waterfall(), s, f, t);
         },
         {880, 190}},
        {"wins",
         [](Size s, float f, const Theme& t) {
             return draw_win_strip(sample_wins(), s.width, f, t);
         },
         {405, 0}},
        {"flame",
         [](Size s, float f, const Theme& t) { return draw_flame(sample_flame(), s, f, t); },
         {575, 125}},
        {"customers",
         [](Size s, float f, const Theme& t) {
             return draw_all_customers(sample_customers(), s, f, t);
         },
         {430, 42}},
        {"moves",
         [](Size s, float f, const Theme& t) {
             return draw_whose_move(sample_moves(10 * f, s.width, f), s, f, t);
         },
         {1040, 150}},
        {"sweep",
         [](Size s, float f, const Theme& t) { return draw_sweep(sample_sweep(), s.width, f, t); },
         {1100, 0}},
        {"sheets",
         [](Size s, float f, const Theme& t) {
             return draw_sweep_sheets(sample_sheets(), s.width, f, t);
         },
         {1100, 0}},
        {"climb",
         [](Size s, float f, const Theme& t) {
             return draw_climb(sample_climb(10 * f, s.width, f), s, f, t);
         },
         {1040, 410}},
    };
}

}  // namespace friction::drawing::testing_support
