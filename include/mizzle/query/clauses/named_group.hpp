// A selected expression that group_by() has by its name, and that holds param<T>: what is given for those is given
// once.
//   select(coalesce(t.name, param<std::string>).as(code), count()).from(t).group_by(code)
#pragma once
#include "../bind.hpp"
#include "../node.hpp"

namespace mizzle::detail {

// `Before` is how many param<T> the statement has before the expression where that is selected.
template <class X, std::size_t Before> struct named_group : expression<named_group<X, Before>> {
    using sql_type = typename X::sql_type;
    static constexpr auto parameters_before = Before;
    X named{};
    constexpr named_group() = default;
    constexpr explicit named_group(X x) : named(std::move(x)) {}
    MIZZLE_DETAIL_PARTS(one(named))
};
template <class X, std::size_t Before> inline constexpr auto parameter_list<named_group<X, Before>> = type_list<>{};

// What a group is, however it is named.
template <class X> struct group_itself {
    using type = X;
};
template <class X, std::size_t Before> struct group_itself<named_group<X, Before>> {
    using type = X;
};

// How many param<T> stand before one of the parts.
template <class Part, class... Parts> constexpr std::size_t parameters_before(type_list<Parts...>) {
    std::size_t count = 0;
    bool is_found = false;
    const auto one = [&]<class P, class... T>(type_list<T...>) {
        is_found = is_found || std::is_same_v<P, Part>;
        if (!is_found) count += sizeof...(T);
    };
    (one.template operator()<Parts>(typename parameters_of<Parts>::type{}), ...);
    return count;
}

}  // namespace mizzle::detail
