// Text is UTF-8, or refused: MariaDB compares, joins and changes other bytes without a word, and loses some of them.
#pragma once
#include "../inline.hpp"
#include "../message.hpp"
#include "../schema/utf8.hpp"

#include <string_view>

namespace mizzle::detail::mysql_detail {

[[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE inline void throw_not_utf8() {
    throw_usage_error(
        "mizzle: a text that is given to MySQL is not UTF-8; give bytes, and declare the column as bytea");
}

inline void expect_utf8(std::string_view text) {
    if (!is_utf8(text)) [[unlikely]]
        throw_not_utf8();
}

}  // namespace mizzle::detail::mysql_detail
