// The functions of batch.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "batch.hpp"

namespace mizzle::detail {

MIZZLE_INLINE values_of_queued::values_of_queued(const value_list& from, bool is_observed)
    : inline_values(from.dialect()) {
    if (!is_observed) return;
    for (const auto& v : from) {
        add(v);
        own_latest();
    }
}

}  // namespace mizzle::detail
