// friction check: files are read, checked, and their expectations decided.

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "console.h"
#include "friction/cut.h"
#include "friction/expectation.h"
#include "friction/report/json.h"
#include "interrupt.h"
#include "load.h"
#include "origin.h"
#include "progress.h"
#include "results.h"
#include "simulate.h"

namespace friction::cli {
namespace {

namespace fs = std::filesystem;

bool is_scenario_file(const fs::path& path) {
    return path.extension() == ".yaml" || path.extension() == ".yml";
}

struct Found {
    std::vector<std::string> files;
    std::vector<std::string> unreadable;  ///< sentences, one for each file or folder
};

void look_into(const fs::path& folder, std::vector<fs::path>& folders, Found& found) {
    const auto tell = [&](const fs::path& path, const std::error_code& error) {
        found.unreadable.push_back(path.generic_string() + ": " + error.message());
    };
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        std::error_code wrong;
        if (entry->is_directory(wrong) && !entry->is_symlink(wrong)) {
            folders.push_back(entry->path());
        } else if (is_scenario_file(entry->path())) {
            if (entry->is_regular_file(wrong))
                found.files.push_back(entry->path().generic_string());
            else if (wrong)
                tell(entry->path(), wrong);
        }
    }
    if (error) tell(folder, error);
}

// Of a folder every scenario file in it and below, in an order that no file system decides. What
// cannot be read is told and hides nothing else.
Found files_of(const std::string& path) {
    std::error_code error;
    if (path == "-" || !fs::is_directory(path, error)) return {{path}, {}};
    Found found;
    std::vector<fs::path> folders{path};
    while (!folders.empty()) {
        const fs::path folder = std::move(folders.back());
        folders.pop_back();
        look_into(folder, folders, found);
    }
    if (found.files.empty() && found.unreadable.empty())
        found.unreadable.push_back(path + " holds no .yaml file");
    std::ranges::sort(found.files);
    std::ranges::sort(found.unreadable);
    return found;
}

std::vector<std::optional<ExactSummary>> exact_values(const std::vector<Scenario>& scenarios) {
    std::vector<std::optional<ExactSummary>> values;
    for (ExactAnswerOf& answer : exact_answers(scenarios, ExactEffort::in_passing))
        values.push_back(answer.is_twin ? std::nullopt : std::move(answer.summary));
    return values;
}

ExitCode code_of(const std::vector<Decision>& decisions) {
    const auto has = [&](Verdict verdict) {
        return std::ranges::find(decisions, verdict, &Decision::verdict) != decisions.end();
    };
    if (has(Verdict::fails)) return ExitCode::expectation_fails;
    return has(Verdict::undecided) ? ExitCode::undecided : ExitCode::well;
}

// Of several files the worst counts: wrong input before a failed expectation before an undecided
// one.
ExitCode worse(ExitCode a, ExitCode b) {
    const auto rank = [](ExitCode code) {
        switch (code) {
            case ExitCode::well:
                return 0;
            case ExitCode::undecided:
                return 1;
            case ExitCode::expectation_fails:
                return 2;
            case ExitCode::input_wrong:
                return 3;
            default:
                return 4;
        }
    };
    return rank(a) < rank(b) ? b : a;
}

struct Checked {
    ExitCode code = ExitCode::input_wrong;
    std::string text;  ///< of wrong input only in JSON: people have been told
};

std::string as_json(const std::string& file, const Faulty& faulty) {
    std::vector<report::FileProblem> problems;
    for (const io::Diagnostic& one : faulty.diagnostics)
        problems.push_back({one.problem, one.position.line, one.position.column});
    return report::unchecked_json(file, problems, faulty.is_all);
}

Checked check_file(const std::string& path, const Arguments& arguments, const Console& console) {
    const std::string file = path == "-" ? "standard input" : path;
    Faulty faulty;
    const auto loaded = load(path, arguments, console, Redesigns::all, {}, &faulty);
    if (!loaded) {
        const bool has_document =
            arguments.json && !faulty.diagnostics.empty() && !interrupt_requested();
        return {not_loaded(), has_document ? as_json(file, faulty) : std::string{}};
    }
    on_interrupt(OnInterrupt::ask);
    ProgressLine progress(arguments, console);
    CheckOptions options;
    options.seed = run_wish(arguments, loaded->scenarios.front()).seed;
    options.cap = arguments.journeys.value_or(0);
    options.threads = arguments.threads;
    options.cancel = &interrupt_requested();
    options.progress = progress.callback();
    std::vector<AlternativeProblem> cut;
    const std::vector<Decision> decisions = decide(loaded->expectations, loaded->scenarios,
                                                   exact_values(loaded->scenarios), options, cut);
    progress.wipe();

    report::BuildOptions wanted =
        build_options(arguments, origin_of(arguments, loaded->file, loaded->scenarios));
    wanted.seed = options.seed;
    if (interrupt_requested())
        wanted.notes.emplace_back("Interrupted: what is undecided was not looked at to the end.");
    const ExitCode code = interrupt_requested() ? ExitCode::interrupted : code_of(decisions);
    return {
        code_after_cuts(loaded->file, cut, code, console),
        arguments.json
            ? report::check_json(file, loaded->scenarios, decisions, options.seed, wanted.origin)
            : written(report::build_check_report(file, decisions, wanted), arguments, console)};
}

// One document for a file, a list of documents for a folder or several files.
std::string joined(const std::vector<std::string>& texts, bool as_json, bool as_list) {
    std::string joined;
    for (const std::string& text : texts) {
        if (!joined.empty()) joined += as_json ? ",\n" : "\n";
        joined += text;
        if (as_json && as_list && joined.ends_with('\n')) joined.pop_back();
    }
    return as_json && as_list ? "[\n" + joined + "\n]\n" : joined;
}

/// How many files ended how; for several files, since the worst may have scrolled away.
struct Total {
    std::size_t hold = 0, fail = 0, undecided = 0, unchecked = 0;

    void count(ExitCode code) {
        switch (code) {
            case ExitCode::well:
                ++hold;
                break;
            case ExitCode::expectation_fails:
                ++fail;
                break;
            case ExitCode::undecided:
                ++undecided;
                break;
            default:
                ++unchecked;
        }
    }
    [[nodiscard]] std::string text() const {
        std::string text;
        const auto add = [&](std::size_t files, std::string_view one, std::string_view several) {
            if (files == 0) return;
            text += (text.empty() ? "" : ", ") + std::to_string(files) + ' ' +
                    std::string(files == 1 ? one : several);
        };
        add(hold, "holds", "hold");
        add(fail, "fails", "fail");
        add(undecided, "is undecided", "are undecided");
        add(unchecked, "cannot be checked", "cannot be checked");
        const std::size_t files = hold + fail + undecided + unchecked;
        return std::to_string(files) + (files == 1 ? " file: " : " files: ") + text + '\n';
    }
};

}  // namespace

ExitCode check_command(const Arguments& arguments, Console& console) {
    ExitCode code = ExitCode::well;
    std::vector<std::string> texts;
    Total total;
    bool is_list = arguments.words.size() > 1;
    std::set<std::string> seen;
    for (const std::string& path : arguments.words) {
        const Found found = files_of(path);
        if (!found.unreadable.empty()) code = worse(code, console.refuse(found.unreadable));
        total.unchecked += found.unreadable.size();
        for (const std::string& file : found.files) {
            is_list = is_list || file != path;
            if (interrupt_requested()) break;
            // Named twice, or in a folder that is named as well: checked once.
            std::error_code none;
            if (file != "-" && !seen.insert(fs::weakly_canonical(file, none).string()).second)
                continue;
            Checked checked = check_file(file, arguments, console);
            code = worse(code, checked.code);
            total.count(checked.code);
            if (!checked.text.empty()) texts.push_back(std::move(checked.text));
        }
    }
    if (interrupt_requested()) code = ExitCode::interrupted;
    if (is_list && !arguments.json && !interrupt_requested()) texts.push_back(total.text());
    if (texts.empty()) return code;
    return console.deliver(arguments, joined(texts, arguments.json, is_list), code);
}

}  // namespace friction::cli
