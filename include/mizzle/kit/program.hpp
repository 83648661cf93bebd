// The program that mizzle_add_kit() makes: its options and its commands.
#pragma once
#include "../error.hpp"
#include "project.hpp"
#include "rules_of.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::kit {

// A command's work; what it returns is the program's exit code.
using work = std::function<exit_code()>;

class program {
public:
    explicit program(kit::project& of) : project_(of) {
        kit::context& said = of.context();
        std::vector<std::string> words;
        for (const auto& d : of.databases()) words.emplace_back(d.word);
        app_.description("The life of a database's schema: from declarations to migrations, and back.");
        app_.require_subcommand(1);
        app_.fallthrough();
        app_.set_config("--config", "mizzle.toml", "A file of these options, as TOML");
        app_.add_option("--database", said.database, "Which database, where the URL does not say it")
            ->check(CLI::IsMember(words))
            ->envname("MIZZLE_DATABASE");
        app_.add_option("--url", said.url, examples_of_urls())->envname("MIZZLE_URL");
        app_.add_option("--dev-url", said.dev_url,
                        "Another database to try schemas out in, where that of --url is not for it")
            ->envname("MIZZLE_DEV_URL");
        app_.add_option("--migrations", said.migrations, "The folder of the migrations of all databases")
            ->capture_default_str()
            ->envname("MIZZLE_MIGRATIONS");
        app_.add_flag("--json", said.is_json, "Answer with one JSON object");
    }

    // prepare(options) takes the command's own options and returns its work.
    template <class Prepare> void add(const std::string& name, const std::string& description, Prepare&& prepare) {
        CLI::App* options = app_.add_subcommand(name, description);
        options->callback([this, run = work(prepare(*options))] { chosen_ = run; });
    }

    // One that is about no database.
    template <class Prepare>
    void add_without_database(const std::string& name, const std::string& description, Prepare&& prepare) {
        CLI::App* options = app_.add_subcommand(name, description);
        options->callback([this, run = work(prepare(*options))] {
            chosen_ = run;
            needs_database_ = false;
        });
    }

    const CLI::App& app() const { return app_; }
    const kit::project& project() const { return project_; }

    int run(int count, char** arguments) {
        try {
            app_.parse(count, arguments);
            if (needs_database_) project_.choose_database();
            return static_cast<int>(chosen_());
        } catch (const CLI::ParseError& e) {
            if (e.get_exit_code() != 0 && is_for_machine(count, arguments)) return complain_as_json(e);
            return app_.exit(e) == 0 ? 0 : static_cast<int>(exit_code::question);
        } catch (const std::exception&) { return complain(project_.context()); }
    }

private:
    // Where the command line was not understood, nobody has read its options.
    static bool is_for_machine(int count, char** arguments) {
        return std::any_of(arguments, arguments + count, [](std::string_view one) { return one == "--json"; });
    }
    int complain_as_json(const CLI::ParseError& e) {
        project_.context().is_json = true;
        try {
            throw usage_error(e.what());
        } catch (const usage_error&) { return complain(project_.context()); }
    }

    CLI::App app_;
    kit::project& project_;
    work chosen_;
    bool needs_database_ = true;
};

}  // namespace mizzle::kit
