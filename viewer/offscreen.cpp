#include "offscreen.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <thread>

#include "friction/viewer/jobs.h"
#include "friction/viewer/stations.h"

namespace friction::viewer {

namespace {

constexpr int frames_to_settle = 4;  // hover, focus and measured heights are a frame late

bool write_whole(const std::string& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    return out.good();
}

std::string drawn(App& app, int width, int height) {
    Screen screen;
    for (int i = 0; i < frames_to_settle; ++i) {
        app.deliver();
        ScreenSetup setup =
            setup_for(app.session(), static_cast<float>(width), static_cast<float>(height), 1);
        setup.moves = false;
        screen.prepare(setup);
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        const Frame frame = screen.begin(0);
        static_cast<void>(app.draw(frame));
        screen.end(frame);
    }
    return png(screen.pixels());
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

std::string png_of(const Session& session, int width, int height) {
    Session shown = session;
    shown.overlay = Overlay::none;
    shown.shows_notes = shown.is_blank = false;
    App app({.collect = [] { return std::vector<Command>{}; }, .carry_out = [](const Effect&) {}},
            std::move(shown));
    ImGuiContext* before = ImGui::GetCurrentContext();
    std::string bytes = drawn(app, width, height);
    ImGui::SetCurrentContext(before);
    return bytes;
}

Notice write_pictures(const Session& session, const effect::WritePicture& request) {
    if (!request.all_stations) {
        if (!write_whole(request.path, png_of(session, request.width, request.height)))
            return {true, request.path + " cannot be written."};
        return {false, "Written: " + request.path};
    }
    const auto count = static_cast<int>(station_names.size());
    for (int station = 1; station <= count; ++station) {
        const std::string path = station_path(request.path, station);
        Session shown = update(session, ShowView{View::present}).session;
        shown = update(std::move(shown), ShowStation{station}).session;
        if (!write_whole(path, png_of(shown, request.width, request.height)))
            return {true, path + " cannot be written."};
    }
    return {false, "Written: " + station_path(request.path, 1) + " to " +
                       station_path(request.path, count)};
}

void give_arguments(App& app, const Arguments& arguments) {
    if (!arguments.redesign.empty())
        for (const Design& design : app.session().document->designs)
            if (design.name == arguments.redesign || design.title == arguments.redesign)
                app.give(ChooseDesign{design.id});
    if (arguments.view) app.give(ShowView{*arguments.view});
    if (arguments.station > 0) app.give(ShowStation{arguments.station});
    if (!arguments.select.empty()) app.give(Select{SelectedStep{arguments.select}});
    if (arguments.overlay) app.give(ShowOverlay{*arguments.overlay});
}

int write_picture(const Arguments& arguments, std::string& problem) {
    std::error_code none;
    if (std::filesystem::equivalent(arguments.picture, arguments.file, none)) {
        problem = arguments.picture + " is the scenario itself; name another file for the picture.";
        return 2;
    }
    Jobs jobs;
    Session session;
    if (arguments.is_dark)
        session.settings.theme = *arguments.is_dark ? ThemeChoice::dark : ThemeChoice::light;
    if (arguments.scale_percent) session.settings.scale_percent = *arguments.scale_percent;
    App app({.collect = [&] { return jobs.collect(); },
             .carry_out = [&](const Effect& effect) { static_cast<void>(jobs.start(effect)); }},
            std::move(session));
    const auto end =
        std::chrono::steady_clock::now() +
        std::chrono::milliseconds(static_cast<std::int64_t>(arguments.seconds_at_most * 1000));
    const auto finish = [&] {
        do {
            app.deliver();
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        } while ((!jobs.is_idle() || app.is_busy()) && std::chrono::steady_clock::now() < end);
        app.deliver();
    };
    if (!arguments.file.empty()) app.give(OpenFile{arguments.file});
    finish();
    give_arguments(app, arguments);
    finish();
    // Some views ask for more once they are shown, a customer to follow for instance.
    static_cast<void>(drawn(app, arguments.width, arguments.height));
    finish();
    if (!write_whole(arguments.picture, drawn(app, arguments.width, arguments.height))) {
        problem = arguments.picture + " cannot be written.";
        return 4;
    }
    if (!arguments.file.empty() && !app.session().file.is_open()) {
        problem = arguments.file + " cannot be shown; the picture has the problems.";
        return 2;
    }
    return 0;
}

}  // namespace friction::viewer
