#include "fonts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>

namespace friction::viewer {

namespace fs = std::filesystem;

namespace {

// Latin with its extensions, Greek, Cyrillic, and the signs of numbers and sentences.
constexpr std::array<ImWchar, 23> ranges{
    0x20,   0x7e,   0xa0,   0x17f,  0x370,  0x3ff,  0x400,  0x45f,  0x490,  0x491,  0x2010, 0x2026,
    0x2030, 0x2030, 0x20ac, 0x20ac, 0x2190, 0x2193, 0x2212, 0x2212, 0x2248, 0x2265, 0};

constexpr float mono_advance = 0.602F;  // of DejaVu Sans Mono, in em

std::optional<fs::path> find_in(std::span<const fs::path> folders,
                                std::span<const std::string_view> names) {
    for (const std::string_view name : names)
        for (const fs::path& folder : folders) {
            std::error_code failed;
            if (fs::is_regular_file(folder / name, failed)) return folder / name;
        }
    return std::nullopt;
}

std::vector<unsigned char> read_all(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Height of a line over the em: ImGui counts the former, everybody else the latter. Read from the
// tables "head" (units in the em) and "hhea" (ascent, descent), big-endian numbers all.
float line_over_em(const std::vector<unsigned char>& file) {
    const auto u16 = [&](std::size_t at) {
        return at + 1 < file.size() ? static_cast<unsigned>(file[at] << 8U | file[at + 1]) : 0U;
    };
    const auto i16 = [&](std::size_t at) {
        return static_cast<float>(static_cast<std::int16_t>(u16(at)));
    };
    const auto u32 = [&](std::size_t at) { return std::size_t{u16(at)} << 16U | u16(at + 2); };
    float em = 0;
    float line = 0;
    for (std::size_t table = 0; table < u16(4); ++table) {
        const std::size_t entry = 12 + 16 * table;
        if (u32(entry) == 0x68656164) em = static_cast<float>(u16(u32(entry + 8) + 18));
        if (u32(entry) == 0x68686561) line = i16(u32(entry + 8) + 4) - i16(u32(entry + 8) + 6);
    }
    return em > 0 && line > 0 ? line / em : 1.2F;
}

std::string utf8(ImWchar character) {
    const unsigned c = character;
    if (c < 0x80U) return {static_cast<char>(c)};
    if (c < 0x800U)
        return {static_cast<char>(0xc0U | c >> 6U), static_cast<char>(0x80U | (c & 0x3fU))};
    return {static_cast<char>(0xe0U | c >> 12U), static_cast<char>(0x80U | (c >> 6U & 0x3fU)),
            static_cast<char>(0x80U | (c & 0x3fU))};
}

// Each glyph gets the promised advance and stands in its middle where that differs from the font's
// own.
void set_advances(ImFont& font, Face face, float em) {
    for (ImFontGlyph& glyph : font.Glyphs) {
        const auto character = static_cast<ImWchar>(glyph.Codepoint);
        const float advance =
            face == Face::mono
                ? mono_advance * em
                : drawing::text_width(utf8(character), em,
                                      face == Face::semibold ? drawing::Weight::semibold
                                                             : drawing::Weight::regular);
        const float shift = (advance - glyph.AdvanceX) / 2;
        glyph.X0 += shift;
        glyph.X1 += shift;
        glyph.AdvanceX = advance;
        if (static_cast<int>(character) < font.IndexAdvanceX.Size)
            font.IndexAdvanceX[character] = advance;
    }
    font.FallbackAdvanceX = font.FallbackGlyph != nullptr ? font.FallbackGlyph->AdvanceX : em / 2;
}

ImFont* add_font(ImFontAtlas& atlas, std::vector<unsigned char>& file, float em, bool squeezed) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = em < 24 ? 2 : 1;
    config.OversampleV = 1;
    config.GlyphRanges = ranges.data();
    const float size = em * line_over_em(file) * (squeezed ? 0.9F : 1.0F);
    return atlas.AddFontFromMemoryTTF(file.data(), static_cast<int>(file.size()), size, &config);
}

// Lines of a file are shown in the smaller sizes only; baking takes time.
bool is_for_lines(float em, const std::vector<float>& sizes) {
    return em <= 1.3F * sizes.front() || sizes.size() == 1;
}

}  // namespace

std::vector<fs::path> font_folders() {
    std::vector<fs::path> folders;
    if (const char* home = std::getenv("HOME"); home != nullptr) {
        folders.emplace_back(fs::path(home) / ".fonts");
        folders.emplace_back(fs::path(home) / ".local/share/fonts");
    }
    for (const char* folder :
         {"/usr/share/fonts/opentype/inter", "/usr/share/fonts/truetype/inter",
          "/usr/share/fonts/inter", "/usr/share/fonts/inter-fonts", "/usr/share/fonts/TTF",
          "/usr/share/fonts/OTF", "/usr/local/share/fonts", "/usr/share/fonts/truetype/dejavu",
          "/usr/share/fonts/dejavu", "/usr/share/fonts/dejavu-sans-fonts", "/Library/Fonts"})
        folders.emplace_back(folder);
    return folders;
}

std::optional<FontFiles> find_fonts(std::span<const fs::path> folders) {
    using Names = std::vector<std::string_view>;
    const auto find = [&](const Names& names) { return find_in(folders, names); };
    const auto mono = find({"DejaVuSansMono.ttf"});
    const auto regular = find({"Inter-Regular.otf", "Inter-Regular.ttf"});
    const auto semibold = find({"Inter-SemiBold.otf", "Inter-SemiBold.ttf"});
    if (regular && semibold) return FontFiles{*regular, *semibold, mono.value_or(*regular), true};
    const auto sans = find({"DejaVuSans.ttf"});
    const auto bold = find({"DejaVuSans-Bold.ttf"});
    if (sans) return FontFiles{*sans, bold.value_or(*sans), mono.value_or(*sans), false};
    return std::nullopt;
}

void Fonts::bake(ImFontAtlas& atlas, const std::optional<FontFiles>& files,
                 std::span<const float> sizes_px) {
    atlas.Clear();
    std::vector<float> sizes;
    for (const float size : sizes_px) sizes.push_back(std::max(6.0F, std::round(size * 4) / 4));
    std::ranges::sort(sizes);
    sizes.erase(std::ranges::unique(sizes).begin(), sizes.end());

    std::array<std::vector<unsigned char>, 3> contents;
    if (files)
        contents = {read_all(files->regular), read_all(files->semibold), read_all(files->mono)};
    for (const Face face : {Face::regular, Face::semibold, Face::mono}) {
        const auto at = static_cast<std::size_t>(face);
        faces_[at].clear();
        for (const float em : sizes) {
            if (face == Face::mono && !is_for_lines(em, sizes)) continue;
            if (contents[at].empty()) {
                faces_[at].push_back({atlas.AddFontDefault(), em, 0});
                break;
            }
            faces_[at].push_back(
                {add_font(atlas, contents[at], em, !files->is_inter && face != Face::mono), em, 0});
        }
    }
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
    atlas.TexDesiredWidth = 4096;
    atlas.Build();
    for (const Face face : {Face::regular, Face::semibold, Face::mono})
        for (Sized& sized : faces_[static_cast<std::size_t>(face)]) {
            sized.baseline = std::round(sized.font->Ascent);
            if (!contents[static_cast<std::size_t>(face)].empty())
                set_advances(*sized.font, face, sized.em);
        }
    // The files' bytes end with this function; the atlas must not look at them again.
    atlas.ClearInputData();
}

const Fonts::Sized& Fonts::at(Face face, float em) const {
    const std::vector<Sized>& sizes = faces_[static_cast<std::size_t>(face)];
    const auto found =
        std::ranges::find_if(sizes, [em](const Sized& sized) { return sized.em >= em - 0.13F; });
    return found == sizes.end() ? sizes.back() : *found;
}

float mono_width(std::size_t characters, float em) {
    return static_cast<float>(characters) * mono_advance * em;
}

}  // namespace friction::viewer
