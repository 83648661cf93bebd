// rows | range | groups between start and end [exclude ...]: which rows around its own a call with over() looks at.
#pragma once
#include "../bind.hpp"
#include "../node.hpp"
#include "../pack.hpp"
#include "../values/parameter.hpp"

namespace mizzle::detail {

enum class frame_mode : unsigned char { rows, range, groups };
// In the order in which they lie.
enum class bound_kind : unsigned char { unbounded_preceding, preceding, current_row, following, unbounded_following };
enum class frame_exclusion : unsigned char { no_others, current_row, group, ties };

template <bound_kind Kind, class... N> struct frame_bound {
    static constexpr auto kind = Kind;
    MIZZLE_DETAIL_NO_ADDRESS pack<N...> offset{};
    constexpr frame_bound() = default;
    constexpr explicit frame_bound(pack<N...> n) : offset(std::move(n)) {}
    MIZZLE_DETAIL_PARTS(each(N, offset))
};

template <class Bound>
inline constexpr bool has_offset = Bound::kind == bound_kind::preceding || Bound::kind == bound_kind::following;

// An end of a frame: the first row of the partition, `unbounded preceding`.
inline constexpr frame_bound<bound_kind::unbounded_preceding> unbounded_preceding{};
// An end of a frame: the last row of the partition, `unbounded following`.
inline constexpr frame_bound<bound_kind::unbounded_following> unbounded_following{};
// An end of a frame: the row itself, `current row`.
inline constexpr frame_bound<bound_kind::current_row> current_row{};

template <class T> inline constexpr bool is_frame_bound = false;
template <bound_kind K, class... N> inline constexpr bool is_frame_bound<frame_bound<K, N...>> = true;

template <class N>
inline constexpr bool is_offset = parameter_node<N> || whole_number<N> || std::floating_point<N> ||
                                  std::is_same_v<N, numeric> || std::is_same_v<N, interval>;

template <class N> constexpr auto make_offset(const N& offset) {
    if constexpr (!is_offset<N>) {
        return invalid<types::bigint>{};
    } else if constexpr (expression_like<N>) {
        return offset;
    } else if constexpr (std::is_same_v<N, numeric>) {
        if (offset.is_negative()) throw_usage_error("mizzle: the offset of a frame must not be negative");
        return value<types::numeric, owned<numeric>>({offset});
    } else if constexpr (std::is_same_v<N, interval>) {
        return value<types::interval, interval>(offset);
    } else {
        if (!(offset >= N(0))) throw_usage_error("mizzle: the offset of a frame must not be negative");
        if constexpr (whole_number<N>) return value<types::bigint, std::int64_t>(convert_to<std::int64_t>(offset));
        else return value<types::double_precision, double>(static_cast<double>(offset));
    }
}

// So many rows or groups before the current row; with range_between() those whose value is less by as much: a number,
// or an interval of time (PostgreSQL only).
template <class N> constexpr auto preceding(const N& offset) {
    static_assert(is_offset<N>, "mizzle: preceding() takes a number, an interval, or a param of one");
    using node = decltype(make_offset(offset));
    return frame_bound<bound_kind::preceding, node>{pack<node>(0, make_offset(offset))};
}
// following(n) is an end of a frame, so much after the current row: `n following`.
template <class N> constexpr auto following(const N& offset) {
    static_assert(is_offset<N>, "mizzle: following() takes a number, an interval, or a param of one");
    using node = decltype(make_offset(offset));
    return frame_bound<bound_kind::following, node>{pack<node>(0, make_offset(offset))};
}

struct no_frame {
    using parts = type_list<>;
    static constexpr bool may_be_empty = false;
};

template <frame_mode Mode, class Start, class End, frame_exclusion Exclusion, feature_set Needs> struct frame {
    static constexpr feature_set needs =
        Needs | (has_offset<Start> || has_offset<End> ? needed(feature::frame_offsets) : 0) |
        (Mode == frame_mode::groups || Exclusion != frame_exclusion::no_others ? needed(feature::frame_groups) : 0);
    static constexpr bool may_be_empty = Start::kind > bound_kind::current_row || End::kind < bound_kind::current_row ||
                                         Exclusion == frame_exclusion::current_row ||
                                         Exclusion == frame_exclusion::group;
    MIZZLE_DETAIL_NO_ADDRESS Start start{};
    MIZZLE_DETAIL_NO_ADDRESS End end{};
    constexpr frame() = default;
    constexpr frame(Start s, End e) : start(std::move(s)), end(std::move(e)) {}
    MIZZLE_DETAIL_PARTS(one(start), one(end))
    template <frame_exclusion E> constexpr auto excluding() const {
        return frame<Mode, Start, End, E, Needs>{start, end};
    }
};

// Whether an offset of this type can be added to what the rows are sorted by.
template <class Sorted, class Offset>
inline constexpr bool range_takes = [] {
    constexpr auto sorted = Sorted::sql_type::family, offset = Offset::sql_type::family;
    if (sorted == type_family::integer) return offset == type_family::integer;
    if (sorted == type_family::decimal) return offset == type_family::integer || offset == type_family::decimal;
    if (sorted == type_family::real) return is_number(offset);
    if (sorted == type_family::date || sorted == type_family::time || sorted == type_family::timestamp ||
        sorted == type_family::timestamptz || sorted == type_family::interval)
        return offset == type_family::interval;
    return false;
}();

template <frame_mode Mode, class Bound, class... Sorted> inline constexpr bool offset_fits = true;
template <bound_kind K, class N, class... Sorted>
inline constexpr bool offset_fits<frame_mode::rows, frame_bound<K, N>, Sorted...> =
    is_broken<N> || N::sql_type::family == type_family::integer;
template <bound_kind K, class N, class... Sorted>
inline constexpr bool offset_fits<frame_mode::groups, frame_bound<K, N>, Sorted...> =
    is_broken<N> || N::sql_type::family == type_family::integer;
template <bound_kind K, class N, class... Sorted>
inline constexpr bool offset_fits<frame_mode::range, frame_bound<K, N>, Sorted...> =
    is_broken<N> || (sizeof...(Sorted) == 1 && (range_takes<Sorted, N> && ...));

// SQLite adds offsets to plain numbers alone.
template <class Bound, class... Sorted> inline constexpr bool needs_typed_range = false;
template <bound_kind K, class N, class... Sorted>
inline constexpr bool needs_typed_range<frame_bound<K, N>, Sorted...> =
    ((Sorted::sql_type::family != type_family::integer && Sorted::sql_type::family != type_family::real) || ...) ||
    N::sql_type::family == type_family::decimal;

}  // namespace mizzle::detail

namespace mizzle {

// current_row is an end of a frame, the row itself: `current row`.
using detail::current_row;
using detail::following;
// preceding(n) is an end of a frame, so many rows or groups before the current row, or with range_between() those
// whose value is less by as much: `n preceding`.
using detail::preceding;
// unbounded_following is an end of a frame, the last row of the partition: `unbounded following`.
using detail::unbounded_following;
// unbounded_preceding is an end of a frame, the first row of the partition: `unbounded preceding`.
using detail::unbounded_preceding;

}  // namespace mizzle
