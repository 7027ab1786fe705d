#pragma once
// Private: turns values as written into numbers and names into ids, and collects what is wrong.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "friction/scenario.h"

namespace friction {

/// Cases of one `next`: each has two draws, and the purpose of a draw is a byte.
inline constexpr std::size_t max_cases = 60;

class Resolver {
public:
    explicit Resolver(const Draft& draft);

    /// The number behind a value, in base units; 0 after a problem.
    double number(const Value& value, Dimension dimension, const std::string& place, double low = 0,
                  double high = 1e15);
    /// A share that is written: none, or so many that an exact answer does not take them for none.
    double share_of_journeys(const Value& value, const std::string& place);
    Distribution distribution(const DistributionText& text, Dimension dimension,
                              const std::string& place);
    double tone(const std::optional<Tone>& tone, double otherwise, const std::string& place);

    TeamId team(const std::string& name, const std::string& place);
    FactId fact(const std::string& name, const std::string& place);
    MarkId mark(const std::string& name, const std::string& place);
    std::vector<Branch> branches(const Next& next, const std::string& place);

    /// Those beyond problems_told are not kept.
    void problem(std::string code, std::string place, std::string found, std::string expected = {},
                 std::string hint = {}, std::string word = {});

    Problems problems;
    EffortModel effort;

private:
    Target target(const std::string& name, const std::string& place);
    Branch branch(const Case& written, const std::string& place);
    void set_shares(const std::vector<Way>& ways, std::vector<Handoff>& handoffs,
                    const std::string& place);
    std::optional<Ask> ask(const Question& question, const std::string& place);

    /// Reports a name that none of the lists has, with those there are: as long as not too many
    /// names have been looked through.
    template <class... Lists>
    void unknown(std::string code, const std::string& place, std::string_view kind,
                 const std::string& name, std::string_view sections, const Lists&... lists);

    const Draft& draft_;
    ParameterValues parameters_;
    std::size_t names_left_ = 2'000'000;
    // Every step looks its team up and every way its target; files have a hundred thousand of them.
    std::unordered_map<std::string_view, std::size_t> teams_, steps_, outcomes_;
};

/// Checks keys of a step against its kind and resolves it.
Step resolve_step(Resolver& resolver, const Draft& draft, const std::string& name,
                  const StepDraft& written);

}  // namespace friction
