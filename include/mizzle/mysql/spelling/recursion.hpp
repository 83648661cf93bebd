// MariaDB gives a recursive table the sizes that its first select has, and fails where the second has more: varchar(20)
// that grows, decimals of more digits. The first is cast to what has room.
#pragma once
#include "../../sql/clauses/derived_table.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

template <class A, class B>
inline constexpr bool may_outgrow = [] {
    constexpr auto family = A::sql_type::family;
    return (family == type_family::text || family == type_family::decimal) &&
           !(column_like<typename A::item> && std::is_same_v<typename A::item, typename B::item>);
}();
template <class First, class Second> struct sizes_of_recursion;
template <class... A, class... B> struct sizes_of_recursion<type_list<A...>, type_list<B...>> {
    static constexpr bool in_every_dialect = true;
    static constexpr bool grows[sizeof...(A) + 1] = {may_outgrow<A, B>..., false};
    static constexpr bool is_cast(std::size_t i) { return grows[i]; }
    static constexpr void write_type_of(writer& out, std::size_t at) {
        std::size_t i = 0;
        const auto one = [&]<class Type>(std::type_identity<Type>) {
            if (i++ != at) return;
            if constexpr (Type::family == type_family::decimal) {
                out.put("decimal(65, ");
                if constexpr (is_scaled<Type>) out.number(static_cast<unsigned>(Type::scale));
                else out.put("30");
                out.put(")");
            } else {
                out.put("char(16777215)");
            }
        };
        (one(std::type_identity<typename A::sql_type>{}), ...);
    }
};

template <class Name, class Anchor, class Step, bool IsDistinct>
constexpr void spell(dialects::mysql, writer& out, const recursive_definition<Name, Anchor, Step, IsDistinct>& node) {
    write_table_heading<select_table<Name, Anchor>>(out);
    out.put("(");
    write_set_operand<sizes_of_recursion<outputs_of<Anchor>, outputs_of<Step>>>(out, node.anchor);
    out.put(IsDistinct ? " union " : " union all ");
    write_set_operand(out, node.step);
    out.put(")");
}

}  // namespace mizzle::detail
