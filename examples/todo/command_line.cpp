#include "command_line.hpp"

#include <algorithm>
#include <cstdlib>

namespace todo {
namespace {

// CLI11 would print the range in the help, too.
CLI::Validator between(int low, int high) { return CLI::Range(low, high).description(""); }

}  // namespace

command_line::command_line() {
    app.require_subcommand(1);
    app.fallthrough();
    app.option_defaults()->always_capture_default(false);
    app.add_option("-d,--database", common.database,
                   "The file of the todo list (default: todo.db), or postgresql://user@host/name")
        ->type_name("FILE|URL");
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

    import_ = app.add_subcommand("import", "Add the todos of a CSV file, all or none of them");
    import_->add_option("FILE", import_from, "The file, or - for standard input")->type_name("")->required();
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

}  // namespace todo
