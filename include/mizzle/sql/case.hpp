// case and when().
#pragma once
#include "../query/when.hpp"
#include "operators.hpp"

namespace mizzle {

constexpr void write_arms(writer&, const case_start&) {}
template <class Before, class Condition, class Result>
constexpr void write_arms(writer& out, const case_when_clause<Before, Condition, Result>& node) {
    write_arms(out, node.before);
    out.put(" when ");
    write(out, node.condition);
    out.put(" then ");
    write_alone(out, node.result);
}

template <class Before, class Condition, class Result>
constexpr void write(writer& out, const case_when_clause<Before, Condition, Result>& node) {
    out.put("case");
    write_arms(out, node);
    out.put(" end");
}

template <class Case, class Else> constexpr void write(writer& out, const case_else<Case, Else>& node) {
    out.put("case");
    write_arms(out, node.arms);
    out.put(" else ");
    write_alone(out, node.otherwise);
    out.put(" end");
}

template <class Condition> constexpr void write(writer& out, const when_test<Condition>& node) {
    out.put("(not ");
    write(out, node.is_on);
    out.put(" or ");
    write_under<operators::or_>(out, node.condition);
    out.put(")");
}

}  // namespace mizzle
