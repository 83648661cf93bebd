// An expression behind a pointer: what condition and dynamic<T> are made of.
#pragma once
#include "bind.hpp"

#include <memory>

namespace mizzle {

class writer;

namespace erased {

// Without virtual functions: those are compiled in every program that includes this, used or not.
struct node {
    void (*write)(const node& self, writer& out);
    void (*bind)(const node& self, value_list& out);
};

// What an expression borrows may be gone when it is used, so its values are copied when it is kept here; the
// expression itself then serves for its text alone.
template <class X, bool Borrows = borrows<X>> struct kept_expression {
    X expression;
    kept_values values[bound_by_dialect<X> ? 2 : 1];

    explicit kept_expression(const X& x) : expression(x) {
        values[0] = keep(x, dialect_id::sqlite);
        if constexpr (bound_by_dialect<X>) values[1] = keep(x, dialect_id::postgres);
    }
    void bind(value_list& out) const {
        const bool second = bound_by_dialect<X> && out.dialect() == dialect_id::postgres;
        values[second ? 1 : 0].add_to(out);
    }

private:
    static kept_values keep(const X& x, dialect_id dialect) {
        inline_values<8> list(dialect);
        given_values none;
        bind_values(list, none, x);
        return kept_values(list);
    }
};
template <class X> struct kept_expression<X, false> {
    X expression;
    explicit kept_expression(const X& x) : expression(x) {}
    void bind(value_list& out) const {
        given_values none;
        bind_values(out, none, expression);
    }
};

}  // namespace erased

}  // namespace mizzle
