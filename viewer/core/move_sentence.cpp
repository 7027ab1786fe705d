// One sentence for one move: what it changes, in the titles of its file.

#include <algorithm>

#include "friction/report/wording.h"
#include "friction/viewer/move_form.h"

namespace friction::viewer {
namespace {

std::string as_title(const std::string& title) { return "\u201c" + title + "\u201d"; }

/// Titles of what a move names.
struct Titles {
    const Session& session;
    DesignId design;

    [[nodiscard]] std::string of(std::string_view kind, const std::string& name) const {
        const std::vector<NamedThing> known = things(session, design, kind);
        const auto thing = std::ranges::find(known, name, &NamedThing::name);
        const std::string& title = thing == known.end() ? name : thing->title;
        // A step may be called by a whole sentence.
        return kind == "step" || kind == "target" ? as_title(title) : title;
    }
    [[nodiscard]] std::string list(std::string_view kind,
                                   const std::vector<std::string>& names) const {
        std::vector<std::string> titles;
        for (const std::string& name : names) titles.push_back(of(kind, name));
        return report::list(titles);
    }
};

/// Where all of a way leads; nothing when it splits.
std::string only_target(const Move& move) {
    for (const FormField& field : form_of(move).fields)
        if (field.key == "to")
            return field.text.find_first_of("{[") == std::string::npos ? field.text : "";
    return {};
}

struct SentenceOf {
    Titles titles;

    std::string operator()(const Insert& m) const {
        if (m.step.empty()) return {};
        const std::string step = as_title(report::title_of(m.content.values.title, m.step));
        if (!m.before.empty())
            return "Everyone who comes to " + titles.of("step", m.before) + " comes to " + step +
                   " first.";
        if (!m.after.empty())
            return "After " + titles.of("step", m.after) + " everyone goes to " + step + ".";
        if (m.between.size() == 2)
            return "Between " + titles.of("step", m.between[0]) + " and " +
                   titles.of("target", m.between[1]) + " everyone goes through " + step + ".";
        return {};
    }
    std::string operator()(const Remove& m) const {
        if (m.steps.empty()) return {};
        return "Nobody comes to " + titles.list("step", m.steps) +
               " any more; every way there goes to " +
               (m.then.empty() ? "what came next" : titles.of("target", m.then)) + ".";
    }
    std::string operator()(const Reassign& m) const {
        if (m.step.empty() || m.to.empty()) return {};
        const std::string step = titles.of("step", m.step);
        if (m.to == "customer") return step + ": the customer does it from now on.";
        return step + ": " + titles.of("performer", m.to) + " does it from now on.";
    }
    std::string operator()(const Reroute& m) const {
        const std::string to = only_target(Move{m});
        if (m.from.empty() || to.empty()) return {};
        const std::string who = m.share ? to_text(*m.share) + " of the customers" : "All customers";
        const std::string way = m.instead_of.empty()
                                    ? " who leave " + titles.of("step", m.from)
                                    : " who go from " + titles.of("step", m.from) + " to " +
                                          titles.of("target", m.instead_of);
        return who + way + " go to " + titles.of("target", to) + " instead.";
    }
    std::string operator()(const Set& m) const {
        std::vector<std::string> values;
        for (const FormField& field : form_of(Move{m}).fields) {
            if (field.key.empty() || field.is_fixed || field.text.empty()) continue;
            if (field.key == m.kind) continue;
            const std::string value = field.refers_to.empty()
                                          ? field.text
                                          : titles.list(field.refers_to, names_in(field.text));
            const std::string label = report::title_of("", field.key);
            values.push_back(value.empty() || value == "none" ? label + " is taken away"
                                                              : label + ": " + value);
        }
        if (values.empty() || m.target.empty()) return {};
        const bool is_named = m.kind != "customers" && m.kind != "effort";
        return (is_named ? titles.of(m.kind, m.target) : report::title_of("", m.kind)) +
               " from now on. " + report::list(values) + ".";
    }
    std::string operator()(const ShareNotes& m) const {
        if (m.teams.size() < 2) return {};
        return titles.list("team", m.teams) +
               " see each other's notes; the customer need not tell them again.";
    }
    std::string operator()(const SingleOwner& m) const {
        if (m.team.empty() || m.of.empty()) return {};
        return titles.of("team", m.team) + " deals with the customer in place of " +
               titles.list("team", m.of) + ".";
    }
    std::string operator()(const Automate& m) const {
        if (m.step.empty() || m.to.empty()) return {};
        return titles.of("step", m.step) + ": " + titles.of("team", m.to) +
               " does it by itself from now on.";
    }
    std::string operator()(const Prefill& m) const {
        const std::string count = to_text(m.fields_moved);
        if (m.step.empty() || count.empty()) return {};
        return titles.of("step", m.step) + ": " + count + " fields are checked instead of typed.";
    }
    std::string operator()(const ShowStatus& m) const {
        return m.steps.empty() ? "The customer can look up where things stand, at every wait."
                               : "The customer can look up where things stand at " +
                                     titles.list("step", m.steps) + ".";
    }
    std::string operator()(const Notify& m) const {
        if (m.wait.empty()) return {};
        return "Before " + titles.of("step", m.wait) +
               " a message tells the customer where things stand.";
    }
    std::string operator()(const Prevent& m) const {
        const std::string to = only_target(Move{m});
        const std::string share = to_text(m.share);
        if (m.step.empty() || to.empty() || share.empty()) return {};
        return share + " of those who came to " + titles.of("step", m.step) + " go to " +
               titles.of("target", to) + " instead.";
    }
};

}  // namespace

std::string sentence_of(const Session& session, DesignId design, const Move& move) {
    return std::visit(SentenceOf{{session, design}}, move);
}

}  // namespace friction::viewer
