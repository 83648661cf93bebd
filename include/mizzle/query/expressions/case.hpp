// case when ... then ... else ... end
#pragma once
#include "../node.hpp"
#include "operators.hpp"

namespace mizzle::detail {

// What a value of the program is in SQL where nothing else says so.
template <class V> constexpr auto find_own_sql_type() {
    using plain = std::remove_cvref_t<V>;
    // An optional may hold nothing, and what is NULL in an expression must be said outright.
    if constexpr (std::is_null_pointer_v<plain> || is_optional<plain>) return std::type_identity<untyped>{};
    else if constexpr (expression_like<plain>) return std::type_identity<typename plain::sql_type>{};
    else if constexpr (std::is_enum_v<plain>) return std::type_identity<types::enum_<plain>>{};
    else if constexpr (std::is_convertible_v<V, std::string_view>) return std::type_identity<types::text>{};
    else if constexpr (is_sys_time<plain>) return std::type_identity<types::timestamptz>{};
    else if constexpr (is_local_time<plain>) return std::type_identity<types::timestamp>{};
    else if constexpr (whole_number<plain>)
        return std::type_identity<std::conditional_t<(sizeof(plain) > 4), types::bigint, types::integer>>{};
    else if constexpr (bytes_elsewhere<plain> && !has_sql_type<plain>) return std::type_identity<types::bytea>{};
    else return sql_type_or_untyped<plain>{};
}
template <class V> using own_sql_type = typename decltype(find_own_sql_type<V>())::type;
template <class V>
inline constexpr bool has_own_sql_type = expression_like<V> || !std::is_same_v<own_sql_type<V>, untyped>;

// `Before` is the arm before this one, or the start of the case.
template <class Before, class Condition, class Result> struct case_when_clause;

struct case_start {
    using sql_type = void;
    MIZZLE_DETAIL_PARTS()
};

template <class Case, class Else> struct case_else;

// The widest of numbers: what the results so far and one more have in common.
template <class Type, class Result> struct case_type : shared_type<Type, held_as<Result>> {};
template <class Result> struct case_type<void, Result> {
    using type = held_as<Result>;
};

template <class Before, class Condition, class Result>
struct case_when_clause : expression<case_when_clause<Before, Condition, Result>> {
    using sql_type = typename case_type<typename Before::sql_type, Result>::type;
    static constexpr feature_set needs = needs_of_decimals<sql_type, held_as<Result>>;
    static constexpr bool may_be_null = true;  // no arm may apply
    using before_type = Before;

    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS Condition condition{};
    MIZZLE_DETAIL_NO_ADDRESS Result result{};

    constexpr case_when_clause() = default;
    constexpr case_when_clause(Before b, Condition c, Result r)
        : before(std::move(b)), condition(std::move(c)), result(std::move(r)) {}

    template <class C, class R>
        requires(!std::same_as<C, bool>)
    constexpr auto when(const C& c, R&& r) const {
        static_assert(is_boolean<C>,
                      "mizzle: when() takes a condition and a result; compare the expression with something");
        static_assert(compares_with<Result, R>,
                      "mizzle: the results of a case must be of one SQL type; cast one of them");
        if constexpr (is_boolean<C> && compares_with<Result, R>) {
            auto node = make_result<sql_type>(std::forward<R>(r));
            return case_when_clause<case_when_clause, C, decltype(node)>{*this, c, std::move(node)};
        } else {
            return case_when_clause(*this);
        }
    }

    // A condition that the program knows.
    template <std::same_as<bool> C, class R> constexpr auto when(C known, R&& r) const {
        return when(value<types::boolean, bool>(known), std::forward<R>(r));
    }

    // What it is where no arm applies; NULL where there is no else.
    template <class R> constexpr auto else_(R&& r) const {
        if constexpr (is_null_value<R>) {
            return case_else<case_when_clause, value<sql_type, null_t>>{*this, value<sql_type, null_t>(null)};
        } else {
            static_assert(compares_with<Result, R>,
                          "mizzle: the results of a case must be of one SQL type; cast one of them");
            if constexpr (compares_with<Result, R>) {
                auto node = make_result<sql_type>(std::forward<R>(r));
                return case_else<case_when_clause, decltype(node)>{*this, std::move(node)};
            } else {
                return case_when_clause(*this);
            }
        }
    }

    MIZZLE_DETAIL_PARTS(within(before), one(condition), one(result))
};

template <class Case, class Else> struct case_else : expression<case_else<Case, Else>> {
    using sql_type = typename case_type<typename Case::sql_type, Else>::type;
    static constexpr feature_set needs = needs_of_decimals<sql_type, held_as<Else>, typename Case::sql_type>;
    MIZZLE_DETAIL_NO_ADDRESS Case arms{};
    MIZZLE_DETAIL_NO_ADDRESS Else otherwise{};
    constexpr case_else() = default;
    constexpr case_else(Case c, Else e) : arms(std::move(c)), otherwise(std::move(e)) {}
    MIZZLE_DETAIL_PARTS(within(arms), one(otherwise))
};

template <expression_like C, class R> constexpr auto case_when(const C& condition, R&& result) {
    static_assert(is_boolean<C>,
                  "mizzle: case_when() takes a condition and a result; compare the expression with something");
    static_assert(!is_null_value<R>, "mizzle: the first result of a case must have a type; put null in else_()");
    static_assert(is_null_value<R> || has_own_sql_type<R>,
                  "mizzle: the result of a case must be an expression or a value that has an SQL type");
    if constexpr (is_boolean<C> && has_own_sql_type<R>) {
        auto node = make_operand<own_sql_type<R>>(std::forward<R>(result));
        return case_when_clause<case_start, C, decltype(node)>{{}, condition, std::move(node)};
    } else {
        using node = invalid<std::conditional_t<has_own_sql_type<R>, own_sql_type<R>, types::text>>;
        return case_when_clause<case_start, inverted<C>, node>{{}, inverted<C>(condition), node()};
    }
}

// For those who look for it here.
template <class C> constexpr auto case_when(const C& condition) {
    static_assert(std::is_void_v<C>, "mizzle: case_when() takes a condition and its result: case_when(condition, 1)"
                                     ".when(other, 2).else_(3)");
    return case_when(condition, 1);
}

// With a condition that the program knows.
template <std::same_as<bool> C, class R> constexpr auto case_when(C known, R&& result) {
    return case_when(value<types::boolean, bool>(known), std::forward<R>(result));
}

}  // namespace mizzle::detail

namespace mizzle {

// case_when(condition, result).when(condition, result).else_(result) is the result of the first condition that holds:
// `case when ... then ... else ... end`.
using detail::case_when;

}  // namespace mizzle
