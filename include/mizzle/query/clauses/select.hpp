// select(columns...).from(table) and the clauses that follow, in SQL's order.
#pragma once
#include "../expressions/condition.hpp"
#include "../expressions/operators.hpp"
#include "../expressions/uncalled.hpp"
#include "../node.hpp"
#include "../pack.hpp"
#include "../statement.hpp"
#include "default_filter.hpp"
#include "ordering.hpp"

#include <initializer_list>

namespace mizzle::detail {

struct comment_text;
struct comment_tag;

// The clauses that a select can be given; each is defined in the file of its name.
template <class Self> struct select_steps : statement_tag {
    constexpr auto distinct() const;
    // The first row, in the order of order_by(), of those that agree on these. PostgreSQL only.
    template <class... X> constexpr auto distinct_on(const X&... expressions) const;
    template <class Table> constexpr auto from(const Table& table) const;
    template <class Late = Self> constexpr auto from() const {
        static_assert(std::is_void_v<Late>, "mizzle: from() takes a table");
        return Self(static_cast<const Self&>(*this));
    }
    // Each row of one with each of the others; where() says which belong together.
    template <class First, class Second, class... Others>
    constexpr auto from(const First& first, const Second& second, const Others&... others) const;
    template <class Table, class Condition = no_condition>
    constexpr auto inner_join(const Table& table, const Condition& on = Condition()) const;
    template <class Table, class Condition = no_condition>
    constexpr auto left_join(const Table& table, const Condition& on = Condition()) const;
    template <class Table, class Condition = no_condition>
    constexpr auto right_join(const Table& table, const Condition& on = Condition()) const;
    template <class Table, class Condition = no_condition>
    constexpr auto full_join(const Table& table, const Condition& on = Condition()) const;
    template <class Table> constexpr auto cross_join(const Table& table) const;
    // Joined only where the bool is true; see optional_join.hpp.
    template <class Table, class Condition>
    constexpr auto left_join_if(bool is_joined, const Table& table, const Condition& on) const;
    template <class Table, class Condition>
    constexpr auto inner_join_if(bool is_joined, const Table& table, const Condition& on) const;
    template <class Condition, class... More> constexpr auto where(const Condition& condition, const More&...) const;
    // By columns, expressions, and the names of selected expressions.
    template <class... X> constexpr auto group_by(const X&... expressions) const;
    template <class Condition> constexpr auto having(const Condition& condition) const;
    // A window that several calls look at, as over(name): window(name, partition_by(...)), or window<"name">(...).
    template <class Name, class Window> constexpr auto window(const Name& name, const Window& definition) const;
    template <fixed_string Name, class Window> constexpr auto window(const Window& definition) const;
    template <class... X> constexpr auto order_by(const X&... orderings) const;
    template <class N> constexpr auto limit(const N& rows) const;
    template <class N, class M> constexpr auto limit(const N& first, const M&) const {
        static_assert(std::is_void_v<M>,
                      "mizzle: limit() takes one number, of rows: limit(rows).offset(how many are passed over)");
        return limit(first);
    }
    template <class N> constexpr auto offset(const N& rows) const;
    // With another select; see union.hpp.
    template <class Other> constexpr auto union_(const Other& other) const;
    template <class Other> constexpr auto union_all(const Other& other) const;
    template <class Other> constexpr auto intersect(const Other& other) const;
    template <class Other> constexpr auto intersect_all(const Other& other) const;
    template <class Other> constexpr auto except(const Other& other) const;
    template <class Other> constexpr auto except_all(const Other& other) const;
    // For those who look for it here.
    template <class Table, class... On> constexpr auto join(const Table& table, const On&...) const {
        static_assert(std::is_void_v<Table>,
                      "mizzle: a join says which it is: inner_join(table, condition), left_join(), right_join(), "
                      "full_join() or cross_join(table)");
        return static_cast<const Self&>(*this).cross_join(table);
    }
    // PostgreSQL only; see locking.hpp.
    constexpr auto for_update() const;
    constexpr auto for_no_key_update() const;
    constexpr auto for_share() const;
    constexpr auto for_key_share() const;
    // Last; see plan_each_time.hpp.
    constexpr auto plan_each_time() const;
    // At the end of the text; see comment.hpp.
    auto comment(comment_text text) const;
    auto comment(std::initializer_list<comment_tag> tags) const;

private:
    template <class... X> constexpr auto group_by_these(const X&... expressions) const;
};

// select [distinct] items: no items stand for every column of every table.
template <bool Distinct, class... Items>
struct MIZZLE_DETAIL_STATEMENT select_head : select_steps<select_head<Distinct, Items...>> {
    using head = select_head;
    using source = no_source;
    using groups = no_groups;
    using returned = type_list<Items...>;
    template <class S> using steps = select_steps<S>;
    static constexpr auto kind = statement_kind::select;
    static constexpr auto place = clause::head;
    static constexpr bool is_filtered = false;
    static constexpr bool is_distinct = Distinct;
    static constexpr bool takes_all_once = Distinct && sizeof...(Items) == 0;
    static constexpr feature_set needs = Distinct ? needs_of_same_list<type_list<Items...>> : 0;

    MIZZLE_DETAIL_NO_ADDRESS pack<Items...> items{};

    constexpr select_head() = default;
    constexpr explicit select_head(pack<Items...> i) : items(std::move(i)) {}
    MIZZLE_DETAIL_PARTS(each(Items, items))
};

// select distinct on (expressions) items
template <class On, class... Items> struct distinct_on_head;
template <class... X, class... Items>
struct MIZZLE_DETAIL_STATEMENT distinct_on_head<pack<X...>, Items...>
    : select_steps<distinct_on_head<pack<X...>, Items...>> {
    using head = distinct_on_head;
    using source = no_source;
    using groups = no_groups;
    using returned = type_list<Items...>;
    using distinct_on = type_list<X...>;
    template <class S> using steps = select_steps<S>;
    static constexpr auto kind = statement_kind::select;
    static constexpr auto place = clause::head;
    static constexpr bool is_filtered = false;
    static constexpr feature_set needs = needed(feature::distinct_on);

    MIZZLE_DETAIL_NO_ADDRESS pack<X...> on{};
    MIZZLE_DETAIL_NO_ADDRESS pack<Items...> items{};

    constexpr distinct_on_head() = default;
    constexpr distinct_on_head(pack<X...> o, pack<Items...> i) : on(std::move(o)), items(std::move(i)) {}
    MIZZLE_DETAIL_PARTS(each(X, on), each(Items, items))
};

// Whether equal rows come once: then only what is selected can sort them, and all of it must compare.
template <class S> inline constexpr bool is_distinct_select = requires { requires S::head::is_distinct; };
template <class Columns> inline constexpr bool are_comparable = true;
template <class... X> inline constexpr bool are_comparable<type_list<X...>> = (is_comparable<X> && ...);
template <class Table, class... C>
inline constexpr bool are_comparable<column_list<Table, C...>> = (is_comparable<C> && ...);
template <table_like T>
inline constexpr bool is_comparable<T> = are_comparable<typename identity_of<std::remove_cvref_t<T>>::mizzle_columns>;

// columns_of(): what is selected is chosen at run time.
template <class T> inline constexpr bool is_column_choice = false;

template <class T>
concept selectable = expression_like<T> || table_like<T> || is_column_choice<T>;

template <class T> inline constexpr bool is_untyped = false;
template <expression_like T> inline constexpr bool is_untyped<T> = std::is_same_v<typename T::sql_type, untyped>;

template <class T> inline constexpr bool is_of_aggregate = requires { requires T::is_of_aggregate; };

template <selectable... Items> constexpr auto select(const Items&... items) {
    static_assert(!((is_untyped<Items> && !is_broken<Items>) || ...),
                  "mizzle: sql(\"...\") that is selected needs the C++ type of its value: sql<int>(\"...\")");
    static_assert(!(is_of_aggregate<Items> || ...),
                  "mizzle: distinct() of an expression stands inside of an aggregate, as in count(distinct(column)); "
                  "select(...).distinct() is about all that is selected");
    constexpr bool fits = sizeof...(Items) == 1 || !(is_column_choice<Items> || ...);
    static_assert(fits, "mizzle: beside columns_of() nothing else is selected; allow it there");
    // Columns and tables are empty: there is nothing to copy.
    if constexpr (!fits) return select_head<false>{};
    else if constexpr ((std::is_empty_v<Items> && ...)) return select_head<false, identity_of<Items>...>{};
    else return select_head<false, identity_of<Items>...>{pack<identity_of<Items>...>(0, items...)};
}

// In one of the first three places.
template <class Late = void, class... More> constexpr auto select(uncalled_function, const More&...) {
    static_assert(!std::is_void_v<Late>, MIZZLE_DETAIL_UNCALLED_RULE);
    return select_head<false>{};
}
template <class A, class... More> constexpr auto select(const A&, uncalled_function, const More&...) {
    static_assert(std::is_void_v<A>, MIZZLE_DETAIL_UNCALLED_RULE);
    return select_head<false>{};
}
template <class A, class B, class... More>
constexpr auto select(const A&, const B&, uncalled_function, const More&...) {
    static_assert(std::is_void_v<A>, MIZZLE_DETAIL_UNCALLED_RULE);
    return select_head<false>{};
}

template <class Self> constexpr auto select_steps<Self>::distinct() const {
    static_assert(Self::place == clause::head, "mizzle: distinct() comes right after select(...)");
    static_assert(are_comparable<typename Self::returned>, MIZZLE_DETAIL_JSON_RULE("distinct() compares"));
    if constexpr (Self::place == clause::head)
        return [&]<bool D, class... Items>(const select_head<D, Items...>& head) {
            return select_head<true, Items...>{head.items};
        }(static_cast<const Self&>(*this));
    else return Self(static_cast<const Self&>(*this));
}

template <class Self>
template <class... X>
constexpr auto select_steps<Self>::distinct_on(const X&... expressions) const {
    constexpr bool fits = Self::place == clause::head && sizeof...(X) > 0 && (expression_like<X> && ...);
    static_assert(fits, "mizzle: distinct_on() comes right after select(...), and takes columns or expressions");
    static_assert((is_comparable<X> && ...), MIZZLE_DETAIL_JSON_RULE("distinct_on() compares"));
    if constexpr (fits)
        return [&]<bool D, class... Items>(const select_head<D, Items...>& head) {
            return distinct_on_head<pack<X...>, Items...>{pack<X...>(0, expressions...), head.items};
        }(static_cast<const Self&>(*this));
    else return Self(static_cast<const Self&>(*this));
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::select;

}  // namespace mizzle
