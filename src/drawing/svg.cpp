#include "friction/drawing/svg.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "friction/printable.h"

namespace friction::drawing {

namespace {

/// At most two digits behind the point, no exponent, never "-0".
std::string number(float value) {
    if (!std::isfinite(value)) return "0";
    const double rounded = std::round(static_cast<double>(value) * 100) / 100;
    std::array<char, 64> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded == 0 ? 0.0 : rounded,
                      std::chars_format::fixed, 2);
    if (error != std::errc{}) return "0";
    std::string text(buffer.data(), end);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string colour(Colour c) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const std::uint8_t part : {c.r, c.g, c.b}) {
        text += digits[part >> 4U];
        text += digits[part & 0x0fU];
    }
    return text;
}

class Writer {
public:
    Writer(const Picture& picture, std::string_view title, std::string_view description)
        : picture_(picture) {
        out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(picture.width) +
               "\" height=\"" + number(picture.height) + "\" viewBox=\"0 0 " +
               number(picture.width) + ' ' + number(picture.height) +
               "\" role=\"img\" font-family=\"Inter, 'Helvetica Neue', Arial, sans-serif\">\n";
        out_ += "<title>" + xml_text(title) + "</title>\n";
        if (!description.empty()) out_ += "<desc>" + xml_text(description) + "</desc>\n";
    }

    std::string write() {
        if (picture_.ground.is_visible())
            out_ +=
                "<rect width=\"100%\" height=\"100%\"" + paint("fill", picture_.ground) + "/>\n";
        for (const Shape& shape : picture_.shapes)
            std::visit([&](const auto& s) { put(s); }, shape);
        end_clip();
        out_ += "</svg>\n";
        return std::move(out_);
    }

private:
    static std::string attribute(std::string_view name, float value) {
        return ' ' + std::string(name) + "=\"" + number(value) + '"';
    }
    static std::string paint(std::string_view name, Colour c) {
        if (!c.is_visible()) return ' ' + std::string(name) + "=\"none\"";
        std::string text = ' ' + std::string(name) + "=\"" + colour(c) + '"';
        if (c.a < 255)
            text += attribute(std::string(name) + "-opacity", static_cast<float>(c.a) / 255);
        return text;
    }
    static std::string stroke(Colour c, float width, Dash dash) {
        if (!c.is_visible() || width <= 0) return {};
        std::string text = paint("stroke", c) + attribute("stroke-width", width);
        if (!dash.is_solid())
            text += " stroke-dasharray=\"" + number(dash.on) + ' ' + number(dash.off) + '"';
        return text;
    }
    static std::string box(const Box& b) {
        return attribute("x", b.min.x) + attribute("y", b.min.y) +
               attribute("width", std::max(0.0F, b.width())) +
               attribute("height", std::max(0.0F, b.height()));
    }
    static std::string points(const std::vector<Point>& points) {
        std::string text = " points=\"";
        for (std::size_t i = 0; i < points.size(); ++i)
            text += (i > 0 ? " " : "") + number(points[i].x) + ',' + number(points[i].y);
        return text + '"';
    }

    void put(const Rectangle& r) {
        out_ += "<rect" + box(r.box) + (r.corner > 0 ? attribute("rx", r.corner) : "") +
                paint("fill", r.fill) + stroke(r.line, r.line_width, r.dash) + "/>\n";
        if (r.hatch.is_visible()) hatch(r);
    }
    /// Diagonals 5 px apart, each cut to the box.
    void hatch(const Rectangle& r) {
        constexpr float apart = 5, width = 1.5F;
        const float w = r.box.width(), h = r.box.height();
        out_ += "<path d=\"";
        for (float at = apart; at < w + h; at += apart) {
            const float x1 = std::max(0.0F, at - h), y1 = std::min(h, at);
            const float x2 = std::min(w, at), y2 = std::max(0.0F, at - w);
            out_ += 'M' + number(r.box.min.x + x1) + ' ' + number(r.box.min.y + y1) + 'L' +
                    number(r.box.min.x + x2) + ' ' + number(r.box.min.y + y2);
        }
        out_ += '"' + stroke(r.hatch, width, {}) + "/>\n";
    }
    void put(const Disc& d) {
        out_ += "<circle" + attribute("cx", d.centre.x) + attribute("cy", d.centre.y) +
                attribute("r", d.radius) + paint("fill", d.fill) +
                stroke(d.line, d.line_width, {}) + "/>\n";
    }
    void put(const Polyline& line) {
        if (line.points.size() < 2) return;
        out_ += (line.closed ? "<polygon" : "<polyline") + points(line.points) + " fill=\"none\"" +
                stroke(line.line, line.line_width, line.dash) + "/>\n";
    }
    void put(const Area& area) {
        if (area.points.size() < 3) return;
        out_ += "<polygon" + points(area.points) + paint("fill", area.fill) + "/>\n";
    }
    void put(const Text& text) {
        const std::string shown = xml_text(text.text);
        if (shown.empty()) return;
        out_ += "<text" + attribute("x", text.at.x) + attribute("y", text.at.y) +
                attribute("font-size", text.size);
        if (text.weight == Weight::semibold) out_ += " font-weight=\"600\"";
        if (text.anchor != Anchor::start)
            out_ += text.anchor == Anchor::end ? " text-anchor=\"end\"" : " text-anchor=\"middle\"";
        // Another font than Inter, and what is written out, is squeezed into the room the layout
        // made.
        if (text.is_mono)
            out_ += " font-family=\"'DejaVu Sans Mono', monospace\" xml:space=\"preserve\"";
        else
            out_ += attribute("textLength", text_width(text.text, text.size, text.weight)) +
                    " lengthAdjust=\"spacingAndGlyphs\"";
        out_ += paint("fill", text.colour) + '>' + shown + "</text>\n";
    }
    void put(const Clip& clip) {
        end_clip();
        if (clip.ends()) return;
        const std::string name = "c" + std::to_string(++clips_);
        out_ += "<clipPath id=\"" + name + "\"><rect" + box(clip.box) +
                "/></clipPath>\n<g clip-path=\"url(#" + name + ")\">\n";
        in_clip_ = true;
    }
    void end_clip() {
        if (in_clip_) out_ += "</g>\n";
        in_clip_ = false;
    }

    const Picture& picture_;
    std::string out_;
    int clips_ = 0;
    bool in_clip_ = false;
};

}  // namespace

std::string xml_text(std::string_view text) {
    std::string out;
    for (const char character : printable(text)) {
        if (character == '&')
            out += "&amp;";
        else if (character == '<')
            out += "&lt;";
        else if (character == '>')
            out += "&gt;";
        else if (character == '"')
            out += "&quot;";
        else
            out += character;
    }
    return out;
}

std::string to_svg(const Picture& picture, std::string_view title, std::string_view description) {
    return Writer(picture, title, description).write();
}

}  // namespace friction::drawing
