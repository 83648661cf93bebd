// What a person says of a change that the schema alone does not: which of the new is the old under another name.
#pragma once
#include "../error.hpp"
#include "names.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::kit {

struct rename {
    std::string from, to;  // table, or table.column
};

struct answers {
    std::vector<rename> renames{};
    std::vector<std::string> drops{};             // what is gone and not renamed
    std::map<std::string, std::string> values{};  // SQL for the rows that there are, by table.column
    bool is_online = false;                       // PostgreSQL: in the forms that keep others from waiting
    bool replaces_enums = false;                  // PostgreSQL: also where labels are only added
    bool contracts = false;                       // and what was kept in step for old programs goes
};

inline std::pair<std::string, std::string> split_at_equals(const std::string& text, std::string_view option) {
    const auto at = text.find('=');
    if (at == std::string::npos)
        throw usage_error("mizzle: " + std::string(option) + " takes name=what, and there is no = in \"" + text + "\"");
    return {text.substr(0, at), text.substr(at + 1)};
}

}  // namespace mizzle::kit
