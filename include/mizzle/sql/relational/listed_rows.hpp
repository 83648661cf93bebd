// Rows that lie anywhere are written like those that lie beside each other.
#pragma once
#include "../../query/relational/listed_rows.hpp"
#include "../insert.hpp"

namespace mizzle {

template <class Table, class Row, batch_form Form>
void write_rows(writer& out, const listed_rows<Table, Row, Form>& rows, std::string_view overriding) {
    if constexpr (Form == batch_form::columns) write_shaped_arrays<Table>(out, rows.shape(), overriding);
    else write_shaped_rows<Table>(out, rows.shape(), overriding);
}

}  // namespace mizzle
