// db.within(200ms), db.until(token): what can be asked of a database with a limit of time.
#pragma once
#include "../../schema/no_unique_address.hpp"
#include "time_limit.hpp"

#include <concepts>
#include <type_traits>

namespace mizzle::detail {

template <class Database, class Token = no_token> class limited;

#define MIZZLE_DETAIL_LIMIT_OF_TEMPORARY                                                                             \
    "mizzle: what within() and until() give only looks at the database, which must outlive it; give the database a " \
    "name"

template <class Self> class limited_calls {
public:
    // The same calls, each of which may take so long, or runs until somebody asks it to stop: see limited.hpp.
    [[nodiscard]] auto within(time_span<std::chrono::nanoseconds> most) & MIZZLE_DETAIL_LOOKED_AT {
        return limited<Self>(static_cast<Self&>(*this), most, {});
    }
    template <class T>
        requires(!std::convertible_to<const T&, time_span<std::chrono::nanoseconds>>)
    [[nodiscard]] auto within(const T&) & {
        static_assert(std::convertible_to<const T&, time_span<std::chrono::nanoseconds>>,
                      "mizzle: within() takes a time and its unit, such as std::chrono::milliseconds(200)");
        return limited<Self>(static_cast<Self&>(*this), no_end, {});
    }
    template <stop_token_like Token> [[nodiscard]] auto until(Token token) & MIZZLE_DETAIL_LOOKED_AT {
        return limited<Self, Token>(static_cast<Self&>(*this), no_end, token);
    }
    template <class T>
        requires(!stop_token_like<T>)
    [[nodiscard]] auto until(const T&) & {
        static_assert(stop_token_like<T>,
                      "mizzle: until() takes a std::stop_token; a time is within(std::chrono::milliseconds(200))");
        return limited<Self>(static_cast<Self&>(*this), no_end, {});
    }
    template <class T> auto within(const T&) && {
        static_assert(std::is_void_v<T>, MIZZLE_DETAIL_LIMIT_OF_TEMPORARY);
        return limited<Self>(static_cast<Self&>(*this), no_end, {});
    }
    template <class T> auto until(const T&) && {
        static_assert(std::is_void_v<T>, MIZZLE_DETAIL_LIMIT_OF_TEMPORARY);
        return limited<Self>(static_cast<Self&>(*this), no_end, {});
    }
};
#undef MIZZLE_DETAIL_LIMIT_OF_TEMPORARY

}  // namespace mizzle::detail
