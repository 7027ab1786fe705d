// Opening, saving under a name, taking a picture along, renaming: a field, a list where it helps,
// and a button.

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include "folder.h"
#include "overlays/overlays.h"
#include "widgets/area.h"
#include "widgets/controls.h"
#include "widgets/popup.h"
#include "widgets/text_field.h"

namespace friction::viewer {

namespace fs = std::filesystem;

using drawing::Box;

namespace {

void draw_title(const Frame& frame, Rows& rows, std::string_view title) {
    const Box head = rows.take(frame.em(2.2F));
    frame.painter().text({head.min.x, centred_baseline(head, frame.em(type::name))}, title,
                         frame.em(type::name), Face::semibold, frame.theme->ink);
    rows.skip(frame.em(space::small));
}

enum class Answer : std::uint8_t { none, yes, no };

Answer draw_foot(const Frame& frame, const Box& foot, std::string_view verb, bool can) {
    Answer answer = Answer::none;
    const float width = frame.em(8);
    if (widgets::button(frame, verb, box_at(foot.max.x - width, foot.min.y, width, foot.height()),
                        verb, {.kind = widgets::ButtonKind::primary, .enabled = can}))
        answer = Answer::yes;
    if (widgets::button(frame, "cancel",
                        box_at(foot.max.x - 2 * width - frame.em(space::small), foot.min.y, width,
                               foot.height()),
                        "Cancel"))
        answer = Answer::no;
    return answer;
}

// The folders above and below, and the scenario files in this one.
std::optional<fs::path> draw_folder(const Frame& frame, const Box& box, Folder& folder) {
    const drawing::Theme& theme = *frame.theme;
    std::optional<fs::path> picked;
    frame.painter().rectangle({.box = box,
                               .corner = frame.em(space::corner),
                               .fill = theme.sunk,
                               .line = theme.line,
                               .line_width = frame.pixel});
    Rows rows(widgets::begin_scroll(frame, "folder", inset(box, frame.em(space::hair))));
    const auto entry = [&](const std::string& id, const std::string& label, widgets::Icon icon) {
        const Box line = rows.take(frame.em(space::row));
        const widgets::Interaction touch = widgets::interact(frame, id, line);
        Painter painter = frame.painter();
        if (touch.hovered || touch.focused)
            painter.fill(line, theme.blue_tint, frame.em(space::corner));
        widgets::draw_icon(painter, icon, {line.min.x + frame.em(1), line.centre().y}, frame.em(1),
                           theme.ink2);
        painter.text({line.min.x + frame.em(2), centred_baseline(line, frame.em(1))},
                     drawing::fitted(label, line.width() - frame.em(2.4F), frame.em(1),
                                     drawing::Weight::regular),
                     frame.em(1), Face::regular, theme.ink);
        return touch.clicked;
    };
    const fs::path& here = folder.path();
    if (here.has_relative_path() && entry("..", "Folder above", widgets::Icon::chevron_up))
        picked = here.parent_path();
    for (const FolderEntry& file : folder.entries())
        if (entry(file.name, file.name,
                  file.is_folder ? widgets::Icon::folder : widgets::Icon::file))
            picked = here / file.name;
    if (!folder.problem().empty() || folder.entries().empty())
        frame.painter().text(
            {rows.rest().min.x + frame.em(1),
             centred_baseline(rows.take(frame.em(space::row)), frame.em(1))},
            folder.problem().empty() ? "No scenario file here (.yaml)." : folder.problem(),
            frame.em(1), Face::regular, theme.ink2);
    widgets::end_scroll(frame, rows.y());
    return picked;
}

fs::path folder_of(const Session& session) {
    std::error_code failed;
    if (!session.file.path.empty()) return fs::path(session.file.path).parent_path();
    return fs::current_path(failed);
}

class FileOverlay : public OverlayPanel {
public:
    FileOverlay(Overlay overlay, std::string_view title, std::string_view verb)
        : overlay_(overlay), title_(title), verb_(verb) {}
    [[nodiscard]] Overlay overlay() const override { return overlay_; }

    void draw(const Session& session, Commands& commands, const Frame& frame,
              bool appears) override {
        if (appears) {
            folder_.open(folder_of(session));
            text_ = suggested(session);
        }
        const Box box = centred_box(frame, 46, 32);
        widgets::begin_popup(frame, title_, box, {.dims = true});
        Rows rows(inset(box, frame.em(space::wide)));
        draw_title(frame, rows, title_);
        const widgets::TextChange typed =
            widgets::text_field(frame, "path", rows.take(frame.em(2.2F)), text_,
                                {.hint = "path of a file", .is_opening = true});
        rows.skip(frame.em(space::small));
        const float foot_height = frame.em(space::control);
        Box list = rows.rest();
        list.max.y -= foot_height + frame.em(space::small);
        Answer answer = typed.submitted ? Answer::yes : Answer::none;
        if (const auto picked = draw_folder(frame, list, folder_)) {
            std::error_code failed;
            if (fs::is_directory(*picked, failed)) {
                folder_.open(*picked);
                text_ = chosen_folder(*picked);
            } else {
                text_ = picked->string();
                if (overlay_ == Overlay::open_file) answer = Answer::yes;
            }
        }
        const Answer pressed =
            draw_foot(frame, {{list.min.x, list.max.y + frame.em(space::small)}, rows.rest().max},
                      verb_, !text_.empty());
        if (pressed != Answer::none) answer = pressed;
        if (widgets::end_popup(frame)) answer = Answer::no;
        if (answer == Answer::yes && !text_.empty()) finish(commands, text_);
        if (answer == Answer::no) commands.push(ShowOverlay{Overlay::none});
    }

protected:
    [[nodiscard]] virtual std::string suggested(const Session& session) const = 0;
    virtual void finish(Commands& commands, const std::string& path) const = 0;
    /// What stands in the field once the person went to another folder.
    [[nodiscard]] virtual std::string chosen_folder(const fs::path& folder) const {
        return (folder / "").string();
    }

private:
    Overlay overlay_;
    std::string_view title_, verb_;
    Folder folder_;
    std::string text_;
};

class OpenOverlay final : public FileOverlay {
public:
    OpenOverlay() : FileOverlay(Overlay::open_file, "Open a file", "Open") {}

private:
    [[nodiscard]] std::string suggested(const Session& session) const override {
        return (folder_of(session) / "").string();
    }
    void finish(Commands& commands, const std::string& path) const override {
        std::error_code failed;
        if (fs::is_directory(path, failed)) return;
        commands.push(ShowOverlay{Overlay::none});
        commands.push(OpenFile{path});
    }
};

class SaveOverlay final : public FileOverlay {
public:
    SaveOverlay() : FileOverlay(Overlay::save_file, "Save as", "Save") {}

private:
    [[nodiscard]] std::string suggested(const Session& session) const override {
        return session.file.path.empty() ? (folder_of(session) / "process.yaml").string()
                                         : session.file.path;
    }
    void finish(Commands& commands, const std::string& path) const override {
        commands.push(ShowOverlay{Overlay::none});
        commands.push(SaveFileAs{path});
    }
    [[nodiscard]] std::string chosen_folder(const fs::path& folder) const override {
        return (folder / "process.yaml").string();
    }
};

struct PictureChoice {
    std::string_view label;
    int width, height;
};
constexpr std::array picture_sizes =
    std::to_array<PictureChoice>({{"1600 \u00d7 900", 1600, 900},
                                  {"1920 \u00d7 1080", 1920, 1080},
                                  {"3840 \u00d7 2160", 3840, 2160}});

// Where a picture goes and how large it is; the ending of the name says which kind.
class PictureOverlay final : public OverlayPanel {
public:
    [[nodiscard]] Overlay overlay() const override { return Overlay::write_picture; }

    void draw(const Session& session, Commands& commands, const Frame& frame,
              bool appears) override {
        if (appears) text_ = (folder_of(session) / "picture.png").string();
        const Box box = centred_box(frame, 40, 15);
        widgets::begin_popup(frame, "picture", box, {.dims = true});
        Rows rows(inset(box, frame.em(space::wide)));
        draw_title(frame, rows, "Picture of this view");
        const widgets::TextChange typed =
            widgets::text_field(frame, "path", rows.take(frame.em(2.2F)), text_,
                                {.hint = "name ending in .png or .svg", .is_opening = true});
        rows.skip(frame.em(space::small));
        std::array<widgets::Segment, picture_sizes.size()> labels{};
        for (std::size_t i = 0; i < picture_sizes.size(); ++i)
            labels.at(i) = {picture_sizes.at(i).label, ""};
        if (const auto size =
                widgets::segmented(frame, "size", rows.take(frame.em(2.2F)), labels, size_))
            size_ = *size;
        rows.skip(frame.em(space::margin));
        Answer answer =
            draw_foot(frame, rows.take(frame.em(space::control)), "Write", !text_.empty());
        if (typed.submitted) answer = Answer::yes;
        if (widgets::end_popup(frame)) answer = Answer::no;
        if (answer != Answer::none) commands.push(ShowOverlay{Overlay::none});
        if (answer == Answer::yes && !text_.empty())
            commands.push(WritePicture{.path = text_,
                                       .width = picture_sizes.at(size_).width,
                                       .height = picture_sizes.at(size_).height});
    }

private:
    std::string text_;
    std::size_t size_ = 1;
};

class RenameOverlay final : public OverlayPanel {
public:
    [[nodiscard]] Overlay overlay() const override { return Overlay::rename; }

    void draw(const Session& session, Commands& commands, const Frame& frame,
              bool appears) override {
        if (appears) text_ = title_of(session, session.chosen);
        const Box box = centred_box(frame, 34, 11.5F);
        widgets::begin_popup(frame, "rename", box, {.dims = true});
        Rows rows(inset(box, frame.em(space::wide)));
        draw_title(frame, rows, "Rename this redesign");
        const widgets::TextChange typed =
            widgets::text_field(frame, "title", rows.take(frame.em(2.2F)), text_,
                                {.hint = "title", .is_opening = true});
        rows.skip(frame.em(space::margin));
        Answer answer =
            draw_foot(frame, rows.take(frame.em(space::control)), "Rename", !text_.empty());
        if (typed.submitted && !text_.empty()) answer = Answer::yes;
        if (widgets::end_popup(frame)) answer = Answer::no;
        if (answer != Answer::none) commands.push(ShowOverlay{Overlay::none});
        if (answer == Answer::yes) commands.push(RenameRedesign{session.chosen, text_});
    }

private:
    std::string text_;
};

}  // namespace

std::unique_ptr<OverlayPanel> make_open_file() { return std::make_unique<OpenOverlay>(); }
std::unique_ptr<OverlayPanel> make_save_file() { return std::make_unique<SaveOverlay>(); }
std::unique_ptr<OverlayPanel> make_write_picture() { return std::make_unique<PictureOverlay>(); }
std::unique_ptr<OverlayPanel> make_rename() { return std::make_unique<RenameOverlay>(); }

}  // namespace friction::viewer
