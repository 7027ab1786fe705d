#include "screen.h"

#include <algorithm>
#include <cmath>

#include "keys.h"

namespace friction::viewer {

namespace {

constexpr float stage_rows = 64;  // presenting: the height in body sizes

}  // namespace

Screen::Screen() : context_(ImGui::CreateContext()), files_(find_fonts(font_folders())) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    map_keys(io);
}

Screen::~Screen() { ImGui::DestroyContext(context_); }

bool Screen::prepare(const ScreenSetup& setup) {
    ImGui::SetCurrentContext(context_);
    setup_ = setup;
    ImGui::GetIO().DisplaySize = {setup.width, setup.height};
    const float desk = std::round(body_px * setup.scale * 4) / 4;
    f_ = setup.is_stage ? setup.height / stage_rows : desk;
    const float stage = setup.is_stage ? setup.height : 0;
    Frame frame;
    frame.theme = setup.is_dark ? &drawing::dark_theme() : &drawing::light_theme();
    frame.f = f_;
    apply_style(frame);
    if (fonts_.is_baked() && fonts_.at(Face::regular, desk).em == desk && baked_stage_ == stage)
        return false;
    std::vector<float> sizes;
    for (const float size : desk_sizes) sizes.push_back(size * desk);
    if (setup.is_stage)
        for (const float size : stage_sizes) sizes.push_back(size * f_);
    fonts_.bake(*ImGui::GetIO().Fonts, files_, sizes);
    baked_stage_ = stage;
    return true;
}

Frame Screen::begin(double now_s) {
    ImGui::SetCurrentContext(context_);
    ImGui::NewFrame();
    focus_.begin();
    Frame frame;
    frame.fonts = &fonts_;
    frame.theme = setup_.is_dark ? &drawing::dark_theme() : &drawing::light_theme();
    frame.focus = &focus_;
    frame.hover = &hover_;
    recording_.clear();
    if (setup_.is_picture) frame.recording = &recording_;
    frame.is_picture = setup_.is_picture;
    frame.f = f_;
    frame.pixel = std::max(1.0F, std::floor(setup_.scale + 0.01F));
    frame.now_s = now_s;
    frame.moves = setup_.moves;
    frame.window = {{0, 0}, {setup_.width, setup_.height}};
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({setup_.width, setup_.height});
    ImGui::Begin("##all", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse);
    frame.painter().fill(frame.window, frame.theme->ground);
    return frame;
}

bool Screen::end(const Frame& frame) {
    ImGui::End();
    ImGui::Render();
    return frame.wants_another;
}

drawing::Picture Screen::shapes() const {
    ImGui::SetCurrentContext(context_);
    const drawing::Theme& theme = setup_.is_dark ? drawing::dark_theme() : drawing::light_theme();
    return recording_.picture(*ImGui::GetDrawData(), theme.ground);
}

Pixels Screen::pixels() const {
    ImGui::SetCurrentContext(context_);
    unsigned char* alpha = nullptr;
    Coverage texture;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&alpha, &texture.width, &texture.height);
    texture.alpha = alpha;
    const drawing::Theme& theme = setup_.is_dark ? drawing::dark_theme() : drawing::light_theme();
    return rasterised(*ImGui::GetDrawData(), texture, theme.ground);
}

}  // namespace friction::viewer
