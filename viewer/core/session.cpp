#include "friction/viewer/session.h"

#include "friction/report/wording.h"

namespace friction::viewer {

Session::Session() : document(std::make_shared<const Document>()) {}

std::size_t Session::unsaved_changes() const { return file.mended_lines + edits(); }

std::size_t Session::edits() const {
    if (document == file.saved) return 0;
    return count_changes(file.saved ? *file.saved : Document{}, *document);
}

std::string Session::selected_step() const {
    if (const auto* step = std::get_if<SelectedStep>(&selection)) return step->step;
    if (const auto* handoff = std::get_if<SelectedHandoff>(&selection)) return handoff->to;
    return {};
}

std::optional<Quantity> Session::parameter(std::string_view name) const {
    if (const auto slider = sliders.find(name); slider != sliders.end()) return slider->second;
    const auto value = document->parameters.find(name);
    if (value == document->parameters.end()) return std::nullopt;
    return value->second;
}

std::string title_of(const Session& session, DesignId id) {
    const Design* design = session.document->design(id);
    return design == nullptr ? "Baseline" : report::title_of(design->title, design->name);
}

std::string file_name(const FileState& file) {
    if (file.path.empty()) return "not saved yet";
    return file.path.substr(file.path.find_last_of('/') + 1);
}

}  // namespace friction::viewer
