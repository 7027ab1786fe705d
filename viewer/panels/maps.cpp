#include "panels/maps.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace friction::viewer {

namespace {

constexpr std::size_t quick_steps = 400;  // laid out at once: some milliseconds, once per change

const Model* model_of(const Session& session) {
    if (session.run.model && session.run.model->can_run()) return session.run.model.get();
    return session.run.results ? session.run.results->model.get() : nullptr;
}

std::shared_ptr<const Model> shared_model(const Session& session) {
    if (session.run.model && session.run.model->can_run()) return session.run.model;
    return session.run.results ? session.run.results->model : nullptr;
}

// Counted over other designs than these, a flow would name the wrong steps.
const Flows* flows_of(const Customers* customers, DesignId design, const Scenario& scenario) {
    if (customers == nullptr) return nullptr;
    const auto at = customers->model->alternative(design);
    if (!at || *at >= customers->flows.size()) return nullptr;
    const Flows& flows = customers->flows[*at];
    const std::vector<Step>& steps = customers->model->scenarios[*at].steps;
    const bool same = std::ranges::equal(steps, scenario.steps, {}, &Step::name, &Step::name);
    return same ? &flows : nullptr;
}

std::shared_ptr<const drawing::Layout> laid_out(
    const std::shared_ptr<const Model>& model, const std::shared_ptr<const Customers>& customers,
    DesignId redesign, const std::shared_ptr<const drawing::Layout>& previous) {
    std::vector<const Scenario*> designs{&model->scenarios[0]};
    std::vector<const Flows*> flows{flows_of(customers.get(), baseline_id, *designs[0])};
    if (const auto at = model->alternative(redesign); at && *at != 0) {
        designs.push_back(&model->scenarios[*at]);
        flows.push_back(flows_of(customers.get(), redesign, *designs[1]));
    }
    auto layout = drawing::make_layout(drawing::layout_graph(designs, flows), previous.get());
    if (!layout) return nullptr;
    return std::make_shared<const drawing::Layout>(std::move(*layout));
}

}  // namespace

void Maps::refresh_layout(const Session& session, DesignId redesign) {
    if (job_.valid() && job_.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
        if (auto layout = job_.get()) {
            layout_ = std::move(layout);
            source_ = wanted_;
        }
    }
    const Source now{shared_model(session), session.run.customers, redesign, session.layout};
    if (now == source_ || job_.valid()) return;
    // Another file, or the whole is wanted again: nothing to start from.
    const bool afresh = now.layout != source_.layout || !source_.model ||
                        now.model->scenarios[0].title != source_.model->scenarios[0].title;
    const auto previous = afresh ? nullptr : layout_;
    wanted_ = now;
    if (now.model->scenarios[0].steps.size() <= quick_steps) {
        if (auto layout = laid_out(now.model, now.customers, redesign, previous))
            layout_ = std::move(layout);
        source_ = now;
        return;
    }
    job_ = std::async(std::launch::async, laid_out, now.model, now.customers, redesign, previous);
}

Map Maps::made(const Session& session, DesignId shown) {
    const Results* results = session.run.results.get();
    const auto in_results = results != nullptr ? results->alternative(shown) : std::nullopt;
    const Model* model = model_of(session);
    const auto in_model = model->alternative(shown);
    const std::size_t at = in_results ? *in_results : in_model.value_or(0);
    const std::vector<Scenario>& scenarios = in_results ? results->scenarios() : model->scenarios;
    drawing::BlueprintInput input;
    input.design = &scenarios[at];
    if (at != 0) input.baseline = &scenarios[0];
    drawing::BlueprintResult result;
    if (in_results) {
        result = drawing::blueprint_result(results->tally(), at, scenarios[at]);
        input.result = &result;
    }
    input.flows = flows_of(session.run.customers.get(), shown, scenarios[at]);
    return {layout_,
            std::make_shared<const drawing::BlueprintModel>(
                drawing::build_blueprint_model(input, *layout_)),
            ++revisions_};
}

const Map* Maps::map(const Session& session, DesignId shown, DesignId beside) {
    const Model* model = model_of(session);
    if (model == nullptr) return nullptr;
    refresh_layout(session, shown.is_baseline() ? beside : shown);
    if (!layout_) return nullptr;
    const std::uint64_t results = session.run.results ? session.run.results->revision : 0;
    auto found = std::ranges::find(drawn_, shown, &Drawn::shown);
    if (found == drawn_.end()) {
        drawn_.push_back({.shown = shown, .layout = nullptr, .map = {}});
        found = drawn_.end() - 1;
    }
    if (found->layout != layout_ || found->results != results) {
        found->layout = layout_;
        found->results = results;
        found->map = made(session, shown);
    }
    return &found->map;
}

}  // namespace friction::viewer
