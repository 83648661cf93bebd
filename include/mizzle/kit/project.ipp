// The bodies of project.hpp.
#pragma once
#include "connection.hpp"
#include "context.hpp"
#include "declared.hpp"
#include "inline.hpp"
#include "project.hpp"
#include "rules_of.hpp"
#include "script_rules.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>

namespace mizzle::kit {

namespace detail {

// Calls f(word, rules) where the URL says which database it is of.
template <class F> void with_database_of(const std::string& url, F&& f) {
    const auto colon = url.find(':');
    if (colon == std::string::npos || colon == 0) return;
    each_folder([&](std::string_view word, const database_rules& rules) {
        const auto& schemes = rules.url.schemes;
        if (std::find(schemes.begin(), schemes.end(), url.substr(0, colon)) != schemes.end()) f(word, rules);
    });
}

inline std::string name_in_url(const std::string& url) {
    std::string name = url;
    with_database_of(url, [&](std::string_view, const database_rules& rules) {
        if (rules.url.is_path_behind) name = url.substr(url.find(':') + 1);
    });
    return name;
}

// Empty where it does not say.
inline std::string database_of(const std::string& url) {
    std::string found;
    with_database_of(url, [&](std::string_view word, const database_rules&) { found = word; });
    return found;
}

}  // namespace detail

MIZZLE_KIT_INLINE void project::choose_database() {
    const std::string named = detail::database_of(context_.url);
    auto& database = context_.database;
    if (!database.empty() && !named.empty() && database != named)
        throw stop(exit_code::question, "--url names a database of " + named + ", and --database says " + database +
                                            "; leave one of them out");
    if (database.empty()) database = named;
    if (database.empty() && databases_.size() == 1) database = databases_.front().word;
    if (database.empty())
        throw stop(exit_code::question, context_.url.empty()
                                            ? "which database? say --database or --url"
                                            : "--url begins with no word that tells which database it is; write " +
                                                  examples_of_urls() + ", or say --database");
    if (known() == nullptr)
        throw stop(exit_code::question,
                   "this kit was built without " + context_.database + "; add it to DATABASES of mizzle_add_kit()");
}

MIZZLE_KIT_INLINE const known_database* project::known() const {
    const auto found = std::find_if(databases_.begin(), databases_.end(),
                                    [&](const known_database& d) { return d.word == context_.database; });
    return found == databases_.end() ? nullptr : &*found;
}

MIZZLE_KIT_INLINE std::unique_ptr<connection> project::connect_to(const std::string& name) const {
    return known()->open(name);
}

MIZZLE_KIT_INLINE schema_description project::declared() const {
    schema made = in_one_form(declared_(context_.database));
    expect_one_statement_each(made);
    return made;
}

MIZZLE_KIT_INLINE std::unique_ptr<connection> project::connect() const {
    if (context_.url.empty())
        throw stop(exit_code::question, "this command needs a database: say --url, or set MIZZLE_URL");
    return connect_to(detail::name_in_url(context_.url));
}

MIZZLE_KIT_INLINE std::unique_ptr<connection> project::connect_to_scratch() const {
    if (!context_.dev_url.empty()) return connect_to(detail::name_in_url(context_.dev_url));
    const std::string scratch(kit_rules(dialect_of(context_.database)).scratch);
    return scratch.empty() ? connect() : connect_to(scratch);
}

namespace detail {

inline int complain(const context& to, exit_code code, std::string_view sentence, json answer) {
    if (answer.is_null()) answer = json{{"error", sentence}};
    if (to.is_json) to.say({}, answer);
    else std::fprintf(stderr, "%.*s\n", static_cast<int>(sentence.size()), sentence.data());
    return static_cast<int>(code);
}

}  // namespace detail

MIZZLE_KIT_INLINE int complain(const context& to) {
    try {
        throw;
    } catch (const stop& e) {
        return detail::complain(to, e.code(), e.what(), e.answer());
    } catch (const usage_error& e) {
        return detail::complain(to, exit_code::question, e.what(), {});
    } catch (const std::exception& e) { return detail::complain(to, exit_code::database, e.what(), {}); }
}

}  // namespace mizzle::kit
