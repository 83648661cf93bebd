// A node of a statement's tree, and what it may tell. Every rule is a walk over the parts: a node that says nothing of
// it is asked what its parts say, by the folds of schema/expression.hpp. What a node does not tell is false of it, or
// nothing, where no other default stands here; tests/house/tells compares this list with what rules ask.
//
// Every node:
//     parts, each_part(f)           its parts, as types and as a walk in the order of their placeholders; without parts
//                                   a node says parts = type_list<>
//     needs                         which features of the database it needs beside those of its parts
//     is_run_time_text, shape()     its text is made of its values, or of which of them there are
//     encode_into(), bind_into()    it binds a value, or values that its type does not show
//     own_values                    how many those are, where that is fixed; else one for each value among its parts
//     bound_by_dialect              its value is bound in a form that the database chooses
//     parameter_type                it takes what is given when the statement runs: param<T>
//     is_put_together               its parts are not known before the program runs
//     reads_rows()                  of such a node: whether they read rows beside the one that is written
//     is_version_compared           it compares the version of a row
//
// An expression:
//     sql_type                      the SQL type of its value
//     held_type                     a decimal type beside which its value is kept; else its sql_type is kept
//     output_name                   the name of its column in a result; else it has none
//     never_null, may_be_null       whatever its parts say; else it is NULL where one of them is
//     is_aggregate, is_window       what it computes with more than a row
//     call_type                     of an aggregate with filter(), order_by() or over(): the call by itself
//     is_of_aggregate               it stands in an aggregate alone, as distinct(x) does
//     outer_type                    of outer(): what it names of the statement around
//     output                        of a place in a result: the column that stands there
//     parameters_before             of what group_by() repeats: how many param<T> are before it where it is selected
//     column                        of an assignment: what it sets
//
// A clause, and a statement, which is its last clause:
//     head, kind                    the clause that begins it, and with which word
//     table                         of the head of a write: what is written
//     source, tables                where it looks its columns up, and those that are read
//     groups, returned              what its rows are grouped by, and what it gives
//     place, before_type            where it stands, and the clause before it; a head has none before
//     is_filtered                   it says which rows are written, be it all of them
//     is_distinct, distinct_on      the head of select distinct, and of distinct on
//     takes_all_once                the head of select distinct without items
//     has_returning                 of a write: it gives rows
//     is_with, is_set_operation     it holds whole statements: common tables, or two selects
//     planned_statement             of plan_each_time(): the statement
//     optional_table                of a join that is left out at times: its table
//     window_name                   of window(): what it names
//     rows_type, changes_type       what holds the rows of an insert, or of an update by key; the changes of set()
//     has_tables_beside             of an update or delete: from() or using_() names more tables
//     finds_by_key                  of an update: its rows come by their key
//     limits_write                  of an update or delete: limit() is said
//     is_for_any, keeps_rows        of on_conflict(): it names no key; it changes nothing
//
// The rows of an insert:
//     is_one_row                    it is one, whatever the program gives
//     gives_known_columns, gives    the type tells which columns; else the rows do
//
// A source:
//     target                        what is written, where other tables stand beside it
//     has_excluded                  excluded() may be named
//     rows_of                       of a set operation: its first select, if a row is one of its rows
//     output_names, output_casts    how a select within another statement names its columns, and which of them it casts
#pragma once
#include "../inline.hpp"
#include "../schema/expression.hpp"
#include "pack.hpp"

namespace mizzle::detail {

// MIZZLE_DETAIL_PARTS(one(before), each(X, orderings)) stands behind a node's members and lists its parts once, for
// both `parts` and `each_part`: a member, those of a pack<X...>, at(type, member) where the member is a reference,
// made(type) for what a type alone makes, when(flag, member) for one that is left out at run time where the flag is
// off, and within(before) for a member that is no expression by itself, whose parts are walked as if they were the
// node's own.
#define MIZZLE_DETAIL_PARTS(...)                                                                     \
    using parts = type_list<__VA_OPT__(MIZZLE_DETAIL_TYPES_OF_PARTS(__VA_ARGS__))>;                  \
    template <class F> MIZZLE_ALWAYS_INLINE constexpr void each_part([[maybe_unused]] F&& f) const { \
        __VA_OPT__(MIZZLE_DETAIL_WALK(__VA_ARGS__))                                                  \
    }

#define MIZZLE_DETAIL_TYPE_one(member) decltype(member)
#define MIZZLE_DETAIL_TYPE_each(types, member) types...
#define MIZZLE_DETAIL_TYPE_at(type, member) type
#define MIZZLE_DETAIL_TYPE_made(type) type
#define MIZZLE_DETAIL_TYPE_when(flag, member) decltype(member)
#define MIZZLE_DETAIL_TYPE_within(member) decltype(member)
#define MIZZLE_DETAIL_WALK_one(member) f(member);
#define MIZZLE_DETAIL_WALK_each(types, member) static_cast<const pack<types...>&>(member).each(f);
#define MIZZLE_DETAIL_WALK_at(type, member) f(member);
#define MIZZLE_DETAIL_WALK_made(type) f(type{});
#define MIZZLE_DETAIL_WALK_when(flag, member) \
    if (flag) f(member);
#define MIZZLE_DETAIL_WALK_within(member) member.each_part(f);

// clang-format off
#define MIZZLE_DETAIL_TYPES_OF_PARTS(a, ...) MIZZLE_DETAIL_TYPE_##a __VA_OPT__(, MIZZLE_DETAIL_TYPES_OF_2(__VA_ARGS__))
#define MIZZLE_DETAIL_TYPES_OF_2(a, ...) MIZZLE_DETAIL_TYPE_##a __VA_OPT__(, MIZZLE_DETAIL_TYPES_OF_3(__VA_ARGS__))
#define MIZZLE_DETAIL_TYPES_OF_3(a, ...) MIZZLE_DETAIL_TYPE_##a __VA_OPT__(, MIZZLE_DETAIL_TYPES_OF_4(__VA_ARGS__))
#define MIZZLE_DETAIL_TYPES_OF_4(a, ...) MIZZLE_DETAIL_TYPE_##a __VA_OPT__(, MIZZLE_DETAIL_TYPES_OF_5(__VA_ARGS__))
#define MIZZLE_DETAIL_TYPES_OF_5(a) MIZZLE_DETAIL_TYPE_##a
#define MIZZLE_DETAIL_WALK(a, ...) MIZZLE_DETAIL_WALK_##a __VA_OPT__(MIZZLE_DETAIL_WALK_2(__VA_ARGS__))
#define MIZZLE_DETAIL_WALK_2(a, ...) MIZZLE_DETAIL_WALK_##a __VA_OPT__(MIZZLE_DETAIL_WALK_3(__VA_ARGS__))
#define MIZZLE_DETAIL_WALK_3(a, ...) MIZZLE_DETAIL_WALK_##a __VA_OPT__(MIZZLE_DETAIL_WALK_4(__VA_ARGS__))
#define MIZZLE_DETAIL_WALK_4(a, ...) MIZZLE_DETAIL_WALK_##a __VA_OPT__(MIZZLE_DETAIL_WALK_5(__VA_ARGS__))
#define MIZZLE_DETAIL_WALK_5(a) MIZZLE_DETAIL_WALK_##a
// clang-format on

}  // namespace mizzle::detail
