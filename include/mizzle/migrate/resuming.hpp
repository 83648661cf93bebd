// A migration that stopped half-way on a database whose DDL commits by itself: whether its next statement has run.
#pragma once
#include "../sql/tokens.hpp"
#include "script.hpp"
#include "session.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

enum class resumption : unsigned char {
    whole,          // it is remembered in the transaction that it runs in
    by_definition,  // it changes the definition of what it names, or is as good twice as once
    unknown
};
resumption resumption_of(std::string_view sql);

// What a statement names, and may change the definition of.
std::vector<std::string> names_in(std::string_view sql);

// The statement after the first so many; null behind the last one.
const migration_step* statement_after(const migration_script& script, std::int32_t ran);

// Keeps the definitions of what the statement names in the history, and asks whether they are others by now.
std::string keep_definitions(const migration_words& words, std::string_view migration, const migration_step& next);
std::string has_changed(const migration_words& words, std::string_view migration, const migration_step& next);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "resuming.ipp"
#endif
