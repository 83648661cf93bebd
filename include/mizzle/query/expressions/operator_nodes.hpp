// What an operator makes of its operands.
#pragma once
#include "../node.hpp"
#include "../values/computed_bits.hpp"
#include "../values/decimals.hpp"
#include "../values/kept_order.hpp"

#include <string_view>

namespace mizzle::detail {

namespace operators {

struct equal {
    static constexpr std::string_view sql = " = ";
};
struct not_equal {
    static constexpr std::string_view sql = " <> ";
};
struct less {
    static constexpr std::string_view sql = " < ";
};
struct less_equal {
    static constexpr std::string_view sql = " <= ";
};
struct greater {
    static constexpr std::string_view sql = " > ";
};
struct greater_equal {
    static constexpr std::string_view sql = " >= ";
};
struct and_ {
    static constexpr std::string_view sql = " and ";
};
struct or_ {
    static constexpr std::string_view sql = " or ";
};
struct plus {
    static constexpr std::string_view sql = " + ";
};
struct minus {
    static constexpr std::string_view sql = " - ";
};
struct times {
    static constexpr std::string_view sql = " * ";
};
struct divided {
    static constexpr std::string_view sql = " / ";
};
struct modulo {
    static constexpr std::string_view sql = " % ";
};
struct concatenated {
    static constexpr std::string_view sql = " || ";
};

struct is_distinct {};
struct is_not_distinct {};

template <class Op> inline constexpr bool is_logical = false;
template <> inline constexpr bool is_logical<and_> = true;
template <> inline constexpr bool is_logical<or_> = true;

}  // namespace operators

// Whether operator compares, and whether by order.
template <class Op> inline constexpr bool tests_equality = false;
template <> inline constexpr bool tests_equality<operators::equal> = true;
template <> inline constexpr bool tests_equality<operators::not_equal> = true;
template <> inline constexpr bool tests_equality<operators::is_distinct> = true;
template <> inline constexpr bool tests_equality<operators::is_not_distinct> = true;
template <class Op> inline constexpr bool tests_order = false;
template <> inline constexpr bool tests_order<operators::less> = true;
template <> inline constexpr bool tests_order<operators::less_equal> = true;
template <> inline constexpr bool tests_order<operators::greater> = true;
template <> inline constexpr bool tests_order<operators::greater_equal> = true;

template <class Op>
inline constexpr bool is_division = std::is_same_v<Op, operators::divided> || std::is_same_v<Op, operators::modulo>;

// Of remainders none is out of range.
template <class Op, class Type>
inline constexpr unsigned bits_of_operation =
    std::is_same_v<Op, operators::plus> || std::is_same_v<Op, operators::minus> ||
            std::is_same_v<Op, operators::times> || std::is_same_v<Op, operators::divided>
        ? computed_bits<Type>
        : 0;

// SQLite computes with doubles, divides by zero without a word and knows infinity; single-precision results are made so
// by the driver.
template <class Op, class Type, class L>
inline constexpr feature_set needs_of_operator =
    Type::family == type_family::real || is_division<Op> || bits_of_operation<Op, Type> != 0
        ? needed(feature::driver_functions)
    : tests_equality<Op> ? needs_of_equality<L>
    : tests_order<Op>    ? needs_of_order<L>
                         : 0;

// Remainders, and what decimals need.
template <class Op, class Type, class L, class R>
inline constexpr feature_set needs_of_binary =
    std::is_same_v<Op, operators::modulo> ? needs_of_any_decimal<Type>
                                          : needs_of_decimals<Type, held_as<L>, held_as<R>>;
template <class Type, class L, class R> inline constexpr feature_set needs_of_binary<operators::and_, Type, L, R> = 0;
template <class Type, class L, class R> inline constexpr feature_set needs_of_binary<operators::or_, Type, L, R> = 0;

// left op right
template <class Op, class Type, class L, class R> struct binary : expression<binary<Op, Type, L, R>> {
    using sql_type = Type;
    static constexpr bool never_null =
        std::is_same_v<Op, operators::is_distinct> || std::is_same_v<Op, operators::is_not_distinct>;
    static constexpr feature_set needs =
        needs_of_operator<Op, Type, typename L::sql_type> | needs_of_binary<Op, Type, L, R>;
    MIZZLE_DETAIL_NO_ADDRESS L left{};
    MIZZLE_DETAIL_NO_ADDRESS R right{};

    constexpr binary() = default;
    constexpr binary(const L& l, const R& r) : left(l), right(r) {}
    constexpr binary(L&& l, R&& r) : left(std::move(l)), right(std::move(r)) {}
    MIZZLE_DETAIL_PARTS(one(left), one(right))
};

template <class X> struct inverted : expression<inverted<X>> {
    using sql_type = types::boolean;
    MIZZLE_DETAIL_NO_ADDRESS X operand{};
    constexpr inverted() = default;
    constexpr explicit inverted(X x) : operand(std::move(x)) {}
    MIZZLE_DETAIL_PARTS(one(operand))
};

template <class X> struct minus_sign : expression<minus_sign<X>> {
    using sql_type = typename X::sql_type;
    static constexpr feature_set needs = needs_of_computed<sql_type> | needs_of_decimals<held_as<X>>;
    MIZZLE_DETAIL_NO_ADDRESS X operand{};
    constexpr minus_sign() = default;
    constexpr explicit minus_sign(X x) : operand(std::move(x)) {}
    MIZZLE_DETAIL_PARTS(one(operand))
};

}  // namespace mizzle::detail
