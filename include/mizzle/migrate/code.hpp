// Migrations in C++: MIZZLE_MIGRATION(m0003_fill_languages, [](auto& tx) { tx.run(...); }) beside those in SQL, by
// migrate(db, with_code(app::migrations, m0003_fill_languages)). It is called 0003_fill_languages: what stands before
// the number is for C++.
#pragma once
#include "../schema/declaration_macros.hpp"
#include "../schema/declaration_text.hpp"
#include "names.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

// The text is as it is written, no macro of the program's expanded: its checksum is kept. Spaces may change where it is
// looked at again.
#define MIZZLE_MIGRATION(name_, ...)                                                                      \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_name(       \
                      MIZZLE_DETAIL_TEXT(name_))>());                                                     \
    static_assert(::mizzle::detail::name_of_code(#name_).size() > 4,                                      \
                  "mizzle: the name of a migration has its number, by which it stands among the others: " \
                  "MIZZLE_MIGRATION(m0003_fill_languages, [](auto& tx) { ... })");                        \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_MIGRATION##__VA_OPT__(_OF), name_)                                  \
    (name_, #name_, #__VA_ARGS__, __VA_ARGS__)
#define MIZZLE_DETAIL_MIGRATION(name_, ...) \
    static_assert(false, "mizzle: MIZZLE_MIGRATION(" #name_ ", [](auto& tx) { ... }) takes a name and a block");
#define MIZZLE_DETAIL_MIGRATION_OF(name_, text_of_name_, text_, ...)                                              \
    MIZZLE_DETAIL_DECLARES(mizzle_migration_##name_)                                                              \
    struct mizzle_migration_##name_ {};                                                                           \
    inline constexpr ::mizzle::detail::code_migration name_{::mizzle::detail::name_of_code(text_of_name_), text_, \
                                                            __VA_ARGS__};

namespace mizzle::detail {

constexpr std::string_view name_of_code(std::string_view name) {
    return name.substr(std::min(name.find_first_of("0123456789"), name.size()));
}
std::string checksum_of_code(std::string_view text);

template <class F> struct code_migration {
    static_assert(std::is_class_v<F> && !std::is_invocable_v<const F&>,
                  "mizzle: a migration in C++ is what is called with the transaction: [](auto& tx) { ... }; one in SQL "
                  "is a file of the folder of migrations");
    std::string_view name, text;
    F run;
};
template <class F> code_migration(std::string_view, const char*, F) -> code_migration<F>;

// Set is an embedded one, or one that was read from a folder.
template <class Set, class... F> struct migrations_with_code {
    const Set& set;
    std::tuple<const code_migration<F>&...> code;
};
template <class Set, class... F>
migrations_with_code<Set, F...> with_code(const Set& set, const code_migration<F>&... code) {
    return {set, {code...}};
}

template <class X> inline constexpr bool is_code_migration = false;
template <class F> inline constexpr bool is_code_migration<code_migration<F>> = true;
template <class Set, class... Code>
    requires(!(is_code_migration<Code> && ...))
const Set& with_code(const Set& set, const Code&...) {
    static_assert((is_code_migration<Code> && ...),
                  "mizzle: with_code() takes a set of migrations, and after it what MIZZLE_MIGRATION declares");
    return set;
}

void add_code(migration_set& set, std::string_view name, std::string_view text, std::size_t which);

template <class Set, class... F>
migration_set migrations_for(const migrations_with_code<Set, F...>& all, std::string_view database) {
    migration_set set = migrations_for(all.set, database);
    std::size_t which = 0;
    std::apply([&](const auto&... code) { (add_code(set, code.name, code.text, which++), ...); }, all.code);
    expect_migration_names(set);
    return set;
}

}  // namespace mizzle::detail

namespace mizzle {

// with_code(set, m0003_fill_languages) adds migrations in C++ to those in SQL, by the numbers in their names.
using detail::with_code;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "code.ipp"
#endif
