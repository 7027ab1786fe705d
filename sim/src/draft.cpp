#include "friction/draft.h"

namespace friction {

Next to(std::string target) {
    Case only;
    only.ways.push_back(
        {.target = std::move(target), .share = {{0, Dimension::share}, {}}, .is_rest = true});
    return {.cases = {std::move(only)}};
}

}  // namespace friction
