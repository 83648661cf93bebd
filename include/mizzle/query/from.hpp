// from table [join table on condition]...
#pragma once
#include "select.hpp"

namespace mizzle {

template <class Before, class Table>
struct from_clause : after<Before>, Before::template steps<from_clause<Before, Table>> {
    using source = source_with<no_source, Table, join_kind::inner>;
    using parts = type_list<Before>;
    static constexpr auto place = clause::from;
    [[no_unique_address]] Before before{};
    constexpr from_clause() = default;
    constexpr explicit from_clause(Before b) : before(std::move(b)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const { f(before); }
};

template <class Before, class Table, join_kind Kind, class On>
struct join_clause : after<Before>, Before::template steps<join_clause<Before, Table, Kind, On>> {
    using source = source_with<typename Before::source, Table, Kind>;
    using parts = type_list<Before, On>;
    static constexpr auto place = clause::join;
    [[no_unique_address]] Before before{};
    [[no_unique_address]] On on{};
    constexpr join_clause() = default;
    constexpr join_clause(Before b, On o) : before(std::move(b)), on(std::move(o)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const {
        f(before);
        f(on);
    }
};

// cross join has no condition.
struct no_join_condition {
    using parts = type_list<>;
};

template <class Self> template <class Table> constexpr auto select_steps<Self>::from(const Table&) const {
    constexpr bool in_place = Self::place == clause::head;
    static_assert(in_place, "mizzle: from() comes right after select(...), once; further tables are joined");
    static_assert(table_like<Table>, "mizzle: from() takes a table");
    if constexpr (in_place && table_like<Table>) return from_clause<Self, Table>{static_cast<const Self&>(*this)};
    else return Self(static_cast<const Self&>(*this));
}

#define MIZZLE_DETAIL_DEFINE_JOIN(name_, kind_)                                                                        \
    template <class Self>                                                                                              \
    template <class Table, class Condition>                                                                            \
    constexpr auto select_steps<Self>::name_(const Table&, const Condition& on) const {                                \
        using source = source_with<typename Self::source, Table, join_kind::kind_>;                                    \
        constexpr bool in_place = Self::place == clause::from || Self::place == clause::join;                          \
        constexpr bool is_new = !Self::source::template contains<Table>;                                               \
        static_assert(in_place, "mizzle: joins come right after from(...)");                                           \
        static_assert(table_like<Table>, "mizzle: " #name_ "() takes a table and a condition");                        \
        static_assert(is_new, "mizzle: this table is joined already");                                                 \
        static_assert(is_boolean<Condition>,                                                                           \
                      "mizzle: the condition of " #name_ "() must be boolean; compare the expression with something"); \
        static_assert(!in_place || !table_like<Table> || in_scope<source, Condition>,                                  \
                      "mizzle: the condition of " #name_                                                               \
                      "() uses a column whose table is not in from() or a join so far");                               \
        static_assert(!has_aggregate<Condition>, "mizzle: the condition of " #name_                                    \
                                                 "() cannot use an aggregate; having() can, after group_by()");        \
        static_assert(!has_window<Condition>,                                                                          \
                      "mizzle: the condition of " #name_                                                               \
                      "() cannot use a window function; select it in a subquery");                                     \
        if constexpr (in_place && table_like<Table> && is_new && is_boolean<Condition>)                                \
            return join_clause<Self, Table, join_kind::kind_, Condition>{static_cast<const Self&>(*this), on};         \
        else return Self(static_cast<const Self&>(*this));                                                             \
    }

MIZZLE_DETAIL_DEFINE_JOIN(inner_join, inner)
MIZZLE_DETAIL_DEFINE_JOIN(left_join, left)
MIZZLE_DETAIL_DEFINE_JOIN(right_join, right)
MIZZLE_DETAIL_DEFINE_JOIN(full_join, full)

#undef MIZZLE_DETAIL_DEFINE_JOIN

template <class Self> template <class Table> constexpr auto select_steps<Self>::cross_join(const Table&) const {
    constexpr bool in_place = Self::place == clause::from || Self::place == clause::join;
    constexpr bool is_new = !Self::source::template contains<Table>;
    static_assert(in_place, "mizzle: joins come right after from(...)");
    static_assert(table_like<Table>, "mizzle: cross_join() takes a table");
    static_assert(is_new, "mizzle: this table is joined already");
    if constexpr (in_place && table_like<Table> && is_new)
        return join_clause<Self, Table, join_kind::cross, no_join_condition>{static_cast<const Self&>(*this), {}};
    else return Self(static_cast<const Self&>(*this));
}

}  // namespace mizzle
