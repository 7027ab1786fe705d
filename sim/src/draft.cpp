#include "friction/draft.h"

#include "friction/scenario_draft.h"

namespace friction {

Next to(std::string target) {
    Case only;
    only.ways.push_back(
        {.target = std::move(target), .share = {{0, Dimension::share}, {}}, .is_rest = true});
    return {.cases = {std::move(only)}};
}

void try_value(Draft& draft, const std::string& parameter, const Quantity& value) {
    ParameterDraft* known = find(draft.parameters, parameter);
    if (known == nullptr || known->value == value) return;
    known->value = value;
    draft.tried.insert(parameter);
    const std::string place = "parameters." + parameter + ".value";
    for (Assumption& assumption : draft.assumptions)
        if (assumption.place == place) assumption.text = to_text(value);
}

}  // namespace friction
