"""Programs of generated queries over five tables, and how such a query is read by hand from SQLite's own functions."""

import collections

Column = collections.namedtuple("Column", "name declaration cpp")
# A column of a row that is read. `checked` is one whose optional must be made from something that is not.
Member = collections.namedtuple("Member", "name cpp read checked")

COLUMNS = [
    Column("id", "serial, primary_key", "int"),
    Column("parent_id", "integer, not_null", "int"),
    Column("number", "bigint, not_null", "std::int64_t"),
    Column("name", "text, not_null", "std::string"),
    Column("label", "text, not_null, default_value(\"\")", "std::string"),
    Column("note", "text", "std::optional<std::string>"),
    Column("active", "boolean, not_null", "bool"),
    Column("score", "double_precision, not_null", "double"),
    Column("rating", "double_precision", "std::optional<double>"),
    Column("created_at", "timestamptz, not_null, default_now", "time_point"),
]
TABLES = ["customers", "orders", "items", "products", "suppliers"]
NAMES = ["grade", "highest", "how_many", "month", "place", "remark", "running", "title", "total"]

# What gives a C++ type from the column of that number.
READS = {
    "bool": "sqlite3_column_int(s, {}) != 0",
    "double": "sqlite3_column_double(s, {})",
    "int": "sqlite3_column_int(s, {})",
    "std::int64_t": "sqlite3_column_int64(s, {})",
    "std::optional<double>": "optional_double(s, {})",
    "std::optional<std::string>": "optional_text(s, {})",
    "std::string": "text(s, {})",
    "time_point": "time(s, {})",
}

HAND_WRITTEN = """
#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>
#include <sqlite3.h>
// other clients

using time_point = std::chrono::sys_time<std::chrono::microseconds>;

struct database {
    sqlite3* db;
    std::vector<sqlite3_stmt*> kept;
    sqlite3_stmt* prepare(std::size_t number, std::string_view text);
};

// Elsewhere in the program, as they would be.
void check(sqlite3* db, int result);
bool step(sqlite3* db, sqlite3_stmt* s);
time_point time(sqlite3_stmt* s, int i);

inline std::string text(sqlite3_stmt* s, int i) {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(s, i));
    return std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(s, i)));
}
inline std::optional<std::string> optional_text(sqlite3_stmt* s, int i) {
    if (sqlite3_column_type(s, i) == SQLITE_NULL) return std::nullopt;
    return text(s, i);
}
inline std::optional<double> optional_double(sqlite3_stmt* s, int i) {
    if (sqlite3_column_type(s, i) == SQLITE_NULL) return std::nullopt;
    return sqlite3_column_double(s, i);
}

struct running {
    sqlite3_stmt* statement;
    explicit running(sqlite3_stmt* s) : statement(s) {}
    ~running() { sqlite3_reset(statement); }
};
"""


HAND_WRITTEN_POSTGRES = """
void prepare(pqxx::work& server, std::size_t number, const char* text);
time_point parse_time(const char* text);

inline void read(const pqxx::field& f, time_point& out) { out = parse_time(f.c_str()); }
inline void read(const pqxx::field& f, std::string& out) { out.assign(f.c_str(), f.size()); }
template <class T> void read(const pqxx::field& f, T& out) { out = f.as<T>(); }
template <class T> void read(const pqxx::field& f, std::optional<T>& out) {
    if (f.is_null()) out.reset();
    else read(f, out.emplace());
}
"""


def member(name, cpp, nullable=False):
    checked = nullable and not cpp.startswith("std::optional")
    return Member(name, f"std::optional<{cpp}>" if checked else cpp, READS[cpp], checked)


def members(columns):
    return [member(column.name, column.cpp) for column in columns]


def struct(name, row, *others):
    lines = [f"    {m.cpp} {m.name};\n" for m in row] + [f"    {other};\n" for other in others]
    return f"struct {name} {{\n{''.join(lines)}}};\n"


def reads(row, first=0, indent=8):
    text = ""
    for i, m in enumerate(row, first):
        check = f"if (sqlite3_column_type(s, {i}) != SQLITE_NULL) " if m.checked else ""
        text += f"{' ' * indent}{check}row.{m.name} = {m.read.format(i)};\n"
    return text


def prepared(number, sql, values):
    """The statement with its values bound: the arguments `key` and `name`, and literals as C++ has them."""
    text = f"""    sqlite3_stmt* s = db.prepare({number}, "{sql}");
    const running guard(s);
"""
    for i, value in enumerate(values, 1):
        if value == "name":
            call = f"text(s, {i}, name.data(), static_cast<int>(name.size()), SQLITE_STATIC)"
        elif value.startswith('"'):
            call = f"text(s, {i}, {value}, {len(value) - 2}, SQLITE_STATIC)"
        else:
            call = f"{'double' if '.' in value else 'int'}(s, {i}, {value})"
        text += f"    check(db.db, sqlite3_bind_{call});\n"
    return text


class HandWritten:
    """A function with the rows of a statement, or, where `row` is None, the number of those that it wrote."""

    def __init__(self, number, sql, values, row):
        self.number, self.sql, self.values, self.row = number, sql, values, row

    def text(self, databases):
        result = f"std::vector<row_{self.number}>" if self.row else "int"
        body = self.on_sqlite()
        if "postgres" in databases:
            body = f"    if (db.server != nullptr) {{\n{self.on_postgres()}    }}\n" + body
        return f"""
{struct(f"row_{self.number}", self.row) if self.row else ""}{result} query_{self.number}(database& db, int key, std::string_view name) {{
{body}}}
"""

    def on_sqlite(self):
        text = prepared(self.number, self.sql, self.values)
        if not self.row:
            return f"{text}    step(db.db, s);\n    return sqlite3_changes(db.db);\n"
        return f"""{text}    std::vector<row_{self.number}> rows;
    while (step(db.db, s)) {{
        auto& row = rows.emplace_back();
{reads(self.row)}    }}
    return rows;
"""

    def on_postgres(self):
        sql = self.sql.replace("?", "$")
        values = "".join(f", std::string(name)" if v == "name" else f", {v}" for v in self.values)
        text = f"""        prepare(*db.server, {self.number}, "{sql}");
        const pqxx::result found = db.server->exec_prepared("query_{self.number}"{values});
"""
        if not self.row:
            return f"{text}        return static_cast<int>(found.affected_rows());\n"
        lines = "".join(f"            read(f[{i}], row.{m.name});\n" for i, m in enumerate(self.row))
        return f"""{text}        std::vector<row_{self.number}> rows;
        for (const auto& f : found) {{
            auto& row = rows.emplace_back();
{lines}        }}
        return rows;
"""


def reading(number, sql, values, row):
    return HandWritten(number, sql, values, row)


def writing(number, sql, values):
    return HandWritten(number, sql, values, None)


def mizzle_program(queries):
    text = "#include <mizzle/mizzle.hpp>\n#include <mizzle/sqlite.hpp>\nnamespace app {\nusing namespace mizzle;\n"
    for table in TABLES:
        text += f"MIZZLE_TABLE({table},\n" + ",\n".join(f"    ({c.name}, {c.declaration})" for c in COLUMNS) + ")\n"
    for table in TABLES:
        others = (f"    ({other}, many({other}).on({other}.parent_id == {table}.id))" for other in TABLES if other != table)
        text += f"MIZZLE_RELATIONS({table},\n" + ",\n".join(others) + ")\n"
    text += "".join(f"MIZZLE_NAME({name})\n" for name in NAMES)
    return text + "".join(q.mizzle() for q in queries) + "}\n"


def session_program(queries, databases):
    """The same as functions that take a session: of one database, or of one that is chosen at run time."""
    headers = "".join(f"#include <mizzle/{name}.hpp>\n" for name in ["any_session", *databases])
    names = ", ".join(f"mizzle::{name}" for name in databases)
    session = f"mizzle::{'session' if len(databases) == 1 else 'any_session'}<{names}> db"
    return headers + mizzle_program(queries).replace("mizzle::sqlite& db", session)


def hand_written_program(queries, databases=("sqlite",)):
    program = (HAND_WRITTEN.replace("// other clients", "#include <pqxx/pqxx>")
               .replace("    sqlite3* db;\n", "    pqxx::work* server;\n    sqlite3* db;\n", 1) + HAND_WRITTEN_POSTGRES) \
        if "postgres" in databases else HAND_WRITTEN
    return program + "".join(q.hand_written().text(databases) for q in queries)
