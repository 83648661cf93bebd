// The functions of time_limit.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "time_limit.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::chrono::nanoseconds time_limit::until_next_look() const {
    auto next = std::max<std::chrono::nanoseconds>(end_ - clock::now(), std::chrono::nanoseconds(0));
    if (token_ != nullptr) next = std::min<std::chrono::nanoseconds>(next, std::chrono::milliseconds(5));
    return outer_ == nullptr ? next : std::min(next, outer_->until_next_look());
}

MIZZLE_NOINLINE MIZZLE_INLINE void time_limit::throw_over(std::string_view statement) const {
    error_details details;
    details.statement = statement;
    throw query_canceled(message_of({"mizzle: ",
                                     was_stopped() ? "a stop was asked for, as until() heeds it"
                                                   : "the time that within() gives is over",
                                     "; nothing of the call stays."}),
                         details);
}

}  // namespace mizzle::detail
