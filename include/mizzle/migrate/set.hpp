// Migrations as a program has them: their names, their SQL and the checksums of it, for each database.
#pragma once
#include "errors.hpp"
#include "sha256.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle {

// embedded_migration is one migration's files as mizzle_embed_migrations() writes them into a program.
struct embedded_migration {
    // The name of its folder, its two scripts, and the checksum of the first.
    std::string_view name, up, down, checksum;
};
// embedded_folder is the files of a folder of migrations, written into a program.
struct embedded_folder {
    // The word of the database, and its migrations.
    std::string_view database;
    std::span<const embedded_migration> migrations;
};
// embedded_migrations is the set of what mizzle_embed_migrations() wrote into the program.
struct embedded_migrations {
    // One of each database.
    std::span<const embedded_folder> folders;
};

// A replaced_migration is one that a checkpoint makes at once; where that was a checkpoint itself, with those that it
// made at once.
struct replaced_migration {
    // Its name, by which a database's history has it.
    std::string name;
    std::vector<replaced_migration> replaces = {};
};

// migration is one that can be applied, its name that of its folder: "0002_second". What is C++ has no text.
struct migration {
    std::string name, up, down, checksum;
    std::vector<replaced_migration> replaces = {};  // those that a database has had whose schema this one makes at once
    bool is_code = false;
    std::size_t code = 0;  // which of the program's
};
// migration_set is the migrations of one database in the order of their names, as read_migrations() gives them to
// migrate().
struct migration_set {
    // Each once, the first to be applied first.
    std::vector<migration> migrations;
};

}  // namespace mizzle

namespace mizzle::detail {

// The same on every machine: a checkout may have ended lines its own way.
std::string with_plain_lines(std::string_view text);

// "-- mizzle: replaces 0003_both(0001_first 0002_second) 0004_third" at the beginning of a script.
std::vector<replaced_migration> replaced_by(std::string_view name, std::string_view up);
// Takes what stands before the line's end, or the parenthesis that closes; nothing where it is not written so.
std::vector<replaced_migration> take_replaced(std::string_view& line);

migration make_migration(std::string_view name, std::string_view up, std::string_view down);

// Throws usage_error where there are none for the database.
migration_set migrations_for(const embedded_migrations& embedded, std::string_view database);
inline const migration_set& migrations_for(const migration_set& set, std::string_view) { return set; }

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "set.ipp"
#endif
