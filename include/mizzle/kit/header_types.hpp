// The declaration of a column that a live database has: its type, and what there is to say of it.
#pragma once
#include "header_words.hpp"
#include "rules_of.hpp"
#if __has_include("mysql/declared_types.hpp")
#include "mysql/declared_types.hpp"
#endif
#if __has_include("postgres/declared_types.hpp")
#include "postgres/declared_types.hpp"
#endif
#if __has_include("sqlite/declared_types.hpp")
#include "sqlite/declared_types.hpp"
#endif

#include <optional>

namespace mizzle::kit::detail {

// Nothing where Mizzle has no such type.
inline std::optional<std::string> declared_type(const schema& all, const header_names& names,
                                                const table_description& t, const column_description& c) {
    std::optional<std::string> found;
    with_folder(all.dialect, [&](auto own) { found = kit_declared_type(own, all, names, t, c); });
    return found;
}

// What a foreign key's columns must have alike: how a declared type is kept in a program.
inline std::string kept_as(const std::string& type) {
    if (type == "serial") return "integer";
    if (type == "bigserial") return "bigint";
    if (type.starts_with("varchar")) return "text";
    return type;
}

}  // namespace mizzle::kit::detail
