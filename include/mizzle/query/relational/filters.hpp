// What a row is asked about those that belong to it: exists(relation), none(relation), count(relation),
// sum(relation, expression) and the like. They are expressions of the relation's own table, in any statement.
#pragma once
#include "../expressions/hidden_names.hpp"
#include "steps.hpp"

namespace mizzle::detail {

template <class R, bool Not> struct related_test : expression<related_test<R, Not>> {
    using sql_type = types::boolean;
    using parts = relational::condition_parts<R>;
    static constexpr bool never_null = true;
    MIZZLE_DETAIL_NO_ADDRESS R relation{};
    constexpr related_test() = default;
    constexpr explicit related_test(R r) : relation(std::move(r)) {}
    template <class F> MIZZLE_ALWAYS_INLINE constexpr void each_part(F&& f) const {
        relational::each_condition(relation, f);
    }
};

// An aggregate over the rows of a relation.
template <class R, class Call> struct related_aggregate : expression<related_aggregate<R, Call>> {
    using sql_type = typename Call::sql_type;
    using parts = decltype(type_list<Call>{} + relational::condition_parts<R>{});
    using output_name = typename Call::output_name;
    static constexpr bool never_null = Call::never_null, may_be_null = Call::may_be_null;
    MIZZLE_DETAIL_NO_ADDRESS R relation{};
    MIZZLE_DETAIL_NO_ADDRESS Call aggregate{};
    constexpr related_aggregate() = default;
    constexpr related_aggregate(R r, Call c) : relation(std::move(r)), aggregate(std::move(c)) {}
    template <class F> MIZZLE_ALWAYS_INLINE constexpr void each_part(F&& f) const {
        f(aggregate);
        relational::each_condition(relation, f);
    }
};

template <class Source, class R, bool Not>
inline constexpr bool in_scope<Source, related_test<R, Not>> = Source::template contains<typename R::parent>;
template <class Source, class R, class Call>
inline constexpr bool in_scope<Source, related_aggregate<R, Call>> = Source::template contains<typename R::parent>;
// Its conditions are those of a select within the statement.
template <class Source, class R, bool Not, int Depth>
inline constexpr bool outer_in_scope<Source, related_test<R, Not>, Depth> =
    outer_parts_in_scope<Source, typename related_test<R, Not>::parts, Depth + 1>;
template <class Source, class R, class Call, int Depth>
inline constexpr bool outer_in_scope<Source, related_aggregate<R, Call>, Depth> =
    outer_parts_in_scope<Source, typename related_aggregate<R, Call>::parts, Depth + 1>;
template <class Table, class R, bool Not, int Depth>
inline constexpr bool reaches_out<Table, related_test<R, Not>, Depth> =
    any_reaches_out<Table, typename related_test<R, Not>::parts, Depth + 1>;
template <class Table, class R, class Call, int Depth>
inline constexpr bool reaches_out<Table, related_aggregate<R, Call>, Depth> =
    any_reaches_out<Table, typename related_aggregate<R, Call>::parts, Depth + 1>;
// What outer() says in them is about a row of their own.
template <class R, bool Not> inline constexpr bool relational::names_outer<related_test<R, Not>> = false;
template <class R, class Call> inline constexpr bool relational::names_outer<related_aggregate<R, Call>> = false;
template <class R, bool Not> inline constexpr bool has_aggregate<related_test<R, Not>> = false;
template <class R, class Call> inline constexpr bool has_aggregate<related_aggregate<R, Call>> = false;
template <class Groups, class R, bool Not>
inline constexpr bool is_grouped<Groups, related_test<R, Not>> = all_grouped<Groups, relational::columns_above<R>>;
template <class Groups, class R, class Call>
inline constexpr bool is_grouped<Groups, related_aggregate<R, Call>> =
    all_grouped<Groups, relational::columns_above<R>>;

namespace relational {

// Of a relation that is only asked about nothing but conditions can be said.
template <class T> constexpr bool is_plain() {
    using level = level_type<T>;
    return !is_ordered<level> && !is_limited<level> && has_all_columns<level> &&
           std::is_same_v<extras_of<level>, type_list<>> && std::is_same_v<relations_of<level>, type_list<>>;
}

}  // namespace relational

template <class R>
concept relation_operand = relational::is_relation<std::remove_cvref_t<R>>;

// exists(relations::users.todos.where(todos.completed == true)): true of rows that have such a row.
template <relation_operand R> constexpr auto exists(const R& relation) {
    static_assert(relational::is_plain<R>(), "mizzle: exists() takes a relation with where() at most");
    static_assert(relational::is_well_declared<relational::level_type<R>>,
                  "mizzle: a condition in this relation's declaration uses a column of another table, or, of a table "
                  "to itself, does not say outer(column) of the row that it belongs to");
    return related_test<relational::level_type<R>, false>{relational::as_level(relation)};
}
// True of rows that have no such row.
template <relation_operand R> constexpr auto none(const R& relation) {
    static_assert(relational::is_plain<R>(), "mizzle: none() takes a relation with where() at most");
    static_assert(relational::is_well_declared<relational::level_type<R>>,
                  "mizzle: a condition in this relation's declaration uses a column of another table, or, of a table "
                  "to itself, does not say outer(column) of the row that it belongs to");
    return related_test<relational::level_type<R>, true>{relational::as_level(relation)};
}

// How many rows belong to a row.
template <relation_operand R> constexpr auto count(const R& relation) {
    static_assert(relational::is_plain<R>(), "mizzle: count() takes a relation with where() at most");
    static_assert(relational::is_well_declared<relational::level_type<R>>,
                  "mizzle: a condition in this relation's declaration uses a column of another table, or, of a table "
                  "to itself, does not say outer(column) of the row that it belongs to");
    return related_aggregate<relational::level_type<R>, decltype(count())>{relational::as_level(relation), count()};
}

// Over the rows that belong to a row; sum(), avg(), min() and max() of no rows are NULL.
#define MIZZLE_DETAIL_RELATED_AGGREGATE(name)                                                                        \
    template <relation_operand R, expression_like X> constexpr auto name(const R& relation, const X& operand) {      \
        static_assert(relational::is_plain<R>(), "mizzle: " #name "() takes a relation with where() at most");       \
        static_assert(relational::is_well_declared<relational::level_type<R>>,                                       \
                      "mizzle: a condition in this relation's declaration uses a column of another table, or, of a " \
                      "table to itself, does not say outer(column) of the row that it belongs to");                  \
        static_assert(in_scope<typename relational::level_type<R>::source, X>,                                       \
                      "mizzle: " #name "() of a relation uses a column of another table than the relation's");       \
        auto call = name(operand);                                                                                   \
        return related_aggregate<relational::level_type<R>, decltype(call)>{relational::as_level(relation), call};   \
    }
MIZZLE_DETAIL_RELATED_AGGREGATE(count)
MIZZLE_DETAIL_RELATED_AGGREGATE(sum)
MIZZLE_DETAIL_RELATED_AGGREGATE(avg)
MIZZLE_DETAIL_RELATED_AGGREGATE(min)
MIZZLE_DETAIL_RELATED_AGGREGATE(max)
#undef MIZZLE_DETAIL_RELATED_AGGREGATE

#define MIZZLE_DETAIL_RELATED_TO_NOTHING(name)                                                                       \
    template <relation_operand R> constexpr auto name(const R&) {                                                    \
        static_assert(std::is_void_v<R>, "mizzle: " #name "() of a relation takes an expression of its table after " \
                                         "it, as in " #name "(relations::users.posts, posts.likes)");                \
        return invalid<types::integer>{};                                                                            \
    }
MIZZLE_DETAIL_RELATED_TO_NOTHING(sum)
MIZZLE_DETAIL_RELATED_TO_NOTHING(avg)
MIZZLE_DETAIL_RELATED_TO_NOTHING(min)
MIZZLE_DETAIL_RELATED_TO_NOTHING(max)
#undef MIZZLE_DETAIL_RELATED_TO_NOTHING

}  // namespace mizzle::detail

namespace mizzle {

using detail::avg;
using detail::count;
using detail::exists;
using detail::max;
using detail::min;
// none(relation) is a condition: no row belongs to this one, `not exists (select ...)`.
using detail::none;
using detail::sum;

}  // namespace mizzle
