// Functions of numbers that have no result for some, where MySQL gives NULL.
#pragma once
#include "../../sql/functions/math.hpp"
#include "comparable.hpp"
#include "failure.hpp"
#include "function_names.hpp"

namespace mizzle::detail {

template <class Function>
inline constexpr bool has_no_result_for_some =
    std::is_same_v<Function, functions::sqrt> || std::is_same_v<Function, functions::ln> ||
    std::is_same_v<Function, functions::log10> || std::is_same_v<Function, functions::power> ||
    std::is_same_v<Function, functions::asin> || std::is_same_v<Function, functions::acos>;

template <class Function, class... A>
    requires has_no_result_for_some<Function>
constexpr void spell(dialects::mysql, writer& out, const call<Function, types::double_precision, A...>& node) {
    const operand_writer<A...> operands(out, node.arguments);
    write_or_fail(out, operands, {}, [&] {
        out.put(Function::name);
        out.put("(");
        write_each_operand(out, node.arguments, [&](auto i) { operands.template argument<i()>(); });
        out.put(")");
    });
    operands.finish();
}

// Of floating-point numbers the 15 digits that count are rounded, as a decimal; of very large ones nothing is behind
// the point.
template <class X, class N>
constexpr void spell(dialects::mysql, writer& out, const call<functions::round, types::double_precision, X, N>& node) {
    const operand_writer<X, N> operands(out, node.arguments);
    const auto wrapped = [&](std::string_view before, std::string_view after) {
        out.put(before);
        operands.template argument<0>();
        out.put(after);
    };
    wrapped("coalesce(if(abs(", ") < 1e30, cast(round(round(");
    wrapped("cast(", " as decimal(65, 30)), ");
    wrapped("14 - floor(log10(abs(", ")))), ");
    operands.template argument<1>();
    wrapped(") as double), null), ", ")");
    operands.finish();
}

template <class Function, class Label, class... A>
constexpr void write_extreme_label(writer& out, const call<Function, types::enum_<Label>, A...>& node) {
    const operand_writer<A...> operands(out, node.arguments);
    out.put("elt(");
    out.put(Function::name);
    out.put("(");
    write_each_operand(out, node.arguments,
                       [&](auto i) { write_place_of_label<Label>(out, [&] { operands.template argument<i()>(); }); });
    out.put(")");
    write_labels<Label>(out);
    operands.finish();
}
template <class Label, class... A>
constexpr void spell(dialects::mysql, writer& out, const call<functions::greatest, types::enum_<Label>, A...>& node) {
    write_extreme_label(out, node);
}
template <class Label, class... A>
constexpr void spell(dialects::mysql, writer& out, const call<functions::least, types::enum_<Label>, A...>& node) {
    write_extreme_label(out, node);
}

}  // namespace mizzle::detail
