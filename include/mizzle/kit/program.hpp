// The program that mizzle_add_kit() makes: its options, its commands, and the database that they are about.
#pragma once
#include "connection.hpp"
#include "declared.hpp"
#include "script_rules.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace mizzle::kit {

// A command's work; what it returns is the program's exit code.
using work = std::function<exit_code()>;

// Databases are the classes of drivers, mizzle::sqlite and the like.
template <class... Databases> class program {
public:
    explicit program(declared_schema of_program) : declared_(of_program) {
        app_.description("The life of a database's schema: from declarations to migrations, and back.");
        app_.require_subcommand(1);
        app_.fallthrough();
        app_.set_config("--config", "mizzle.toml", "A file of these options, as TOML");
        app_.add_option("--database", context_.database, "Which database, where the URL does not say it")
            ->check(CLI::IsMember({std::string(Databases::dialect::constants.word)...}))
            ->envname("MIZZLE_DATABASE");
        app_.add_option("--url", context_.url, "sqlite:FILE, postgresql://USER@HOST/NAME or mysql://USER@HOST/NAME")
            ->envname("MIZZLE_URL");
        app_.add_option("--dev-url", context_.dev_url,
                        "Another database to try schemas out in, where that of --url is not for it")
            ->envname("MIZZLE_DEV_URL");
        app_.add_option("--migrations", context_.migrations, "The folder of the migrations of all databases")
            ->capture_default_str()
            ->envname("MIZZLE_MIGRATIONS");
        app_.add_flag("--json", context_.is_json, "Answer with one JSON object");
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
    kit::context& context() { return context_; }
    const kit::context& context() const { return context_; }

    // The program's schema, as the database spells it.
    kit::schema declared() const {
        kit::schema made = declared_(context_.database);
        expect_one_statement_each(made);
        return made;
    }

    // Calls f with the open database, of its own type, and returns what f does.
    template <class F> exit_code with_database(F&& f) const {
        exit_code code{};
        const std::string name = name_in_url();
        const auto open = [&]<class Db>(std::type_identity<Db>) {
            if (Db::dialect::constants.word != context_.database) return;
            Db db{name};
            code = f(db);
        };
        (open(std::type_identity<Databases>{}), ...);
        return code;
    }

    std::unique_ptr<connection> connect() const { return connect_to(name_in_url()); }
    // Where a schema can be made to see what becomes of it; nothing of it stays.
    std::unique_ptr<connection> connect_to_scratch() const {
        if (!context_.dev_url.empty()) return connect_to(name_in(context_.dev_url));
        return context_.database == "sqlite" ? connect_to(":memory:") : connect();
    }
    std::unique_ptr<connection> connect_to(const std::string& name) const {
        std::unique_ptr<connection> made;
        ((Databases::dialect::constants.word == context_.database
              ? (made = std::make_unique<connection_of<Databases>>(name), 0)
              : 0),
         ...);
        return made;
    }

    int run(int count, char** arguments) {
        try {
            app_.parse(count, arguments);
            if (needs_database_) choose_database();
            return static_cast<int>(chosen_());
        } catch (const CLI::ParseError& e) {
            return app_.exit(e) == 0 ? 0 : static_cast<int>(exit_code::question);
        } catch (const stop& e) { return complain(e.code(), e.what(), e.answer()); } catch (const usage_error& e) {
            return complain(exit_code::question, e.what(), {});
        } catch (const std::exception& e) { return complain(exit_code::database, e.what(), {}); }
    }

private:
    void choose_database() {
        const std::string scheme = context_.url.substr(0, context_.url.find(':'));
        if (!context_.database.empty()) return;  // CLI11 has asked whether it is one of ours
        if (scheme == "sqlite") context_.database = "sqlite";
        else if (scheme == "mysql" || scheme == "mariadb") context_.database = "mysql";
        else if (scheme == "postgresql" || scheme == "postgres") context_.database = "postgres";
        else if constexpr (sizeof...(Databases) == 1)
            context_.database = (std::string(Databases::dialect::constants.word) + ...);
        else throw stop(exit_code::question, "which database? say --database or --url");
        if (((Databases::dialect::constants.word != context_.database) && ...))
            throw stop(exit_code::question,
                       "this kit was built without " + context_.database + "; add it to DATABASES of mizzle_add_kit()");
    }

    std::string name_in_url() const {
        if (context_.url.empty())
            throw stop(exit_code::question, "this command needs a database: say --url, or set MIZZLE_URL");
        return name_in(context_.url);
    }
    static std::string name_in(const std::string& url) { return url.starts_with("sqlite:") ? url.substr(7) : url; }

    int complain(exit_code code, std::string_view sentence, json answer) const {
        if (answer.is_null()) answer = json{{"error", sentence}};
        if (context_.is_json) context_.say({}, answer);
        else std::fprintf(stderr, "%.*s\n", static_cast<int>(sentence.size()), sentence.data());
        return static_cast<int>(code);
    }

    CLI::App app_;
    kit::context context_;
    declared_schema declared_;
    work chosen_;
    bool needs_database_ = true;
};

}  // namespace mizzle::kit
