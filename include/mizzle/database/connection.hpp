// A connection: a driver, and what is the same above all of them.
#pragma once
#include "raw_text.hpp"
#include "statements/one_thread.hpp"
#include "statements/query_event.hpp"
#include "statements/statement_cache.hpp"
#include "transactions/transaction_steps.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mizzle::detail {

// `Driver` makes its connection of the arguments.
template <class Driver> class database_connection : public transaction_levels<Driver> {
    static_assert(mizzle::detail::driver<Driver>, "mizzle: database/driver.hpp says what a driver has");

public:
    using driver_type = Driver;
    using dialect = typename Driver::dialect;
    using prepared_type = typename Driver::prepared_type;
    using cursor_type = typename Driver::cursor_type;

    database_connection(std::size_t statement_cache, const auto&... arguments)
        : transaction_levels<Driver>(arguments...), statements_(statement_cache) {}
    database_connection(const database_connection&) = delete;
    database_connection& operator=(const database_connection&) = delete;
    ~database_connection();

    // A statement that a cursor can be opened on; nothing where there is none of this key yet.
    MIZZLE_NOINLINE prepared_type* find(const text_key& key);
    // Keeps it, as long as its facts say.
    MIZZLE_NOINLINE prepared_type& prepare(const text_key& key, std::string_view text, statement_facts facts);
    // The same of a text that is made at run time. Two of one key are told apart.
    prepared_type& find_text(std::string_view text, statement_facts facts);
    // The database has forgotten it or its tables have changed. Others are likely to be outdated, too: in a transaction
    // each would cost an attempt.
    MIZZLE_COLD MIZZLE_NOINLINE void prepare_again(prepared_type& outdated);

    // Statements separated by semicolons.
    void exec(std::string_view script);

    // Called with SQL text of the program's before it runs, which it may refuse; null for nobody.
    void judge_text_by(void (*judge)(std::string_view)) noexcept { judge_of_text_ = judge; }

    // At the end of the texts that are prepared from now on; once only, since it is known by its text.
    void comment_statements(std::string_view text);

    // Ends the statement that another thread runs.
    void cancel() { this->driver().cancel(); }

    // Whether text of the program's has run since this was last asked, which may have changed the session.
    bool take_own_sql() noexcept { return std::exchange(has_run_own_sql_, false); }
    // The program has the database's own handle, by which it may do the same.
    void lend_handle() noexcept { has_run_own_sql_ = true; }

    // A new connection in place of one that was lost, by a driver that has that.
    void reconnect()
        requires requires(Driver& driver) { driver.connect(); }
    {
        this->expect_no_transaction();
        const thread_user me(this->user());
        this->driver().connect();
        this->forget_levels();
    }

private:
    // Observers see the statements that cannot be prepared, too.
    std::unique_ptr<prepared_type> make(std::string_view text, statement_facts facts);
    // Without the comment. Those that were prepared before there was one have none.
    std::string_view bare_text(const prepared_type& s) const {
        std::string_view text = s.text();
        if (!comment_.empty() && text.ends_with(comment_)) text.remove_suffix(comment_.size());
        return text;
    }
    // For the one cursor that is opened on it, which destroys it.
    MIZZLE_COLD MIZZLE_NOINLINE prepared_type& another(const prepared_type& in_use);

    statement_cache<prepared_type> statements_;
    std::string comment_;
    void (*judge_of_text_)(std::string_view) = nullptr;
    bool has_run_own_sql_ = false;
};

// Not in the class, where they would be inline: then each file compiles them, whoever else has.
template <class Driver> database_connection<Driver>::~database_connection() { this->leave_streams(); }

template <class Driver> auto database_connection<Driver>::find(const text_key& key) -> prepared_type* {
    auto* found = statements_.find(key);
    if (found != nullptr && !found->is_free()) [[unlikely]]
        return &another(*found);
    return found;
}

template <class Driver>
auto database_connection<Driver>::prepare(const text_key& key, std::string_view text, statement_facts facts)
    -> prepared_type& {
    const thread_user me(this->user());
    auto made = make(text, facts);
    auto& result = *made;
    if (facts.duration == kept::recently_used)
        while (const auto dropped = statements_.make_room()) this->driver().forget(*dropped);
    statements_.add(key, std::move(made));
    return result;
}

template <class Driver>
auto database_connection<Driver>::find_text(std::string_view text, statement_facts facts) -> prepared_type& {
    if (judge_of_text_ != nullptr && facts.holds_own_sql) [[unlikely]]
        judge_of_text_(text);
    has_run_own_sql_ = true;
    for (auto key = key_of(text);; ++key.second) {
        auto* found = statements_.find(key);
        if (found == nullptr) return prepare(key, text, facts);
        if (bare_text(*found) == text && found->facts == facts) return found->is_free() ? *found : another(*found);
    }
}

template <class Driver> void database_connection<Driver>::prepare_again(prepared_type& outdated) {
    statements_.each([this](prepared_type& s) { this->driver().prepare_again(s); });
    if (outdated.facts.duration == kept::once) this->driver().prepare_again(outdated);
}

template <class Driver> void database_connection<Driver>::exec(std::string_view script) {
    const thread_user me(this->user());
    expect_whole_text(script);
    if (judge_of_text_ != nullptr) [[unlikely]]
        judge_of_text_(script);
    has_run_own_sql_ = true;
    const write_turn<single_writer_driver<Driver>, database_connection> turn(*this);
    do {
        const auto before = script;
        query_watch watch(this->observers());
        const auto what_ran = [&] {
            const auto size = before.size() - script.size();
            return text_source{size == 0 ? before : before.substr(0, size)};
        };
        std::optional<std::int64_t> rows;
        try {
            rows = this->driver().run_script(script);
        } catch (const error& e) {
            watch.failed(what_ran(), e);
            throw;
        }
        if (!rows) break;
        watch.finished(what_ran(), *rows);
        // What follows "rollback" in a script would run outside of the block's transaction.
        this->expect_transaction();
    } while (!script.empty());
}

template <class Driver> void database_connection<Driver>::comment_statements(std::string_view text) {
    const thread_user me(this->user());
    if (!comment_.empty()) throw_usage_error("mizzle: the statements of this connection have a comment already");
    comment_.append(" /*").append(text).append("*/");
}

template <class Driver>
auto database_connection<Driver>::make(std::string_view text, statement_facts facts) -> std::unique_ptr<prepared_type> {
    try {
        expect_whole_text(text);
        if (!comment_.empty()) [[unlikely]]
            return this->driver().prepare(std::string(text) += comment_, facts);
        return this->driver().prepare(text, facts);
    } catch (const error& e) {
        this->observers().notify({.sql = text, .failure = &e, .values = {}, .kind = facts.kind});
        throw;
    }
}

template <class Driver> auto database_connection<Driver>::another(const prepared_type& in_use) -> prepared_type& {
    const thread_user me(this->user());
    auto facts = in_use.facts;
    facts.duration = kept::once;
    return *make(bare_text(in_use), facts).release();
}

}  // namespace mizzle::detail
