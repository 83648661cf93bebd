// MIZZLE_RELATIONS(users, (todos, many(todos)), (preferences, one(user_preferences))) says which rows belong to which,
// for queries only; foreign keys are what the database knows. They are found as relations::users.todos.
//
//   one(t), many(t)                    by the one foreign key that ties the two tables, whichever of them has it
//   many(t).through(j)                 by way of a table that has a key to each of the two
//   .on(posts.author_id)               of several keys the one that is on these columns
//   .on(a.x == b.x && ...)             by a condition; in a table's relation to itself outer(a.x) is the other row's
//   .through(j).from(j.x).to(j.y)      of several keys of j the one to this table, and the one to the target
//   .where(condition)                  only those rows of the target
//
// In a relation of a table to itself one() follows the key and many() comes against it. Relations are declared after
// the tables and constraints that they are about.
#pragma once
#include "declaration_macros.hpp"
#include "declaration_text.hpp"
#include "no_unique_address.hpp"
#include "relation_keys.hpp"

namespace mizzle::detail {

struct relation_tag {};

template <class T>
concept relation_like = __is_base_of(relation_tag, std::remove_cvref_t<T>);

namespace relational {

// No columns said: the only foreign key is meant.
struct only_key {};
template <class... C> struct key_on {};

template <bool IsMany, class Target, class Junction = void, class On = only_key, class To = only_key,
          class Filter = no_condition>
struct declaration {
    using target = Target;
    using junction = Junction;
    using to_choice = To;
    using on_type = On;
    using filter_type = Filter;
    static constexpr bool is_many = IsMany;
    MIZZLE_DETAIL_NO_ADDRESS On on_what{};
    MIZZLE_DETAIL_NO_ADDRESS Filter filter{};

    constexpr declaration() = default;
    constexpr declaration(On o, Filter f) : on_what(o), filter(f) {}

    template <class... X> constexpr auto on(const X&... x) const {
        static_assert(std::is_void_v<Junction>, "mizzle: a relation through a table has from() and to(), not on()");
        if constexpr ((column_like<X> && ...))
            return declaration<IsMany, Target, Junction, key_on<X...>, To, Filter>({}, filter);
        else {
            constexpr bool is_condition = sizeof...(X) == 1 && !(std::is_arithmetic_v<X> || ...);
            static_assert(is_condition, "mizzle: on() takes the columns of a foreign key, or one condition");
            if constexpr (!is_condition) return *this;
            else return declaration<IsMany, Target, Junction, X..., To, Filter>(x..., filter);
        }
    }
    // By way of a table that holds pairs of keys. Each of its rows counts: one that is there twice gives a row twice.
    template <class Table> constexpr auto through(const Table&) const {
        static_assert(IsMany, "mizzle: only many() goes through another table");
        static_assert(table_like<Table>, "mizzle: through() takes a table");
        if constexpr (table_like<Table>) return declaration<IsMany, Target, Table, On, To, Filter>(on_what, filter);
        else return declaration(*this);
    }
    template <class... C> constexpr auto from(const C&...) const {
        static_assert((column_like<C> && ...), "mizzle: from() takes the columns of a foreign key");
        return declaration<IsMany, Target, Junction, key_on<C...>, To, Filter>({}, filter);
    }
    template <class... C> constexpr auto to(const C&...) const {
        static_assert((column_like<C> && ...), "mizzle: to() takes the columns of a foreign key");
        return declaration<IsMany, Target, Junction, On, key_on<C...>, Filter>(on_what, filter);
    }
    template <class Condition> constexpr auto where(const Condition& c) const {
        static_assert(expression_like<Condition>, "mizzle: where() takes a condition, such as column == value");
        return declaration<IsMany, Target, Junction, On, To, Condition>(on_what, c);
    }
};

template <class D>
concept is_declaration = requires { typename D::target; };
// What a relation is whose declaration is no C++, so that nothing more is complained of.
template <class Parent> using not_read = declaration<false, Parent, void, no_condition>;

// The keys among which a relation from `Here` to `There` chooses; of a table to itself the way decides.
template <class Here, class There, bool AgainstIt> constexpr auto candidates_of() {
    using along = keys_between<Here, There>;
    using against = typename turned_keys<keys_between<There, Here>>::type;
    if constexpr (AgainstIt) return against{};
    else if constexpr (std::is_same_v<Here, There>) return along{};
    else return along{} + against{};
}
template <class Here, class There, bool AgainstIt> using candidates = decltype(candidates_of<Here, There, AgainstIt>());

// Those that are on the columns that were said: they are the columns of the table that references.
template <class Choice, class Key> inline constexpr bool is_chosen_key = true;
template <class... C, class Key>
inline constexpr bool is_chosen_key<key_on<C...>, Key> =
    std::is_same_v<type_list<C...>, typename Key::here> || std::is_same_v<type_list<C...>, typename Key::there>;

template <class Choice, class... K> constexpr auto chosen_among(type_list<K...>) {
    return (type_list<>{} + ... + std::conditional_t<is_chosen_key<Choice, K>, type_list<K>, type_list<>>{});
}

template <class Choice> inline constexpr bool is_condition = !std::is_same_v<Choice, only_key>;
template <class... C> inline constexpr bool is_condition<key_on<C...>> = false;

// The first of the keys; for a mistake, which has been said, one without columns.
template <class List> struct first_key {
    using type = key<type_list<>, type_list<>>;
};
template <class K, class... Rest> struct first_key<type_list<K, Rest...>> {
    using type = K;
};

// How a relation's tables are tied: `near` from the table that has it, `far` from the junction to the target.
template <class Parent, class Declaration> struct tie {
    using target = typename Declaration::target;
    using on = typename Declaration::on_type;
    using near_keys = decltype(chosen_among<on>(candidates<Parent, target, Declaration::is_many>{}));
    using near_tie = typename first_key<near_keys>::type;
    static constexpr bool is_by_condition = false;
    static constexpr int near_count = size_of_list<near_keys>, far_count = 1;
};
// By a condition: no key is looked for.
template <class Parent, class Declaration>
    requires(std::is_void_v<typename Declaration::junction> && is_condition<typename Declaration::on_type>)
struct tie<Parent, Declaration> {
    using target = typename Declaration::target;
    using near_tie = typename first_key<type_list<>>::type;
    static constexpr bool is_by_condition = true;
    static constexpr int near_count = 1, far_count = 1;
};
template <class Parent, class Declaration>
    requires(!std::is_void_v<typename Declaration::junction>)
struct tie<Parent, Declaration> {
    using target = typename Declaration::target;
    using junction = typename Declaration::junction;
    using on = typename Declaration::on_type;
    using near_keys = decltype(chosen_among<on>(candidates<Parent, junction, true>{}));
    using far_keys = decltype(chosen_among<typename Declaration::to_choice>(keys_between<junction, target>{}));
    using near_tie = typename first_key<near_keys>::type;
    using far_tie = typename first_key<far_keys>::type;
    static constexpr bool is_by_condition = false;
    static constexpr int near_count = size_of_list<near_keys>, far_count = size_of_list<far_keys>;
};

}  // namespace relational

// relation_words are the words of MIZZLE_RELATIONS; a described table's relations are derived from it.
struct relation_words {
    template <class Target> static constexpr relational::declaration<false, Target> one(const Target&) {
        static_assert(table_like<Target>, "mizzle: one() takes a table");
        return {};
    }
    template <class Target> static constexpr relational::declaration<true, Target> many(const Target&) {
        static_assert(table_like<Target>, "mizzle: many() takes a table");
        return {};
    }
};

template <class Table, class... C> constexpr bool has_column_called(column_list<Table, C...>*, std::string_view name) {
    return ((C::cpp_name == name) || ...);
}
template <class Table> constexpr bool has_column_called(std::string_view name) {
    return has_column_called(static_cast<typename Table::mizzle_columns*>(nullptr), name);
}

// What can be said of the rows at each level of a relational query. The members are defined beside their rules, in
// query/relational/steps.hpp.
template <class Self> struct level_steps {
    // Only rows that meet the condition.
    template <class Condition> constexpr auto where(const Condition& condition) const;
    template <class... X> constexpr auto order_by(const X&... orderings) const;
    // At most so many rows: of a relation, for each row that it belongs to.
    template <class N> constexpr auto limit(const N& rows) const;
    template <class N> constexpr auto offset(const N& rows) const;
    // Only these columns, or all but these.
    template <class... C> constexpr auto columns(const C&... columns) const;
    template <class... C> constexpr auto without(const C&... columns) const;
    // Expressions as further members, each with a name: lower(users.name).as(key), count(relations::users.todos).
    template <class... X> constexpr auto extras(const X&... expressions) const;
    // The rows that belong to each row, as members called like the relations.
    template <class... R> constexpr auto with(const R&... relations) const;
    // The filters of the relation's tables that do not count here: relations::users.todos.unfiltered<"not_deleted">().
    template <fixed_string... Names> constexpr auto unfiltered() const;
};

// A table without MIZZLE_RELATIONS has none.
struct no_relations {
    template <class F> static constexpr void mizzle_each(F&&) {}
};
constexpr const no_relations* mizzle_relations(...) { return nullptr; }
// They are found in the namespace of their table alone.
template <class Table>
inline constexpr bool finds_relations =
    !std::is_same_v<decltype(mizzle_relations(static_cast<const Table*>(nullptr))), const no_relations*>;

}  // namespace mizzle::detail

namespace mizzle {

using detail::relation_words;

}  // namespace mizzle

#define MIZZLE_RELATIONS(table_, ...)                                                                    \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_relations( \
                      MIZZLE_DETAIL_TEXT(table_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());                  \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_RELATIONS, table_)(table_, __VA_ARGS__)
