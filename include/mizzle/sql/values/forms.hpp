// Values where a database that keeps their type in a form of its own may have to write something around them: what is
// stored, given to a function, compared, sorted. The shared spelling is the value itself.
#pragma once
#include "../expressions/operands.hpp"

namespace mizzle::detail {

// What a column of the type `Type` is given.
template <class Type, class N> struct stored_value {
    const N& node;
};
template <class Type, class N> inline constexpr bool is_spelled_by_few<stored_value<Type, N>> = true;
template <class Type, class N> constexpr void spell(writer& out, const stored_value<Type, N>& form) {
    write(out, form.node);
}
template <class Type, class N> constexpr void write_stored(writer& out, const N& node) {
    write(out, stored_value<Type, N>{node});
}

// What a function takes.
template <class N> struct argument {
    const N& node;
};
template <class N> constexpr void spell(writer& out, const argument<N>& form) { write_alone(out, form.node); }
template <class N> constexpr void write_argument(writer& out, const N& node) { write(out, argument<N>{node}); }

// One of the values that an expression of the type `Type` may have.
template <class Type, class N> struct one_result {
    const N& node;
};
template <class Type, class N> constexpr void spell(writer& out, const one_result<Type, N>& form) {
    write_alone(out, form.node);
}
template <class Type, class N> constexpr void write_result(writer& out, const N& node) {
    write(out, one_result<Type, N>{node});
}

// What a function writes, of the type `Type`, where it is compared so.
enum class comparison_of_kept : unsigned char {
    same,    // rows that are grouped, sorted, or told apart from others
    equal,   // by = and in
    ordered  // by < and between
};
template <comparison_of_kept How, class Type, class F> struct compared {
    const F& write_it;
};
template <comparison_of_kept How, class Type, class F>
inline constexpr bool is_spelled_by_few<compared<How, Type, F>> = true;
template <comparison_of_kept How, class Type, class F>
constexpr void spell(writer&, const compared<How, Type, F>& form) {
    form.write_it();
}
template <class Type, class F> constexpr void write_compared(writer& out, const F& write_it) {
    write(out, compared<comparison_of_kept::same, Type, F>{write_it});
}

// What follows a name by which rows are sorted.
template <class Type> struct collation {};
template <class Type> constexpr void spell(writer&, const collation<Type>&) {}

}  // namespace mizzle::detail
