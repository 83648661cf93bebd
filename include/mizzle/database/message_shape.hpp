// Which words of a database's message may stand in what(): those of a shape that is listed, and what it names if the
// statement's own text names it, too. All else may be a value, and is left out.
#pragma once
#include "../inline.hpp"
#include "../schema/characters.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace mizzle::detail {

// What a message may quote: words of the statement, and names that the database told apart from the message.
struct known_names {
    std::string_view statement{};
    std::initializer_list<std::string_view> others{};
};

namespace shapes {

// Whether the text holds the word, whole, in any case.
MIZZLE_COLD bool holds_word(std::string_view text, std::string_view word);

// The words of the types that are part of PostgreSQL, and of operators between them.
MIZZLE_COLD bool is_type_word(std::string_view word);

// A text within the statement is no name: 'a', E'a', $$a$$.
bool is_literal(std::string_view word);

bool is_known(std::string_view word, const known_names& known);

// What a foreign key does: ON DELETE SET NULL ON UPDATE CASCADE. Nothing, too.
bool is_action(std::string_view words);

// app.users, "users", `app`.`users`
MIZZLE_COLD bool is_known_name(std::string_view name, const known_names& known);

// character varying(3); integer, text; text = integer
MIZZLE_COLD bool is_known_type(std::string_view type, const known_names& known);

}  // namespace shapes

// A message as it may be shown.
struct shown_message {
    std::string text;       // empty where no shape fits
    bool is_whole = false;  // nothing was left out
    bool is_known = false;  // all that it names is known; only values were left out
};

// In a shape %n stands for a name, %t for a type or several, or names with commas, %a for a foreign key's actions, %v
// for a value; % before a word that is not known and before each value gives "...".
MIZZLE_COLD shown_message shown_in_shape(std::string_view message, std::string_view shape, const known_names& known);

// By the first shape that fits.
MIZZLE_COLD shown_message shown_in_shapes(std::string_view message, std::span<const std::string_view> all,
                                          const known_names& known);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "message_shape.ipp"
#endif
