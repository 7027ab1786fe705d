#include "focus.h"

#include <algorithm>
#include <utility>

#include "keys.h"

namespace friction::viewer {

void map_keys(ImGuiIO& io) {
    const auto map = [&io](ImGuiKey_ key, KeyCode to) { io.KeyMap[key] = static_cast<int>(to); };
    for (int& key : io.KeyMap) key = -1;
    map(ImGuiKey_LeftArrow, KeyCode::left);
    map(ImGuiKey_RightArrow, KeyCode::right);
    map(ImGuiKey_UpArrow, KeyCode::up);
    map(ImGuiKey_DownArrow, KeyCode::down);
    map(ImGuiKey_PageUp, KeyCode::page_up);
    map(ImGuiKey_PageDown, KeyCode::page_down);
    map(ImGuiKey_Home, KeyCode::home);
    map(ImGuiKey_End, KeyCode::end);
    map(ImGuiKey_Insert, KeyCode::insert);
    map(ImGuiKey_Delete, KeyCode::del);
    map(ImGuiKey_Backspace, KeyCode::backspace);
    map(ImGuiKey_Space, KeyCode::space);
    map(ImGuiKey_Enter, KeyCode::enter);
    map(ImGuiKey_KeyPadEnter, KeyCode::keypad_enter);
    map(ImGuiKey_Escape, KeyCode::escape);
    map(ImGuiKey_A, letter('A'));
    map(ImGuiKey_C, letter('C'));
    map(ImGuiKey_V, letter('V'));
    map(ImGuiKey_X, letter('X'));
    map(ImGuiKey_Y, letter('Y'));
    map(ImGuiKey_Z, letter('Z'));
}

void Focus::begin() {
    before_ = std::exchange(stops_, {});
    region_ = 0;
    layer_ = 0;
    arrived_ = 0;
    takes_next_ = false;
    arrived_at_.reset();
    top_layer_ = 0;
    for (const Stop& stop : before_) top_layer_ = std::max(top_layer_, stop.layer);
    const bool is_there = std::ranges::any_of(before_, [this](const Stop& stop) {
        return stop.id == focused_ && stop.layer == top_layer_;
    });
    if (!is_there) focused_ = 0;

    escape_ = is_pressed(KeyCode::escape);
    const bool shift = ImGui::GetIO().KeyShift;
    if (is_pressed(KeyCode::tab, true)) step(shift ? -1 : 1);
    if (is_pressed(function_key(6))) step_region(shift ? -1 : 1);
    if (ImGui::IsMouseClicked(0)) shows_ring_ = false;
}

bool Focus::take_escape() { return std::exchange(escape_, false); }

bool Focus::add(ImGuiID id, bool takes_text) {
    stops_.push_back({id, region_, layer_});
    if (std::exchange(takes_next_, false)) {
        focused_ = arrived_ = id;
        shows_ring_ = true;
    }
    if (takes_text && arrived(id)) ImGui::SetKeyboardFocusHere();
    return focused_ == id && is_top_layer();
}

void Focus::step(int by) {
    std::vector<ImGuiID> order;
    for (const Stop& stop : before_)
        if (stop.layer == top_layer_) order.push_back(stop.id);
    shows_ring_ = true;
    if (order.empty()) return;
    const auto found = std::ranges::find(order, focused_);
    const auto size = static_cast<std::ptrdiff_t>(order.size());
    std::ptrdiff_t at = by > 0 ? 0 : size - 1;
    if (found != order.end()) at = (found - order.begin() + by + size) % size;
    focused_ = arrived_ = order[static_cast<std::size_t>(at)];
}

void Focus::step_region(int by) {
    std::vector<Stop> firsts;  // of each region
    std::ptrdiff_t current = -1;
    for (const Stop& stop : before_) {
        if (stop.layer != top_layer_) continue;
        if (firsts.empty() || firsts.back().region != stop.region) firsts.push_back(stop);
        if (stop.id == focused_) current = static_cast<std::ptrdiff_t>(firsts.size()) - 1;
    }
    shows_ring_ = true;
    if (firsts.empty()) return;
    const auto size = static_cast<std::ptrdiff_t>(firsts.size());
    if (current < 0) current = by > 0 ? -1 : 0;
    focused_ = arrived_ = firsts[static_cast<std::size_t>((current + by + size) % size)].id;
}

}  // namespace friction::viewer
