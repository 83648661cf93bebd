// Migrations read from a folder: <folder>/<database>/0001_first/up.sql and down.sql.
#pragma once
#include "errors.hpp"
#include "names.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace mizzle::detail {

std::string read_file(const std::filesystem::path& path);

// Throws malformed_migration where a folder's name is no migration's, a file is missing, or two have one number.
migration_set read_migrations(const std::filesystem::path& folder, std::string_view database);

}  // namespace mizzle::detail

namespace mizzle {

// read_migrations(folder, database) reads a folder of migrations when the program runs; it throws malformed_migration
// where a name is no migration's, a file is missing, or two have one number.
using detail::read_migrations;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "folder.ipp"
#endif
