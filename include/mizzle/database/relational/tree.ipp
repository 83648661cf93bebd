// The functions of tree.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "tree.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void throw_decode_error(const decode_error& e, const column_label* column) {
    if (column == nullptr || column->name.empty()) throw decode_error(e);
    throw e.of_column(column->name, column->table);
}

MIZZLE_INLINE void throw_row_twice(const column_label& key, std::string_view statement) {
    throw decode_error(key.name.empty() ? "of a relation" : key.name, key.table,
                       {"a key twice, or the key of a row that a one() found with it is there twice, though it is "
                        "declared to be unique",
                        unfit::rows},
                       statement);
}

}  // namespace mizzle::detail
