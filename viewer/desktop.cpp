#include "desktop.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <utility>
#include <variant>

#include "app.h"
#include "editor.h"
#include "friction/viewer/config.h"
#include "friction/viewer/jobs.h"
#include "offscreen.h"
#include "window.h"

namespace friction::viewer {

namespace {

// After an event a widget may look different only one or two frames later.
constexpr int frames_after_event = 3;
constexpr double idle_wait_s = 30;

std::string config_folder() {
    if (const char* folder = std::getenv("XDG_CONFIG_HOME"); folder != nullptr && *folder != '\0')
        return (std::filesystem::path(folder) / "friction").string();
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
        return (std::filesystem::path(home) / ".config" / "friction").string();
    return {};
}

class Desktop {
public:
    Desktop(const Arguments& arguments, Config config, Window& window)
        : window_(window),
          jobs_({.threads = 0, .config_folder = config_folder(), .wake = Window::wake}),
          app_({.collect = [this] { return jobs_.collect(); },
                .carry_out = [this](const Effect& effect) { carry_out(effect); }},
               first_session(config, arguments)),
          recovery_(std::move(config.recovery)),
          messages_(std::move(config.messages)) {
        ImGui::GetIO().ConfigInputTextCursorBlink = false;
        if (recovery_) app_.give(RecoveryFound{*std::exchange(recovery_, {})});
    }

    ~Desktop() { window_.stop_drawing(); }
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;

    void run(const Arguments& arguments) {
        if (!arguments.file.empty()) app_.give(OpenFile{arguments.file});
        bool asked = false;
        int frames = frames_after_event;
        while (!quits_) {
            window_.wait(frames > 0 ? 0 : next_wait_s_);
            if (app_.deliver()) frames = frames_after_event;
            const Session& now = app_.session();
            if (!asked && now.file.is_open() && (now.run.model || !app_.is_busy())) {
                for (std::string& problem :
                     unknown_names(now, arguments.redesign, arguments.select))
                    app_.give(NoticeArrived{{.is_problem = true, .text = std::move(problem)}});
                give_arguments(app_, arguments);
                asked = true;
            }
            // Opening a file clears what was said before.
            if (app_.session().file.loading.empty())
                for (std::string& message : std::exchange(messages_, {}))
                    app_.give(NoticeArrived{{true, std::move(message)}});
            if (window_.take_event() || wants_another_)
                frames = std::max(frames, frames_after_event);
            for (std::string& path : window_.take_dropped()) app_.give(OpenFile{std::move(path)});
            if (window_.wants_to_close()) {
                window_.stay_open();
                app_.give(Quit{});
                frames = frames_after_event;
            }
            if (frames == 0 || !window_.is_visible()) continue;
            --frames;
            draw();
        }
        remember_window();
    }

private:
    static Session first_session(const Config& config, const Arguments& arguments) {
        Session session;
        session.settings = config.settings;
        session.recent = config.recent;
        if (arguments.is_dark)
            session.settings.theme = *arguments.is_dark ? ThemeChoice::dark : ThemeChoice::light;
        if (arguments.scale_percent) session.settings.scale_percent = *arguments.scale_percent;
        return session;
    }

    void draw() {
        const Session& session = app_.session();
        const bool fonts_changed = screen_.prepare(
            setup_for(session, window_.width(), window_.height(), window_.screen_scale()));
        window_.begin_frame(fonts_changed);
        Frame frame = screen_.begin(Window::now_s());
        frame.wants_another = app_.draw(frame);
        wants_another_ = screen_.end(frame);
        next_wait_s_ = wants_another_ ? 0.01 : idle_wait_s;
        window_.show(frame.theme->ground);
        const std::size_t unsaved = app_.session().unsaved_changes();
        window_.set_title(
            (app_.session().file.is_open()
                 ? file_name(app_.session().file) + (unsaved > 0 ? " *" : "") + " \u2013 "
                 : "") +
            "Friction");
        window_.set_full_screen(app_.session().is_full_screen);
    }

    void carry_out(const Effect& effect) {
        if (jobs_.start(effect)) return;
        if (const auto* copy = std::get_if<effect::CopyText>(&effect)) Window::copy(copy->text);
        if (const auto* picture = std::get_if<effect::WritePicture>(&effect)) write(*picture);
        if (const auto* editor = std::get_if<effect::OpenInEditor>(&effect))
            if (std::string problem = open_in_editor(*editor); !problem.empty())
                app_.give(NoticeArrived{{true, std::move(problem)}});
        if (std::holds_alternative<effect::Quit>(effect)) quits_ = true;
    }

    void write(const effect::WritePicture& picture) {
        app_.give(NoticeArrived{write_pictures(app_.session(), picture)});
    }

    void remember_window() {
        Settings settings = app_.session().settings;
        settings.is_maximised = window_.is_maximised();
        if (!settings.is_maximised && !app_.session().is_full_screen) {
            settings.window_width = static_cast<int>(window_.width());
            settings.window_height = static_cast<int>(window_.height());
        }
        static_cast<void>(save_settings(config_folder(), settings, app_.session().recent));
    }

    Window& window_;
    Screen screen_;
    Jobs jobs_;
    App app_;
    std::optional<Recovery> recovery_;   // to be offered
    std::vector<std::string> messages_;  // to be said
    bool quits_ = false, wants_another_ = false;
    double next_wait_s_ = idle_wait_s;
};

}  // namespace

int run_desktop(const Arguments& arguments, std::vector<std::string>& problems) {
    Config config = load_config(config_folder());
    std::string problem;
    const std::unique_ptr<Window> window =
        Window::open({.width = config.settings.window_width,
                      .height = config.settings.window_height,
                      .is_maximised = config.settings.is_maximised},
                     problem);
    if (window == nullptr) {
        problems.push_back(std::move(problem));
        return 4;
    }
    Desktop desktop(arguments, std::move(config), *window);
    desktop.run(arguments);
    return 0;
}

}  // namespace friction::viewer
