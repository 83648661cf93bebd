// A driver without a database: it answers what a test tells it to, and notes each call. It is the shortest driver that
// there can be, and so an example for those who write one.
#pragma once
#include <mizzle/mizzle.hpp>

#include <mizzle/database/facade.hpp>

#include <algorithm>
#include <charconv>
#include <exception>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace fake {

using row = std::vector<std::optional<std::string>>;

// What the test and the driver both know.
struct script {
    // What was called, in order: "open", "rollback".
    std::vector<std::string> calls{};
    // What the next statements answer.
    std::vector<row> rows{};
    std::int64_t rows_affected = 0;
    mizzle::transaction_status status = mizzle::transaction_status::none;
    bool was_replaced = false;  // what the driver says once somebody watches
    bool restores = true;
    // What the calls that begin so throw, once each.
    std::multimap<std::string, std::exception_ptr> failures{};
    std::vector<mizzle::detail::value_kind> values{};  // of what was opened last

    template <class E> void fail(const std::string& call, const E& e) {
        failures.emplace(call, std::make_exception_ptr(e));
    }
    void note(std::string call) {
        calls.push_back(call);
        for (auto i = failures.begin(); i != failures.end(); ++i)
            if (call.starts_with(i->first)) {
                const auto thrown = i->second;
                failures.erase(i);
                std::rethrow_exception(thrown);
            }
    }
    std::vector<std::string> take_calls() { return std::exchange(calls, {}); }
    // How many of the calls begin so.
    long count(std::string_view call) const {
        return std::count_if(calls.begin(), calls.end(), [&](const auto& c) { return c.starts_with(call); });
    }
};

struct prepared : mizzle::detail::prepared_statement {
    script& s;
    std::string statement;
    prepared(script& own, std::string_view text, mizzle::detail::statement_facts f)
        : mizzle::detail::prepared_statement(f), s(own), statement(text) {}
    ~prepared() {
        if (facts.duration == mizzle::detail::kept::once) s.calls.push_back("end of what is for once");
    }
    std::string_view text() const { return statement; }
};

class cell {
public:
    cell(const std::optional<std::string>& value, int column) : value_(value), column_(column) {}
    bool is_null() const { return !value_; }
    std::string_view text() const {
        if (!value_) fail({"NULL"});
        return *value_;
    }
    template <class T> void read(T& out) const {
        const auto t = text();
        if constexpr (std::is_same_v<T, std::string>) out = t;
        else if constexpr (std::is_same_v<T, bool>) out = t == "1";
        else if constexpr (std::is_arithmetic_v<T>) {
            const auto end = std::from_chars(t.data(), t.data() + t.size(), out).ptr;
            if (end != t.data() + t.size()) fail({"text", mizzle::detail::unfit::form, "a number"});
        } else fail({"a value of a type that no test reads"});
    }
    void read_scaled(mizzle::numeric& out, int) const { read(out); }
    template <class T> void read_array(std::vector<T>&) const { fail({"an array"}); }
    [[noreturn]] void fail(const mizzle::detail::unfit_value& wrong) const {
        throw mizzle::decode_error("c" + std::to_string(column_), {}, wrong, "a statement");
    }

private:
    const std::optional<std::string>& value_;
    int column_;
};

class cursor {
public:
    cursor(script& s, prepared& statement) : script_(s), statement_(statement) {}
    cursor(const cursor&) = delete;
    cursor& operator=(const cursor&) = delete;
    ~cursor() { script_.calls.push_back("close"); }

    bool step() {
        script_.note("step");
        if (!is_running_) rows_ = script_.rows;
        is_running_ = true;
        return ++at_ <= rows_.size();
    }
    fake::cell cell(int i) const { return {rows_[at_ - 1][static_cast<std::size_t>(i)], i}; }
    int columns() const { return static_cast<int>(rows_[at_ - 1].size()); }
    std::string column_name(int i) const { return "c" + std::to_string(i); }
    std::string_view sql() const { return statement_.text(); }
    std::int64_t rows_affected() const { return script_.rows_affected; }
    void release() noexcept { script_.calls.push_back("release"); }
    void abandon() noexcept { script_.calls.push_back("abandon"); }

private:
    script& script_;
    prepared& statement_;
    std::vector<row> rows_;
    std::size_t at_ = 0;
    bool is_running_ = false;
};

class driver {
public:
    using dialect = mizzle::dialects::sqlite;
    using prepared_type = prepared;
    using cursor_type = cursor;

    explicit driver(script* s) : script_(*s) {}

    std::unique_ptr<prepared> prepare(std::string_view text, mizzle::detail::statement_facts facts) {
        script_.note("prepare " + std::string(text));
        return std::make_unique<prepared>(script_, text, facts);
    }
    void forget(prepared& statement) noexcept { script_.calls.push_back("forget " + statement.statement); }
    void prepare_again(prepared&) { script_.note("prepare_again"); }
    cursor open(prepared& statement, mizzle::detail::value_list& values, bool stream) {
        script_.values.clear();
        for (const auto& v : values) script_.values.push_back(v.kind);
        script_.note(stream ? "open stream" : "open");
        return cursor(script_, statement);
    }
    // One statement at a time; white space has none.
    std::optional<std::int64_t> run_script(std::string_view& text) {
        const auto end = std::min(text.find(';'), text.size());
        const auto first = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (first.find_first_not_of(' ') == std::string_view::npos) return std::nullopt;
        script_.note("script " + std::string(first));
        if (first.ends_with("commit")) script_.status = mizzle::transaction_status::none;
        return 7;
    }
    void add_functions() { script_.note("add_functions"); }
    void cancel() { script_.note("cancel"); }
    // All rows, of which it notes how many there were.
    template <class EachRow> void copy(const mizzle::detail::copy_columns& columns, const EachRow& each_row) {
        int count = 0;
        each_row([&](const mizzle::detail::value_list&) { ++count; });
        script_.note(columns.text() + ": " + std::to_string(count));
    }

    mizzle::transaction_status status() const { return script_.status; }
    static std::string_view begin_text(const mizzle::transaction_options* options) {
        return options == nullptr ? "begin of its own" : "begin";
    }
    void begin(std::string_view text, const mizzle::transaction_options*) {
        script_.note(std::string(text));
        script_.status = mizzle::transaction_status::open;
    }
    void control(std::string_view text) {
        script_.note(std::string(text));
        if (text == "rollback") script_.status = mizzle::transaction_status::none;
        else if (text.starts_with("rollback")) script_.status = mizzle::transaction_status::open;
    }
    void commit() {
        script_.note("commit");
        script_.status = mizzle::transaction_status::none;
    }
    bool restore() noexcept {
        script_.calls.push_back("restore");
        return script_.restores;
    }
    void watch_transaction(bool on) noexcept { script_.calls.push_back(on ? "watch" : "watch no more"); }
    bool was_replaced() const noexcept { return script_.was_replaced; }

private:
    script& script_;
};

class database : public mizzle::detail::facade<database, driver> {
public:
    explicit database(script& s, std::size_t statement_cache = 8) : facade(std::in_place, statement_cache, &s) {}
};

}  // namespace fake
