#pragma once
// A scenario as written: names and values that nobody has checked against each other yet.
//
// The parts; friction/scenario_draft.h puts them together. Lists keep the order of the file.

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "friction/condition.h"
#include "friction/describe.h"
#include "friction/distribution.h"
#include "friction/quantity.h"
#include "friction/words.h"

namespace friction {

/// A list of named things in the order of the file.
template <class T>
using Named = std::vector<std::pair<std::string, T>>;

template <class T>
[[nodiscard]] T* find(Named<T>& list, std::string_view name) {
    for (auto& [key, value] : list)
        if (key == name) return &value;
    return nullptr;
}
template <class T>
[[nodiscard]] const T* find(const Named<T>& list, std::string_view name) {
    for (const auto& [key, value] : list)
        if (key == name) return &value;
    return nullptr;
}

// --- where a step leads
// -----------------------------------------------------------------------------------

/// One line of a share map: a step or outcome, and its share; exactly one line of a map may be the
/// rest.
struct Way {
    std::string target;
    Value share{{0, Dimension::share}, {}};  ///< not looked at when is_rest
    bool is_rest = false;

    friend bool operator==(const Way&, const Way&) = default;
};

/// `when` absent: the `else` at the end. `share` absent: all of those for whom the condition holds.
struct Case {
    std::optional<Condition> when;
    std::optional<Value> share;
    std::vector<Way> ways;  ///< a plain name is one way that takes the rest

    friend bool operator==(const Case&, const Case&) = default;
};

/// `next: x`, `next: {x: 60%, y: rest}` are a single `else`; cases are tried in order.
struct Next {
    std::vector<Case> cases;

    [[nodiscard]] bool empty() const { return cases.empty(); }
    friend bool operator==(const Next&, const Next&) = default;
};

[[nodiscard]] Next to(std::string target);

struct TimeOut {
    Value time;
    Next next;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "time",
                    .help = "how long until the way out is taken",
                    .dimension = Dimension::duration,
                    .presence = Presence::required},
              self.time);
        visit(Field{.key = "next", .help = "where it leads", .presence = Presence::required},
              self.next);
    }
    static constexpr std::array<std::string_view, 0> not_yet{};
    friend bool operator==(const TimeOut&, const TimeOut&) = default;
};

/// `empathic`, `neutral`, `robotic`, or a factor.
struct Tone {
    std::string name;  ///< empty: the factor
    Value factor;

    friend bool operator==(const Tone&, const Tone&) = default;
};

// --- the parts of the file
// --------------------------------------------------------------------------------

struct StepDraft {
    std::string title;
    std::string by;
    std::optional<DistributionText> time;
    std::optional<DistributionText> wait;
    Channel channel = Channel::none;
    std::string to;
    ContactBy contact = ContactBy::by_default;
    std::vector<std::string> needs;
    Value fields_typed;
    Value prefilled;
    Value documents;
    Value pays;
    Value cost;
    std::optional<Tone> tone;
    std::vector<std::string> marks;  ///< words of Mark, or marks of the file
    Cause cause = Cause::need;
    Owner owner = Owner::unstated;
    Status status = Status::unknown;
    std::optional<Value> promised;
    std::optional<TimeOut> after;
    Next next;
    std::string source;
    std::string luck_of;  ///< only by `insert`: the step whose draws this one uses

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "title", .help = "what people call it"}, self.title);
        visit(Field{.key = "by",
                    .help = "who does the work: customer or a team",
                    .refers_to = "performer"},
              self.by);
        visit(Field{.key = "time",
                    .help = "how long the work takes, without telling facts and typing fields",
                    .dimension = Dimension::duration},
              self.time);
        visit(Field{.key = "wait",
                    .help = "how long the customer waits here",
                    .dimension = Dimension::duration},
              self.wait);
        visit(Field{.key = "channel", .help = "where the customer is"}, self.channel);
        visit(Field{.key = "to",
                    .help = "the team that gets the matter and hears the needs",
                    .refers_to = "team"},
              self.to);
        visit(Field{.key = "contact", .help = "who started it"}, self.contact);
        visit(Field{.key = "needs", .help = "facts the receiver must have", .refers_to = "fact"},
              self.needs);
        visit(Field{.key = "fields", .help = "form fields to type", .high = 1e6},
              self.fields_typed);
        visit(Field{.key = "prefilled", .help = "form fields to check", .high = 1e6},
              self.prefilled);
        visit(Field{.key = "documents", .help = "documents to fetch or upload", .high = 1e6},
              self.documents);
        visit(Field{.key = "pays", .help = "money out of the customer's pocket"}, self.pays);
        visit(Field{.key = "cost",
                    .help = "money the company spends at each visit, beside team time"},
              self.cost);
        visit(Field{.key = "tone",
                    .help = "how the team sounds: empathic, neutral, robotic, or a factor"},
              self.tone);
        visit(Field{.key = "marks",
                    .help = "what the company records here: solved, refusal, apology, gift, or a "
                            "mark of the file",
                    .refers_to = "mark"},
              self.marks);
        visit(Field{.key = "cause", .help = "why the customer is here"}, self.cause);
        visit(Field{.key = "owner", .help = "whose move it is while this wait is pending"},
              self.owner);
        visit(Field{.key = "status", .help = "whether the customer can look up where it stands"},
              self.status);
        visit(Field{.key = "promised",
                    .help = "the time the company promises for this step",
                    .dimension = Dimension::duration},
              self.promised);
        visit(Field{.key = "after", .help = "time-out: when the step takes longer, where it leads"},
              self.after);
        visit(Field{.key = "next", .help = "where the step leads", .presence = Presence::required},
              self.next);
        visit(Field{.key = "source", .help = "where the numbers come from"}, self.source);
    }
    static constexpr std::array<std::string_view, 4> not_yet = {"unaware", "wanted", "announced",
                                                                "full"};
    friend bool operator==(const StepDraft&, const StepDraft&) = default;
};

struct TeamDraft {
    std::string title;
    Value cost{{0, Dimension::rate}, {}};
    bool automated = false;
    std::optional<Tone> tone;
    Named<Value> sees_notes_of;  ///< team -> share; a list of names means 100% each
    std::string source;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "title", .help = "what people call it"}, self.title);
        visit(Field{.key = "cost", .help = "money per hour of work", .dimension = Dimension::rate},
              self.cost);
        visit(Field{.key = "automated", .help = "a system: no staff minutes"}, self.automated);
        visit(Field{.key = "tone",
                    .help = "how the team sounds: empathic, neutral, robotic, or a factor"},
              self.tone);
        visit(Field{.key = "sees_notes_of",
                    .help = "teams whose notes it sees, each with a share",
                    .dimension = Dimension::share,
                    .refers_to = "team"},
              self.sees_notes_of);
        visit(Field{.key = "source", .help = "where the numbers come from"}, self.source);
    }
    static constexpr std::array<std::string_view, 5> not_yet = {"authority", "staff", "hours",
                                                                "shifts", "serves_first"};
    friend bool operator==(const TeamDraft&, const TeamDraft&) = default;
};

struct FactDraft {
    std::string title;
    Value tell{{0, Dimension::duration}, {}};
    std::vector<std::string> known_to;
    std::string source;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "title", .help = "what people call it"}, self.title);
        visit(Field{.key = "tell",
                    .help = "how long it takes to tell",
                    .dimension = Dimension::duration},
              self.tell);
        visit(
            Field{
                .key = "known_to", .help = "teams that never need to be told", .refers_to = "team"},
            self.known_to);
        visit(Field{.key = "source", .help = "where the numbers come from"}, self.source);
    }
    static constexpr std::array<std::string_view, 0> not_yet{};
    friend bool operator==(const FactDraft&, const FactDraft&) = default;
};

struct QuantityRange {
    Quantity low, high;
    friend bool operator==(const QuantityRange&, const QuantityRange&) = default;
};

struct ParameterDraft {
    Quantity value;
    std::optional<QuantityRange> range;
    std::string label;
    std::string source;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(
            Field{.key = "value", .help = "a number with its unit", .presence = Presence::required},
            self.value);
        visit(Field{.key = "range", .help = "low .. high: slider, sweep, spread of a guess"},
              self.range);
        visit(Field{.key = "label", .help = "what people call it"}, self.label);
        visit(Field{.key = "source", .help = "where the number comes from"}, self.source);
    }
    static constexpr std::array<std::string_view, 1> not_yet = {"trend"};
    friend bool operator==(const ParameterDraft&, const ParameterDraft&) = default;
};

/// A share, or the rest of what the others leave.
struct ShareOrRest {
    Value share{{0, Dimension::share}, {}};
    bool is_rest = false;

    friend bool operator==(const ShareOrRest&, const ShareOrRest&) = default;
};

struct SegmentDraft {
    std::string title;
    ShareOrRest share;
    std::optional<DistributionText> patience;
    std::optional<Value> yearly_value;
    std::optional<Value> severity;
    std::string source;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "share",
                    .help = "how many customers belong to it, or rest",
                    .dimension = Dimension::share,
                    .presence = Presence::required},
              self.share);
        visit(Field{.key = "title", .help = "what people call it"}, self.title);
        visit(Field{.key = "patience",
                    .help = "effort these customers bear before giving up",
                    .dimension = Dimension::effort},
              self.patience);
        visit(
            Field{.key = "yearly_value", .help = "what such a customer is worth a year, in money"},
            self.yearly_value);
        visit(Field{.key = "severity",
                    .help = "how bad an unresolved problem is: 0 minor .. 1 major",
                    .high = 1},
              self.severity);
        visit(Field{.key = "source", .help = "where the numbers come from"}, self.source);
    }
    static constexpr std::array<std::string_view, 2> not_yet = {"honest", "loss"};
    friend bool operator==(const SegmentDraft&, const SegmentDraft&) = default;
};

struct CustomersDraft {
    std::optional<Value> per_year;
    Value yearly_value;
    Value severity;
    std::optional<DistributionText> patience;
    std::string gives_up_as;
    Named<SegmentDraft> segments;
    std::string source;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "per_year", .help = "journeys a year"}, self.per_year);
        visit(Field{.key = "yearly_value", .help = "what a customer is worth a year, in money"},
              self.yearly_value);
        visit(Field{.key = "severity",
                    .help = "how bad an unresolved problem is: 0 minor .. 1 major",
                    .high = 1},
              self.severity);
        visit(Field{.key = "patience",
                    .help = "effort a customer bears before giving up",
                    .dimension = Dimension::effort},
              self.patience);
        visit(Field{.key = "gives_up_as",
                    .help = "the outcome of those who give up, when there are several",
                    .refers_to = "outcome"},
              self.gives_up_as);
        visit(Field{.key = "segments", .help = "kinds of customers", .refers_to = "segment"},
              self.segments);
        visit(Field{.key = "source", .help = "where the numbers come from"}, self.source);
    }
    static constexpr std::array<std::string_view, 2> not_yet = {"arrivals", "attributes"};
    friend bool operator==(const CustomersDraft&, const CustomersDraft&) = default;
};

/// A number of the effort or loyalty model: plain, or `{value, range, source}`.
struct NumberDraft {
    Quantity value;
    std::optional<QuantityRange> range;
    std::string source;

    friend bool operator==(const NumberDraft&, const NumberDraft&) = default;
};

/// What the author changes in the effort model; friction/effort.h has the names, defaults and
/// sources.
struct EffortDraft {
    std::optional<NumberDraft> threshold;      ///< EM
    std::optional<NumberDraft> value_of_time;  ///< a rate: money per hour
    Named<NumberDraft> weights;
    Named<NumberDraft> tone;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "threshold",
                    .help = "effort above which a need has become a problem",
                    .dimension = Dimension::effort},
              self.threshold);
        visit(Field{.key = "value_of_time",
                    .help = "money per hour of the customer's time",
                    .dimension = Dimension::rate},
              self.value_of_time);
        visit(Field{.key = "weights",
                    .help = "EM per unit of each component",
                    .high = 1e4,
                    .refers_to = "weight"},
              self.weights);
        visit(Field{.key = "tone",
                    .help = "factor of each tone",
                    .low = 0.1,
                    .high = 10,
                    .refers_to = "tone"},
              self.tone);
    }
    static constexpr std::array<std::string_view, 0> not_yet{};
    friend bool operator==(const EffortDraft&, const EffortDraft&) = default;
};

struct RunDraft {
    std::optional<Value> seed, journeys, precision, same_within, max_visits;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "seed",
                    .help = "names the luck of all customers",
                    .high = 9007199254740991.0},
              self.seed);
        visit(Field{.key = "journeys", .help = "exactly so many journeys", .low = 1, .high = 1e12},
              self.journeys);
        visit(Field{.key = "precision",
                    .help = "half-width to reach, as a share of the baseline's mean effort",
                    .dimension = Dimension::share,
                    .low = 1e-6,
                    .high = 1},
              self.precision);
        visit(Field{.key = "same_within",
                    .help = "a difference up to this is no difference",
                    .dimension = Dimension::effort},
              self.same_within);
        visit(Field{.key = "max_visits",
                    .help = "a journey is cut at so many visits of one step",
                    .low = 1,
                    .high = 65535},
              self.max_visits);
    }
    static constexpr std::array<std::string_view, 4> not_yet = {"horizon", "length", "warm_up",
                                                                "replications"};
    friend bool operator==(const RunDraft&, const RunDraft&) = default;
};

struct CostsDraft {
    Value one_off, per_year, per_case;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "one_off", .help = "money once"}, self.one_off);
        visit(Field{.key = "per_year", .help = "money a year"}, self.per_year);
        visit(Field{.key = "per_case", .help = "money per journey"}, self.per_case);
    }
    static constexpr std::array<std::string_view, 0> not_yet{};
    friend bool operator==(const CostsDraft&, const CostsDraft&) = default;
};

/// A number somebody assumed or measured, where it stands, and where it comes from. Every report
/// lists those used.
struct Assumption {
    std::string place;   ///< "parameters.in_account.value"
    std::string text;    ///< as written: "5%"
    std::string source;  ///< nearest source; empty when none is stated
    [[nodiscard]] bool is_guess() const { return source == "guess"; }

    friend bool operator==(const Assumption&, const Assumption&) = default;
};

}  // namespace friction
