// select ... union select ...: union_, union_all, intersect, intersect_all, except, except_all.
//
// They take effect in the order in which they are written, as a.union_(b).intersect(c), whatever SQL would do first;
// an operand may be such a combination itself, and may have its own order_by() and limit(). Both sides give as many
// columns, of the same types; their names are those of the first.
#pragma once
#include "../expressions/subquery.hpp"
#include "../node.hpp"
#include "order_by.hpp"
#include "select_table.hpp"
#include "window_clause.hpp"

namespace mizzle::detail {

enum class set_operator : unsigned char { union_, intersect, except };

// A column of the result.
template <class Output, bool Nullable, class Type = typename Output::sql_type>
struct set_column : expression<set_column<Output, Nullable, Type>> {
    using sql_type = Type;
    using output_name = typename Output::name;
    using parts = type_list<>;
    using output = Output;
    static constexpr bool may_be_null = Nullable;
};

// The type of what comes from either side: of decimals, the one that has the digits of both.
template <class A, class B> struct set_type {
    using type = A;
};
template <class A, class B>
    requires(is_decimal<A> && is_decimal<B> && !are_kept_alike<A, B>)
struct set_type<A, B> : common_decimal<A, B> {};

template <set_operator Op, class L, class R> struct set_columns;
template <set_operator Op, class... L, class... R> struct set_columns<Op, type_list<L...>, type_list<R...>> {
    using type = type_list<set_column<L, L::is_nullable || (Op == set_operator::union_ && R::is_nullable),
                                      typename set_type<typename L::sql_type, typename R::sql_type>::type>...>;
    static constexpr bool converts = (!are_kept_alike<typename L::sql_type, typename R::sql_type> || ...);
    static constexpr bool makes_rows_others =
        converts || (Op == set_operator::union_ && adds_null<type_list<L...>, type_list<R...>>);
    // Beside decimals that are text, equal ones may be spelled in two ways.
    static constexpr feature_set needs =
        converts || ((is_decimal<typename L::sql_type> && !is_scaled<typename L::sql_type>) || ...)
            ? needed(feature::driver_functions)
            : 0u;
};

// The result's rows are those of `RowsOf`, unless the other operand makes a column of it NULL or of another form.
template <class RowsOf> struct set_source : no_source {
    using rows_of = RowsOf;
};
template <> struct set_source<void> : no_source {};

struct set_head {
    static constexpr auto kind = statement_kind::select;
};

// Where an ordering names a column of the result.
template <std::size_t I, class Column> struct output_position : expression<output_position<I, Column>> {
    using sql_type = typename Column::sql_type;
    using parts = type_list<>;
    static constexpr std::size_t index = I;
    constexpr output_position() = default;
    template <class X> constexpr output_position(const X&) {}
};

template <class Columns, class X> struct position_in {
    using type = void;
};
template <class... C, class X> struct position_in<type_list<C...>, X> {
    static constexpr std::size_t index = [] {
        std::size_t i = 0, at = sizeof...(C);
        ((at == sizeof...(C) &&
                  (std::is_same_v<typename C::output_name, X> || std::is_same_v<typename C::output::item, X>)
              ? void(at = i)
              : void(),
          ++i),
         ...);
        return at;
    }();
    template <std::size_t I> static constexpr auto find() {
        if constexpr (I < sizeof...(C))
            return std::type_identity<output_position<I, std::tuple_element_t<I, std::tuple<C...>>>>{};
        else return std::type_identity<void>{};
    }
    using type = typename decltype(find<index>())::type;
};

template <class Columns, class X> struct ordering_in {
    using apart = ordering_of<X>;
    using position = typename position_in<Columns, typename apart::operand_type>::type;
    using type = ordering<position, apart::way, apart::place_of_nulls>;
    static constexpr type make(const X& x) { return type(position(apart::operand(x))); }
};

template <std::size_t I, class Column, direction D, nulls N>
inline constexpr feature_set needs_of_sorting<ordering<output_position<I, Column>, D, N>> =
    needs_of_sorting<output_position<I, Column>> |
    (N != nulls::as_database && (N == nulls::first) == (D == direction::descending) ? needed(feature::nulls_of_sets)
                                                                                    : 0u);

// What follows a set operation: more of them, an order for the whole, limit and offset.
template <class Self> struct set_steps : select_steps<Self> {
    template <class... X> constexpr auto order_by(const X&... orderings) const {
        using columns = typename Self::returned;
        constexpr bool in_place = Self::place < clause::order_by;
        constexpr bool has_columns =
            sizeof...(X) > 0 && (!std::is_void_v<typename position_in<columns, sorted_by<X>>::type> && ...);
        static_assert(in_place, "mizzle: order_by() comes once, before limit() and offset()");
        static_assert(has_columns,
                      "mizzle: order_by() of a set operation takes columns and names that its first select gives, each "
                      "perhaps in asc() or desc()");
        if constexpr (has_columns)
            static_assert((is_comparable<typename ordering_in<columns, X>::type> && ...),
                          MIZZLE_DETAIL_JSON_RULE("order_by() sorts"));
        if constexpr (in_place && has_columns)
            return order_by_clause<Self, typename ordering_in<columns, X>::type...>{
                static_cast<const Self&>(*this),
                pack<typename ordering_in<columns, X>::type...>(0, ordering_in<columns, X>::make(orderings)...)};
        else return Self(static_cast<const Self&>(*this));
    }
};

// left union [all] right
template <set_operator Op, bool All, class L, class R>
struct MIZZLE_DETAIL_STATEMENT set_operation : set_steps<set_operation<Op, All, L, R>> {
    using head = set_head;
    using columns = set_columns<Op, outputs_of<L>, outputs_of<R>>;
    using source = set_source<std::conditional_t<columns::makes_rows_others, void, L>>;
    using groups = no_groups;
    using returned = typename columns::type;
    static constexpr feature_set needs =
        columns::needs | (Op == set_operator::union_ && All ? 0u : needs_of_same_list<returned>);
    template <class S> using steps = set_steps<S>;
    static constexpr auto place = clause::having;
    static constexpr bool is_filtered = false;
    static constexpr bool is_set_operation = true;
    static constexpr auto operation = Op;
    static constexpr bool keeps_all = All;
    MIZZLE_DETAIL_NO_ADDRESS L left{};
    MIZZLE_DETAIL_NO_ADDRESS R right{};
    constexpr set_operation() = default;
    constexpr set_operation(L l, R r) : left(std::move(l)), right(std::move(r)) {}
    MIZZLE_DETAIL_PARTS(one(left), one(right))
};

template <class Around, set_operator Op, bool All, class L, class R>
inline constexpr bool windows_defined<Around, set_operation<Op, All, L, R>> =
    windows_defined<L, L> && windows_defined<R, R>;

#define MIZZLE_DETAIL_SET_OPERATION(name_, op_, all_)                                                                 \
    template <class Self> template <class Other> constexpr auto select_steps<Self>::name_(const Other& other) const { \
        constexpr bool are_selects = is_whole_select<Self> && is_whole_select<Other>;                                 \
        static_assert(are_selects, "mizzle: " #name_ "() stands between two select(...).from(...)");                  \
        if constexpr (are_selects) {                                                                                  \
            static_assert(is_sound_select<Self> && is_sound_select<Other>,                                            \
                          "mizzle: a select of " #name_ "() uses a column that it does not read, or does not group"); \
            constexpr bool agree = outputs_agree<outputs_of<Self>, outputs_of<Other>>;                                \
            static_assert(agree, "mizzle: both selects of " #name_                                                    \
                                 "() must give as many columns, of the same types; cast those that differ");          \
            constexpr bool compares =                                                                                 \
                !agree || (set_operator::op_ == set_operator::union_ && all_) || are_comparable<outputs_of<Self>>;    \
            static_assert(compares,                                                                                   \
                          "mizzle: " #name_ "() compares json, which PostgreSQL can neither compare nor sort; "       \
                          "declare it as jsonb");                                                                     \
            if constexpr (agree)                                                                                      \
                return set_operation<set_operator::op_, all_, Self, Other>{static_cast<const Self&>(*this), other};   \
            else return Self(static_cast<const Self&>(*this));                                                        \
        } else {                                                                                                      \
            return Self(static_cast<const Self&>(*this));                                                             \
        }                                                                                                             \
    }                                                                                                                 \
    template <statement_like First, class... Others> constexpr auto name_(const First& first, const Others&...) {     \
        static_assert(std::is_void_v<First>,                                                                          \
                      "mizzle: " #name_ "() stands between two selects: first." #name_ "(second)");                   \
        return First(first);                                                                                          \
    }

MIZZLE_DETAIL_SET_OPERATION(union_, union_, false)
MIZZLE_DETAIL_SET_OPERATION(union_all, union_, true)
MIZZLE_DETAIL_SET_OPERATION(intersect, intersect, false)
MIZZLE_DETAIL_SET_OPERATION(intersect_all, intersect, true)
MIZZLE_DETAIL_SET_OPERATION(except, except, false)
MIZZLE_DETAIL_SET_OPERATION(except_all, except, true)

#undef MIZZLE_DETAIL_SET_OPERATION

}  // namespace mizzle::detail

namespace mizzle {

// except(select) keeps the rows that the other has not, each once: `except`.
using detail::except;
// except_all(select) takes each of the other's rows away once: `except all`.
using detail::except_all;
// intersect(select) keeps the rows that both have, each once: `intersect`.
using detail::intersect;
// intersect_all(select) keeps the rows that both have, as often as both have them: `intersect all`.
using detail::intersect_all;
// union_(select) adds the other's rows, each once: `select ... union select ...`.
using detail::union_;
// union_all(select) adds the other's rows, equal ones as often as they come: `union all`.
using detail::union_all;

}  // namespace mizzle
