// Migrations as a script for PostgreSQL: a DO block each, which any program runs. What cannot run in a transaction
// stands between psql's \if and \endif.
#pragma once
#include "../by_hand.hpp"
#include "../script_rules.hpp"
#include "rules.hpp"

namespace mizzle::kit::postgres {

class by_hand_writer {
public:
    by_hand_writer(const migration_set& set, const mizzle::migration* last, const by_hand_options& options)
        : set_(set), last_(last), options_(options), conditions_(set, last), words_(words_of(dialect_of("postgres"))) {
        for (int n = 2; std::any_of(set.migrations.begin(), set.migrations.end(),
                                    [&](const auto& m) { return m.up.find(word_) != std::string::npos; });
             ++n)
            word_ = "$mizzle" + std::to_string(n) + "$";
    }

    std::string write() {
        for (const auto& m : set_.migrations) {
            if (last_ != nullptr && m.name > last_->name) break;
            const auto script = mizzle::detail::read_script(m.name, m.up, words_.rules);
            if (script.foreign_keys_off)
                throw usage_error("mizzle: migration " + m.name +
                                  " has the mark foreign-keys-off, which is for databases that cannot alter a table; "
                                  "take it out");
            if (script.in_transaction) in_transaction(m, script);
            else outside(m, script);
            previous_ = &m;
        }
        return head() + begin() + text_;
    }

private:
    using step = mizzle::detail::migration_step;
    using kind = mizzle::detail::step_kind;

    std::string head() const {
        return std::string("-- Applies what the database has not had of these migrations, each once; run again, it ") +
               (needs_psql_ ? "changes\n-- nothing. It is for psql: what cannot run in a transaction stands between "
                              "\\if and \\endif.\n\\set ON_ERROR_STOP on\n\\set AUTOCOMMIT on\n"
                            : "changes\n-- nothing.\n");
    }
    std::string begin() const {
        return "\ndo " + word_ + "\nbegin\n" + locked() + "  " + std::string(words_.create_history) + ";\n" +
               refuse_if(kit::detail::history_conditions::is_half_applied(), kit::detail::sentence_of_half_applied()) +
               refuse_if(conditions_.has_unknown(), kit::detail::sentence_of_unknown()) + "end " + word_ + ";\n";
    }

    // The lock of migrate(), for as long as the block runs.
    std::string locked() const {
        const migration_options usual;
        return "  execute " + quoted(words_.lock(usual.wait)) + ";\n  execute " +
               quoted(words_.limit(usual.lock_timeout, usual.statement_timeout)) + ";\n";
    }
    std::string block(const mizzle::migration& m, const std::string& body, bool is_inserted_first) const {
        std::string text = "\n-- " + m.name + "\ndo " + word_ + "\ndeclare\n  mizzle_rows bigint;\n" +
                           "  mizzle_began timestamptz := clock_timestamp();\nbegin\n" + locked();
        text += refuse_if(kit::detail::history_conditions::is_half_applied(), kit::detail::sentence_of_half_applied());
        text += refuse_if(kit::detail::history_conditions::is_edited(m), kit::detail::sentence_of_edited(m));
        if (const auto part = conditions_.has_a_part(m); !part.empty())
            text += refuse_if(part, kit::detail::sentence_of_part(m));
        text += "  if " + conditions_.is_settled(m) + " then\n    return;\n  end if;\n";
        if (options_.order == migration_order::linear)
            text += refuse_if(kit::detail::history_conditions::has_later(m), kit::detail::sentence_of_order(m));
        // Some programs go on after a block that failed.
        if (previous_ != nullptr)
            text +=
                refuse_if("not " + conditions_.is_settled(*previous_), kit::detail::sentence_of_missing(*previous_));
        text += body;
        text += "  insert into mizzle_migrations (name, checksum, state, steps, backend, applied_at, microseconds, "
                "applied_by, version)\n  values (" +
                sql_text(m.name) + ", " + sql_text(m.checksum) +
                (is_inserted_first ? ", 'applying', 0, pg_backend_pid()" : ", 'applied', 0, 0") +
                ", clock_timestamp(),\n    " + microseconds("mizzle_began") +
                ",\n    session_user || '@' || coalesce(host(inet_client_addr()), 'localhost'), " +
                sql_text(library_version) + ");\n";
        return text + "end " + word_ + ";\n";
    }
    static std::string microseconds(const std::string& began) {
        return "cast(extract(epoch from clock_timestamp() - " + began + ") * 1000000 as bigint)";
    }

    void in_transaction(const mizzle::migration& m, const mizzle::detail::migration_script& script) {
        std::string body;
        for (const auto& s : script.steps)
            body += s.kind == kind::statement ? "  execute " + quoted(s.text) + ";\n" : counted(m, s);
        text_ += block(m, body, false);
    }

    // As migrate() has it: losses are counted before the first statement, and each statement that has run is
    // remembered.
    void outside(const mizzle::migration& m, const mizzle::detail::migration_script& script) {
        needs_psql_ = true;
        std::string losses;
        for (const auto& s : script.steps)
            if (s.kind == kind::loss) losses += counted(m, s);
        text_ += block(m, losses, true);
        const std::string of_this = "where name = " + sql_text(m.name);
        text_ += "select exists (select from mizzle_migrations " + of_this +
                 " and state = 'applying' and backend = pg_backend_pid()) as mizzle_runs \\gset\n\\if :mizzle_runs\n";
        int ran = 0;
        for (const auto& s : script.steps) {
            if (s.kind == kind::loss) continue;
            if (s.kind != kind::statement) {
                text_ += "do " + word_ + "\ndeclare\n  mizzle_rows bigint;\nbegin\n" + counted(m, s) + "end " + word_ +
                         ";\n";
                continue;
            }
            text_ +=
                s.text + ";\nupdate mizzle_migrations set steps = " + std::to_string(++ran) + " " + of_this + ";\n";
        }
        text_ += "update mizzle_migrations set state = 'applied', backend = 0,\n  microseconds = " +
                 microseconds("applied_at") + " " + of_this + ";\n\\endif\n";
    }

    // Refuses where rows would be lost that nobody allowed, that the next statement fails on, or an assertion does not
    // hold.
    std::string counted(const mizzle::migration& m, const step& s) const {
        const bool is_loss = s.kind == kind::loss;
        if (is_loss &&
            std::find(options_.allow_loss.begin(), options_.allow_loss.end(), s.name) != options_.allow_loss.end())
            return "  -- " + sql_text(s.name) + " may be lost.\n";
        std::string text;
        if (is_loss && !s.table.empty())
            text = "  execute " +
                   quoted(std::string(words_.before_locked_table) + s.table + std::string(words_.after_locked_table)) +
                   ";\n";
        text += "  execute " + quoted(s.text) + " into mizzle_rows;\n  if mizzle_rows ";
        text += s.kind == kind::assertion ? "= 0" : "<> 0";
        std::string sentence = escaped("mizzle: migration " + m.name);
        if (is_loss)
            sentence += " would lose % rows of " + escaped(s.name) + "; export it with --allow-loss " +
                        escaped(s.name) + " if that is meant";
        else if (s.kind == kind::assertion) sentence += " asserts what does not hold: " + escaped(s.name);
        else sentence += " fails on % rows of " + escaped(s.name) + "; mend them first";
        return text + " then\n    raise exception " + sql_text(sentence) +
               (s.kind == kind::assertion ? "" : ", mizzle_rows") + ";\n  end if;\n";
    }

    static std::string refuse_if(const std::string& condition, const std::string& sentence) {
        return "  if " + condition + " then\n    raise exception " + sql_text(escaped(sentence)) + ";\n  end if;\n";
    }
    // For RAISE, to which % is a place.
    static std::string escaped(std::string_view text) {
        std::string out;
        for (const char c : text) out += c == '%' ? std::string("%%") : std::string(1, c);
        return out;
    }
    // Between dollars whose word is not in the text.
    static std::string quoted(std::string_view sql) {
        std::string tag = "$sql$";
        for (int n = 2; sql.find(tag) != std::string_view::npos; ++n) tag = "$sql" + std::to_string(n) + "$";
        return tag + std::string(sql) + tag;
    }

    const migration_set& set_;
    const mizzle::migration* last_;
    const by_hand_options& options_;
    kit::detail::history_conditions conditions_;
    mizzle::detail::migration_words words_;
    const mizzle::migration* previous_ = nullptr;
    bool needs_psql_ = false;
    std::string word_ = "$mizzle$";  // around each block: in no script
    std::string text_;
};

}  // namespace mizzle::kit::postgres

namespace mizzle::detail::dialects {

inline std::string kit_script_by_hand(postgres, const migration_set& set, const mizzle::migration* last,
                                      const kit::by_hand_options& options) {
    return kit::postgres::by_hand_writer(set, last, options).write();
}

}  // namespace mizzle::detail::dialects
