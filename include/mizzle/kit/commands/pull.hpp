// pull: a live database as a header.
#pragma once
#include "../folder.hpp"
#include "../header_text.hpp"
#include "../live.hpp"
#include "../program.hpp"

namespace mizzle::kit {

template <class... Databases> void add_pull(program<Databases...>& kit) {
    kit.add("pull", "Write a header that declares what a live database has", [&kit](CLI::App& options) {
        struct wanted {
            std::string output, space = "app";
            std::vector<std::string> schemas;
        };
        const auto given = std::make_shared<wanted>();
        options.add_option("--output", given->output, "The header; else it is printed");
        options.add_option("--namespace", given->space, "The namespace of the declarations")->capture_default_str();
        options.add_option("--schemas", given->schemas, "Schemas of the database's beside the current one");
        return [&kit, given] {
            if (given->space.empty())
                throw usage_error(
                    "mizzle: --namespace takes a name; outside of one the names of tables meet those of C");
            const auto db = kit.connect();
            const auto dialect = dialect_of(kit.context().database);
            const auto header = header_text(read_schema(*db, dialect, given->schemas), given->space,
                                            unread_of(*db, dialect, given->schemas));
            std::string text = given->output.empty() ? header.text : "wrote " + given->output + "\n";
            if (!given->output.empty()) {
                write_file(given->output, header.text);
                for (const auto& sentence : header.left_out) text += "left out: " + sentence + "\n";
            }
            json answer{{"left_out", header.left_out}};
            if (given->output.empty()) answer["header"] = header.text;
            else answer["written"] = given->output;
            kit.context().say(text, answer);
            return exit_code::done;
        };
    });
}

}  // namespace mizzle::kit
