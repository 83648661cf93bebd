// What is particular to a database where migrations are applied. A database's folder has it in its migrate.hpp, as
// migration_words_of(dialect).
#pragma once
#include "../sql/script_rules.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

struct migration_words {
    script_rules rules;
    // The table that remembers what was applied.
    std::string_view create_history;
    // In a transaction that has just begun: waits until no other one migrates, at most so long. Empty where beginning
    // it has waited.
    std::string (*lock)(std::chrono::milliseconds wait) = nullptr;
    // Then: how long a statement may wait for a lock, and how long it may run; zero is without end.
    std::string (*limit)(std::chrono::milliseconds lock, std::chrono::milliseconds statement) = nullptr;
    // Whether each CREATE, ALTER and DROP commits by itself: a migration then is no transaction but a step at a time,
    // each remembered, and one that stopped goes on there.
    bool commits_at_ddl = false;
    // Then the lock is the connection's, until it is given back: 1 where it was taken in time; and what the limits were
    // before is given back as well.
    std::string (*take_lock)(std::chrono::milliseconds wait) = nullptr;
    std::string_view free_lock = "", no_limit = "";
    // What is sent before that lock is spoken of: a statement that is kept would go on with a database that was left.
    std::string_view choose_lock = "";
    // And a text, as an expression, that changes with the definitions of what has one of these names.
    std::string (*definitions)(const std::vector<std::string>& names) = nullptr;
    // What keeps a table from being written to until the transaction ends stands before and after its name.
    std::string_view before_locked_table = "", after_locked_table = "";
    // What counts the rows that break foreign keys, and what turns their checking off and on, and tells which it is.
    std::string_view foreign_keys = "", foreign_keys_off = "", foreign_keys_on = "", broken_foreign_keys = "";
    // Triggers, which a rebuilt table would lose: the tables they are on, their names, their texts, and what drops
    // them, each list in the same order; and what counts the tables or the triggers of a name, which is put behind it.
    std::string_view trigger_tables = "", trigger_names = "", trigger_texts = "", trigger_drops = "";
    std::string_view tables_of_name = "", triggers_of_name = "";
    // Tables that were made with more than columns, and with what: lists in the same order.
    std::string_view option_tables = "", option_texts = "";
    // The number of this connection at the server, and before it is put what counts the connections of that number.
    std::string_view own_backend = "", backends_of_number = "";
    // Names of indexes that were begun and not ended, and what drops one.
    std::string_view invalid_indexes = "";
    std::string (*drop_index)(std::string_view name) = nullptr;
};

}  // namespace mizzle::detail
