// The functions of client.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "client.hpp"

namespace mizzle::detail::mysql_detail {

MIZZLE_INLINE handle_holder new_handle() {
    static const int problem = mysql_library_init(0, nullptr, nullptr);
    handle_holder handle(problem == 0 ? mysql_init(nullptr) : nullptr);
    if (!handle) throw std::bad_alloc();
    return handle;
}

}  // namespace mizzle::detail::mysql_detail
