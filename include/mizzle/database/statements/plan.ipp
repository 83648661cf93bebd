// The functions of plan.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "plan.hpp"

namespace mizzle::detail {

MIZZLE_INLINE query_plan make_plan(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text.append(line).append("\n");
    return query_plan(std::move(text));
}

MIZZLE_INLINE query_plan make_plan(const std::vector<plan_step>& steps) {
    std::string text;
    std::vector<std::size_t> depths;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        // A step comes after the one that it is within.
        std::size_t depth = 0;
        for (std::size_t j = 0; j < i; ++j)
            if (steps[j].id == steps[i].parent) depth = depths[j] + 1;
        depths.push_back(depth);
        text.append(2 * depth, ' ').append(steps[i].detail).append("\n");
    }
    return query_plan(std::move(text));
}

}  // namespace mizzle::detail
