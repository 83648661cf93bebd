// What MIZZLE_RELATIONS, MIZZLE_CONSTRAINTS and MIZZLE_SCHEMA are made of. A system header, so that GCC shows a
// program's own line of a mistake and not each macro that it went through. What is put together of a name puts it last:
// where a comma is missing behind it, that is a name still.
#pragma once
#pragma GCC system_header
#include "table_macros.hpp"

// Stands in a namespace, once, and where `declared_` is something that comes after a table, after that.
#define MIZZLE_DETAIL_DECLARES(declared_)                           \
    struct declared_;                                               \
    [[maybe_unused]] void mizzle_declares(const struct declared_*); \
    static_assert(                                                  \
        ::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::once<struct declared_, __LINE__>>());
#define MIZZLE_DETAIL_DECLARES_NAMED(declared_, name_)                                              \
    struct declared_;                                                                               \
    [[maybe_unused]] void mizzle_declares(const struct declared_*);                                 \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::once_and_free< \
                      struct declared_, struct mizzle_words_of_##name_, __LINE__>>());
#define MIZZLE_DETAIL_DECLARES_AFTER(declared_, table_)             \
    struct declared_;                                               \
    [[maybe_unused]] void mizzle_declares(const struct declared_*); \
    static_assert(::mizzle::detail::entry_text::accept<             \
                  ::mizzle::detail::entry_text::after<struct declared_, struct table_, __LINE__>>());

// Whether a name is one that can be put together with another; a relation may be called row.
#define MIZZLE_DETAIL_RELATIONS(table_, ...)                                                        \
    MIZZLE_DETAIL_CHOOSE_RELATIONS(MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_BAD_NAME, table_, __VA_ARGS__)) \
    (table_, __VA_ARGS__)
#define MIZZLE_DETAIL_CHOOSE_RELATIONS(...) MIZZLE_DETAIL_JOIN(MIZZLE_DETAIL_RELATE, __VA_OPT__(_NOT))
#define MIZZLE_DETAIL_RELATE_NOT(...)
#define MIZZLE_DETAIL_BAD_NAME(t, c) MIZZLE_DETAIL_BAD_NAME_OF c
#define MIZZLE_DETAIL_BAD_NAME_OF(n, ...) MIZZLE_DETAIL_CALL_1(MIZZLE_DETAIL_BAD_NAME_IF, MIZZLE_DETAIL_NOT_A_NAME(n))
#define MIZZLE_DETAIL_BAD_NAME_IF(problem) MIZZLE_DETAIL_JOIN(MIZZLE_DETAIL_BAD_, problem)
#define MIZZLE_DETAIL_BAD_
#define MIZZLE_DETAIL_BAD_MEMBER
#define MIZZLE_DETAIL_RELATE(table_, ...)                                                        \
    MIZZLE_DETAIL_DECLARES_AFTER(mizzle_relations_of_##table_, table_)                           \
    struct mizzle_relations_of_##table_ : ::mizzle::relation_words {                             \
        using mizzle_table = struct table_;                                                      \
        MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_RELATION, table_, __VA_ARGS__)                          \
    };                                                                                           \
    namespace relations {                                                                        \
    [[maybe_unused]] inline constexpr struct table_ {                                            \
        MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_RELATION_OBJECT, table_, __VA_ARGS__)                   \
        template <class MizzleFunction>                                                          \
        static constexpr void mizzle_each([[maybe_unused]] MizzleFunction&& mizzle_function) {   \
            MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_RELATION_VISIT, table_, __VA_ARGS__)                \
        }                                                                                        \
    } table_{};                                                                                  \
    }                                                                                            \
    [[maybe_unused]] constexpr const struct relations::table_* mizzle_relations(                 \
        const mizzle_relations_of_##table_::mizzle_table*) {                                     \
        return nullptr;                                                                          \
    }                                                                                            \
    static_assert(::mizzle::detail::finds_relations<mizzle_relations_of_##table_::mizzle_table>, \
                  "mizzle: MIZZLE_RELATIONS(" #table_                                            \
                  ", ...) stands in another namespace than the table; nothing finds them there");

#define MIZZLE_DETAIL_RELATION(t, c) \
    MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_RELATION_, MIZZLE_DETAIL_FIRST c, MIZZLE_DETAIL_REST c)
#define MIZZLE_DETAIL_RELATION_(n, ...) \
    static constexpr auto relation_##n() { return __VA_ARGS__; }
#define MIZZLE_DETAIL_RELATION_OBJECT(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_RELATION_OBJECT_, t, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_RELATION_OBJECT_(t, n)                                                                           \
    struct type_of_##n : ::mizzle::detail::relation_tag, ::mizzle::detail::level_steps<type_of_##n> {                  \
        using mizzle_parent = mizzle_relations_of_##t::mizzle_table;                                                   \
        template <class MizzleWords>                                                                                   \
            requires ::mizzle::detail::relational::is_declaration<decltype(MizzleWords::relation_##n())>               \
        static constexpr auto mizzle_made(MizzleWords*) -> decltype(MizzleWords::relation_##n()) {                     \
            return MizzleWords::relation_##n();                                                                        \
        }                                                                                                              \
        static constexpr ::mizzle::detail::relational::not_read<mizzle_parent> mizzle_made(const void*) { return {}; } \
        using mizzle_declaration = decltype(mizzle_made(static_cast<mizzle_relations_of_##t*>(nullptr)));              \
        using mizzle_tie = ::mizzle::detail::relational::tie<mizzle_parent, mizzle_declaration>;                       \
        static_assert(bool(mizzle_tie::near_count),                                                                    \
                      "mizzle: relation " #t "." #n                                                                    \
                      ": no foreign key ties the tables, or none on these columns; say on(condition)");                \
        static_assert(!bool(mizzle_tie::near_count / 2),                                                               \
                      "mizzle: relation " #t "." #n                                                                    \
                      ": several foreign keys tie the tables; say which by on(columns), or from(columns) where "       \
                      "it goes through another table");                                                                \
        static_assert(bool(!mizzle_tie::near_count || mizzle_tie::far_count),                                          \
                      "mizzle: relation " #t "." #n                                                                    \
                      ": the table it goes through has no foreign key to the target, or none on these columns");       \
        static_assert(!bool(mizzle_tie::far_count / 2),                                                                \
                      "mizzle: relation " #t "." #n                                                                    \
                      ": the table it goes through has several foreign keys to the target; say which by to(columns)"); \
        static_assert(!::mizzle::detail::has_column_called<mizzle_parent>(#n),                                         \
                      "mizzle: relation " #t "." #n                                                                    \
                      ": the table has a column of this name; rows have both as members");                             \
        static constexpr mizzle_declaration mizzle_declare() {                                                         \
            return mizzle_made(static_cast<mizzle_relations_of_##t*>(nullptr));                                        \
        }                                                                                                              \
        [[maybe_unused]] static constexpr ::std::string_view name = #n, mizzle_table_name = #t;                        \
        template <class MizzleT> struct mizzle_member {                                                                \
            MizzleT n;                                                                                                 \
            friend bool operator==(const mizzle_member&, const mizzle_member&) = default;                              \
        };                                                                                                             \
        template <class MizzleT> using field = mizzle_member<MizzleT>;                                                 \
        template <class MizzleT> static constexpr MizzleT& get(field<MizzleT>& f) { return f.n; }                      \
    };                                                                                                                 \
    MIZZLE_DETAIL_NO_ADDRESS type_of_##n n{};
#define MIZZLE_DETAIL_RELATION_VISIT(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_RELATION_VISIT_, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_RELATION_VISIT_(n) mizzle_function(type_of_##n{});

#define MIZZLE_DETAIL_CONSTRAINTS(table_, ...)                                                                 \
    MIZZLE_DETAIL_DECLARES_AFTER(mizzle_constraints_of_##table_, table_)                                       \
    struct mizzle_constraints_of_##table_ : ::mizzle::constraint_words {                                       \
        static constexpr auto all() { return ::mizzle::detail::list_constraints<struct table_>(__VA_ARGS__); } \
    };                                                                                                         \
    [[maybe_unused]] constexpr auto mizzle_constraints(const struct table_*) {                                 \
        return ::mizzle::detail::make_constraints<mizzle_constraints_of_##table_>();                           \
    }                                                                                                          \
    static_assert(                                                                                             \
        ::mizzle::detail::finds_constraints<struct table_>,                                                    \
        "mizzle: MIZZLE_CONSTRAINTS(" #table_                                                                  \
        ", ...) stands in another namespace than the table, or has no constraint; nothing finds them there");

#define MIZZLE_DETAIL_SCHEMA(name_, ...) \
    MIZZLE_DETAIL_SCHEMA_OF(name_, mizzle_listed_in_##name_, mizzle_schema_##name_, __VA_ARGS__)
#define MIZZLE_DETAIL_SCHEMA_OF(name_, listed_, type_, ...)                                       \
    MIZZLE_DETAIL_DECLARES_NAMED(type_, name_)                                                    \
    struct listed_ {                                                                              \
        static constexpr auto all() { return ::mizzle::detail::list_schema(__VA_ARGS__); }        \
    };                                                                                            \
    [[maybe_unused]] inline constexpr struct type_ : decltype(::mizzle::make_schema<listed_>()) { \
    } name_{};

#define MIZZLE_DETAIL_ENUM(name_, ...)                                                                       \
    MIZZLE_DETAIL_DECLARES_NAMED(mizzle_labels_of_##name_, name_)                                            \
    struct mizzle_labels_of_##name_ {};                                                                      \
    enum class name_ { __VA_ARGS__ };                                                                        \
    [[maybe_unused]] constexpr auto mizzle_enumeration(name_) {                                              \
        return ::mizzle::detail::enumeration<0 MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_COUNT, name_, __VA_ARGS__)>{ \
            #name_, {{MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_LABEL, name_, __VA_ARGS__)}}};                        \
    }
#define MIZZLE_DETAIL_COUNT(e, l) +1
#define MIZZLE_DETAIL_LABEL(e, l) ::std::string_view(#l),

#define MIZZLE_DETAIL_ENUM_AS(name_, sql_name_, ...)                                                         \
    MIZZLE_DETAIL_DECLARES_NAMED(mizzle_labels_of_##name_, name_)                                            \
    struct mizzle_labels_of_##name_ : ::mizzle::detail::enum_words {                                         \
        static constexpr ::mizzle::detail::modifiers::named sql_name() { return sql_name_; }                 \
    };                                                                                                       \
    enum class name_ { MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_ENUMERATOR, name_, __VA_ARGS__) };                   \
    [[maybe_unused]] constexpr auto mizzle_enumeration(name_) {                                              \
        return ::mizzle::detail::enumeration<0 MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_COUNT, name_, __VA_ARGS__)>{ \
            mizzle_labels_of_##name_::sql_name().name,                                                       \
            {{MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_NAMED_LABEL, name_, __VA_ARGS__)}}};                          \
    }
#define MIZZLE_DETAIL_ENUMERATOR(e, l) MIZZLE_DETAIL_FIRST l,
#define MIZZLE_DETAIL_NAMED_LABEL(e, l) ::std::string_view(MIZZLE_DETAIL_REST l),

#define MIZZLE_DETAIL_SEQUENCE(sequence_, ...)                                                              \
    MIZZLE_DETAIL_DECLARES_NAMED(mizzle_options_of_##sequence_, sequence_)                                  \
    struct mizzle_options_of_##sequence_ : ::mizzle::detail::sequence_words {                               \
        static constexpr ::mizzle::detail::sequence_options options() {                                     \
            return ::mizzle::detail::join_options(                                                          \
                {::mizzle::detail::table_name{#sequence_} __VA_OPT__(, ) __VA_ARGS__});                     \
        }                                                                                                   \
    };                                                                                                      \
    [[maybe_unused]] inline constexpr struct mizzle_sequence_##sequence_ : ::mizzle::detail::sequence_tag { \
        static constexpr ::mizzle::detail::sequence_options options() {                                     \
            return mizzle_options_of_##sequence_::options();                                                \
        }                                                                                                   \
        static_assert(mizzle_options_of_##sequence_::options().increment != 0,                              \
                      "mizzle: the numbers of a sequence go up or down: its increment is not 0");           \
    } sequence_{};

#define MIZZLE_DETAIL_SQL_OBJECT(object_, ...)                                                                     \
    MIZZLE_DETAIL_DECLARES_NAMED(mizzle_texts_of_##object_, object_)                                               \
    struct mizzle_texts_of_##object_ : ::mizzle::detail::sql_object_words {                                        \
        static constexpr ::mizzle::detail::sql_object_texts texts() {                                              \
            return ::mizzle::detail::join_texts(__VA_ARGS__);                                                      \
        }                                                                                                          \
    };                                                                                                             \
    [[maybe_unused]] inline constexpr struct mizzle_sql_object_##object_ : ::mizzle::detail::sql_object_tag {      \
        static constexpr ::std::string_view name() { return #object_; }                                            \
        static constexpr ::mizzle::detail::sql_object_texts texts() { return mizzle_texts_of_##object_::texts(); } \
        static_assert(::mizzle::detail::is_said_once(mizzle_texts_of_##object_::texts()),                          \
                      "mizzle: MIZZLE_SQL_OBJECT has a text that is empty, or two for the same database");         \
        static_assert(mizzle_texts_of_##object_::texts().are_whole,                                                \
                      "mizzle: SQL text must not hold a NUL character, where a database would take it to end");    \
    } object_{};
