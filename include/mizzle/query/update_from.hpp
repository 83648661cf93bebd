// update ... from other tables, delete ... using other tables: what is written depends on rows beside the table's own.
#pragma once
#include "delete.hpp"
#include "update.hpp"

namespace mizzle {

// The table that is written, and others that are read. returning() without items gives the former's rows.
template <class Target, class... Others> struct source_beside : Target {
    using target = Target;
    template <class T>
    static constexpr bool contains = Target::template contains<T> || (std::is_same_v<T, Others> || ...);
};

template <class Before, class... Tables>
struct beside_clause : after<Before>, Before::template steps<beside_clause<Before, Tables...>> {
    using source = source_beside<typename Before::source, Tables...>;
    using parts = type_list<Before>;
    static constexpr auto place = clause::set;
    static constexpr bool has_tables_beside = true;
    static constexpr bool is_delete = Before::head::kind == statement_kind::delete_;
    static constexpr unsigned needs = is_delete ? features::delete_using : 0u;
    [[no_unique_address]] Before before{};
    constexpr beside_clause() = default;
    constexpr explicit beside_clause(Before b) : before(std::move(b)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const { f(before); }
};

template <class Before, class Changes, class... Assignments>
template <class... Tables>
constexpr auto set_clause<Before, Changes, Assignments...>::from(const Tables&...) const {
    constexpr bool are_tables = sizeof...(Tables) > 0 && (table_like<Tables> && ...);
    static_assert(are_tables, "mizzle: from() of an update takes tables; where() says how their rows belong together");
    static_assert(!(source::template contains<Tables> || ...),
                  "mizzle: from() of an update takes other tables than the one that is updated");
    if constexpr (are_tables) return beside_clause<set_clause, Tables...>{*this};
    else return set_clause(*this);
}

template <class Table> template <class... Tables> constexpr auto delete_head<Table>::using_(const Tables&...) const {
    constexpr bool are_tables = sizeof...(Tables) > 0 && (table_like<Tables> && ...);
    static_assert(are_tables, "mizzle: using_() takes tables; where() says how their rows belong together");
    static_assert(!(source::template contains<Tables> || ...),
                  "mizzle: using_() takes other tables than the one whose rows are deleted");
    if constexpr (are_tables) return beside_clause<delete_head, Tables...>{*this};
    else return delete_head(*this);
}

// Whether what set() assigns is of the statement's tables, which from() may add after it.
template <class Source, class S>
inline constexpr bool sets_in_scope = [] {
    if constexpr (requires { typename S::changes_type; }) return all_in_scope<Source, typename S::parts>;
    else if constexpr (requires { typename S::before_type; }) return sets_in_scope<Source, typename S::before_type>;
    else return true;
}();

}  // namespace mizzle
