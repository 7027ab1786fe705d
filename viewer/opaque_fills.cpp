#include "opaque_fills.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace friction::viewer {

namespace {

constexpr float smallest_px = 4'096;  // below, a call costs more than it saves
constexpr int indices_per_rectangle = 6;

/// Pixels whose centre lies between.
int first_pixel(float edge) { return static_cast<int>(std::ceil(edge - 0.5F)); }

/// The rectangle these six indices draw, if it is large, opaque and of one colour.
std::optional<OpaqueFill> rectangle_at(const ImDrawList& list, const ImDrawCmd& command,
                                       unsigned offset, const ImVec2& origin) {
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset + offset;
    const unsigned first = index[0];
    constexpr unsigned order[] = {0, 1, 2, 0, 2, 3};
    for (int i = 0; i < indices_per_rectangle; ++i)
        if (index[i] != first + order[i]) return std::nullopt;
    const ImDrawVert* corner = list.VtxBuffer.Data + command.VtxOffset + first;
    const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
    if ((corner[0].col >> IM_COL32_A_SHIFT & 0xFF) != 0xFF) return std::nullopt;
    for (int i = 0; i < 4; ++i)
        if (corner[i].col != corner[0].col || corner[i].uv.x != white.x ||
            corner[i].uv.y != white.y)
            return std::nullopt;
    const ImVec2 min = corner[0].pos, max = corner[2].pos;
    const bool is_upright = corner[1].pos.x == max.x && corner[1].pos.y == min.y &&
                            corner[3].pos.x == min.x && corner[3].pos.y == max.y;
    if (!is_upright || max.x <= min.x || (max.x - min.x) * (max.y - min.y) < smallest_px)
        return std::nullopt;
    const ImVec4& clip = command.ClipRect;
    OpaqueFill fill;
    fill.left = std::max(first_pixel(min.x - origin.x), static_cast<int>(clip.x - origin.x));
    fill.top = std::max(first_pixel(min.y - origin.y), static_cast<int>(clip.y - origin.y));
    fill.right = std::min(first_pixel(max.x - origin.x), static_cast<int>(clip.z - origin.x));
    fill.bottom = std::min(first_pixel(max.y - origin.y), static_cast<int>(clip.w - origin.y));
    fill.colour = corner[0].col;
    return fill;
}

/// The commands of a list, cut where a rectangle was taken out; `made` in order.
void cut_commands(const ImDrawList& list, const ImVec2& origin, ImDrawCallback fill,
                  std::vector<OpaqueFill>& fills, std::vector<ImDrawCmd>& made) {
    for (const ImDrawCmd& command : list.CmdBuffer) {
        unsigned drawn = 0;
        const auto draw_up_to = [&](unsigned end) {
            if (end == drawn) return;
            ImDrawCmd part = command;
            part.IdxOffset += drawn;
            part.ElemCount = end - drawn;
            made.push_back(part);
        };
        if (command.UserCallback != nullptr) {
            made.push_back(command);
            continue;
        }
        for (unsigned at = 0; at + indices_per_rectangle <= command.ElemCount;) {
            const std::optional<OpaqueFill> found = rectangle_at(list, command, at, origin);
            if (!found) {
                at += 3;
                continue;
            }
            draw_up_to(at);
            at += indices_per_rectangle;
            drawn = at;
            ImDrawCmd call = command;
            call.ElemCount = 0;
            call.UserCallback = fill;
            // The place in `fills`, an address once all are known.
            call.UserCallbackData = nullptr;
            fills.push_back(*found);
            made.push_back(call);
        }
        draw_up_to(command.ElemCount);
    }
}

}  // namespace

void take_opaque_fills(ImDrawData& data, ImDrawCallback fill, std::vector<OpaqueFill>& fills) {
    fills.clear();
    std::vector<std::vector<ImDrawCmd>> lists(static_cast<std::size_t>(data.CmdListsCount));
    for (std::size_t i = 0; i < lists.size(); ++i)
        cut_commands(*data.CmdLists[i], data.DisplayPos, fill, fills, lists[i]);
    std::size_t next = 0;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        ImVector<ImDrawCmd>& commands = data.CmdLists[i]->CmdBuffer;
        commands.resize(0);
        for (ImDrawCmd& command : lists[i]) {
            if (command.UserCallback == fill) command.UserCallbackData = &fills[next++];
            commands.push_back(command);
        }
    }
}

}  // namespace friction::viewer
