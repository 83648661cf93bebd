// in (...): a few operands, or a list known at run time, whose text stays the same whatever its length.
#pragma once
#include "../node.hpp"
#include "../pack.hpp"
#include "../values/decimals.hpp"
#include "../values/kept_order.hpp"
#include "../values/list_limits.hpp"

#include <initializer_list>
#include <vector>

namespace mizzle::detail {

template <class X, bool Not, class... A> struct in_test : expression<in_test<X, Not, A...>> {
    using sql_type = types::boolean;
    static constexpr feature_set needs =
        needs_of_groups<typename X::sql_type> | needs_of_decimals<held_as<X>, held_as<A>...>;
    MIZZLE_DETAIL_NO_ADDRESS X operand{};
    MIZZLE_DETAIL_NO_ADDRESS pack<A...> values{};
    constexpr in_test() = default;
    constexpr in_test(X x, pack<A...> v) : operand(std::move(x)), values(std::move(v)) {}
    MIZZLE_DETAIL_PARTS(one(operand), each(A, values))
};

template <class Type, class Stored> struct list_element {
    using type = Type;
};
template <class Type, template <class> class Holder, class T, class A>
    requires(whole_number<T> || std::floating_point<T>)
struct list_element<Type, Holder<std::vector<T, A>>> {
    static constexpr bool is_wide = sizeof(T) > 4 || (sizeof(T) == 4 && std::unsigned_integral<T>);
    using type = std::conditional_t<std::floating_point<T>, types::double_precision,
                                    std::conditional_t<is_wide, types::bigint, types::integer>>;
};
template <class Type, template <class> class Holder, class A>
    requires(Type::family == type_family::integer)
struct list_element<Type, Holder<std::vector<numeric, A>>> {
    using type = types::numeric;
};

// Values of which a database may keep some, and of others would make something else in a list without a word.
template <class T>
inline constexpr bool has_limits =
    std::is_same_v<T, numeric> || std::is_same_v<T, date> || std::is_same_v<T, time_of_day> ||
    std::is_same_v<T, timestamp> || std::is_same_v<T, timestamptz>;

// A list as one bound value: an array, or JSON text.
template <class Type, class Stored> struct list_value : expression<list_value<Type, Stored>> {
    using sql_type = Type;
    using parts = type_list<>;
    static constexpr bool bound_by_dialect = true;
    // Numbers keep their own type beside another; all else is of the type it is compared with.
    using element_type = typename list_element<Type, Stored>::type;
    Stored stored{};
    constexpr list_value() = default;
    constexpr explicit list_value(Stored s) : stored(std::move(s)) {}
    void encode_into(value_list& out) const { encode_list(out, *stored.object); }

private:
    template <class L> static void encode_list(value_list& out, const L& list) {
        if constexpr (std::convertible_to<const typename L::value_type&, std::string_view>) {
            // The text of a JSON string ends there, and would find rows that do not match.
            for (const auto& element : list)
                if (const auto text = text_in_value(element);
                    out.dialect()->lists_are_json && text.find('\0') != std::string_view::npos)
                    throw usage_error("mizzle: a list for in() holds text with a NUL character, which " +
                                      std::string(out.dialect()->name) +
                                      " cannot look for in a list; compare it by itself");
        }
        if constexpr (has_limits<typename L::value_type>)
            if (out.dialect()->whole_digits_in_lists != 0)
                for (const auto& element : list) {
                    inline_values<1> one(out.dialect());
                    one.add(element);
                    expect_in_list(out.dialect(), *one.begin());
                }
        if constexpr (is_bound_as_decimal<Type, typename L::value_type>) {
            if (out.dialect()->scales_decimals)
                return out.add_owned(value_kind::array, decimals_to_json(out.dialect(), list));
        }
        out.add_owned(value_kind::array, array_to_text(out.dialect(), list));
    }
    // The values as columns keep them.
    template <class L> static std::string decimals_to_json(dialect_id dialect, const L& list) {
        std::string text = "[";
        for (const auto& element : list) {
            if (text.size() > 1) text += ',';
            inline_values<1> one(dialect);
            using held = typename decimal_beside<Type, excess::unequal, false>::type;
            if constexpr (whole_number<typename L::value_type>) {
                char digits[41];
                encode_scaled<held>(one, excess::unequal,
                                    text_of_scaled(static_cast<std::int64_t>(element), 0, digits));
            } else {
                encode_scaled<held>(one, excess::unequal, element.to_string());
            }
            const auto& v = *one.begin();
            if (v.kind == value_kind::integer) text += std::to_string(v.integer);
            else if (v.kind == value_kind::real) text += "0.5";  // equal to no integer
            else append_json_string(text, is_fixed<held> ? v.text() : plain_decimal(v.text()));
        }
        return text += ']';
    }
};

template <class X, class List, bool Not> struct in_list_test : expression<in_list_test<X, List, Not>> {
    using sql_type = types::boolean;
    static constexpr feature_set needs = needs_of_groups<typename X::sql_type> | needs_of_hex<typename X::sql_type> |
                                         needs_of_decimals<held_as<X>, typename List::element_type>;
    MIZZLE_DETAIL_NO_ADDRESS X operand{};
    List list{};
    constexpr in_list_test() = default;
    constexpr in_list_test(X x, List l) : operand(std::move(x)), list(std::move(l)) {}
    MIZZLE_DETAIL_PARTS(one(operand), one(list))
};

template <class T> inline constexpr bool is_vector = false;
template <class T, class A> inline constexpr bool is_vector<std::vector<T, A>> = true;

// A select of one column to look in; subquery.hpp has what is made of it.
template <class V>
concept select_operand = requires { typename std::remove_cvref_t<V>::head; };
template <class S> inline constexpr bool selects_one_column = false;
template <class X, class V> inline constexpr bool fits_in_select = false;
template <class V> inline constexpr bool is_sound_in = true;
template <bool Not, class X, class S> constexpr auto make_in_select(const X& operand, const S& statement);

// A vector of values to look in; one of bytes is a value of its own.
template <class X, class V>
inline constexpr bool is_list_for = is_vector<std::remove_cvref_t<V>> && X::sql_type::family != type_family::array &&
                                    !std::is_same_v<std::remove_cvref_t<V>, typename X::sql_type::value_type>;

template <class X, class V>
inline constexpr bool fits_in = [] {
    using plain = std::remove_cvref_t<V>;
    if constexpr (select_operand<V>) return fits_in_select<X, plain>;
    else if constexpr (is_list_for<X, V>) return is_operand<typename X::sql_type, typename plain::value_type>;
    else if constexpr (is_null_value<V> || is_optional<plain>) return false;
    else return compares_with<X, V>;
}();

template <class V>
inline constexpr bool is_unfit_select = select_operand<V> && !selects_one_column<std::remove_cvref_t<V>>;

// A list that only looks at text or bytes is one of copies: a statement owns what it holds.
template <class V> struct listed_copy {
    using type = V;
};
template <class V>
    requires(!std::same_as<V, std::string> && std::convertible_to<const V&, std::string_view>)
struct listed_copy<V> {
    using type = std::string;
};
template <bytes_elsewhere V> struct listed_copy<V> {
    using type = bytes;
};
template <class L> constexpr decltype(auto) kept_list(L&& list) {
    using given = typename std::remove_cvref_t<L>::value_type;
    using kept = typename listed_copy<given>::type;
    if constexpr (std::same_as<given, kept>) {
        return std::forward<L>(list);
    } else {
        std::vector<kept> copies;
        copies.reserve(list.size());
        for (const auto& element : list) copies.push_back(convert_to<kept>(element));
        return copies;
    }
}

template <bool Not, class X, class... V> constexpr auto make_in(const X& operand, V&&... v) {
    if constexpr (!is_comparable<X> || !(fits_in<X, V> && ...)) {
        return invalid<types::boolean>{};
    } else if constexpr (sizeof...(V) == 1 && (select_operand<V> && ...)) {
        return make_in_select<Not>(operand, v...);
    } else if constexpr (sizeof...(V) == 1 && (is_list_for<X, V> && ...)) {
        const auto one = [&operand]<class L>(L&& list) {
            using vector = std::remove_cvref_t<L>;
            using node = list_value<typename X::sql_type, owned<vector>>;
            return in_list_test<X, node, Not>{operand, node(owned<vector>{std::forward<L>(list)})};
        };
        return one(kept_list(std::forward<V>(v))...);
    } else {
        using type = typename X::sql_type;
        using values = pack<decltype(make_compared<type, excess::unequal>(std::forward<V>(v)))...>;
        return [&]<class... A>(pack<A...>*) {
            return in_test<X, Not, A...>{operand,
                                         pack<A...>(0, make_compared<type, excess::unequal>(std::forward<V>(v))...)};
        }(static_cast<values*>(nullptr));
    }
}

template <class Self> template <class... V> constexpr auto expression<Self>::in(V&&... values) const {
    static_assert(
        sizeof...(V) > 0,
        "mizzle: in() takes at least one value, a std::vector, which may be empty, or a select of one column");
    static_assert(is_comparable<Self>, MIZZLE_DETAIL_JSON_RULE("in() compares"));
    if constexpr (is_comparable<Self> && !(fits_in<Self, V> && ...)) {
        constexpr bool has_table = (table_like<V> || ...), has_select = !has_table && (is_unfit_select<V> || ...);
        static_assert(!has_table, MIZZLE_DETAIL_TABLE_FOR_VALUE);
        static_assert(!has_select, "mizzle: the select in in() is a select(...).from(...) of one column");
        static_assert(has_table || has_select,
                      "mizzle: a value given to in() has a type that does not compare with the expression");
    }
    static_assert(!(fits_in<Self, V> && ...) || (is_sound_in<std::remove_cvref_t<V>> && ...),
                  "mizzle: the select in in() uses a column that it does not read, or does not group");
    return make_in<false>(self(), std::forward<V>(values)...);
}

template <class Self> template <class V> auto expression<Self>::in(std::initializer_list<V> values) const {
    static_assert(is_comparable<Self>, MIZZLE_DETAIL_JSON_RULE("in() compares"));
    static_assert(!is_comparable<Self> || is_operand<typename Self::sql_type, V>,
                  "mizzle: a value given to in() has a type that does not compare with the expression");
    return make_in<false>(self(), std::vector<V>(values));
}
template <class Self> template <class V> auto expression<Self>::not_in(std::initializer_list<V> values) const {
    static_assert(is_comparable<Self>, MIZZLE_DETAIL_JSON_RULE("not_in() compares"));
    static_assert(!is_comparable<Self> || is_operand<typename Self::sql_type, V>,
                  "mizzle: a value given to not_in() has a type that does not compare with the expression");
    return make_in<true>(self(), std::vector<V>(values));
}

template <class Self> template <class... V> constexpr auto expression<Self>::not_in(V&&... values) const {
    static_assert(
        sizeof...(V) > 0,
        "mizzle: not_in() takes at least one value, a std::vector, which may be empty, or a select of one column");
    static_assert(is_comparable<Self>, MIZZLE_DETAIL_JSON_RULE("not_in() compares"));
    if constexpr (is_comparable<Self> && !(fits_in<Self, V> && ...)) {
        constexpr bool has_table = (table_like<V> || ...), has_select = !has_table && (is_unfit_select<V> || ...);
        static_assert(!has_table, MIZZLE_DETAIL_TABLE_FOR_VALUE);
        static_assert(!has_select, "mizzle: the select in not_in() is a select(...).from(...) of one column");
        static_assert(has_table || has_select,
                      "mizzle: a value given to not_in() has a type that does not compare with the expression");
    }
    static_assert(!(fits_in<Self, V> && ...) || (is_sound_in<std::remove_cvref_t<V>> && ...),
                  "mizzle: the select in not_in() uses a column that it does not read, or does not group");
    return make_in<true>(self(), std::forward<V>(values)...);
}

}  // namespace mizzle::detail
