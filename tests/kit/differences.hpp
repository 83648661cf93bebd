// What two schemas differ in, in a line, and a migration's statements.
#pragma once
#include <mizzle/kit/script.hpp>

inline std::string differences(const mizzle::kit::schema& a, const mizzle::kit::schema& b) {
    std::string text;
    for (const auto& s : mizzle::kit::compare(a, b).steps) text += mizzle::kit::to_string(s) + "; ";
    return text;
}

inline std::vector<std::string> statements_of(const mizzle::kit::script& script) {
    std::vector<std::string> statements;
    for (const auto& s : script.statements) statements.push_back(s.sql);
    return statements;
}
