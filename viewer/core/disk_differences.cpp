#include "friction/viewer/disk_differences.h"

#include <algorithm>

#include "friction/difference.h"
#include "friction/report/wording.h"
#include "friction/viewer/move_form.h"
#include "friction/viewer/move_words.h"

namespace friction::viewer {
namespace {

template <class T>
std::string title_in(const Named<T>& section, const std::string& name) {
    const T* thing = find(section, name);
    if (thing == nullptr) return {};
    if constexpr (requires { thing->label; })
        return thing->label;
    else
        return thing->title;
}

std::string title_in(const Draft& draft, const Difference& difference) {
    const std::string& name = difference.name;
    if (difference.what == "redesign") return title_in(draft.redesigns, name);
    if (difference.what == "step") return title_in(draft.steps, name);
    if (difference.what == "team") return title_in(draft.teams, name);
    if (difference.what == "fact") return title_in(draft.facts, name);
    if (difference.what == "parameter") return title_in(draft.parameters, name);
    if (difference.what == "segment") return title_in(draft.customers.segments, name);
    return {};
}

std::string about(const Difference& difference, const Draft& before, const Draft& after) {
    if (difference.what.empty()) return "The file";
    std::string what = report::sentence_case(std::string(difference.what));
    if (difference.name.empty()) return what;
    std::string title = title_in(after, difference);
    if (title.empty()) title = title_in(before, difference);
    return what + ": " + report::title_of(title, difference.name);
}

std::string stated(const std::string& text) { return text == "none" ? "not stated" : text; }

std::string words(const Session& session, const Difference& difference) {
    const bool is_added = difference.kind == Difference::Kind::added;
    const std::string& side = is_added ? difference.after : difference.before;
    if (difference.kind == Difference::Kind::changed) {
        std::string change = stated(difference.before) + " \u2192 " + stated(difference.after);
        if (difference.key.empty() || (difference.what == "parameter" && difference.key == "value"))
            return change;
        return report::title_of("", difference.key) + ": " + change;
    }
    if (difference.key == "move")
        if (const std::optional<Move> move = move_of(side))
            return title_of(*move) + ": " + summary_of(session, baseline_id, *move);
    if (difference.key.empty() && difference.what != "expectation")
        return is_added ? "is new" : "is gone";
    return side;
}

bool is_same_thing(const Difference& a, const Difference& b) {
    return a.what == b.what && a.name == b.name && a.key == b.key;
}

std::vector<DiskDifference> told(const Session& session, const std::vector<Difference>& list,
                                 const std::vector<Difference>& others, const Draft& before,
                                 const Draft& after) {
    std::vector<DiskDifference> rows;
    for (const Difference& difference : list) {
        const bool is_both = std::ranges::any_of(
            others, [&](const Difference& other) { return is_same_thing(difference, other); });
        rows.push_back({static_cast<DiskDifference::Kind>(difference.kind),
                        about(difference, before, after), words(session, difference), is_both});
    }
    return rows;
}

}  // namespace

DiskDifferences disk_differences(const Session& session) {
    const FileState& file = session.file;
    if (!file.good || !file.saved || !file.newer || !file.newer->is_good()) return {};
    const Draft& read = file.good->draft;
    const Draft saved = draft_of(read, *file.saved), now = draft_of(read, *session.document);
    const std::vector<Difference> theirs = differences(read, file.newer->draft);
    const std::vector<Difference> mine = differences(saved, now);
    return {told(session, theirs, mine, read, file.newer->draft),
            told(session, mine, theirs, saved, now)};
}

}  // namespace friction::viewer
