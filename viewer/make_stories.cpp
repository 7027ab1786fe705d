// Part of the build: runs the stories of the start page once and writes them, with their figures
// and small pictures, as a source file.
//   make_stories OUTPUT "FILE|TITLE|LINE" ...

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "friction/drawing/blueprint.h"
#include "friction/io/scenario_check.h"
#include "friction/plan.h"
#include "friction/run.h"
#include "friction/summary.h"

namespace {

using namespace friction;

struct Request {
    std::string file, title, line;
};

Request request_of(const std::string& words) {
    std::istringstream parts(words);
    Request request;
    std::getline(parts, request.file, '|');
    std::getline(parts, request.title, '|');
    std::getline(parts, request.line);
    return request;
}

/// The same journeys as the viewer's first look.
Tally first_look(const Scenario& baseline) {
    const std::vector<Scenario> scenarios{baseline};
    Result<Plan> plan = compile(baseline);
    RunOptions options;
    options.journeys = journeys_per_block;
    options.seed = baseline.run.seed;
    const std::vector<Plan> plans{std::move(plan).value()};
    return run(plans, ColumnLayout(scenarios, {}), options).tally;
}

void write_picture(std::ostream& out, const Scenario& baseline, const Tally& tally,
                   const std::string& number) {
    const std::vector<const Scenario*> designs{&baseline};
    const auto layout = drawing::make_layout(drawing::layout_graph(designs));
    const drawing::BlueprintResult result = drawing::blueprint_result(tally, 0, baseline);
    const drawing::BlueprintModel model =
        drawing::build_blueprint_model({.design = &baseline, .result = &result}, *layout);
    out << "constexpr auto steps_" << number << " = std::to_array<StoryStep>({\n";
    for (const drawing::BlueprintStep& step : model.steps)
        if (const auto box = layout->box(step.step, step.lane))
            out << "    {" << box->min.x << "F, " << box->min.y << "F, " << box->max.x << "F, "
                << box->max.y << "F, " << step.heat << ", "
                << (step.kind == drawing::MarkKind::wait ? "true" : "false") << "},\n";
    out << "});\nconstexpr auto ways_" << number << " = std::to_array<StoryWay>({\n";
    for (std::size_t i = 0; i < layout->routes.size(); ++i) {
        // Ways to outcomes are rails of the large picture; here they would hide the steps.
        if (layout->graph.handoffs[i].to_outcome) continue;
        const std::vector<drawing::Point>& points = layout->routes[i].points;
        for (std::size_t k = 1; k < points.size(); ++k)
            out << "    {" << points[k - 1].x << "F, " << points[k - 1].y << "F, " << points[k].x
                << "F, " << points[k].y << "F},\n";
    }
    out << "});\nconstexpr float size_" << number << "[] = {" << layout->width << "F, "
        << layout->height << "F, " << layout->lanes.front().y + layout->lanes.front().height
        << "F};\n";
}

/// False, with a sentence: a story of the program cannot be run.
bool write_story(std::ostream& out, std::ostream& list, const Request& request,
                 const std::string& number) {
    std::ifstream in(request.file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const io::CheckedFile checked = io::check_file({request.file, text});
    if (!checked.alternatives) {
        std::cerr << io::to_text(checked.diagnostics);
        return false;
    }
    const Scenario& baseline = checked.alternatives->front();
    const Tally tally = first_look(baseline);
    write_picture(out, baseline, tally, number);
    const double effort = estimate(tally, 0, column_id(Column::effort)).value;
    const std::string name = request.file.substr(request.file.find_last_of('/') + 1);
    list << "    Story{\"" << name << "\", \"" << request.title << "\", \"" << request.line
         << "\", \"" << drawing::em_text(effort) << " EM\", R\"yaml(" << text << ")yaml\", size_"
         << number << "[0], size_" << number << "[1], size_" << number << "[2], steps_" << number
         << ", ways_" << number << "},\n";
    return true;
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) {
        std::cerr << "make_stories OUTPUT \"FILE|TITLE|LINE\" ...\n";
        return 2;
    }
    std::ostringstream list;
    std::ostringstream out;
    out.setf(std::ios::fixed);
    out.precision(3);
    out << "// Made by make_stories from scenarios/.\n#include \"stories.h\"\n\n#include "
           "<array>\n\n"
           "namespace friction::viewer {\nnamespace {\n\n";
    for (int i = 2; i < count; ++i)
        if (!write_story(out, list, request_of(words[i]), std::to_string(i - 1))) return 1;
    out << "\nconstexpr auto all = std::to_array<Story>({\n"
        << list.str()
        << "});\n\n}  // namespace\n\nstd::span<const Story> stories() { return all; }\n\n"
           "}  // namespace friction::viewer\n";
    std::ofstream file(words[1], std::ios::binary);
    file << out.str();
    return file.good() ? 0 : 1;
}
