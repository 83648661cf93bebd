// What a notification carries: text, which is read as the type of its channel.
#pragma once
#include "../database/error.hpp"
#include "../schema/types.hpp"

#include <charconv>
#include <concepts>
#include <exception>
#include <string>
#include <string_view>
#include <type_traits>

namespace mizzle::detail {

// For std::string, integers and what a json_adapter converts; a program may specialise it for others. from_text()
// throws decode_error.
template <class T> struct notification_payload {
    static std::string to_text(const T& value) { return json_adapter<T>::to_text(value); }
    static T from_text(std::string_view text, std::string_view channel) {
        try {
            return json_adapter<T>::from_text(text);
        } catch (const std::exception& e) {
            throw decode_error(channel, {}, {"text", unfit::form, "JSON of the channel's type", e.what()}, "notify");
        }
    }
};
template <> struct notification_payload<std::string> {
    static std::string to_text(const std::string& value) { return value; }
    static std::string from_text(std::string_view text, std::string_view) { return std::string(text); }
};
template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>)
struct notification_payload<T> {
    static std::string to_text(T value) { return std::to_string(value); }
    static T from_text(std::string_view text, std::string_view channel) {
        T value{};
        const auto end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, value);
        if (read.ec != std::errc{} || read.ptr != end)
            throw decode_error(channel, {}, {"text", unfit::form, "an integer of the channel's type"}, "notify");
        return value;
    }
};

namespace postgres_detail {

inline void expect_payload(std::string_view text) {
    if (text.size() >= 8000)
        throw_usage_error(
            "mizzle: PostgreSQL carries less than 8000 bytes in a notification; send a key, and let those "
            "who listen look at its row");
}

}  // namespace postgres_detail

}  // namespace mizzle::detail
