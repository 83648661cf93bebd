// update ... from other tables, delete ... using other tables: what is written depends on rows beside the table's own.
#pragma once
#include "common_table.hpp"
#include "delete.hpp"
#include "update.hpp"

namespace mizzle {

// The table that is written, and others that are read. returning() without items gives the former's rows.
template <class Target, class... Others> struct source_beside : Target {
    using target = Target;
    template <class T>
    static constexpr bool contains = Target::template contains<T> || (std::is_same_v<T, Others> || ...);
};

// A table that is read there: named, or holding the statement whose rows it has.
template <class Table> struct table_beside {
    using parts = type_list<>;
    static constexpr unsigned needs = needs_of_table<Table>;
    constexpr table_beside() = default;
    constexpr explicit table_beside(const Table&) {}
};
template <holds_statement Table> struct table_beside<Table> {
    using table_source = typename Table::mizzle_source;
    using parts = type_list<table_source>;
    MIZZLE_DETAIL_NO_ADDRESS table_source table{};
    constexpr table_beside() = default;
    constexpr explicit table_beside(const Table& t) : table(t.mizzle_held()) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const { f(table); }
};

template <class Before, class... Tables>
struct beside_clause : after<Before>, Before::template steps<beside_clause<Before, Tables...>> {
    using source = source_beside<typename Before::source, identity_of<Tables>...>;
    using parts = type_list<Before, table_beside<Tables>...>;
    static constexpr auto place = clause::set;
    static constexpr bool has_tables_beside = true;
    static constexpr bool is_delete = Before::head::kind == statement_kind::delete_;
    static constexpr unsigned needs = is_delete ? features::delete_using : 0u;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS pack<table_beside<Tables>...> tables{};
    constexpr beside_clause() = default;
    constexpr beside_clause(Before b, pack<table_beside<Tables>...> t) : before(std::move(b)), tables(std::move(t)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const {
        f(before);
        tables.each(f);
    }
};

template <class Before, class... Tables> constexpr auto make_beside(const Before& before, const Tables&... tables) {
    return beside_clause<Before, kept_table<Tables>...>{
        before, pack<table_beside<kept_table<Tables>>...>(0, table_beside<kept_table<Tables>>(tables)...)};
}

// with() defines the tables that are only named.
template <class Known, class Table> inline constexpr bool knows_named_table = true;
template <class Known, class Name, class S>
inline constexpr bool knows_named_table<Known, select_table<Name, S>> = is_one_of<select_table<Name, S>, Known>;
template <class Known, class Before, class... Tables>
inline constexpr bool knows_tables<Known, beside_clause<Before, Tables...>> =
    (knows_named_table<Known, Tables> && ...) && knows_tables<Known, Before> &&
    knows_tables_of<Known, type_list<table_beside<Tables>...>>;

template <class Before, class Changes, class... Assignments>
template <class... Tables>
constexpr auto set_clause<Before, Changes, Assignments...>::from(const Tables&... tables) const {
    constexpr bool are_tables = sizeof...(Tables) > 0 && (table_like<Tables> && ...);
    static_assert(are_tables, "mizzle: from() of an update takes tables; where() says how their rows belong together");
    if constexpr (are_tables) {
        static_assert(!(source::template contains<identity_of<Tables>> || ...),
                      "mizzle: from() of an update takes other tables than the one that is updated; alias() makes it "
                      "another");
        return make_beside(*this, tables...);
    } else {
        return set_clause(*this);
    }
}

template <class Table>
template <class... Tables>
constexpr auto delete_head<Table>::using_(const Tables&... tables) const {
    constexpr bool are_tables = sizeof...(Tables) > 0 && (table_like<Tables> && ...);
    static_assert(are_tables, "mizzle: using_() takes tables; where() says how their rows belong together");
    if constexpr (are_tables) {
        static_assert(
            !(source::template contains<identity_of<Tables>> || ...),
            "mizzle: using_() takes other tables than the one whose rows are deleted; alias() makes it another");
        return make_beside(*this, tables...);
    } else {
        return delete_head(*this);
    }
}

// Whether what set() assigns is of the statement's tables, which from() may add after it.
template <class Source, class S>
inline constexpr bool sets_in_scope = [] {
    if constexpr (requires { typename S::changes_type; }) return all_in_scope<Source, typename S::parts>;
    else if constexpr (requires { typename S::before_type; }) return sets_in_scope<Source, typename S::before_type>;
    else return true;
}();

}  // namespace mizzle
