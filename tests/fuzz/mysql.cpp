// Whatever the client library puts into a cell of MySQL's: it is read exactly as the declared type, or a decode_error
// says why not. And what the server says, the address of one, and text that is looked into before it is sent.
#include "read_as.hpp"

#include <mizzle/mysql.hpp>

#include <algorithm>

using namespace mizzle;
using namespace mizzle::detail::mysql_detail;

namespace {

constexpr enum_field_types known_types[] = {
    MYSQL_TYPE_TINY,       MYSQL_TYPE_SHORT,      MYSQL_TYPE_INT24,  MYSQL_TYPE_LONG,     MYSQL_TYPE_LONGLONG,
    MYSQL_TYPE_YEAR,       MYSQL_TYPE_FLOAT,      MYSQL_TYPE_DOUBLE, MYSQL_TYPE_BIT,      MYSQL_TYPE_DECIMAL,
    MYSQL_TYPE_NEWDECIMAL, MYSQL_TYPE_DATE,       MYSQL_TYPE_TIME,   MYSQL_TYPE_DATETIME, MYSQL_TYPE_TIMESTAMP,
    MYSQL_TYPE_STRING,     MYSQL_TYPE_VAR_STRING, MYSQL_TYPE_BLOB,   MYSQL_TYPE_ENUM,     MYSQL_TYPE_JSON};

// As result_columns has the client library fill it, which reads each part of a time from as many bytes.
mizzle::detail::mysql_detail::column filled(enum_field_types type, input& in) {
    const auto flags = in.byte();
    mizzle::detail::mysql_detail::column c{};
    c.type = type;
    c.kind = kind_of(type);
    c.is_described = true;
    c.is_unsigned = (flags & 1) != 0;
    c.is_binary = (flags & 2) != 0;
    c.is_null = static_cast<client_flag>((flags & 12) == 12);
    switch (c.kind) {
    case stored_kind::whole32: c.whole32 = static_cast<std::int32_t>(in.number()); break;
    case stored_kind::whole64: c.whole64 = in.number(); break;
    case stored_kind::single: {
        const auto bits = static_cast<std::uint32_t>(in.number());
        std::memcpy(&c.single, &bits, sizeof bits);
        break;
    }
    case stored_kind::real: c.real = in.real(); break;
    case stored_kind::date:
    case stored_kind::time:
    case stored_kind::timestamp: {
        const auto days = static_cast<std::uint64_t>(in.number()), parts = static_cast<std::uint64_t>(in.number());
        c.time = {};
        c.time.neg = static_cast<client_flag>(flags >> 7);
        c.time.year = static_cast<unsigned>(days & 0xffff);
        c.time.month = static_cast<unsigned>(days >> 16 & 0xff);
        c.time.day =
            c.kind == stored_kind::time ? static_cast<unsigned>(days >> 32) : static_cast<unsigned>(days >> 24 & 0xff);
        c.time.hour = static_cast<unsigned>(parts & 0xff);
        c.time.minute = static_cast<unsigned>(parts >> 8 & 0xff);
        c.time.second = static_cast<unsigned>(parts >> 16 & 0xff);
        c.time.second_part = static_cast<unsigned long>(parts >> 32);
        break;
    }
    case stored_kind::decimal:
    case stored_kind::text:
    case stored_kind::bits: {
        const auto text = in.text();
        c.length = static_cast<unsigned long>(text.size());
        c.capacity = text.size();
        c.data = std::make_unique<char[]>(text.size());
        std::copy(text.begin(), text.end(), c.data.get());
    }
    }
    return c;
}

void read_cell(input& in) {
    static char name[] = "n", table[] = "t";
    const auto wanted = in.byte();
    const auto type = known_types[in.byte() % std::size(known_types)];
    MYSQL_FIELD field{};
    field.name = name;
    field.org_table = table;
    field.type = type;
    field.decimals = in.byte() % 40;
    const auto c = filled(type, in);
    MYSQL_STMT statement{};
    statement.fields = &field;
    statement.field_count = 1;
    try {
        read_value_as(wanted, cell{c, &statement, 0, "select n from t"});
    } catch (const decode_error& e) { MUST_HOLD(e.column() == "n"); }
}

void read_error(input& in) {
    const auto number = static_cast<unsigned>(in.number() % 5100);
    constexpr std::string_view secret = "hunter2";
    const failure f(number, in.text());
    const auto is_harmless = [&](const mizzle::error& e) {
        // What a message of keys, checks and columns names is the schema's.
        return mizzle::detail::mysql_detail::is_one_of(
                   number, {1048, 1062, 1216, 1217, 1364, 1406, 1451, 1452, 1586, 1859, 3819, 4025}) ||
               std::string_view(e.what()).find(secret) == std::string_view::npos;
    };
    try {
        throw_error(f, {"select 1", "db"});
    } catch (const mizzle::error& e) { MUST_HOLD(is_harmless(e)); }
}

void read_text(input& in) {
    const auto text = in.text();
    try {
        (void)parse_address(text);
    } catch (const usage_error&) {}
    const auto rest = without_empty_statements(text);
    MUST_HOLD(rest.size() <= text.size());
    (void)holds_second_statement(text);
    (void)keeps_transaction(text, statement_kind::raw);
    (void)is_write(text, statement_kind::raw);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    input in(data, size);
    switch (in.byte() % 4) {
    case 0: read_error(in); break;
    case 1: read_text(in); break;
    default: read_cell(in);
    }
    return 0;
}

std::vector<std::string> seeds() {
    std::vector<std::string> all;
    for (char wanted = 0; wanted < 17; ++wanted)
        for (char type = 0; type < static_cast<char>(std::size(known_types)); ++type)
            for (const std::string& value :
                 {std::string("2024-02-29 12:00:00.25"), std::string("12.500"), std::string("[1,2]"),
                  std::string("good"), std::string("\xe8\x07\x02\x1d\0\0\0\0\x0c\x1e\x0f\0\x40\x42\x0f\0", 16)})
                all.push_back(std::string("\2") + wanted + type + '\2' + '\0' + value);
    for (const char* text : {"mysql://user:p%40ss@host:3306/name?socket=/tmp/s", "/* a */ select 1; -- b\n select 2",
                             "/*! commit */", "(select 'a''b') union select \"c\""})
        all.push_back(std::string("\1") + text);
    for (const int number : {1062, 1264, 1366, 1452, 3140, 4025, 1064, 1054}) {
        std::string bytes(8, '\0');
        bytes[0] = static_cast<char>(number & 0xff);
        bytes[1] = static_cast<char>(number >> 8);
        all.push_back(std::string(1, '\0') + bytes + "Incorrect value: 'hunter2' for column `db`.`t`.`n` at row 1");
    }
    return all;
}
