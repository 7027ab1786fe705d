#include "friction/drawing/time_axis.h"

#include <algorithm>

namespace friction::drawing {

namespace {

using Piece = TimeAxis::Piece;

/// Presences and the time between them, without places on paper.
std::vector<Piece> cut(const std::vector<Presence>& presences, double end_s) {
    std::vector<Piece> pieces;
    double at = 0;
    const auto add = [&](double to, bool is_present, const std::vector<std::string>& labels) {
        if (to > at)
            pieces.push_back(
                {.from_s = at, .to_s = to, .is_present = is_present, .labels = labels});
        at = std::max(at, to);
    };
    for (const Presence& presence : presences) {
        add(presence.from_s, false, {});
        add(presence.to_s, true, presence.labels);
    }
    add(end_s, false, {});
    return pieces;
}

/// What presence needs in pixels; the same for every piece of it that names no visits.
std::vector<float> widths(const std::vector<Piece>& pieces, const std::vector<Presence>& presences,
                          float room, float f) {
    constexpr float least = 6, per_visit = 2.4F, most_of_room = 0.6F;
    std::vector<float> result;
    float present = 0;
    double away_s = 0;
    for (const Piece& piece : pieces) {
        float width = 0;
        if (piece.is_present)
            for (const Presence& presence : presences)
                if (presence.to_s == piece.to_s)
                    width = std::max(least, per_visit * static_cast<float>(presence.visits)) * f;
        present += width;
        away_s += piece.is_present ? 0 : piece.to_s - piece.from_s;
        result.push_back(width);
    }
    const float most = away_s > 0 ? most_of_room * room : room;
    const float shrink = present > most || away_s <= 0 ? most / std::max(present, 1.0F) : 1;
    const float left = room - present * shrink;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        result[i] = pieces[i].is_present
                        ? result[i] * shrink
                        : left * static_cast<float>((pieces[i].to_s - pieces[i].from_s) / away_s);
    return result;
}

}  // namespace

TimeAxis::TimeAxis(const std::vector<Presence>& presences, double end_s, float first, float last,
                   float f)
    : pieces_(cut(presences, end_s)) {
    const std::vector<float> width = widths(pieces_, presences, last - first, f);
    float at = first;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        pieces_[i].first = at;
        pieces_[i].last = at += width[i];
    }
}

float TimeAxis::at(double seconds) const {
    for (const Piece& piece : pieces_) {
        if (seconds > piece.to_s) continue;
        const double share = (seconds - piece.from_s) / (piece.to_s - piece.from_s);
        return piece.first +
               (piece.last - piece.first) * static_cast<float>(std::clamp(share, 0.0, 1.0));
    }
    return last();
}

double TimeAxis::seconds(float pixel) const {
    for (const Piece& piece : pieces_) {
        if (pixel > piece.last || piece.last <= piece.first) continue;
        const float share =
            std::clamp((pixel - piece.first) / (piece.last - piece.first), 0.0F, 1.0F);
        return piece.from_s + (piece.to_s - piece.from_s) * static_cast<double>(share);
    }
    return pieces_.empty() ? 0 : pieces_.back().to_s;
}

}  // namespace friction::drawing
