#include "friction/viewer/update.h"

#include "updating.h"

namespace friction::viewer {

Update update(Session session, const Command& command) {
    Updating u{std::move(session)};
    command.visit([&u](const auto& c) { apply(u, c); });
    return {std::move(u.session), std::move(u.effects)};
}

}  // namespace friction::viewer
