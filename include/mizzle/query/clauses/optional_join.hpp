// Joins that are decided at run time: left_join_if(on, table, condition), inner_join_if(on, table, condition).
//
// A table whose join is off is one in which nothing was found: its columns are NULL wherever they stand, and
// std::optional in the row, so that the statement's type and its other clauses stay the same.
#pragma once
#include "../node.hpp"
#include "from.hpp"

namespace mizzle::detail {

template <class Before, class Table, join_kind Kind, class On>
struct MIZZLE_DETAIL_STATEMENT optional_join_clause
    : after<Before>,
      Before::template steps<optional_join_clause<Before, Table, Kind, On>> {
    using source = source_with<typename Before::source, Table, join_kind::left>;
    using optional_table = Table;
    static constexpr feature_set needs = needs_of_table<Table>;
    static constexpr auto place = clause::join;
    static constexpr bool is_run_time_text = true;
    Before before{};
    On on{};
    bool is_joined = false;
    constexpr optional_join_clause() = default;
    constexpr optional_join_clause(Before b, On o, bool j) : before(std::move(b)), on(std::move(o)), is_joined(j) {}
    MIZZLE_DETAIL_PARTS(one(before), when(is_joined, on))
};

template <join_kind Kind, class Table, class Self, class On>
constexpr auto make_optional_join(const Self& self, const On& on, bool is_joined) {
    if constexpr (is_filtered_clause<Self> || has_default_condition<Table, lifted_of<Table>>) {
        const auto& before = unfiltered_part(self);
        const auto condition = conjoined(on, default_condition<Table, lifted_of<Table>>());
        using before_type = std::remove_cvref_t<decltype(before)>;
        return filtered_by(
            optional_join_clause<before_type, identity_of<Table>, Kind, std::remove_const_t<decltype(condition)>>{
                before, condition, is_joined},
            filters_so_far(self));
    } else {
        return optional_join_clause<Self, identity_of<Table>, Kind, On>{self, on, is_joined};
    }
}

#define MIZZLE_DETAIL_DEFINE_OPTIONAL_JOIN(name_, kind_)                                                               \
    template <class Self>                                                                                              \
    template <class Table, class Condition>                                                                            \
    constexpr auto select_steps<Self>::name_(bool is_joined, const Table&, const Condition& on) const {                \
        using source = source_with<typename Self::source, identity_of<Table>, join_kind::left>;                        \
        constexpr bool in_place = Self::place == clause::from || Self::place == clause::join;                          \
        constexpr bool is_new = !Self::source::template contains<identity_of<Table>>;                                  \
        static_assert(in_place, "mizzle: joins come right after from(...)");                                           \
        static_assert(table_like<Table> && !holds_statement<Table>,                                                    \
                      "mizzle: " #name_ "() takes a bool, a table and a condition");                                   \
        static_assert(is_new, "mizzle: this table is joined already");                                                 \
        static_assert(is_boolean<Condition>,                                                                           \
                      "mizzle: the condition of " #name_ "() must be boolean; compare the expression with something"); \
        static_assert(!in_place || !table_like<Table> || in_scope<source, Condition>,                                  \
                      "mizzle: the condition of " #name_                                                               \
                      "() uses a column whose table is not in from() or a join so far");                               \
        static_assert(!has_aggregate<Condition>, "mizzle: the condition of " #name_                                    \
                                                 "() cannot use an aggregate; having() can, after group_by()");        \
        static_assert(!has_parameters<Condition>,                                                                      \
                      "mizzle: the condition of " #name_ "() takes values, not param<T>: it may not be there");        \
        if constexpr (in_place && table_like<Table> && !holds_statement<Table> && is_new && is_boolean<Condition>)     \
            return make_optional_join<join_kind::kind_, Table>(static_cast<const Self&>(*this), on, is_joined);        \
        else return Self(static_cast<const Self&>(*this));                                                             \
    }

MIZZLE_DETAIL_DEFINE_OPTIONAL_JOIN(left_join_if, left)
MIZZLE_DETAIL_DEFINE_OPTIONAL_JOIN(inner_join_if, inner)

#undef MIZZLE_DETAIL_DEFINE_OPTIONAL_JOIN

template <class S> inline constexpr std::size_t optional_joins = 0;
template <class S>
    requires requires { typename S::before_type; }
inline constexpr std::size_t optional_joins<S> = [] {
    if constexpr (requires { typename S::optional_table; }) return optional_joins<typename S::before_type> + 1;
    else return optional_joins<typename S::before_type>;
}();

}  // namespace mizzle::detail
