// A todo list on the command line: opens the database, runs a command and says what went wrong.
#include "command_line.hpp"
#include "sql_log.hpp"
#include "stats.hpp"

#include <mizzle/sqlite.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace todo {

// SQLite's own table of all tables.
MIZZLE_TABLE(sqlite_schema, (name, text))

namespace {

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

// Opens the file. Only a command that adds something makes a new one: a mistyped name is no todo list.
mizzle::sqlite open_database(const command_line& c) {
    const auto& name = c.common.database;
    std::error_code error;
    const auto size = std::filesystem::file_size(name, error);
    if (!c.makes_database() && (error == std::errc::no_such_file_or_directory || (!error && size == 0)))
        throw failure(
            fmt::format("there is no todo list in {}; add or import makes one, --database names another file", name));
    // One file and nothing beside it, which can be read where nothing can be written: no write-ahead log.
    mizzle::sqlite db(name, {.journal = sqlite_journal::as_it_is, .busy_timeout = std::chrono::seconds(c.wait)});
    // Looked at in a transaction: another todo may be making the tables at this moment.
    if (c.makes_database()) {
        db.transaction([](auto& tx) {
            if (tx.one(select(count()).from(sqlite_schema)).count == 0) create(tx, schema);
        });
    }
    if (c.show_sql) log_sql(db);
    return db;
}

// What the library says, without its name and without the statement.
std::string_view sentence_of(const mizzle::error& e) {
    std::string_view text = e.what();
    if (text.starts_with("mizzle: ")) text.remove_prefix(8);
    return text.substr(0, text.find(" Statement: "));
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
    const auto& file = c.common.database;
    try {
        // Before there is a database: a file that cannot be imported makes none.
        if (c.import_->parsed()) c.importing = read_todos_from(c.import_from);
        auto db = open_database(c);
        run(db, c);
        if (std::fflush(stdout) != 0) throw_file_error("write", "standard output");
        return EXIT_SUCCESS;
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
        return fail(sentence.starts_with("cannot open") ? std::string(sentence)
                                                        : fmt::format("{}: {}", file, sentence));
    } catch (const std::exception& e) { return fail(e.what()); }
}

}  // namespace
}  // namespace todo

int main(int argc, char** argv) { return todo::main(argc, argv); }
