// What exec() takes: SQL text.
#pragma once
#include "../schema/given_text.hpp"

#include <string_view>
#include <type_traits>

namespace mizzle::detail {

// A null pointer would be text to std::string_view, and crash.
template <class Script>
concept no_script_text = std::is_null_pointer_v<Script> || !std::is_convertible_v<const Script&, std::string_view>;

}  // namespace mizzle::detail

#define MIZZLE_DETAIL_NO_SCRIPT_TEXT \
    "mizzle: exec() takes SQL text; a statement that is built in C++ runs by run(statement)"
