#include "plain_program.h"

#define GLFW_INCLUDE_GLCOREARB
#include <GLFW/glfw3.h>

#include <array>
#include <utility>

namespace friction::viewer {

namespace {

// Names of attributes and of the projection are those of ImGui's own program.
constexpr const char* vertex_source = R"(#version 150
uniform mat4 ProjMtx;
in vec2 Position;
in vec4 Color;
out vec4 Shade;
void main() {
    Shade = Color;
    gl_Position = ProjMtx * vec4(Position, 0.0, 1.0);
}
)";
constexpr const char* fragment_source = R"(#version 150
in vec4 Shade;
out vec4 Pixel;
void main() { Pixel = Shade; }
)";

/// What OpenGL 3.2 has beyond what a program can link to.
struct Gl {
    PFNGLATTACHSHADERPROC attach_shader = nullptr;
    PFNGLBINDATTRIBLOCATIONPROC bind_attribute = nullptr;
    PFNGLCOMPILESHADERPROC compile_shader = nullptr;
    PFNGLCREATEPROGRAMPROC create_program = nullptr;
    PFNGLCREATESHADERPROC create_shader = nullptr;
    PFNGLDELETEPROGRAMPROC delete_program = nullptr;
    PFNGLDELETESHADERPROC delete_shader = nullptr;
    PFNGLGETATTRIBLOCATIONPROC attribute = nullptr;
    PFNGLGETINTEGERVPROC get_integer = nullptr;
    PFNGLGETPROGRAMIVPROC get_program = nullptr;
    PFNGLGETUNIFORMFVPROC get_uniform = nullptr;
    PFNGLGETUNIFORMLOCATIONPROC uniform = nullptr;
    PFNGLLINKPROGRAMPROC link_program = nullptr;
    PFNGLSHADERSOURCEPROC shader_source = nullptr;
    PFNGLUNIFORMMATRIX4FVPROC set_matrix = nullptr;
    PFNGLUSEPROGRAMPROC use_program = nullptr;

    bool is_whole = true;  ///< false: the driver lacks one of them

    template <class Function>
    void load(Function& function, const char* name) {
        function = reinterpret_cast<Function>(glfwGetProcAddress(name));
        is_whole = is_whole && function != nullptr;
    }

    Gl() {
        load(attach_shader, "glAttachShader");
        load(bind_attribute, "glBindAttribLocation");
        load(compile_shader, "glCompileShader");
        load(create_program, "glCreateProgram");
        load(create_shader, "glCreateShader");
        load(delete_program, "glDeleteProgram");
        load(delete_shader, "glDeleteShader");
        load(attribute, "glGetAttribLocation");
        load(get_integer, "glGetIntegerv");
        load(get_program, "glGetProgramiv");
        load(get_uniform, "glGetUniformfv");
        load(uniform, "glGetUniformLocation");
        load(link_program, "glLinkProgram");
        load(shader_source, "glShaderSource");
        load(set_matrix, "glUniformMatrix4fv");
        load(use_program, "glUseProgram");
    }
};

}  // namespace

struct PlainProgram::State {
    Gl gl;
    GLuint replaced = 0;  // the program ours stands in for, 0 before the first begin()
    GLuint program = 0;   // 0 where the driver refuses
    GLint its_projection = -1, projection = -1;

    void build() {
        program = gl.create_program();
        const auto add = [&](GLenum kind, const char* source) {
            const GLuint shader = gl.create_shader(kind);
            gl.shader_source(shader, 1, &source, nullptr);
            gl.compile_shader(shader);
            gl.attach_shader(program, shader);
            gl.delete_shader(shader);  // lives on as long as the program
        };
        add(GL_VERTEX_SHADER, vertex_source);
        add(GL_FRAGMENT_SHADER, fragment_source);
        for (const char* name : {"Position", "Color"}) {
            const GLint place = gl.attribute(replaced, name);
            if (place >= 0) gl.bind_attribute(program, static_cast<GLuint>(place), name);
        }
        gl.link_program(program);
        GLint is_linked = GL_FALSE;
        gl.get_program(program, GL_LINK_STATUS, &is_linked);
        its_projection = gl.uniform(replaced, "ProjMtx");
        if (is_linked == GL_FALSE || its_projection < 0)
            return gl.delete_program(std::exchange(program, 0U));
        projection = gl.uniform(program, "ProjMtx");
    }
};

PlainProgram::PlainProgram() : state_(std::make_unique<State>()) {}

PlainProgram::~PlainProgram() {
    if (state_->program != 0) state_->gl.delete_program(state_->program);
}

void PlainProgram::begin() {
    State& s = *state_;
    if (!s.gl.is_whole) return;
    if (s.replaced == 0) {
        GLint current = 0;
        s.gl.get_integer(GL_CURRENT_PROGRAM, &current);
        s.replaced = static_cast<GLuint>(current);
        s.build();
    }
    if (s.program == 0) return;
    std::array<GLfloat, 16> matrix{};
    s.gl.get_uniform(s.replaced, s.its_projection, matrix.data());
    s.gl.use_program(s.program);
    s.gl.set_matrix(s.projection, 1, GL_FALSE, matrix.data());
}

void PlainProgram::end() {
    if (state_->program != 0) state_->gl.use_program(state_->replaced);
}

}  // namespace friction::viewer
