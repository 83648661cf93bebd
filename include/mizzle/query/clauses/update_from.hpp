// update ... from other tables, delete ... using other tables: what is written depends on rows beside the table's own.
#pragma once
#include "../node.hpp"
#include "delete.hpp"
#include "set.hpp"
#include "update.hpp"
#include "with.hpp"

namespace mizzle::detail {

// The table that is written, and others that are read. returning() without items gives the former's rows.
template <class Target, class... Others> struct source_beside : Target {
    using target = Target;
    template <class T>
    static constexpr bool contains = Target::template contains<T> || (std::is_same_v<T, Others> || ...);
};

// The same with one more that is joined to those that are read.
template <class Before, class Table, join_kind Kind> struct source_joined_beside : Before {
    template <class T> static constexpr bool contains = std::is_same_v<T, Table> || Before::template contains<T>;
    template <class T>
    static constexpr bool is_optional =
        std::is_same_v<T, Table> ? Kind == join_kind::left : Before::template is_optional<T>;
};
// What the condition of a join sees there: not the table that is written.
template <class Source> struct tables_beside : no_source {
    template <class T>
    static constexpr bool contains = Source::template contains<T> && !Source::target::template contains<T>;
};

// A table that is read there: named, or holding the statement whose rows it has.
template <class Table> struct table_beside {
    using parts = type_list<>;
    static constexpr feature_set needs = needs_of_table<Table>;
    constexpr table_beside() = default;
    constexpr explicit table_beside(const Table&) {}
};
template <holds_statement Table> struct table_beside<Table> {
    using table_source = typename Table::mizzle_source;
    MIZZLE_DETAIL_NO_ADDRESS table_source table{};
    constexpr table_beside() = default;
    constexpr explicit table_beside(const Table& t) : table(t.mizzle_held()) {}
    MIZZLE_DETAIL_PARTS(one(table))
};

// Further tables, joined to those that are read: from(a).left_join(b, b.a_id == a.id).where(a.id == table.a_id).
template <class Self> struct beside_steps {
    template <class Table, class Condition> constexpr auto inner_join(const Table& table, const Condition& on) const;
    template <class Table, class Condition> constexpr auto left_join(const Table& table, const Condition& on) const;
};

template <class Before, class Self>
    requires(requires { requires Before::has_tables_beside; })
struct further_steps<Before, Self> : beside_steps<Self> {};

template <class Before, class... Tables>
struct MIZZLE_DETAIL_STATEMENT beside_clause : after<Before>,
                                               beside_steps<beside_clause<Before, Tables...>>,
                                               Before::template steps<beside_clause<Before, Tables...>> {
    using source = source_beside<typename Before::source, identity_of<Tables>...>;
    static constexpr auto place = clause::set;
    static constexpr bool has_tables_beside = true;
    static constexpr bool is_delete = Before::head::kind == statement_kind::delete_;
    static constexpr feature_set needs = is_delete ? needed(feature::delete_using) : 0u;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS pack<table_beside<Tables>...> tables{};
    constexpr beside_clause() = default;
    constexpr beside_clause(Before b, pack<table_beside<Tables>...> t) : before(std::move(b)), tables(std::move(t)) {}
    MIZZLE_DETAIL_PARTS(one(before), each(table_beside<Tables>, tables))
    static void expect_given(const bound_value* given)
        requires any_has_parameters<type_list<table_beside<Tables>...>>
    {
        check_parameters_within<beside_clause>(given);
    }
};

template <class Before, class Table, join_kind Kind, class On>
struct MIZZLE_DETAIL_STATEMENT beside_join_clause
    : after<Before>,
      beside_steps<beside_join_clause<Before, Table, Kind, On>>,
      Before::template steps<beside_join_clause<Before, Table, Kind, On>> {
    using source = source_joined_beside<typename Before::source, identity_of<Table>, Kind>;
    static constexpr auto place = clause::set;
    static constexpr bool has_tables_beside = true;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS table_beside<Table> table{};
    MIZZLE_DETAIL_NO_ADDRESS On on{};
    constexpr beside_join_clause() = default;
    constexpr beside_join_clause(Before b, table_beside<Table> t, On o)
        : before(std::move(b)), table(std::move(t)), on(std::move(o)) {}
    MIZZLE_DETAIL_PARTS(one(before), one(table), one(on))
    static void expect_given(const bound_value* given)
        requires has_parameters<table_beside<Table>>
    {
        check_parameters_within<beside_join_clause>(given);
    }
};

template <join_kind Kind, class Self, class Table, class On>
constexpr auto make_beside_join(const Self& self, const Table& table, const On& on) {
    const auto& before = unfiltered_part(self);
    const auto condition = conjoined(on, default_condition<Table, lifted_of<Table>>());
    const beside_join_clause<std::remove_cvref_t<decltype(before)>, kept_table<Table>, Kind,
                             std::remove_const_t<decltype(condition)>>
        all{before, table_beside<kept_table<Table>>(table), condition};
    if constexpr (holds_statement<Table>) check_results_within(all);
    return filtered_by(all, filters_so_far(self));
}

#define MIZZLE_DETAIL_DEFINE_JOIN_BESIDE(name_, kind_)                                                           \
    template <class Self>                                                                                        \
    template <class Table, class Condition>                                                                      \
    constexpr auto beside_steps<Self>::name_(const Table& table, const Condition& on) const {                    \
        constexpr bool is_join = table_like<Table> && is_boolean<Condition>;                                     \
        static_assert(is_join, "mizzle: " #name_ "() takes a table and a condition, which is boolean");          \
        if constexpr (is_join) {                                                                                 \
            using source = source_joined_beside<typename Self::source, identity_of<Table>, join_kind::kind_>;    \
            static_assert(!Self::source::template contains<identity_of<Table>>,                                  \
                          "mizzle: this table is there already; alias<\"name\">(table) gives it another name");  \
            static_assert(in_scope<tables_beside<source>, Condition>,                                            \
                          "mizzle: the condition of " #name_                                                     \
                          "() beside from() uses the written table or one that is not joined; where() sees the " \
                          "written one");                                                                        \
            static_assert(!has_aggregate<Condition> && !has_window<Condition>,                                   \
                          "mizzle: the condition of " #name_ "() cannot use an aggregate or a window function"); \
            return make_beside_join<join_kind::kind_>(static_cast<const Self&>(*this), table, on);               \
        } else {                                                                                                 \
            return Self(static_cast<const Self&>(*this));                                                        \
        }                                                                                                        \
    }
MIZZLE_DETAIL_DEFINE_JOIN_BESIDE(inner_join, inner)
MIZZLE_DETAIL_DEFINE_JOIN_BESIDE(left_join, left)
#undef MIZZLE_DETAIL_DEFINE_JOIN_BESIDE

template <class... Tables> constexpr auto filters_beside() {
    if constexpr (!(has_default_condition<Tables, lifted_of<Tables>> || ...)) return no_condition{};
    else
        return []<class... C>(const C&... conditions) {
            return (conjunction_of<no_condition>{} + ... + conjunction_of<C>{conditions}).condition;
        }(default_condition<Tables, lifted_of<Tables>>()...);
}
template <class Before, class... Tables> constexpr auto make_beside(const Before& before, const Tables&... tables) {
    const beside_clause<Before, kept_table<Tables>...> all{
        before, pack<table_beside<kept_table<Tables>>...>(0, table_beside<kept_table<Tables>>(tables)...)};
    if constexpr ((holds_statement<Tables> || ...)) check_results_within(all);
    return filtered_by(all, filters_beside<Tables...>());
}

// with() defines the tables that are only named.
template <class Known, class Table> inline constexpr bool knows_named_table = true;
template <class Known, class Name, class S>
inline constexpr bool knows_named_table<Known, select_table<Name, S>> = is_one_of<select_table<Name, S>, Known>;
template <class Known, class Before, class... Tables>
inline constexpr bool knows_tables<Known, beside_clause<Before, Tables...>> =
    (knows_named_table<Known, Tables> && ...) && knows_tables<Known, Before> &&
    knows_tables_of<Known, type_list<table_beside<Tables>...>>;

template <class Known, class Before, class Table, join_kind Kind, class On>
inline constexpr bool knows_tables<Known, beside_join_clause<Before, Table, Kind, On>> =
    knows_named_table<Known, Table> && knows_tables<Known, Before> &&
    knows_tables_of<Known, type_list<table_beside<Table>, On>>;

template <class Before, class Changes, class... Assignments>
template <class... Tables>
constexpr auto set_clause<Before, Changes, Assignments...>::from(const Tables&... tables) const {
    constexpr bool are_tables = sizeof...(Tables) > 0 && (table_like<Tables> && ...);
    static_assert(are_tables, "mizzle: from() of an update takes tables; where() says how their rows belong together");
    if constexpr (are_tables) {
        static_assert(!(source::template contains<identity_of<Tables>> || ...),
                      "mizzle: from() of an update takes other tables than the one that is updated; alias() makes it "
                      "another");
        return make_beside(*this, tables...);
    } else {
        return set_clause(*this);
    }
}

template <class Of> template <class... Tables> constexpr auto delete_head<Of>::using_(const Tables&... tables) const {
    constexpr bool are_tables = sizeof...(Tables) > 0 && (table_like<Tables> && ...);
    static_assert(are_tables, "mizzle: using_() takes tables; where() says how their rows belong together");
    if constexpr (are_tables) {
        static_assert(
            !(source::template contains<identity_of<Tables>> || ...),
            "mizzle: using_() takes other tables than the one whose rows are deleted; alias() makes it another");
        return make_beside(*this, tables...);
    } else {
        return delete_head(*this);
    }
}

// Whether what set() assigns is of the statement's tables, which from() may add after it.
template <class Source, class S>
inline constexpr bool sets_in_scope = [] {
    if constexpr (has_clause<is_given_changes, S>)
        return all_in_scope<Source, typename clause_of<is_given_changes, S>::parts>;
    else return true;
}();

}  // namespace mizzle::detail
