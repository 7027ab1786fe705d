#include "arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <map>

#include "command.h"
#include "file_ending.h"
#include "friction/random.h"
#include "friction/suggest.h"

namespace friction::cli {
namespace {

constexpr std::array<OptionRow, 25> rows{{
    {Option::set, "--set", "", "NAME=VALUE", true, "give a parameter of the file another value"},
    {Option::redesign, "--redesign", "", "NAME", true, "a redesign of the file"},
    {Option::customer, "--customer", "", "N", false, "customer N, counted from 0"},
    {Option::find, "--find", "", "KIND", false,
     "look for one: typical, worst, gave_up, worse_off (than in the baseline), became_problem",
     "typical worst gave_up worse_off became_problem"},
    {Option::seed, "--seed", "", "N", false, "other luck for all customers"},
    {Option::journeys, "--journeys", "", "N", false,
     "exactly so many journeys, instead of until it is precise"},
    {Option::precision, "--precision", "", "SHARE", false,
     "stop when effort is known to this share of its mean (1%)"},
    {Option::threads, "--threads", "", "N", false,
     "threads to run, no more than processors or 8; changes no result"},
    {Option::over, "--over", "", "NAME=LOW..HIGH", true,
     "a parameter to vary; its range in the file when only the name is given; twice for a sheet"},
    {Option::metric, "--metric", "", "NAME", false, "what to look at; effort when left out"},
    {Option::minimal, "--minimal", "", "", false, "the shortest file that works"},
    {Option::expand, "--expand", "", "", false,
     "show the moves of a redesign with short forms written out"},
    {Option::to, "--to", "", "FORM", false,
     "what to write: svg, dot or mermaid; the name after -o says it too", "svg dot mermaid"},
    {Option::form, "--to", "", "FORM", false,
     "html, a page for every browser, or markdown; the name after -o says it too", "html markdown"},
    {Option::size, "--size", "", "WxH", false,
     "of the picture, in pixels; as large as it needs to be when left out"},
    {Option::dark, "--dark", "", "", false, "light on dark"},
    {Option::results, "--results", "", "", false, "of results JSON in place of scenario files"},
    {Option::details, "--details", "", "", false, "every figure, redesign and step"},
    {Option::json, "--json", "", "", false, "results as JSON"},
    {Option::csv, "--csv", "", "FORM", false,
     "results as a table: point (1.5, commas between) or comma (1,5, semicolons between)",
     "point comma"},
    {Option::samples, "--samples", "", "FILE", false,
     "every journey by row, as CSV: a line for each customer in each design, each metric a column"},
    {Option::log, "--log", "", "FILE", false,
     "every visit to a step as an event log, for process mining: XES or CSV, as the name ends"},
    {Option::output, "--output", "-o", "FILE", false,
     "write to FILE instead of the terminal; never over a scenario"},
    {Option::progress, "--progress", "", "", false, "say how far it is, even when nobody watches"},
    {Option::help, "--help", "-h", "", false, "this help"},
}};

constexpr std::uint64_t whole_max = std::uint64_t{1} << 53;  // what JSON and scenario files carry
constexpr std::uint64_t threads_max = 1024;

std::string quote(std::string_view text) { return "\"" + std::string(text) + "\""; }

// Digits only: neither sign nor point nor thousands mark.
std::optional<std::uint64_t> whole_number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> share_between_0_and_1(std::string_view text) {
    const bool is_percent = text.ends_with('%');
    if (is_percent) text.remove_suffix(1);
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (is_percent) value /= 100;
    return value >= 1e-6 && value <= 1 ? std::optional(value) : std::nullopt;
}

std::optional<Example> find_kind(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, Example>, 5> kinds{
        {{"typical", Example::typical},
         {"worst", Example::worst},
         {"gave_up", Example::gave_up},
         {"worse_off", Example::worse_off},
         {"became_problem", Example::became_problem}}};
    for (const auto& [name, kind] : kinds)
        if (name == text) return kind;
    return std::nullopt;
}

std::optional<ExportForm> export_form(std::string_view text) {
    if (text == "svg") return ExportForm::svg;
    if (text == "dot") return ExportForm::dot;
    if (text == "mermaid") return ExportForm::mermaid;
    return std::nullopt;
}

std::optional<PageForm> page_form(std::string_view text) {
    if (text == "html") return PageForm::html;
    if (text == "markdown") return PageForm::markdown;
    return std::nullopt;
}

std::optional<report::CsvForm> csv_form(std::string_view text) {
    if (text == "point") return report::CsvForm::point;
    if (text == "comma") return report::CsvForm::comma;
    return std::nullopt;
}

std::optional<PictureSize> picture_size(std::string_view text) {
    constexpr std::uint64_t least = 64, most = 32'768;
    const std::size_t by = text.find('x');
    if (by == std::string_view::npos) return std::nullopt;
    const auto width = whole_number(text.substr(0, by));
    const auto height = whole_number(text.substr(by + 1));
    if (!width || !height) return std::nullopt;
    if (*width < least || *height < least || *width > most || *height > most) return std::nullopt;
    return PictureSize{static_cast<unsigned>(*width), static_cast<unsigned>(*height)};
}

// One value of one option; an answer is what is wrong with it.
class Reader {
public:
    explicit Reader(Arguments& arguments) : arguments_(arguments) {}

    std::string take(const OptionRow& row, const std::string& text) {
        switch (row.option) {
            case Option::seed:
                return whole(row, text, 0, whole_max, arguments_.seed);
            case Option::journeys:
                return whole(row, text, 1, customer_limit - 1, arguments_.journeys);
            case Option::customer:
                return whole(row, text, 0, customer_limit - 1, arguments_.customer);
            case Option::threads: {
                std::optional<std::uint64_t> count;
                const std::string wrong = whole(row, text, 1, threads_max, count);
                arguments_.threads = static_cast<unsigned>(count.value_or(0));
                return wrong;
            }
            case Option::precision:
                return precision(text);
            case Option::find:
                arguments_.find = find_kind(text);
                return unless(arguments_.find.has_value(),
                              "--find takes typical, worst, gave_up, worse_off or became_problem",
                              text);
            case Option::to:
                arguments_.to = export_form(text);
                return unless(arguments_.to.has_value(), "--to takes svg, dot or mermaid", text);
            case Option::form:
                arguments_.form = page_form(text);
                return unless(arguments_.form.has_value(), "--to takes html or markdown", text);
            case Option::csv:
                arguments_.csv = csv_form(text);
                return unless(arguments_.csv.has_value(),
                              "--csv takes point (1.5 and commas) or comma (1,5 and semicolons)",
                              text);
            case Option::size:
                arguments_.size = picture_size(text);
                return unless(arguments_.size.has_value(),
                              "--size takes a width and a height from 64 to 32768, as in --size "
                              "1920x1080",
                              text);
            case Option::set:
                return parameter(text);
            case Option::redesign:
                if (std::ranges::find(arguments_.redesigns, text) != arguments_.redesigns.end())
                    return "--redesign " + quote(text) + " is given twice; leave one out";
                arguments_.redesigns.push_back(text);
                return {};
            case Option::over:
                arguments_.over.push_back(text);
                return {};
            case Option::metric:
                arguments_.metric = text;
                return text.empty() ? "--metric needs a name, as in --metric effort" : "";
            case Option::samples:
                arguments_.samples = text;
                return text.empty() || text == "-" ? "--samples needs the name of a file"
                                                   : ending_misuse(text, "csv");
            case Option::log:
                arguments_.log = text;
                return unless(form_of_ending(text) == "xes" || form_of_ending(text) == "csv",
                              "--log writes what the name of its file ends with, .xes or .csv",
                              text);
            case Option::output:
                arguments_.output = text;
                return text.empty() ? "--output needs the name of a file" : "";
            default:
                return {};
        }
    }

    void turn_on(Option option) {
        if (option == Option::minimal) arguments_.minimal = true;
        if (option == Option::expand) arguments_.expand = true;
        if (option == Option::dark) arguments_.dark = true;
        if (option == Option::results) arguments_.results = true;
        if (option == Option::details) arguments_.details = true;
        if (option == Option::json) arguments_.json = true;
        if (option == Option::progress) arguments_.progress = true;
        if (option == Option::help) arguments_.help = true;
    }

private:
    static std::string unless(bool is_understood, std::string_view what_it_takes,
                              const std::string& text) {
        return is_understood ? "" : std::string(what_it_takes) + ", not " + quote(text);
    }

    static std::string whole(const OptionRow& row, const std::string& text, std::uint64_t least,
                             std::uint64_t most, std::optional<std::uint64_t>& to) {
        to = whole_number(text);
        if (to && *to >= least && *to <= most) return {};
        return std::string(row.name) + " takes a whole number from " + std::to_string(least) +
               " to " + std::to_string(most) + ", not " + quote(text);
    }

    // 1 might mean all of it, or one percent.
    std::string precision(const std::string& text) {
        arguments_.precision = share_between_0_and_1(text);
        const bool is_percent = text.ends_with('%');
        if (arguments_.precision && (is_percent || *arguments_.precision < 1)) return {};
        const std::string wrong = "--precision takes a share like 1% or 0.5%, not " + quote(text);
        const bool is_number =
            !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
        return is_number && !is_percent && !text.starts_with('0')
                   ? wrong + "; did you mean " + text + "%?"
                   : wrong;
    }

    std::string parameter(const std::string& text) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
            return "--set takes NAME=VALUE, as in --set reply_time=\"3 days\", not " + quote(text);
        const std::string name = text.substr(0, equals);
        for (const auto& [known, value] : arguments_.set)
            if (known == name)
                return "--set gives " + quote(name) + " two values, " + quote(value) + " and " +
                       quote(text.substr(equals + 1)) + "; leave one out";
        arguments_.set.emplace_back(name, text.substr(equals + 1));
        return {};
    }

    Arguments& arguments_;
};

std::string not_expected(const Command& command, const std::string& typed) {
    const std::string name = typed.substr(0, typed.find('='));
    std::string message = "friction " + std::string(command.name) + " has no option " + quote(name);
    for (const OptionRow& row : option_table())
        if (row.name == name || (!row.brief.empty() && row.brief == name)) return message;
    std::vector<std::string_view> known;
    for (const Option option : command.options) known.push_back(row_of(option).name);
    const std::string hint = did_you_mean(name, known);
    return hint.empty() ? message : message + "; " + hint;
}

std::string wrong_count(const Command& command, const std::vector<std::string>& words) {
    const std::string usage =
        "friction " + std::string(command.name) + " " + std::string(command.takes);
    if (words.size() < command.words_min) return "something is missing: it is " + usage;
    if (words.size() > command.words_max) {
        const std::string& extra = words[command.words_max];
        return quote(extra) + " is one word too many: it is " + usage +
               (extra.find("..") == std::string::npos ? ""
                                                      : "; a value with blanks stands in quotes");
    }
    return {};
}

struct Typed {
    std::vector<std::string> values;
    CLI::Option* option = nullptr;
};

void add_option(CLI::App& app, Option option, Typed& entry) {
    const OptionRow& row = row_of(option);
    const std::string names =
        std::string(row.name) + (row.brief.empty() ? "" : "," + std::string(row.brief));
    entry.option = row.value.empty() ? app.add_flag(names)
                                     : app.add_option(names, entry.values)
                                           ->type_size(1)
                                           ->expected(1)
                                           ->allow_extra_args(false)
                                           ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

const OptionRow* option_named(const Command& command, const std::string& word) {
    for (const Option option : command.options) {
        const OptionRow& row = row_of(option);
        if (word == row.name || (!row.brief.empty() && word == row.brief)) return &row;
    }
    return nullptr;
}

// Options with nothing behind them, or with the next option, which the library would take for
// their value.
std::vector<std::string> take_out_without_value(std::vector<std::string>& typed,
                                                const Command& command) {
    std::vector<std::string> wrong;
    for (std::size_t i = 0; i < typed.size();) {
        const OptionRow* row = option_named(command, typed[i]);
        const bool takes_value = row != nullptr && !row->value.empty();
        const bool has_value =
            i + 1 < typed.size() && option_named(command, typed[i + 1]) == nullptr;
        if (takes_value && !has_value) {
            wrong.push_back(std::string(row->name) + " needs a value: " + std::string(row->name) +
                            " " + std::string(row->value));
            typed.erase(typed.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            i += takes_value ? 2 : 1;
        }
    }
    return wrong;
}

// `--json=no` would be taken for `--json`.
std::vector<std::string> take_out_switches_with_value(std::vector<std::string>& typed,
                                                      const Command& command) {
    std::vector<std::string> wrong;
    std::erase_if(typed, [&](const std::string& word) {
        const std::size_t equals = word.find('=');
        const bool is_one =
            equals != std::string::npos && std::ranges::any_of(command.options, [&](Option option) {
                return row_of(option).value.empty() &&
                       row_of(option).name == word.substr(0, equals);
            });
        if (is_one)
            wrong.push_back(word.substr(0, equals) + " takes no value, not " +
                            quote(word.substr(equals + 1)));
        return is_one;
    });
    return wrong;
}

// What the library would stop at, or misunderstand, is told and taken out first.
std::vector<std::string> read_words(CLI::App& app, const Command& command,
                                    std::vector<std::string> typed) {
    std::vector<std::string> wrong = take_out_switches_with_value(typed, command);
    for (std::string& message : take_out_without_value(typed, command))
        wrong.push_back(std::move(message));
    try {
        app.parse(std::vector<std::string>(typed.rbegin(), typed.rend()));
    } catch (const CLI::ParseError& error) {
        wrong.emplace_back(error.what());
    }
    return wrong;
}

// What is wrong with the values; those that can be understood are in the arguments then.
std::vector<std::string> take_values(const std::map<Option, Typed>& given, Arguments& arguments) {
    std::vector<std::string> wrong;
    Reader reader(arguments);
    for (const auto& [option, entry] : given) {
        const OptionRow& row = row_of(option);
        if (row.value.empty() && entry.option->count() > 0) reader.turn_on(option);
        if (entry.values.size() > 1 && !row.repeatable) {
            wrong.push_back(std::string(row.name) + " is given more than once");
            continue;
        }
        for (const std::string& value : entry.values)
            if (std::string refused = reader.take(row, value); !refused.empty())
                wrong.push_back(std::move(refused));
    }
    // Without --to the file's name says it.
    const std::string_view named = form_of_ending(arguments.output);
    if (!arguments.to && given.contains(Option::to)) arguments.to = export_form(named);
    if (!arguments.form && !arguments.json && given.contains(Option::form))
        arguments.form = page_form(named);
    if (arguments.journeys && arguments.precision)
        wrong.emplace_back(
            "--journeys says how many, --precision how long to go on; leave one of them out");
    if (arguments.json && arguments.csv) wrong.emplace_back("--json or --csv: one form at a time");
    return wrong;
}

}  // namespace

std::span<const OptionRow> option_table() { return rows; }

const OptionRow& row_of(Option option) { return rows.at(static_cast<std::size_t>(option)); }

std::variant<Arguments, Misuse> parse_arguments(const Command& command,
                                                const std::vector<std::string>& typed) {
    CLI::App app;
    app.set_help_flag();  // help is written by help.cpp, from the same table
    app.allow_extras();
    Arguments arguments;
    app.add_option("words", arguments.words)->expected(0, -1);
    std::map<Option, Typed> given;
    for (const Option option : command.options) add_option(app, option, given[option]);

    // Behind `--` even what begins with a dash is a word.
    const auto end_of_options = std::ranges::find(typed, "--");
    std::vector<std::string> wrong = read_words(app, command, {typed.begin(), end_of_options});
    if (end_of_options != typed.end())
        arguments.words.insert(arguments.words.end(), end_of_options + 1, typed.end());
    const bool has_all_values = wrong.empty();
    const std::vector<std::string> extra = app.remaining();
    for (const std::string& word : extra) wrong.push_back(not_expected(command, word));
    const std::vector<std::string> refused = take_values(given, arguments);
    wrong.insert(wrong.end(), refused.begin(), refused.end());
    if (wrong.empty() && arguments.help) return arguments;
    // What stands behind an unknown option may be its value, and no word too many.
    if (extra.empty())
        if (std::string count = wrong_count(command, arguments.words); !count.empty())
            wrong.push_back(std::move(count));
    // Of values that could not be read nothing can be said about how they go together.
    if (has_all_values && refused.empty() && command.misuse != nullptr)
        for (std::string& message : command.misuse(arguments)) wrong.push_back(std::move(message));
    if (!wrong.empty()) return Misuse{std::move(wrong)};
    return arguments;
}

}  // namespace friction::cli
