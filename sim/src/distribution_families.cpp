// What a scenario may write: the forms of each family, and from checked numbers the family itself.

#include <algorithm>
#include <array>
#include <cmath>

#include "friction/distribution.h"
#include "friction/kernels.h"
#include "friction/suggest.h"

namespace friction {

namespace {

constexpr double largest_cv = 100;
constexpr double smallest_gamma_cv =
    0.001;  // shape 1e6: a millionth more is a constant to every reader

Problem problem(std::string found, std::string expected, std::string hint = {},
                std::string word = {}) {
    return {.code = "F041",
            .place = {},
            .found = std::move(found),
            .expected = std::move(expected),
            .hint = std::move(hint),
            .word = std::move(word)};
}

/// The arguments of one distribution as numbers, by label, and everything that is wrong with them.
class WrittenNumbers {
public:
    WrittenNumbers(const DistributionText& text, const ParameterValues& parameters,
                   Dimension dimension)
        : text_(text), dimension_(dimension) {
        for (const Argument& argument : text.arguments) read(argument, parameters);
    }

    bool has(std::string_view label) const { return find(label) != nullptr; }

    double at(std::string_view label) const {
        const Named* named = find(label);
        return named == nullptr ? 0 : named->value;
    }

    /// The value as the person would write it: "90 min", not 5400.
    std::string words(std::string_view label) const {
        const bool plain = is_plain(label);
        return std::string(label) + " " +
               to_text(Quantity{at(label), plain ? Dimension::number : dimension_});
    }

    void expect(bool holds, std::string_view label, std::string expected, std::string hint = {}) {
        if (!has(label) || holds) return;
        problems_.push_back(problem(words(label) + " in " + quoted_text() + " is not possible",
                                    std::move(expected), std::move(hint), std::string(label)));
    }

    void expect_positive(std::string_view label) {
        expect(at(label) > 0, label, std::string(label) + " above 0");
    }

    void expect_between(std::string_view label, double low, double high) {
        expect(at(label) >= low && at(label) <= high, label,
               std::string(label) + " from " + number_text(low) + " to " + number_text(high));
    }

    Problems take_problems() { return std::move(problems_); }
    bool good() const { return problems_.empty(); }

private:
    static bool is_plain(std::string_view label) {
        return label == "cv" || label == "shape" || label == "alpha" || label == "beta";
    }

    struct Named {
        std::string label;
        double value;
    };

    const DistributionText& text_;
    Dimension dimension_;
    std::vector<Named> values_;
    Problems problems_;

    std::string quoted_text() const { return "\"" + to_text(text_) + "\""; }

    const Named* find(std::string_view label) const {
        const auto found = std::find_if(values_.begin(), values_.end(),
                                        [&](const Named& named) { return named.label == label; });
        return found == values_.end() ? nullptr : &*found;
    }

    void read(const Argument& argument, const ParameterValues& parameters) {
        const bool plain = is_plain(argument.label);
        const Dimension expected = plain ? Dimension::number : dimension_;
        Quantity quantity = argument.value.literal;
        if (argument.value.is_parameter()) {
            const auto found = parameters.find(argument.value.parameter);
            if (found == parameters.end()) return refuse_unknown(argument, parameters);
            quantity = found->second;
        }
        if (quantity.dimension != expected) {
            problems_.push_back(problem(to_text(argument.value) + " in " + quoted_text() + " is " +
                                            std::string(describe(quantity.dimension)),
                                        std::string(describe(expected)) + " for " + argument.label,
                                        {}, argument.value.parameter));
            return;
        }
        // What a plain number may be, its family tells.
        if (!plain && (quantity.value < 0 || !(quantity.value <= 1e15))) {
            problems_.push_back(problem(argument.label + " " + to_text(quantity) + " in " +
                                            quoted_text() + " is not possible",
                                        range_words(), {}, argument.label));
            return;
        }
        values_.push_back({argument.label, quantity.value});
    }

    [[nodiscard]] std::string range_words() const {
        if (dimension_ == Dimension::duration) return "a duration from 0 s to 1,000,000 days";
        const std::string unit = dimension_ == Dimension::effort ? " EM" : "";
        return "a value from 0" + unit + " to 1000000000000000" + unit;
    }

    void refuse_unknown(const Argument& argument, const ParameterValues& parameters) {
        std::vector<std::string_view> names;
        for (const auto& [name, value] : parameters) names.push_back(name);
        Problem unknown =
            problem("there is no parameter \"" + argument.value.parameter + "\"",
                    "a name from the section parameters",
                    did_you_mean(argument.value.parameter, names), argument.value.parameter);
        unknown.code = "F040";
        problems_.push_back(std::move(unknown));
    }
};

/// low <= mode <= high and low < high.
void expect_ordered(WrittenNumbers& numbers) {
    if (!numbers.has("low") || !numbers.has("high")) return;
    numbers.expect(numbers.at("low") < numbers.at("high"), "high",
                   "a value above " + numbers.words("low"), "for a single value write it alone");
    if (!numbers.has("mode")) return;
    const double mode = numbers.at("mode");
    numbers.expect(mode >= numbers.at("low") && mode <= numbers.at("high"), "mode",
                   "a value between " + numbers.words("low") + " and " + numbers.words("high"));
}

/// cv, from cv itself or from sd and mean.
double cv_of(const WrittenNumbers& numbers) {
    return numbers.has("cv") ? numbers.at("cv") : numbers.at("sd") / numbers.at("mean");
}

void expect_cv(WrittenNumbers& numbers, double smallest) {
    const std::string range =
        "a cv (sd over mean) from " + number_text(smallest) + " to " + number_text(largest_cv);
    const std::string hint = "for no spread at all write the mean alone";
    if (!numbers.good()) return;
    const double cv = cv_of(numbers);
    const bool holds = cv >= smallest && cv <= largest_cv;
    numbers.expect(holds, "cv", range, hint);
    numbers.expect(holds, "sd", range, hint);
}

Distribution make_constant(WrittenNumbers& numbers) { return Constant{numbers.at("value")}; }

Distribution make_uniform(WrittenNumbers& numbers) {
    expect_ordered(numbers);
    return Uniform{numbers.at("low"), numbers.at("high")};
}

Distribution make_triangular(WrittenNumbers& numbers) {
    expect_ordered(numbers);
    return Triangular{numbers.at("low"), numbers.at("mode"), numbers.at("high")};
}

Distribution make_exponential(WrittenNumbers& numbers) {
    numbers.expect_positive("mean");
    return Exponential{numbers.at("mean")};
}

Distribution make_erlang(WrittenNumbers& numbers) {
    numbers.expect_positive("mean");
    const double shape = numbers.at("shape");
    numbers.expect(shape >= 1 && shape <= 1e6 && std::floor(shape) == shape, "shape",
                   "a whole shape from 1 to 1000000", "a gamma may have any shape");
    return Gamma{shape, numbers.at("mean") / shape};
}

Distribution make_gamma(WrittenNumbers& numbers) {
    numbers.expect_positive("mean");
    if (numbers.has("shape")) {
        numbers.expect_between("shape", 0.0001, 1e6);
        return Gamma{numbers.at("shape"), numbers.at("mean") / numbers.at("shape")};
    }
    expect_cv(numbers, smallest_gamma_cv);
    const double variance_ratio = cv_of(numbers) * cv_of(numbers);
    return Gamma{1 / variance_ratio, numbers.at("mean") * variance_ratio};
}

Distribution make_lognormal(WrittenNumbers& numbers) {
    if (numbers.has("median")) {
        numbers.expect_positive("median");
        const double median = numbers.at("median");
        numbers.expect(numbers.at("p90") > median && numbers.at("p90") < 1e6 * median, "p90",
                       "a value above the median, up to a million times as large");
        if (!numbers.good()) return Lognormal{};
        // A share of 10% of a normal lies above 1.2816 standard deviations.
        return Lognormal{log_kernel(median),
                         log_kernel(numbers.at("p90") / median) / normal_upper_quantile(0.1)};
    }
    numbers.expect_positive("mean");
    expect_cv(numbers, 1e-6);
    if (!numbers.good()) return Lognormal{};
    // E = exp(m + s^2 / 2) and cv^2 = exp(s^2) - 1.
    const double log_variance = log1p_kernel(cv_of(numbers) * cv_of(numbers));
    return Lognormal{log_kernel(numbers.at("mean")) - log_variance / 2, std::sqrt(log_variance)};
}

Distribution make_normal(WrittenNumbers& numbers) {
    numbers.expect_positive("sd");
    return CutNormal{numbers.at("mean"), numbers.at("sd")};
}

Distribution make_weibull(WrittenNumbers& numbers) {
    numbers.expect_positive("mean");
    numbers.expect_between("shape", 0.05, 1'000);
    if (!numbers.good()) return Weibull{};
    const double shape = numbers.at("shape");
    return Weibull{numbers.at("mean") / exp_kernel(log_gamma(1 + 1 / shape)), shape};
}

Distribution make_beta(WrittenNumbers& numbers) {
    expect_ordered(numbers);
    numbers.expect_between("alpha", 0.01, 1e6);
    numbers.expect_between("beta", 0.01, 1e6);
    return ScaledBeta{numbers.at("low"), numbers.at("high"), numbers.at("alpha"),
                      numbers.at("beta")};
}

struct Family {
    FamilyHelp help;
    Distribution (*make)(WrittenNumbers& numbers);
};

const std::vector<Family>& all_families() {
    static const std::vector<Family> list = {
        {{"constant", {"VALUE"}, "4 min"}, make_constant},
        {{"uniform", {"uniform LOW .. HIGH"}, "uniform 2 .. 5 min"}, make_uniform},
        {{"triangular", {"triangular LOW .. MODE .. HIGH"}, "triangular 1 .. 2 .. 5 min"},
         make_triangular},
        {{"exponential", {"exponential mean M"}, "exponential mean 3 min"}, make_exponential},
        {{"erlang", {"erlang mean M shape N"}, "erlang mean 10 min shape 3"}, make_erlang},
        {{"gamma",
          {"gamma mean M cv C", "gamma mean M sd S", "gamma mean M shape N"},
          "gamma mean 10 min cv 0.5"},
         make_gamma},
        {{"lognormal",
          {"lognormal mean M cv C", "lognormal mean M sd S", "lognormal median M p90 Q"},
          "lognormal mean 4 min cv 0.6"},
         make_lognormal},
        {{"normal", {"normal mean M sd S"}, "normal mean 5 min sd 1 min"}, make_normal},
        {{"weibull", {"weibull mean M shape K"}, "weibull mean 5 min shape 1.5"}, make_weibull},
        {{"beta", {"beta LOW .. HIGH alpha A beta B"}, "beta 1 .. 10 min alpha 2 beta 3"},
         make_beta},
    };
    return list;
}

}  // namespace

std::span<const FamilyHelp> families() {
    static const std::vector<FamilyHelp> list = [] {
        std::vector<FamilyHelp> helps;
        for (const Family& family : all_families()) helps.push_back(family.help);
        return helps;
    }();
    return list;
}

Result<Distribution> instantiate(const DistributionText& text, const ParameterValues& parameters,
                                 Dimension dimension) {
    const auto& list = all_families();
    const auto family = std::find_if(list.begin(), list.end(), [&](const Family& other) {
        return other.help.name == text.family;
    });
    if (family == list.end()) {
        return problem("\"" + text.family + "\" is not a distribution", "the name of a family");
    }
    // What could not have been written has no meaning: labels missing, doubled or of another
    // family.
    const Parsed<DistributionText> again = parse_distribution(to_text(text), dimension);
    if (const auto* wrong = std::get_if<TextProblem>(&again)) {
        return problem(wrong->found, wrong->expected, wrong->hint);
    }
    WrittenNumbers numbers(text, parameters, dimension);
    const Distribution made = numbers.good() ? family->make(numbers) : Distribution{};
    if (!numbers.good()) return numbers.take_problems();
    return made;
}

}  // namespace friction
