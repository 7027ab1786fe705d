#include "friction/drawing/svg.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <type_traits>

#include "friction/contract.h"
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

/// Where colours stand for numbers: the number in place of red, green and blue.
Colour coded(std::size_t number) { return rgb(static_cast<std::uint32_t>(number)); }
std::size_t number_of(Colour c) {
    return static_cast<std::size_t>(c.r) << 16U | static_cast<std::size_t>(c.g) << 8U | c.b;
}

class Writer {
public:
    /// `picture_number`: on a page, whose variables then are the colours (numbered() below).
    Writer(const Picture& picture, std::string_view title, std::string_view description,
           std::optional<std::size_t> picture_number = {})
        : picture_(picture), is_on_page_(picture_number.has_value()) {
        if (picture_number) clip_name_ = "p" + std::to_string(*picture_number) + "c";
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
    std::string paint(std::string_view name, Colour c) const {
        if (!c.is_visible()) return ' ' + std::string(name) + "=\"none\"";
        if (is_on_page_)
            return ' ' + std::string(name) + "=\"" + PageColours::name(number_of(c)) + '"';
        std::string text = ' ' + std::string(name) + "=\"" + hex({c.r, c.g, c.b, 255}) + '"';
        if (c.a < 255)
            text += attribute(std::string(name) + "-opacity", static_cast<float>(c.a) / 255);
        return text;
    }
    std::string stroke(Colour c, float width, Dash dash) const {
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
        const std::string name = clip_name_ + std::to_string(++clips_);
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
    std::string clip_name_ = "c";
    int clips_ = 0;
    bool is_on_page_ = false;
    bool in_clip_ = false;
};

template <class Visit>
void each_colour(Picture& picture, Visit&& visit) {
    visit(picture.ground);
    for (Shape& shape : picture.shapes)
        std::visit(
            [&](auto& s) {
                using S = std::decay_t<decltype(s)>;
                if constexpr (std::is_same_v<S, Rectangle> || std::is_same_v<S, Disc>) {
                    visit(s.fill);
                    visit(s.line);
                }
                if constexpr (std::is_same_v<S, Rectangle>) visit(s.hatch);
                if constexpr (std::is_same_v<S, Polyline>) visit(s.line);
                if constexpr (std::is_same_v<S, Area>) visit(s.fill);
                if constexpr (std::is_same_v<S, Text>) visit(s.colour);
            },
            shape);
}

/// The picture with the number of its pair in place of each colour that is visible in one theme.
Picture numbered(Picture light, Picture dark, PageColours& colours) {
    std::vector<Colour> of_dark;
    each_colour(dark, [&](Colour c) { of_dark.push_back(c); });
    std::size_t at = 0;
    each_colour(light, [&](Colour& c) {
        FRICTION_EXPECTS(at < of_dark.size());
        const Colour other = of_dark[at++];
        if (c.is_visible() || other.is_visible()) c = coded(colours.number(c, other));
    });
    FRICTION_EXPECTS(at == of_dark.size());
    return light;
}

}  // namespace

std::string hex(Colour c) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const std::uint8_t part : {c.r, c.g, c.b, c.a}) {
        text += digits[part >> 4U];
        text += digits[part & 0x0fU];
    }
    return c.a == 255 ? text.substr(0, 7) : text;
}

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

std::string PageColours::name(std::size_t number) {
    return "var(--p" + std::to_string(number) + ')';
}

std::size_t PageColours::number(Colour light, Colour dark) {
    const std::pair pair{light, dark};
    const auto known = std::find(pairs_.begin(), pairs_.end(), pair);
    const auto number = static_cast<std::size_t>(known - pairs_.begin());
    if (known == pairs_.end()) pairs_.push_back(pair);
    return number;
}

std::string PageColours::declarations(bool is_dark) const {
    std::string text;
    for (std::size_t i = 0; i < pairs_.size(); ++i)
        text += "--p" + std::to_string(i) + ':' +
                hex(is_dark ? pairs_[i].second : pairs_[i].first) + ';';
    return text;
}

std::string to_page_svg(const Picture& light, const Picture& dark, std::string_view title,
                        std::string_view description, PageColours& colours) {
    return Writer(numbered(light, dark, colours), title, description, colours.next_picture())
        .write();
}

std::string to_svg(const Picture& picture, std::string_view title, std::string_view description) {
    return Writer(picture, title, description).write();
}

}  // namespace friction::drawing
