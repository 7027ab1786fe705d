#pragma once
// Time of one journey on paper: minutes with the customer present are stretched, the days between
// share the rest.

#include <string>
#include <vector>

namespace friction::drawing {

/// A stretch with the customer present; in seconds since the journey began.
struct Presence {
    double from_s = 0, to_s = 0;
    std::vector<std::string> labels{};  ///< "Monday 09:00, 23 minutes", then shorter ones
    int visits = 1;                     ///< bands that must fit into it
};

class TimeAxis {
public:
    struct Piece {
        double from_s = 0, to_s = 0;
        float first = 0, last = 0;  ///< pixels
        bool is_present = false;
        std::vector<std::string> labels{};  ///< of the presence, the longest first
    };

    TimeAxis() = default;
    /// Presences in order and apart. Each is at least 6f wide and 2.4f for every visit, but all of
    /// them take no more than 60% where there are days between.
    TimeAxis(const std::vector<Presence>& presences, double end_s, float first, float last,
             float f);

    [[nodiscard]] float at(double seconds) const;  ///< within first and last
    [[nodiscard]] double seconds(float pixel) const;
    [[nodiscard]] float first() const { return pieces_.empty() ? 0 : pieces_.front().first; }
    [[nodiscard]] float last() const { return pieces_.empty() ? 0 : pieces_.back().last; }
    [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }

private:
    std::vector<Piece> pieces_;
};

}  // namespace friction::drawing
