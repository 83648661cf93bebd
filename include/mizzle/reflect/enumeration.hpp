// An enum that says its name in SQL: its enumerators are the labels, as those of MIZZLE_ENUM are.
//   enum class [[=words::named("priority")]] priority { low, medium, high [[=words::named("very high")]] };
#pragma once
#include "../schema/enumeration.hpp"
#include "members.hpp"

#include <array>
#include <cstddef>
#include <meta>
#include <string_view>
#include <type_traits>

namespace mizzle::detail {

namespace reflection {

consteval bool is_named_enum(std::meta::info type) {
    return !std::meta::annotations_of_with_type(type, ^^named).empty();
}
consteval std::string_view label_of_enumerator(std::meta::info enumerator) {
    for (const std::meta::info annotation : std::meta::annotations_of_with_type(enumerator, ^^named))
        return std::meta::extract<named>(annotation).name.view();
    return std::define_static_string(std::meta::identifier_of(enumerator));
}

}  // namespace reflection

template <class E>
    requires(std::is_enum_v<E> && reflection::is_named_enum(^^E))
struct reflected_enum<E> {
    static constexpr auto labels() {
        constexpr std::size_t count = std::meta::enumerators_of(^^E).size();
        static_assert(
            numbers_are_positions<E>(),
            "mizzle: the enumerators of an enum in SQL have no values of their own: its labels are counted from 0");
        return enumeration<count>{name(), all<count>()};
    }

private:
    // A label is found by its number.
    template <class Late> static consteval bool numbers_are_positions() {
        std::size_t i = 0;
        for (const std::meta::info value : std::meta::enumerators_of(^^Late))
            if (static_cast<std::size_t>(std::meta::extract<Late>(value)) != i++) return false;
        return true;
    }
    static consteval std::string_view name() {
        return std::meta::extract<reflection::named>(std::meta::annotations_of_with_type(^^E, ^^reflection::named)[0])
            .name.view();
    }
    template <std::size_t N> static consteval std::array<std::string_view, N> all() {
        std::array<std::string_view, N> result{};
        std::size_t i = 0;
        for (const std::meta::info value : std::meta::enumerators_of(^^E))
            result[i++] = reflection::label_of_enumerator(value);
        return result;
    }
};

}  // namespace mizzle::detail
