// What an insert where a key is taken sets otherwise on PostgreSQL.
#pragma once
#include "../../sql/clauses/insert.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

// A name alone could be excluded's, too: the text gets a row of its own that has the names.
template <class C> constexpr void spell(dialects::postgres, writer& out, const updated_on_conflict<C>&) {
    using table = typename C::table;
    out.put("(select ");
    write_sql_of_update<C>(out);
    std::string_view before = " from (select ";
    table::mizzle_columns::each([&]<class One>() {
        out.put(before);
        before = ", ";
        write(out, One{});
        out.put(" as ");
        write_bare_column<One>(out);
    });
    out.put(") as ");
    out.identifier(qualifier_of<table>());
    out.put(")");
}

}  // namespace mizzle::detail
