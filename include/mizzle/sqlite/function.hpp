// Functions of SQL in C++. Each is known to its connection only, and no schema may use it: a file must not need the
// driver.
#pragma once
#include "last_error.hpp"

#include <sqlite3.h>

#include <exception>
#include <new>
#include <string>
#include <string_view>

namespace mizzle::sqlite_detail {

class function_arguments {
public:
    explicit function_arguments(sqlite3_value** values) : values_(values) {}
    std::string_view text(int i) const {
        const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(values_[i]));
        if (data == nullptr) throw std::bad_alloc();
        return {data, static_cast<std::size_t>(sqlite3_value_bytes(values_[i]))};
    }
    std::int64_t integer(int i) const { return sqlite3_value_int64(values_[i]); }
    bool is_real(int i) const { return sqlite3_value_type(values_[i]) == SQLITE_FLOAT; }
    bool is_integer(int i) const { return sqlite3_value_type(values_[i]) == SQLITE_INTEGER; }
    double real(int i) const { return sqlite3_value_double(values_[i]); }

private:
    sqlite3_value** values_;
};

inline void give_result(sqlite3_context* context, const std::string& text) {
    sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}
inline void give_result(sqlite3_context* context, std::int64_t number) { sqlite3_result_int64(context, number); }
inline void give_result(sqlite3_context* context, double number) { sqlite3_result_double(context, number); }
struct number_of_sql {
    bool is_real;
    std::int64_t integer;
    double real;
};
inline void give_result(sqlite3_context* context, const number_of_sql& number) {
    if (number.is_real) give_result(context, number.real);
    else give_result(context, number.integer);
}

// The sentence of a function of the driver's, which quotes no values.
inline void give_error(sqlite3_context* context, std::string_view sentence) {
    const auto text = sentence.starts_with(own_sentence) ? std::string(sentence) : message_of({own_sentence, sentence});
    sqlite3_result_error(context, text.data(), static_cast<int>(text.size()));
}

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
inline void call_function(sqlite3_context* context, int count, sqlite3_value** values) {
    for (int i = 0; i < count; ++i)
        if (sqlite3_value_type(values[i]) == SQLITE_NULL) return sqlite3_result_null(context);
    try {
        static_cast<const function_of_sql*>(sqlite3_user_data(context))->run(context, function_arguments(values));
    } catch (const std::bad_alloc&) { sqlite3_result_error_nomem(context); } catch (const std::exception& e) {
        give_error(context, e.what());
    }
}

// The function must live as long as the program.
inline void add_function(sqlite3* db, const function_of_sql& function) {
    if (sqlite3_create_function_v2(
            db, function.name, function.arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
            const_cast<function_of_sql*>(&function), call_function, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw_error(db, {}, error_source::text);
}

}  // namespace mizzle::sqlite_detail
