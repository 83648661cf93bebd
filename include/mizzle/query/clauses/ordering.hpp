// asc, desc, nulls first, nulls last.
#pragma once
#include "../expressions/name.hpp"
#include "../node.hpp"
#include "../values/kept_order.hpp"

namespace mizzle::detail {

enum class direction : unsigned char { ascending, descending };
enum class nulls : unsigned char { as_database, first, last };

template <class X, direction Direction, nulls Nulls> struct ordering {
    MIZZLE_DETAIL_NO_ADDRESS X operand{};
    constexpr ordering() = default;
    constexpr explicit ordering(X x) : operand(std::move(x)) {}
    // The name of a selected expression, now that its select is known.
    template <output_name Name> constexpr ordering(const ordering<Name, Direction, Nulls>&) {}
    constexpr auto nulls_first() const { return ordering<X, Direction, nulls::first>{operand}; }
    constexpr auto nulls_last() const { return ordering<X, Direction, nulls::last>{operand}; }
    MIZZLE_DETAIL_PARTS(one(operand))
};

// An ordering taken apart: what rows are sorted by, and how. An expression is one by itself.
template <class X> struct ordering_of {
    using operand_type = X;
    static constexpr auto way = direction::ascending;
    static constexpr auto place_of_nulls = nulls::as_database;
    static constexpr const X& operand(const X& x) { return x; }
};
template <class X, direction D, nulls N> struct ordering_of<ordering<X, D, N>> {
    using operand_type = X;
    static constexpr auto way = D;
    static constexpr auto place_of_nulls = N;
    static constexpr const X& operand(const ordering<X, D, N>& x) { return x.operand; }
};
template <class X> using sorted_by = typename ordering_of<X>::operand_type;

// What sorting by an expression, an ordering of one or an order of several needs.
template <class X> inline constexpr feature_set needs_of_sorting = 0;
template <expression_like X> inline constexpr feature_set needs_of_sorting<X> = needs_of_order<typename X::sql_type>;
template <class X, direction D, nulls N>
inline constexpr feature_set needs_of_sorting<ordering<X, D, N>> = needs_of_sorting<X>;

template <class T> inline constexpr bool is_ordering = false;
template <class X, direction D, nulls N> inline constexpr bool is_ordering<ordering<X, D, N>> = true;

template <class X, direction D, nulls N> inline constexpr bool is_comparable<ordering<X, D, N>> = is_comparable<X>;

// What rows can be sorted by: expressions, and the names that select() gives to some.
template <class X>
concept can_be_sorted = expression_like<X> || output_name<X>;

template <can_be_sorted X> constexpr auto asc(const X& operand) {
    return ordering<X, direction::ascending, nulls::as_database>{operand};
}

template <can_be_sorted X> constexpr auto desc(const X& operand) {
    return ordering<X, direction::descending, nulls::as_database>{operand};
}

// Of several at once, and of text.
#define MIZZLE_DETAIL_ORDER_OF_SEVERAL(name)                                                                           \
    template <class Text>                                                                                              \
        requires(std::is_convertible_v<const Text&, std::string_view>)                                                 \
    constexpr auto name(const Text&) {                                                                                 \
        static_assert(std::is_void_v<Text>, "mizzle: " #name "() takes a column or an expression, or a name that "     \
                                            "select() gives to one, and no text: " #name "(users.name)");              \
        return ordering<invalid<types::integer>, direction::ascending, nulls::as_database>{};                          \
    }                                                                                                                  \
    template <can_be_sorted X, class Y, class... More> constexpr auto name(const X& first, const Y&, const More&...) { \
        static_assert(std::is_void_v<Y>,                                                                               \
                      "mizzle: " #name "() is around one expression: order_by(" #name "(a), " #name "(b))");           \
        return name(first);                                                                                            \
    }
MIZZLE_DETAIL_ORDER_OF_SEVERAL(asc)
MIZZLE_DETAIL_ORDER_OF_SEVERAL(desc)
#undef MIZZLE_DETAIL_ORDER_OF_SEVERAL

}  // namespace mizzle::detail

namespace mizzle {

// asc(expression) sorts from the least to the greatest: `expression asc`.
using detail::asc;
// desc(expression) sorts from the greatest to the least: `expression desc`.
using detail::desc;

}  // namespace mizzle
