// Tables of a subquery that have the name of one around it get another: "nodes" as _1q.
#pragma once
#include "../../query/clauses/with.hpp"
#include "../values/decimals_in_text.hpp"
#include "operands.hpp"

namespace mizzle::detail {

// Calls f for what stands within the statement that is being written: outer() there means this one's tables.
template <class F> constexpr void within(writer& out, F&& f) {
    const auto* around = out.aliases();
    const level_alias barrier{0, {}, around};
    if (around != nullptr) out.set_aliases(&barrier);
    f();
    out.set_aliases(around);
}

// The statements whose own tables are called by their own names.
template <class S> inline constexpr bool names_tables = requires { S::head::kind; };
template <class S>
    requires(
                requires { requires S::is_set_operation; } || requires { requires S::is_with; })
inline constexpr bool names_tables<S> = false;

constexpr bool is_around(const names_around* around, std::string_view name) {
    for (; around != nullptr; around = around->around)
        for (std::size_t i = 0; i < around->count; ++i)
            if (is_same_in_any_case(around->names[i], name)) return true;
    return false;
}

// Whether this table of the statement needs another name. What was put together at run time does not tell which tables
// it means; then every name that is there around the statement is one that it may mean.
template <class Table, class S> constexpr bool is_hiding(const writer& out) {
    if constexpr (reaches_out<Table, S>) return true;
    else if constexpr (has_opaque<S>) return is_around(out.around(), qualifier_of<Table>());
    else return false;
}

template <class Source, class S, class F> constexpr void with_other_names(writer&, const S&, type_list<>, F&& f) {
    f();
}
template <class Source, class S, class First, class... Rest, class F>
constexpr void with_other_names(writer& out, const S& statement, type_list<First, Rest...>, F&& f) {
    if (!is_hiding<First, S>(out)) return with_other_names<Source>(out, statement, type_list<Rest...>{}, f);
    const auto* before = out.aliases();
    const level_alias own{number_of_type<First>, {out.next_alias(), 'q'}, before, qualifier_of<First>()};
    out.set_aliases(&own);
    with_other_names<Source>(out, statement, type_list<Rest...>{}, f);
    out.set_aliases(before);
}

template <class S, class... Table, class F> constexpr void with_names_around(writer& out, type_list<Table...>, F&& f) {
    if constexpr (has_opaque<S> && sizeof...(Table) != 0) {
        const std::string_view names[] = {qualifier_of<Table>()...};
        const auto* around = out.around();
        const names_around own{names, sizeof...(Table), around};
        out.set_around(&own);
        f();
        out.set_around(around);
    } else {
        f();
    }
}

// A statement whose tables may hide those of the one around it.
template <class Source, class S> constexpr void write_beside_hidden(writer& out, const S& statement) {
    if constexpr (names_tables<S>) {
        using tables = typename S::source::tables;
        const auto write_it = [&] {
            beside_tables(out, typename tables_beside_text<S>::type{}, [&] {
                with_names_around<S>(out, tables{}, [&] { write_statement<Source>(out, statement); });
            });
        };
        if constexpr (S::head::kind == statement_kind::select)
            with_other_names<Source>(out, statement, tables{}, write_it);
        else write_it();
    } else {
        write_statement<Source>(out, statement);
    }
}

}  // namespace mizzle::detail
