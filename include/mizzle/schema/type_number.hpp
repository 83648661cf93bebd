// A number that tells a type from all others while compiling.
#pragma once
#include <cstdint>

namespace mizzle::detail {

// Zero stands for no type. It is a hash of the type's name: under GCC's sanitizers the addresses of two variables
// cannot be compared while compiling.
using type_number = std::uint64_t;

template <class T> consteval type_number hash_of_type() {
    type_number hash = 0xcbf29ce484222325u;
    for (const char* c = __PRETTY_FUNCTION__; *c != '\0'; ++c)
        hash = (hash ^ static_cast<unsigned char>(*c)) * 0x100000001b3u;
    return hash == 0 ? 1 : hash;
}

template <class T> inline constexpr type_number number_of_type = hash_of_type<T>();

}  // namespace mizzle::detail
