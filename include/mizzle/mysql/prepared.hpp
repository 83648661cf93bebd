// A statement that a connection to MySQL knows.
#pragma once
#include "../database/driver.hpp"
#include "bind.hpp"
#include "columns.hpp"
#include "one_statement.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace mizzle::detail::mysql_detail {

struct prepared : prepared_statement {
    const std::string statement_text;
    const bool keeps_transaction, is_write;
    std::uint64_t generation = 0;  // of the connection that it was prepared on; 0 until then
    statement_holder statement;
    parameters values;
    result_columns columns;

    prepared(std::string_view t, statement_facts f)
        : prepared_statement(f), statement_text(t), keeps_transaction(mysql_detail::keeps_transaction(t, f.kind)),
          is_write(mysql_detail::is_write(t, f.kind)) {}
    std::string_view text() const { return statement_text; }
};

}  // namespace mizzle::detail::mysql_detail
