// MIZZLE_FILTERS(table, filters...) declares default filters: what every statement asks of a table's rows beside what
// it says itself.
//
//   MIZZLE_FILTERS(todos,
//       filter<"not_deleted">([](const auto& t) { return t.deleted_at.is_null(); }),
//       filter<"tenant">([](const auto& t) { return t.tenant_id == each_time(current_tenant); }))
//
// They are conditions of the table by whatever name it stands under, so each is a function of the table. A statement
// that means all rows lifts them by name: from(unfiltered<"not_deleted">(todos)).
#pragma once
#include "../../schema/constraints.hpp"
#include "../../schema/declaration_macros.hpp"
#include "../expressions/condition.hpp"
#include "../expressions/operators.hpp"
#include "../node.hpp"
#include "../scope.hpp"
#include "../statement.hpp"
#include "table_alias.hpp"

#include <tuple>

namespace mizzle::detail {

template <fixed_string Name, class F> struct default_filter {
    static constexpr auto name = Name;
    // The condition on the rows of a table, which may be another name for the one that the filter is declared for.
    template <class Table> static constexpr auto of(const Table& table) { return F{}(table); }
};

struct filter_words {
    template <fixed_string Name, class F> static constexpr auto filter(F) {
        static_assert(std::is_empty_v<F> && std::is_default_constructible_v<F>,
                      "mizzle: filter<\"name\">() takes a function of the table that captures nothing, such as "
                      "[](const auto& t) { return t.deleted_at.is_null(); }; what differs between calls is "
                      "each_time(function)");
        return default_filter<Name, F>{};
    }
};

// A table without MIZZLE_FILTERS has none.
constexpr std::tuple<> mizzle_filters(...) { return {}; }

template <class Table> using filters_of = decltype(mizzle_filters(static_cast<const Table*>(nullptr)));
template <class T> inline constexpr bool has_filters_declared = false;
template <declared_table T>
inline constexpr bool has_filters_declared<T> = !std::is_same_v<filters_of<T>, std::tuple<>>;

template <class Table, class Filter> inline constexpr bool is_default_filter = false;
template <class Table, fixed_string Name, class F>
    requires std::is_invocable_v<F, const Table&>
inline constexpr bool is_default_filter<Table, default_filter<Name, F>> =
    is_boolean<std::invoke_result_t<F, const Table&>>;

// Values of the program's would be those of the moment in which a statement is written, and stay in one that is kept.
template <class Table, class Filter>
concept is_constant_filter = requires { typename std::bool_constant<(Filter::of(Table{}), true)>; };

template <class Table, class... Filter> constexpr auto list_filters(Filter...) {
    constexpr bool are_filters = sizeof...(Filter) > 0 && (is_default_filter<Table, Filter> && ...);
    static_assert(declared_table<Table>, "mizzle: MIZZLE_FILTERS takes a table that MIZZLE_TABLE declares");
    static_assert(are_filters, "mizzle: MIZZLE_FILTERS(table, ...) takes filter<\"name\">(function), whose function "
                               "takes the table and returns a condition, such as t.deleted_at.is_null()");
    if constexpr (declared_table<Table> && are_filters) {
        static_assert(
            (is_constant_filter<Table, Filter> && ...),
            "mizzle: the condition of a filter is a constant; a value that the program knows when a statement "
            "runs is each_time(function)");
        static_assert(
            (is_of_table<Table, decltype(Filter::of(Table{}))> && ...),
            "mizzle: a filter uses a column of another table; in a subquery it names its own by outer(column)");
        static_assert((is_of_one_row<decltype(Filter::of(Table{}))> && ...),
                      "mizzle: a filter is about one row: no aggregate, no window function and no param<T>; what the "
                      "program knows is each_time(function)");
    }
    return std::tuple<Filter...>{};
}

// unfiltered<"name">(table): a table some of whose filters are lifted.
template <fixed_string... Names> struct lifted_filters {
    template <class Filter> static constexpr bool has = ((Filter::name.view() == Names.view()) || ...);
};
template <class T> struct lifted_of_table {
    using type = lifted_filters<>;
};
template <class T>
    requires requires { typename T::mizzle_lifted; }
struct lifted_of_table<T> {
    using type = typename T::mizzle_lifted;
};
template <class T> using lifted_of = typename lifted_of_table<T>::type;

template <class Table, class Lifted> struct unfiltered_table : Table {
    using mizzle_identity = identity_of<Table>;
    using mizzle_lifted = Lifted;
};

// What an update or delete of a table keeps of it.
template <class T>
using written_table =
    std::conditional_t<declared_table<identity_of<T>> && !declared_table<T>, T, base_table_of<identity_of<T>>>;

template <class Filters, fixed_string Name> inline constexpr bool has_filter = false;
template <class... Filter, fixed_string Name>
inline constexpr bool has_filter<std::tuple<Filter...>, Name> = ((Filter::name.view() == Name.view()) || ...);

template <class T> inline constexpr bool is_filtered_table = has_filters_declared<base_table_of<identity_of<T>>>;
// A table that holds SQL or a statement of its own is not read itself.
template <holds_statement T> inline constexpr bool is_filtered_table<T> = false;

// unfiltered<"not_deleted">(todos) is the table without these of its filters, for a statement that means all rows.
template <fixed_string... Names, class Table> constexpr auto unfiltered(const Table&) {
    constexpr bool is_filtered = table_like<Table> && !requires { typename Table::mizzle_lifted; };
    static_assert(
        is_filtered && sizeof...(Names) > 0,
        "mizzle: unfiltered<\"name\", ...>() takes a table or an alias of one, and in angle brackets the names "
        "of all filters that are lifted");
    if constexpr (is_filtered) {
        static_assert((has_filter<filters_of<base_table_of<Table>>, Names> && ...),
                      "mizzle: unfiltered<\"name\">() lifts a filter that the table has in MIZZLE_FILTERS");
        return unfiltered_table<Table, lifted_filters<Names...>>{};
    } else {
        return Table{};
    }
}

// Both conditions; no_condition is none.
template <class A, class B> constexpr auto conjoined(const A& a, const B& b) {
    if constexpr (std::is_same_v<A, no_condition>) return b;
    else if constexpr (std::is_same_v<B, no_condition>) return a;
    else if constexpr (std::is_same_v<B, condition>) return condition(a) && b;
    else return a && b;
}

template <class Table, class Lifted> constexpr no_condition filters_on(std::tuple<>*) { return {}; }
template <class Table, class Lifted, class First, class... Rest>
constexpr auto filters_on(std::tuple<First, Rest...>*) {
    const auto rest = filters_on<Table, Lifted>(static_cast<std::tuple<Rest...>*>(nullptr));
    if constexpr (Lifted::template has<First>) return rest;
    else return conjoined(First::of(Table{}), rest);
}

// The condition that a table's filters make, those apart that are lifted; no_condition where there are none.
template <class Table, class Lifted = lifted_filters<>> constexpr auto default_condition() {
    using table = identity_of<Table>;
    if constexpr (!is_filtered_table<Table>) return no_condition{};
    else return filters_on<table, Lifted>(static_cast<filters_of<base_table_of<table>>*>(nullptr));
}
template <class Table, class Lifted = lifted_filters<>>
using default_condition_of = decltype(default_condition<Table, Lifted>());
template <class Table, class Lifted = lifted_filters<>>
inline constexpr bool has_default_condition = [] {
    if constexpr (!is_filtered_table<Table>) return false;
    else return !std::is_same_v<default_condition_of<Table, Lifted>, no_condition>;
}();

template <class Condition> struct conjunction_of {
    Condition condition{};
    template <class Other> constexpr auto operator+(const conjunction_of<Other>& other) const {
        using both = decltype(conjoined(condition, other.condition));
        return conjunction_of<both>{conjoined(condition, other.condition)};
    }
};

// The steps that a clause has beside those of its statement.
template <class Before, class Self> struct further_steps {};

// What is read so far with the filters that no join could take: they stand in where(), or in the next join that keeps
// all rows of its own table.
template <class Before, class Condition>
struct MIZZLE_DETAIL_STATEMENT filtered_clause : after<Before>,
                                                 further_steps<Before, filtered_clause<Before, Condition>>,
                                                 Before::template steps<filtered_clause<Before, Condition>> {
    static constexpr auto place = Before::place;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS Condition condition{};
    constexpr filtered_clause() = default;
    constexpr filtered_clause(Before b, Condition c) : before(std::move(b)), condition(std::move(c)) {}
    MIZZLE_DETAIL_PARTS(one(before), one(condition))
};
template <class S> inline constexpr bool is_filtered_clause = false;
template <class Before, class Condition>
inline constexpr bool is_filtered_clause<filtered_clause<Before, Condition>> = true;

template <class S> constexpr const auto& unfiltered_part(const S& s) {
    if constexpr (is_filtered_clause<S>) return s.before;
    else return s;
}
template <class S> constexpr auto filters_so_far(const S& s) {
    if constexpr (is_filtered_clause<S>) return s.condition;
    else return no_condition{};
}
template <class S, class Condition> constexpr auto filtered_by(const S& s, const Condition& c) {
    if constexpr (std::is_same_v<Condition, no_condition>) return s;
    else return filtered_clause<S, Condition>{s, c};
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::unfiltered;

}  // namespace mizzle

#define MIZZLE_FILTERS(table_, ...)                                                                    \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_filters( \
                      MIZZLE_DETAIL_TEXT(table_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());                \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_FILTERS, table_)(table_, __VA_ARGS__)
#define MIZZLE_DETAIL_FILTERS(table_, ...)                                                                             \
    MIZZLE_DETAIL_DECLARES_AFTER(mizzle_filters_of_##table_, table_)                                                   \
    struct mizzle_filters_of_##table_ : ::mizzle::detail::filter_words {                                               \
        static constexpr auto all() { return ::mizzle::detail::list_filters<struct table_>(__VA_ARGS__); }             \
    };                                                                                                                 \
    [[maybe_unused]] constexpr auto mizzle_filters(const struct table_*) { return mizzle_filters_of_##table_::all(); } \
    static_assert(::mizzle::detail::has_filters_declared<struct table_>,                                               \
                  "mizzle: MIZZLE_FILTERS(" #table_ ", ...) stands behind something that reads the table, or in "      \
                  "another namespace than the table: it comes right after MIZZLE_TABLE");
