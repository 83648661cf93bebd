// Comparisons with every row of a select: users.id == any(select...) or some(select...), todos.effort >=
// all(select...). PostgreSQL only.
#pragma once
#include "../node.hpp"
#include "subquery.hpp"

namespace mizzle::detail {

// What the select gives, where it stands beside a comparison and nowhere else.
template <class Type> struct each_of {
    using value_type = typename Type::value_type;
    static constexpr auto family = Type::family;
};

template <class Type> inline constexpr bool has_order<each_of<Type>> = has_order<Type>;

template <class S, bool All> struct quantified : expression<quantified<S, All>> {
    using sql_type = each_of<typename only_item_of<S>::sql_type>;
    static constexpr bool may_be_null = true;
    static constexpr feature_set needs = needed(feature::quantified);
    MIZZLE_DETAIL_NO_ADDRESS subselect<S> query{};
    constexpr quantified() = default;
    constexpr explicit quantified(S s) : query(std::move(s)) {}
    MIZZLE_DETAIL_PARTS(one(query))
};

// True where the comparison holds for at least one of the select's rows; false where there is none.
#define MIZZLE_DETAIL_ANY(name_)                                                                                  \
    template <class S>                                                                                            \
        requires select_operand<S>                                                                                \
    constexpr auto name_(const S& statement) {                                                                    \
        static_assert(selects_one_column<S>, "mizzle: " #name_ "() takes a select(...).from(...) of one column"); \
        if constexpr (selects_one_column<S>) {                                                                    \
            static_assert(is_sound_select<S>, "mizzle: the select in " #name_                                     \
                                              "() uses a column that it does not read, or does not group");       \
            return quantified<S, false>{statement};                                                               \
        } else {                                                                                                  \
            return invalid<untyped>{};                                                                            \
        }                                                                                                         \
    }
MIZZLE_DETAIL_ANY(any)
// The same by SQL's other word, for programs that are using namespace std.
MIZZLE_DETAIL_ANY(some)
#undef MIZZLE_DETAIL_ANY

// True where the comparison holds for each of the select's rows, and where there is none.
template <class S>
    requires select_operand<S>
constexpr auto all(const S& statement) {
    static_assert(selects_one_column<S>, "mizzle: all() takes a select(...).from(...) of one column");
    if constexpr (selects_one_column<S>) {
        static_assert(is_sound_select<S>,
                      "mizzle: the select in all() uses a column that it does not read, or does not group");
        return quantified<S, true>{statement};
    } else {
        return invalid<untyped>{};
    }
}

}  // namespace mizzle::detail

namespace mizzle {

// all(select) is for a comparison that holds with every row of the select: `>= all (select ...)`.
using detail::all;
// any(select) is for a comparison that holds with one of the select's rows: `users.id = any (select ...)`.
using detail::any;
// some(select) is SQL's other word for any(select): `= some (select ...)`.
using detail::some;

}  // namespace mizzle
