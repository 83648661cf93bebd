// window name as (partition by ... order by ... frame), between having() and order_by(): for over(name).
#pragma once
#include "../expressions/subquery.hpp"
#include "../node.hpp"
#include "select.hpp"
#include "window.hpp"

namespace mizzle::detail {

template <class Before, class Name, class Window>
struct MIZZLE_DETAIL_STATEMENT window_clause : after<Before>,
                                               Before::template steps<window_clause<Before, Name, Window>> {
    using window_name = Name;
    static constexpr auto place = clause::window;
    static constexpr bool follows_window = Before::place == clause::window;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS Window window_definition{};
    constexpr window_clause() = default;
    constexpr window_clause(Before b, Window w) : before(std::move(b)), window_definition(std::move(w)) {}
    MIZZLE_DETAIL_PARTS(one(before), one(window_definition))
};

// Whether the statement defines a window of this name.
template <class Name> struct defining_window {
    template <class S> struct is : std::false_type {};
    template <class S>
        requires requires { typename S::window_name; }
    struct is<S> : std::is_same<typename S::window_name, Name> {};
};
template <class S, class Name> inline constexpr bool defines_window = has_clause<defining_window<Name>::template is, S>;

// Whether every window that the tree names is one of the statement's. A subquery has its own.
MIZZLE_DETAIL_ALL_PARTS_WITH(S, windows_defined, all_windows_defined)
template <class S, class Name> inline constexpr bool windows_defined<S, named_window<Name>> = defines_window<S, Name>;
template <class S, class Inner>
inline constexpr bool windows_defined<S, subselect<Inner>> = windows_defined<Inner, Inner>;

// Asked only of statements that name one.
template <bool IsAsked, class S> inline constexpr bool names_windows = true;
template <class S> inline constexpr bool names_windows<true, S> = windows_defined<S, S>;

template <class Self>
template <class Name, class Window>
constexpr auto select_steps<Self>::window(const Name&, const Window& definition) const {
    constexpr bool in_place = Self::place >= clause::from && Self::place <= clause::window;
    constexpr bool is_definition = output_name<Name> && is_window_spec<Window>;
    static_assert(in_place, "mizzle: window() comes after having() and before order_by()");
    static_assert(is_definition,
                  "mizzle: window() takes a name declared with MIZZLE_NAME and partition_by(...) or order_by(...)");
    static_assert(!in_place || in_scope<typename Self::source, Window>,
                  "mizzle: window() uses a column whose table is not in from() or a join; join the table");
    static_assert(!in_place || !requires_groups<Self> || is_grouped<typename Self::groups, Window>,
                  "mizzle: window() uses a column that is neither in group_by() nor inside an aggregate");
    if constexpr (in_place && is_definition) {
        static_assert(!defines_window<Self, Name>, "mizzle: a window of this name is defined already");
        return window_clause<Self, Name, Window>{static_cast<const Self&>(*this), definition};
    } else {
        return Self(static_cast<const Self&>(*this));
    }
}
template <class Self>
template <fixed_string Name, class Window>
constexpr auto select_steps<Self>::window(const Window& definition) const {
    return window(text_name<Name>{}, definition);
}

}  // namespace mizzle::detail
