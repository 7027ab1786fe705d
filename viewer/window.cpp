#include "window.h"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <utility>

#include "friction/viewer/settings.h"
#include "input_queue.h"
#include "keys.h"
#include "opaque_fills.h"
#include "plain_program.h"
#include "plain_runs.h"

namespace friction::viewer {

struct Window::State {
    GLFWwindow* window = nullptr;
    bool has_event = true;
    bool renders = false;  // the renderer's own things are made
    std::string title;
    std::vector<std::string> dropped;
    InputQueue input;
    std::vector<OpaqueFill> fills;            // of the frame that is shown
    std::unique_ptr<PlainProgram> plain;      // while `renders`
    int x = 0, y = 0, width = 0, height = 0;  // before full screen
    bool is_full = false;
};

namespace {

Window::State& state_of(GLFWwindow* window) {
    return *static_cast<Window::State*>(glfwGetWindowUserPointer(window));
}

// Every event draws one frame. Input goes through our queue, not through the callbacks of ImGui's
// backend, which show only the state at the frame.
void watch_events(GLFWwindow* window) {
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { state_of(w).has_event = true; });
    glfwSetFramebufferSizeCallback(window,
                                   [](GLFWwindow* w, int, int) { state_of(w).has_event = true; });
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
        state_of(w).input.move(static_cast<float>(x), static_cast<float>(y));
    });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int enters) {
        if (enters == GLFW_FALSE) state_of(w).input.leave();
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
        state_of(w).input.button(button, action == GLFW_PRESS);
    });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
        state_of(w).input.wheel(static_cast<float>(x), static_cast<float>(y));
    });
    glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int) {
        // ImGui repeats held keys by its own clock.
        if (action != GLFW_REPEAT) state_of(w).input.key(key, action == GLFW_PRESS);
        state_of(w).has_event = true;
    });
    glfwSetCharCallback(window,
                        [](GLFWwindow* w, unsigned code) { state_of(w).input.character(code); });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { state_of(w).has_event = true; });
    glfwSetWindowContentScaleCallback(
        window, [](GLFWwindow* w, float, float) { state_of(w).has_event = true; });
    glfwSetWindowCloseCallback(window, [](GLFWwindow* w) { state_of(w).has_event = true; });
    glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
        for (int i = 0; i < count; ++i) state_of(w).dropped.emplace_back(paths[i]);
        state_of(w).has_event = true;
    });
}

constexpr int window_width_min = 480, window_height_min = 320;

struct Room {
    int width, height;
};

/// Of all of them together, beside and above each other.
Room room_on_screens() {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    int left = 0, top = 0, right = 0, bottom = 0;
    for (int i = 0; i < count; ++i) {
        int x = 0, y = 0, width = 0, height = 0;
        glfwGetMonitorWorkarea(monitors[i], &x, &y, &width, &height);
        left = std::min(left, x);
        top = std::min(top, y);
        right = std::max(right, x + width);
        bottom = std::max(bottom, y + height);
    }
    const auto room = [](int offered, int least) {
        return offered > 0 ? std::clamp(offered, least, window_pixels_max) : window_pixels_max;
    };
    return {room(right - left, window_width_min), room(bottom - top, window_height_min)};
}

}  // namespace

std::unique_ptr<Window> Window::open(const WindowOptions& options, std::string& problem) {
    // Said by us, in one sentence; the library would print its own.
    glfwSetErrorCallback([](int, const char*) {});
    if (glfwInit() == GLFW_FALSE) {
        problem = "There is no display to open a window on; --picture makes pictures without one.";
        return nullptr;
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    // Nothing here has depth, and without such a buffer software OpenGL has a quicker way to fill.
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_MAXIMIZED, options.is_maximised ? GLFW_TRUE : GLFW_FALSE);
    // A window of another screen, larger than this one, would not be seen whole.
    const Room room = room_on_screens();
    GLFWwindow* handle =
        glfwCreateWindow(std::clamp(options.width, window_width_min, room.width),
                         std::clamp(options.height, window_height_min, room.height),
                         options.title.c_str(), nullptr, nullptr);
    if (handle == nullptr) {
        glfwTerminate();
        problem =
            "The display offers no OpenGL 3.2 to draw a window with; --picture makes pictures "
            "without it.";
        return nullptr;
    }
    std::unique_ptr<Window> window(new Window());
    window->state_ = std::make_unique<State>();
    window->state_->window = handle;
    window->state_->title = options.title;
    glfwSetWindowUserPointer(handle, window->state_.get());
    glfwMakeContextCurrent(handle);
    glfwSwapInterval(1);
    glfwSetWindowSizeLimits(handle, window_width_min, window_height_min, GLFW_DONT_CARE,
                            GLFW_DONT_CARE);
    watch_events(handle);
    return window;
}

void Window::stop_drawing() {
    if (!std::exchange(state_->renders, false)) return;
    state_->plain.reset();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
}

Window::~Window() {
    if (!state_) return;
    glfwDestroyWindow(state_->window);
    glfwTerminate();
}

void Window::wait(double seconds_at_most) {
    if (seconds_at_most <= 0)
        glfwPollEvents();
    else
        glfwWaitEventsTimeout(seconds_at_most);
}

void Window::wake() { glfwPostEmptyEvent(); }

void Window::begin_frame(bool fonts_changed) {
    if (!state_->renders) {
        ImGui_ImplGlfw_InitForOpenGL(state_->window, false);
        ImGui_ImplOpenGL3_Init("#version 150");
        map_keys(ImGui::GetIO());
        state_->plain = std::make_unique<PlainProgram>();
        state_->renders = true;
    } else if (fonts_changed) {
        // Before anything is drawn: each command keeps the texture that there was then.
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    ImGui_ImplOpenGL3_NewFrame();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ImGui_ImplGlfw_NewFrame();
    // We count in device pixels, everywhere.
    int window_width = 0;
    int window_height = 0;
    glfwGetWindowSize(state_->window, &window_width, &window_height);
    ImGuiIO& io = ImGui::GetIO();
    state_->input.feed(io, window_width > 0 ? size.x / static_cast<float>(window_width) : 1,
                       window_height > 0 ? size.y / static_cast<float>(window_height) : 1);
    io.DisplaySize = size;
    io.DisplayFramebufferScale = {1, 1};
}

/// Where ImGui's renderer has set the scissors for its own command; it sets them anew for the next.
static void fill_by_clearing(const ImDrawList*, const ImDrawCmd* command) {
    const auto& fill = *static_cast<const OpaqueFill*>(command->UserCallbackData);
    if (fill.right <= fill.left || fill.bottom <= fill.top) return;
    GLint viewport[4];
    glGetIntegerv(GL_VIEWPORT, viewport);
    const auto part = [&](int shift) {
        return static_cast<float>(fill.colour >> shift & 0xFF) / 255;
    };
    glScissor(fill.left, viewport[3] - fill.bottom, fill.right - fill.left, fill.bottom - fill.top);
    glClearColor(part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT), 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

static void begin_plain(const ImDrawList*, const ImDrawCmd* command) {
    static_cast<PlainProgram*>(command->UserCallbackData)->begin();
}
static void end_plain(const ImDrawList*, const ImDrawCmd* command) {
    static_cast<PlainProgram*>(command->UserCallbackData)->end();
}

void Window::show(drawing::Colour ground) {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(state_->window, &width, &height);
    glViewport(0, 0, width, height);
    glClearColor(static_cast<float>(ground.r) / 255, static_cast<float>(ground.g) / 255,
                 static_cast<float>(ground.b) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    take_opaque_fills(*ImGui::GetDrawData(), fill_by_clearing, state_->fills);
    mark_plain_runs(*ImGui::GetDrawData(), begin_plain, end_plain, state_->plain.get());
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(state_->window);
}

bool Window::wants_to_close() const { return glfwWindowShouldClose(state_->window) != GLFW_FALSE; }
void Window::stay_open() { glfwSetWindowShouldClose(state_->window, GLFW_FALSE); }

float Window::width() const {
    int width = 0;
    glfwGetFramebufferSize(state_->window, &width, nullptr);
    return static_cast<float>(width);
}
float Window::height() const {
    int height = 0;
    glfwGetFramebufferSize(state_->window, nullptr, &height);
    return static_cast<float>(height);
}
float Window::screen_scale() const {
    float scale = 1;
    glfwGetWindowContentScale(state_->window, &scale, nullptr);
    return scale > 0.1F ? scale : 1;
}
bool Window::is_maximised() const {
    return glfwGetWindowAttrib(state_->window, GLFW_MAXIMIZED) == GLFW_TRUE;
}
bool Window::is_visible() const {
    return glfwGetWindowAttrib(state_->window, GLFW_ICONIFIED) == GLFW_FALSE && width() > 0 &&
           height() > 0;
}
bool Window::take_event() {
    return std::exchange(state_->has_event, false) || !state_->input.is_empty();
}
std::vector<std::string> Window::take_dropped() { return std::exchange(state_->dropped, {}); }
double Window::now_s() { return glfwGetTime(); }

void Window::set_title(const std::string& title) {
    if (std::exchange(state_->title, title) != title)
        glfwSetWindowTitle(state_->window, title.c_str());
}

void Window::set_full_screen(bool is_full) {
    if (state_->is_full == is_full) return;
    state_->is_full = is_full;
    state_->has_event = true;
    if (!is_full) {
        glfwSetWindowMonitor(state_->window, nullptr, state_->x, state_->y, state_->width,
                             state_->height, 0);
        return;
    }
    glfwGetWindowPos(state_->window, &state_->x, &state_->y);
    glfwGetWindowSize(state_->window, &state_->width, &state_->height);
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (monitor == nullptr) return;
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    if (mode != nullptr)
        glfwSetWindowMonitor(state_->window, monitor, 0, 0, mode->width, mode->height,
                             mode->refreshRate);
}

void Window::copy(const std::string& text) { ImGui::SetClipboardText(text.c_str()); }

}  // namespace friction::viewer
