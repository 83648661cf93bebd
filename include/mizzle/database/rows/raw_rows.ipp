// The functions of raw_rows.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "raw_rows.hpp"

namespace mizzle::detail {

MIZZLE_NOINLINE MIZZLE_INLINE void throw_column_count(int found, int wanted, std::string_view sql) {
    throw usage_error(
        message_of({"mizzle: the statement returns ", std::to_string(found), " columns, and its row was declared with ",
                    std::to_string(wanted), "; what sql() selects is one of them. Statement: ", sql}));
}

}  // namespace mizzle::detail
