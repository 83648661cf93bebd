// What of a cell throws.
#pragma once
#include "../inline.hpp"
#include "cell.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_NOINLINE MIZZLE_INLINE void cell::fail(const unfit_value& wrong) const {
    if (statement_ == nullptr) throw decode_error("an argument of a function", {}, wrong, {});
    const char* name = sqlite3_column_name(statement_, index_);
    if (name == nullptr) throw_no_memory();
    throw decode_error(name, {}, wrong, sqlite3_sql(statement_));
}

MIZZLE_NOINLINE MIZZLE_INLINE void cell::throw_no_memory() const {
    throw_error(SQLITE_NOMEM, "out of memory", statement_ == nullptr ? "" : sqlite3_sql(statement_));
}

MIZZLE_NOINLINE MIZZLE_INLINE void cell::fail_type(std::string_view wanted) const {
    static constexpr const char* names[] = {"?", "an integer", "a floating-point number", "text", "a blob", "NULL"};
    cell_base::fail_type(names[type_ <= 5 ? type_ : 0], wanted);
}

}  // namespace mizzle::detail::sqlite_detail
