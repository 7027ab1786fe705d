#include "asked_metric.h"

#include "friction/report/ledger.h"

namespace friction::cli {

AskedMetric asked_metric(const std::string& text) {
    const std::string of_label = report::metric_of_label(text);
    std::string rest = of_label.empty() ? text : of_label;
    AskedMetric asked;
    const std::size_t dot = rest.rfind('.');
    if (dot != std::string::npos && rest.find(')', dot) == std::string::npos) {
        asked.statistic = rest.substr(dot + 1);
        rest.erase(dot);
    }
    const std::size_t bracket = rest.find('(');
    if (bracket != std::string::npos && rest.ends_with(')')) {
        asked.argument = rest.substr(bracket + 1, rest.size() - bracket - 2);
        rest.erase(bracket);
    }
    asked.name = rest;
    return asked;
}

}  // namespace friction::cli
