#pragma once
// A whole scenario as written.
//
// Readers fill a Draft, moves change one, the viewer edits one. build_scenario()
// (friction/scenario.h) checks it as a whole and makes the Scenario that everything else works on.

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "friction/draft.h"
#include "friction/redesign.h"

namespace friction {

/// The whole file.
struct Draft {
    std::string title;
    std::string summary;
    std::string currency;
    std::string source;
    Named<ParameterDraft> parameters;
    CustomersDraft customers;
    Named<TeamDraft> teams;
    Named<FactDraft> facts;
    Named<std::string> marks;  ///< what each means
    Next start;
    Named<StepDraft> steps;
    Named<OutcomeKind> outcomes;
    EffortDraft effort;
    RunDraft run;
    Named<Redesign> redesigns;
    std::vector<std::string> expect;

    std::vector<Assumption> assumptions;

    /// Parameters that have another value than the file's: --set, a sweep, a slider. A redesign
    /// that gives them the same one is no mistake then.
    std::set<std::string> tried;

    // --- of an alternative, written by apply_redesign() ---
    std::string alternative = "baseline";
    CostsDraft costs;
    /// Where in the file a changed part was written: "steps.told_when_ready" ->
    /// "redesigns.pushed_to_account.changes.0". Longest prefix wins; absent: at its own place.
    std::map<std::string, std::string> origin;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "title",
                    .help = "what the process is called",
                    .presence = Presence::required},
              self.title);
        visit(Field{.key = "summary", .help = "what happens to the customer, in a few sentences"},
              self.summary);
        visit(Field{.key = "currency", .help = "printed beside money"}, self.currency);
        visit(Field{.key = "source", .help = "where numbers without a nearer source come from"},
              self.source);
        visit(Field{.key = "parameters",
                    .help = "numbers to be varied, written $name elsewhere",
                    .refers_to = "parameter"},
              self.parameters);
        visit(Field{.key = "customers", .help = "who goes through the process"}, self.customers);
        visit(Field{.key = "teams", .help = "who works on it", .refers_to = "team"}, self.teams);
        visit(Field{.key = "facts", .help = "what the customer has to tell", .refers_to = "fact"},
              self.facts);
        visit(Field{.key = "marks",
                    .help = "what the company records beside solved, refusal, apology and gift",
                    .refers_to = "mark"},
              self.marks);
        visit(Field{.key = "start", .help = "where journeys begin", .presence = Presence::required},
              self.start);
        visit(Field{.key = "steps",
                    .help = "work, waits and choices",
                    .presence = Presence::required,
                    .refers_to = "step"},
              self.steps);
        visit(Field{.key = "outcomes",
                    .help = "how a journey can end",
                    .presence = Presence::required,
                    .refers_to = "outcome"},
              self.outcomes);
        visit(Field{.key = "effort", .help = "what effort is, where it differs from the defaults"},
              self.effort);
        visit(Field{.key = "run", .help = "how to simulate"}, self.run);
        visit(Field{.key = "redesigns", .help = "named lists of changes", .refers_to = "redesign"},
              self.redesigns);
        visit(Field{.key = "expect", .help = "what must hold, as in `baseline.effort < 90 EM`"},
              self.expect);
    }
    static constexpr std::array<std::string_view, 4> not_yet = {"base", "watch", "loyalty",
                                                                "claims"};
    friend bool operator==(const Draft&, const Draft&) = default;
};

/// Gives a parameter another value than the file's; a name that no parameter has changes nothing.
void try_value(Draft& draft, const std::string& parameter, const Quantity& value);

}  // namespace friction
