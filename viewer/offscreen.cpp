#include "offscreen.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <system_error>
#include <thread>
#include <utility>

#include "friction/drawing/svg.h"
#include "friction/io/file_writer.h"
#include "friction/report/wording.h"
#include "friction/suggest.h"
#include "friction/viewer/jobs.h"
#include "friction/viewer/stations.h"
#include "friction/viewer/status_line.h"

namespace friction::viewer {

namespace {

constexpr int frames_to_settle = 4;  // hover, focus and measured heights are a frame late

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

struct SizeInPixels {
    int width, height;
};

std::string drawn(App& app, SizeInPixels size, PictureFormat format) {
    Screen screen;
    for (int i = 0; i < frames_to_settle; ++i) {
        app.deliver();
        ScreenSetup setup = setup_for(app.session(), static_cast<float>(size.width),
                                      static_cast<float>(size.height), 1);
        setup.moves = false;
        setup.is_picture = true;
        screen.prepare(setup);
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        const Frame frame = screen.begin(0);
        static_cast<void>(app.draw(frame));
        screen.end(frame);
    }
    if (format == PictureFormat::png) return png(screen.pixels());
    const Session& session = app.session();
    const std::string title =
        session.file.is_open() ? session.file.good->draft.title : std::string();
    return drawing::to_svg(screen.shapes(), title.empty() ? "Friction" : title,
                           origin_line(session));
}

std::string not_writable(const std::string& path, const io::WriteResult& result) {
    return path + " cannot be written: " + result.reason + ".";
}

/// Empty when it worked, else why not.
std::string written(const std::string& path, const std::string& bytes) {
    const io::WriteResult result = io::write_file(path, bytes);
    return result.written == io::Written::failed ? not_writable(path, result) : std::string();
}

std::string unknown_ending(const std::string& path) {
    return "A picture ends in .png or .svg, not \"" + path + "\".";
}

/// Hands on what the background reports of a run only as far as the state of a picture, which is
/// then the same on a fast machine and on a slow one.
class Gate {
public:
    explicit Gate(Stage state) : state_(state) {}

    [[nodiscard]] std::vector<Command> passed(std::vector<Command> commands) {
        if (state_ != Stage::done)
            std::erase_if(commands, [this](const Command& command) { return holds_back(command); });
        return commands;
    }

private:
    bool holds_back(const Command& command) {
        if (const auto* look = command.as<LookArrived>())
            is_shut_ |= state_ == Stage::loading || look->results->look > last_look();
        const bool is_of_run =
            command.as<LookArrived>() != nullptr || command.as<RunProgressed>() != nullptr ||
            command.as<CustomersArrived>() != nullptr || command.as<TwinChecked>() != nullptr;
        return is_of_run && (is_shut_ || state_ == Stage::loading);
    }
    [[nodiscard]] Look last_look() const {
        return state_ == Stage::refining ? Look::refining : Look::first;
    }

    Stage state_;
    bool is_shut_ = false;
};

bool is_file(const std::string& path, const std::string& other) {
    std::error_code none;
    return std::filesystem::equivalent(path, other, none);
}

/// Before a run that may take long. The exit code; 0: the picture can be written.
int look_at_target(const Arguments& arguments, std::vector<std::string>& problems) {
    if (is_file(arguments.picture, arguments.file)) {
        problems.push_back(arguments.picture +
                           " is the scenario itself; name another file for the picture.");
        return 2;
    }
    const io::WriteResult place = io::try_to_write(arguments.picture);
    if (place.written != io::Written::failed) return 0;
    problems.push_back(not_writable(arguments.picture, place));
    return 4;
}

std::string never_seen(Stage state) {
    return std::string("The run was never ") +
           (state == Stage::loading        ? "loading"
            : state == Stage::first_answer ? "at a first answer with more to come"
                                           : "refining") +
           ": it was precise before that, cannot be run, or took longer than --seconds.";
}

/// "There is no step "x"; did you mean "y"?", or the first few that there are.
std::string unknown_name(std::string_view what, std::string_view many, const std::string& name,
                         const std::vector<std::string>& known) {
    constexpr std::size_t most = 12;
    std::string text = "There is no " + std::string(what) + " \"" + name + "\"";
    if (const std::string near = closest(name, known); !near.empty())
        text += "; did you mean \"" + near + "\"?";
    else
        text += ".";
    if (known.empty()) return text + " The file has no " + std::string(many) + ".";
    text += " The file has ";
    for (std::size_t i = 0; i < known.size() && i < most; ++i)
        text += (i > 0 ? ", " : "") + known[i];
    if (known.size() > most) text += " and " + report::count(known.size() - most) + " more";
    return text + ".";
}

}  // namespace

ScreenSetup setup_for(const Session& session, float width, float height, float screen_scale) {
    return {.width = width,
            .height = height,
            .scale = screen_scale * static_cast<float>(session.settings.scale_percent) / 100,
            .is_dark = session.settings.theme == ThemeChoice::dark,
            .moves = !session.settings.less_motion,
            .is_stage = session.view == View::present};
}

std::optional<PictureFormat> picture_format(std::string_view path) {
    const std::string lower = lower_case(path);
    if (lower.ends_with(".png")) return PictureFormat::png;
    if (lower.ends_with(".svg")) return PictureFormat::svg;
    return std::nullopt;
}

std::string picture_of(const Session& session, int width, int height, PictureFormat format) {
    Session shown = session;
    shown.overlay = Overlay::none;
    shown.shows_notes = shown.is_blank = false;
    App app({.collect = [] { return std::vector<Command>{}; }, .carry_out = [](const Effect&) {}},
            std::move(shown));
    ImGuiContext* before = ImGui::GetCurrentContext();
    std::string bytes = drawn(app, {width, height}, format);
    ImGui::SetCurrentContext(before);
    return bytes;
}

Notice write_pictures(const Session& session, const effect::WritePicture& request) {
    const std::optional<PictureFormat> format = picture_format(request.path);
    if (!format) return {true, unknown_ending(request.path)};
    if (is_file(request.path, session.file.path))
        return {true, request.path + " is the scenario itself; name another file."};
    const auto write = [&](const Session& shown, const std::string& path) {
        return written(path, picture_of(shown, request.width, request.height, *format));
    };
    if (!request.all_stations) {
        if (std::string problem = write(session, request.path); !problem.empty())
            return {true, std::move(problem)};
        return {false, "Written: " + request.path};
    }
    const auto count = static_cast<int>(station_names.size());
    for (int station = 1; station <= count; ++station) {
        Session shown = update(session, ShowView{View::present}).session;
        shown = update(std::move(shown), ShowStation{station}).session;
        if (std::string problem = write(shown, station_path(request.path, station));
            !problem.empty())
            return {true, std::move(problem)};
    }
    return {false, "Written: " + station_path(request.path, 1) + " to " +
                       station_path(request.path, count)};
}

std::vector<std::string> unknown_names(const Session& session, const std::string& redesign,
                                       const std::string& step) {
    std::vector<std::string> problems;
    if (!session.file.is_open()) return problems;
    std::vector<std::string> redesigns, steps;
    bool has_title = false;
    for (const Design& design : session.document->designs) {
        redesigns.push_back(design.name);
        has_title |= design.title == redesign;
    }
    const Draft& draft = session.file.good->draft;
    for (const auto& [name, unused] : draft.steps) steps.push_back(name);
    for (const auto& [name, unused] : draft.outcomes) steps.push_back(name);
    std::set<std::string> seen(steps.begin(), steps.end());
    // Some steps are in one redesign only.
    if (session.run.model)
        for (const Scenario& scenario : session.run.model->scenarios)
            for (const Step& other : scenario.steps)
                if (seen.insert(other.name).second) steps.push_back(other.name);
    const auto is_known = [](const std::vector<std::string>& known, const std::string& name) {
        return name.empty() || std::ranges::find(known, name) != known.end();
    };
    if (!has_title && !is_known(redesigns, redesign))
        problems.push_back(unknown_name("redesign", "redesigns", redesign, redesigns));
    if (!is_known(steps, step)) problems.push_back(unknown_name("step", "steps", step, steps));
    return problems;
}

void give_arguments(App& app, const Arguments& arguments) {
    if (!arguments.redesign.empty())
        for (const Design& design : app.session().document->designs)
            if (design.name == arguments.redesign || design.title == arguments.redesign)
                app.give(ChooseDesign{design.id});
    if (arguments.view) app.give(ShowView{*arguments.view});
    if (arguments.is_side_by_side) app.give(PlaceDesigns{true});
    if (arguments.station > 0) app.give(ShowStation{arguments.station});
    if (!arguments.select.empty() && unknown_names(app.session(), {}, arguments.select).empty())
        app.give(Select{SelectedStep{arguments.select}});
    if (arguments.overlay) app.give(ShowOverlay{*arguments.overlay});
}

int write_picture(const Arguments& arguments, std::vector<std::string>& problems) {
    const PictureFormat format = picture_format(arguments.picture).value_or(PictureFormat::png);
    if (const int code = look_at_target(arguments, problems); code != 0) return code;
    JobsOptions options;
    // Every look is reported, so that there is one to show while it is refining.
    if (arguments.state != Stage::done) options.between_looks = std::chrono::milliseconds(0);
    Jobs jobs(options);
    Gate gate(arguments.state);
    Session session;
    if (arguments.is_dark)
        session.settings.theme = *arguments.is_dark ? ThemeChoice::dark : ThemeChoice::light;
    if (arguments.scale_percent) session.settings.scale_percent = *arguments.scale_percent;
    App app({.collect = [&] { return gate.passed(jobs.collect()); },
             .carry_out = [&](const Effect& effect) { static_cast<void>(jobs.start(effect)); }},
            std::move(session));
    const auto end =
        std::chrono::steady_clock::now() +
        std::chrono::milliseconds(static_cast<std::int64_t>(arguments.seconds_at_most * 1000));
    const auto finish = [&] {
        do {
            app.deliver();
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        } while ((!jobs.is_idle() || (app.is_busy() && arguments.state == Stage::done)) &&
                 std::chrono::steady_clock::now() < end);
        app.deliver();
    };
    if (!arguments.file.empty()) app.give(OpenFile{arguments.file});
    finish();
    if (!app.session().file.loading.empty()) {
        problems.push_back(arguments.file + " could not be read in the time that --seconds gives.");
        return 2;
    }
    problems = unknown_names(app.session(), arguments.redesign, arguments.select);
    if (!problems.empty()) return 2;
    give_arguments(app, arguments);
    finish();
    const SizeInPixels size{arguments.width, arguments.height};
    // Some views ask for more once they are shown, a customer to follow for instance.
    static_cast<void>(drawn(app, size, format));
    finish();
    if (arguments.state != Stage::done && app.session().run.stage != arguments.state) {
        problems.push_back(never_seen(arguments.state));
        return 2;
    }
    if (std::string problem = written(arguments.picture, drawn(app, size, format));
        !problem.empty()) {
        problems.push_back(std::move(problem));
        return 4;
    }
    if (!arguments.file.empty() && !app.session().file.is_open()) {
        for (const Notice& notice : app.session().notices)
            if (notice.is_problem) problems.push_back(notice.text);
        if (problems.empty())
            problems.push_back(arguments.file + " cannot be shown; the picture has the problems.");
        return 2;
    }
    if (arguments.is_side_by_side && !app.session().is_side_by_side)
        problems.push_back(
            "The designs stand above each other: side by side, names of steps have no room in " +
            std::to_string(arguments.width) + " px. A larger --size or a smaller --scale has it.");
    return 0;
}

}  // namespace friction::viewer
