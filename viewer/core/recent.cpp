#include "friction/viewer/recent.h"

#include <algorithm>

#include "friction/report/wording.h"

namespace friction::viewer {

std::vector<RecentFile> with_recent(std::vector<RecentFile> recent, const FileState& file) {
    RecentFile entry{.path = file.path, .title = file_name(file), .result = {}, .when = {}};
    const auto known = std::ranges::find(recent, file.path, &RecentFile::path);
    if (known != recent.end()) {
        entry = *known;
        recent.erase(known);
    }
    entry.exists = true;
    const OpenedFile* opened = file.good ? file.good.get() : file.newer.get();
    if (opened != nullptr) {
        entry.when = opened->read_at;
        if (!opened->draft.title.empty()) entry.title = opened->draft.title;
    }
    recent.insert(recent.begin(), std::move(entry));
    if (recent.size() > recent_files_max) recent.resize(recent_files_max);
    return recent;
}

std::string result_in_short(const Session& session) {
    const Results* results = session.run.results.get();
    if (results == nullptr) return {};
    const Tally& tally = results->comparison.tally;
    const auto effort = [&](std::size_t alternative) {
        return estimate(tally, alternative, column_id(Column::effort));
    };
    const std::string before = report::value(effort(0));
    std::size_t best = 0;
    for (std::size_t a = 1; a < results->ids.size(); ++a)
        if (effort(a).value < effort(best).value) best = a;
    if (best == 0) return before + " EM";
    return before + " \u2192 " + report::value(effort(best)) + " EM";
}

}  // namespace friction::viewer
