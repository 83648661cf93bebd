// What databases say, in any shape, and raw text before it is sent: every message becomes an error, and no secret that
// it quotes stands in what().
#include "fuzz.hpp"

#include <mizzle/postgres.hpp>
#include <mizzle/sqlite.hpp>

using namespace mizzle;

namespace {

// A word that no message of the driver's has.
constexpr std::string_view secret = "hunter2";

template <class F> void expect_error(F&& f) {
    try {
        f();
    } catch (const mizzle::error& e) {
        MUST_HOLD(std::string_view(e.what()).find(secret) == std::string_view::npos);
        return;
    }
    MUST_HOLD(!"an error");
}

void of_postgres(input& in) {
    const auto statement = "select " + std::to_string(in.byte());
    const auto code = in.line();
    const auto message = in.text();
    const auto own = mizzle::detail::postgres_detail::code_of_message(message);
    MUST_HOLD(own.empty() || own.size() == 5);
    // The code is five letters of the server's own.
    const auto known = code.size() == 5 && code != secret.substr(0, 5) ? std::string_view(code) : own;
    if (known.find("hunter") != std::string_view::npos) return;
    expect_error([&] { mizzle::detail::postgres_detail::throw_error(known, message, statement, nullptr); });
}

void of_sqlite(input& in) {
    const auto code = static_cast<int>(in.number() & 0xffff);
    const auto message = in.text();
    // These say what the schema holds.
    if (mizzle::detail::sqlite_detail::is_named_violation(code) ||
        message.starts_with(mizzle::detail::sqlite_detail::own_sentence))
        return;
    expect_error([&] { mizzle::detail::sqlite_detail::throw_error(code, message, "select 1"); });
    error_details details;
    mizzle::detail::sqlite_detail::read_violation(message, details);
}

void of_raw_text(const std::string& text) {
    try {
        mizzle::detail::expect_whole_text(text);
        mizzle::detail::postgres_detail::statement_scanner(text).expect_one();
    } catch (const usage_error&) {}
    static auto& db = *new mizzle::sqlite(":memory:", {.statement_cache = 4});
    if (text.find('\0') != std::string::npos) return;
    // What the driver takes for the end is what SQLite takes for it.
    const bool nothing = mizzle::detail::sqlite_detail::holds_nothing(text);
    sqlite3_stmt* statement = nullptr;
    const auto result =
        sqlite3_prepare_v2(db.native_handle(), text.data(), static_cast<int>(text.size()), &statement, nullptr);
    const bool is_none = result == SQLITE_OK && statement == nullptr;
    sqlite3_finalize(statement);
    MUST_HOLD(nothing == is_none);
}

void of_secrets(input& in) {
    const auto options = in.line();
    (void)mizzle::detail::postgres_detail::without_secrets(in.text(), options);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    input in(data, size);
    switch (in.byte() % 4) {
    case 0: of_postgres(in); break;
    case 1: of_sqlite(in); break;
    case 2: of_raw_text(in.text()); break;
    default: of_secrets(in);
    }
    return 0;
}

std::vector<std::string> seeds() {
    std::vector<std::string> all;
    for (const auto shape : mizzle::detail::postgres_detail::shapes_of_messages) {
        std::string message(shape);
        for (auto at = message.find('%'); at != std::string::npos; at = message.find('%', at + secret.size()))
            message.replace(at, 2, secret);
        all.push_back(
            std::string(2, '\0') + "22P02\nERROR:  22P02: " + message +
            "\nLINE 1: x\nDETAIL:  Key (a, \"b\")=(hunter2) already exists.\nHINT:  h\nQUERY:  select hunter2\n"
            "CONTEXT:  c\nSCHEMA NAME:  s\nTABLE NAME:  t\nCOLUMN NAME:  c\nCONSTRAINT NAME:  n\nLOCATION:  l\n");
    }
    for (const auto shape : mizzle::detail::sqlite_detail::shapes_of_messages) {
        std::string message(shape);
        for (auto at = message.find('%'); at != std::string::npos; at = message.find('%', at + secret.size()))
            message.replace(at, 2, secret);
        all.push_back(std::string("\1\1\0\0\0\0\0\0\0", 9) + message);
    }
    for (const char* code : {"23505", "42P01", "40001", "P0001", "XX000", "57P01", "0A000"})
        all.push_back(std::string(2, '\0') + code + "\n" + "ERROR:  " + code + ": hunter2\n");
    for (const char* text :
         {"select 1", "select 1; select 2", "-- x\n/* a /* b */ */ ;", "select 'it''s; \\', E'\\';', $a$;$a$, \"a;\"",
          "create function f() returns int begin atomic select 1; end", "; ;\f\r/* ", "select (1; 2)"})
        all.push_back("\2" + std::string(text));
    all.push_back("\3postgresql://u:secret@h:1/d\nconnection to server at \"h\" failed: \"secret\"");
    return all;
}
