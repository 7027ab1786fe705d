#pragma once
// The type of the program: Inter Regular and SemiBold, and a fixed-width face for lines of a file.
//
// Sizes are heights of the em, as everywhere in friction::drawing. Advances are set to the widths
// that drawing::text_width() promises, so what was measured is what is drawn, also with a stand-in
// font; all digits have one width. Fonts live in one ImGui atlas, which must outlive this object's
// use.

#include <imgui.h>

#include <array>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "friction/drawing/picture.h"

namespace friction::viewer {

enum class Face : std::uint8_t { regular, semibold, mono };

[[nodiscard]] constexpr Face face_of(drawing::Weight weight) {
    return weight == drawing::Weight::semibold ? Face::semibold : Face::regular;
}

/// Sizes in f that are baked for the desk, and those for presenting (there f = height / 64).
inline constexpr std::array desk_sizes{0.78F, 0.9F, 1.0F, 1.35F, 1.7F, 2.3F};
inline constexpr std::array stage_sizes{1.1F, 1.4F, 2.0F, 3.4F, 4.1F, 7.0F};

/// Where the files of the three faces are.
struct FontFiles {
    std::filesystem::path regular, semibold, mono;
    bool is_inter = false;
};

/// Looks through the places where systems keep fonts; nothing when neither Inter nor DejaVu Sans is
/// found.
[[nodiscard]] std::optional<FontFiles> find_fonts(std::span<const std::filesystem::path> folders);
/// `folders` as systems have them, the user's own first.
[[nodiscard]] std::vector<std::filesystem::path> font_folders();

class Fonts {
public:
    struct Sized {
        ImFont* font = nullptr;
        float em = 0;        ///< px
        float baseline = 0;  ///< from the top of a line, px
    };

    /// Fills the atlas (cleared before) with every face at every size, in px; the renderer's
    /// texture is then out of date. Falls back to the library's own bitmap font when there are no
    /// files.
    void bake(ImFontAtlas& atlas, const std::optional<FontFiles>& files,
              std::span<const float> sizes_px);

    /// The smallest baked size that is at least `em`, or else the largest.
    [[nodiscard]] const Sized& at(Face face, float em) const;
    [[nodiscard]] bool is_baked() const { return !faces_[0].empty(); }

private:
    std::array<std::vector<Sized>, 3> faces_;
};

/// Width of text in the fixed-width face.
[[nodiscard]] float mono_width(std::size_t characters, float em);

}  // namespace friction::viewer
