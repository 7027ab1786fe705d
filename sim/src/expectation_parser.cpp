// Expectations as text; expectation.h has the grammar.

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "friction/effort.h"
#include "friction/expectation.h"
#include "friction/metric.h"
#include "friction/suggest.h"
#include "text_tools.h"

namespace friction {

namespace {

constexpr std::string_view forms =
    "`SIDE < SIDE` with < <= > or >=, `SIDE is about SIDE within 5%`, or `ALTERNATIVE is [not] a "
    "mirage`";
constexpr std::string_view side_form =
    "a value with its unit, or `ALTERNATIVE.METRIC`, as in `40% of baseline.effort(active).p90 for "
    "SEGMENT`";
constexpr std::array<std::string_view, 7> statistic_names = {"mean", "sd",  "p50",   "p90",
                                                             "p95",  "p99", "worst5"};

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789_";

/// A part of the text that knows where it stands in the whole.
class Part {
public:
    Part(std::string_view text, std::size_t offset) : text_(text), offset_(offset) { trim(); }

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::size_t offset() const { return offset_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }

    [[nodiscard]] Part from(std::size_t begin, std::size_t count = std::string_view::npos) const {
        return {text_.substr(begin, count), offset_ + begin};
    }
    [[nodiscard]] TextProblem problem(std::string found, std::string expected = {},
                                      std::string hint = {}) const {
        return {std::move(found), std::move(expected), std::move(hint), offset_};
    }

    /// Takes a name off the front; empty when there is none.
    std::string take_name() {
        const std::size_t end = std::min(text_.find_first_not_of(letters), text_.size());
        const std::string name(text_.substr(0, end));
        drop(end);
        return name;
    }
    /// Takes a word off the front when it is there and ends there.
    bool take_word(std::string_view word) {
        if (!text_.starts_with(word)) return false;
        if (text_.size() > word.size() &&
            letters.find(text_[word.size()]) != std::string_view::npos)
            return false;
        drop(word.size());
        trim();
        return true;
    }
    bool take(char letter) {
        if (text_.empty() || text_.front() != letter) return false;
        drop(1);
        return true;
    }
    void trim() {
        const std::size_t begin = text_.find_first_not_of(" \t");
        drop(std::min(begin, text_.size()));
        text_ = trimmed(text_);
    }

private:
    void drop(std::size_t count) {
        text_.remove_prefix(count);
        offset_ += count;
    }

    std::string_view text_;
    std::size_t offset_;
};

template <class T>
using Attempt = std::variant<T, TextProblem>;

TextProblem moved(TextProblem problem, std::size_t by) {
    problem.offset += by;
    return problem;
}

/// "40" of "40%", as 0.4; unlike a share it may be above 1.
std::optional<double> percentage(std::string_view text) {
    if (!text.ends_with('%')) return std::nullopt;
    const Parsed<Quantity> number = parse_quantity(trimmed(text.substr(0, text.size() - 1)));
    const auto* quantity = std::get_if<Quantity>(&number);
    if (quantity == nullptr || quantity->dimension != Dimension::number) return std::nullopt;
    return quantity->value / 100;
}

std::string or_all_metrics(const std::string& hint) {
    return hint.empty() ? "`friction metrics` lists them all" : hint;
}

std::string_view example_of_argument(MetricArgument argument) {
    if (argument == MetricArgument::step) return "a step, as in `visits(ask_office)`";
    if (argument == MetricArgument::mark) return "a mark of the file, as in `count(appeal)`";
    return "an outcome, as in `reached(left_it)`";
}

std::optional<TextProblem> read_metric(Part& rest, Side& side) {
    const Part name = rest;
    side.metric = rest.take_name();
    const auto later = metrics_not_yet();
    if (std::find(later.begin(), later.end(), side.metric) != later.end())
        return name.problem("the metric \"" + side.metric + "\" is not supported yet");
    const MetricRow* row = find_metric(side.metric);
    if (row == nullptr) {
        std::vector<std::string_view> known(later.begin(), later.end());
        for (const MetricRow& each : metric_table()) known.push_back(each.name);
        return name.problem(side.metric.empty() ? "no metric is named"
                                                : "there is no metric " + quoted(side.metric),
                            "the name of a metric, as in `baseline.effort`",
                            or_all_metrics(did_you_mean(side.metric, known)));
    }
    const Part argument = rest;
    if (rest.take('(')) {
        rest.trim();
        side.argument = rest.take_name();
        rest.trim();
        if (side.argument.empty() || !rest.take(')'))
            return argument.problem("the argument of \"" + side.metric + "\" is not closed",
                                    "a name in brackets, as in `visits(ask_office)`");
    }
    if (row->argument == MetricArgument::none && !side.argument.empty())
        return argument.problem("\"" + side.metric + "\" takes no argument");
    if (needs_argument(*row) && side.argument.empty())
        return argument.problem("\"" + side.metric + "\" does not say which",
                                std::string(example_of_argument(row->argument)));
    if (row->argument == MetricArgument::component && !side.argument.empty() &&
        std::find(component_names.begin(), component_names.end(), side.argument) ==
            component_names.end())
        return argument.problem("there is no component of effort " + quoted(side.argument),
                                "active, held, in_line, day_calm, ...",
                                did_you_mean(side.argument, component_names));
    return std::nullopt;
}

std::optional<TextProblem> read_statistic(Part& rest, Side& side) {
    const Part place = rest;
    if (!rest.take('.')) return std::nullopt;
    const std::string name = rest.take_name();
    const auto found = std::find(statistic_names.begin(), statistic_names.end(), name);
    if (found == statistic_names.end())
        return place.problem("there is no statistic " + quoted(name), "mean, p50, p90, p95 or p99",
                             did_you_mean(name, statistic_names));
    side.statistic = static_cast<Statistic>(found - statistic_names.begin());
    if (side.statistic == Statistic::sd || side.statistic == Statistic::worst5)
        return place.problem("\"" + name + "\" in expectations is not supported yet",
                             "mean, p50, p90, p95 or p99");
    const MetricRow& row = *find_metric(side.metric);
    if (side.statistic != Statistic::mean && (row.kind == MetricKind::share || row.is_ratio))
        return place.problem("\"" + side.metric + "\" is one number, it has no " + name);
    return std::nullopt;
}

/// "for SEGMENT" and "+ 10 points", in this order.
std::optional<TextProblem> read_tail(Part& rest, Side& side) {
    rest.trim();
    if (rest.take_word("for")) {
        const Part place = rest;
        side.segment = rest.take_name();
        if (side.segment.empty())
            return place.problem("no segment is named after \"for\"", "the name of a segment");
        if (find_metric(side.metric)->is_ratio)
            return place.problem("\"" + side.metric + "\" of a segment is not supported yet");
        rest.trim();
    }
    if (rest.empty()) return std::nullopt;
    const Part place = rest;
    if (!rest.take('+')) {
        return place.problem(
            quoted(rest.text()) + " was not understood", std::string(side_form),
            rest.text().starts_with('-') ? "write it as `+ 10 points` on the other side" : "");
    }
    const std::string_view words = trimmed(rest.text());
    const std::size_t space = words.find(' ');
    const std::string_view unit =
        space == std::string_view::npos ? std::string_view{} : trimmed(words.substr(space));
    const Parsed<Quantity> number = parse_quantity(words.substr(0, space));
    const auto* points = std::get_if<Quantity>(&number);
    if (points == nullptr || points->dimension != Dimension::number ||
        (unit != "points" && unit != "point"))
        return place.problem(
            "\"+ " + std::string(words) + "\" was not understood",
            "percentage points: `+ 10 points`",
            words.ends_with('%') ? "a share of the other side is written `105% of ...`" : "");
    if (find_metric(side.metric)->kind != MetricKind::share)
        return place.problem("\"" + side.metric + "\" is no share, it takes no percentage points");
    side.points = points->value / 100;
    return std::nullopt;
}

Attempt<Side> read_side(Part part) {
    Side side;
    side.offset = part.offset();
    if (part.empty()) return part.problem("one side is empty", std::string(side_form));
    Part rest = part;
    const std::size_t of = part.text().find(" of ");
    if (of != std::string_view::npos) {
        const std::optional<double> factor = percentage(trimmed(part.text().substr(0, of)));
        if (!factor || !(*factor > 0))
            return part.problem(
                quoted(part.text().substr(0, of)) + " of something was not understood",
                "a percentage above 0, as in `40% of baseline.effort`");
        side.factor = *factor;
        rest = part.from(of + 4);
    } else if (const char first = part.text().front(); first < 'a' || first > 'z') {
        const Parsed<Quantity> value = parse_quantity(part.text());
        if (const auto* problem = std::get_if<TextProblem>(&value))
            return moved(*problem, part.offset());
        side.is_value = true;
        side.value = std::get<Quantity>(value);
        return side;
    }
    const Part place = rest;
    side.alternative = rest.take_name();
    if (side.alternative.empty() || !rest.take('.'))
        return place.problem(quoted(place.text()) + " was not understood", std::string(side_form));
    if (auto problem = read_metric(rest, side)) return *problem;
    if (auto problem = read_statistic(rest, side)) return *problem;
    if (auto problem = read_tail(rest, side)) return *problem;
    return side;
}

bool has_histogram(const Side& side) {
    return side.segment.empty() && side.argument.empty() &&
           (side.metric == "effort" || side.metric == "elapsed" || side.metric == "days");
}

struct Mismatch {
    std::string found, expected, hint;
};

/// What the two sides cannot be together; nothing found: they can.
Mismatch mismatch(const Side& left, const Side& right) {
    if (left.is_value && right.is_value)
        return {"both sides are numbers", "`ALTERNATIVE.METRIC` on one side",
                "for example `baseline.effort < 90 EM`"};
    if (left.is_value || right.is_value) return {};
    for (const Side* side : {&left, &right})
        if (find_metric(side->metric)->is_ratio)
            return {"comparing \"" + side->metric +
                        "\" with anything but a number is not supported yet",
                    "a number on the other side",
                    "give each design a limit of its own, or compare their `effort`"};
    const bool left_quantile = left.statistic != Statistic::mean;
    const bool right_quantile = right.statistic != Statistic::mean;
    if (left_quantile != right_quantile)
        return {"comparing a mean with a quantile is not supported yet",
                "two means, or two quantiles",
                {}};
    if (left_quantile && left.metric != right.metric)
        return {"comparing quantiles of two metrics is not supported yet",
                "the same metric on both sides",
                {}};
    if (left_quantile && !(has_histogram(left) && has_histogram(right)))
        return {
            "comparing two quantiles is only supported for effort, elapsed and days of "
            "everybody",
            "a number on one side",
            {}};
    return {};
}

Attempt<Expectation> finished(Expectation expectation, const Part& whole) {
    if (Mismatch wrong = mismatch(expectation.left, expectation.right); !wrong.found.empty())
        return whole.problem(std::move(wrong.found), std::move(wrong.expected),
                             std::move(wrong.hint));
    return expectation;
}

Attempt<Expectation> read_relation(Expectation expectation, const Part& whole, std::size_t at) {
    const std::string_view text = whole.text();
    const bool or_equal = at + 1 < text.size() && text[at + 1] == '=';
    const Part right = whole.from(at + (or_equal ? 2 : 1));
    if (const std::size_t second = right.text().find_first_of("<>=");
        second != std::string_view::npos)
        return right.from(second).problem("there is a second comparison in one line",
                                          "one comparison", "write two lines");
    if (at > 0 && text[at - 1] == '=')
        return whole.from(at - 1).problem("\"=" + std::string(1, text[at]) + "\" is no comparison",
                                          {}, "write `" + std::string(1, text[at]) + "=`");
    expectation.relation = text[at] == '<' ? (or_equal ? Relation::at_most : Relation::less)
                                           : (or_equal ? Relation::at_least : Relation::more);
    Attempt<Side> left_side = read_side(whole.from(0, at));
    if (auto* problem = std::get_if<TextProblem>(&left_side)) return *problem;
    Attempt<Side> right_side = read_side(right);
    if (auto* problem = std::get_if<TextProblem>(&right_side)) return *problem;
    expectation.left = std::get<Side>(std::move(left_side));
    expectation.right = std::get<Side>(std::move(right_side));
    return finished(std::move(expectation), whole);
}

Attempt<Expectation> read_about(Expectation expectation, const Part& whole, const Part& left,
                                const Part& right) {
    const std::size_t within = right.text().rfind("within");
    const std::string_view missing = "how near is near, as in `within 5%`";
    if (within == std::string_view::npos)
        return right.problem("\"is about\" does not say how near", std::string(missing));
    const Part width = right.from(within + 6);
    const std::optional<double> share = percentage(width.text());
    if (!share || !(*share > 0))
        return width.problem(quoted(width.text()) + " is no percentage above 0",
                             std::string(missing));
    if (*share >= 1)
        return width.problem(quoted(width.text()) + " lets through nothing up to twice as much",
                             "a percentage below 100%, as in `within 5%`",
                             "an upper end alone is written with `<`");
    expectation.kind = ExpectationKind::about;
    expectation.within = *share;
    Attempt<Side> left_side = read_side(left);
    if (auto* problem = std::get_if<TextProblem>(&left_side)) return *problem;
    Attempt<Side> right_side = read_side(right.from(0, within));
    if (auto* problem = std::get_if<TextProblem>(&right_side)) return *problem;
    expectation.left = std::get<Side>(std::move(left_side));
    expectation.right = std::get<Side>(std::move(right_side));
    if (expectation.left.is_value)
        return left.problem("the number stands on the left of \"is about\"",
                            "`ALTERNATIVE.METRIC is about 5 EM within 5%`");
    return finished(std::move(expectation), whole);
}

Attempt<Expectation> read_is(Expectation expectation, const Part& whole, std::size_t at) {
    const Part left = whole.from(0, at);
    Part right = whole.from(at + 4);
    if (right.take_word("about")) return read_about(std::move(expectation), whole, left, right);
    const bool negated = right.take_word("not");
    if (right.text() != "a mirage")
        return right.problem(quoted(right.text()) + " was not understood after \"is\"",
                             "`a mirage`, `not a mirage` or `about SIDE within 5%`");
    expectation.kind = negated ? ExpectationKind::not_mirage : ExpectationKind::mirage;
    expectation.alternative = std::string(left.text());
    if (!is_name(expectation.alternative))
        return left.problem(quoted(left.text()) + " is not the name of a redesign",
                            "`ALTERNATIVE is [not] a mirage`");
    return expectation;
}

}  // namespace

Parsed<Expectation> parse_expectation(std::string_view text) {
    const Part whole(text, 0);
    Expectation expectation;
    expectation.text = std::string(whole.text());
    if (whole.empty()) return whole.problem("the expectation is empty", std::string(forms));
    if (const std::size_t at = whole.text().find_first_of("<>"); at != std::string_view::npos)
        return read_relation(std::move(expectation), whole, at);
    if (const std::size_t at = whole.text().find('='); at != std::string_view::npos)
        return whole.from(at).problem("\"=\" is no comparison here", std::string(forms),
                                      "sampling cannot show that two numbers are equal: write "
                                      "`is about ... within 1%`");
    if (const std::size_t at = whole.text().find(" is "); at != std::string_view::npos)
        return read_is(std::move(expectation), whole, at);
    return whole.problem(quoted(whole.text()) + " is not an expectation", std::string(forms));
}

}  // namespace friction
