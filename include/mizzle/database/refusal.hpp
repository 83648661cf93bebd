// What an error that a client library tells is thrown as.
#pragma once
#include "error.hpp"

#include <concepts>
#include <string>
#include <string_view>

namespace mizzle::detail {

// A driver has a hundred of these. Each is a pointer and a text: a throw for each of them would be most of the code
// that a file with one query is compiled to.
struct refusal {
    void (*throw_it)(const std::string& message, const error_details& details);
    std::string_view remedy;

    [[noreturn]] MIZZLE_COLD void raise(const std::string& message, const error_details& details) const;
};

template <class Error>
[[noreturn]] MIZZLE_COLD void throw_as(const std::string& message, const error_details& details) {
    if constexpr (std::derived_from<Error, database_error>) throw Error(message, details);
    else throw Error(message);
}

template <class Error> constexpr refusal refused_as(std::string_view remedy) { return {throw_as<Error>, remedy}; }

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "refusal.ipp"
#endif
