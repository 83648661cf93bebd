// A statement that a connection to MySQL knows.
#pragma once
#include "../database/statement_cache.hpp"
#include "bind.hpp"
#include "columns.hpp"
#include "one_statement.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace mizzle::mysql_detail {

struct prepared : cached_statement {
    const std::string text;
    const bool keeps_transaction, is_write;
    bool is_temporary = false;     // made because the kept one was in use
    std::uint64_t generation = 0;  // of the connection that it was prepared on; 0 until then
    statement_holder statement;
    parameters values;
    result_columns columns;

    explicit prepared(std::string_view t)
        : text(t), keeps_transaction(mysql_detail::keeps_transaction(text)), is_write(mysql_detail::is_write(text)) {}
};

}  // namespace mizzle::mysql_detail
