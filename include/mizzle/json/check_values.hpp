// Check constraints over values that are not in a database yet, as far as they can be read: comparisons of columns with
// values and with each other, between(), in(), is_null(), length(), joined by &&, || and !. A part that says more, SQL
// of the program's or another function, is left to the database, and so is the order of text, which is the collation's.
#pragma once
#include "write_value.hpp"

#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

// Unseen is what the document does not say: a default of the database's, or what the row has already.
enum class known_as : unsigned char { unseen, null, given };
template <class T> struct known_value {
    known_as is = known_as::unseen;
    T value{};
};
template <class C> struct column_value : known_value<typename C::sql_type::value_type> {
    bool is_left_out = true;  // an insert makes it NULL, then, or its default
};

template <class Columns> struct values_of_columns;
template <class Table, class... C> struct values_of_columns<column_list<Table, C...>> {
    std::tuple<column_value<C>...> all{};
    template <class Column> auto& of() { return std::get<column_value<Column>>(all); }
    template <class Column> const auto& of() const { return std::get<column_value<Column>>(all); }
};

enum class verdict : unsigned char { unseen, null, holds, fails };
constexpr verdict opposite(verdict v) {
    return v == verdict::holds ? verdict::fails : v == verdict::fails ? verdict::holds : v;
}
constexpr verdict both(verdict a, verdict b) {
    if (a == verdict::fails || b == verdict::fails) return verdict::fails;
    if (a == verdict::unseen || b == verdict::unseen) return verdict::unseen;
    return a == verdict::null || b == verdict::null ? verdict::null : verdict::holds;
}

// Operands: a column, a value of the program's, the length of a column's text.
template <class Node> struct read_operand {
    static constexpr bool can = false;
};
template <column_like C> struct read_operand<C> {
    // Blanks at the end of char_(n) are none to PostgreSQL.
    static constexpr bool can =
        !C::specification::template has<modifiers::collate> && !std::is_same_v<typename C::sql_type, types::char_>;
    using type = typename C::sql_type::value_type;
    template <class Values> static const auto& get(const C&, const Values& values) { return values.template of<C>(); }
};
template <class Stored> decltype(auto) plain_value(const Stored& stored) {
    if constexpr (requires { stored.object; }) return *stored.object;
    else if constexpr (std::convertible_to<const Stored&, std::string_view>) return std::string_view(stored);
    else if constexpr (std::is_same_v<Stored, numeric_literal>) return numeric(stored);
    else return Stored(stored);
}
template <class Stored>
inline constexpr bool is_plain_value = !std::is_same_v<Stored, null_t> && !requires(const Stored& s) { s.make(); } &&
                                       !requires(const Stored& s) { s.get(); };
template <class Type, class Stored>
    requires is_plain_value<Stored>
struct read_operand<value<Type, Stored>> {
    static constexpr bool can = true;
    using type = std::remove_cvref_t<decltype(plain_value(std::declval<const Stored&>()))>;
    static known_value<type> get(const value<Type, Stored>& node, const auto&) {
        return {known_as::given, plain_value(node.stored)};
    }
};
template <class Held, excess How, class Type, class Stored>
struct read_operand<value_beside<Held, How, Type, Stored>> : read_operand<value<Type, Stored>> {};

inline std::int64_t characters_of(std::string_view text) {
    std::int64_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    return count;
}
template <class Type, column_like C> struct read_operand<call<functions::length, Type, C>> {
    static constexpr bool can = !std::is_same_v<typename C::sql_type, types::char_>;
    using type = std::int64_t;
    template <class Values> static known_value<std::int64_t> get(const auto&, const Values& values) {
        const auto& text = values.template of<C>();
        return {text.is, characters_of(text.value)};
    }
};

// Nothing where it cannot be told.
template <class A, class B> std::optional<std::partial_ordering> compare_values(const A& a, const B& b) {
    if constexpr (whole_number<A> && whole_number<B>) {
        return std::cmp_less(a, b)    ? std::partial_ordering::less
               : std::cmp_equal(a, b) ? std::partial_ordering::equivalent
                                      : std::partial_ordering::greater;
    } else if constexpr (std::is_same_v<A, numeric> || std::is_same_v<B, numeric>) {
        return std::partial_ordering(numeric(a) <=> numeric(b));
    } else if constexpr (std::is_arithmetic_v<A> && std::is_arithmetic_v<B>) {
        constexpr auto is_exact = []<class N>(N n) {
            if constexpr (whole_number<N>)
                return std::cmp_less_equal(n, 1LL << 53) && std::cmp_greater_equal(n, -(1LL << 53));
            else return n == n;
        };
        if (!is_exact(a) || !is_exact(b)) return std::nullopt;
        return static_cast<double>(a) <=> static_cast<double>(b);
    } else if constexpr (std::convertible_to<const A&, std::string_view>) {
        return std::string_view(a) == std::string_view(b) ? std::partial_ordering::equivalent
                                                          : std::partial_ordering::unordered;
    } else {
        return std::partial_ordering(a <=> b);
    }
}

template <class T> inline constexpr bool is_number_or_decimal = whole_number<T> || std::floating_point<T>;
template <class T>
inline constexpr bool is_ordered_alike =
    std::is_same_v<T, date> || std::is_same_v<T, time_of_day> || std::is_same_v<T, timestamp> ||
    std::is_same_v<T, timestamptz> || std::is_same_v<T, uuid> || std::is_same_v<T, bool> || std::is_enum_v<T>;
// Whether these compare here as they do in every database.
template <class A, class B, bool ByOrder>
inline constexpr bool compare_alike = [] {
    if constexpr (std::is_same_v<A, numeric> || std::is_same_v<B, numeric>)
        return (std::is_same_v<A, numeric> || whole_number<A>)&&(std::is_same_v<B, numeric> || whole_number<B>);
    else if constexpr (is_number_or_decimal<A> && is_number_or_decimal<B>) return true;
    else if constexpr (std::convertible_to<const A&, std::string_view> &&
                       std::convertible_to<const B&, std::string_view>)
        return !ByOrder;
    else return std::is_same_v<A, B> && is_ordered_alike<A>;
}();

template <class L, class R, bool ByOrder>
inline constexpr bool can_compare = [] {
    if constexpr (!read_operand<L>::can || !read_operand<R>::can) return false;
    else return compare_alike<typename read_operand<L>::type, typename read_operand<R>::type, ByOrder>;
}();

template <class L, class R, class Values, class Holds>
verdict compare_operands(const L& left, const R& right, const Values& values, Holds holds) {
    const auto& a = read_operand<L>::get(left, values);
    const auto& b = read_operand<R>::get(right, values);
    if (a.is == known_as::unseen || b.is == known_as::unseen) return verdict::unseen;
    if (a.is == known_as::null || b.is == known_as::null) return verdict::null;
    const auto order = compare_values(a.value, b.value);
    if (!order) return verdict::unseen;
    return holds(*order) ? verdict::holds : verdict::fails;
}

// Conditions.
template <class Node> struct read_condition {
    static constexpr bool can = false;
};
template <class Op> constexpr bool holds_for(std::partial_ordering order) {
    if constexpr (std::is_same_v<Op, operators::equal>) return order == 0;
    else if constexpr (std::is_same_v<Op, operators::not_equal>) return order != 0;
    else if constexpr (std::is_same_v<Op, operators::less>) return order < 0;
    else if constexpr (std::is_same_v<Op, operators::less_equal>) return order <= 0;
    else if constexpr (std::is_same_v<Op, operators::greater>) return order > 0;
    else return order >= 0;
}
template <class Op>
inline constexpr bool is_plain_comparison =
    tests_order<Op> || std::is_same_v<Op, operators::equal> || std::is_same_v<Op, operators::not_equal>;
template <class Op, class L, class R>
    requires is_plain_comparison<Op>
struct read_condition<binary<Op, types::boolean, L, R>> {
    static constexpr bool can = can_compare<L, R, tests_order<Op>>;
    static verdict judge(const binary<Op, types::boolean, L, R>& node, const auto& values) {
        return compare_operands(node.left, node.right, values, holds_for<Op>);
    }
};
template <class L, class R> struct read_condition<binary<operators::and_, types::boolean, L, R>> {
    static constexpr bool can = read_condition<L>::can && read_condition<R>::can;
    static verdict judge(const binary<operators::and_, types::boolean, L, R>& node, const auto& values) {
        return both(read_condition<L>::judge(node.left, values), read_condition<R>::judge(node.right, values));
    }
};
template <class L, class R> struct read_condition<binary<operators::or_, types::boolean, L, R>> {
    static constexpr bool can = read_condition<L>::can && read_condition<R>::can;
    static verdict judge(const binary<operators::or_, types::boolean, L, R>& node, const auto& values) {
        return opposite(both(opposite(read_condition<L>::judge(node.left, values)),
                             opposite(read_condition<R>::judge(node.right, values))));
    }
};
template <class X> struct read_condition<inverted<X>> {
    static constexpr bool can = read_condition<X>::can;
    static verdict judge(const inverted<X>& node, const auto& values) {
        return opposite(read_condition<X>::judge(node.operand, values));
    }
};
template <class X, bool Not> struct read_condition<null_test<X, Not>> {
    static constexpr bool can = column_like<X>;
    static verdict judge(const null_test<X, Not>&, const auto& values) {
        const auto is = values.template of<X>().is;
        if (is == known_as::unseen) return verdict::unseen;
        return (is == known_as::null) != Not ? verdict::holds : verdict::fails;
    }
};
template <class X, class A, class B, bool Not> struct read_condition<between_test<X, A, B, Not>> {
    static constexpr bool can = can_compare<X, A, true> && can_compare<X, B, true>;
    static verdict judge(const between_test<X, A, B, Not>& node, const auto& values) {
        const auto is = both(compare_operands(node.operand, node.low, values, holds_for<operators::greater_equal>),
                             compare_operands(node.operand, node.high, values, holds_for<operators::less_equal>));
        return Not ? opposite(is) : is;
    }
};
template <class X, bool Not, class... A> struct read_condition<in_test<X, Not, A...>> {
    static constexpr bool can = (can_compare<X, A, false> && ...);
    static verdict judge(const in_test<X, Not, A...>& node, const auto& values) {
        verdict is_none = verdict::holds;
        node.values.each([&]<class V>(const V& v) {
            is_none = both(is_none, compare_operands(node.operand, v, values, holds_for<operators::not_equal>));
        });
        return Not ? is_none : opposite(is_none);
    }
};
template <column_like C>
    requires std::is_same_v<typename C::sql_type, types::boolean>
struct read_condition<C> {
    static constexpr bool can = true;
    static verdict judge(const C&, const auto& values) {
        const auto& value = values.template of<C>();
        if (value.is != known_as::given) return value.is == known_as::null ? verdict::null : verdict::unseen;
        return value.value ? verdict::holds : verdict::fails;
    }
};

}  // namespace mizzle::detail
