// case and when().
#pragma once
#include "../../query/expressions/conditional.hpp"
#include "../functions/coalesce.hpp"
#include "operators.hpp"

namespace mizzle::detail {

template <class Type> constexpr void write_arms(writer&, const case_start&) {}
template <class Type, class Before, class Condition, class Result>
constexpr void write_arms(writer& out, const case_when_clause<Before, Condition, Result>& node) {
    write_arms<Type>(out, node.before);
    out.put(" when ");
    write(out, node.condition);
    out.put(" then ");
    write_result<Type>(out, node.result);
}

template <class Before, class Condition, class Result>
constexpr void spell(writer& out, const case_when_clause<Before, Condition, Result>& node) {
    out.put("case");
    write_arms<typename case_when_clause<Before, Condition, Result>::sql_type>(out, node);
    out.put(" end");
}

template <class Case, class Else> constexpr void spell(writer& out, const case_else<Case, Else>& node) {
    out.put("case");
    using type = typename case_else<Case, Else>::sql_type;
    write_arms<type>(out, node.arms);
    out.put(" else ");
    write_result<type>(out, node.otherwise);
    out.put(" end");
}

template <class Condition> constexpr void spell(writer& out, const when_test<Condition>& node) {
    out.put("(not ");
    write(out, node.is_on);
    out.put(" or ");
    write_under<operators::or_>(out, node.condition);
    out.put(")");
}

}  // namespace mizzle::detail
