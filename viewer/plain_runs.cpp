#include "plain_runs.h"

#include <vector>

namespace friction::viewer {

namespace {

constexpr unsigned indices_per_triangle = 3;

bool is_plain(const ImDrawList& list, const ImDrawCmd& command, unsigned offset,
              const ImVec2& white) {
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset + offset;
    for (unsigned i = 0; i < indices_per_triangle; ++i) {
        const ImVec2& uv = list.VtxBuffer.Data[command.VtxOffset + index[i]].uv;
        if (uv.x != white.x || uv.y != white.y) return false;
    }
    return true;
}

ImDrawCmd part_of(const ImDrawCmd& command, unsigned begin, unsigned end) {
    ImDrawCmd part = command;
    part.IdxOffset += begin;
    part.ElemCount = end - begin;
    return part;
}

ImDrawCmd call_of(const ImDrawCmd& command, ImDrawCallback callback, void* user) {
    ImDrawCmd call = command;
    call.ElemCount = 0;
    call.UserCallback = callback;
    call.UserCallbackData = user;
    return call;
}

struct Calls {
    ImDrawCallback begin, end;
    void* user;
};

void cut(const ImDrawList& list, const ImDrawCmd& command, const Calls& calls, const ImVec2& white,
         std::vector<ImDrawCmd>& made) {
    unsigned drawn = 0;
    for (unsigned at = 0; at < command.ElemCount;) {
        unsigned end = at;
        while (end < command.ElemCount && is_plain(list, command, end, white))
            end += indices_per_triangle;
        if (end - at >= least_plain_triangles * indices_per_triangle) {
            if (at > drawn) made.push_back(part_of(command, drawn, at));
            made.push_back(call_of(command, calls.begin, calls.user));
            made.push_back(part_of(command, at, end));
            made.push_back(call_of(command, calls.end, calls.user));
            drawn = end;
        }
        at = end + indices_per_triangle;
    }
    if (drawn < command.ElemCount) made.push_back(part_of(command, drawn, command.ElemCount));
}

}  // namespace

void mark_plain_runs(ImDrawData& data, ImDrawCallback begin, ImDrawCallback end, void* user) {
    const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
    std::vector<ImDrawCmd> made;
    for (int i = 0; i < data.CmdListsCount; ++i) {
        ImDrawList& list = *data.CmdLists[i];
        made.clear();
        for (const ImDrawCmd& command : list.CmdBuffer)
            if (command.UserCallback != nullptr)
                made.push_back(command);
            else
                cut(list, command, {begin, end, user}, white, made);
        list.CmdBuffer.resize(0);
        for (const ImDrawCmd& command : made) list.CmdBuffer.push_back(command);
    }
}

}  // namespace friction::viewer
