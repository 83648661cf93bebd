// Rows of a select as the columns keep them.
#pragma once
#include "../../sql/clauses/insert.hpp"
#include "decimals.hpp"

namespace mizzle::detail {

// Decimals of other digits than the columns' are brought to those, and numbers that may be none of a column's looked
// at.
template <class Columns, class Results> inline constexpr bool stores_otherwise = false;
template <class... C, class... R>
inline constexpr bool stores_otherwise<type_list<C...>, type_list<R...>> =
    ((is_stored_otherwise<typename C::sql_type, typename R::sql_type> || may_leave_column<typename C::sql_type, R>) ||
     ...);
template <class Columns, class S>
    requires stores_otherwise<Columns, outputs_of<S>>
constexpr void spell(dialects::sqlite, writer& out, const stored_rows<Columns, S>& rows) {
    using names = typename names_of_outputs<outputs_of<S>>::type;
    out.put("select ");
    [&]<class... C, class... R>(type_list<C...>, type_list<R...>) {
        std::size_t i = 0;
        const auto one = [&]<class To, class From, bool IsChecked>() {
            if (i != 0) out.put(IsChecked ? ", mizzle_whole(" : ", ");
            else if (IsChecked) out.put("mizzle_whole(");
            const auto value = [&] { names::name(i, [&out](std::string_view name) { out.identifier(name); }); };
            if constexpr (!is_stored_otherwise<To, From>) value();
            else if constexpr (To::family == type_family::real) write_type_as_real<From>(out, value);
            else write_type_stored<To, From>(out, value);
            if constexpr (IsChecked) {
                out.put(", ");
                out.number(8 * sizeof(typename To::value_type));
                out.put(")");
            }
            ++i;
        };
        (one.template
         operator()<typename C::sql_type, typename R::sql_type, may_leave_column<typename C::sql_type, R>>(),
         ...);
    }(Columns{}, outputs_of<S>{});
    out.put(" from (");
    write_select<with_output_names<typename S::source, names>>(out, rows.statement);
    // An upsert must not take `on` for that of a join.
    out.put(ends_with_table<S> ? ")" : ") where true");
}

}  // namespace mizzle::detail
