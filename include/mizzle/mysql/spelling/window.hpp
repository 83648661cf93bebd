// lag() and lead() with a default, which MariaDB's do not take: where they give NULL of 1 there is no such row.
#pragma once
#include "../../sql/clauses/window.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

template <class Function, class Type, class X, class N, class D, class Tail>
constexpr void write_distant_or_default(writer& out, const call<Function, Type, X, N, D>& node, const Tail& tail) {
    writer count(out.dialect());
    node.arguments.each([&](const auto& argument) { write(count, argument); });
    const int before_window = out.placeholders() + count.placeholders();
    const operand_writer<X, N, D> operands(out, node.arguments);
    const auto call_with = [&](const auto& write_value) {
        out.put(Function::name);
        out.put("(");
        write_value();
        out.put(", ");
        operands.template argument<1>();
        out.put(")");
        out.continue_after(before_window);
        tail.write_rest(out);
    };
    out.put("if(");
    call_with([&] { out.put("1"); });
    const int end = out.placeholders();
    out.put(" is null, ");
    operands.template result<2, Type>();
    out.put(", ");
    call_with([&] { operands.template result<0, Type>(); });
    out.put(")");
    operands.finish();
    out.continue_after(end);
}
template <class Type, class X, class N, class D, class Tail>
constexpr void spell_call(dialects::mysql, writer& out, const call<functions::lag_or_default, Type, X, N, D>& node,
                          const Tail& tail) {
    write_distant_or_default(out, node, tail);
}
template <class Type, class X, class N, class D, class Tail>
constexpr void spell_call(dialects::mysql, writer& out, const call<functions::lead_or_default, Type, X, N, D>& node,
                          const Tail& tail) {
    write_distant_or_default(out, node, tail);
}

}  // namespace mizzle::detail
