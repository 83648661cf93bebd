// The members of a program's aggregate, by position.
#pragma once
#include "decode.hpp"

#include <type_traits>
#include <utility>

namespace mizzle::detail {

inline constexpr std::size_t most_members = 24;

// How many members the aggregate has; 0 for what is none, one more than the most for what has too many.
template <class T> constexpr std::size_t count_members() {
    if constexpr (!std::is_class_v<T> || !std::is_aggregate_v<T>) return 0;
    else
        return []<std::size_t... N>(std::index_sequence<N...>) {
            std::size_t count = 0;
            ((count = has_members<T, N + 1> ? N + 1 : count), ...);
            return count;
        }(std::make_index_sequence<most_members + 1>{});
}
template <class T> inline constexpr std::size_t member_count = count_members<T>();

// f(a, b, ...) with all of them.
// clang-format off
template <class T, class F> constexpr auto with_members(T& x, F&& f) {
    constexpr auto count = member_count<T>;
    if constexpr (count == 1) { auto& [m1] = x; return f(m1); }
    else if constexpr (count == 2) { auto& [m1, m2] = x; return f(m1, m2); }
    else if constexpr (count == 3) { auto& [m1, m2, m3] = x; return f(m1, m2, m3); }
    else if constexpr (count == 4) { auto& [m1, m2, m3, m4] = x; return f(m1, m2, m3, m4); }
    else if constexpr (count == 5) { auto& [m1, m2, m3, m4, m5] = x; return f(m1, m2, m3, m4, m5); }
    else if constexpr (count == 6) { auto& [m1, m2, m3, m4, m5, m6] = x; return f(m1, m2, m3, m4, m5, m6); }
    else if constexpr (count == 7) { auto& [m1, m2, m3, m4, m5, m6, m7] = x; return f(m1, m2, m3, m4, m5, m6, m7); }
    else if constexpr (count == 8) { auto& [m1, m2, m3, m4, m5, m6, m7, m8] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8); }
    else if constexpr (count == 9) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9); }
    else if constexpr (count == 10) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10); }
    else if constexpr (count == 11) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11); }
    else if constexpr (count == 12) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12); }
    else if constexpr (count == 13) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13); }
    else if constexpr (count == 14) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14); }
    else if constexpr (count == 15) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15); }
    else if constexpr (count == 16) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16); }
    else if constexpr (count == 17) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17); }
    else if constexpr (count == 18) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18); }
    else if constexpr (count == 19) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19); }
    else if constexpr (count == 20) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20); }
    else if constexpr (count == 21) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21); }
    else if constexpr (count == 22) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22); }
    else if constexpr (count == 23) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23); }
    else if constexpr (count == 24) { auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24] = x; return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24); }
}
// clang-format on

struct member_lister {
    template <class... M> constexpr auto operator()(const M&...) const { return type_list<M...>{}; }
};
template <class List> inline constexpr bool all_have_sql_types = false;
template <class... M> inline constexpr bool all_have_sql_types<type_list<M...>> = (has_sql_type<M> && ...);

// Whether it is an aggregate of the program's, each of whose members is of a type that SQL has.
template <class T>
inline constexpr bool reads_members = [] {
    if constexpr (has_sql_type<T> || table_row<T> || requires { typename T::mizzle_outputs; }) return false;
    else if constexpr (member_count<T> == 0 || member_count<T> > most_members) return false;
    else return all_have_sql_types<decltype(with_members(std::declval<T&>(), member_lister{}))>;
}();

}  // namespace mizzle::detail
