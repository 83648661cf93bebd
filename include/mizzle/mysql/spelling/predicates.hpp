// between of enums and intervals, patterns, and lists, which are JSON.
#pragma once
#include "../../sql/predicates.hpp"
#include "../../sql/subquery.hpp"
#include "comparable.hpp"

namespace mizzle {

template <class X, class A, class B, bool Not>
    requires has_order_key<typename X::sql_type>
constexpr void spell(dialects::mysql, writer& out, const between_test<X, A, B, Not>& node) {
    const auto key = [&out](const auto& operand) {
        write_order_key<typename X::sql_type>(out, [&] { write_operand(out, operand); });
    };
    key(node.operand);
    out.put(Not ? " not between " : " between ");
    key(node.low);
    out.put(" and ");
    key(node.high);
}

template <class X, class P, bool Not>
constexpr void spell(dialects::mysql, writer& out, const like_test<X, P, true, Not>& node) {
    out.put("lower(");
    write_alone(out, node.operand);
    out.put(Not ? ") not like lower(" : ") like lower(");
    write_alone(out, node.pattern);
    out.put(") escape '\\'");
}

// The type of an element of a JSON list, as a column of json_table().
template <class Type> constexpr std::string_view type_in_list() {
    switch (Type::family) {
    case type_family::integer:
    case type_family::boolean: return "bigint";
    case type_family::real: return "double";
    case type_family::decimal: return "decimal(65, 30)";
    case type_family::date: return "date";
    case type_family::time: return "time(6)";
    case type_family::timestamp:
    case type_family::timestamptz: return "datetime(6)";
    default: return "longtext character set utf8mb4 collate utf8mb4_nopad_bin";
    }
}

template <class X, class List, bool Not>
constexpr void spell(dialects::mysql, writer& out, const in_list_test<X, List, Not>& node) {
    using element = typename List::element_type;
    constexpr auto family = element::family;
    write_equal<typename X::sql_type>(out, [&] { write_operand(out, node.operand); });
    out.put(Not ? " not in (select " : " in (select ");
    out.put(family == type_family::bytes  ? "unhex(v)"
            : family == type_family::uuid ? "unhex(replace(v, '-', ''))"
                                          : "v");
    out.put(" from json_table(");
    write_bound(out, node.list);
    out.put(", '$[*]' columns (v ");
    out.put(type_in_list<element>());
    out.put(" path '$')) as _l)");
}

// It takes no limit in a select that in() looks in, but one in a select of that.
template <class X, class S, bool Not>
    requires(S::place >= clause::limit)
constexpr void spell(dialects::mysql, writer& out, const in_select_test<X, S, Not>& node) {
    write_equal<typename X::sql_type>(out, [&] { write_operand(out, node.operand); });
    out.put(Not ? " not in (select * from " : " in (select * from ");
    write(out, node.query);
    out.put(" as _l)");
}

}  // namespace mizzle
