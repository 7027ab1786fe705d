// A frame on the screen, with whatever OpenGL the display offers: two designs of 300 steps in
// Compare against an empty frame of ImGui's, its ground over the whole window, at 1600x900, in
// turns. The goal is 1.5 times with software rendering: LIBGL_ALWAYS_SOFTWARE=1 xvfb-run
// friction_window_bench.

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>
#include <benchmark/benchmark.h>

#include <chrono>
#include <memory>
#include <string>

#include "whole_window.h"
#include "window.h"

namespace friction {
namespace {

using namespace friction::viewer;

double seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// As ImGui's example does it, without what Window does to be quicker.
void show_plainly(const Window& window) {
    glViewport(0, 0, static_cast<int>(window.width()), static_cast<int>(window.height()));
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(glfwGetCurrentContext());
}

void frame_on_screen(benchmark::State& state) {
    std::string problem;
    const std::unique_ptr<Window> window =
        Window::open({.title = "Friction", .width = 1600, .height = 900}, problem);
    if (window == nullptr) return state.SkipWithError(problem.c_str());
    glfwSwapInterval(0);
    WholeWindow whole(static_cast<int>(state.range(0)));
    const auto show = [&](bool draws) {
        const double begin = seconds();
        window->begin_frame(false);
        whole.frame(draws);
        if (draws)
            window->show({255, 255, 255, 255});
        else
            show_plainly(*window);
        glFinish();
        return seconds() - begin;
    };
    for (int i = 0; i < 10; ++i) static_cast<void>(show(i % 2 == 0));
    double empty_s = 0, full_s = 0;
    while (state.KeepRunning()) {
        empty_s += show(false);
        const double full = show(true);
        full_s += full;
        state.SetIterationTime(full);
    }
    state.counters["empty_ms"] = 1e3 * empty_s / static_cast<double>(state.iterations());
    state.counters["ratio"] = full_s / empty_s;
    window->stop_drawing();
}
BENCHMARK(frame_on_screen)
    ->Arg(300)
    ->Arg(2'000)
    ->UseManualTime()
    ->Iterations(100)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace friction

BENCHMARK_MAIN();
