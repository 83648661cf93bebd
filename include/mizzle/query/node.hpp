// A node of a statement's tree, and what it may tell. Every rule is a walk over the parts: a node that says nothing of
// it is asked what its parts say, by the folds of schema/expression.hpp.
//
//     parts, each_part(f)           its parts, as types and as a walk in the order of their placeholders
//     sql_type                      of an expression: the SQL type of its value
//     needs                         which features of the database it needs beside those of its parts
//     never_null, may_be_null       whatever its parts say
//     is_aggregate, is_window       what it computes with more than a row
//     source, outer_type            of a select: its tables; of outer(): what it names of the statement around
//     place, before_type            of a clause: where it stands, and the clause before it
//     is_run_time_text, shape()     its text is made of its values, or of which of them there are
//     encode_into(), bind_into()    it binds a value, or values that its type does not show
//     own_values                    how many those are, where that is fixed
//     parameter_type                it takes what is given when the statement runs
//     bound_by_dialect              its value is bound in a form that the database chooses
//
// A node without parts says parts = type_list<>.
#pragma once
#include "../inline.hpp"
#include "../schema/expression.hpp"
#include "pack.hpp"

namespace mizzle::detail {

// MIZZLE_DETAIL_PARTS(one(before), each(X, orderings)) stands behind a node's members and lists its parts once, for
// both `parts` and `each_part`: a member, those of a pack<X...>, made(type) for what a type alone makes, when(flag,
// member) for one that is left out at run time where the flag is off, and within(before) for a member that is no
// expression by itself, whose parts are walked as if they were the node's own.
#define MIZZLE_DETAIL_PARTS(...)                                        \
    using parts = type_list<MIZZLE_DETAIL_TYPES_OF_PARTS(__VA_ARGS__)>; \
    template <class F> MIZZLE_ALWAYS_INLINE constexpr void each_part(F&& f) const { MIZZLE_DETAIL_WALK(__VA_ARGS__) }

#define MIZZLE_DETAIL_TYPE_one(member) decltype(member)
#define MIZZLE_DETAIL_TYPE_each(types, member) types...
#define MIZZLE_DETAIL_TYPE_made(type) type
#define MIZZLE_DETAIL_TYPE_when(flag, member) decltype(member)
#define MIZZLE_DETAIL_TYPE_within(member) decltype(member)
#define MIZZLE_DETAIL_WALK_one(member) f(member);
#define MIZZLE_DETAIL_WALK_each(types, member) static_cast<const pack<types...>&>(member).each(f);
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
