#pragma once
// The whole window without a window: an App, its background jobs, and input by a Driver.

#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "app.h"
#include "driver.h"
#include "friction/viewer/jobs.h"

namespace friction::viewer::testing_support {

inline constexpr const char* toll_invoice = FRICTION_SOURCE_DIR "/scenarios/toll-invoice.yaml";

/// An App with real background jobs and input by a Driver.
class Program {
public:
    using Allows = std::function<bool(const Effect&)>;

    /// Effects that `allows` refuses happen nowhere.
    explicit Program(
        ScreenSetup setup = {.width = 1600, .height = 900, .moves = false},
        Allows allows = [](const Effect&) { return true; })
        : allows_(std::move(allows)),
          jobs_(JobsOptions{}),
          app_({.collect = [this] { return jobs_.collect(); },
                .carry_out =
                    [this](const Effect& effect) {
                        if (!allows_(effect)) return;
                        if (!jobs_.start(effect)) window_effects.push_back(effect);
                    }},
               Session()),
          driver([this](const Frame& frame) { static_cast<void>(app_.draw(frame)); }, setup) {}

    void open(const std::string& path) {
        app_.give(OpenFile{path});
        settle();
    }
    void open_toll_invoice() { open(toll_invoice); }
    /// As at the beginning of a frame: what the background has finished arrives.
    void deliver() { app_.deliver(); }
    void settle() {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(120);
        do {
            app_.deliver();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        } while ((!jobs_.is_idle() || app_.is_busy()) && std::chrono::steady_clock::now() < end);
        app_.deliver();
        driver.frame();
        driver.frame();
    }
    [[nodiscard]] const Session& session() const { return app_.session(); }
    void give(Command command) {
        app_.give(std::move(command));
        driver.frame();
    }

    std::vector<Effect> window_effects;

private:
    Allows allows_;
    Jobs jobs_;
    App app_;

public:
    Driver driver;
};

}  // namespace friction::viewer::testing_support
