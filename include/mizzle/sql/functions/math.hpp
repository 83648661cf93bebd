// Numbers.
#pragma once
#include "../../query/functions/math.hpp"
#include "../expressions/comparable.hpp"
#include "../expressions/repeated_operands.hpp"
#include "functions.hpp"

namespace mizzle::detail {

template <int Scale, int D, class X>
constexpr void spell(writer& out, const call<functions::round_to, types::scaled<Scale, D>, X>& node) {
    out.put("round(");
    write_alone(out, part<0>(node.arguments));
    out.put(", ");
    out.number(static_cast<unsigned>(Scale));
    out.put(")");
}

// To a number of digits decimals alone are rounded.
template <class X, class N>
constexpr void spell(writer& out, const call<functions::round, types::double_precision, X, N>& node) {
    out.put("cast(round(cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(" as numeric), ");
    write_alone(out, part<1>(node.arguments));
    out.put(") as double precision)");
}

template <class Type> constexpr void spell(writer& out, const call<functions::random_real, Type>&) {
    out.put("random()");
}

// write_one(index) for each operand, with commas between.
template <class... A, class F> constexpr void write_each_operand(writer& out, const pack<A...>&, F&& write_one) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        const auto one = [&](bool first, const auto& index) {
            if (!first) out.put(", ");
            write_one(index);
        };
        (one(I == 0, std::integral_constant<std::size_t, I>{}), ...);
    }(std::index_sequence_for<A...>{});
}
// NULL where one of the operands is.
template <class Function, class Type, class... A>
constexpr void write_extreme_of(writer& out, const call<Function, Type, A...>& node) {
    const operand_writer<A...> operands(out, node.arguments);
    check_kept<needs_of_order<Type>>(out);
    operands.unless_null([&] {
        out.put(Function::name);
        out.put("(");
        write_each_operand(out, node.arguments, [&](auto i) { operands.template result<i(), Type>(); });
        out.put(")");
    });
    operands.finish();
}
template <class Type, class... A> constexpr void spell(writer& out, const call<functions::greatest, Type, A...>& node) {
    write_extreme_of(out, node);
}
template <class Type, class... A> constexpr void spell(writer& out, const call<functions::least, Type, A...>& node) {
    write_extreme_of(out, node);
}

}  // namespace mizzle::detail
