// expression as "name": a name for an expression in a select list.
#pragma once
#include "../../schema/column.hpp"
#include "../node.hpp"
#include "../values/value.hpp"
#include "name.hpp"

namespace mizzle::detail {

template <class X, class Name> struct aliased : expression<aliased<X, Name>> {
    using sql_type = typename X::sql_type;
    using output_name = Name;
    MIZZLE_DETAIL_NO_ADDRESS X operand{};
    constexpr aliased() = default;
    constexpr explicit aliased(X x) : operand(std::move(x)) {}
    MIZZLE_DETAIL_PARTS(one(operand))
};

// In an order by: a selected expression, by the name that as(name) gave it.
template <class Name, class Type> struct named_output : expression<named_output<Name, Type>> {
    using sql_type = Type;
    using parts = type_list<>;
    constexpr named_output() = default;
    constexpr named_output(const Name&) {}
};

template <class Self> template <fixed_string Name> constexpr auto expression<Self>::as() const {
    static_assert(!Name.view().empty(), "mizzle: as<\"name\">() gives a name, which is not empty");
    return aliased<Self, text_name<Name>>{self()};
}

template <class Self> template <class Name> constexpr auto expression<Self>::as(const Name&) const {
    static_assert(output_name<Name> || column_like<Name>, "mizzle: as() takes a name declared with MIZZLE_NAME, or a "
                                                          "column whose name is lent; as<\"name\">() takes text");
    if constexpr (output_name<Name> || column_like<Name>) return aliased<Self, Name>{self()};
    else return aliased<Self, no_name>{self()};
}

template <fixed_string Name, expression_like X> constexpr auto as(const X& operand) {
    return aliased<X, text_name<Name>>{operand};
}

// The name under which a selected expression stands in a row.
template <class X> struct name_of_expression {
    using type = no_name;
};
template <column_like C> struct name_of_expression<C> {
    using type = C;
};
template <class X>
    requires requires { typename X::output_name; }
struct name_of_expression<X> {
    using type = typename X::output_name;
};

}  // namespace mizzle::detail

namespace mizzle {

// as<"name">(expression) is the expression under a name, by which the row has it as a member: `... as "name"`.
using detail::as;

}  // namespace mizzle
