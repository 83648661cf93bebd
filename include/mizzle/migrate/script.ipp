// The functions of script.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "script.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::string_view without_prefix(std::string_view message) {
    return message.starts_with("mizzle: ") ? message.substr(8) : message;
}

MIZZLE_INLINE migration_script script_reader::read(std::string_view text, const script_rules& rules) {
    try {
        for (const auto& part : split_script(text, rules)) {
            if (part.is_mark) mark(part);
            else statement(part);
        }
    } catch (const usage_error& e) {
        throw malformed_migration(message_of({"mizzle: migration ", migration_, ": ", without_prefix(e.what())}));
    }
    return std::move(script_);
}

MIZZLE_INLINE std::string_view script_reader::take_word(std::string_view& text) {
    const auto size = std::min(text.find_first_of(" \t\n\r\f\v(;"), text.size());
    const auto word = text.substr(0, size);
    text.remove_prefix(size);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\n\r\f\v"), text.size()));
    return word;
}

MIZZLE_INLINE void script_reader::statement(const script_part& part) {
    auto rest = part.text;
    const auto first = lower_case(take_word(rest));
    static constexpr std::array<std::string_view, 8> controls{"begin", "start",    "commit",  "end",
                                                              "abort", "rollback", "release", "savepoint"};
    if (std::find(controls.begin(), controls.end(), first) != controls.end() ||
        (first == "prepare" && lower_case(take_word(rest)) == "transaction"))
        fail(part, "begins or ends a transaction, which is left to migrate(): take the statement out. What cannot "
                   "run in a transaction is marked -- mizzle: no-transaction");
    if (first == "pragma" && lower_case(rest).starts_with("foreign_keys"))
        fail(part, "sets foreign_keys, which does nothing inside of a transaction: take the statement out, and "
                   "write -- mizzle: foreign-keys-off");
    script_.steps.push_back({step_kind::statement, part.line, std::string(part.text), {}});
}

MIZZLE_INLINE void script_reader::mark(const script_part& part) {
    auto rest = part.text;
    const auto word = take_word(rest);
    if (word == "no-transaction") script_.in_transaction = false;
    else if (word == "foreign-keys-off") script_.foreign_keys_off = true;
    else if (word == "assert") assertion(part, rest);
    else if (word == "loses") loss(part, rest, step_kind::loss);
    else if (word == "fails-on") loss(part, rest, step_kind::hindrance);
    else if (word != "allow" && word != "replaces")  // for those who look for faults, and at the history
        fail(part, "has a mark that is not known; there are no-transaction, foreign-keys-off, assert, loses, "
                   "fails-on, replaces and allow.");
}

MIZZLE_INLINE void script_reader::assertion(const script_part& part, std::string_view condition) {
    while (condition.ends_with(';')) condition.remove_suffix(1);
    if (condition.empty()) fail(part, "asserts nothing: -- mizzle: assert (select count(*) from users) > 0");
    script_.steps.push_back({step_kind::assertion, part.line,
                             message_of({"select count(*) from (select 1 as one where (", condition, "\n)) as held"}),
                             std::string(condition)});
}

MIZZLE_INLINE void script_reader::loss(const script_part& part, std::string_view rest, step_kind kind) {
    const auto whole = rest;
    std::vector<std::string> names;
    do {
        if (!names.empty()) rest.remove_prefix(1);
        names.push_back(take_name(rest));
        if (names.back().empty()) fail(part, "does not say what is lost: -- mizzle: loses customers.note");
    } while (rest.starts_with('.'));
    migration_step step{kind, part.line, {}, std::string(whole.substr(0, whole.size() - rest.size()))};
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    if (rest.empty()) count_rows(part, step, names);
    else if (take_word(rest) != "counted" || take_word(rest) != "by" || rest.empty())
        fail(part, "says more than a name of what is lost; what counts the rows is written -- mizzle: loses NAME "
                   "counted by select count(*) ...");
    else step.text = rest;
    script_.steps.push_back(std::move(step));
}

MIZZLE_INLINE std::string script_reader::take_name(std::string_view& rest) {
    std::size_t size = 0;
    if (!rest.starts_with('"')) {
        size = std::min(rest.find_first_of(" \t.\""), rest.size());
        const auto name = rest.substr(0, size);
        rest.remove_prefix(size);
        return name.empty() ? "" : message_of({"\"", name, "\""});
    }
    for (size = 1; size < rest.size(); ++size) {
        if (rest[size] != '"') continue;
        if (!rest.substr(size + 1).starts_with('"')) break;
        ++size;
    }
    std::string name(rest.substr(0, std::min(size + 1, rest.size())));
    rest.remove_prefix(name.size());
    return name;
}

MIZZLE_INLINE void script_reader::count_rows(const script_part& part, migration_step& step,
                                             const std::vector<std::string>& names) {
    if (names.size() > 3) fail(part, "names what is lost in more parts than a schema, a table and a column.");
    step.table = names.size() == 3 ? message_of({names[0], ".", names[1]}) : names[0];
    step.text = message_of({"select count(*) from ", step.table});
    // Alone, a column that is not there would be a text to SQLite.
    if (names.size() > 1) step.text += message_of({" where ", step.table, ".", names.back(), " is not null"});
}

MIZZLE_INLINE migration_script read_script(std::string_view migration, std::string_view text,
                                           const script_rules& rules) {
    return script_reader(migration).read(text, rules);
}

}  // namespace mizzle::detail
