// Migrations as a script for MariaDB's client. Each CREATE and ALTER commits by itself, so that each statement is
// remembered when it has run, and a script that was cut short goes on there, as migrate() does.
#pragma once
#include "../../migrate/resuming.hpp"
#include "../../mysql/settings_text.hpp"
#include "../by_hand.hpp"
#include "../script_rules.hpp"
#include "rules.hpp"

namespace mizzle::kit::mysql {

class by_hand_writer {
public:
    by_hand_writer(const migration_set& set, const mizzle::migration* last, const by_hand_options& options)
        : set_(set), last_(last), options_(options), conditions_(set, last), words_(words_of(dialect_of("mysql"))) {}

    std::string write() {
        std::string names;
        for (const auto& m : set_.migrations) {
            if (last_ != nullptr && m.name > last_->name) break;
            names += (names.empty() ? "" : ", ") + sql_text(m.name);
            add(m, mizzle::detail::read_script(m.name, m.up, words_.rules));
            previous_ = &m;
        }
        return begin(names) + text_ + "\n" + std::string(words_.no_limit) + "//\n" + std::string(words_.free_lock) +
               "//\n";
    }

private:
    using step = mizzle::detail::migration_step;
    using kind = mizzle::detail::step_kind;
    using way = mizzle::detail::resumption;
    static constexpr std::string_view place_of_names = "{names}";

    std::string begin(const std::string& names) const {
        const migration_options usual;
        const std::string half = names.empty()
                                     ? std::string("state <> 'applied'")
                                     : "state = 'reverting' or (state = 'applying' and name not in (" + names + "))";
        return "-- Applies what the database has not had of these migrations, each once; run again, it changes "
               "nothing, "
               "and where it was\n-- cut short it goes on. It is for MariaDB's client, mariadb DATABASE <script.sql, "
               "and "
               "programs that know its delimiter.\n" +
               std::string(mysql_detail::mariadb_settings) + ";\n" + std::string(words_.choose_lock) +
               ";\nset @mizzle_backend = (" + std::string(words_.own_backend) + "), @mizzle_look = " +
               sql_text("set @mizzle_definitions = " + words_.definitions({std::string(place_of_names)})) +
               ";\ndelimiter //\n" +
               block("  if coalesce(is_used_lock(@mizzle_lock), 0) <> connection_id() then\n    set @mizzle_rows = (" +
                     words_.take_lock(usual.wait) + ");\n  end if;\n" + refuse_unless_locked()) +
               words_.limit(usual.lock_timeout, usual.statement_timeout) + "//\n" + std::string(words_.create_history) +
               "//\n" +
               block(refuse_if(kit::detail::history_conditions::has(half), kit::detail::sentence_of_half_applied()) +
                     refuse_if(conditions_.has_unknown(), kit::detail::sentence_of_unknown()));
    }

    void add(const mizzle::migration& m, const mizzle::detail::migration_script& script) {
        if (script.foreign_keys_off)
            throw usage_error("mizzle: migration " + m.name +
                              " has the mark foreign-keys-off, which is for databases that cannot alter a table; "
                              "take it out");
        text_ += "\n-- " + m.name + "\n" + beginning(m, script);
        int ran = 0;
        std::vector<step> before;
        for (const auto& s : script.steps) {
            if (s.kind != kind::statement) {
                before.push_back(s);
                continue;
            }
            text_ += statement(m, script, s, before, ran++);
            before.clear();
        }
        const std::string rest = counted(m, before, "    ");
        text_ += block(on_failure(m, ran) + "  if " + is_at(m, ran) + " then\n" + rest +
                       "    update mizzle_migrations set state = 'applied', backend = 0,\n      microseconds = "
                       "timestampdiff(microsecond, applied_at, utc_timestamp(6)) where name = " +
                       sql_text(m.name) + ";\n  end if;\n");
    }

    // Whether it is this migration's turn, and how much of it has been done.
    std::string beginning(const mizzle::migration& m, const mizzle::detail::migration_script& script) const {
        using conditions = kit::detail::history_conditions;
        std::string text = refuse_unless_locked();
        text += refuse_if(conditions::is_edited(m), kit::detail::sentence_of_edited(m));
        if (const auto part = conditions_.has_a_part(m); !part.empty())
            text += refuse_if(part, kit::detail::sentence_of_part(m));
        text += "  if " + is_applying(m) + " then\n";
        int ran = 0;
        for (const auto& s : script.steps) {
            if (s.kind != kind::statement) continue;
            if (mizzle::detail::resumption_of(s.text) == way::unknown)
                text += refuse_if(is_applying(m, " and steps = " + std::to_string(ran)),
                                  "mizzle: migration " + m.name + " stopped after " + std::to_string(ran) +
                                      " statements, and nobody can tell whether the next one has run; look, then set "
                                      "steps in mizzle_migrations to how many have",
                                  "    ");
            ++ran;
        }
        text +=
            "    set @mizzle_goes_on = 1;\n    update mizzle_migrations set backend = @mizzle_backend where name = " +
            sql_text(m.name) + ";\n  elseif not " + conditions_.is_settled(m) + " then\n";
        if (options_.order == migration_order::linear)
            text += refuse_if(conditions::has_later(m), kit::detail::sentence_of_order(m), "    ");
        // Some programs go on after a block that failed.
        if (previous_ != nullptr)
            text += refuse_if("not " + conditions_.is_settled(*previous_) + " or " + is_applying(*previous_),
                              kit::detail::sentence_of_missing(*previous_), "    ");
        std::vector<step> losses;
        for (const auto& s : script.steps)
            if (s.kind == kind::loss) losses.push_back(s);
        // What a statement before it makes is counted at its turn alone.
        for (const auto& one : losses)
            text += "    begin\n      declare continue handler for sqlstate '42S02', sqlstate '42S22' set @mizzle_rows "
                    "= 0;\n" +
                    counted(m, {one}, "      ") + "    end;\n";
        text += look(script, 0, "    ") +
                "    set @mizzle_goes_on = 0;\n"
                "    insert into mizzle_migrations (name, checksum, state, steps, backend, applied_at, microseconds, "
                "applied_by, version, definitions)\n      values (" +
                sql_text(m.name) + ", " + sql_text(m.checksum) +
                ", 'applying', 0, @mizzle_backend, utc_timestamp(6), 0, session_user(), " + sql_text(library_version) +
                ", @mizzle_definitions);\n  end if;\n";
        return block(text);
    }

    std::string statement(const mizzle::migration& m, const mizzle::detail::migration_script& script, const step& s,
                          const std::vector<step>& before, int ran) const {
        const auto resumed = mizzle::detail::resumption_of(s.text);
        const bool is_whole = resumed == way::whole;
        std::string text = on_failure(m, ran) + "  if " + is_at(m, ran) + " then\n    set @mizzle_has_run = 0;\n";
        if (resumed == way::by_definition)
            text += "    if @mizzle_goes_on then\n" + look(script, ran, "      ") +
                    "      set @mizzle_has_run = (select definitions <> @mizzle_definitions from mizzle_migrations "
                    "where name = " +
                    sql_text(m.name) + ");\n    end if;\n";
        text += "    set @mizzle_goes_on = 0;\n    if not @mizzle_has_run then\n" + counted(m, before, "      ");
        if (is_whole) text += "      start transaction;\n";
        text += "      execute immediate " + sql_text(s.text) + ";\n    end if;\n" + look(script, ran + 1, "    ") +
                "    update mizzle_migrations set steps = " + std::to_string(ran + 1) +
                ", definitions = @mizzle_definitions where name = " + sql_text(m.name) + ";\n";
        if (is_whole) text += "    commit;\n";
        return block(text + "  end if;\n");
    }

    // What the statement after so many names, as it is now.
    std::string look(const mizzle::detail::migration_script& script, int ran, const std::string& indent) const {
        const auto* next = mizzle::detail::statement_after(script, ran);
        if (next == nullptr) return indent + "set @mizzle_definitions = '';\n";
        std::string names;
        for (const auto& name : mizzle::detail::names_in(next->text))
            names += (names.empty() ? "" : ", ") + sql_text(name);
        return indent + "execute immediate replace(@mizzle_look, " + sql_text(sql_text(place_of_names)) + ", " +
               sql_text(names.empty() ? "''" : names) + ");\n";
    }

    static std::string block(const std::string& body) { return "begin not atomic\n" + body + "end//\n"; }
    // What has not begun leaves nothing.
    static std::string on_failure(const mizzle::migration& m, int ran) {
        return std::string("  declare exit handler for sqlexception begin\n    rollback;\n") +
               (ran != 0 ? ""
                         : "    delete from mizzle_migrations where name = " + sql_text(m.name) +
                               " and state = 'applying' and steps = 0 and backend = @mizzle_backend;\n") +
               "    resignal;\n  end;\n";
    }
    static std::string is_applying(const mizzle::migration& m, const std::string& further = "") {
        return kit::detail::history_conditions::has("name = " + sql_text(m.name) + " and state = 'applying'" + further);
    }
    static std::string is_at(const mizzle::migration& m, int ran) {
        return is_applying(m, " and backend = @mizzle_backend and steps = " + std::to_string(ran));
    }

    static std::string refuse_if(const std::string& condition, const std::string& sentence,
                                 const std::string& indent = "  ") {
        return indent + "if " + condition + " then\n" + refuse(sql_text(sentence), indent + "  ") + indent +
               "end if;\n";
    }
    // Longer texts are no messages.
    static std::string refuse(const std::string& sentence, const std::string& indent) {
        return indent + "set @mizzle_sentence = left(" + sentence + ", 512);\n" + indent +
               "signal sqlstate '45000' set message_text = @mizzle_sentence;\n";
    }
    static std::string refuse_unless_locked() {
        return refuse_if("coalesce(is_used_lock(@mizzle_lock), 0) <> connection_id()",
                         "mizzle: another program migrates this database, which has not ended within the time to wait");
    }

    // Refuses where rows would be lost that nobody allowed, that the next statement fails on, or an assertion does not
    // hold.
    std::string counted(const mizzle::migration& m, const std::vector<step>& steps, const std::string& indent) const {
        std::string text;
        for (const auto& s : steps) {
            const auto& allowed = options_.allow_loss;
            if (s.kind == kind::loss && std::find(allowed.begin(), allowed.end(), s.name) != allowed.end()) {
                text += indent + "-- " + sql_text(s.name) + " may be lost.\n";
                continue;
            }
            const std::string of = "mizzle: migration " + m.name + " ";
            std::string sentence = "concat(";
            if (s.kind == kind::assertion) sentence = sql_text(of + "asserts what does not hold: " + s.name);
            else if (s.kind == kind::hindrance)
                sentence += sql_text(of + "fails on ") + ", @mizzle_rows, " +
                            sql_text(" rows of " + s.name + "; mend them first") + ")";
            else
                sentence +=
                    sql_text(of + "would lose ") + ", @mizzle_rows, " +
                    sql_text(" rows of " + s.name + "; export it with --allow-loss " + s.name + " if that is meant") +
                    ")";
            text += indent + "execute immediate " + sql_text("set @mizzle_rows = (" + s.text + "\n)") + ";\n" + indent +
                    "if @mizzle_rows " + (s.kind == kind::assertion ? "= 0" : "<> 0") + " then\n" +
                    refuse(sentence, indent + "  ") + indent + "end if;\n";
        }
        return text;
    }

    const migration_set& set_;
    const mizzle::migration* last_;
    const by_hand_options& options_;
    kit::detail::history_conditions conditions_;
    mizzle::detail::migration_words words_;
    const mizzle::migration* previous_ = nullptr;
    std::string text_;
};

}  // namespace mizzle::kit::mysql

namespace mizzle::detail::dialects {

inline std::string kit_script_by_hand(mysql, const migration_set& set, const mizzle::migration* last,
                                      const kit::by_hand_options& options) {
    return kit::mysql::by_hand_writer(set, last, options).write();
}

}  // namespace mizzle::detail::dialects
