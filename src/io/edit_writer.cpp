#include "edit_writer.h"

#include <optional>

#include "node_extent.h"
#include "scalar_writer.h"

namespace friction::io {

namespace {

using Way = std::vector<TextEdit>;

class EditWriter {
public:
    explicit EditWriter(const Document& document) : document_(document) {}

    std::vector<Way> operator()(const SetParameter& edit) {
        Node value = document_.root().find("parameters").find(edit.parameter);
        if (value.is_map()) value = value.find("value");
        const auto extent = value.is_text() ? extent_of(document_, value) : std::nullopt;
        if (!extent) return {};
        const std::string text = quantity_like(edit.value, value.text());
        return {{{extent->begin, extent->size(), in_style_of(bytes(), *extent, text)}}};
    }
    template <class Edit>
    std::vector<Way> operator()(const Edit&) {
        return {};
    }

private:
    [[nodiscard]] std::string_view bytes() const { return document_.source().bytes; }

    const Document& document_;
};

}  // namespace

std::vector<Way> ways_to_write(const Document& document, const ScenarioEdit& edit, const Draft&,
                               const Draft&) {
    return std::visit(EditWriter(document), edit);
}

}  // namespace friction::io
