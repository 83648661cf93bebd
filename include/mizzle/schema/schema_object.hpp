// MIZZLE_SCHEMA(schema, users, todos, ...): the tables that create() makes, in an order in which each comes after
// those that it references, and the sequences, wherever they stand. The enums of their columns come along.
#pragma once
#include "declaration_macros.hpp"
#include "declaration_text.hpp"
#include "sequence.hpp"
#include "table.hpp"

namespace mizzle {

struct schema_tag {};

template <class T>
concept schema_like = __is_base_of(schema_tag, T);

template <class F, class Entry> constexpr void visit_table(F&& f, const Entry& entry) {
    if constexpr (table_like<Entry>) f(entry);
}
template <class F, class Entry> constexpr void visit_sequence(F&& f, const Entry& entry) {
    if constexpr (sequence_like<Entry>) f(entry);
}

template <class... Entry> inline constexpr bool are_listed_once = true;
template <class First, class... Entry>
inline constexpr bool are_listed_once<First, Entry...> =
    !(std::is_same_v<First, Entry> || ...) && are_listed_once<Entry...>;

template <class... Entry> constexpr bool list_schema(const Entry&...) {
    static_assert(((table_like<Entry> || sequence_like<Entry>)&&...),
                  "mizzle: MIZZLE_SCHEMA(name, ...) takes tables, views and sequences; enums come along with the "
                  "columns that have them");
    static_assert(are_listed_once<Entry...>, "mizzle: MIZZLE_SCHEMA(name, ...) lists a table twice");
    static_assert(sizeof...(Entry) > 0,
                  "mizzle: MIZZLE_SCHEMA(name, ...) begins with a name of the schema's own, and after it come the "
                  "tables");
    return true;
}

}  // namespace mizzle

#define MIZZLE_SCHEMA(name_, ...)                                                      \
    static_assert(::mizzle::entry_text::accept<::mizzle::entry_text::fault_of_list(    \
                      MIZZLE_DETAIL_TEXT(name_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>()); \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_SCHEMA, name_)(name_, __VA_ARGS__)
