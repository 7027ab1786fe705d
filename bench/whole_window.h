#pragma once
// A process of many steps, and the whole window in Compare showing it beside a redesign of it.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "app.h"
#include "friction/viewer/jobs.h"
#include "screen.h"

namespace friction::viewer {

inline std::string process_of(int steps) {
    std::string text =
        "friction: 1\ntitle: Many steps\nteams:\n  a: {title: Counter}\n  b: {title: Hotline}\n";
    text += "start: s1\nsteps:\n";
    for (int i = 1; i <= steps; ++i) {
        const std::string to = i < steps ? "s" + std::to_string(i + 1) : "done";
        text += "  s" + std::to_string(i) + ":\n    title: Step " + std::to_string(i) + "\n";
        if (i % 7 == 0)
            text += "    wait: 1 days\n    owner: company\n    status: visible\n";
        else
            text += std::string("    by: ") + (i % 2 == 0 ? (i % 4 == 0 ? "a" : "b") : "customer") +
                    "\n    time: 3 min\n";
        text += i % 11 == 0 && i + 2 < steps
                    ? "    next: {s" + std::to_string(i + 2) + ": 20%, " + to + ": rest}\n"
                    : "    next: " + to + "\n";
    }
    return text + "outcomes: {done: resolved}\n";
}

// The whole window in Compare: chrome, both maps, ledgers and charts of a run that is done.
class WholeWindow {
public:
    explicit WholeWindow(int steps) {
        const std::string path = std::filesystem::temp_directory_path() / "friction-bench.yaml";
        std::ofstream(path) << process_of(steps)
                            << "run: {journeys: 4096}\nredesigns:\n  less:\n    title: Without the "
                               "second step\n    changes:\n      - remove: s2\n";
        screen_.prepare({.width = 1600, .height = 900, .moves = false});
        app_.give(OpenFile{path});
        settle();
        app_.give(ShowView{View::compare});
        for (int i = 0; i < 4; ++i) {
            frame();
            settle();
        }
        std::filesystem::remove(path);
    }
    /// Without its drawing it is an empty one.
    void frame(bool draws = true) {
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        const Frame frame = screen_.begin(0);
        if (draws) static_cast<void>(app_.draw(frame));
        screen_.end(frame);
    }
    [[nodiscard]] bool shows_two_designs() const {
        return app_.session().view == View::compare && app_.session().run.stage == Stage::done &&
               app_.session().run.results->scenarios().size() == 2;
    }

private:
    void settle() {
        do {
            app_.deliver();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        } while (!jobs_.is_idle() || app_.is_busy());
        app_.deliver();
    }

    Jobs jobs_;
    App app_{{.collect = [this] { return jobs_.collect(); },
              .carry_out = [this](const Effect& e) { static_cast<void>(jobs_.start(e)); }},
             Session()};
    Screen screen_;
};

}  // namespace friction::viewer
