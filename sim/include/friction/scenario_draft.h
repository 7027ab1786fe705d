#pragma once
// A whole scenario as written.
//
// Readers fill a Draft, moves change one, the viewer edits one. build_scenario() (friction/scenario.h) checks it as a
// whole and makes the Scenario that everything else works on.

#include <map>
#include <string>
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
    Next start;
    Named<StepDraft> steps;
    Named<OutcomeKind> outcomes;
    EffortDraft effort;
    RunDraft run;
    Named<Redesign> redesigns;
    std::vector<std::string> expect;

    std::vector<Assumption> assumptions;

    // --- of an alternative, written by apply_redesign() ---
    std::string alternative = "baseline";
    CostsDraft costs;
    /// Where in the file a changed part was written: "steps.told_when_ready" ->
    /// "redesigns.pushed_to_account.changes.0". Longest prefix wins; absent: at its own place.
    std::map<std::string, std::string> origin;
};

}  // namespace friction
