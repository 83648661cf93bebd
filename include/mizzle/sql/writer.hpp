// The one writer: SQL text for a dialect, counted, written into an array by the compiler, or appended to a string.
#pragma once
#include "../dialect.hpp"
#include "../query/text_target.hpp"
#include "../query/values/bound_value.hpp"
#include "../schema/type_number.hpp"
#include "values/literal.hpp"
#include "values/quotes.hpp"
#include "values/value_order.hpp"

#include <string>
#include <string_view>
#include <type_traits>

namespace mizzle::detail {

// The tables of a select whose joins are off, in the select around it, too.
struct absent_tables {
    const type_number* tables;
    std::size_t count;
    const absent_tables* around;
};
// What a table is called in the select that is being written, where that is not its own name: _1, _2, _1j, ...
struct alias_name {
    unsigned number = 0;
    char letter = 0;
};
struct level_alias {
    type_number table;  // 0 where the tables before it are those of a select around this one
    alias_name name;
    const level_alias* before;
    std::string_view hidden_name{};  // what raw SQL may not call the table by: here it is one of a select around
};
// What the tables of the statements around are called, for those whose text is made at run time.
struct names_around {
    const std::string_view* names;
    std::size_t count;
    const names_around* around;
};

// Whether SQL text names a decimal column of the tables that stand beside it, or around.
struct decimals_around {
    bool (*are_named)(std::string_view text);
    const decimals_around* around;
};

// While compiling; several in one step take compilers less than as many steps.
constexpr void copy_characters(char* to, const char* from, std::size_t count) {
    for (; count >= 8; count -= 8, to += 8, from += 8) {
        to[0] = from[0], to[1] = from[1], to[2] = from[2], to[3] = from[3];
        to[4] = from[4], to[5] = from[5], to[6] = from[6], to[7] = from[7];
    }
    for (; count != 0; --count) *to++ = *from++;
}

class writer : public text_target {
public:
    // The floor of queries knows no other name for it.
    static constexpr writer& of(text_target& target) { return static_cast<writer&>(target); }

    // Counts characters and placeholders.
    constexpr explicit writer(dialect_id dialect) : dialect_(dialect) {}
    // Writes into an array that a counting run has measured.
    constexpr writer(dialect_id dialect, char* out) : dialect_(dialect), out_(out) {}
    // Appends to a string.
    constexpr writer(dialect_id dialect, std::string& text) : dialect_(dialect), text_(&text) {}

    constexpr dialect_id dialect() const { return dialect_; }
    constexpr std::size_t size() const { return size_; }
    constexpr int placeholders() const { return placeholders_; }

    constexpr void put(std::string_view s) {
        if (out_ != nullptr) {
            copy_characters(out_ + size_, s.data(), s.size());
        } else if (text_ != nullptr) {
            text_->append(s);
        }
        size_ += s.size();
    }

    constexpr void number(unsigned value) {
        char digits[10]{};
        int i = 10;
        do {
            digits[--i] = static_cast<char>('0' + value % 10);
            value /= 10;
        } while (value != 0);
        put({digits + i, static_cast<std::size_t>(10 - i)});
    }

    // In quotes, a quote in the name doubled. A database may keep so many bytes of a name: two that share them
    // would be one.
    constexpr bool has_long_name() const { return has_long_name_; }
    constexpr void expect_fitting(std::string_view name) {
        if (name.size() > dialect_->longest_name) {
            has_long_name_ = true;
            if (!std::is_constant_evaluated()) refuse_long_name(dialect_, name);
        }
    }
    constexpr void identifier(std::string_view name) {
        expect_fitting(name);
        put_quoted(name, dialect_->quote, [this](std::string_view piece) { put(piece); });
    }
    // Whether names of these sizes, in double quotes, are as the database takes them.
    constexpr bool takes_quoted(std::size_t a, std::size_t b) const {
        return dialect_->quote == '"' && a <= dialect_->longest_name && b <= dialect_->longest_name;
    }

    // ?1, ?2, ... or $1, $2, ...
    constexpr void placeholder() {
        if (filling_ != nullptr) return print(*filling_++);
        parameter_mark();
    }
    // Of a param<T>, whose value is not known before the statement runs.
    constexpr void parameter() {
        if (filling_ != nullptr) ++filling_;
        parameter_mark();
    }
    // For people: values in place of their placeholders, one for each that there is.
    void fill_in(const bound_value* values) { filling_ = values; }

    constexpr void parameter_mark() { placeholder(++placeholders_); }
    // The number of each placeholder, where some stand for one value.
    constexpr void set_numbers(const int* numbers) { numbers_ = numbers; }

    // The next placeholder is the one after number n: an operand that is written twice is bound once.
    constexpr void continue_after(int n) { placeholders_ = n; }
    // One that was written, or will be.
    constexpr void placeholder(int number_of_it) {
        const int own = numbers_ == nullptr ? number_of_it : numbers_[number_of_it - 1];
        put(dialect_->parameter_sign);
        if (dialect_->numbers_parameters) number(static_cast<unsigned>(own));
        else note_value(static_cast<unsigned>(own - 1));
    }
    // Where the values of placeholders without numbers are noted: in an array that a counting run has measured, in an
    // order that is made at run time.
    constexpr void set_order(unsigned* values) { order_array_ = values; }
    constexpr void set_order(noted_order* order) { order_ = order; }
    // How many such placeholders were written, where their values do not stand one after another; else 0.
    constexpr unsigned reordered() const { return is_reordered_ ? written_ : 0; }
    constexpr void skip_placeholders(int count) { placeholders_ += count; }

    // Whether the database has to prepare the statement anew for each run: some of it is found out once otherwise.
    constexpr bool is_prepared_each_time() const {
        return has_answer_for_null_ || (has_answer_for_columns_ && has_lone_rows_);
    }
    // A part of which the database keeps the answer for NULL, where the operand is NULL at times: by itself, or where
    // a join has found nothing.
    constexpr void note_answer_for_null(bool may_be_null) {
        (may_be_null ? has_answer_for_null_ : has_answer_for_columns_) = true;
    }
    // A join whose rows may stand beside none of another table.
    constexpr void note_lone_rows() { has_lone_rows_ = true; }

    // How many functions around write their operands more than once.
    constexpr unsigned repetitions() const { return repetitions_; }
    constexpr void set_repetitions(unsigned count) { repetitions_ = count; }

    constexpr const level_alias* aliases() const { return aliases_; }
    constexpr void set_aliases(const level_alias* aliases) { aliases_ = aliases; }
    constexpr const level_alias* alias_of(type_number table) const {
        const auto* a = aliases_;
        while (a != nullptr && a->table != 0 && a->table != table) a = a->before;
        return a == nullptr || a->table == 0 ? nullptr : a;
    }
    // Those of the select around this one.
    constexpr const level_alias* outer_aliases() const {
        const auto* a = aliases_;
        while (a != nullptr && a->table != 0) a = a->before;
        return a == nullptr ? nullptr : a->before;
    }
    constexpr unsigned next_alias() const {
        unsigned number = 1;
        for (const auto* a = aliases_; a != nullptr; a = a->before) ++number;
        return number;
    }
    constexpr const names_around* around() const { return around_; }
    constexpr void set_around(const names_around* names) { around_ = names; }
    constexpr const decimals_around* decimals() const { return decimals_; }
    constexpr void set_decimals(const decimals_around* decimals) { decimals_ = decimals; }
    constexpr void alias(alias_name name) {
        put("_");
        number(name.number);
        if (name.letter != 0) put({&name.letter, 1});
    }

    // Text with apostrophes doubled.
    constexpr void text_literal(std::string_view text) {
        put_quoted(text, '\'', [this](std::string_view piece) { put(piece); });
    }

    // For DDL, where nothing can be bound: values are printed, columns stand without their table.
    constexpr void print_values() { prints_values_ = true; }
    constexpr bool prints_values() const { return prints_values_; }
    constexpr void omit_tables(bool omits = true) { omits_tables_ = omits; }
    constexpr bool omits_tables() const { return omits_tables_; }

    // Whether the columns that an update sets stand with their table.
    constexpr void name_tables_in_set(bool names) { names_tables_in_set_ = names; }
    constexpr bool names_tables_in_set() const { return names_tables_in_set_; }

    constexpr const absent_tables* absent() const { return absent_; }
    constexpr void set_absent(const absent_tables* tables) { absent_ = tables; }
    constexpr bool is_absent(type_number table) const {
        for (std::size_t i = 0; absent_ != nullptr && i < absent_->count; ++i)
            if (absent_->tables[i] == table) return true;
        return false;
    }

    // A negative number in parentheses, or a minus sign before it would begin a comment.
    void print(const bound_value& value);

    [[noreturn]] MIZZLE_COLD static void refuse_long_name(dialect_id dialect, std::string_view name);

private:
    constexpr void note_value(unsigned value) {
        if (order_array_ != nullptr) order_array_[written_] = value;
        if (order_ != nullptr) order_->note(value);
        is_reordered_ = is_reordered_ || value != written_;
        ++written_;
    }

    dialect_id dialect_;
    const level_alias* aliases_ = nullptr;
    bool prints_values_ = false, omits_tables_ = false, names_tables_in_set_ = false, has_long_name_ = false,
         is_reordered_ = false, has_answer_for_null_ = false, has_answer_for_columns_ = false, has_lone_rows_ = false;
    int placeholders_ = 0;
    unsigned written_ = 0;  // placeholders without numbers
    unsigned repetitions_ = 0;
    const int* numbers_ = nullptr;
    unsigned* order_array_ = nullptr;
    noted_order* order_ = nullptr;
    char* out_ = nullptr;
    std::string* text_ = nullptr;
    std::size_t size_ = 0;
    const absent_tables* absent_ = nullptr;
    const names_around* around_ = nullptr;
    const decimals_around* decimals_ = nullptr;
    const bound_value* filling_ = nullptr;
};

std::string quoted(dialect_id dialect, std::string_view name);

// Each node is written through these, which write.hpp defines; what is overloaded for it is spell(), spell_statement()
// or spell_call().
template <class N> constexpr void write(writer& out, const N& node);
template <class Source, class S> constexpr void write_statement(writer& out, const S& statement);
// A table that the statement names, where a database has something to note of it.
template <class Table> constexpr void note_named_table(writer& out);
// An aggregate: what follows the call stands inside of what a database wraps the call in.
template <class Call, class Tail> constexpr void write_call(writer& out, const Call& node, const Tail& tail);

// Nodes that every database spells alike, whatever is in them: to ask for one compares it with all overloads that there
// are, for each database. It stands beside the shared overload; tests/house/spelled_alike holds the folders to it.
template <class N> inline constexpr bool is_spelled_alike = false;
// Nodes that some databases spell themselves, of which each says so by spells_itself beside its overload: the others
// are not asked. It stands and is held to in the same way.
template <class N> inline constexpr bool is_spelled_by_few = false;
template <class D, class N> inline constexpr bool spells_itself = !is_spelled_by_few<N>;

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "writer.ipp"
#endif
