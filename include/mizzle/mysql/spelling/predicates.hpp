// between of enums and intervals, patterns, and lists, which are JSON.
#pragma once
#include "../../query/clauses/view.hpp"
#include "../../sql/clauses/union.hpp"
#include "../../sql/expressions/predicates.hpp"
#include "../../sql/expressions/subquery.hpp"
#include "../../sql/text_kind.hpp"
#include "comparable.hpp"

namespace mizzle::detail {

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

// What NULL in a select is, false or NULL, is whether the select has rows. MariaDB asks that once for a prepared
// statement, however often it runs.
template <class X> constexpr void note_looked_up(writer& out) { out.note_answer_for_null(is_nullable<no_source, X>); }

template <class S, bool All> constexpr void spell(dialects::mysql, writer& out, const quantified<S, All>& node) {
    out.note_answer_for_null(true);
    spell(out, node);
}

// A view that holds such a part is a table of the statement, and keeps the answer with it.
template <view_like View> constexpr void note_table(dialects::mysql, writer& out) {
    using select = typename View::mizzle_view_select;
    if constexpr (text_kind_of<select> == text_kind::fixed) {
        writer own(out.dialect());
        write_whole(own, select{});
        if (!own.is_prepared_each_time()) return;
    }
    out.note_answer_for_null(true);
}

template <class X, class List, bool Not>
constexpr void spell(dialects::mysql, writer& out, const in_list_test<X, List, Not>& node) {
    using element = typename List::element_type;
    constexpr auto family = element::family;
    note_looked_up<X>(out);
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

// How many digits numbers of a type have before the point, at least and at most.
template <class Type> constexpr int digits_before_point(int unknown) {
    if constexpr (Type::family == type_family::integer || is_scaled<Type>)
        return decimal_digits<Type> - decimal_scale<Type>;
    else return unknown;
}
// Whether X may be a number that what the select gives has no room for: it is looked up as no value of that type, and
// the NULL that is there, and makes the answer NULL, is not seen.
template <class X, class S>
inline constexpr bool looks_up_other_numbers = [] {
    using item = only_item_of<S>;
    using x = typename X::sql_type;
    using y = typename item::sql_type;
    if constexpr (!is_number(x::family) || !is_nullable<typename S::source, item>) return false;
    else if constexpr (x::family == type_family::real || y::family == type_family::real) return !std::is_same_v<x, y>;
    else return digits_before_point<x>(65) > digits_before_point<y>(1);
}();
// Then it gets a type that has.
template <class X, class Y> struct casts_of_looked_up {
    static constexpr bool in_every_dialect = true;
    static constexpr bool is_cast(std::size_t) { return true; }
    static constexpr void write_type_of(writer& out, std::size_t) {
        constexpr auto x = X::family, y = Y::family;
        if constexpr (x == type_family::real || y == type_family::real) {
            out.put("double");
        } else if constexpr (x == type_family::integer && y == type_family::integer) {
            out.put("signed");
        } else {
            constexpr int scale = is_scaled<Y> || y == type_family::integer ? decimal_scale<Y> : 30;
            out.put("decimal(65, ");
            out.number(static_cast<unsigned>(scale));
            out.put(")");
        }
    }
};

// Whether it has a limit, itself or in what it combines.
template <class S>
inline constexpr bool limits_rows_within = [] {
    if constexpr (S::place >= clause::limit) return true;
    else if constexpr (is_set_operation<S>)
        return limits_rows_within<decltype(S::left)> || limits_rows_within<decltype(S::right)>;
    else if constexpr (S::place == clause::order_by && requires(const S& s) { s.before; })
        return limits_rows_within<decltype(S::before)>;
    else return false;
}();

// It takes no limit in a select that in() looks in, but one in a select of that.
template <class X, class S, bool Not>
constexpr void spell(dialects::mysql, writer& out, const in_select_test<X, S, Not>& node) {
    note_looked_up<X>(out);
    if constexpr (!limits_rows_within<S> && !looks_up_other_numbers<X, S>) {
        spell(out, node);
    } else {
        using casts =
            std::conditional_t<looks_up_other_numbers<X, S>,
                               casts_of_looked_up<typename X::sql_type, typename only_item_of<S>::sql_type>, no_casts>;
        write_equal<typename X::sql_type>(out, [&] { write_operand(out, node.operand); });
        out.put(Not ? " not in (" : " in (");
        if (limits_rows_within<S>) out.put("select * from (");
        within(out, [&] { write_select<with_output_casts<typename S::source, casts>>(out, node.query.statement); });
        out.put(limits_rows_within<S> ? ") as _l)" : ")");
    }
}

}  // namespace mizzle::detail
