// What the user said: which command, and its options.
#pragma once
#include "change.hpp"
#include "list.hpp"
#include "transfer.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace todo {

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

    CLI::App *add, *list, *search, *show, *done, *tag, *edit, *rm, *stats, *import_, *export_;
    CLI::Option* user;

    command_line();
    void parse(int argc, char** argv);
    bool makes_database() const { return add->parsed() || import_->parsed(); }
};

}  // namespace todo
