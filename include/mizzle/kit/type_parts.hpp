// A type's name and its numbers: numeric(10, 2).
#pragma once
#include "names.hpp"

#include <charconv>
#include <string>

namespace mizzle::kit {

struct type_parts {
    std::string name;
    int first = 0, second = 0;  // lengths and digits; 0 is none
};
inline type_parts parts_of(const std::string& type) {
    type_parts parts{type.substr(0, type.find('('))};
    const auto open = type.find('('), comma = type.find(',');
    if (open == std::string::npos) return parts;
    const auto number = [&](std::size_t at, int& out) {
        at = type.find_first_of("0123456789", at);
        if (at != std::string::npos) std::from_chars(type.data() + at, type.data() + type.size(), out);
    };
    number(open, parts.first);
    if (comma != std::string::npos) number(comma, parts.second);
    if (parts.name == "character varying") parts.name = "varchar";
    return parts;
}

}  // namespace mizzle::kit
