// For those who add to Mizzle: a node of a statement spells the parts that it walks.
#include "schema.hpp"

// greatest of two, and no more than that of a whole node.
template <class X> struct larger_of : mizzle::detail::expression<larger_of<X>> {
    using sql_type = mizzle::types::bigint;
    using parts = mizzle::detail::type_list<X, X>;
    X first{}, second{};
    constexpr larger_of() = default;
    constexpr larger_of(X a, X b) : first(a), second(b) {}
    template <class F> constexpr void each_part(F&& f) const {
#if WRONG == 1
        f(first);
#else
        f(first), f(second);
#endif
    }
};
template <class X> constexpr void spell(mizzle::detail::writer& out, const larger_of<X>& node) {
    out.put("max(");
    write(out, node.first);
    out.put(", ");
#if WRONG == 2
    write(out, node.second), write(out, node.second);
#else
    write(out, node.second);
#endif
    out.put(")");
}

using number = mizzle::detail::value<mizzle::types::bigint, std::int64_t>;

// expect 1: mizzle: this statement's text has not as many placeholders as it binds values
// late 1: clang
auto walks_one_alone() {
    const auto larger = select(posts.id).from(posts).where(posts.id > larger_of<number>(number(1), number(2)));
#if WRONG != 2
    return std::string(to_sql<mizzle::dialects::sqlite>(larger));  // <- here 1
#else
    return larger;
#endif
}

// expect 2: mizzle: this statement's text has not as many placeholders as it binds values
// late 2: clang
auto writes_one_twice() {
    const auto larger = select(posts.id).from(posts).where(posts.id < larger_of<number>(number(1), number(2)));
#if WRONG != 1
    return std::string(to_sql<mizzle::dialects::sqlite>(larger));  // <- here 2
#else
    return larger;
#endif
}
