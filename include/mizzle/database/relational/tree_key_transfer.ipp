// The functions of tree_key_transfer.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "tree_key_transfer.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void throw_null_key(std::string_view column) {
    throw usage_error(message_of(
        {"mizzle: insert_tree() has rows that belong to one whose ", column, " is NULL, which names no row"}));
}

MIZZLE_INLINE void throw_other_key(std::string_view column) {
    throw usage_error(message_of({"mizzle: insert_tree() is given another value for ", column,
                                  " than the row that it names has; leave it out"}));
}

MIZZLE_INLINE void throw_no_key(std::string_view column) {
    throw usage_error(message_of(
        {"mizzle: insert_tree() has a row without ", column, "; give it, or a row for the relation whose key it is"}));
}

MIZZLE_INLINE void throw_rows_missing(std::string_view table) {
    throw usage_error(message_of({"mizzle: insert_tree() inserted rows into ", table,
                                  " that the database left out, so that those that belong to them would have no key"}));
}

MIZZLE_INLINE void throw_named_row_missing(std::string_view table) {
    throw not_found(message_of({"mizzle: insert_tree() is given the key of a row of ", table, " that is not there"}));
}

}  // namespace mizzle::detail
