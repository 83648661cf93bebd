// What text must be before a database is given it.
#pragma once
#include "../error.hpp"

#include <cstddef>
#include <string_view>

namespace mizzle::detail {

// Neither database takes more in one message; beyond it PostgreSQL ends the connection.
inline constexpr std::size_t most_bytes = 1'000'000'000;

// A database would read it up to its first NUL: "delete from t\0 where ..." deletes every row.
void expect_whole_text(std::string_view text);

// The same of a file's name or a connection string.
void expect_whole_name(std::string_view name);

[[noreturn]] MIZZLE_COLD void throw_no_statement();
[[noreturn]] MIZZLE_COLD void throw_unbound_placeholder();
[[noreturn]] MIZZLE_COLD void throw_unused_value();
[[noreturn]] MIZZLE_COLD void throw_second_statement();

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "raw_text.ipp"
#endif
