// Joins that are decided at run time, and the columns of tables that are not joined.
#pragma once
#include "../../query/clauses/optional_join.hpp"
#include "../expressions/hidden_names.hpp"
#include "../expressions/operands.hpp"

namespace mizzle::detail {

// All of the joins are asked, in order, where find_clause() gives one.
template <class S> constexpr void list_absent(const S& statement, type_number*& out) {
    if constexpr (optional_joins<S> != 0) {
        if constexpr (requires { typename S::optional_table; })
            if (!statement.is_joined) *out++ = number_of_type<typename S::optional_table>;
        list_absent(statement.before, out);
    }
}

// A whole select, be it the statement or a part of one: its own tables are what its columns are looked up in.
template <class Source, class S> constexpr void write_select(writer& out, const S& statement) {
    constexpr auto joins = optional_joins<S>;
    const auto* around = out.absent();
    if constexpr (joins == 0) {
        const absent_tables none{nullptr, 0, around};
        if (around != nullptr) out.set_absent(&none);
        write_beside_hidden<Source>(out, statement);
    } else {
        type_number tables[joins]{};
        type_number* end = tables;
        list_absent(statement, end);
        const absent_tables frame{tables, static_cast<std::size_t>(end - tables), around};
        out.set_absent(&frame);
        write_beside_hidden<Source>(out, statement);
    }
    out.set_absent(around);
}

template <class S> constexpr void write_whole(writer& out, const S& statement) {
    write_select<typename S::source>(out, statement);
}

template <class Source, class Before, class Table, join_kind Kind, class On>
constexpr void spell_statement(writer& out, const optional_join_clause<Before, Table, Kind, On>& node) {
    write_statement<Source>(out, node.before);
    if (!node.is_joined || Kind == join_kind::left) out.note_lone_rows();
    if (!node.is_joined) return;
    out.put(Kind == join_kind::inner ? " inner join " : " left join ");
    write_named_table<Table>(out);
    out.put(" on ");
    write(out, node.on);
}

}  // namespace mizzle::detail
