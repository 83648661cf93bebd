// A result row: a member for each thing selected, named like it, and std::get, structured bindings and get<"name">.
#pragma once
#include "../../query/expressions/name.hpp"
#include "../../query/scope.hpp"
#include "../../schema/table.hpp"

#include <compare>
#include <optional>
#include <tuple>
#include <type_traits>

namespace mizzle::detail {

// Descriptions of what stands in a row: field<T> has the member, get() finds it, value_type is what it holds. A column
// that is selected as it is describes itself.

// A column of a left-joined table.
template <class Column> struct optional_output {
    using sql_type = typename Column::sql_type;
    using value_type = std::optional<typename sql_type::value_type>;
    template <class T> using field = typename Column::template field<T>;
    template <class T> static constexpr T& get(field<T>& f) { return Column::get(f); }
    static constexpr std::string_view output_name() { return Column::cpp_name; }
};

// An expression.
template <class Name, class Type, bool Optional> struct expression_output {
    using sql_type = Type;
    using value_type =
        std::conditional_t<Optional, std::optional<typename Type::value_type>, typename Type::value_type>;
    template <class T> using field = typename Name::template field<T>;
    template <class T> static constexpr T& get(field<T>& f) { return Name::get(f); }
    static constexpr std::string_view output_name() {
        if constexpr (column_like<Name>) return Name::cpp_name;
        else return Name::name;
    }
};

// A whole table; where it was left-joined and nothing was found, an empty std::optional.
template <class Table, bool Optional> struct table_output {
    using table = Table;
    using value_type = std::conditional_t<Optional, std::optional<typename Table::row>, typename Table::row>;
    template <class T> using field = typename Table::template mizzle_field<T>;
    template <class T> static constexpr T& get(field<T>& f) { return Table::mizzle_get(f); }
    static constexpr std::string_view output_name() { return Table::mizzle_cpp_name; }
};

// The same of a table that a select made, whose rows are that select's.
template <class Table, class Row, bool Optional> struct select_output {
    static constexpr bool is_made_by_select = true;
    using table = Table;
    using value_type = std::conditional_t<Optional, std::optional<Row>, Row>;
    template <class T> using field = typename Table::template mizzle_field<T>;
    template <class T> static constexpr T& get(field<T>& f) { return Table::mizzle_get(f); }
    static constexpr std::string_view output_name() { return Table::mizzle_cpp_name; }
};

// What is selected more than once can be had by position only.
template <std::size_t I, class Output> struct repeated_output {
    static constexpr bool is_repeated = true;
    using output = Output;
    using value_type = typename Output::value_type;
    template <class T> struct mizzle_member : Output::template field<T> {};
    template <class T> using field = mizzle_member<T>;
    template <class T> static constexpr T& get(field<T>& f) { return Output::get(f); }
    static constexpr std::string_view output_name() { return {}; }
};

template <class Output> constexpr std::string_view output_name_of() {
    if constexpr (column_like<Output>) return Output::cpp_name;
    else return Output::output_name();
}

template <class Output> using field_of = typename Output::template field<typename Output::value_type>;

template <class... Outputs> struct row : field_of<Outputs>... {
    using mizzle_outputs = type_list<Outputs...>;
    // A member, which hides those of its bases.
    bool operator==(const row&) const = default;
};

// A row of one value is no value.
template <class... Outputs, class V>
    requires(std::is_arithmetic_v<V> || std::is_convertible_v<const V&, std::string_view>)
constexpr bool operator==(const row<Outputs...>&, const V&) {
    static_assert(std::is_void_v<V>, "mizzle: a row is no value; compare a member of it, such as row.count");
    return false;
}
template <class... Outputs, class V>
    requires(std::is_arithmetic_v<V> || std::is_convertible_v<const V&, std::string_view>)
constexpr std::strong_ordering operator<=>(const row<Outputs...>&, const V&) {
    static_assert(std::is_void_v<V>, "mizzle: a row is no value; compare a member of it, such as row.count");
    return std::strong_ordering::equal;
}

template <class T>
concept row_to_print = requires { typename T::mizzle_outputs; } || (table_row<T> && std::is_aggregate_v<T>);

// Compilers show the lines to a program that prints a row so: of two alike they list no others.
// clang-format off
template <class Stream, row_to_print Row>
void operator<<(Stream&, const Row&) = delete;  // mizzle: a row is printed by its members, << row.id, with <mizzle/ostream.hpp>, or with <mizzle/fmt.hpp> by fmt
template <class Stream, row_to_print Row>
int operator<<(Stream&, const Row&) = delete;  // mizzle: a row is printed by its members, << row.id, with <mizzle/ostream.hpp>, or with <mizzle/fmt.hpp> by fmt
// clang-format on

template <std::size_t I, class... Outputs> constexpr auto& get(row<Outputs...>& r) {
    using output = std::tuple_element_t<I, std::tuple<Outputs...>>;
    return output::get(static_cast<field_of<output>&>(r));
}
template <std::size_t I, class... Outputs> constexpr const auto& get(const row<Outputs...>& r) {
    return get<I>(const_cast<row<Outputs...>&>(r));
}
template <std::size_t I, class... Outputs> constexpr auto&& get(row<Outputs...>&& r) { return std::move(get<I>(r)); }

// For names that are known by text only.
template <fixed_string Name, class... Outputs> constexpr auto& get(row<Outputs...>& r) {
    constexpr std::size_t found = [] {
        std::size_t i = 0, at = sizeof...(Outputs);
        ((output_name_of<Outputs>() == Name.view() ? void(at = i) : void(), ++i), ...);
        return at;
    }();
    static_assert(found < sizeof...(Outputs),
                  "mizzle: the row has nothing of this name; name it in select(...) with as<\"name\">()");
    return get<(found < sizeof...(Outputs) ? found : 0)>(r);
}
template <fixed_string Name, class... Outputs> constexpr const auto& get(const row<Outputs...>& r) {
    return get<Name>(const_cast<row<Outputs...>&>(r));
}

}  // namespace mizzle::detail

namespace mizzle {

// get<0>(row) and get<"total">(row) are a member of a row by its place or by its name.
using detail::get;
using detail::operator<<;
using detail::operator<=>;

}  // namespace mizzle

template <class... Outputs>
struct std::tuple_size<mizzle::detail::row<Outputs...>> : std::integral_constant<std::size_t, sizeof...(Outputs)> {};
template <std::size_t I, class... Outputs> struct std::tuple_element<I, mizzle::detail::row<Outputs...>> {
    using type = typename std::tuple_element_t<I, std::tuple<Outputs...>>::value_type;
};
template <std::size_t I, class... Outputs> struct std::tuple_element<I, const mizzle::detail::row<Outputs...>> {
    using type = const typename std::tuple_element_t<I, std::tuple<Outputs...>>::value_type;
};
