// How migrations are called: by four digits, which order them, and a name.
#pragma once
#include "errors.hpp"
#include "set.hpp"

#include <algorithm>
#include <string_view>

namespace mizzle::detail {

// 0001_first
bool is_migration_name(std::string_view name);
inline std::string_view number_of(std::string_view name) { return name.substr(0, 4); }

// Of a set that is in order.
void expect_migration_names(const migration_set& set);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "names.ipp"
#endif
