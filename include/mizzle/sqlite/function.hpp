// Functions of SQL in C++. Each is known to its connection only, and no schema may use it: a file must not need the
// driver.
#pragma once
#include "last_error.hpp"

#include <sqlite3.h>

#include <exception>
#include <new>
#include <string>
#include <string_view>

namespace mizzle::detail::sqlite_detail {

class function_arguments {
public:
    explicit function_arguments(sqlite3_value** values) : values_(values) {}
    std::string_view text(int i) const;
    std::int64_t integer(int i) const { return sqlite3_value_int64(values_[i]); }
    bool is_real(int i) const { return sqlite3_value_type(values_[i]) == SQLITE_FLOAT; }
    bool is_integer(int i) const { return sqlite3_value_type(values_[i]) == SQLITE_INTEGER; }
    double real(int i) const { return sqlite3_value_double(values_[i]); }

private:
    sqlite3_value** values_;
};

void give_result(sqlite3_context* context, const std::string& text);
inline void give_result(sqlite3_context* context, std::int64_t number) { sqlite3_result_int64(context, number); }
inline void give_result(sqlite3_context* context, double number) { sqlite3_result_double(context, number); }
struct number_of_sql {
    bool is_real;
    std::int64_t integer;
    double real;
};
void give_result(sqlite3_context* context, const number_of_sql& number);

// The sentence of a function of the driver's, which quotes no values.
void give_error(sqlite3_context* context, std::string_view sentence);

// All have one way in: every program that opens a database compiles it.
struct function_of_sql {
    const char* name;
    int arguments;
    void (*run)(sqlite3_context*, const function_arguments&);
};

template <auto F> void run_function(sqlite3_context* context, const function_arguments& arguments) {
    give_result(context, F(arguments));
}

// NULL where an argument is NULL; an exception is an error of the statement.
void call_function(sqlite3_context* context, int count, sqlite3_value** values);

// The function must live as long as the program.
void add_function(sqlite3* db, const function_of_sql& function);

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "function.ipp"
#endif
