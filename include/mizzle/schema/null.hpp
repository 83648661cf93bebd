// SQL's NULL as a value that a program can write.
#pragma once

namespace mizzle {

struct null_t {
    explicit constexpr null_t() = default;
};

// Sets a nullable column to NULL: `{.description = null}`. A comparison with it does not compile.
inline constexpr null_t null{};

}  // namespace mizzle
