// A statement that a connection to PostgreSQL knows.
#pragma once
#include "../database/driver.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace mizzle::detail::postgres_detail {

// In which form the server is asked for a statement's rows. In binary only where it has said of which types they are.
enum class result_form : unsigned char { not_known, text, binary };

struct prepared : prepared_statement {
    const std::string statement;
    std::string name;              // empty until the server has prepared it
    std::uint64_t generation = 0;  // of the connection that it was prepared on
    bool was_run = false;
    bool is_long = false;        // it had many rows when it last ran
    std::size_t last_count = 0;  // and so many
    result_form form = result_form::not_known;
    std::uint64_t types = 0;  // of its columns, by which the form was chosen

    prepared(std::string_view text, statement_facts facts) : prepared_statement(facts), statement(text) {}
    std::string_view text() const { return statement; }
    // Rows are here before they are read, and a stream is a cursor of the server.
    static bool is_free() { return true; }
};

}  // namespace mizzle::detail::postgres_detail
