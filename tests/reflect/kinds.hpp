// What the tables of both front ends have in common.
#pragma once
#include <mizzle/mizzle.hpp>
#include <mizzle/sqlite.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace app {

struct celsius {
    int degrees = 0;
    bool operator==(const celsius&) const = default;
};

}  // namespace app

template <> struct mizzle::custom_type<app::celsius> {
    static constexpr std::string_view postgres_type = "text", sqlite_type = "text";
    static std::string to_text(const app::celsius& c) { return std::to_string(c.degrees) + "C"; }
    static app::celsius from_text(std::string_view text) { return {std::stoi(std::string(text))}; }
};
