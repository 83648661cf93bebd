// Whatever a row of SQLite holds: it is read exactly as the declared type, or a decode_error says why not. And the
// driver's functions, given whatever there is: a value or an error of the statement.
#include "read_as.hpp"

#include <mizzle/sqlite.hpp>

using namespace mizzle;

namespace {

struct named_function {
    std::string name;
    int arguments;
};

class opened {
public:
    opened() : db_(":memory:") {
        db_.connection().driver().add_functions();
        sqlite3_stmt* list = prepared(
            "select distinct name, narg from pragma_function_list where name like 'mizzle%' and type in ('s', 'w') "
            "and narg between 1 and 4 order by name, narg");
        while (sqlite3_step(list) == SQLITE_ROW)
            functions_.push_back(
                {reinterpret_cast<const char*>(sqlite3_column_text(list, 0)), sqlite3_column_int(list, 1)});
        sqlite3_finalize(list);
        MUST_HOLD(!functions_.empty());
        for (const auto& f : functions_) {
            std::string text = "select " + f.name + "(";
            for (int i = 1; i <= f.arguments; ++i) text += (i == 1 ? "?" : ", ?") + std::to_string(i);
            calls_.push_back(prepared(text + ")"));
        }
        for (const char* text : {"select ?1", "select cast(?1 as text)", "select zeroblob(?1 & 65535)"})
            values_.push_back(prepared(text));
    }

    void call(input& in) { run(calls_[in.byte() % calls_.size()], in); }
    void read(input& in) {
        const auto type = in.byte();
        sqlite3_stmt* s = values_[in.byte() % values_.size()];
        run(s, in, [type](const mizzle::detail::sqlite_detail::cell& c) {
            try {
                read_value_as<types::array<std::int32_t>>(type, c);
            } catch (const decode_error& e) { MUST_HOLD(!e.column().empty()); }
        });
    }

private:
    sqlite3_stmt* prepared(const std::string& text) {
        sqlite3_stmt* s = nullptr;
        MUST_HOLD(sqlite3_prepare_v2(db_.native_handle(), text.c_str(), -1, &s, nullptr) == SQLITE_OK);
        return s;
    }

    static void bind(sqlite3_stmt* s, int i, input& in) {
        switch (in.byte() % 6) {
        case 0: sqlite3_bind_null(s, i); break;
        case 1: sqlite3_bind_int64(s, i, in.number()); break;
        case 2: sqlite3_bind_double(s, i, in.real()); break;
        case 3: {
            const auto text = in.line();
            sqlite3_bind_blob64(s, i, text.data(), text.size(), SQLITE_TRANSIENT);
            break;
        }
        default: {
            const auto text = in.line();
            sqlite3_bind_text64(s, i, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        }
        }
    }

    template <class F = int> void run(sqlite3_stmt* s, input& in, F f = {}) {
        for (int i = 1; i <= sqlite3_bind_parameter_count(s); ++i) bind(s, i, in);
        const auto result = sqlite3_step(s);
        MUST_HOLD(result == SQLITE_ROW || result == SQLITE_ERROR || result == SQLITE_TOOBIG);
        if constexpr (requires { f(mizzle::detail::sqlite_detail::cell(s, 0)); }) {
            if (result == SQLITE_ROW) f(mizzle::detail::sqlite_detail::cell(s, 0));
        }
        sqlite3_reset(s);
        sqlite3_clear_bindings(s);
    }

    mizzle::sqlite db_;
    std::vector<named_function> functions_;
    std::vector<sqlite3_stmt*> calls_, values_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static auto& db = *new opened;
    input in(data, size);
    if (in.byte() % 2 == 0) db.read(in);
    else db.call(in);
    return 0;
}

std::vector<std::string> seeds() {
    std::vector<std::string> all;
    for (char type = 0; type < 18; ++type)
        for (const char* text : {"2024-02-29 12:00:00.25", "P1Y2M3DT4H5M6.5S", "12.50", "[1,2,null]", "good"})
            all.push_back(std::string(1, '\0') + type + '\0' + '\4' + text);
    for (char function = 0; function < 60; ++function)
        for (const char* text : {"year\n\4"
                                 "2024-02-29 12:00:00.25\n",
                                 "2024-02-29\n\4P1M2D\n", "12.50\n\4-0.005\n"})
            all.push_back(std::string("\1") + function + '\4' + text);
    return all;
}
