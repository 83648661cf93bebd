// A todo list on the command line: opens the database, runs a command and says what went wrong.
#include "command_line.hpp"
#include "sql_log.hpp"
#include "stats.hpp"

#include <mizzle/migrate.hpp>
#include <mizzle/sqlite.hpp>
#ifdef MIZZLE_EXAMPLE_POSTGRES
#include <mizzle/postgres.hpp>
#endif
#include <todo_migrations.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>

namespace todo {

// Where the databases list their tables.
MIZZLE_TABLE(sqlite_master, (name, text))
#ifdef MIZZLE_EXAMPLE_POSTGRES
MIZZLE_TABLE_AS(tables, named("tables").in("information_schema"), (table_schema, text), (table_name, text))
#endif

namespace {

// Where a database remembers which migrations it has had.
constexpr std::string_view history_table = "mizzle_migrations";

// Runs the command on any kind of database.
template <mizzle::database Db> void run(Db& db, const command_line& c) {
    if (c.add->parsed()) add(db, c.common, c.adding);
    if (c.list->parsed()) list(db, c.common, c.listing);
    if (c.search->parsed()) search(db, c.common, c.searching);
    if (c.show->parsed()) show(db, c.common, c.showing);
    if (c.done->parsed()) done(db, c.common, c.finishing);
    if (c.tag->parsed()) tag(db, c.common, c.tagging);
    if (c.edit->parsed()) edit(db, c.common, c.editing);
    if (c.rm->parsed()) remove(db, c.common, c.removing);
    if (c.stats->parsed()) stats(db, c.common);
    if (c.import_->parsed()) import_(db, c.common, c.import_from, c.importing);
    if (c.export_->parsed()) export_(db, c.common, c.export_to);
}

bool is_server(std::string_view database) {
    return database.starts_with("postgresql://") || database.starts_with("postgres://");
}

// The database as messages name it: a server's address may hold a password.
std::string name_of(std::string_view database) {
    if (!is_server(database)) return std::string(database);
    const auto at = database.rfind('@');
    const auto rest = at == std::string_view::npos ? database.substr(database.find("//") + 2) : database.substr(at + 1);
    return std::string(rest.substr(0, rest.find('?')));
}

// Makes the tables, or does what an older todo has not done to them. Many may do so at once.
template <mizzle::database Db> void bring_up_to_date(Db& db, const command_line& c) {
    try {
        mizzle::migrate(db, migrations, {.wait = std::chrono::seconds(c.wait)});
    } catch (const mizzle::migration_failed& e) {
        if (e.cause()) std::rethrow_exception(e.cause());  // such as a full disk, for which there is a sentence
        throw;
    }
}

// Opens the file. Only a command that adds something makes a new one: a mistyped name is no todo list.
mizzle::sqlite open_file(const command_line& c) {
    const auto& name = c.common.database;
    std::error_code error;
    const auto size = std::filesystem::file_size(name, error);
    if (!c.makes_database() && (error == std::errc::no_such_file_or_directory || (!error && size == 0)))
        throw failure(
            fmt::format("there is no todo list in {}; add or import makes one, --database names another file", name));
    // One file and nothing beside it, which can be read where nothing can be written: no write-ahead log.
    mizzle::sqlite db(name, {.journal = sqlite_journal::as_it_is, .busy_timeout = std::chrono::seconds(c.wait)});
    // A database without a history of migrations is another program's.
    const auto there = db.all(select(sqlite_master.name).from(sqlite_master));
    const bool is_ours = std::any_of(there.begin(), there.end(), [](const auto& t) { return t.name == history_table; });
    if (is_ours || (there.empty() && c.makes_database())) bring_up_to_date(db, c);
    return db;
}

#ifdef MIZZLE_EXAMPLE_POSTGRES
mizzle::postgres open_server(const command_line& c) {
    mizzle::postgres db(c.common.database);
    db.exec(fmt::format("set lock_timeout to '{}s'", c.wait));
    const bool is_ours =
        db.one(select(count()).from(tables).where(tables.table_name == history_table &&
                                                  tables.table_schema == sql<std::string>("current_schema()")))
            .count != 0;
    if (!is_ours && !c.makes_database())
        throw failure(fmt::format("there is no todo list in {}; add or import makes one", name_of(c.common.database)));
    bring_up_to_date(db, c);
    return db;
}
#endif

template <mizzle::database Db> void run_logged(Db db, const command_line& c) {
    if (c.show_sql) log_sql(db);
    run(db, c);
}

void open_and_run(const command_line& c) {
    if (!is_server(c.common.database)) return run_logged(open_file(c), c);
#ifdef MIZZLE_EXAMPLE_POSTGRES
    run_logged(open_server(c), c);
#else
    throw failure("this todo was built without PostgreSQL; give it a file");
#endif
}

// What the library says, without its name.
std::string_view sentence_of(const mizzle::error& e) {
    std::string_view text = e.what();
    if (text.starts_with("mizzle: ")) text.remove_prefix(8);
    return text;
}

int fail(std::string_view message) {
    std::fflush(stdout);
    fmt::print(stderr, "todo: {}\n", message);
    return EXIT_FAILURE;
}

int main(int argc, char** argv) {
    command_line c;
    try {
        c.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        // Help is no error; everything else is one of usage.
        return c.app.exit(e) == 0 ? EXIT_SUCCESS : 2;
    } catch (const bad_value& e) {
        fail(e.what());
        return 2;
    }
    const auto file = name_of(c.common.database);
    try {
        // Before there is a database: a file that cannot be imported makes none.
        if (c.import_->parsed()) c.importing = read_todos_from(c.import_from);
        open_and_run(c);
        if (std::fflush(stdout) != 0) throw_file_error("write", "standard output");
        return EXIT_SUCCESS;
    } catch (const mizzle::migration_in_progress&) {
        return fail(
            fmt::format("another todo is bringing {} up to date; try again, or wait longer with --wait SECONDS", file));
    } catch (const mizzle::busy&) {
        return fail(
            fmt::format("another program is writing to {}; try again, or wait longer with --wait SECONDS", file));
    } catch (const mizzle::read_only&) {
        return fail(fmt::format("{} cannot be written to: the file, its directory or the disk is read-only", file));
    } catch (const mizzle::disk_full&) {
        return fail(fmt::format("no room left on the disk of {}; nothing was changed", file));
    } catch (const mizzle::schema_mismatch&) {
        return fail(fmt::format("{} is a database, but not one of a todo list", file));
    } catch (const mizzle::error& e) {
        const auto sentence = sentence_of(e);
        return fail(sentence.starts_with("cannot ") ? std::string(sentence) : fmt::format("{}: {}", file, sentence));
    } catch (const std::exception& e) { return fail(e.what()); }
}

}  // namespace
}  // namespace todo

int main(int argc, char** argv) { return todo::main(argc, argv); }
