// The words of a table's entries, and those that others take for them.
#pragma once
#include "characters.hpp"

#include <cstddef>
#include <string_view>

namespace mizzle::detail::entry_text {

// Whether a character, 128 more, is one of a word.
struct classes {
    bool of[384]{};
    constexpr classes() {
        for (int c = -128; c < 256; ++c) of[c + 128] = is_of_name(static_cast<char>(c));
    }
};
inline constexpr classes class_table;

constexpr bool begins_word(char c) { return is_of_name(c) && !is_digit(c); }

// Words by their length and last letter, by which most others are told apart.
template <std::size_t N> struct word_set {
    std::string_view words[N];
    bool may[16 * 128]{};
    constexpr word_set(const char* const (&given)[N]) {
        for (std::size_t i = 0; i < N; ++i) {
            words[i] = given[i];
            may[place(words[i].data(), words[i].size())] = true;
        }
    }
    static constexpr std::size_t place(const char* word, std::size_t size) {
        return (size % 16) * 128 + std::size_t(word[size - 1]) % 128;
    }
    constexpr bool has(const char* word, std::size_t size) const {
        if (!may[place(word, size)]) return false;
        for (const std::string_view each : words)
            if (size == each.size() && each == std::string_view(word, size)) return true;
        return false;
    }
};
// Types of C++, and of other databases, that stand for none here.
inline constexpr word_set<45> cpp_types(
    {"int",     "bool",     "long",     "short",    "char",     "float",    "double",    "signed",  "unsigned",
     "void",    "auto",     "std",      "wchar_t",  "char8_t",  "types",    "int8_t",    "int16_t", "int32_t",
     "int64_t", "uint8_t",  "uint16_t", "uint32_t", "uint64_t", "size_t",   "const",     "enum",    "string",
     "String",  "optional", "vector",   "array",    "decimal",  "datetime", "blob",      "tinyint", "INT",
     "INTEGER", "TEXT",     "VARCHAR",  "BOOLEAN",  "BIGINT",   "SERIAL",   "TIMESTAMP", "NUMERIC", "mizzle"});
inline constexpr word_set<15> types_without_length({"smallint", "integer", "bigint", "serial", "bigserial", "boolean",
                                                    "real", "bytea", "timestamp", "timestamptz", "interval", "date",
                                                    "time", "uuid", "double_precision"});
inline constexpr word_set<5> bare_modifiers({"not_null", "unique", "identity", "identity_always", "autoincrement"});
inline constexpr word_set<9> called_modifiers({"default_value", "default_from", "references", "named", "generated_as",
                                               "on_update", "collate", "comment", "renamed_from"});
inline constexpr word_set<5> taking_text({"named", "collate", "comment", "renamed_from", "generated_as"});
inline constexpr word_set<5> types_of_a_type({"enum_", "json", "jsonb", "array_of", "custom"});
inline constexpr word_set<4> types_with_length({"text", "varchar", "char_", "numeric"});
inline constexpr word_set<4> of_constraints({"check", "index", "unique_index", "foreign_key"});
inline constexpr word_set<3> reference_steps({"on_delete", "on_update", "deferred"});
inline constexpr word_set<5> action_names({"cascade", "restrict", "set_null", "set_default", "no_action"});
inline constexpr word_set<5> taken_names({"row", "new_row", "changes", "std", "mizzle"});
inline constexpr word_set<3> null_words({"null", "nullable", "notnull"});
// Names that no type has, where a type's word stands in the place of the name.
inline constexpr word_set<8> names_of_columns({"id", "name", "title", "email", "age", "user_id", "created_at",
                                               "price"});
// What other libraries, and SQL, call modifiers.
inline constexpr word_set<17> other_modifiers({"primarykey", "primary", "key", "pk", "auto_increment", "default",
                                               "default_", "defaultvalue", "default_val", "required", "uniqe",
                                               "indexed", "unsigned", "NOT_NULL", "PRIMARY_KEY", "UNIQUE", "DEFAULT"});

}  // namespace mizzle::detail::entry_text
