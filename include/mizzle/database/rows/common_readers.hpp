// The readers of values that most tables have: in the compiled form a database's library has them, and a program's
// files know that by the same list behind `extern`.
#pragma once
#include "decode.hpp"

#include <cstdint>
#include <optional>
#include <string>

#define MIZZLE_DETAIL_COMMON_READERS(extern_, cursor_)                                                 \
    MIZZLE_DETAIL_COMMON_READER(extern_, types::integer, std::int32_t, cursor_)                        \
    MIZZLE_DETAIL_COMMON_READER(extern_, types::bigint, std::int64_t, cursor_)                         \
    MIZZLE_DETAIL_COMMON_READER(extern_, types::boolean, bool, cursor_)                                \
    MIZZLE_DETAIL_COMMON_READER(extern_, types::double_precision, double, cursor_)                     \
    MIZZLE_DETAIL_COMMON_READER(extern_, types::text, std::string, cursor_)                            \
    MIZZLE_DETAIL_COMMON_READER(extern_, types::timestamptz, timestamptz, cursor_)                     \
    extern_ template void read_cell<types::serial, std::int32_t, cursor_>(const cursor_&, int, void*); \
    extern_ template void read_cell<types::bigserial, std::int64_t, cursor_>(const cursor_&, int, void*);
#define MIZZLE_DETAIL_COMMON_READER(extern_, type_, value_, cursor_)                     \
    extern_ template void read_cell<type_, value_, cursor_>(const cursor_&, int, void*); \
    extern_ template void read_cell<type_, std::optional<value_>, cursor_>(const cursor_&, int, void*);
