// Where a server is: mysql://user:password@host:port/database?socket=/path, each part but the scheme may be left out.
#pragma once
#include "../database/raw_text.hpp"
#include "../query/values/encode.hpp"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace mizzle::detail::mysql_detail {

struct address {
    std::string user, password, host, database, socket;
    unsigned port = 0;
};

// Nothing of the text is repeated: any part of it may be a password that was not written as an URL wants it.
[[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE inline void refuse_url(const char* sentence) { throw usage_error(sentence); }

std::string decoded(std::string_view text);

address parse_address(std::string_view url);

}  // namespace mizzle::detail::mysql_detail

#ifndef MIZZLE_COMPILED
#include "address.ipp"
#endif
