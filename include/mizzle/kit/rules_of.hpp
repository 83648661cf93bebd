// The rules of a database that is known by its dialect. The other lists of what the folders of databases say, live.hpp
// and the like, find it likewise: as overloads for the dialects that the folders add.
#pragma once
#include "schema.hpp"
#if __has_include("mysql/rules.hpp")
#include "mysql/rules.hpp"
#endif
#if __has_include("postgres/rules.hpp")
#include "postgres/rules.hpp"
#endif
#if __has_include("sqlite/rules.hpp")
#include "sqlite/rules.hpp"
#endif

namespace mizzle::kit {

inline const database_rules& kit_rules(dialect_id dialect) {
    static constexpr database_rules none{};
    const database_rules* found = &none;
    with_dialect(dialect, [&]<class D>(D) {
        if constexpr (requires { kit_rules_of(D{}); }) {
            static constexpr database_rules rules = kit_rules_of(D{});
            found = &rules;
        }
    });
    return *found;
}

// Calls f(dialect) where the kit has a folder for the database.
template <class F> void with_folder(dialect_id dialect, F&& f) {
    bool has_folder = false;
    with_dialect(dialect, [&]<class D>(D own) {
        if constexpr (requires { kit_rules_of(own); }) {
            has_folder = true;
            f(own);
        }
    });
    if (!has_folder)
        throw usage_error("mizzle: the kit does not write migrations for " + std::string(dialect->name) + " yet");
}

// Calls f(word, rules) for each database that the kit has a folder for.
template <class F> void each_folder(F&& f) {
    dialects::known::each([&]<class D>(D own) {
        if constexpr (requires { kit_rules_of(own); }) f(D::constants.word, kit_rules(D::id));
    });
}

// As a sentence names them.
inline std::string examples_of_urls() {
    std::vector<std::string_view> examples;
    each_folder([&](std::string_view, const database_rules& rules) {
        if (!rules.url.example.empty()) examples.push_back(rules.url.example);
    });
    std::string text;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        text += i == 0 ? "" : i + 1 == examples.size() ? " or " : ", ";
        text += examples[i];
    }
    return text;
}

// What a cast to text goes by.
inline std::string word_of_text(dialect_id dialect) { return std::string(kit_rules(dialect).word_of_text); }

}  // namespace mizzle::kit
