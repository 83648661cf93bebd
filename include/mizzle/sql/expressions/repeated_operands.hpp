// Operands that are written more than once, or in another order than they are bound in: a placeholder's number stands
// for the same value wherever it is written.
#pragma once
#include "../../query/pack.hpp"
#include "../values/forms.hpp"

#include <memory>
#include <utility>

namespace mizzle::detail {

// The placeholders before each of the operands.
template <std::size_t N> struct placeholder_starts {
    int before[N + 1]{};
};

template <class... A> constexpr auto find_starts(const writer& out, const pack<const A*...>& operands) {
    placeholder_starts<sizeof...(A)> starts;
    writer count(out.dialect());
    count.set_repetitions(out.repetitions() + 1);
    std::size_t i = 0;
    starts.before[0] = out.placeholders();
    operands.each([&](const auto* operand) {
        if constexpr (has_values<std::remove_cvref_t<decltype(*operand)>>) write(count, *operand);
        starts.before[++i] = out.placeholders() + count.placeholders();
    });
    return starts;
}

// Writes a call's operands in any order, each as often as need be. finish() when all is written.
template <class... A> class operand_writer {
public:
    constexpr operand_writer(writer& out, const pack<A...>& operands)
        : operand_writer(out, operands, std::index_sequence_for<A...>()) {}
    // Where they are in no pack. They are not copied: GCC 12 takes a copy of a column for no constant in some
    // statements.
    constexpr operand_writer(writer& out, const pack<const A*...>& operands)
        : out_(out), operands_(operands), starts_(find_starts<A...>(out, operands)) {
        out.set_repetitions(out.repetitions() + 1);
    }

    // By a function of the operand.
    template <std::size_t I, class F> constexpr void written(const F& write_it) const {
        out_.continue_after(starts_.before[I]);
        write_it(*part<I>(operands_));
    }
    // As an argument.
    template <std::size_t I> constexpr void argument() const {
        out_.continue_after(starts_.before[I]);
        write_alone(out_, *part<I>(operands_));
    }
    // As a result of the expression, where that is of this type.
    template <std::size_t I, class Type> constexpr void result() const {
        out_.continue_after(starts_.before[I]);
        write_result<Type>(out_, *part<I>(operands_));
    }
    // As the operand of an operator.
    template <std::size_t I> constexpr void operand() const {
        out_.continue_after(starts_.before[I]);
        write_operand(out_, *part<I>(operands_));
        write_cast<std::remove_cvref_t<decltype(*part<I>(operands_))>, void>(out_);
    }
    // case when each operand is there then ... end. A bound value is there: only param<T> may be NULL.
    template <class F> constexpr void unless_null(F&& write_it) const {
        bool any = false;
        [&]<std::size_t... I>(std::index_sequence<I...>) { (check<I>(any), ...); }(std::index_sequence_for<A...>{});
        if (any) out_.put(" then ");
        write_it();
        if (any) out_.put(" end");
    }
    constexpr void finish() const {
        out_.continue_after(starts_.before[sizeof...(A)]);
        out_.set_repetitions(out_.repetitions() - 1);
    }

private:
    template <std::size_t... I>
    constexpr operand_writer(writer& out, const pack<A...>& operands, std::index_sequence<I...>)
        : operand_writer(out, pack<const A*...>(0, std::addressof(part<I>(operands))...)) {}
    template <std::size_t I> constexpr void check(bool& any) const {
        if constexpr (!value_node<std::remove_cvref_t<decltype(*part<I>(operands_))>>) {
            out_.put(any ? " and " : "case when ");
            any = true;
            operand<I>();
            out_.put(" is not null");
        }
    }

    writer& out_;
    pack<const A*...> operands_;
    placeholder_starts<sizeof...(A)> starts_;
};

}  // namespace mizzle::detail
