// What a program made by page.py does with the C++ of a page: it prints the texts, and has the databases prepare them.
#pragma once
#include <mizzle/json/nlohmann.hpp>
#include <mizzle/mizzle.hpp>
#include <mizzle/sqlite.hpp>
#ifdef MIZZLE_TEST_POSTGRES
#include "../postgres/server.hpp"
#endif

#include <fmt/core.h>
#include <sqlite3.h>

#include <optional>
#include <string>
#include <string_view>

// A page shows what is sent, whoever looks at the rows.
#pragma GCC diagnostic ignored "-Wunused-result"

// The databases, as blocks that are run name them.
struct in_postgres;
struct in_sqlite {
    using other = in_postgres;
    using dialect = mizzle::dialects::sqlite;
    static constexpr const char* name = "sqlite";
};
struct in_postgres {
    using other = in_sqlite;
    using dialect = mizzle::dialects::postgres;
    static constexpr const char* name = "postgres";
};

// Whether the statement does not compile for a database, since only the other one has what it needs.
template <class In, class S>
inline constexpr bool lacks_in =
    (mizzle::detail::needs_of<S> & ~In::dialect::provides & In::other::dialect::provides) != 0;

class page {
public:
    // The schema is the page's. Without a server PostgreSQL's texts are printed, but not prepared.
    template <class Schema>
    page(const Schema&, bool has_server)
        : open_sqlite_([] {
              mizzle::sqlite db(":memory:");
              create(db, Schema());
              return db;
          }),
          sqlite_(open_sqlite_()), sqlite_with_functions_(open_sqlite_()) {
        mizzle::detail::sqlite_detail::add_functions(sqlite_with_functions_.native_handle());
        mizzle::detail::sqlite_detail::add_collecting_functions(sqlite_with_functions_.native_handle());
#ifdef MIZZLE_TEST_POSTGRES
        if (has_server)
            open_postgres_ = [] {
                auto db = own_schema();
                create(db, Schema());
                return db;
            };
        if (has_server) postgres_.emplace(open_postgres_());
#else
        if (has_server) throw mizzle::usage_error("this program was built without PostgreSQL");
#endif
    }

    template <class S> void statement(int line, const S& statement) {
        if (lacks_in<in_sqlite, S>) print(line, "lacks", in_sqlite::name);
        if (lacks_in<in_postgres, S>) print(line, "lacks", in_postgres::name);
        if (!lacks_in<in_sqlite, S>) show<in_sqlite, S>(line, text_of(mizzle::dialects::sqlite::id, statement), {});
        if (!lacks_in<in_postgres, S>)
            show<in_postgres, S>(line, text_of(mizzle::dialects::postgres::id, statement), {});
    }

    // Beside `around`, the same statement without the expression: what stands after its text is what is printed.
    template <class S, class Around> void part(int line, const S& statement, const Around& around, bool is_condition) {
        if (lacks_in<in_sqlite, S>) print(line, "lacks", in_sqlite::name);
        if (lacks_in<in_postgres, S>) print(line, "lacks", in_postgres::name);
        const auto cut = [&]<class In>(In) {
            const auto whole = text_of(In::dialect::id, statement), rest = text_of(In::dialect::id, around);
            const auto from = rest.find(" from ");
            show<In, S>(line, whole,
                        is_condition ? whole.substr(rest.size() + std::string_view(" where ").size())
                                     : whole.substr(7, whole.size() - 7 - (rest.size() - from)));
        };
        if (!lacks_in<in_sqlite, S>) cut(in_sqlite());
        if (!lacks_in<in_postgres, S>) cut(in_postgres());
    }

    // Prints what the block sends.
    template <class In, class F> void run(int line, const F& block) {
        if constexpr (std::is_same_v<In, in_sqlite>) {
            auto db = open_sqlite_();
            run_on(line, In::name, db, block);
        } else {
#ifdef MIZZLE_TEST_POSTGRES
            // The schema is the program's only one, so it is made anew for the block, and again for what follows.
            if (!postgres_) return;
            postgres_.emplace(open_postgres_());
            run_on(line, In::name, *postgres_, block);
            postgres_.emplace(open_postgres_());
#endif
        }
    }

private:
    template <class Db, class F> static void run_on(int line, const char* name, Db& db, const F& block) {
        db.on_query([&](const mizzle::query_event& e) { print(line, name, std::string(e.sql)); });
        block(db);
    }

    static void print(int line, std::string_view what, std::string text) {
        for (auto& c : text)
            if (c == '\n') c = ' ';
        fmt::print("{}\t{}\t{}\n", line, what, text);
    }

    template <class S> static std::string text_of(mizzle::detail::dialect_id dialect, const S& statement) {
        std::string text;
        mizzle::render(text, dialect, statement);
        return text;
    }

    // As in a program, the driver's functions are there for a statement that says that it needs them.
    template <class In, class S> void show(int line, const std::string& text, const std::string& shown) {
        print(line, In::name, shown.empty() ? text : shown);
        if constexpr (std::is_same_v<In, in_sqlite>) {
            constexpr bool needs_functions =
                (mizzle::detail::needs_of<S> & mizzle::detail::needed(mizzle::detail::feature::driver_functions)) != 0;
            const auto db = (needs_functions ? sqlite_with_functions_ : sqlite_).native_handle();
            sqlite3_stmt* prepared = nullptr;
            if (sqlite3_prepare_v2(db, text.c_str(), -1, &prepared, nullptr) != SQLITE_OK)
                print(line, "refused by sqlite", sqlite3_errmsg(db));
            sqlite3_finalize(prepared);
        } else {
#ifdef MIZZLE_TEST_POSTGRES
            if (!postgres_) return;
            try {
                postgres_->exec("prepare line as " + text + "; deallocate line");
            } catch (const mizzle::database_error& e) { print(line, "refused by postgres", e.what()); }
#endif
        }
    }

    mizzle::sqlite (*open_sqlite_)();
    mizzle::sqlite sqlite_, sqlite_with_functions_;
#ifdef MIZZLE_TEST_POSTGRES
    std::optional<mizzle::postgres> postgres_;
    mizzle::postgres (*open_postgres_)() = nullptr;
#endif
};
