// MIZZLE_SCHEMA(schema, users, todos, ...): the tables that create() makes, in an order in which each comes after
// those that it references, and the sequences, wherever they stand. The enums of their columns come along.
#pragma once
#include "preprocessor.hpp"
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

#define MIZZLE_SCHEMA(name_, ...)                                                                            \
    using name_##_listed = ::std::bool_constant<::mizzle::list_schema(__VA_ARGS__)>;                         \
    inline constexpr struct name_##_schema : ::mizzle::schema_tag {                                          \
        template <class MizzleFunction> static constexpr void each_table(MizzleFunction&& mizzle_function) { \
            MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_SCHEMA_TABLE, name_, __VA_ARGS__)                               \
        }                                                                                                    \
        template <class MizzleFunction>                                                                      \
        static constexpr void each_sequence([[maybe_unused]] MizzleFunction&& mizzle_function) {             \
            MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_SCHEMA_SEQUENCE, name_, __VA_ARGS__)                            \
        }                                                                                                    \
    } name_{};
#define MIZZLE_DETAIL_SCHEMA_TABLE(n, t) ::mizzle::visit_table(mizzle_function, t);
#define MIZZLE_DETAIL_SCHEMA_SEQUENCE(n, t) ::mizzle::visit_sequence(mizzle_function, t);
