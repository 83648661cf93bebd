// Why a type of the program's does not take a row: what the compiler names beside the sentence.
#pragma once
#include "aggregate_members.hpp"

#include <cstddef>
#include <tuple>
#include <utility>

namespace mizzle::detail::misfits {

// Words of what the compiler prints: has_one_for_each<members<3>, selected<2>> is false, and so is
// takes<position<2>, member<std::string>, given<int>>.
template <std::size_t N> struct members;
template <std::size_t N> struct selected;
template <std::size_t N> struct position;
template <class T> struct member;
template <class T> struct given;
template <class T> struct row;

template <class Members, class Selected> inline constexpr bool has_one_for_each = false;
template <std::size_t N> inline constexpr bool has_one_for_each<members<N>, selected<N>> = true;
template <class Position, class Member, class Given> inline constexpr bool takes = false;

// The values of a row, as they are given to members and as they are.
template <class Row> struct values;
template <class... Outputs> struct values<mizzle::detail::row<Outputs...>> {
    using passed = type_list<decltype(member_passed_on<Outputs>::of(std::declval<typename Outputs::value_type&>()))...>;
    using plain = type_list<typename Outputs::value_type...>;
};
template <class Row>
    requires table_row<Row>
struct values<Row> {
    template <class List> struct of;
    template <class T, class... C> struct of<column_list<T, C...>> {
        using type = type_list<value_of<C>...>;
    };
    using plain = typename of<typename table_of<Row>::mizzle_columns>::type;
    using passed = plain;
};

template <std::size_t I, class List> struct type_at;
template <std::size_t I, class... T> struct type_at<I, type_list<T...>> : std::tuple_element<I, std::tuple<T...>> {};

template <class Into, class List, class Indices> inline constexpr bool takes_first = false;
template <class Into, class List, std::size_t... I>
inline constexpr bool takes_first<Into, List, std::index_sequence<I...>> =
    requires { Into{std::declval<typename type_at<I, List>::type>()...}; };

// Counted from 0; that of the last where the beginning does not say.
template <class Into, class Passed, std::size_t Count> constexpr std::size_t first_misfit() {
    std::size_t at = Count - 1;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        static_cast<void>((
            (takes_first<Into, Passed, std::make_index_sequence<I + 1>> || (static_cast<void>(at = I), false)) && ...));
    }(std::make_index_sequence<Count>{});
    return at;
}

// What does not fit. Of a type that is no aggregate of as many members as it can be asked for, the whole row.
template <class Into, class Row> struct between {
    static constexpr std::size_t count = row_size<Row>;
    static constexpr bool is_listed = requires { typename values<Row>::plain; };
    // A type of one thing, as the row of a table is, has its members as that.
    static constexpr bool lacks_null = takes_only_value<std::optional<Into>, Row>;
    static constexpr bool has_members =
        is_listed && !lacks_null && member_count<Into> != 0 && member_count<Into> <= most_members;
    static constexpr bool is_counted = !has_members || member_count<Into> == count;
    using members = misfits::members<member_count<Into>>;
    using selected = misfits::selected<count>;

    static constexpr auto find() {
        if constexpr (has_members && is_counted) {
            constexpr auto at = first_misfit<Into, typename values<Row>::passed, count>();
            using members_of = decltype(with_members(std::declval<Into&>(), member_lister{}));
            return type_list<misfits::position<at + 1>, misfits::member<typename type_at<at, members_of>::type>,
                             given<typename type_at<at, typename values<Row>::plain>::type>>{};
        } else if constexpr (is_listed && count == 1) {
            return type_list<misfits::position<1>, misfits::member<Into>,
                             given<typename type_at<0, typename values<Row>::plain>::type>>{};
        } else {
            return type_list<misfits::position<0>, misfits::member<Into>, given<misfits::row<Row>>>{};
        }
    }
    using found = decltype(find());
    using position = typename type_at<0, found>::type;
    using member = typename type_at<1, found>::type;
    using value = typename type_at<2, found>::type;
};

}  // namespace mizzle::detail::misfits

// Of an answer that is read into `Into`, a type of the program's.
#define MIZZLE_DETAIL_CHECK_AGGREGATE(Into, Row)                                                                      \
    static_assert(std::is_same_v<Into, std::decay_t<Into>>,                                                           \
                  "mizzle: rows are read into values: db.all<std::string>(...), of a type that is neither a "         \
                  "reference nor const");                                                                             \
    static_assert(!written_row<Into>,                                                                                 \
                  "mizzle: new_row is what an insert takes, changes what an update takes; rows are read into the "    \
                  "table's row, as in db.all<users::row>(...), or an aggregate of the program's");                    \
    static_assert(!holds_view<Into, Row>,                                                                             \
                  "mizzle: the aggregate has a member that only looks at text, such as std::string_view, and the "    \
                  "text goes with the row; make it a std::string (a std::vector for a std::span, a value for a "      \
                  "reference)");                                                                                      \
    if constexpr (std::is_same_v<Into, std::decay_t<Into>> && !written_row<Into> && !holds_view<Into, Row> &&         \
                  !takes_row<Into, Row>) {                                                                            \
        using misfit = misfits::between<Into, Row>;                                                                   \
        if constexpr (!misfit::is_counted)                                                                            \
            static_assert(misfits::has_one_for_each<typename misfit::members, typename misfit::selected>,             \
                          "mizzle: the aggregate must have a member for each thing selected; it has more or fewer");  \
        else                                                                                                          \
            static_assert(misfits::takes<typename misfit::position, typename misfit::member, typename misfit::value>, \
                          "mizzle: the aggregate must have a member for each thing selected, in order and of its "    \
                          "type (std::optional where it may be NULL)");                                               \
    }
