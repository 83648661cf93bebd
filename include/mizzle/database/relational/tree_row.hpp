// The rows of a relational query: a member for each column, extra and relation of their level.
#pragma once
#include "../rows/decode.hpp"

namespace mizzle::detail {

namespace relational {

template <class L> struct level_row;
// The row type of a level.
template <class L> using row_of = typename level_row<L>::type;

}  // namespace relational

// A relation: many() is a vector; one() is a row where there is one for sure, else an optional.
template <class Relation, class Value> struct relation_output {
    using value_type = Value;
    template <class T> using field = typename Relation::template field<T>;
    static constexpr Value& get(field<Value>& f) { return Relation::get(f); }
    static constexpr std::string_view output_name() { return Relation::name; }
};

template <class Output> inline constexpr bool is_relation_output = false;
template <class Relation, class Value>
inline constexpr bool is_relation_output<relation_output<Relation, Value>> = true;
template <std::size_t I, class Output>
inline constexpr bool is_relation_output<repeated_output<I, Output>> = is_relation_output<Output>;

// The rows of a relation as rows of the program's own.
template <class T> inline constexpr bool is_level_row = table_row<T> || requires { typename T::mizzle_outputs; };
template <class Into, class T> inline constexpr bool takes_member = std::is_same_v<Into, T>;
template <class Into, class Row>
    requires(!std::is_same_v<Into, Row> && is_level_row<Row> &&
             (std::is_aggregate_v<Into> || takes_only_value<Into, Row>))
inline constexpr bool takes_member<Into, Row> = takes_row<Into, Row> && !holds_view<Into, Row>;
template <class Into, class T>
    requires(!std::is_same_v<Into, T>)
inline constexpr bool takes_member<std::vector<Into>, std::vector<T>> = takes_member<Into, T>;
template <class Into, class T>
    requires(!std::is_same_v<Into, T>)
inline constexpr bool takes_member<std::optional<Into>, std::optional<T>> = takes_member<Into, T>;

template <class Into, class T> Into convert_member(std::vector<T>& rows) {
    Into result;
    result.reserve(rows.size());
    for (auto& row : rows) result.push_back(convert_row<typename Into::value_type>(std::move(row)));
    return result;
}
template <class Into, class T> Into convert_member(std::optional<T>& row) {
    Into result;
    if (row) result.emplace(convert_row<typename Into::value_type>(*std::move(row)));
    return result;
}
template <class Into, class Row> Into convert_member(Row& row) { return convert_row<Into>(std::move(row)); }

template <class T> struct relation_member {
    T& value;
    template <class Into>
        requires takes_member<Into, T>
    operator Into() const {
        if constexpr (std::is_same_v<Into, T>) return std::move(value);
        else return convert_member<Into>(value);
    }
};
template <class Relation, class Value> struct member_passed_on<relation_output<Relation, Value>> {
    static relation_member<Value> of(Value& value) { return {value}; }
};

namespace relational {

template <class R, class Row> struct relation_value {
    using type = std::conditional_t<R::declaration::is_many, std::vector<Row>,
                                    std::conditional_t<is_required_one<R>, Row, std::optional<Row>>>;
};
template <class R>
using output_of_relation = relation_output<typename R::relation, typename relation_value<R, row_of<R>>::type>;

template <class L>
inline constexpr bool is_whole_row =
    has_all_columns<L> && std::is_same_v<extras_of<L>, type_list<>> && std::is_same_v<relations_of<L>, type_list<>>;

template <class L> struct level_row {
    template <class Columns, class Extras, class Relations> struct of;
    template <class... C, class... X, class... R> struct of<type_list<C...>, type_list<X...>, type_list<R...>> {
        using type = typename row_of_outputs<C..., typename output_of<X, typename L::source>::type...,
                                             output_of_relation<R>...>::type;
    };
    using type = typename of<columns_of<L>, extras_of<L>, relations_of<L>>::type;
};
template <class L>
    requires is_whole_row<L>
struct level_row<L> {
    using type = typename L::table::row;
};

}  // namespace relational

template <class L, class Source> struct result_row<relational::tree<L>, Source> {
    using type = relational::row_of<L>;
};

template <class S> inline constexpr bool is_tree = requires { typename S::base::junction; };
template <class S> inline constexpr bool sorts_by_extras = true;
template <class S>
    requires is_tree<S>
inline constexpr bool sorts_by_extras<S> = relational::names_extras<typename S::base>;

}  // namespace mizzle::detail
