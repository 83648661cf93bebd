// What MIZZLE_TABLE is made of. A system header, so that GCC shows a program's own line of a mistake and not each macro
// that it went through.
#pragma once
#pragma GCC system_header
#include "../inline.hpp"
#include "preprocessor.hpp"

// clang-format off
// As it is written, macros of the program's expanded.
#define MIZZLE_DETAIL_TEXT(...) #__VA_ARGS__

// The macro for a declaration of that name; nothing where it cannot be one, which is said.
#define MIZZLE_DETAIL_GUARD(m, n) MIZZLE_DETAIL_CALL_1(MIZZLE_DETAIL_GUARD_IF, m, MIZZLE_DETAIL_NOT_A_NAME(n))
#define MIZZLE_DETAIL_GUARD_IF(m, problem) MIZZLE_DETAIL_JOIN(MIZZLE_DETAIL_GUARD_, problem)(m)
#define MIZZLE_DETAIL_GUARD_(m) m
#define MIZZLE_DETAIL_GUARD_MEMBER(m) m
#define MIZZLE_DETAIL_GUARD_NAME(...) MIZZLE_DETAIL_EAT
#define MIZZLE_DETAIL_GUARD_TAKEN(...) MIZZLE_DETAIL_EAT

// A macro does not expand inside itself, so each floor has a call of its own.
#define MIZZLE_DETAIL_CALL_1(m, ...) m(__VA_ARGS__)
#define MIZZLE_DETAIL_CALL_2(m, ...) m(__VA_ARGS__)
#define MIZZLE_DETAIL_CALL_3(m, ...) m(__VA_ARGS__)
#define MIZZLE_DETAIL_CALL_4(m, ...) m(__VA_ARGS__)

// An entry is a name and what follows it, in parentheses. What is wrong with one is found out before anything is made of
// it, and said once: MIZZLE_DETAIL_PROBLEM(t, c) is nothing, or a kind of mistake and the entry, in parentheses.
#define MIZZLE_DETAIL_PROBLEM(t, c) MIZZLE_DETAIL_PROBLEM_OF(c, MIZZLE_DETAIL_EAT c)
#define MIZZLE_DETAIL_EAT(...)
#define MIZZLE_DETAIL_PROBLEM_OF(c, ...) MIZZLE_DETAIL_JOIN(MIZZLE_DETAIL_PROBLEM_, __VA_OPT__(OF_FORM))(c)
#define MIZZLE_DETAIL_PROBLEM_OF_FORM(c) (FORM, c),
#define MIZZLE_DETAIL_PROBLEM_(c) MIZZLE_DETAIL_CALL_3(MIZZLE_DETAIL_PROBLEM_OF_NAME, c, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_PROBLEM_OF_NAME(c, n) MIZZLE_DETAIL_CALL_4(MIZZLE_DETAIL_PROBLEM_SAID, c, MIZZLE_DETAIL_NOT_A_NAME(n))
#define MIZZLE_DETAIL_PROBLEM_SAID(c, ...) __VA_OPT__((__VA_ARGS__, c),)

// Nothing for an identifier that can be a member; a kind of mistake for what can be none.
#define MIZZLE_DETAIL_NOT_A_NAME(n) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_SECOND, MIZZLE_DETAIL_IS_##n, )
#define MIZZLE_DETAIL_SECOND(a, b, ...) b
#define MIZZLE_DETAIL_IS_ , NAME
#define MIZZLE_DETAIL_IS_alignas , TAKEN
#define MIZZLE_DETAIL_IS_alignof , TAKEN
#define MIZZLE_DETAIL_IS_and , TAKEN
#define MIZZLE_DETAIL_IS_and_eq , TAKEN
#define MIZZLE_DETAIL_IS_asm , TAKEN
#define MIZZLE_DETAIL_IS_auto , TAKEN
#define MIZZLE_DETAIL_IS_bitand , TAKEN
#define MIZZLE_DETAIL_IS_bitor , TAKEN
#define MIZZLE_DETAIL_IS_bool , TAKEN
#define MIZZLE_DETAIL_IS_break , TAKEN
#define MIZZLE_DETAIL_IS_case , TAKEN
#define MIZZLE_DETAIL_IS_catch , TAKEN
#define MIZZLE_DETAIL_IS_char , TAKEN
#define MIZZLE_DETAIL_IS_char8_t , TAKEN
#define MIZZLE_DETAIL_IS_char16_t , TAKEN
#define MIZZLE_DETAIL_IS_char32_t , TAKEN
#define MIZZLE_DETAIL_IS_class , TAKEN
#define MIZZLE_DETAIL_IS_compl , TAKEN
#define MIZZLE_DETAIL_IS_concept , TAKEN
#define MIZZLE_DETAIL_IS_const , TAKEN
#define MIZZLE_DETAIL_IS_consteval , TAKEN
#define MIZZLE_DETAIL_IS_constexpr , TAKEN
#define MIZZLE_DETAIL_IS_constinit , TAKEN
#define MIZZLE_DETAIL_IS_const_cast , TAKEN
#define MIZZLE_DETAIL_IS_continue , TAKEN
#define MIZZLE_DETAIL_IS_co_await , TAKEN
#define MIZZLE_DETAIL_IS_co_return , TAKEN
#define MIZZLE_DETAIL_IS_co_yield , TAKEN
#define MIZZLE_DETAIL_IS_decltype , TAKEN
#define MIZZLE_DETAIL_IS_default , TAKEN
#define MIZZLE_DETAIL_IS_delete , TAKEN
#define MIZZLE_DETAIL_IS_do , TAKEN
#define MIZZLE_DETAIL_IS_double , TAKEN
#define MIZZLE_DETAIL_IS_dynamic_cast , TAKEN
#define MIZZLE_DETAIL_IS_else , TAKEN
#define MIZZLE_DETAIL_IS_enum , TAKEN
#define MIZZLE_DETAIL_IS_explicit , TAKEN
#define MIZZLE_DETAIL_IS_export , TAKEN
#define MIZZLE_DETAIL_IS_extern , TAKEN
#define MIZZLE_DETAIL_IS_false , TAKEN
#define MIZZLE_DETAIL_IS_float , TAKEN
#define MIZZLE_DETAIL_IS_for , TAKEN
#define MIZZLE_DETAIL_IS_friend , TAKEN
#define MIZZLE_DETAIL_IS_goto , TAKEN
#define MIZZLE_DETAIL_IS_if , TAKEN
#define MIZZLE_DETAIL_IS_inline , TAKEN
#define MIZZLE_DETAIL_IS_int , TAKEN
#define MIZZLE_DETAIL_IS_long , TAKEN
#define MIZZLE_DETAIL_IS_mutable , TAKEN
#define MIZZLE_DETAIL_IS_namespace , TAKEN
#define MIZZLE_DETAIL_IS_new , TAKEN
#define MIZZLE_DETAIL_IS_noexcept , TAKEN
#define MIZZLE_DETAIL_IS_not , TAKEN
#define MIZZLE_DETAIL_IS_not_eq , TAKEN
#define MIZZLE_DETAIL_IS_nullptr , TAKEN
#define MIZZLE_DETAIL_IS_operator , TAKEN
#define MIZZLE_DETAIL_IS_or , TAKEN
#define MIZZLE_DETAIL_IS_or_eq , TAKEN
#define MIZZLE_DETAIL_IS_private , TAKEN
#define MIZZLE_DETAIL_IS_protected , TAKEN
#define MIZZLE_DETAIL_IS_public , TAKEN
#define MIZZLE_DETAIL_IS_register , TAKEN
#define MIZZLE_DETAIL_IS_reinterpret_cast , TAKEN
#define MIZZLE_DETAIL_IS_requires , TAKEN
#define MIZZLE_DETAIL_IS_return , TAKEN
#define MIZZLE_DETAIL_IS_short , TAKEN
#define MIZZLE_DETAIL_IS_signed , TAKEN
#define MIZZLE_DETAIL_IS_sizeof , TAKEN
#define MIZZLE_DETAIL_IS_static , TAKEN
#define MIZZLE_DETAIL_IS_static_assert , TAKEN
#define MIZZLE_DETAIL_IS_static_cast , TAKEN
#define MIZZLE_DETAIL_IS_struct , TAKEN
#define MIZZLE_DETAIL_IS_switch , TAKEN
#define MIZZLE_DETAIL_IS_template , TAKEN
#define MIZZLE_DETAIL_IS_this , TAKEN
#define MIZZLE_DETAIL_IS_thread_local , TAKEN
#define MIZZLE_DETAIL_IS_throw , TAKEN
#define MIZZLE_DETAIL_IS_true , TAKEN
#define MIZZLE_DETAIL_IS_try , TAKEN
#define MIZZLE_DETAIL_IS_typedef , TAKEN
#define MIZZLE_DETAIL_IS_typeid , TAKEN
#define MIZZLE_DETAIL_IS_typename , TAKEN
#define MIZZLE_DETAIL_IS_union , TAKEN
#define MIZZLE_DETAIL_IS_unsigned , TAKEN
#define MIZZLE_DETAIL_IS_using , TAKEN
#define MIZZLE_DETAIL_IS_virtual , TAKEN
#define MIZZLE_DETAIL_IS_void , TAKEN
#define MIZZLE_DETAIL_IS_volatile , TAKEN
#define MIZZLE_DETAIL_IS_wchar_t , TAKEN
#define MIZZLE_DETAIL_IS_while , TAKEN
#define MIZZLE_DETAIL_IS_xor , TAKEN
#define MIZZLE_DETAIL_IS_xor_eq , TAKEN
#define MIZZLE_DETAIL_IS___null , TAKEN
#define MIZZLE_DETAIL_IS_row , MEMBER
#define MIZZLE_DETAIL_IS_new_row , MEMBER
#define MIZZLE_DETAIL_IS_changes , MEMBER

#define MIZZLE_DETAIL_REPORT(t, p) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_REPORT_, t, MIZZLE_DETAIL_BARE p)
#define MIZZLE_DETAIL_BARE(...) __VA_ARGS__
#define MIZZLE_DETAIL_REPORT_(t, kind, ...) MIZZLE_DETAIL_REPORT_##kind(t, __VA_ARGS__)
#define MIZZLE_DETAIL_REPORT_FORM(t, ...) \
    static_assert(false, "mizzle: table " #t ": " #__VA_ARGS__ " is not one entry (name, type, modifiers...): " \
        "each column stands in parentheses of its own, with a comma before the next; keys of several columns, unique, " \
        "index and check stand in MIZZLE_CONSTRAINTS(" #t ", ...)");
#define MIZZLE_DETAIL_REPORT_NAME(t, ...) \
    static_assert(false, "mizzle: table " #t ": " #__VA_ARGS__ " does not begin with a name and a comma: " \
        "(name, type, modifiers...); a name is an identifier, neither text nor a macro such as errno, and " \
        "named(\"...\") says another one in SQL");
#define MIZZLE_DETAIL_REPORT_TAKEN(t, ...) \
    static_assert(false, "mizzle: table " #t ": the name of column " #__VA_ARGS__ " is a word of C++, or row, " \
        "new_row or changes, which every table has; give it another name here, and its name in SQL by named(\"...\")");
#define MIZZLE_DETAIL_REPORT_MEMBER MIZZLE_DETAIL_REPORT_TAKEN

// Entries without a mistake.
#define MIZZLE_DETAIL_KEEP(t, c) MIZZLE_DETAIL_KEEP_IF(c, MIZZLE_DETAIL_PROBLEM(t, c))
#define MIZZLE_DETAIL_KEEP_IF(c, ...) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_JOIN(MIZZLE_DETAIL_KEEP_, __VA_OPT__(NOT)), c)
#define MIZZLE_DETAIL_KEEP_(c) c,
#define MIZZLE_DETAIL_KEEP_NOT(c)

// Whether there is a mistake must be cheap to find: nothing is left of entries without one, and of a good name.
#define MIZZLE_DETAIL_CHOOSE(...) MIZZLE_DETAIL_JOIN(MIZZLE_DETAIL_DECLARE, __VA_OPT__(_WITHOUT))
#define MIZZLE_DETAIL_CHECK(t, c) MIZZLE_DETAIL_CHECK_NAME c
#define MIZZLE_DETAIL_CHECK_NAME(n, ...) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_SECOND, MIZZLE_DETAIL_IS_##n, )

#define MIZZLE_DETAIL_DECLARE_WITHOUT(t, n, ...) \
    MIZZLE_DETAIL_CALL_1(MIZZLE_DETAIL_TABLE_NAMED, t, n, MIZZLE_DETAIL_NOT_A_NAME(t), __VA_ARGS__)
#define MIZZLE_DETAIL_TABLE_NAMED(t, n, problem, ...) MIZZLE_DETAIL_JOIN(MIZZLE_DETAIL_TABLE_, problem)(t, n, __VA_ARGS__)
#define MIZZLE_DETAIL_TABLE_NAME(...)
#define MIZZLE_DETAIL_TABLE_TAKEN(t, n, ...) \
    static_assert(false, "mizzle: MIZZLE_TABLE(" #t ", ...): this name is a word of C++ or of Mizzle; " \
        "MIZZLE_TABLE_AS(name, named(\"" #t "\"), ...) gives the table another one here");
#define MIZZLE_DETAIL_TABLE_MEMBER MIZZLE_DETAIL_TABLE_TAKEN
#define MIZZLE_DETAIL_TABLE_(t, n, ...) \
    MIZZLE_DETAIL_CALL_2(MIZZLE_DETAIL_TABLE_OF, t, n, (__VA_ARGS__), MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_PROBLEM, t, __VA_ARGS__))
#define MIZZLE_DETAIL_TABLE_OF(t, n, entries, problem, ...) \
    MIZZLE_DETAIL_REPORT(t, problem) MIZZLE_DETAIL_REST_AFTER(MIZZLE_DETAIL_FIRST problem)(t, n, MIZZLE_DETAIL_BARE entries)
#define MIZZLE_DETAIL_REST_AFTER(kind) MIZZLE_DETAIL_JOIN(MIZZLE_DETAIL_AFTER_, kind)
#define MIZZLE_DETAIL_AFTER_FORM(t, n, ...) MIZZLE_DETAIL_DECLARE(t, n, MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_KEEP, t, __VA_ARGS__))
#define MIZZLE_DETAIL_AFTER_TAKEN MIZZLE_DETAIL_AFTER_FORM
#define MIZZLE_DETAIL_AFTER_MEMBER MIZZLE_DETAIL_AFTER_FORM
#define MIZZLE_DETAIL_AFTER_NAME(...)
// clang-format on

// Of a table: it stands in a namespace, once. What is put together of its name puts it last: where a comma is missing
// behind it, that is a name still.
#define MIZZLE_DETAIL_PLACED(table_)                                                                     \
    static_assert(::mizzle::detail::entry_text::accept<                                                  \
                  ::mizzle::detail::entry_text::no_enum<struct mizzle_labels_of_##table_, __LINE__>>()); \
    struct table_;                                                                                       \
    [[maybe_unused]] void mizzle_declares(const struct table_*);                                         \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::once<struct table_, __LINE__>>());

#define MIZZLE_DETAIL_DECLARE(table_, name_, ...)                                                                    \
    struct mizzle_words_of_##table_ : ::mizzle::detail::declaration_words {                                          \
        using mizzle_table = struct table_;                                                                          \
        static constexpr ::mizzle::detail::table_name mizzle_table_name() { return name_; }                          \
        MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_SPECIFY, table_, __VA_ARGS__)                                               \
    };                                                                                                               \
    struct table_ : ::mizzle::detail::table_tag {                                                                    \
        using mizzle_words = mizzle_words_of_##table_;                                                               \
        [[maybe_unused]] static constexpr ::std::string_view mizzle_cpp_name = #table_;                              \
        MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_COLUMN, table_, __VA_ARGS__)                                                \
        using mizzle_columns =                                                                                       \
            ::mizzle::detail::column_list<mizzle_words_of_##table_::mizzle_table MIZZLE_DETAIL_EACH(                 \
                MIZZLE_DETAIL_COLUMN_TYPE, table_, __VA_ARGS__)>;                                                    \
        struct row {                                                                                                 \
            MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_ROW_MEMBER, table_, __VA_ARGS__)                                        \
            [[maybe_unused]] friend bool operator==(const row&, const row&) = default;                               \
            using mizzle_table = mizzle_words_of_##table_::mizzle_table;                                             \
            template <::mizzle::detail::prints_rows MizzleStream>                                                    \
            [[maybe_unused]] friend MizzleStream& operator<<(MizzleStream& mizzle_out, const row& mizzle_row) {      \
                ::mizzle::detail::row_printer<MizzleStream>::print(mizzle_out, mizzle_row);                          \
                return mizzle_out;                                                                                   \
            }                                                                                                        \
        };                                                                                                           \
        template <class Late> struct mizzle_row_in_tree {                                                            \
            MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_NEW_MEMBER, table_, __VA_ARGS__)                                        \
            using mizzle_written = struct table_;                                                                    \
        };                                                                                                           \
        template <class Late> struct mizzle_new_row {                                                                \
            MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_OWN_MEMBER, table_, __VA_ARGS__)                                        \
            using mizzle_written = struct table_;                                                                    \
        };                                                                                                           \
        using new_row = ::std::conditional_t<(true MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_OWN_RULE, table_, __VA_ARGS__)), \
                                             mizzle_new_row<void>, mizzle_row_in_tree<void>>;                        \
        template <class Late> struct mizzle_changes {                                                                \
            MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_CHANGE_MEMBER, table_, __VA_ARGS__)                                     \
            using mizzle_written = struct table_;                                                                    \
        };                                                                                                           \
        using changes = mizzle_changes<void>;                                                                        \
        template <class MizzleRow, class MizzleFunction>                                                             \
        MIZZLE_ALWAYS_INLINE static constexpr void mizzle_each(MizzleRow& mizzle_row,                                \
                                                               MizzleFunction&& mizzle_function) {                   \
            MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_VISIT, table_, __VA_ARGS__)                                             \
        }                                                                                                            \
        template <class MizzleT> struct mizzle_field {                                                               \
            MizzleT table_;                                                                                          \
            friend bool operator==(const mizzle_field&, const mizzle_field&) = default;                              \
        };                                                                                                           \
        template <class MizzleT> static constexpr MizzleT& mizzle_get(mizzle_field<MizzleT>& f) { return f.table_; } \
        MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_OBJECT, table_, __VA_ARGS__)                                                \
    };                                                                                                               \
    [[maybe_unused]] inline constexpr struct table_ table_ {};

#define MIZZLE_DETAIL_SPECIFY(t, c) \
    MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_SPECIFY_, MIZZLE_DETAIL_FIRST c, MIZZLE_DETAIL_REST c)
#define MIZZLE_DETAIL_SPECIFY_(n, ...) \
    static constexpr auto n##_specification() { return ::mizzle::detail::specify(__VA_ARGS__).declared; }

#define MIZZLE_DETAIL_COLUMN(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_COLUMN_, t, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_COLUMN_(t, n)                                                                 \
    struct n##_column : ::mizzle::detail::column<n##_column> {                                      \
        using ::mizzle::detail::column<n##_column>::operator=;                                      \
        using table = mizzle_words_of_##t::mizzle_table;                                            \
        template <class MizzleWords>                                                                \
        static ::mizzle::detail::declared_as<decltype(MizzleWords::n##_specification()),            \
                                             &MizzleWords::n##_specification>                       \
        mizzle_declared(MizzleWords*);                                                              \
        static ::mizzle::detail::not_declared<n##_column> mizzle_declared(const void*);             \
        using mizzle_entry = decltype(mizzle_declared(static_cast<mizzle_words_of_##t*>(nullptr))); \
        using specification = typename mizzle_entry::specification;                                 \
        using sql_type = typename mizzle_entry::sql_type;                                           \
        using value_type = typename specification::value_type;                                      \
        [[maybe_unused]] static constexpr ::std::string_view cpp_name = #n;                         \
        [[maybe_unused]] static constexpr ::std::string_view quoted = "\"" #t "\".\"" #n "\"";      \
        static constexpr specification specify() { return mizzle_entry::specify(); }                \
        template <class MizzleT> struct mizzle_member {                                             \
            MizzleT n;                                                                              \
            friend bool operator==(const mizzle_member&, const mizzle_member&) = default;           \
        };                                                                                          \
        template <class MizzleT> using field = mizzle_member<MizzleT>;                              \
        template <class MizzleT> static constexpr MizzleT& get(field<MizzleT>& f) { return f.n; }   \
    };

#define MIZZLE_DETAIL_COLUMN_TYPE(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_COLUMN_TYPE_, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_COLUMN_TYPE_(n) , n##_column
#define MIZZLE_DETAIL_ROW_MEMBER(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_ROW_MEMBER_, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_ROW_MEMBER_(n) typename n##_column::value_type n{};
#define MIZZLE_DETAIL_NEW_MEMBER(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_NEW_MEMBER_, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_NEW_MEMBER_(n) ::mizzle::detail::new_field<n##_column, Late> n{};
// Compilers show the program's line that leaves out a member if the member has no initializer, else its declaration. So
// a member has none where its entry shows that an insert must give it: `not_null`, alone or before a modifier that
// gives no value. Where an entry shows that in vain, as `serial, not_null` does, all members have one.
#define MIZZLE_DETAIL_OWN_MEMBER(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_OWN_MEMBER_, MIZZLE_DETAIL_BARE c)
#define MIZZLE_DETAIL_OWN_MEMBER_(n, ...) \
    MIZZLE_DETAIL_CALL_3(MIZZLE_DETAIL_OWN_MEMBER_AS, n, MIZZLE_DETAIL_GIVEN_BY(__VA_ARGS__, , , ))
#define MIZZLE_DETAIL_OWN_MEMBER_AS(n, kind) \
    ::mizzle::detail::new_field<n##_column, Late> n MIZZLE_DETAIL_JOIN(MIZZLE_DETAIL_INITIALIZER, kind);
#define MIZZLE_DETAIL_INITIALIZER \
    {}
#define MIZZLE_DETAIL_INITIALIZER_NONE

#define MIZZLE_DETAIL_OWN_RULE(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_OWN_RULE_, MIZZLE_DETAIL_REST c)
#define MIZZLE_DETAIL_OWN_RULE_(...) \
    MIZZLE_DETAIL_CALL_3(MIZZLE_DETAIL_OWN_RULE_AS, MIZZLE_DETAIL_GIVEN_BY(__VA_ARGS__, , , ), __VA_ARGS__)
#define MIZZLE_DETAIL_OWN_RULE_AS(kind, ...) MIZZLE_DETAIL_JOIN(MIZZLE_DETAIL_OWN_RULE_OF, kind)(__VA_ARGS__)
#define MIZZLE_DETAIL_OWN_RULE_OF(...)
#define MIZZLE_DETAIL_OWN_RULE_OF_NONE(type, ...) &&!::mizzle::detail::is_serial_word(#type)

// _NONE or nothing.
#define MIZZLE_DETAIL_GIVEN_BY(type, first, second, third, ...)                                         \
    MIZZLE_DETAIL_CALL_4(MIZZLE_DETAIL_SECOND, MIZZLE_DETAIL_USE_AN_ALIAS_FOR_WHAT_BEGINS_WITH_##first, \
                         MIZZLE_DETAIL_EAT, )                                                           \
    (second, third)
#define MIZZLE_DETAIL_USE_AN_ALIAS_FOR_WHAT_BEGINS_WITH_not_null , MIZZLE_DETAIL_GIVEN_BESIDE
#define MIZZLE_DETAIL_GIVEN_BESIDE(second, ...)                                                                 \
    MIZZLE_DETAIL_CALL_5(MIZZLE_DETAIL_SECOND, MIZZLE_DETAIL_USE_AN_ALIAS_BESIDE_##second, MIZZLE_DETAIL_EAT, ) \
    (__VA_ARGS__)
#define MIZZLE_DETAIL_USE_AN_ALIAS_BESIDE_ , MIZZLE_DETAIL_GIVEN_AT_LAST
#define MIZZLE_DETAIL_USE_AN_ALIAS_BESIDE_unique , MIZZLE_DETAIL_GIVEN_AT_LAST
#define MIZZLE_DETAIL_USE_AN_ALIAS_BESIDE_references(...) , MIZZLE_DETAIL_GIVEN_AT_LAST,
#define MIZZLE_DETAIL_USE_AN_ALIAS_BESIDE_named(...) , MIZZLE_DETAIL_GIVEN_AT_LAST,
#define MIZZLE_DETAIL_USE_AN_ALIAS_BESIDE_collate(...) , MIZZLE_DETAIL_GIVEN_AT_LAST,
#define MIZZLE_DETAIL_USE_AN_ALIAS_BESIDE_comment(...) , MIZZLE_DETAIL_GIVEN_AT_LAST,
#define MIZZLE_DETAIL_USE_AN_ALIAS_BESIDE_renamed_from(...) , MIZZLE_DETAIL_GIVEN_AT_LAST,
#define MIZZLE_DETAIL_GIVEN_AT_LAST(...) MIZZLE_DETAIL_JOIN(MIZZLE_DETAIL_GIVEN_LAST, __VA_OPT__(_BUT_ONE))
#define MIZZLE_DETAIL_GIVEN_LAST _NONE
#define MIZZLE_DETAIL_GIVEN_LAST_BUT_ONE
#define MIZZLE_DETAIL_CALL_5(m, ...) m(__VA_ARGS__)
#define MIZZLE_DETAIL_CHANGE_MEMBER(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_CHANGE_MEMBER_, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_CHANGE_MEMBER_(n) ::mizzle::detail::changed_field<n##_column, Late> n{};
#define MIZZLE_DETAIL_VISIT(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_VISIT_, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_VISIT_(n) mizzle_function(n##_column{}, mizzle_row.n);
#define MIZZLE_DETAIL_OBJECT(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_OBJECT_, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_OBJECT_(n) MIZZLE_DETAIL_NO_ADDRESS n##_column n;
