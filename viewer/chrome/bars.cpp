#include <algorithm>

#include "chrome/chrome.h"
#include "friction/report/wording.h"
#include "friction/viewer/problems.h"
#include "widgets/area.h"
#include "widgets/controls.h"
#include "widgets/popup.h"

namespace friction::viewer::chrome {

using drawing::Box;
using drawing::Weight;

namespace {

constexpr std::size_t most_bars = 3;

struct BarButton {
    std::string_view label;
    Command command;
};

struct Bar {
    std::string title, text;
    bool is_problem = false;
    std::vector<BarButton> buttons;
};

void draw_bar(const Frame& frame, Commands& commands, std::string_view id, const Box& box,
              const Bar& bar) {
    const drawing::Theme& theme = *frame.theme;
    const drawing::Colour strong = bar.is_problem ? theme.plum : theme.blue;
    widgets::begin_pane(frame, id, box, bar.is_problem ? theme.plum_tint : theme.blue_tint);
    Painter painter = frame.painter();
    painter.fill(box_at(box.min.x, box.min.y, frame.em(space::hair), box.height()), strong);
    float right = box.max.x - frame.em(0.95F);
    const float height = frame.em(2.1F);
    for (std::size_t i = bar.buttons.size(); i-- > 0;) {
        const float width =
            std::max(frame.em(7), widgets::button_width(frame, bar.buttons[i].label));
        right -= width;
        if (widgets::button(frame, bar.buttons[i].label,
                            box_at(right, box.centre().y - height / 2, width, height),
                            bar.buttons[i].label))
            commands.push(bar.buttons[i].command);
        right -= frame.em(space::small);
    }
    const float left = box.min.x + frame.em(3.9F);
    widgets::draw_icon(painter, widgets::Icon::warning,
                       {box.min.x + frame.em(2.2F), box.centre().y}, frame.em(type::name), strong);
    const float title = frame.em(1.05F);
    const float em = frame.em(type::table);
    const float room = right - left;
    const bool two = !bar.text.empty();
    painter.text({left, two ? box.min.y + box.height() * 0.42F : centred_baseline(box, title)},
                 drawing::fitted(bar.title, room, title, Weight::semibold), title, Face::semibold,
                 strong);
    painter.text({left, box.min.y + box.height() * 0.79F},
                 drawing::fitted(bar.text, room, em, Weight::regular), em, Face::regular,
                 theme.ink);
    widgets::end_pane();
}

std::vector<Bar> bars_of(const Session& session, std::size_t problems) {
    std::vector<Bar> bars;
    const FileState& file = session.file;
    if (file.newer && !file.keeps_mine) {
        if (file.is_broken() && file.is_open()) {
            bars.push_back({"The file changed on disk and cannot be read any more: " +
                                report::counted(problems, "problem", "problems"),
                            "The picture below is the last good version, from " +
                                file.good->read_at +
                                ". Nothing was lost. Correct the file here or in your editor; it "
                                "is read again when it is saved.",
                            true,
                            {{"Keep the last version", KeepMine{}}}});
        } else if (file.is_open()) {
            bars.push_back({"The file changed on disk",
                            "Somebody else wrote " + file_name(file) +
                                ". What you see is the version of " + file.good->read_at + ".",
                            false,
                            {{"Read again", ReadAgain{}},
                             {"Keep mine", KeepMine{}},
                             {"Show differences", ShowOverlay{Overlay::differences}}}});
        } else {
            bars.push_back({file_name(file) + " cannot be read: " +
                                report::counted(problems, "problem", "problems"),
                            "Correct it here or in your editor; it is read again when it is saved.",
                            true,
                            {{"Close", CloseFile{}}}});
        }
    }
    if (file.is_gone)
        bars.push_back({"The file was moved or deleted",
                        "What is open here stays; save it to keep it.",
                        true,
                        {{"Save", SaveFile{}}}});
    if (!file.unreadable.empty())
        bars.push_back({file_name(file) + " cannot be read any more",
                        file.unreadable + " What is open here stays; saving asks first.",
                        true,
                        {{"Read again", ReadAgain{}}, {"Save", SaveFile{}}}});
    for (std::size_t i = 0; i < session.notices.size(); ++i)
        bars.push_back({session.notices[i].text,
                        "",
                        session.notices[i].is_problem,
                        {{"Close", DismissNotice{i}}}});
    if (bars.size() > most_bars) bars.resize(most_bars);
    return bars;
}

float height_f(const Bar& bar) { return bar.text.empty() ? 2.6F : 4.1F; }

}  // namespace

float Surround::bars_f(const Session& session, const Frame& frame) {
    float height = 0;
    for (const Bar& bar :
         bars_of(session, errors_.get(frame, [&] { return count_errors(session); })))
        height += height_f(bar);
    return height;
}

void Surround::draw_bars(const Session& session, Commands& commands, const Frame& frame,
                         const Box& box) {
    Rows rows(box);
    std::size_t i = 0;
    for (const Bar& bar :
         bars_of(session, errors_.get(frame, [&] { return count_errors(session); })))
        draw_bar(frame, commands, "bar" + std::to_string(i++), rows.take(frame.em(height_f(bar))),
                 bar);
}

void draw_question(const Question& question, Commands& commands, const Frame& frame) {
    const drawing::Theme& theme = *frame.theme;
    const float width = std::min(frame.em(38), frame.window.width() - frame.em(4));
    const float em = frame.em(type::body);
    const auto lines =
        drawing::wrapped(question.text, width - frame.em(2.8F), em, Weight::regular, 12);
    const float line = em * drawing::line_height;
    const float height = frame.em(6.6F) + line * static_cast<float>(lines.size());
    const drawing::Point middle = frame.window.centre();
    const Box box = box_at(middle.x - width / 2, middle.y - height / 2, width, height);
    widgets::begin_popup(frame, "question", box, {.dims = true});
    Painter painter = frame.painter();
    const float left = box.min.x + frame.em(space::wide);
    float y = box.min.y + frame.em(2.1F);
    painter.text({left, y},
                 drawing::fitted(question.title, width - frame.em(2.8F), frame.em(type::name),
                                 Weight::semibold),
                 frame.em(type::name), Face::semibold, theme.ink);
    y += frame.em(0.5F);
    for (const std::string& words : lines) {
        y += line;
        painter.text({left, y}, words, em, Face::regular, theme.ink2);
    }
    // The last choice changes nothing; Esc means it too.
    float right = box.max.x - frame.em(space::wide);
    const float top = box.max.y - frame.em(3.1F);
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        const float button =
            std::max(frame.em(6), widgets::button_width(frame, question.choices[i]));
        right -= button;
        const auto kind = i == 0 ? widgets::ButtonKind::primary : widgets::ButtonKind::plain;
        if (widgets::button(frame, question.choices[i],
                            box_at(right, top, button, frame.em(space::control)),
                            question.choices[i], {.kind = kind}))
            commands.push(AnswerQuestion{i});
        right -= frame.em(space::small);
    }
    if (widgets::end_popup(frame) && !question.choices.empty())
        commands.push(AnswerQuestion{question.choices.size() - 1});
}

void draw_drop_frame(const Frame& frame) {
    Painter painter = frame.top_painter();
    const drawing::Theme& theme = *frame.theme;
    painter.rectangle({.box = inset(frame.window, 2 * frame.pixel),
                       .fill = theme.blue_tint.with_alpha(0.55),
                       .line = theme.blue,
                       .line_width = 4 * frame.pixel});
    const drawing::Point middle = frame.window.centre();
    const float em = frame.em(type::name);
    painter.text({middle.x, middle.y}, "Drop to open", em, Face::semibold, theme.ink,
                 drawing::Anchor::middle);
}

}  // namespace friction::viewer::chrome
