// What is assigned to a column. SQLite would keep a double where PostgreSQL rounds to single precision, and a number
// that is too large for the column.
#pragma once
#include "../../sql/expressions.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

template <class Column, class X>
inline constexpr bool spells_itself<dialects::sqlite, assigned_value<Column, X>> = true;
template <class Column, class X>
    requires(widens_single<typename Column::sql_type, X> || assignment<Column, X>::is_checked)
constexpr void spell(dialects::sqlite, writer& out, const assigned_value<Column, X>& form) {
    if constexpr (widens_single<typename Column::sql_type, X>) {
        out.put("mizzle_real(");
        write_stored<types::double_precision>(out, form.value);
    } else {
        out.put("mizzle_whole(");
        write_stored<typename Column::sql_type>(out, form.value);
        out.put(", ");
        out.number(8 * sizeof(typename Column::sql_type::value_type));
    }
    out.put(")");
}

}  // namespace mizzle::detail
