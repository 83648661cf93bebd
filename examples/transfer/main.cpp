// transfer create DATABASE, transfer import|export DATABASE FILE [--progress]: measurements as a CSV file, all of them
// or none, one at a time into PostgreSQL's COPY, 5,000 at a time on SQLite.
#include "csv.hpp"
#include "progress.hpp"
#include "schema.hpp"

#include <mizzle/mizzle.hpp>
#include <mizzle/sqlite.hpp>
#ifdef MIZZLE_EXAMPLE_POSTGRES
#include <mizzle/postgres.hpp>
#endif

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace transfer {
namespace {

using namespace mizzle;

constexpr std::string_view header = "station,taken_at,value,note";

template <class T> T expect(std::optional<T> value, const char* what) {
    if (!value) throw std::runtime_error(what);
    return *std::move(value);
}

measurements::new_row row_of(const csv::record& r) {
    if (r.size() != 4) throw std::runtime_error("there are " + std::to_string(r.size()) + " fields, not 4");
    return {.station = expect(r[0], "station is empty"),
            .taken_at =
                expect(parse_timestamptz(r[1].value_or("")), "taken_at is no time, such as 2026-11-20T09:30:00Z"),
            .value = expect(numeric::parse(r[2].value_or("")), "value is no decimal number"),
            .note = r[3]};
}

// The rows of a file, each made as it is asked for.
class rows_of_file {
public:
    rows_of_file(csv::reader& file, progress_bar& bar) : file_(&file), bar_(&bar) {
        csv::record first;
        if (!file.next(first) || first.size() != 4 || first[0] != "station" || first[1] != "taken_at" ||
            first[2] != "value" || first[3] != "note")
            throw std::runtime_error("the first line is not " + std::string(header));
    }

    class iterator {
    public:
        explicit iterator(rows_of_file& rows) : rows_(&rows) { ++*this; }
        const measurements::new_row& operator*() const { return *row_; }
        iterator& operator++() {
            row_ = rows_->next();
            return *this;
        }
        bool operator==(std::default_sentinel_t) const { return !row_; }

    private:
        rows_of_file* rows_;
        std::optional<measurements::new_row> row_;
    };
    iterator begin() const { return iterator(const_cast<rows_of_file&>(*this)); }
    std::default_sentinel_t end() const { return {}; }

private:
    std::optional<measurements::new_row> next() {
        csv::record record;
        try {
            if (!file_->next(record)) return std::nullopt;
            bar_->show(file_->bytes());
            return row_of(record);
        } catch (const std::exception& e) {
            throw std::runtime_error("line " + std::to_string(file_->line()) + ": " + e.what());
        }
    }

    csv::reader* file_;
    progress_bar* bar_;
};

std::int64_t write_rows(open_transaction<sqlite>& tx, const rows_of_file& rows) {
    std::int64_t count = 0;
    std::vector<measurements::new_row> some;
    const auto write = [&] {
        if (!some.empty()) count += tx.run(insert_into(measurements).values(some)).rows_affected;
        some.clear();
    };
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        some.push_back(*row);
        if (some.size() == 5000) write();
    }
    write();
    return count;
}
#ifdef MIZZLE_EXAMPLE_POSTGRES
std::int64_t write_rows(open_transaction<postgres>& tx, const rows_of_file& rows) {
    return tx.copy_into(measurements, rows);
}
#endif

template <class Db> void import_from(Db& db, const std::string& path, bool is_shown) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    std::int64_t count = 0;
    {
        progress_bar bar(static_cast<std::int64_t>(std::filesystem::file_size(path)), is_shown);
        csv::reader file(in);
        const rows_of_file rows(file, bar);
        count = db.transaction([&](auto& tx) { return write_rows(tx, rows); });
    }
    std::printf("%lld imported\n", static_cast<long long>(count));
}

template <class Db> void export_to(Db& db, const std::string& path, bool is_shown) {
    std::ofstream out(path, std::ios::binary);
    out << header << '\n';
    std::int64_t count = 0;
    {
        progress_bar bar(db.template one<std::int64_t>(select(mizzle::count()).from(measurements)), is_shown);
        std::string line;
        for (const auto& row : db.stream(select().from(measurements).order_by(measurements.id))) {
            line.clear();
            csv::append_field(line, row.station);
            auto moment = temporal_text(row.taken_at).string();
            moment[10] = 'T';
            line.append(",").append(moment).append("Z,").append(row.value.to_string()).append(",");
            csv::append_field(line, row.note);
            out << line << '\n';
            bar.show(++count);
        }
    }
    if (!out.flush()) throw std::runtime_error("cannot write " + path);
    std::printf("%lld exported\n", static_cast<long long>(count));
}

template <class Db> void run(const std::string& what, Db db, const std::string& path, bool is_shown) {
    if (what == "create") create(db, schema);
    else if (what == "import") import_from(db, path, is_shown);
    else export_to(db, path, is_shown);
}

}  // namespace
}  // namespace transfer

int main(int argc, char** argv) {
    std::vector<std::string> given(argv + 1, argv + argc);
    const bool is_shown = !given.empty() && given.back() == "--progress";
    if (is_shown) given.pop_back();
    const bool is_create = given.size() == 2 && given[0] == "create";
    if (!is_create && (given.size() != 3 || (given[0] != "import" && given[0] != "export"))) {
        std::fprintf(stderr,
                     "usage: transfer create FILE|URL, transfer import|export FILE|URL FILE.csv [--progress]\n");
        return 2;
    }
    if (is_create) given.emplace_back();
    try {
#ifdef MIZZLE_EXAMPLE_POSTGRES
        if (given[1].starts_with("postgresql://") || given[1].starts_with("postgres://")) {
            transfer::run(given[0], mizzle::postgres(given[1]), given[2], is_shown);
            return 0;
        }
#endif
        transfer::run(given[0], mizzle::sqlite(given[1]), given[2], is_shown);
        return 0;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\nNothing was changed.\n", e.what());
        return 1;
    }
}
