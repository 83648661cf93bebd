// Names that give a result row a member: MIZZLE_NAME(total) and then sum(x).as(total) is row.total.
#pragma once
#include "../schema/declaration_macros.hpp"
#include "../schema/declaration_text.hpp"
#include "../schema/fixed_string.hpp"

#include <string_view>

namespace mizzle {

struct output_name_tag {};

template <class T>
concept output_name = __is_base_of(output_name_tag, T);

// A name that is known by text only: get<"total">(row).
template <fixed_string Name> struct text_name : output_name_tag {
    static constexpr std::string_view name = Name.view();
    template <class T> struct field {
        T value;
        friend bool operator==(const field&, const field&) = default;
    };
    template <class T> static constexpr T& get(field<T>& f) { return f.value; }
};

// An expression without a name; its value is found by position.
struct no_name : output_name_tag {
    static constexpr std::string_view name{};
    template <class T> struct field {
        T value;
        friend bool operator==(const field&, const field&) = default;
    };
    template <class T> static constexpr T& get(field<T>& f) { return f.value; }
};

}  // namespace mizzle

#define MIZZLE_NAME(...)                                                                                       \
    static_assert(                                                                                             \
        ::mizzle::entry_text::accept<::mizzle::entry_text::fault_of_name(MIZZLE_DETAIL_TEXT(__VA_ARGS__))>()); \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_OUTPUT_NAME, __VA_ARGS__)(__VA_ARGS__)
#define MIZZLE_DETAIL_OUTPUT_NAME(name_, ...) \
    MIZZLE_DETAIL_DECLARES(name_##_name)      \
    MIZZLE_DETAIL_NAME(name_##_name, name_)   \
    inline constexpr name_##_name name_{};

#define MIZZLE_DETAIL_NAME(type_, name_)                                                          \
    struct type_ : ::mizzle::output_name_tag {                                                    \
        static constexpr ::std::string_view name = #name_;                                        \
        template <class T> struct field {                                                         \
            T name_;                                                                              \
            friend bool operator==(const field&, const field&) = default;                         \
        };                                                                                        \
        template <class T> static constexpr T& get(field<T>& mizzle_f) { return mizzle_f.name_; } \
    };
