// where condition, or all_rows(): which rows an update or delete is about.
#pragma once
#include "../node.hpp"
#include "default_filter.hpp"
#include "returning.hpp"
#include "where.hpp"

namespace mizzle::detail {

// An update or delete of every row, on purpose.
template <class Before>
struct MIZZLE_DETAIL_STATEMENT all_rows_clause : after<Before>, Before::template steps<all_rows_clause<Before>> {
    static constexpr auto place = clause::where;
    static constexpr bool is_filtered = true;
    Before before{};
    constexpr all_rows_clause() = default;
    constexpr explicit all_rows_clause(Before b) : before(std::move(b)) {}
    MIZZLE_DETAIL_PARTS(one(before))
};

// Whether the tables of an update or delete have filters, and their condition with what the program asks.
template <class Self>
inline constexpr bool asks_of_rows =
    is_filtered_clause<Self> || has_default_condition<typename Self::head::table, typename Self::head::lifted>;
template <class Self, class Condition> constexpr auto filtered_where(const Self& self, const Condition& c) {
    const auto& before = unfiltered_part(self);
    using before_type = std::remove_cvref_t<decltype(before)>;
    const auto filters =
        conjoined(default_condition<typename Self::head::table, typename Self::head::lifted>(), filters_so_far(self));
    if constexpr (std::is_same_v<Condition, condition>) {
        // An empty condition is refused when the statement runs, so it stays one.
        return where_clause<before_type, condition>{before, c.empty() ? c : conjoined(filters, c)};
    } else {
        const auto both = conjoined(filters, c);
        return where_clause<before_type, std::remove_const_t<decltype(both)>>{before, both};
    }
}

// The clauses that update and delete share.
template <class Self> struct filtered_steps : write_steps<Self> {
    template <class Condition, class... More> constexpr auto where(const Condition& c, const More&...) const& {
        static_assert(sizeof...(More) == 0, "mizzle: where() takes one condition; several are joined by && or ||");
        check_where<Condition>();
        constexpr bool asks_more = asks_of_rows<Self>;
        if constexpr (is_boolean<Condition> && asks_more) return filtered_where(static_cast<const Self&>(*this), c);
        else if constexpr (is_boolean<Condition>)
            return where_clause<Self, Condition>{static_cast<const Self&>(*this), c};
        else return all_rows();
    }
    template <class Condition, class... More> constexpr auto where(const Condition& c, const More&...) && {
        static_assert(sizeof...(More) == 0, "mizzle: where() takes one condition; several are joined by && or ||");
        check_where<Condition>();
        constexpr bool asks_more = asks_of_rows<Self>;
        if constexpr (is_boolean<Condition> && asks_more) return filtered_where(static_cast<const Self&>(*this), c);
        else if constexpr (is_boolean<Condition>) return where_clause<Self, Condition>{static_cast<Self&&>(*this), c};
        else return static_cast<Self&&>(*this).all_rows();
    }
    // Says that every row is meant.
    template <class Late = Self> constexpr auto all_rows() const& {
        static_assert(Late::place < clause::where, "mizzle: all_rows() stands in the place of where()");
        if constexpr (asks_of_rows<Late>) return filtered_where(static_cast<const Late&>(*this), no_condition{});
        else return all_rows_clause<Self>{static_cast<const Self&>(*this)};
    }
    template <class Late = Self> constexpr auto all_rows() && {
        static_assert(Late::place < clause::where, "mizzle: all_rows() stands in the place of where()");
        if constexpr (asks_of_rows<Late>) return filtered_where(static_cast<const Late&>(*this), no_condition{});
        else return all_rows_clause<Self>{static_cast<Self&&>(*this)};
    }

    // The row that was read, if it still has the version that it had then; see unchanged.hpp.
    template <class Row> constexpr auto if_unchanged(const Row& row) const;

    // Of the rows that match, so many, in this order: where(...).order_by(...).limit(n). Not on PostgreSQL.
    template <class... O> constexpr auto order_by(const O&... orderings) const;
    template <class N> constexpr auto limit(const N& rows) const;

private:
    template <class Condition> static consteval void check_where() {
        static_assert(Self::place != clause::limit, "mizzle: where() comes before limit()");
        static_assert(Self::place != clause::returning, "mizzle: where() comes before returning()");
        static_assert(Self::place != clause::where, "mizzle: where() comes once; conditions are joined by &&");
        static_assert(expression_like<Condition>, "mizzle: where() takes a condition, such as column == value");
        static_assert(!expression_like<Condition> || is_boolean<Condition>,
                      "mizzle: the condition of where() must be boolean; compare the expression with something");
        static_assert(in_scope<typename Self::source, Condition>,
                      "mizzle: where() uses a column of another table than the statement's");
        static_assert(!has_aggregate<Condition>, "mizzle: where() cannot use an aggregate");
        static_assert(!has_window<Condition>, "mizzle: where() cannot use a window function; select it in a subquery");
    }
};

}  // namespace mizzle::detail
