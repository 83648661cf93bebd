// Functions that SQLite lacks. features of statements are in statement.hpp.
#pragma once
#include "statement.hpp"

namespace mizzle {

// A function says what it needs; so its calls do.
template <class Function, class Type, class... A>
    requires(requires { Function::needs; })
inline constexpr unsigned needs_of<call<Function, Type, A...>> = Function::needs | needs_of_parts<type_list<A...>>;

// NULL where the first of its operands is, whatever the others are.
template <class Source, class Function, class Type, class X, class... A>
    requires(requires { typename Function::null_as_first; })
inline constexpr bool is_nullable<Source, call<Function, Type, X, A...>> = is_nullable<Source, X>;

}  // namespace mizzle

#define MIZZLE_DETAIL_NEEDS(feature) static constexpr unsigned needs = features::feature;

// Stands among the rules of every statement that runs.
#define MIZZLE_DETAIL_CHECK_FUNCTIONS(needs)                                                                        \
    static_assert(((needs)&features::postgres_functions) == 0 || Self::dialect::has_postgres_functions,             \
                  "mizzle: SQLite lacks this function of PostgreSQL's; compute it in the program, or declare a "    \
                  "function that the program adds to SQLite with MIZZLE_FUNCTION");                                 \
    static_assert(((needs)&features::regular_expressions) == 0 || Self::dialect::has_regular_expressions,           \
                  "mizzle: SQLite has no regular expressions such as matches(); use like(), or declare a function " \
                  "that the program adds to SQLite with MIZZLE_FUNCTION");                                          \
    static_assert(((needs)&features::full_text) == 0 || Self::dialect::has_full_text,                               \
                  "mizzle: SQLite has no full-text search over columns such as to_tsvector(); its FTS5 tables are " \
                  "searched with sql()");                                                                           \
    static_assert(((needs)&features::json_containment) == 0 || Self::dialect::has_json_containment,                 \
                  "mizzle: SQLite has no json_contains(); compare json_get_text() of each key");                    \
    static_assert(((needs)&features::quantifiers) == 0 || Self::dialect::has_quantifiers,                           \
                  "mizzle: SQLite compares with an array as == any_of() and != all_of() only")
