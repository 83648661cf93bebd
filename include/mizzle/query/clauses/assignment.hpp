// column = value, for update, insert and on conflict.
#pragma once
#include "../../schema/column.hpp"
#include "../../schema/lent.hpp"
#include "../expressions/operators.hpp"
#include "../node.hpp"
#include "../values/assigned_parameter.hpp"
#include "../values/decimals.hpp"
#include "../values/default_value.hpp"
#include "../values/given_results.hpp"
#include "../values/value.hpp"

namespace mizzle::detail {

// Whether an expression of double precision is stored with single precision.
template <class To, class X>
inline constexpr bool widens_single =
    std::is_same_v<To, types::real> && !std::is_same_v<typename X::sql_type, types::real>;

// Whether a number may be no integer of the column's bits, which SQLite would keep all the same.
template <class To, class X>
inline constexpr bool may_leave_column = [] {
    using from = typename X::sql_type;
    if constexpr (To::family != type_family::integer || !is_number(from::family)) return false;
    else if constexpr (from::family != type_family::integer) return true;
    else return sizeof(typename from::value_type) > sizeof(typename To::value_type);
}();

// A decimal of other digits is rounded to the column's.
template <class To, class From>
inline constexpr feature_set needs_of_assignment =
    (is_decimal<To> || is_decimal<From>)&&!std::is_same_v<To, From> ? needed(feature::driver_functions) : 0u;

template <class Column, class X> struct assignment {
    using column = Column;
    static constexpr bool is_checked = may_leave_column<typename Column::sql_type, X>;
    static constexpr feature_set needs =
        (is_checked || widens_single<typename Column::sql_type, X> ? needed(feature::driver_functions) : 0u) |
        needs_of_assignment<typename Column::sql_type, held_as<X>>;
    MIZZLE_DETAIL_NO_ADDRESS X value{};
    constexpr assignment() = default;
    constexpr explicit assignment(X x) : value(std::move(x)) {}
    template <class L> constexpr assignment(std::in_place_t, const L& lent) : value(std::in_place, lent) {}
    MIZZLE_DETAIL_PARTS(one(value))
    template <class Tables> constexpr void check_results(const Tables& tables) const {
        detail::check_results<Column>(value, tables);
    }
    // A parameter that stands alone is looked at where it is bound.
    static void expect_given(const bound_value* given)
        requires(has_parameters<X> && !parameter_node<X>)
    {
        detail::check_parameters<Column, X>(given, no_tables{});
    }
    template <class Tables> static void check_parameters(const bound_value* given, const Tables& tables) {
        if constexpr (!parameter_node<X>) detail::check_parameters<Column, X>(given, tables);
    }
};

template <class T> inline constexpr bool is_assignment = false;
template <class C, class X> inline constexpr bool is_assignment<assignment<C, X>> = true;

template <class Table, class T> inline constexpr bool assigns_in = true;
template <class Table, class C, class X>
inline constexpr bool assigns_in<Table, assignment<C, X>> = std::is_same_v<typename C::table, Table>;

template <class T, class... All> inline constexpr bool assigns_once = true;
template <class C, class X, class... All>
inline constexpr bool assigns_once<assignment<C, X>, All...> = [] {
    const auto sets = []<class T>(std::type_identity<T>) {
        if constexpr (is_assignment<T>) return std::is_same_v<typename T::column, C>;
        else return false;
    };
    return (sets(std::type_identity<All>{}) + ...) == 1;
}();

template <class A> inline constexpr bool keeps_identity = true;
template <class C, class X> inline constexpr bool keeps_identity<assignment<C, X>> = !is_always_identity_column<C>;
template <class A> inline constexpr bool keeps_version = true;
template <class C, class X> inline constexpr bool keeps_version<assignment<C, X>> = !is_version_column<C>;
#define MIZZLE_DETAIL_VERSION_RULE \
    "mizzle: every update counts this version up; it cannot be set, and if_unchanged(row) compares it"

// Whether a value of one type may be stored as the other: what SQL assigns without a cast.
template <class To, class From>
inline constexpr bool is_stored_as = [] {
    if constexpr (To::family == type_family::json) return From::family == type_family::json;
    else return types_compare<To, From>;
}();
template <class Column, class X>
inline constexpr bool is_assignable_from = is_stored_as<typename Column::sql_type, typename X::sql_type>;

// Text that the program has a name for.
template <class Column>
inline constexpr bool assigns_lent<Column, const std::string&> = Column::sql_type::family == type_family::text;
template <class Column>
inline constexpr bool assigns_lent<Column, std::string&> = assigns_lent<Column, const std::string&>;
template <class Column>
inline constexpr bool assigns_lent<Column, const std::optional<std::string>&> =
    is_nullable_column<Column> && assigns_lent<Column, const std::string&>;
template <class Column>
inline constexpr bool assigns_lent<Column, std::optional<std::string>&> =
    assigns_lent<Column, const std::optional<std::string>&>;

template <class Self>
template <class V>
    requires(!assigns_lent<Self, V> && !may_be_c_null<V>)
constexpr auto column<Self>::operator=(V&& v) const {
    using plain = std::remove_cvref_t<V>;
    using type = typename Self::sql_type;
    using value_type = typename Self::value_type;
    constexpr bool nullable = is_nullable_column<Self>;
    static_assert(!Self::specification::is_generated, "mizzle: the database computes this column; it cannot be set");
    static_assert(nullable || !is_null_value<V>, "mizzle: null is assigned to a column that is NOT NULL; give a value");
    static_assert(nullable || !is_optional<plain>,
                  "mizzle: a std::optional is assigned to a column that is NOT NULL; give its value");
    constexpr bool is_pointer = std::is_null_pointer_v<plain>;
    static_assert(!is_pointer,
                  "mizzle: nullptr is a pointer; null is SQL's NULL, which a nullable column can be set to");
    constexpr misfit is = [] {
        if constexpr (expression_like<V> || std::is_same_v<plain, default_t> || (!nullable && is_optional<plain>))
            return misfit::none;
        else return misfit_of<value_type, V>;
    }();
    MIZZLE_DETAIL_CHECK_VALUE(is);
    if constexpr (is_pointer || is != misfit::none) {
        return assignment<Self, invalid<type>>{invalid<type>{}};
    } else if constexpr (std::is_same_v<plain, default_t>) {
        static_assert(has_default_in_database<typename Self::specification>,
                      "mizzle: the database has no default for this column, which is NOT NULL; give a value");
        return assignment<Self, default_keyword<type>>{default_keyword<type>{}};
    } else if constexpr (!nullable && is_optional<plain>) {
        return assignment<Self, invalid<type>>{invalid<type>{}};
    } else if constexpr (expression_like<V>) {
        static_assert(is_assignable_from<Self, plain>,
                      "mizzle: the expression has another SQL type than the column that it is assigned to; cast it");
        check_results<Self>(v);
        auto node = as_assigned<Self>(std::forward<V>(v));
        return assignment<Self, decltype(node)>{std::move(node)};
    } else if constexpr (is_null_value<V>) {
        return assignment<Self, value<type, null_t>>{value<type, null_t>(null)};
    } else if constexpr (type::family == type_family::text && !is_optional<plain> &&
                         exactly_convertible<std::string, V>) {
        check_length<Self>(text_in_value(v));
        auto node = bind_as<type>(std::forward<V>(v));
        return assignment<Self, decltype(node)>{std::move(node)};
    } else {
        using stored = std::conditional_t<is_optional<plain> && nullable, value_type, typename type::value_type>;
        if constexpr (std::is_trivially_copyable_v<stored>) {
            using node = value<type, stored>;
            return assignment<Self, node>{node(convert_exactly<Self, stored>(std::forward<V>(v)))};
        } else {
            using node = value<type, owned<stored>>;
            return assignment<Self, node>{node({convert_exactly<Self, stored>(std::forward<V>(v))})};
        }
    }
}

template <class Self>
template <class Late>
    requires(sizeof(long) == sizeof(long long))
constexpr auto column<Self>::operator=(long long number) const {
    constexpr misfit is = misfit_of<typename Self::value_type, long>;
    MIZZLE_DETAIL_CHECK_VALUE(is);
    const long given = static_cast<long>(number);
    if constexpr (is == misfit::none) return static_cast<const Self&>(*this) = given;
    else return assignment<Self, invalid<typename Self::sql_type>>{invalid<typename Self::sql_type>{}};
}

template <class Self> constexpr auto column<Self>::operator=(const lent<std::string>& text) const {
    static_assert(!Self::specification::is_generated, "mizzle: the database computes this column; it cannot be set");
    check_length<Self>(text.get());
    using node = value<typename Self::sql_type, held<std::string, false>>;
    return assignment<Self, node>(std::in_place, text);
}
template <class Self> constexpr auto column<Self>::operator=(const lent<std::optional<std::string>>& text) const {
    static_assert(!Self::specification::is_generated, "mizzle: the database computes this column; it cannot be set");
    if (text.get()) check_length<Self>(*text.get());
    using node = value<typename Self::sql_type, held<std::optional<std::string>, false>>;
    return assignment<Self, node>(std::in_place, text);
}

template <class Self>
template <std::same_as<Self> Other>
constexpr auto column<Self>::operator=(const Other& other) const {
    static_assert(!Self::specification::is_generated, "mizzle: the database computes this column; it cannot be set");
    return assignment<Self, Self>{other};
}

}  // namespace mizzle::detail
