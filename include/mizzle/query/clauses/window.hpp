// over (partition by ... order by ... frame): the rows that a call looks at from each row.
#pragma once
#include "../functions/aggregate_call.hpp"
#include "../node.hpp"
#include "frame.hpp"

namespace mizzle::detail {

template <class Partition, class Order, class Frame> struct window_spec;

template <class T> inline constexpr bool is_window_spec = false;
template <class P, class O, class F> inline constexpr bool is_window_spec<window_spec<P, O, F>> = true;

template <class Start, class End> inline constexpr bool bounds_fit = false;
template <class Start, class End>
    requires(is_frame_bound<Start> && is_frame_bound<End>)
inline constexpr bool bounds_fit<Start, End> =
    Start::kind <= End::kind && Start::kind != bound_kind::unbounded_following &&
    End::kind != bound_kind::unbounded_preceding;

#define MIZZLE_DETAIL_CHECK_FRAME(name)                                                                            \
    constexpr bool in_place = !has_frame;                                                                          \
    constexpr bool has_bounds = bounds_fit<Start, End>;                                                            \
    static_assert(in_place, "mizzle: a window has one frame");                                                     \
    static_assert(has_bounds, "mizzle: " #name "() takes a start and an end that does not lie before it, each of " \
                              "unbounded_preceding, preceding(n), current_row, following(n), unbounded_following")

template <class... P, class... O, class Frame> struct window_spec<pack<P...>, pack<O...>, Frame> {
    static constexpr feature_set needs =
        (0u | ... | needs_of_groups<typename P::sql_type>) | (0u | ... | needs_of_sorting<O>);
    static constexpr bool may_be_empty = Frame::may_be_empty;
    static constexpr bool has_frame = !std::is_same_v<Frame, no_frame>;
    MIZZLE_DETAIL_NO_ADDRESS pack<P...> partition{};
    MIZZLE_DETAIL_NO_ADDRESS pack<O...> order{};
    MIZZLE_DETAIL_NO_ADDRESS Frame rows{};

    constexpr window_spec() = default;
    constexpr window_spec(pack<P...> p, pack<O...> o, Frame f)
        : partition(std::move(p)), order(std::move(o)), rows(std::move(f)) {}
    MIZZLE_DETAIL_PARTS(each(P, partition), each(O, order), one(rows))

    // With an order and no frame, a call looks at the rows up to the current one and those that are sorted with it.
    template <class... X> constexpr auto order_by(const X&... orderings) const {
        constexpr bool in_place = sizeof...(O) == 0 && !has_frame;
        constexpr bool sorts = sizeof...(X) > 0 && (sorts_by_expression<X> && ...);
        static_assert(in_place, "mizzle: order_by() of a window comes once, after partition_by() and before the frame");
        static_assert(sorts, "mizzle: order_by() of a window takes columns or expressions, each perhaps in asc() or "
                             "desc()");
        static_assert((is_comparable<X> && ...), MIZZLE_DETAIL_JSON_RULE("order_by() sorts"));
        static_assert(!(has_window<X> || ...),
                      "mizzle: a window cannot use a window function; select that in a subquery");
        if constexpr (in_place && sorts)
            return window_spec<pack<P...>, pack<X...>, Frame>{partition, pack<X...>(0, orderings...), rows};
        else return window_spec(*this);
    }
    // Rows counted one by one.
    template <class Start, class End> constexpr auto rows_between(const Start& start, const End& end) const {
        MIZZLE_DETAIL_CHECK_FRAME(rows_between);
        static_assert(!has_bounds || (offset_fits<frame_mode::rows, Start> && offset_fits<frame_mode::rows, End>),
                      "mizzle: the offset of rows_between() is a whole number");
        return with_frame<frame_mode::rows>(start, end);
    }
    // Rows by the distance of what they are sorted by; those that are sorted alike go together.
    template <class Start, class End> constexpr auto range_between(const Start& start, const End& end) const {
        MIZZLE_DETAIL_CHECK_FRAME(range_between);
        static_assert(
            !has_bounds || (offset_fits<frame_mode::range, Start, sorted_by<O>...> &&
                            offset_fits<frame_mode::range, End, sorted_by<O>...>),
            "mizzle: an offset of range_between() needs one order_by() to add to: a whole number to integers, "
            "a number to numbers, a mizzle::interval to dates and times");
        return with_frame<frame_mode::range>(start, end);
    }
    // Rows counted by groups, which are those that are sorted alike.
    template <class Start, class End> constexpr auto groups_between(const Start& start, const End& end) const {
        MIZZLE_DETAIL_CHECK_FRAME(groups_between);
        static_assert(!has_bounds || (offset_fits<frame_mode::groups, Start> && offset_fits<frame_mode::groups, End>),
                      "mizzle: the offset of groups_between() is a whole number");
        static_assert(sizeof...(O) > 0, "mizzle: groups_between() needs an order_by(): it says which rows are a group");
        return with_frame<frame_mode::groups>(start, end);
    }

    // The frame without the current row; without all rows that are sorted with it; without those but the row itself.
    constexpr auto exclude_current_row() const { return excluding<frame_exclusion::current_row>(); }
    constexpr auto exclude_group() const { return excluding<frame_exclusion::group>(); }
    constexpr auto exclude_ties() const { return excluding<frame_exclusion::ties>(); }

private:
    template <frame_mode Mode, class Start, class End>
    constexpr auto with_frame(const Start& start, const End& end) const {
        if constexpr (has_frame || !bounds_fit<Start, End>) {
            return window_spec(*this);
        } else {
            constexpr bool is_typed =
                Mode == frame_mode::range && offset_fits<Mode, Start, sorted_by<O>...> &&
                offset_fits<Mode, End, sorted_by<O>...> &&
                (needs_typed_range<Start, sorted_by<O>...> || needs_typed_range<End, sorted_by<O>...>);
            using frame_type = frame<Mode, Start, End, frame_exclusion::no_others,
                                     is_typed ? needed(feature::typed_range_frames) : 0u>;
            return window_spec<pack<P...>, pack<O...>, frame_type>{partition, order, frame_type(start, end)};
        }
    }
    template <frame_exclusion E> constexpr auto excluding() const {
        static_assert(has_frame, "mizzle: exclude_...() comes after the frame: rows_between(), range_between(), "
                                 "groups_between()");
        if constexpr (has_frame) {
            auto frame = rows.template excluding<E>();
            return window_spec<pack<P...>, pack<O...>, decltype(frame)>{partition, order, frame};
        } else {
            return window_spec(*this);
        }
    }
};
#undef MIZZLE_DETAIL_CHECK_FRAME

// The rows that agree with the current one on these.
template <class... X> constexpr auto partition_by(const X&... expressions) {
    constexpr bool has_expressions = sizeof...(X) > 0 && (expression_like<X> && ...);
    static_assert(has_expressions, "mizzle: partition_by() takes columns or expressions");
    static_assert((is_comparable<X> && ...), MIZZLE_DETAIL_JSON_RULE("partition_by() compares"));
    static_assert(!(has_window<X> || ...), "mizzle: a window cannot use a window function; select that in a subquery");
    if constexpr (has_expressions)
        return window_spec<pack<X...>, pack<>, no_frame>{pack<X...>(0, expressions...), {}, {}};
    else return window_spec<pack<>, pack<>, no_frame>{};
}

// A window of all rows, in this order.
template <class... X>
    requires(sizeof...(X) > 0 && (sorts_by_expression<X> && ...))
constexpr auto order_by(const X&... orderings) {
    return window_spec<pack<>, pack<>, no_frame>{}.order_by(orderings...);
}

// A window that the statement names by window(name, ...).
template <class Name> struct named_window {
    using parts = type_list<>;
    using name = Name;
    static constexpr feature_set needs = needed(feature::named_window);
    static constexpr bool may_be_empty = true;  // its frame is not known here
};

template <class Self> template <class Window> constexpr auto rows_call_steps<Self>::over(const Window& window) const {
    using form = typename modified_form<Self>::type;
    constexpr bool is_named = output_name<Window>;
    constexpr bool in_place = !form::is_window;
    static_assert(in_place, "mizzle: over() comes once, at the end");
    static_assert(is_named || is_window_spec<Window>,
                  "mizzle: over() takes partition_by(...), order_by(...), or a name that window(name, ...) defines");
    static_assert(!form::is_within_group, "mizzle: an aggregate with within_group() is not computed over a window");
    static_assert(!has_distinct_argument<typename form::call_type>,
                  "mizzle: over() computes with all values; distinct() is for groups");
    static_assert(decltype(form::order)::size == 0 || form::is_within_group,
                  "mizzle: over() has an order of its own: over(order_by(...)) in place of order_by(...)");
    if constexpr (in_place && (is_named || is_window_spec<Window>)) {
        return [&]<class Call, class O, class F>(const modified_call<Call, O, F, no_window>& node) {
            if constexpr (is_named)
                return modified_call<Call, O, F, named_window<Window>>{
                    node.function_call, node.order, node.condition_of_rows, {}};
            else
                return modified_call<Call, O, F, Window>{node.function_call, node.order, node.condition_of_rows,
                                                         window};
        }(as_modified(static_cast<const Self&>(*this)));
    } else {
        return Self(static_cast<const Self&>(*this));
    }
}
template <class Self> constexpr auto rows_call_steps<Self>::over() const {
    return over(window_spec<pack<>, pack<>, no_frame>{});
}
template <class Self> template <fixed_string Name> constexpr auto rows_call_steps<Self>::over() const {
    return over(text_name<Name>{});
}

}  // namespace mizzle::detail

namespace mizzle {

// order_by(...) is a window of all rows, in this order: `over (order by ...)`.
using detail::order_by;
// partition_by(...) is a window of the rows that agree with the current one on these: `over (partition by ...)`.
using detail::partition_by;

}  // namespace mizzle
