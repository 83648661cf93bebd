// json<T> and jsonb<T> for every T that nlohmann-json converts.
#pragma once
#include "../standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "../error.hpp"
#include "../schema/floating.hpp"
#include "../schema/types.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

namespace mizzle::detail {

// dump() would write null for NaN and for the infinities.
inline void refuse_what_json_lacks(const nlohmann::json& value) {
    if (value.is_number_float() && !is_finite(value.template get<double>()))
        throw_usage_error("mizzle: JSON has no NaN and no infinity; leave the number out, or make it null");
    if (value.is_structured())
        for (const auto& element : value) refuse_what_json_lacks(element);
}

}  // namespace mizzle::detail

namespace mizzle {

template <class T> struct json_adapter {
    static std::string to_text(const T& value) {
        const nlohmann::json document(value);
        detail::refuse_what_json_lacks(document);
        return document.dump();
    }
    static T from_text(std::string_view text) {
        // The parser takes a NUL for the end, whatever follows it.
        if (text.find('\0') != std::string_view::npos)
            throw std::invalid_argument("a NUL character, which JSON escapes");
        return nlohmann::json::parse(text).template get<T>();
    }
};

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
