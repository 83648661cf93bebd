// The functions of run.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "run.hpp"

namespace mizzle::detail {

MIZZLE_NOINLINE MIZZLE_INLINE void throw_not_found(std::string_view sql) {
    throw not_found("mizzle: one() found no row; first() returns an optional", sql);
}

MIZZLE_NOINLINE MIZZLE_INLINE void throw_too_many_rows(std::string_view sql) {
    throw too_many_rows("mizzle: one() found more than one row; all() returns every row, limit(1) takes one", sql);
}

MIZZLE_NOINLINE MIZZLE_INLINE void expect_unchanged(const value_list& values, const statement_facts& facts,
                                                    std::int64_t rows, std::string_view sql) {
    // Of explain() the rows are a plan's.
    if (facts.kind != statement_kind::update && facts.kind != statement_kind::delete_) return;
    if (static_cast<std::size_t>(rows) == values.rows_expected()) return;
    throw stale_row(message_of({"mizzle: a row of ", values.table_expected(),
                                " has changed since it was read, or is gone; nothing was written. Read it again."}),
                    values.table_expected(), sql);
}

}  // namespace mizzle::detail
