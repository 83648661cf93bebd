// MIZZLE_NAME, MIZZLE_ALIAS, MIZZLE_VIEW, MIZZLE_FUNCTION and their likes. A system header, so that GCC shows a
// program's own line of a mistake and not each macro that it went through.
#pragma once
#pragma GCC system_header
#include "../schema/declaration_macros.hpp"

// In a namespace or in a function. A reference, since only that may be the same in both and in all files that include
// a header.
// MIZZLE_NAME(total) declares a name for expressions and subqueries, `as "total"`, which a row has as its member.
#define MIZZLE_NAME(...)                                                                            \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_name( \
                      MIZZLE_DETAIL_TEXT(__VA_ARGS__), "")>());                                     \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_OUTPUT_NAME, __VA_ARGS__)(__VA_ARGS__)
#define MIZZLE_DETAIL_OUTPUT_NAME(name_, ...)                                                         \
    struct mizzle_name_##name_;                                                                       \
    static_assert(::mizzle::detail::entry_text::accept<                                               \
                  ::mizzle::detail::entry_text::once_there<struct mizzle_name_##name_, __LINE__>>()); \
    struct mizzle_name_##name_ : ::mizzle::detail::declared_name<mizzle_name_##name_> {               \
        static constexpr ::std::string_view mizzle_text() { return #name_; }                          \
        static constexpr auto mizzle_field() {                                                        \
            return []<class MizzleT>(::std::type_identity<MizzleT>) {                                 \
                struct mizzle_field_type {                                                            \
                    MizzleT name_;                                                                    \
                    constexpr MizzleT& mizzle_value() { return name_; }                               \
                    bool operator==(const mizzle_field_type&) const = default;                        \
                };                                                                                    \
                return ::std::type_identity<mizzle_field_type>();                                     \
            };                                                                                        \
        }                                                                                             \
    };                                                                                                \
    [[maybe_unused]] static constexpr const auto& name_ = ::mizzle::detail::declared_name_object<mizzle_name_##name_>;

// The same for other names, in a namespace or a class.
#define MIZZLE_DETAIL_NAME(type_, name_)                                                                            \
    struct type_ : ::mizzle::detail::output_name_tag {                                                              \
        [[maybe_unused]] static constexpr ::std::string_view name = #name_;                                         \
        template <class MizzleT> struct mizzle_member {                                                             \
            MizzleT name_;                                                                                          \
            friend bool operator==(const mizzle_member&, const mizzle_member&) = default;                           \
        };                                                                                                          \
        template <class MizzleT> using field = mizzle_member<MizzleT>;                                              \
        template <class MizzleT> static constexpr MizzleT& get(field<MizzleT>& mizzle_f) { return mizzle_f.name_; } \
    };

// MIZZLE_ALIAS(boss, users) declares a table by another name, `"users" as "boss"`, for joins with itself.
#define MIZZLE_ALIAS(name_, ...)                                                                     \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_alias( \
                      MIZZLE_DETAIL_TEXT(name_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());               \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_ALIAS, name_)(name_, __VA_ARGS__)
#define MIZZLE_DETAIL_ALIAS(name_, ...) \
    MIZZLE_DETAIL_ALIAS_OF(name_, mizzle_name_##name_, mizzle_of_##name_, __VA_ARGS__)
#define MIZZLE_DETAIL_ALIAS_OF(name_, type_, of_, ...)                                              \
    MIZZLE_DETAIL_DECLARES_NAMED(type_, name_)                                                      \
    MIZZLE_DETAIL_NAME(type_, name_)                                                                \
    struct of_ {                                                                                    \
        static constexpr auto make() { return ::mizzle::detail::type_of_table_given(__VA_ARGS__); } \
    };                                                                                              \
    [[maybe_unused]] inline constexpr auto name_ = ::mizzle::detail::make_alias<type_, of_>();

// MIZZLE_VIEW(name, select) declares a view, `create view "name" as select ...`, which is selected from as a table is.
#define MIZZLE_VIEW(name_, ...)                                                                     \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_view( \
                      MIZZLE_DETAIL_TEXT(name_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());              \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_VIEW, name_)(name_, false, __VA_ARGS__)
// MIZZLE_MATERIALIZED_VIEW(name, select) declares a view whose rows are kept until refresh(): `create materialized view
// "name" as select ...`. PostgreSQL only.
#define MIZZLE_MATERIALIZED_VIEW(name_, ...)                                                        \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_view( \
                      MIZZLE_DETAIL_TEXT(name_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());              \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_VIEW, name_)(name_, true, __VA_ARGS__)
#define MIZZLE_DETAIL_VIEW(name_, materialized_, ...) \
    MIZZLE_DETAIL_VIEW_OF(name_, mizzle_name_##name_, mizzle_definition_of_##name_, materialized_, __VA_ARGS__)
#define MIZZLE_DETAIL_VIEW_OF(name_, type_, definition_, materialized_, ...) \
    MIZZLE_DETAIL_DECLARES_NAMED(type_, name_)                               \
    MIZZLE_DETAIL_NAME(type_, name_)                                         \
    struct definition_ {                                                     \
        static auto make() { return __VA_ARGS__; }                           \
    };                                                                       \
    [[maybe_unused]] inline constexpr auto name_ = ::mizzle::detail::make_view<type_, definition_, materialized_>();

// MIZZLE_FUNCTION(name, ...) declares a function of the database's or of the program's: `name(...)`.
#define MIZZLE_FUNCTION(name_, ...)                                                                     \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_function( \
                      MIZZLE_DETAIL_TEXT(name_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());                  \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_OWN, name_)(name_, named(MIZZLE_DETAIL_TEXT(name_)), , __VA_ARGS__)
// MIZZLE_AGGREGATE(name, ...) declares, as MIZZLE_FUNCTION does, an aggregate of the database's or of the program's.
#define MIZZLE_AGGREGATE(name_, ...)                                                                    \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_function( \
                      MIZZLE_DETAIL_TEXT(name_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());                  \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_OWN, name_)                                                       \
    (name_, named(MIZZLE_DETAIL_TEXT(name_)), using aggregate = void;, __VA_ARGS__)
// MIZZLE_FUNCTION_AS(name, named("sqlName"), ...) declares a function that has another name in SQL: `"sqlName"(...)`.
#define MIZZLE_FUNCTION_AS(name_, sql_name_, ...)                                                       \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_sql_name( \
                      MIZZLE_DETAIL_TEXT(sql_name_))>());                                               \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_function( \
                      MIZZLE_DETAIL_TEXT(name_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());                  \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_OWN, name_)(name_, sql_name_, , __VA_ARGS__)
#define MIZZLE_AGGREGATE_AS(name_, sql_name_, ...)                                                      \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_sql_name( \
                      MIZZLE_DETAIL_TEXT(sql_name_))>());                                               \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_function( \
                      MIZZLE_DETAIL_TEXT(name_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());                  \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_OWN, name_)(name_, sql_name_, using aggregate = void;, __VA_ARGS__)
#define MIZZLE_DETAIL_OWN(name_, sql_name_, kind_, ...) \
    MIZZLE_DETAIL_OWN_OF(name_, mizzle_function_##name_, mizzle_signature_of_##name_, sql_name_, kind_, __VA_ARGS__)
#define MIZZLE_DETAIL_OWN_OF(name_, type_, signature_, sql_name_, kind_, ...)                \
    MIZZLE_DETAIL_DECLARES_NAMED(type_, name_)                                               \
    struct type_ : ::mizzle::detail::declaration_words {                                     \
        MIZZLE_DETAIL_NAME(output_name, name_)                                               \
        kind_ static constexpr ::mizzle::detail::table_name sql_name() { return sql_name_; } \
    };                                                                                       \
    struct signature_ {                                                                      \
        static constexpr auto make() { return ::std::type_identity<__VA_ARGS__>{}; }         \
    };                                                                                       \
    [[maybe_unused]] inline constexpr auto name_ = ::mizzle::detail::make_own_function<type_, signature_>();
