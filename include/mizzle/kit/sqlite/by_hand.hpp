// Migrations as a script for the sqlite3 shell. SQLite's SQL has no condition under which a table is made, so the shell
// is asked: what is to be done is written into a file, which is empty where nothing is, and read.
#pragma once
#include "../by_hand.hpp"
#include "../script_rules.hpp"
#include "../tokens.hpp"
#include "rules.hpp"

namespace mizzle::kit::sqlite {

class by_hand_writer {
public:
    by_hand_writer(const migration_set& set, const mizzle::migration* last, const by_hand_options& options)
        : set_(set), last_(last), options_(options), conditions_(set, last), words_(words_of(dialect_of("sqlite"))) {}

    std::string write() {
        text_ =
            "-- Applies what the database has not had of these migrations, each once; run again, it changes nothing."
            "\n-- It is for the sqlite3 shell, sqlite3 FILE <script.sql, which leaves " +
            std::string(file) +
            " behind.\n.bail on\n.headers off\n.mode list\n.timeout 300000\npragma foreign_keys = on;\n" +
            std::string(words_.create_history) +
            ";\ncreate temp table if not exists mizzle_expected (rows integer);\n"
            "create temp table if not exists mizzle_runs (name text);\ndelete from mizzle_runs;\n"
            "create temp table if not exists mizzle_triggers (name text, tbl_name text, sql text);\n";
        text_ += refuse_if(kit::detail::history_conditions::is_half_applied(), kit::detail::sentence_of_half_applied());
        text_ += refuse_if(conditions_.has_unknown(), kit::detail::sentence_of_unknown());
        for (const auto& m : set_.migrations) {
            if (last_ != nullptr && m.name > last_->name) break;
            add(m, mizzle::detail::read_script(m.name, m.up, words_.rules));
            previous_ = &m;
        }
        return text_ + "\ndrop table temp.mizzle_expected;\ndrop table temp.mizzle_runs;\n"
                       "drop table temp.mizzle_triggers;\n";
    }

private:
    using step = mizzle::detail::migration_step;
    using kind = mizzle::detail::step_kind;
    static constexpr std::string_view file = "mizzle_pending.tmp.sql";

    void add(const mizzle::migration& m, const mizzle::detail::migration_script& script) {
        if (script.foreign_keys_off && !script.in_transaction)
            throw usage_error("mizzle: migration " + m.name +
                              " has the marks foreign-keys-off and no-transaction, which do not go together; make two "
                              "of it");
        text_ += "\n-- " + m.name + "\n";
        text_ += refuse_if(kit::detail::history_conditions::is_edited(m), kit::detail::sentence_of_edited(m));
        if (const auto part = conditions_.has_a_part(m); !part.empty())
            text_ += refuse_if(part, kit::detail::sentence_of_part(m));
        std::string done = script.foreign_keys_off ? "pragma foreign_keys = off;\n" : "";
        if (script.in_transaction) done += "begin immediate;\n";
        done += guards(m);
        done += "insert into mizzle_runs values (" + sql_text(m.name) + ");\n";
        done += script.in_transaction ? whole(m, script) : in_steps(m, script);
        run_if("not " + conditions_.is_settled(m), done);
        if (!script.in_transaction) return void(text_ += "delete from mizzle_runs;\n");
        const std::string runs = "exists (select 1 from mizzle_runs)";
        if (script.foreign_keys_off) {
            run_query("select sql || ';' from mizzle_triggers t where " + runs + " and " + is_lost(script) +
                      " and exists (select 1 from sqlite_schema s where s.type in ('table', 'view') and s.name = "
                      "t.tbl_name collate nocase) order by rowid");
            const std::string broken = "(" + std::string(words_.broken_foreign_keys) + ") > 0";
            run_if(runs, refuse_if("exists " + renamed_away(script),
                                   "mizzle: migration " + m.name +
                                       " renames a table beside foreign-keys-off, and a trigger of it would be lost") +
                             refuse_if(broken, "mizzle: after migration " + m.name +
                                                   " rows would refer to rows that are not there"));
        }
        run_if(runs, remember(m, "applied") + "delete from mizzle_runs;\ncommit;\n" +
                         (script.foreign_keys_off ? "pragma foreign_keys = on;\n" : ""));
    }

    // What another one has done meanwhile is seen once the transaction has begun.
    std::string guards(const mizzle::migration& m) const {
        std::string text = refuse_if(conditions_.is_settled(m), "mizzle: another one migrates; run the script again");
        text += refuse_if(kit::detail::history_conditions::is_half_applied(), kit::detail::sentence_of_half_applied());
        if (options_.order == migration_order::linear)
            text += refuse_if(kit::detail::history_conditions::has_later(m), kit::detail::sentence_of_order(m));
        if (previous_ != nullptr)
            text +=
                refuse_if("not " + conditions_.is_settled(*previous_), kit::detail::sentence_of_missing(*previous_));
        return text;
    }

    std::string whole(const mizzle::migration& m, const mizzle::detail::migration_script& script) const {
        std::string text;
        if (script.foreign_keys_off)
            text += "delete from mizzle_triggers;\ninsert into mizzle_triggers select name, tbl_name, sql from "
                    "sqlite_schema where type = 'trigger' order by rowid;\n";
        for (const auto& s : script.steps) text += s.kind == kind::statement ? s.text + ";\n" : counted(m, s);
        return text;
    }
    std::string in_steps(const mizzle::migration& m, const mizzle::detail::migration_script& script) const {
        std::string losses, text = remember(m, "applying");
        int ran = 0;
        const std::string of_this = " where name = " + sql_text(m.name) + ";\n";
        for (const auto& s : script.steps) {
            if (s.kind == kind::loss) losses += counted(m, s);
            else if (s.kind != kind::statement) text += counted(m, s);
            else text += s.text + ";\nupdate mizzle_migrations set steps = " + std::to_string(++ran) + of_this;
        }
        return losses + text + "update mizzle_migrations set state = 'applied'" + of_this;
    }
    static std::string remember(const mizzle::migration& m, const std::string& state) {
        return "insert into mizzle_migrations (name, checksum, state, steps, backend, applied_at, microseconds, "
               "applied_by, version)\n  values (" +
               sql_text(m.name) + ", " + sql_text(m.checksum) + ", " + sql_text(state) +
               ", 0, 0, strftime('%Y-%m-%d %H:%M:%f', 'now'), 0, 'by hand', " + sql_text(library_version) + ");\n";
    }

    std::string counted(const mizzle::migration& m, const step& s) const {
        const std::string of = "mizzle: migration " + m.name, rows = "(" + s.text + "\n)";
        if (s.kind == kind::assertion) return refuse_if(rows + " = 0", of + " asserts what does not hold: " + s.name);
        if (s.kind == kind::hindrance) return refuse_if(rows + " <> 0", of + " fails on rows of " + s.name);
        const auto& allowed = options_.allow_loss;
        if (std::find(allowed.begin(), allowed.end(), s.name) != allowed.end())
            return "-- " + sql_text(s.name) + " may be lost.\n";
        return refuse_if(rows + " <> 0", of + " would lose rows of " + s.name + "; export it with --allow-loss " +
                                             s.name + " if that is meant");
    }

    // A sentence of SQLite's own that ends what runs: only triggers say any.
    static std::string refuse_if(const std::string& condition, const std::string& sentence) {
        return "create temp trigger mizzle_refuses before insert on mizzle_expected when new.rows\n  begin select "
               "raise(rollback, " +
               sql_text(sentence) + "); end;\ninsert into mizzle_expected select " + condition +
               ";\ndrop trigger temp.mizzle_refuses;\n";
    }

    // Triggers went with the tables that were built anew.
    static std::string is_lost(const mizzle::detail::migration_script& script) {
        std::string text = "not exists (select 1 from sqlite_schema s where s.type = 'trigger' and s.name = t.name "
                           "collate nocase)";
        for (const auto& s : script.steps) {
            auto words = tokens_of(s.text);
            if (s.kind == kind::statement && words.size() > 2 && words[0].is_word("drop") &&
                words[1].is_word("trigger"))
                text += " and t.name <> " + sql_text(words.back().text) + " collate nocase";
        }
        return text;
    }
    static std::string renamed_away(const mizzle::detail::migration_script& script) {
        std::string renaming;
        for (const auto& s : script.steps)
            if (s.kind == kind::statement && mizzle::detail::lower_case(s.text).find(" rename to") != std::string::npos)
                renaming += mizzle::detail::lower_case(s.text) + "\n";
        const std::string text = sql_text(renaming);
        return "(select 1 from mizzle_triggers t where " + is_lost(script) + " and (instr(" + text +
               ", lower(tbl_name) || ' rename to') or instr(" + text + ", lower(tbl_name) || '\" rename to')))";
    }

    void run_if(const std::string& condition, const std::string& sql) {
        run_query("select " + sql_text(sql) + " where " + condition);
    }
    void run_query(const std::string& query) {
        text_ += ".once " + std::string(file) + "\n" + query + ";\n.read " + std::string(file) + "\n";
    }

    const migration_set& set_;
    const mizzle::migration* last_;
    const by_hand_options& options_;
    kit::detail::history_conditions conditions_;
    mizzle::detail::migration_words words_;
    const mizzle::migration* previous_ = nullptr;
    std::string text_;
};

}  // namespace mizzle::kit::sqlite

namespace mizzle::detail::dialects {

inline std::string kit_script_by_hand(sqlite, const migration_set& set, const mizzle::migration* last,
                                      const kit::by_hand_options& options) {
    return kit::sqlite::by_hand_writer(set, last, options).write();
}

}  // namespace mizzle::detail::dialects
