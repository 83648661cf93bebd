// What a migration's file says: its statements, and between them its marks, "-- mizzle: ...".
#pragma once
#include "errors.hpp"
#include "statements.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

enum class step_kind : unsigned char { statement, loss, assertion, hindrance };
struct migration_step {
    step_kind kind = step_kind::statement;
    std::size_t line = 0;
    std::string text;     // what is sent: a statement, a condition, or what counts the rows of a loss or a hindrance
    std::string name;     // of a loss, as it is allowed; of a hindrance
    std::string table{};  // of a loss, quoted: what must not be written to from the count on; empty if not known
};

struct migration_script {
    std::vector<migration_step> steps;
    bool in_transaction = true;
    bool foreign_keys_off = false;
    // How many of the steps are statements.
    std::size_t statements() const {
        return static_cast<std::size_t>(std::count_if(
            steps.begin(), steps.end(), [](const migration_step& s) { return s.kind == step_kind::statement; }));
    }
};

// For a sentence that has said whose it is already.
std::string_view without_prefix(std::string_view message);

// Takes a script's parts in.
class script_reader {
public:
    explicit script_reader(std::string_view migration) : migration_(migration) {}

    migration_script read(std::string_view text, const script_rules& rules);

private:
    [[noreturn]] void fail(const script_part& part, std::string_view what) const {
        throw malformed_migration(message_of(
            {"mizzle: migration ", migration_, ": line ", std::to_string(part.line), " of the script ", what}));
    }

    static std::string_view take_word(std::string_view& text);
    void statement(const script_part& part);

    void mark(const script_part& part);

    void assertion(const script_part& part, std::string_view condition);

    // customers.note, "odd name"."column", or either with "counted by select ...".
    void loss(const script_part& part, std::string_view rest, step_kind kind);
    // Quoted.
    static std::string take_name(std::string_view& rest);
    void count_rows(const script_part& part, migration_step& step, const std::vector<std::string>& names);

    std::string_view migration_;
    migration_script script_;
};

migration_script read_script(std::string_view migration, std::string_view text, const script_rules& rules);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "script.ipp"
#endif
