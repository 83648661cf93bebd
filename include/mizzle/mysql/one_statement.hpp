// What the first word of a text says of it, told by the rules of MySQL's comments.
#pragma once
#include "../database/message_shape.hpp"
#include "../database/raw_text.hpp"
#include "../query/statement.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace mizzle::detail::mysql_detail {

// Without the white space and the comments at its start. What a comment for the server's eyes holds is run: it stays.
std::string_view without_comments(std::string_view text);

bool begins_with_word(std::string_view text, std::initializer_list<std::string_view> words);

// Of the program's own SQL neither the protocol nor the server's answers say what it is, so its first word does.
// Statements that begin so cannot end a transaction: not even a function or a trigger that they call may. Of all others
// the server is asked.
bool keeps_transaction(std::string_view text, statement_kind kind);
bool is_write(std::string_view text, statement_kind kind);

// Without the empty statements at its start, which the server does not take.
std::string_view without_empty_statements(std::string_view text);

// Whether a statement follows another one. Asked of text that the server did not understand: the bodies of procedures
// have semicolons of their own.
bool holds_second_statement(std::string_view text);

}  // namespace mizzle::detail::mysql_detail

#ifndef MIZZLE_COMPILED
#include "one_statement.ipp"
#endif
