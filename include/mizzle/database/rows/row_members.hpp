// The members of any row, with their names and SQL types: what prints rows and what makes JSON of them.
#pragma once
#include "../relational/tree_row.hpp"

#include <string_view>
#include <type_traits>
#include <vector>

namespace mizzle::detail {

template <class T> inline constexpr bool is_row = table_row<T>;
template <class... Outputs> inline constexpr bool is_row<row<Outputs...>> = true;

template <class T> inline constexpr bool is_rows = false;
template <class Row> inline constexpr bool is_rows<std::vector<Row>> = is_row<Row>;

template <class T>
concept printable_row = is_row<T>;

template <class Output> struct sql_type_of_output {
    using type = untyped;  // a whole table
};
template <class Output>
    requires requires { typename Output::sql_type; }
struct sql_type_of_output<Output> {
    using type = typename Output::sql_type;
};
template <std::size_t I, class Output>
struct sql_type_of_output<repeated_output<I, Output>> : sql_type_of_output<Output> {};

// Calls f(static_cast<Type*>(nullptr), name, member) for each.
template <class Row, class F> void each_member(Row& row, F&& f) {
    using plain = std::remove_const_t<Row>;
    if constexpr (table_row<plain>) {
        table_of<plain>::mizzle_each(
            row, [&]<class C>(C, auto& value) { f(static_cast<typename C::sql_type*>(nullptr), C::cpp_name, value); });
    } else {
        [&]<class... Outputs>(type_list<Outputs...>) {
            const auto member = [&]<class Output>(std::type_identity<Output>) -> auto& {
                return Output::get(const_cast<field_of<Output>&>(static_cast<const field_of<Output>&>(row)));
            };
            (f(static_cast<typename sql_type_of_output<Outputs>::type*>(nullptr), output_name_of<Outputs>(),
               member(std::type_identity<Outputs>())),
             ...);
        }(typename plain::mizzle_outputs{});
    }
}

}  // namespace mizzle::detail
