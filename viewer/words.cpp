#include "words.h"

#include <cctype>

namespace friction::viewer {

std::string minus_signs(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_sign =
            text[i] == '-' && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '(') &&
            i + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[i + 1])) != 0;
        if (is_sign)
            result += "\u2212";
        else
            result += text[i];
    }
    return result;
}

std::string short_path(std::string_view path, std::string_view home) {
    if (!home.empty() && path.starts_with(home) && path.size() > home.size() &&
        path[home.size()] == '/')
        return "~" + std::string(path.substr(home.size()));
    return std::string(path);
}

}  // namespace friction::viewer
