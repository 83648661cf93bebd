// migrations.lock: a checksum over a folder of migrations, kept in it. Two branches that both add one change its first
// line, so that their merge conflicts there.
#pragma once
#include "folder.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

std::string lock_text(const migration_set& set);

// The names of the migrations whose line is in the first text and not in the second.
std::vector<std::string> lines_without_equal(std::string_view text, std::string_view other);

std::vector<std::string> compare_lock(const migration_set& set, std::string_view kept);

// write_lock_file() writes the checksums of a folder's migrations beside them.
void write_lock_file(const std::filesystem::path& folder, std::string_view database);

// What of a folder is not as its migrations.lock has it, a sentence each.
std::vector<std::string> lock_file_findings(const std::filesystem::path& folder, std::string_view database);

}  // namespace mizzle::detail

namespace mizzle {

// lock_file_findings(folder, database) says in a sentence each what of a folder of migrations is not as its
// migrations.lock has it.
using detail::lock_file_findings;
using detail::write_lock_file;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "lock_file.ipp"
#endif
