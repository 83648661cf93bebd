// Names that give a result row a member: MIZZLE_NAME(total) and then sum(x).as(total) is row.total.
#pragma once
#include "../../schema/declaration_text.hpp"
#include "../../schema/fixed_string.hpp"
#include "../declaration_macros.hpp"

#include <string_view>
#include <type_traits>

namespace mizzle::detail {

struct output_name_tag {};

template <class T>
concept output_name = __is_base_of(output_name_tag, T);

// A name that is known by text only: get<"total">(row). A row's members are those of its bases, whose own names a
// program's columns must not have.
template <fixed_string Name> struct text_name : output_name_tag {
    static constexpr std::string_view name = Name.view();
    template <class T> struct mizzle_member {
        T mizzle_value;
        friend bool operator==(const mizzle_member&, const mizzle_member&) = default;
    };
    template <class T> using field = mizzle_member<T>;
    template <class T> static constexpr T& get(field<T>& f) { return f.mizzle_value; }
};

// An expression without a name; its value is found by position.
struct no_name : output_name_tag {
    static constexpr std::string_view name{};
    template <class T> struct mizzle_member {
        T mizzle_value;
        friend bool operator==(const mizzle_member&, const mizzle_member&) = default;
    };
    template <class T> using field = mizzle_member<T>;
    template <class T> static constexpr T& get(field<T>& f) { return f.mizzle_value; }
};

// What MIZZLE_NAME declares. A class inside of a function can have no template, so the member's is made by a function.
template <class Self> struct declared_name : output_name_tag {
    static constexpr std::string_view name = Self::mizzle_text();
    template <class T> struct mizzle_member : decltype(Self::mizzle_field()(std::type_identity<T>()))::type {
        bool operator==(const mizzle_member&) const = default;
    };
    template <class T> using field = mizzle_member<T>;
    template <class T> static constexpr T& get(field<T>& f) { return f.mizzle_value(); }
};
template <class Name> inline constexpr Name declared_name_object{};

}  // namespace mizzle::detail
