// What PostgreSQL's types say of the values of a column that changes from one to another.
#pragma once
#include "../type_parts.hpp"

#include <array>
#include <string>
#include <string_view>

namespace mizzle::kit::postgres {

inline bool is_serial(std::string_view type) { return type.find("serial") != std::string_view::npos; }

// serial is a number with a sequence.
inline std::string type_of_values(const std::string& type) {
    if (type == "serial") return "integer";
    if (type == "bigserial") return "bigint";
    if (type == "smallserial") return "smallint";
    return type;
}

inline std::string element_of(const std::string& type) {
    return type.ends_with("[]") ? type.substr(0, type.size() - 2) : type;
}

// Whether each value of one type is one of the other.
inline bool is_wider(const std::string& from, const std::string& to) {
    const type_parts a = parts_of(type_of_values(from)), b = parts_of(type_of_values(to));
    if (b.name == "text" && b.first == 0) return true;
    if (a.name == b.name) {
        if (b.first == 0) return true;
        if (a.name == "numeric")
            return a.first != 0 && b.second >= a.second && b.first - b.second >= a.first - a.second;
        return a.first != 0 && b.first >= a.first;
    }
    constexpr std::array<std::string_view, 4> wholes{"smallint", "integer", "bigint", "numeric"};
    int at = -1, target = -1;
    for (int i = 0; i < 4; ++i) {
        if (a.name == wholes[static_cast<std::size_t>(i)]) at = i;
        if (b.name == wholes[static_cast<std::size_t>(i)]) target = i;
    }
    if (at >= 0 && at < target) return b.first == 0;
    return (a.name == "real" && b.name == "double precision") || (a.name == "smallint" && b.name == "real");
}

}  // namespace mizzle::kit::postgres
