// cte<"name">(select) gives a select a name for the statement behind it: `with "name" as (select ...) select ...`.
//   const auto busy = cte<"busy">(select(todos.user_id).from(todos).group_by(todos.user_id).having(count() > 3));
//   db.all(with(busy)(select(users.name).from(users).inner_join(busy, busy.user_id == users.id)))
//
// Its columns are members, as those of a subquery are. Several may stand before the statement; each sees those before
// it. On PostgreSQL one may be an insert, update or delete with returning().
#pragma once
#include "../node.hpp"
#include "../values/given_results.hpp"
#include "compared_version.hpp"
#include "derived_table.hpp"
#include "join.hpp"
#include "recursive_step.hpp"

namespace mizzle::detail {

enum class cte_storage : unsigned char { as_database, materialized, not_materialized };

// name (columns) as [materialized] (statement)
template <class Name, class S, cte_storage Storage> struct cte_definition {
    using table = select_table<Name, S>;
    static constexpr bool is_recursive = false;
    static constexpr feature_set needs =
        (S::head::kind == statement_kind::select ? 0u : needed(feature::writing_ctes)) |
        (takes_from_around<S, 1> ? needed(feature::outer_in_tables) : 0u);
    MIZZLE_DETAIL_NO_ADDRESS S statement{};
    constexpr cte_definition() = default;
    constexpr explicit cte_definition(S s) : statement(std::move(s)) {}
    MIZZLE_DETAIL_PARTS(one(statement))
};

// name (columns) as (anchor union [all] step)
template <class Name, class Anchor, class Step, bool IsDistinct> struct recursive_definition {
    using table = select_table<Name, Anchor>;
    static constexpr bool is_recursive = true;
    static constexpr feature_set needs =
        takes_from_around<Anchor, 1> || takes_from_around<Step, 1> ? needed(feature::outer_in_tables) : 0;
    MIZZLE_DETAIL_NO_ADDRESS Anchor anchor{};
    MIZZLE_DETAIL_NO_ADDRESS Step step{};
    constexpr recursive_definition() = default;
    constexpr recursive_definition(Anchor a, Step s) : anchor(std::move(a)), step(std::move(s)) {}
    MIZZLE_DETAIL_PARTS(one(anchor), one(step))
};

template <class Around, class Name, class S, cte_storage Storage>
inline constexpr bool windows_defined<Around, cte_definition<Name, S, Storage>> = windows_defined<S, S>;
template <class Around, class Name, class Anchor, class Step, bool IsDistinct>
inline constexpr bool windows_defined<Around, recursive_definition<Name, Anchor, Step, IsDistinct>> =
    windows_defined<Anchor, Anchor> && windows_defined<Step, Step>;

template <class Name, class S, cte_storage Storage = cte_storage::as_database>
class common_table_expression : public select_table<Name, S> {
public:
    using mizzle_definition = cte_definition<Name, S, Storage>;
    constexpr explicit common_table_expression(S s) : statement_(std::move(s)) {}
    constexpr mizzle_definition mizzle_defined() const { return mizzle_definition(statement_); }
    // Computed once, whatever reads it; or planned with what reads it, each time.
    constexpr auto materialized() const {
        return common_table_expression<Name, S, cte_storage::materialized>(statement_);
    }
    constexpr auto not_materialized() const {
        return common_table_expression<Name, S, cte_storage::not_materialized>(statement_);
    }

private:
    MIZZLE_DETAIL_NO_ADDRESS S statement_;
};

template <class Name, class Anchor, class Step, bool IsDistinct = false>
class recursive_table : public select_table<Name, Anchor> {
public:
    using mizzle_definition = recursive_definition<Name, Anchor, Step, IsDistinct>;
    constexpr recursive_table(Anchor a, Step s) : anchor_(std::move(a)), step_(std::move(s)) {}
    constexpr mizzle_definition mizzle_defined() const { return mizzle_definition(anchor_, step_); }
    // Rows that were found before are left out, so that cycles end.
    constexpr auto distinct() const {
        static_assert(are_comparable<outputs_of<Anchor>>, MIZZLE_DETAIL_JSON_RULE("distinct() compares"));
        return recursive_table<Name, Anchor, Step, true>(anchor_, step_);
    }

private:
    MIZZLE_DETAIL_NO_ADDRESS Anchor anchor_;
    MIZZLE_DETAIL_NO_ADDRESS Step step_;
};

template <class S>
inline constexpr bool is_sound_cte = [] {
    if constexpr (is_whole_select<S>) return is_sound_select<S>;
    else return S::is_filtered;
}();
template <class S> inline constexpr bool gives_rows = is_whole_select<S>;
template <class S>
    requires(statement_like<S> && requires { requires S::has_returning; })
inline constexpr bool gives_rows<S> = true;

#define MIZZLE_DETAIL_CTE(name_type_)                                                                                  \
    static_assert(gives_rows<S>,                                                                                       \
                  "mizzle: cte() takes a select(...).from(...), or an insert, update or delete with returning()");     \
    static_assert(!compares_version<S>,                                                                                \
                  "mizzle: if_unchanged() and by_key() of rows with a version are refused in cte(): nobody would see " \
                  "that a row has changed; run the statement by itself");                                              \
    if constexpr (gives_rows<S>) {                                                                                     \
        static_assert(is_sound_cte<S>,                                                                                 \
                      "mizzle: the statement in cte() uses a column that it does not read or group, or it is an "      \
                      "update or delete without where()");                                                             \
        return common_table_expression<name_type_, S>(statement);                                                      \
    }

template <fixed_string Name, class S> constexpr auto cte(const S& statement) { MIZZLE_DETAIL_CTE(text_name<Name>) }
template <output_name Name, class S> constexpr auto cte(const Name&, const S& statement) { MIZZLE_DETAIL_CTE(Name) }

// For those who look for it here.
template <class X, class... S>
    requires(!output_name<X>)
constexpr auto cte(const X& first, const S&... statement) {
    static_assert(std::is_void_v<X>, "mizzle: a common table expression has a name in angle brackets: "
                                     "cte<\"name\">(select(...).from(...))");
    if constexpr (sizeof...(S) == 1) return cte<"cte">(statement...);
    else return cte<"cte">(first);
}

#undef MIZZLE_DETAIL_CTE

#define MIZZLE_DETAIL_RECURSIVE(name_type_)                                                                            \
    static_assert(is_whole_select<Anchor>, "mizzle: recursive() takes a select(...).from(...) to begin with");         \
    if constexpr (is_whole_select<Anchor>) {                                                                           \
        static_assert(is_sound_select<Anchor>,                                                                         \
                      "mizzle: the select in recursive() uses a column that it does not read, or does not group");     \
        const auto next = step(select_table<name_type_, Anchor>{});                                                    \
        using next_type = std::remove_cvref_t<decltype(next)>;                                                         \
        static_assert(is_whole_select<next_type>,                                                                      \
                      "mizzle: the function given to recursive() returns a select(...).from(...) that joins its "      \
                      "argument");                                                                                     \
        if constexpr (is_whole_select<next_type>) {                                                                    \
            constexpr bool agree = outputs_agree<outputs_of<Anchor>, outputs_of<next_type>>;                           \
            static_assert(agree,                                                                                       \
                          "mizzle: both selects of recursive() must give as many columns, of the same types; cast "    \
                          "those that differ");                                                                        \
            static_assert(!agree || are_outputs_alike<outputs_of<Anchor>, outputs_of<next_type>>,                      \
                          "mizzle: a decimal of the second select of recursive() has other digits after the point "    \
                          "than in the first; round<n>(expression) gives it as many");                                 \
            static_assert(!agree || !adds_null<outputs_of<Anchor>, outputs_of<next_type>>,                             \
                          "mizzle: the second select of recursive() may give NULL where the first does not; say "      \
                          "nullable(expression) there");                                                               \
            static_assert(is_sound_select<next_type>,                                                                  \
                          "mizzle: the select in recursive() uses a column that it does not read, or does not group"); \
            static_assert(is_plain_step<next_type>,                                                                    \
                          "mizzle: the second select of recursive() cannot aggregate, group, sort, limit, lock or "    \
                          "use windows or set operations; ask the recursive table for that");                          \
            static_assert(!is_plain_step<next_type> || reads_once<select_table<name_type_, Anchor>, next_type>,        \
                          "mizzle: the second select of recursive() reads the table that it is given once, in from() " \
                          "or an inner join");                                                                         \
            return recursive_table<name_type_, Anchor, next_type>(first, next);                                        \
        }                                                                                                              \
    }

// recursive<"name">(first, step) is `with recursive "name" as (first union all step)`: step is a function that takes
// the table and returns a select that joins it. What the step gives is joined again, until it gives nothing.
template <fixed_string Name, class Anchor, class Step> constexpr auto recursive(const Anchor& first, const Step& step) {
    MIZZLE_DETAIL_RECURSIVE(text_name<Name>)
}
template <output_name Name, class Anchor, class Step>
constexpr auto recursive(const Name&, const Anchor& first, const Step& step) {
    MIZZLE_DETAIL_RECURSIVE(Name)
}
template <class X, class Anchor, class... Step>
    requires(!output_name<X>)
constexpr auto recursive(const X&, const Anchor& second, const Step&... step) {
    static_assert(std::is_void_v<X>, "mizzle: a recursive table has a name in angle brackets: "
                                     "recursive<\"name\">(select(...), [](auto table) { return select(...); })");
    if constexpr (sizeof...(Step) == 1) return recursive<"recursive">(second, step...);
    else return failed_head{};
}

#undef MIZZLE_DETAIL_RECURSIVE

// with definitions statement
template <class Definitions, class S> struct with_clause;
template <class... D, class S> struct MIZZLE_DETAIL_STATEMENT with_clause<pack<D...>, S> : statement_tag {
    using head = typename S::head;
    using source = typename S::source;
    using groups = typename S::groups;
    using returned = typename S::returned;
    using before_type = S;
    static constexpr auto place = S::place;
    static constexpr bool is_filtered = S::is_filtered;
    static constexpr bool has_returning = requires { requires S::has_returning; };
    static constexpr bool is_with = true;
    static constexpr feature_set needs =
        S::head::kind == statement_kind::select ? 0 : needed(feature::with_before_write);
    MIZZLE_DETAIL_NO_ADDRESS pack<D...> definitions{};
    MIZZLE_DETAIL_NO_ADDRESS S before{};
    constexpr with_clause() = default;
    constexpr with_clause(pack<D...> d, S s) : definitions(std::move(d)), before(std::move(s)) {}
    // See plan_each_time.hpp.
    constexpr auto plan_each_time() const;
    MIZZLE_DETAIL_PARTS(each(D, definitions), one(before))
    // At the end of the text; see comment.hpp.
    auto comment(comment_text text) const;
    auto comment(std::initializer_list<comment_tag> tags) const;
    static void expect_given(const bound_value* given)
        requires(head::kind != statement_kind::select && any_has_parameters<type_list<D...>>)
    {
        check_parameters_within<with_clause>(given);
    }
};

template <class Around, class... D, class S>
inline constexpr bool windows_defined<Around, with_clause<pack<D...>, S>> =
    all_windows_defined<Around, type_list<D...>> && windows_defined<S, S>;

// Tables that with() has defined need no more than that.
template <class... D, class S>
inline constexpr feature_set needs_of<with_clause<pack<D...>, S>> =
    with_clause<pack<D...>, S>::needs | ((needs_of_parts<type_list<D...>> | needs_of<S>)&~needed(feature::with));

// Whether something is written by a with() that does not stand before the whole statement.
template <class S> inline constexpr bool nests_writes = (needs_of<S> & needed(feature::writing_ctes)) != 0;
template <class... S> inline constexpr bool nests_writes<type_list<S...>> = (nests_writes<S> || ...);
template <class... D, class S>
inline constexpr bool nests_writes<with_clause<pack<D...>, S>> =
    nests_writes<S> || (nests_writes<typename D::parts> || ...);

// Whether every common table that a tree reads is known there.
MIZZLE_DETAIL_ALL_PARTS_WITH(Known, knows_tables, knows_tables_of)
template <class Known, class Before, class Name, class S>
inline constexpr bool knows_tables<Known, from_clause<Before, select_table<Name, S>>> =
    is_one_of<select_table<Name, S>, Known> && knows_tables<Known, Before>;
template <class Known, class Before, class Name, class S, join_kind Kind, class On>
inline constexpr bool knows_tables<Known, join_clause<Before, select_table<Name, S>, Kind, On>> =
    is_one_of<select_table<Name, S>, Known> && knows_tables<Known, Before> && knows_tables<Known, On>;

// Each definition sees itself, if it is recursive, and those before it.
template <class Known, class... D> inline constexpr bool definitions_known = true;
template <class... K, class First, class... Rest>
inline constexpr bool definitions_known<type_list<K...>, First, Rest...> =
    knows_tables<std::conditional_t<First::is_recursive, type_list<K..., typename First::table>, type_list<K...>>,
                 First> &&
    definitions_known<type_list<K..., typename First::table>, Rest...>;

// A with inside of a statement adds to what is known there.
template <class... K, class... D, class S>
inline constexpr bool knows_tables<type_list<K...>, with_clause<pack<D...>, S>> =
    definitions_known<type_list<K...>, D...> && knows_tables<type_list<K..., typename D::table...>, S>;

// Whether a tree reads a declared table or view by the name that a common table expression has: that would hide it, and
// to databases that take "Users" and "users" for one name, so would the other.
template <class Name, class Table>
inline constexpr bool is_hidden_by = [] {
    if constexpr (requires { typename Table::mizzle_view_select; })
        return is_same_in_any_case(Table::mizzle_qualifier, Name::name);
    else if constexpr (declared_table<base_table_of<Table>>) {
        constexpr auto name = table_name_of<base_table_of<Table>>();
        return name.schema.empty() && is_same_in_any_case(name.name, Name::name);
    } else return false;
}();
MIZZLE_DETAIL_ANY_PART_WITH(Name, hides_table, hides_table_of)
template <class Name, class Before, class Table>
inline constexpr bool hides_table<Name, from_clause<Before, Table>> =
    is_hidden_by<Name, Table> || hides_table_of<Name, typename from_clause<Before, Table>::parts>;
template <class Name, class Before, class Table, join_kind Kind, class On>
inline constexpr bool hides_table<Name, join_clause<Before, Table, Kind, On>> =
    is_hidden_by<Name, Table> || hides_table_of<Name, typename join_clause<Before, Table, Kind, On>::parts>;

template <class... D> constexpr bool have_distinct_names() {
    std::string_view names[] = {D::table::mizzle_qualifier...};
    for (std::size_t i = 0; i < sizeof...(D); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (is_same_in_any_case(names[i], names[j])) return false;
    return true;
}
template <class Table> struct name_of_select_table;
template <class Name, class S> struct name_of_select_table<select_table<Name, S>> {
    using type = Name;
};
template <class D> using name_of_definition = typename name_of_select_table<typename D::table>::type;

// with(cte, ...)(statement): the statement reads the tables that come before it.
template <class... D> class MIZZLE_DETAIL_STATEMENT with_builder {
public:
    constexpr explicit with_builder(pack<D...> definitions) : definitions_(std::move(definitions)) {}

    template <class S> constexpr auto operator()(const S& statement) const {
        static_assert(statement_like<S>, "mizzle: with(...)(statement) takes a whole statement");
        constexpr bool is_tree_of_rows = requires { typename S::base::junction; };
        static_assert(!is_tree_of_rows,
                      "mizzle: with(...)(statement) takes a select, insert, update or delete, and query() reads tables "
                      "and their relations; filter it by where(column.in(select(...)))");
        if constexpr (statement_like<S> && !is_tree_of_rows) {
            using result = with_clause<pack<D...>, S>;
            static_assert(
                !(hides_table<name_of_definition<D>, result> || ...),
                "mizzle: a common table expression has the name of a table that the statement reads and would "
                "hide it; give it another name");
            static_assert(knows_tables<type_list<>, result>,
                          "mizzle: a common table expression is read that with() does not define, or defines later");
            const result whole{definitions_, statement};
            if constexpr (S::head::kind != statement_kind::select) check_results_within(whole);
            return whole;
        } else if constexpr (statement_like<S>) {
            return statement;
        }
    }

private:
    MIZZLE_DETAIL_NO_ADDRESS pack<D...> definitions_;
};

template <class T>
concept cte_like = requires { typename T::mizzle_definition; };

// What with() gives where it has refused what it took: a statement stays as it is.
struct no_tables_before {
    template <class S> constexpr S operator()(const S& statement) const { return statement; }
};

// with name as (...), ...: what cte() and recursive() made, each after those that it reads.
template <class... C> constexpr auto with(const C&... tables) {
    constexpr bool fits = sizeof...(C) > 0 && (cte_like<C> && ...);
    static_assert(fits, "mizzle: with() takes what cte() or recursive() made");
    if constexpr (fits)
        static_assert(have_distinct_names<typename C::mizzle_definition...>(),
                      "mizzle: with() is given two common table expressions of one name; give one of them another");
    if constexpr (fits)
        return with_builder<typename C::mizzle_definition...>(
            pack<typename C::mizzle_definition...>(0, tables.mizzle_defined()...));
    else return no_tables_before{};
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::cte;
using detail::recursive;
using detail::with;

}  // namespace mizzle
