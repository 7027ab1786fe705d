// Distributions as people write them: reading and printing, driven by the forms in families(). What
// the numbers mean is in distribution.cpp.

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "distribution_slips.h"
#include "friction/distribution.h"
#include "friction/suggest.h"
#include "text_tools.h"

namespace friction {

namespace {

constexpr std::size_t most_words = 24;  // the longest form has ten

/// One form taken apart: "beta LOW .. HIGH alpha A beta B" has the range low, high and the labels
/// alpha, beta.
struct Form {
    std::vector<std::string> range;
    std::vector<std::string> labels;
};

/// A word of the text; `..` is a word even without blanks around it.
struct Word {
    std::string_view text;
    std::size_t offset = 0;
};

std::string small(std::string_view text) {
    std::string result(text);
    for (char& letter : result)
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return result;
}

/// The first `most_words + 1` words.
std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    std::size_t at = 0;
    while (words.size() <= most_words) {
        at = text.find_first_not_of(" \t\r\n", at);
        if (at == std::string_view::npos) break;
        std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
        const std::size_t dots = text.substr(at, end - at).find("..");
        if (dots == 0)
            end = at + 2;
        else if (dots != std::string_view::npos)
            end = at + dots;
        words.push_back({text.substr(at, end - at), at});
        at = end;
    }
    return words;
}

Form take_apart(std::string_view form) {
    Form result;
    std::string label;
    bool first = true;
    for (const Word& word : words_of(form)) {
        const bool stand_in = word.text[0] >= 'A' && word.text[0] <= 'Z';
        if (stand_in && label.empty()) result.range.push_back(small(word.text));
        if (stand_in && !label.empty()) result.labels.push_back(label);
        label = stand_in || first || word.text == ".." ? "" : std::string(word.text);
        first = false;
    }
    return result;
}

std::vector<Form> forms_of(const FamilyHelp& family) {
    std::vector<Form> forms;
    for (const std::string_view form : family.forms) forms.push_back(take_apart(form));
    return forms;
}

const FamilyHelp* find_family(std::string_view name) {
    const auto all = families();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const FamilyHelp& family) { return family.name == name; });
    return found == all.end() ? nullptr : &*found;
}

constexpr std::array<std::string_view, 8> every_label = {"mean", "sd",     "cv",    "shape",
                                                         "p90",  "median", "alpha", "beta"};
constexpr std::array<std::string_view, 4> labels_without_unit = {"cv", "shape", "alpha", "beta"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool looks_like_a_value(std::string_view word) {
    const char first = word[0];
    return (first >= '0' && first <= '9') || first == '$' || first == '-' || first == '+' ||
           first == '.';
}

std::string joined_forms(const FamilyHelp& family) {
    std::string result;
    for (const std::string_view form : family.forms) {
        if (!result.empty()) result += " or ";
        result += form;
    }
    return result;
}

/// Reads the words of one text after its family.
class FormReader {
public:
    FormReader(std::string_view text, std::vector<Word> words, const FamilyHelp& family,
               Dimension dimension)
        : text_(text),
          words_(std::move(words)),
          family_(family),
          forms_(forms_of(family)),
          dimension_(dimension) {}

    Parsed<DistributionText> read() {
        read_range();
        while (!problem_ && at_ < words_.size()) read_labelled();
        if (!problem_) put_in_order();
        if (problem_) return *problem_;
        return DistributionText{std::string(family_.name), std::move(arguments_)};
    }

private:
    std::string_view text_;
    std::vector<Word> words_;
    const FamilyHelp& family_;
    std::vector<Form> forms_;
    Dimension dimension_;
    std::size_t at_ = 1;
    std::vector<Argument> arguments_;
    std::optional<TextProblem> problem_;

    void refuse(std::string found, std::size_t offset) {
        problem_ = {std::move(found), joined_forms(family_), {}, offset};
    }

    /// The text from word `first` up to and without word `last`.
    std::string_view between(std::size_t first, std::size_t last) const {
        const std::size_t start = words_[first].offset;
        return text_.substr(start, words_[last - 1].offset + words_[last - 1].text.size() - start);
    }

    void add(std::string label, std::string_view value, std::size_t offset, Dimension dimension) {
        Parsed<Value> parsed = parse_value(value, dimension);
        if (auto* problem = std::get_if<TextProblem>(&parsed)) {
            problem_ = std::move(*problem);
            problem_->offset += offset;
            return;
        }
        arguments_.push_back({std::move(label), std::get<Value>(std::move(parsed))});
    }

    /// LOW .. HIGH: pieces between `..`; a bare number takes the unit at the end of the range.
    void read_range() {
        const std::vector<std::string>& labels = forms_.front().range;
        if (labels.empty()) return;
        std::vector<std::pair<std::size_t, std::size_t>> pieces;
        std::size_t first = at_;
        for (; at_ < words_.size() && !contains(every_label, words_[at_].text); ++at_) {
            if (words_[at_].text != "..") continue;
            pieces.emplace_back(first, at_);
            first = at_ + 1;
        }
        pieces.emplace_back(first, at_);
        const bool hole = std::any_of(pieces.begin(), pieces.end(), [](const auto& piece) {
            return piece.first == piece.second;
        });
        if (hole || pieces.size() != labels.size()) {
            return refuse(quoted(text_) + " does not have the " + std::to_string(labels.size()) +
                              " values of a range",
                          words_[0].offset);
        }
        const std::string_view last = between(pieces.back().first, pieces.back().second);
        const std::string unit = unit_of(last);
        for (std::size_t i = 0; i < labels.size() && !problem_; ++i) {
            const std::string_view piece = between(pieces[i].first, pieces[i].second);
            std::string value(piece);
            if (looks_like_a_value(piece) && piece[0] != '$' && unit_of(piece).empty())
                value += unit;
            add(labels[i], value, words_[pieces[i].first].offset, dimension_);
        }
    }

    static std::string unit_of(std::string_view value) {
        if (value[0] == '$') return {};
        const std::size_t start = value.find_first_not_of("+-0123456789.");
        return start == std::string_view::npos ? std::string{} : std::string(value.substr(start));
    }

    bool is_own_label(std::string_view word) const {
        return std::any_of(forms_.begin(), forms_.end(), [&](const Form& form) {
            return std::find(form.labels.begin(), form.labels.end(), word) != form.labels.end();
        });
    }

    /// The end of the value that begins at word `first`: a unit has words too, but no label and no
    /// number follows within it.
    std::size_t end_of_value(std::size_t first) const {
        std::size_t end = first + 1;
        while (end < words_.size() && !contains(every_label, words_[end].text) &&
               !looks_like_a_value(words_[end].text)) {
            if (end + 1 < words_.size() && looks_like_a_value(words_[end + 1].text)) break;
            ++end;
        }
        return end;
    }

    void read_labelled() {
        const Word label = words_[at_];
        if (!is_own_label(label.text)) return refuse_label(label);
        const std::string name(label.text);
        const bool twice =
            std::any_of(arguments_.begin(), arguments_.end(),
                        [&](const Argument& argument) { return argument.label == name; });
        if (twice) return refuse(quoted(text_) + " states " + name + " twice", label.offset);
        if (at_ + 1 == words_.size())
            return refuse("there is no value after " + quoted(name), label.offset);
        const std::size_t end = end_of_value(at_ + 1);
        const Dimension dimension =
            contains(labels_without_unit, name) ? Dimension::number : dimension_;
        add(name, between(at_ + 1, end), words_[at_ + 1].offset, dimension);
        at_ = end;
    }

    void refuse_label(const Word& label) {
        if (looks_like_a_value(label.text)) {
            return refuse(quoted(label.text) + " in " + quoted(text_) + " has no label before it",
                          label.offset);
        }
        std::vector<std::string_view> labels;
        for (const Form& form : forms_)
            labels.insert(labels.end(), form.labels.begin(), form.labels.end());
        refuse(std::string(family_.name) + " has no " + quoted(label.text), label.offset);
        const std::string meant = did_you_mean(label.text, labels);
        if (!meant.empty()) problem_->hint = meant;
    }

    /// Arguments in the order of the form that has exactly these labels.
    void put_in_order() {
        for (const Form& form : forms_) {
            if (form.range.size() + form.labels.size() != arguments_.size()) continue;
            std::vector<Argument> ordered(
                arguments_.begin(),
                arguments_.begin() + static_cast<std::ptrdiff_t>(form.range.size()));
            for (const std::string& label : form.labels) {
                const auto found =
                    std::find_if(arguments_.begin(), arguments_.end(),
                                 [&](const Argument& argument) { return argument.label == label; });
                if (found != arguments_.end()) ordered.push_back(*found);
            }
            if (ordered.size() != arguments_.size()) continue;
            arguments_ = std::move(ordered);
            return;
        }
        refuse(quoted(text_) + " is not a complete " + std::string(family_.name), words_[0].offset);
    }
};

Parsed<DistributionText> parse_constant(std::string_view text, Dimension dimension) {
    Parsed<Value> parsed = parse_value(text, dimension);
    if (auto* problem = std::get_if<TextProblem>(&parsed)) return std::move(*problem);
    return DistributionText{"constant", {{"value", std::get<Value>(std::move(parsed))}}};
}

TextProblem not_a_family(std::string_view text, const Word& word) {
    std::vector<std::string_view> names;
    for (const FamilyHelp& family : families())
        if (family.name != "constant") names.push_back(family.name);
    const std::size_t bracket = word.text.find('(');
    const std::string_view name = word.text.substr(0, bracket);
    const FamilyHelp* family = find_family(closest(name, names));
    TextProblem problem{
        quoted(name) + " is not a distribution", "a value, or a distribution", {}, word.offset};
    if (bracket != std::string_view::npos) {
        problem.found = quoted(text) + " has brackets";
        problem.hint = "write it without brackets and commas";
    } else if (family != nullptr) {
        problem.hint = "did you mean " + quoted(family->name) + "?";
    }
    if (family != nullptr) problem.expected = joined_forms(*family);
    return problem;
}

/// The literal's text taken apart: "2 min" is "2" and " min".
std::pair<std::string, std::string> number_and_unit(const Value& value) {
    const std::string text = to_text(value);
    if (value.is_parameter()) return {text, ""};
    const std::size_t end = std::min(text.find_first_not_of("-0123456789."), text.size());
    return {text.substr(0, end), text.substr(end)};
}

}  // namespace

Parsed<DistributionText> read_distribution(std::string_view text, Dimension dimension) {
    const std::vector<Word> words = words_of(text);
    if (words.empty() || looks_like_a_value(words[0].text)) return parse_constant(text, dimension);
    const FamilyHelp* family = find_family(words[0].text);
    if (family == nullptr || family->name == "constant") return not_a_family(text, words[0]);
    if (words.size() > most_words) {
        return TextProblem{
            quoted(text) + " goes on for too long", joined_forms(*family), {}, words.back().offset};
    }
    for (const Word& word : words) {
        const std::size_t comma = word.text.find(',');
        if (comma == std::string_view::npos) continue;
        return TextProblem{quoted(text) + " holds a comma", joined_forms(*family),
                           "leave out the comma", word.offset + comma};
    }
    return FormReader(text, words, *family, dimension).read();
}

Parsed<DistributionText> parse_distribution(std::string_view text, Dimension dimension) {
    Parsed<DistributionText> parsed = read_distribution(text, dimension);
    if (auto* problem = std::get_if<TextProblem>(&parsed)) complete(*problem, text, dimension);
    return parsed;
}

std::string to_text(const DistributionText& distribution) {
    if (distribution.family == "constant" && distribution.arguments.size() == 1) {
        return to_text(distribution.arguments[0].value);
    }
    const auto in_range = [](const Argument& argument) {
        return argument.label == "low" || argument.label == "mode" || argument.label == "high";
    };
    std::string unit;
    for (const Argument& argument : distribution.arguments) {
        if (in_range(argument)) unit = number_and_unit(argument.value).second;
    }
    std::string result = distribution.family;
    for (const Argument& argument : distribution.arguments) {
        if (!in_range(argument)) {
            result += ' ' + argument.label + ' ' + to_text(argument.value);
            continue;
        }
        const bool last = argument.label == "high";
        const auto [number, own_unit] = number_and_unit(argument.value);
        result += ' ' + number + (last || own_unit != unit ? own_unit : "") + (last ? "" : " ..");
    }
    return result;
}

}  // namespace friction
