// json<T> and jsonb<T> for every T that nlohmann-json converts.
#pragma once
#include "../standard.hpp"

#include "../schema/types.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace mizzle {

template <class T> struct json_adapter {
    static std::string to_text(const T& value) { return nlohmann::json(value).dump(); }
    static T from_text(std::string_view text) { return nlohmann::json::parse(text).template get<T>(); }
};

}  // namespace mizzle
