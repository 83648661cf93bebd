// SQL's NULL as a value that a program can write.
#pragma once
#include <cstddef>
#include <type_traits>

namespace mizzle::detail {

struct null_t {
    explicit constexpr null_t() = default;
};

// null sets a nullable column to NULL: `{.description = null}`. A comparison with it does not compile.
inline constexpr null_t null{};

// C's NULL is the number 0 to a template, where it is a long: it is told apart by what it becomes as well, a pointer.
// So is a 0L, and so a long without a name is not taken by the template that takes all values.
template <class V>
inline constexpr bool may_be_c_null =
    std::is_same_v<V, long> && std::is_same_v<decltype(NULL), long> && sizeof(long) == sizeof(long long);
template <class V>
concept no_c_null = !may_be_c_null<V>;
struct pointer_of_c_null;
// To an operator no conversion is as far as one by a constructor; a constructor's own argument is converted to another
// number at most.
struct number_of_c_null {
    long number;
    constexpr number_of_c_null(long n) : number(n) {}
    constexpr operator const long&() const { return number; }
};

#define MIZZLE_DETAIL_C_NULL_GIVEN \
    "mizzle: NULL is the number 0 to C++; write null, or 0 without a suffix if the number is meant"

}  // namespace mizzle::detail

namespace mizzle {

using detail::null;

}  // namespace mizzle
