// Joins.
#pragma once
#include "../../query/clauses/join.hpp"
#include "from.hpp"

namespace mizzle::detail {

template <class... C> constexpr void write_join_condition(writer& out, const using_columns<C...>&) {
    bool first = true;
    const auto one = [&]<class Column>() {
        out.put(first ? " using (" : ", ");
        first = false;
        write_bare_column<Column>(out);
    };
    (one.template operator()<C>(), ...);
    out.put(")");
}
template <class On> constexpr void write_join_condition(writer& out, const On& on) {
    out.put(" on ");
    write(out, on);
}
constexpr void write_join_condition(writer&, const no_join_condition&) {}

template <class Before, class Table, join_kind Kind, class On>
inline constexpr bool is_spelled_alike<join_clause<Before, Table, Kind, On>> = true;
template <class Source, class Before, class Table, join_kind Kind, class On>
constexpr void spell_statement(writer& out, const join_clause<Before, Table, Kind, On>& node) {
    write_statement<Source>(out, node.before);
    if (Kind != join_kind::inner && Kind != join_kind::cross) out.note_lone_rows();
    out.put(Kind == join_kind::inner   ? " inner join "
            : Kind == join_kind::left  ? " left join "
            : Kind == join_kind::right ? " right join "
            : Kind == join_kind::full  ? " full join "
                                       : out.dialect()->cross_join);
    write_source(out, node, static_cast<const Table*>(nullptr));
    write_join_condition(out, node.on);
}

}  // namespace mizzle::detail
