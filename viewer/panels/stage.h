#pragma once
// How a station is set: the line of stations, sentences, large figures, the foot. Nothing is
// smaller than 1.1f.

#include <string>
#include <string_view>

#include "frame.h"
#include "friction/viewer/stations.h"

namespace friction::viewer::stage {

/// Sizes of type, in f.
inline constexpr float small = 1.1F, text = 1.4F, second = 2, title = 3.4F, figure = 4.1F,
                       largest = 7;
/// From the edge of the screen to text, and to blueprints, in f.
inline constexpr float margin = 5.1F, map_margin = 2.8F;

/// The screen without its margins at the left and right.
[[nodiscard]] drawing::Box page(const Frame& frame, const drawing::Box& box);

/// One line, smaller where it would not fit, never below `small`.
void line(const Frame& frame, drawing::Point baseline, std::string_view words, float size_f,
          float width, drawing::Weight weight, drawing::Colour colour);
/// At most so many lines below `top`; returns where they end.
float paragraph(const Frame& frame, const drawing::Box& room, std::string_view words, float size_f,
                drawing::Colour colour, std::size_t lines);
/// The sentence of a station, two lines at most, and the one below it; returns where they end.
float sentences(const Frame& frame, const drawing::Box& room, const StationData& data);
/// Where everybody can read where the figures come from.
void foot(const Frame& frame, const drawing::Box& room, std::string_view words);

/// Where a figure or a chart will stand.
void blank(const Frame& frame, const drawing::Box& box);
/// Figure and unit from the left; returns where they end.
float big_figure(const Frame& frame, drawing::Point baseline, const Fact& fact, float size_f);
/// Figure with its two lines beside it.
void fact_beside(const Frame& frame, const drawing::Box& room, const Fact& fact);
/// Figure with its lines below it.
void fact_above(const Frame& frame, const drawing::Box& room, const Fact& fact);

}  // namespace friction::viewer::stage
