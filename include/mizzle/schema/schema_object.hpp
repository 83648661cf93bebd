// MIZZLE_SCHEMA(schema, users, todos, ...): the tables that create() makes, in an order in which each comes after
// those that it references. The enums of their columns come along.
#pragma once
#include "preprocessor.hpp"
#include "table.hpp"

namespace mizzle {

struct schema_tag {};

template <class T>
concept schema_like = __is_base_of(schema_tag, T);

}  // namespace mizzle

#define MIZZLE_SCHEMA(name_, ...)                                                                            \
    inline constexpr struct name_##_schema : ::mizzle::schema_tag {                                          \
        template <class MizzleFunction> static constexpr void each_table(MizzleFunction&& mizzle_function) { \
            MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_SCHEMA_TABLE, name_, __VA_ARGS__)                               \
        }                                                                                                    \
    } name_{};
#define MIZZLE_DETAIL_SCHEMA_TABLE(n, t) mizzle_function(t);
