// Names that give a result row a member: MIZZLE_NAME(total) and then sum(x).as(total) is row.total.
#pragma once
#include "../schema/declaration_macros.hpp"
#include "../schema/declaration_text.hpp"
#include "../schema/fixed_string.hpp"

#include <string_view>
#include <type_traits>

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

// What MIZZLE_NAME declares. A class inside of a function can have no template, so the member's is made by a function.
template <class Self> struct declared_name : output_name_tag {
    static constexpr std::string_view name = Self::mizzle_text();
    template <class T> struct field : decltype(Self::mizzle_field()(std::type_identity<T>()))::type {
        bool operator==(const field&) const = default;
    };
    template <class T> static constexpr T& get(field<T>& f) { return f.mizzle_member(); }
};
template <class Name> inline constexpr Name declared_name_object{};

}  // namespace mizzle

// In a namespace or in a function. A reference, since only that may be the same in both and in all files that include
// a header.
#define MIZZLE_NAME(...)                                                                                           \
    static_assert(                                                                                                 \
        ::mizzle::entry_text::accept<::mizzle::entry_text::fault_of_name(MIZZLE_DETAIL_TEXT(__VA_ARGS__), "")>()); \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_OUTPUT_NAME, __VA_ARGS__)(__VA_ARGS__)
#define MIZZLE_DETAIL_OUTPUT_NAME(name_, ...)                                  \
    struct name_##_name : ::mizzle::declared_name<name_##_name> {              \
        static constexpr ::std::string_view mizzle_text() { return #name_; }   \
        static constexpr auto mizzle_field() {                                 \
            return []<class MizzleT>(::std::type_identity<MizzleT>) {          \
                struct mizzle_field_type {                                     \
                    MizzleT name_;                                             \
                    constexpr MizzleT& mizzle_member() { return name_; }       \
                    bool operator==(const mizzle_field_type&) const = default; \
                };                                                             \
                return ::std::type_identity<mizzle_field_type>();              \
            };                                                                 \
        }                                                                      \
    };                                                                         \
    [[maybe_unused]] constexpr const auto& name_ = ::mizzle::declared_name_object<name_##_name>;

// The same for the names of functions, in a namespace or a class.
#define MIZZLE_DETAIL_NAME(type_, name_)                                                          \
    struct type_ : ::mizzle::output_name_tag {                                                    \
        static constexpr ::std::string_view name = #name_;                                        \
        template <class T> struct field {                                                         \
            T name_;                                                                              \
            friend bool operator==(const field&, const field&) = default;                         \
        };                                                                                        \
        template <class T> static constexpr T& get(field<T>& mizzle_f) { return mizzle_f.name_; } \
    };
