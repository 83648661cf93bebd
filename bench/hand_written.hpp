// The measure: what a careful programmer writes against SQLite's own functions for exactly these statements. They are
// prepared once, values are bound where they are, errors and NULLs are looked at, nothing is looked up.
#pragma once
#include "schema.hpp"

#include <sqlite3.h>

#include <stdexcept>

namespace bench {

class hand_written {
public:
    // On Mizzle's own connection: the same flags, the same pages, the same state of the caches.
    explicit hand_written(sqlite3* db) : db_(db) {
        by_id_ = prepare("select id, user_id, title, description, completed, effort from todos where id = ?1");
        page_ = prepare("select id, user_id, title, description, completed, effort from todos where user_id = ?1 "
                        "order by id desc limit ?2");
        scan_ = prepare("select id, user_id, title, description, completed, effort from todos");
        visits_ = prepare("select id, user_id, began, ended from visits");
        insert_ = prepare("insert into notes (user_id, title, description, completed, effort) "
                          "values (?1, ?2, ?3, ?4, ?5)");
    }
    hand_written(const hand_written&) = delete;
    hand_written& operator=(const hand_written&) = delete;
    ~hand_written() {
        for (auto* s : {by_id_, page_, scan_, visits_, insert_}) sqlite3_finalize(s);
    }

    std::optional<todo> find(int id) {
        const running statement(by_id_);
        check(sqlite3_bind_int(by_id_, 1, id));
        std::optional<todo> result;
        if (step(by_id_)) read(by_id_, result.emplace());
        return result;
    }

    std::vector<todo> page(int user_id, int limit) {
        const running statement(page_);
        check(sqlite3_bind_int(page_, 1, user_id));
        check(sqlite3_bind_int(page_, 2, limit));
        std::vector<todo> rows;
        while (step(page_)) read(page_, rows.emplace_back());
        return rows;
    }

    std::vector<todo> all() {
        const running statement(scan_);
        std::vector<todo> rows;
        while (step(scan_)) read(scan_, rows.emplace_back());
        return rows;
    }

    template <class F> void each(F&& f) {
        const running statement(scan_);
        todo row{};
        while (step(scan_)) {
            read(scan_, row);
            f(row);
        }
    }

    std::vector<visit> all_visits() {
        const running statement(visits_);
        std::vector<visit> rows;
        while (step(visits_)) {
            auto& row = rows.emplace_back();
            row.id = sqlite3_column_int(visits_, 0);
            row.user_id = sqlite3_column_int(visits_, 1);
            row.began = read_time(visits_, 2);
            if (sqlite3_column_type(visits_, 3) != SQLITE_NULL) row.ended = read_time(visits_, 3);
        }
        return rows;
    }

    void insert(const todo& row) {
        const running statement(insert_);
        check(sqlite3_bind_int(insert_, 1, row.user_id));
        bind(insert_, 2, row.title);
        if (row.description) bind(insert_, 3, *row.description);
        else check(sqlite3_bind_null(insert_, 3));
        check(sqlite3_bind_int(insert_, 4, row.completed));
        if (row.effort) check(sqlite3_bind_double(insert_, 5, *row.effort));
        else check(sqlite3_bind_null(insert_, 5));
        step(insert_);
    }

    void exec(const char* script) { check(sqlite3_exec(db_, script, nullptr, nullptr, nullptr)); }

private:
    struct running {
        sqlite3_stmt* statement;
        explicit running(sqlite3_stmt* s) : statement(s) {}
        running(const running&) = delete;
        running& operator=(const running&) = delete;
        ~running() { sqlite3_reset(statement); }
    };

    void check(int result) const {
        if (result != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db_));
    }
    sqlite3_stmt* prepare(const char* text) {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v3(db_, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
        return statement;
    }
    bool step(sqlite3_stmt* s) const {
        const int result = sqlite3_step(s);
        if (result == SQLITE_ROW) return true;
        if (result != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(db_));
        return false;
    }
    void bind(sqlite3_stmt* s, int i, const std::string& text) const {
        check(sqlite3_bind_text(s, i, text.data(), static_cast<int>(text.size()), SQLITE_STATIC));
    }
    static void read_text(sqlite3_stmt* s, int i, std::string& out) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(s, i));
        out.assign(text, static_cast<std::size_t>(sqlite3_column_bytes(s, i)));
    }
    static void read(sqlite3_stmt* s, todo& out) {
        out.id = sqlite3_column_int(s, 0);
        out.user_id = sqlite3_column_int(s, 1);
        read_text(s, 2, out.title);
        if (sqlite3_column_type(s, 3) == SQLITE_NULL) out.description.reset();
        else read_text(s, 3, out.description.emplace());
        out.completed = sqlite3_column_int(s, 4) != 0;
        if (sqlite3_column_type(s, 5) == SQLITE_NULL) out.effort.reset();
        else out.effort = sqlite3_column_double(s, 5);
    }
    // YYYY-MM-DD HH:MM:SS, .fff or .ffffff
    static mizzle::timestamptz read_time(sqlite3_stmt* s, int i) {
        using namespace std::chrono;
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(s, i));
        const int size = sqlite3_column_bytes(s, i);
        if (size != 19 && size != 23 && size != 26) throw std::runtime_error("not a timestamp");
        const auto number = [text](int from, int digits) {
            int n = 0;
            for (int at = from; at < from + digits; ++at) {
                if (text[at] < '0' || text[at] > '9') throw std::runtime_error("not a timestamp");
                n = n * 10 + (text[at] - '0');
            }
            return n;
        };
        const year_month_day day{year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))),
                                 std::chrono::day(static_cast<unsigned>(number(8, 2)))};
        if (!day.ok()) throw std::runtime_error("not a timestamp");
        return sys_days(day) + hours(number(11, 2)) + minutes(number(14, 2)) + seconds(number(17, 2)) +
               microseconds(size == 19   ? 0
                            : size == 23 ? number(20, 3) * 1000
                                         : number(20, 6));
    }

    sqlite3* db_;
    sqlite3_stmt *by_id_ = nullptr, *page_ = nullptr, *scan_ = nullptr, *visits_ = nullptr, *insert_ = nullptr;
};

}  // namespace bench
