// What a command is about: the schema that a program declares, the folder of its migrations, and a database.
#pragma once
#include "declared_schema.hpp"
#include "known_database.hpp"
#include "settings.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace mizzle::kit {

class project {
public:
    project(declared_schema of_program, std::vector<known_database> databases)
        : declared_(of_program), databases_(std::move(databases)) {}

    kit::context& context() { return context_; }
    const kit::context& context() const { return context_; }
    const std::vector<known_database>& databases() const { return databases_; }

    // By the options, where they say it, or as there is one alone.
    void choose_database();

    // The program's schema, as the database spells it, in the form that schemas are compared in.
    schema_description declared() const;

    std::unique_ptr<connection> connect() const;
    // Where a schema can be made to see what becomes of it; nothing of it stays.
    std::unique_ptr<connection> connect_to_scratch() const;

private:
    const known_database* known() const;
    std::unique_ptr<connection> connect_to(const std::string& name) const;

    kit::context context_;
    declared_schema declared_;
    std::vector<known_database> databases_;
};

// While an exception is caught: says it, and returns the program's exit code.
int complain(const context& to);

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "project.ipp"
#endif
