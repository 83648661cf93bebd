// insert into table (columns) select ...: rows that the database has.
#pragma once
#include "../expressions/hidden_names.hpp"
#include "../expressions/subquery.hpp"
#include "../node.hpp"
#include "insert.hpp"
#include "order_by.hpp"
#include "output_column.hpp"
#include "values.hpp"

namespace mizzle::detail {

template <class Columns, class Results> inline constexpr bool are_as_many = false;
template <class... C, class... R>
inline constexpr bool are_as_many<type_list<C...>, type_list<R...>> = sizeof...(C) == sizeof...(R);
template <class Columns, class Results> inline constexpr bool types_fit = true;
template <class... C, class... R>
    requires(sizeof...(C) == sizeof...(R))
inline constexpr bool types_fit<type_list<C...>, type_list<R...>> =
    (is_stored_as<typename C::sql_type, typename R::sql_type> && ...);
// SQLite would keep the double.
template <class Columns, class Results> inline constexpr bool single_fits = true;
template <class... C, class... R>
    requires(sizeof...(C) == sizeof...(R))
inline constexpr bool single_fits<type_list<C...>, type_list<R...>> = (!widens_single<typename C::sql_type, R> && ...);
template <class Columns, class Results> inline constexpr bool nulls_fit = true;
template <class... C, class... R>
    requires(sizeof...(C) == sizeof...(R))
inline constexpr bool nulls_fit<type_list<C...>, type_list<R...>> = ((is_nullable_column<C> || !R::is_nullable) && ...);

template <class Columns, class Results> inline constexpr feature_set needs_of_stored_rows = 0;
template <class... C, class... R>
inline constexpr feature_set needs_of_stored_rows<type_list<C...>, type_list<R...>> =
    ((needs_of_assignment<typename C::sql_type, typename R::sql_type> |
      (may_leave_column<typename C::sql_type, R> ? needed(feature::driver_functions) : 0u)) |
     ... | 0u);

// Values of the program among what is selected.
template <class... C, std::size_t... I, class Items, class Tables>
constexpr void check_selected(type_list<C...>, std::index_sequence<I...>, const Items& items, const Tables& tables) {
    (check_results<C>(part<I>(items), tables), ...);
}
template <class Columns, class S, class Tables> constexpr void check_head(const S& statement, const Tables& around) {
    const auto check = [](const auto& items, const auto& tables) {
        constexpr std::size_t count = size_of_list<Columns>;
        if constexpr (std::remove_cvref_t<decltype(items)>::size == count)
            check_selected(Columns{}, std::make_index_sequence<count>{}, items, tables);
    };
    each_head(statement, check, around);
}

// The rows of a select as those of an insert.
template <class S, class... C> struct selected_rows {
    static constexpr feature_set needs = needs_of_stored_rows<type_list<C...>, outputs_of<S>>;
    static constexpr bool gives_known_columns = true;
    template <class Column> static constexpr bool gives = (std::is_same_v<Column, C> || ...);
    using statement = S;
    MIZZLE_DETAIL_NO_ADDRESS subselect<S> query{};
    constexpr selected_rows() = default;
    constexpr explicit selected_rows(S s) : query(std::move(s)) {}
    MIZZLE_DETAIL_PARTS(one(query))
    template <class Tables> constexpr void check_results(const Tables& tables) const {
        check_head<type_list<C...>>(query.statement, tables);
    }
    static void expect_given(const bound_value* given)
        requires has_parameters<S>
    {
        check_parameters(given, no_tables{});
    }
    template <class Tables> static void check_parameters(const bound_value* given, const Tables& tables) {
        check_parameters_of_head<type_list<C...>, S>(given, tables);
    }
};

// An insert has no rows that its select could look at.
template <class Table, class S, class... C, int Depth>
inline constexpr bool reaches_out<Table, selected_rows<S, C...>, Depth> = reaches_out<Table, S, Depth>;

// Whether an insert of these columns leaves out one that it must give, or one that the program computes.
template <class Table, class... C>
inline constexpr bool leaves_out_required = [] {
    bool any = false;
    Table::mizzle_columns::each([&any]<class X>() { any = any || (is_required<X> && !(std::is_same_v<X, C> || ...)); });
    return any;
}();
template <class Table, class... C>
inline constexpr bool leaves_out_computed = [] {
    bool any = false;
    Table::mizzle_columns::each(
        [&any]<class X>() { any = any || (is_computed_on_insert<X> && !(std::is_same_v<X, C> || ...)); });
    return any;
}();

// insert_into(table).columns(...), which select(...) completes.
template <class Head, class... C> struct MIZZLE_DETAIL_STATEMENT insert_columns {
    template <class S> constexpr auto select(const S& statement) const {
        static_assert(is_whole_select<S>, "mizzle: an insert takes a select(...).from(...)");
        if constexpr (is_whole_select<S>) {
            using results = outputs_of<S>;
            static_assert(is_sound_select<S>,
                          "mizzle: the select of an insert uses a column that it does not read, or does not group");
            static_assert(are_as_many<type_list<C...>, results>,
                          "mizzle: an insert's columns(...) and the columns of its select are not the same number");
            static_assert(types_fit<type_list<C...>, results>,
                          "mizzle: a column of the select has another SQL type than the one that it is inserted into; "
                          "cast it");
            static_assert(single_fits<type_list<C...>, results>,
                          "mizzle: a column of the select is inserted into one of single precision; cast<float>() it");
            static_assert(
                nulls_fit<type_list<C...>, results>,
                "mizzle: a column of the select may be NULL and the one that it is inserted into is NOT NULL; "
                "coalesce(column, value) is not");
            if constexpr (are_as_many<type_list<C...>, results>) check_head<type_list<C...>>(statement, no_tables{});
            if constexpr (are_as_many<type_list<C...>, results>)
                return values_clause<Head, selected_rows<S, C...>>{selected_rows<S, C...>{statement}};
            else return values_clause<Head, default_row>{};
        } else {
            return values_clause<Head, default_row>{};
        }
    }
};

template <class Table, overriding Overriding>
template <class... C>
constexpr auto insert_head<Table, Overriding>::columns(const C&...) const {
    constexpr bool are_columns = sizeof...(C) > 0 && (column_like<C> && ...);
    static_assert(are_columns, "mizzle: columns() takes the columns that the select gives, in its order");
    if constexpr (are_columns) {
        static_assert((std::is_same_v<typename C::table, Table> && ...),
                      "mizzle: columns() names a column of another table than the insert's");
        static_assert(!(C::specification::is_generated || ...),
                      "mizzle: the database computes this column; it cannot be set");
        static_assert(Overriding == overriding::system_value || !(is_always_identity_column<C> || ...),
                      "mizzle: the database always hands out the numbers of this column; one that the program gives "
                      "needs overriding_system_value().columns(...)");
        static_assert(
            !leaves_out_required<Table, C...>,
            "mizzle: an insert must give every NOT NULL column without a default; columns(...) leaves one out");
        static_assert(!leaves_out_computed<Table, C...>,
                      "mizzle: columns(...) leaves out a column that the program computes by default_from() or "
                      "on_update(), which it cannot do for rows of the database; select a value for it");
        return insert_columns<insert_head, C...>{};
    } else {
        return insert_columns<insert_head>{};
    }
}

}  // namespace mizzle::detail
