// A todo list on the command line: what the user says becomes a call of one of the commands.
#include "change.hpp"
#include "list.hpp"
#include "sql_log.hpp"
#include "stats.hpp"
#include "transfer.hpp"

#include <mizzle/sqlite.hpp>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace todo {

// SQLite's own table of all tables.
MIZZLE_TABLE(sqlite_schema, (name, text))

namespace {

// CLI11 would print the range in the help, too.
CLI::Validator between(int low, int high) { return CLI::Range(low, high).description(""); }

struct command_line {
    CLI::App app{"A todo list in a database. Dates are UTC: 2026-05-31, \"2026-05-31 14:00\", today, tomorrow or +3.",
                 "todo"};
    settings common;
    bool show_sql = false;
    int wait = 5;

    add_options adding;
    list_options listing;
    done_options finishing;
    tag_options tagging;
    search_options searching;
    remove_options removing;
    edit_options editing;
    std::vector<int> showing;
    std::string import_from, export_to;
    std::vector<imported_todo> importing;
    // Text is looked at after parsing, so that what is wrong with it is said in our words.
    std::vector<std::string> title_words;
    std::string text_priority, text_due, text_due_before;

    CLI::App *add, *list, *search, *show, *done, *tag, *edit, *rm, *stats, *import, *export_;
    CLI::Option* user;

    command_line();
    void parse(int argc, char** argv);
    bool makes_database() const { return add->parsed() || import->parsed(); }
};

command_line::command_line() {
    app.require_subcommand(1);
    app.fallthrough();
    app.option_defaults()->always_capture_default(false);
    app.add_option("-d,--database", common.database, "The file of the todo list (default: todo.db)")->type_name("FILE");
    user = app.add_option("-u,--user", common.user,
                          "Who new todos are for (default: $USER); other commands see the todos of NAME only")
               ->type_name("NAME");
    app.add_flag("--sql", show_sql, "Print each statement with its values and how long it took");
    app.add_option("--wait", wait, "How long to wait while another program writes (default: 5)")
        ->type_name("SECONDS")
        ->check(between(0, 3600));

    const auto ids = [](CLI::App* command, std::vector<int>& to) {
        return command->add_option("ID", to, "The numbers that list shows")->type_name("");
    };
    const auto page_options = [](CLI::App* command, page& p) {
        command->add_option("--limit", p.limit, "How many to show (default: 20)")
            ->type_name("N")
            ->check(between(1, 1'000'000'000));
        command->add_option("--offset", p.offset, "How many to pass over first")
            ->type_name("N")
            ->check(between(0, 1'000'000'000));
    };
    const auto priority_option = [this](CLI::App* command) {
        return command->add_option("-p,--priority", text_priority, "low, medium or high")->type_name("PRIORITY");
    };
    const auto due_option = [this](CLI::App* command) {
        return command->add_option("--due", text_due, "By when")->type_name("DATE");
    };
    // One name for each --tag, so that words after it are not taken for tags.
    const auto tag_option = [](CLI::App* command, std::vector<std::string>& to, const char* help) {
        command->add_option("-t,--tag", to, help)->type_name("NAME")->allow_extra_args(false);
    };

    add = app.add_subcommand("add", "Add a todo");
    add->add_option("TITLE", title_words, "What is to do")->type_name("")->required();
    priority_option(add)->description("low, medium or high (default: medium)");
    due_option(add);
    add->add_option("--description", adding.description, "More about it")->type_name("TEXT");
    tag_option(add, adding.tags, "A tag for it; may be repeated");

    list = app.add_subcommand("list", "List todos, what is due next first");
    auto* open_flag = list->add_flag("--open", listing.open, "Only what is not done");
    auto* done_flag = list->add_flag("--done", listing.done, "Only what is done");
    auto* overdue_flag = list->add_flag("--overdue", listing.overdue, "Only what should be done by now");
    done_flag->excludes(open_flag)->excludes(overdue_flag);
    priority_option(list)->description("Only this priority: low, medium or high");
    tag_option(list, listing.tags, "Only with this tag; with all of them if repeated");
    list->add_option("--due-before", text_due_before, "Only what is due before this day")->type_name("DATE");
    page_options(list, listing.shown);

    search = app.add_subcommand("search", "Find text in titles and descriptions");
    search->add_option("TEXT", searching.text, "What to look for")->type_name("")->required();
    page_options(search, searching.shown);

    show = app.add_subcommand("show", "Show all of a todo");
    ids(show, showing)->required();

    done = app.add_subcommand("done", "Mark todos as done");
    ids(done, finishing.ids)->required();
    done->add_flag("--undo", finishing.undo, "Mark them as open again");

    tag = app.add_subcommand("tag", "Give a todo more tags");
    tag->add_option("ID", tagging.id, "The number that list shows")->type_name("")->required();
    tag->add_option("NAME", tagging.names, "Tags")->type_name("")->required();
    tag->add_flag("--remove", tagging.remove, "Take these tags off it");

    edit = app.add_subcommand("edit", "Change a todo");
    edit->add_option("ID", editing.id, "The number that list shows")->type_name("")->required();
    edit->add_option("--title", editing.title, "What is to do")->type_name("TEXT");
    edit->add_option("--description", editing.description, "More about it; \"\" takes it off")->type_name("TEXT");
    priority_option(edit);
    auto* due = due_option(edit);
    edit->add_flag("--no-due", editing.no_due, "It is not due at any time")->excludes(due);
    edit->add_option("--assign", editing.assignee, "Hand it to another user")->type_name("NAME");

    rm = app.add_subcommand("rm", "Remove todos");
    auto* which = ids(rm, removing.ids);
    rm->add_flag("--done", removing.completed, "Everything that is done")->excludes(which);

    stats = app.add_subcommand("stats", "Count what is open, overdue and done");

    import = app.add_subcommand("import", "Add the todos of a CSV file, all or none of them");
    import->add_option("FILE", import_from, "The file, or - for standard input")->type_name("")->required();
    export_ = app.add_subcommand("export", "Write todos as CSV, which import reads");
    export_->add_option("FILE", export_to, "Where to; standard output if left out")->type_name("");
}

// Throws CLI::ParseError where the words are wrong, bad_value where one of them makes no sense.
void command_line::parse(int argc, char** argv) {
    app.parse(argc, argv);
    common.only_user = user->count() > 0;
    if (!common.only_user) {
        const char* name = std::getenv("USER");
        common.user = name != nullptr && *name != '\0' ? name : "myself";
    }
    common.user = read_line("user", common.user);

    if (!text_priority.empty()) adding.level = listing.level = editing.level = read_priority(text_priority);
    if (!text_due.empty()) adding.due = editing.due = read_due_from_command_line(text_due);
    if (!text_due_before.empty()) listing.due_before = read_day(text_due_before);
    if (add->parsed()) adding.title = read_line("title", fmt::format("{}", fmt::join(title_words, " ")));
    if (editing.title) editing.title = read_line("title", *editing.title);
    if (editing.assignee) editing.assignee = read_line("user", *editing.assignee);
    if (editing.description) editing.description = read_description(*editing.description);
    adding.description = read_description(adding.description);
    if (search->parsed()) searching.text = read_line("text to look for", searching.text);
    for (auto* names : {&adding.tags, &tagging.names})
        for (auto& name : *names) name = read_tag(name);
    // A name given twice is one tag.
    std::ranges::sort(listing.tags);
    listing.tags.erase(std::unique(listing.tags.begin(), listing.tags.end()), listing.tags.end());
    if (rm->parsed() && removing.ids.empty() && !removing.completed)
        throw bad_value("say which todos to remove: their numbers, or --done");
    const auto& e = editing;
    if (edit->parsed() && !e.title && !e.description && !e.assignee && !e.level && !e.due && !e.no_due)
        throw bad_value("say what to change; todo edit --help lists what can be");
}

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
    if (c.import->parsed()) import(db, c.common, c.import_from, c.importing);
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
    mizzle::sqlite db(name, {.busy_timeout = std::chrono::seconds(c.wait)});
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
        if (c.import->parsed()) c.importing = read_todos_from(c.import_from);
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
    } catch (const mizzle::connection_error& e) { return fail(sentence_of(e)); } catch (const mizzle::error& e) {
        return fail(fmt::format("{}: {}", file, sentence_of(e)));
    } catch (const std::exception& e) { return fail(e.what()); }
}

}  // namespace
}  // namespace todo

int main(int argc, char** argv) { return todo::main(argc, argv); }
