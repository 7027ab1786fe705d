#pragma once
// An OpenGL program that draws ImGui's triangles without reading a texture.

#include <memory>

namespace friction::viewer {

class PlainProgram {
public:
    /// For the OpenGL context that is current.
    PlainProgram();
    ~PlainProgram();
    PlainProgram(const PlainProgram&) = delete;
    PlainProgram& operator=(const PlainProgram&) = delete;

    /// Takes the place of the program in use, with its attributes and its projection. Where the
    /// driver refuses the program, nothing changes.
    void begin();
    /// Gives it back.
    void end();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace friction::viewer
