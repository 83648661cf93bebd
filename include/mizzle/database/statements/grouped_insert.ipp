// The functions of grouped_insert.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "grouped_insert.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::vector<std::size_t> take_alike(std::vector<std::size_t>& rest,
                                                  const std::vector<statement_shape>& shapes) {
    const auto& wanted = shapes[rest.front()];
    std::vector<std::size_t> alike, others;
    for (const auto i : rest) (shapes[i] == wanted ? alike : others).push_back(i);
    rest = std::move(others);
    return alike;
}

}  // namespace mizzle::detail
