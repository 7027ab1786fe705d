#include "panels/panels.h"

#include "overlays/overlays.h"
#include "panels/blueprint.h"
#include "panels/compare.h"
#include "panels/edit.h"
#include "panels/follow.h"
#include "panels/present.h"
#include "panels/start_page.h"

namespace friction::viewer {

// A new panel is a file in this folder and a line here; menus, keys and undo come with it.
std::vector<std::unique_ptr<Panel>> make_panels() {
    std::vector<std::unique_ptr<Panel>> panels;
    panels.push_back(make_start_page());
    panels.push_back(make_blueprint_panel());
    panels.push_back(make_compare());
    panels.push_back(make_present());
    panels.push_back(make_edit());
    panels.push_back(make_follow());
    return panels;
}

std::vector<std::unique_ptr<OverlayPanel>> make_overlays() {
    std::vector<std::unique_ptr<OverlayPanel>> overlays;
    overlays.push_back(make_palette());
    overlays.push_back(make_shortcuts());
    overlays.push_back(make_settings());
    overlays.push_back(make_open_file());
    overlays.push_back(make_save_file());
    overlays.push_back(make_write_picture());
    overlays.push_back(make_rename());
    overlays.push_back(make_differences());
    return overlays;
}

}  // namespace friction::viewer
