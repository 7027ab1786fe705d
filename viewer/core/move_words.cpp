#include "friction/viewer/move_words.h"

#include "friction/report/wording.h"

namespace friction::viewer {
namespace {

struct StepOf {
    std::string operator()(const Insert& m) const { return m.step; }
    std::string operator()(const Remove& m) const {
        return m.steps.empty() ? std::string() : m.steps.front();
    }
    std::string operator()(const Reassign& m) const { return m.step; }
    std::string operator()(const Reroute& m) const { return m.from; }
    std::string operator()(const Set& m) const {
        return m.kind == "step" ? m.target : std::string();
    }
    std::string operator()(const ShareNotes&) const { return {}; }
    std::string operator()(const SingleOwner&) const { return {}; }
    std::string operator()(const Automate& m) const { return m.step; }
    std::string operator()(const Prefill& m) const { return m.step; }
    std::string operator()(const ShowStatus& m) const {
        return m.steps.size() == 1 ? m.steps.front() : std::string();
    }
    std::string operator()(const Notify& m) const { return m.wait; }
    std::string operator()(const Prevent& m) const { return m.step; }
};

}  // namespace

std::string_view name_of(const Move& move) {
    return std::visit([](const auto& m) { return std::string_view(m.name); }, move);
}

std::string title_of(const Move& move) { return report::title_of("", name_of(move)); }

std::string step_of(const Move& move) { return std::visit(StepOf{}, move); }

}  // namespace friction::viewer
