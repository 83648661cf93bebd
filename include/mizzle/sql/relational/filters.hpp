// exists(relation), none(relation), and aggregates over a relation.
#pragma once
#include "../../query/relational/filters.hpp"
#include "conditions.hpp"

namespace mizzle::detail {

namespace relational {

// exists (select ...) and (select count(*) ...), of the row that the statement around it is about.
template <class R, class F> constexpr void write_related_select(writer& out, const R& r, F&& write_item) {
    const auto* around = out.aliases();
    alias_name name{1, 's'};
    for (const auto* a = around; a != nullptr; a = a->before) ++name.number;
    out.put("(select ");
    in_level<R>(out, name, around, write_item);
    out.put(" from ");
    write_tables<R>(out, name);
    conjunction all{out};
    write_conditions(all, r, name, out.alias_of(number_of_type<typename R::parent>), around,
                     [&]<class C>() { write(out, C{}); });
    out.put(")");
}

}  // namespace relational

template <class R, bool Not> constexpr void spell(writer& out, const related_test<R, Not>& node) {
    out.put(Not ? "not exists " : "exists ");
    relational::write_related_select(out, node.relation, [&] { out.put("1"); });
}
template <class R> inline constexpr bool needs_parentheses<related_test<R, true>> = true;

template <class R, class Call> constexpr void spell(writer& out, const related_aggregate<R, Call>& node) {
    relational::write_related_select(out, node.relation, [&] { write(out, node.aggregate); });
}

}  // namespace mizzle::detail
