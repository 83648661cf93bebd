// The members of `users::new_row` and `users::changes`: values that may be left out.
#pragma once
#include "column.hpp"
#include "convert.hpp"
#include "exact_value.hpp"

#include <string_view>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

// Who refuses a value says so alone.
template <class T, class V> constexpr decltype(auto) fitting(const V& value) {
    if constexpr (misfit_of<T, V> == misfit::none) return (value);
    else return T{};
}

// A value that an insert or update may leave out. Left out, the column is not in the statement.
template <class Column> class settable {
public:
    using value_type = value_of<Column>;

    // Said outright: GCC 12 fails to find it out for a row in braces that becomes something else on the way.
    constexpr settable() noexcept = default;

    template <class V>
        requires(!std::is_same_v<std::remove_cvref_t<V>, settable> && !may_be_c_null<V>)
    constexpr settable(V&& value) : given_(true), value_(stored(std::forward<V>(value))) {
        constexpr bool nullable = is_nullable_column<Column>;
        static_assert(nullable || !is_null_value<V>,
                      "mizzle: null is given for a column that is NOT NULL; leave it out or give a value");
        static_assert(nullable || !is_optional<std::remove_cvref_t<V>>,
                      "mizzle: a std::optional is given for a column that is NOT NULL; give its value");
        constexpr bool is_pointer = std::is_null_pointer_v<std::remove_cvref_t<V>>;
        static_assert(!is_pointer,
                      "mizzle: nullptr is a pointer; null is SQL's NULL, which a nullable column can hold");
        static_assert(!Column::specification::is_generated,
                      "mizzle: the database computes this column; it cannot be given");
        static_assert(!is_always_identity_column<Column>,
                      "mizzle: the database always hands out the numbers of this column; one that the program gives "
                      "needs overriding_system_value().values(column = value)");
        constexpr misfit is =
            nullable || !is_optional<std::remove_cvref_t<V>> ? misfit_of<value_type, V> : misfit::none;
        MIZZLE_DETAIL_CHECK_VALUE(is);
    }

    template <class Late = void>
        requires(sizeof(long) == sizeof(long long))
    constexpr settable(long long number) : settable(fitting<value_type>(static_cast<long>(number))) {
        constexpr misfit is = misfit_of<value_type, long>;
        MIZZLE_DETAIL_CHECK_VALUE(is);
    }
    constexpr settable(const pointer_of_c_null*) { static_assert(std::is_void_v<Column>, MIZZLE_DETAIL_C_NULL_GIVEN); }

    constexpr bool given() const { return given_; }
    constexpr const value_type& value() const { return value_; }

private:
    // What is refused is not converted.
    template <class V> static constexpr value_type stored(V&& value) {
        using plain = std::remove_cvref_t<V>;
        if constexpr (!std::is_null_pointer_v<plain> && !is_null_value<V> &&
                      (is_nullable_column<Column> || !is_optional<plain>)) {
            if constexpr (misfit_of<value_type, V> == misfit::none)
                return convert_exactly<Column, value_type>(std::forward<V>(value));
            else return value_type{};
        } else {
            return value_type{};
        }
    }

    bool given_ = false;
    value_type value_{};
};

#define MIZZLE_DETAIL_MUST_BE_GIVEN                                                                         \
    "mizzle: an insert must give every NOT NULL column without a default; the column left out is named in " \
    "required<...>; members stand in the order of the columns"
// A value that an insert must give.
template <class Column> class required {
public:
    using value_type = value_of<Column>;

    // Exists to say which column was left out.
    template <class Late = void> constexpr required() {
        static_assert(!std::is_void_v<Late>, MIZZLE_DETAIL_MUST_BE_GIVEN);
    }

    // The rules stand in the body: Clang says of a lambda, in three lines, that it looked into one.
    template <class V>
        requires(!std::is_same_v<std::remove_cvref_t<V>, required> && !may_be_c_null<V>)
    constexpr required(V&& value) : value_(made_of(std::forward<V>(value))) {
        using plain = std::remove_cvref_t<V>;
        static_assert(!is_null_value<V>, "mizzle: null is given for a column that is NOT NULL; give a value");
        static_assert(!is_optional<plain>,
                      "mizzle: a std::optional is given for a column that is NOT NULL; give its value");
        static_assert(!std::is_null_pointer_v<plain>, "mizzle: nullptr is a pointer, and no value; give a value");
        constexpr misfit is = is_optional<plain> ? misfit::none : misfit_of<value_type, V>;
        MIZZLE_DETAIL_CHECK_VALUE(is);
    }

    template <class Late = void>
        requires(sizeof(long) == sizeof(long long))
    constexpr required(long long number) : required(fitting<value_type>(static_cast<long>(number))) {
        constexpr misfit is = misfit_of<value_type, long>;
        MIZZLE_DETAIL_CHECK_VALUE(is);
    }
    constexpr required(const pointer_of_c_null*) { static_assert(std::is_void_v<Column>, MIZZLE_DETAIL_C_NULL_GIVEN); }

    static constexpr bool given() { return true; }
    constexpr const value_type& value() const { return value_; }

private:
    template <class V> static constexpr value_type made_of(V&& value) {
        if constexpr (exactly_convertible<value_type, V> && !is_null_value<V>)
            return convert_exactly<Column, value_type>(std::forward<V>(value));
        else return value_type{};
    }

    value_type value_;
};

template <class Column>
inline constexpr bool is_required = Column::specification::not_null && !Column::specification::has_default;

// `Late` keeps compilers from looking at a member's initializer before an insert needs it, and may say which columns
// need not be given after all; query/relational/new_tree.hpp.
template <class Late> struct new_members {
    template <class Column> using field = std::conditional_t<is_required<Column>, required<Column>, settable<Column>>;
};
template <class Column, class Late> using new_field = typename new_members<Late>::template field<Column>;
// Of a column's type as it is written in its declaration.
constexpr bool is_serial_word(std::string_view type) { return type == "serial" || type == "bigserial"; }
// What an update counts up by itself.
template <class Column> class counted {
public:
    constexpr counted() noexcept = default;
    template <class V>
        requires(!std::is_same_v<std::remove_cvref_t<V>, counted>)
    constexpr counted(V&&) {
        static_assert(
            std::is_void_v<V>,
            "mizzle: every update counts this version up; it cannot be set, and if_unchanged(row) compares it");
    }
    static constexpr bool given() { return false; }
    // For those who ask what is given.
    static constexpr value_of<Column> value() { return {}; }
};

template <class Column, class>
using changed_field = std::conditional_t<Column::specification::is_version, counted<Column>, settable<Column>>;

}  // namespace mizzle::detail

namespace mizzle {

// required<Column> is the type of a member of new_row that an insert must give; the compiler names it where one is
// left out.
using detail::required;

}  // namespace mizzle
