// sql_table(table, sql) reads from SQL as from a table, `from (...) as "series"`: its columns are those that a
// MIZZLE_TABLE declares, which need not be in any database.
//   MIZZLE_TABLE(series, (n, integer, not_null))
//   select(series.n).from(sql_table(series, sql("select generate_series({}, {}) as n", 1, 10)))
#pragma once
#include "../expressions/raw.hpp"
#include "../node.hpp"
#include "from.hpp"

namespace mizzle::detail {

template <class Table, class Raw> struct raw_source {
    MIZZLE_DETAIL_NO_ADDRESS Raw text{};
    constexpr raw_source() = default;
    constexpr explicit raw_source(Raw t) : text(std::move(t)) {}
    MIZZLE_DETAIL_PARTS(one(text))
};

template <class Table, class Raw> class raw_table : public table_tag {
public:
    using mizzle_identity = Table;
    using mizzle_source = raw_source<Table, Raw>;
    static constexpr bool mizzle_is_lateral = false;
    constexpr explicit raw_table(Raw text) : text_(std::move(text)) {}
    constexpr mizzle_source mizzle_held() const { return mizzle_source(text_); }

private:
    MIZZLE_DETAIL_NO_ADDRESS Raw text_;
};

// (text) as "table": the text is a whole select, whose columns are named as the table's.
template <class Table, class Raw> constexpr auto sql_table(const Table&, const Raw& text) {
    constexpr bool fits = declared_table<Table> && is_untyped<Raw>;
    static_assert(fits,
                  "mizzle: sql_table() takes a table that MIZZLE_TABLE declares, and the sql(\"select ...\") that "
                  "gives its columns");
    if constexpr (fits) return raw_table<Table, Raw>(text);
    else return Table{};
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::sql_table;

}  // namespace mizzle
