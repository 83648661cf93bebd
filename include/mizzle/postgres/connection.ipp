// The functions of connection.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "connection.hpp"

namespace mizzle::detail::postgres_detail {

MIZZLE_INLINE std::unique_ptr<prepared> connection::prepare(std::string_view text, statement_facts facts) {
    if (facts.holds_own_sql) {
        statement_scanner(text).expect_one();
        statement_scanner(text).expect_no_copying();
    }
    return std::make_unique<prepared>(text, facts);
}

MIZZLE_INLINE void connection::forget(prepared& statement) noexcept {
    try {
        if (is_prepared(statement)) unwanted_.push_back(std::move(statement.name));
    } catch (const std::bad_alloc&) {
        // The server keeps it until the connection ends.
    }
}

MIZZLE_INLINE void connection::expect_countable(const std::vector<parameter>& parameters) {
    if (parameters.size() > 65535)
        throw_usage_error("mizzle: PostgreSQL takes 65535 values in a statement; send in() a vector, or ask in "
                          "several statements");
}

MIZZLE_INLINE query_result connection::run(prepared& statement, const std::vector<parameter>& parameters) {
    expect_countable(parameters);
#if defined(LIBPQ_HAS_PIPELINING)
    if (batch_.is_answered) return answer_of_batch(statement);
    // SQL text of the program's may be a COPY, or end the transaction.
    if (has_unsent_begin() && statement.facts.kind != statement_kind::raw) return run_first(statement, parameters);
#endif
    begin_now();
    auto result = run_once(statement, parameters);
    if (statement.facts.kind == statement_kind::raw) sending().expect_utf8();
    return result;
}

MIZZLE_INLINE bool connection::run_by_rows(prepared& statement, const std::vector<parameter>& parameters,
                                           std::optional<coming_rows>& rows) {
    // A type of the program's may ask the connection while it reads JSON.
    if (!statement.is_long || statement.form != result_form::binary || !is_prepared(statement) ||
        statement.facts.columns.has(column_kind::json))
        return false;
#if defined(LIBPQ_HAS_PIPELINING)
    if (batch_.is_answered || has_unsent_begin()) return false;
#endif
    expect_countable(parameters);
    sending().run_prepared_by_rows(statement.name, statement.statement, parameters, true, rows);
    return true;
}

MIZZLE_INLINE std::optional<std::int64_t> connection::run_script(std::string_view& script) {
    const std::string text(std::exchange(script, {}));
    statement_scanner(text).expect_no_copying();
    begin_now();
    if (status() == transaction_status::open && statement_scanner(text).makes_savepoint()) remember_begin();
    sending().run_script(text);
    return 0;
}

MIZZLE_INLINE transaction_status connection::status() const {
    switch (PQtransactionStatus(session_->raw())) {
    case PQTRANS_IDLE: return has_unsent_begin() ? transaction_status::open : transaction_status::none;
    case PQTRANS_ACTIVE:  // a COPY that broke off: the next command ends it
    case PQTRANS_INTRANS: return transaction_status::open;
    case PQTRANS_INERROR: return transaction_status::failed;
    default: return transaction_status::lost;
    }
}

MIZZLE_INLINE bool connection::was_replaced() noexcept {
    const auto& tags = session_->tags();
    if (tags.has_savepoints()) [[unlikely]]
        look_for_chain();
    return tags.ended();
}

MIZZLE_INLINE void connection::control(std::string_view text) {
    begin_now();
    auto& tags = session_->tags();
    tags.set_own(true);
    try {
        send(text);
    } catch (...) {
        tags.set_own(false);
        throw;
    }
    tags.set_own(false);
    if (status() == transaction_status::none) tags.begun();
}

#if defined(LIBPQ_HAS_PIPELINING)
MIZZLE_INLINE void connection::begin_now() {
    if (!has_unsent_begin()) return;
    const auto begin = std::exchange(begin_, {{}, nullptr});
    begin.told([&] { control(begin.text); });
}

MIZZLE_INLINE std::size_t connection::size_of_queued(std::size_t from) const {
    std::size_t size = 0;
    for (auto i = from; i < batch_.statements.size(); ++i) {
        size += batch_.statements[i].text.size();
        for (const auto& p : batch_.statements[i].parameters) size += p ? p->size() : 0;
    }
    return size;
}

MIZZLE_INLINE socket_wait connection::go_on_with_batch() {
    const english_messages labels;
    const auto awaited = under_way_->go_on();
    if (awaited == socket_wait::none) {
        under_way_.reset();
        batch_.is_answered = true;
    }
    return awaited;
}

MIZZLE_INLINE pipeline::end connection::run_with_begin(pipeline& line, std::vector<batched>& statements) {
    if (!has_unsent_begin()) {
        auto end = line.run(statements);
        note_unprepared(statements);
        return end;
    }
    statements.insert(statements.begin(), batched{{}, begin_.text, {}});
    auto& tags = session_->tags();
    tags.expect_begin(true);
    pipeline::end end;
    try {
        end = line.run(statements);
    } catch (...) {
        // There was no memory, and nothing was sent.
        tags.expect_begin(false);
        throw;
    }
    tags.expect_begin(false);
    const auto begin = std::exchange(begin_, {{}, nullptr});
    const auto answer = std::move(statements.front().answer);
    statements.erase(statements.begin());
    note_unprepared(statements);
    if (answer == nullptr || is_error(answer.get())) {
        line.settle(begin.text);
        begin.told([&] { throw_result(*session_, answer.get(), begin.text, false); });
    }
    // Its time is a part of the first statement's.
    begin.listener->begun(begin.text, {}, nullptr);
    return end;
}

MIZZLE_INLINE query_result connection::run_first(prepared& statement, const std::vector<parameter>& parameters) {
    if (limit_ != nullptr) limit_->expect_time(statement.text());
    std::vector<batched> sent;
    sent.reserve(2);
    auto& first = sent.emplace_back(batched{{}, statement.statement, parameters});
    name_for(statement, first, 1);
    first.is_binary = is_binary(statement, first);
    const english_messages labels;
    pipeline line(*session_, limit_, false);
    try {
        (void)run_with_begin(line, sent);
    } catch (...) {
        note_unprepared(sent);
        throw;
    }
    line.settle(statement.text());
    auto& answer = sent.front().answer;
    if (answer == nullptr || is_error(answer.get()))
        throw_result(*session_, answer.get(), statement.text(), !sent.front().name.empty());
    return noted(statement, query_result(std::move(answer), session_->raw()));
}

MIZZLE_INLINE void connection::name_for(prepared& statement, batched& next, std::size_t queued) {
    if (!options_.prepared_statements || statement.facts.plans_each_time) return;
    if (is_prepared(statement)) {
        next.name = statement.name;
        return;
    }
    if (!is_worth_preparing(statement)) return;
    auto name = fresh_name();
    next.name = name;
    const auto unprepared = never_prepared_.size() + queued;
    if (never_prepared_.capacity() < unprepared) never_prepared_.reserve(2 * unprepared);
    set_name(statement, std::move(name));
    next.is_prepared_first = true;
}
#endif

MIZZLE_INLINE void connection::commit() {
    if (limit_ != nullptr) limit_->expect_time("commit");
    result_holder answer;
    try {
        answer = send("commit");
    } catch (const connection_error& e) {
        throw commit_unknown(
            "mizzle: the connection was lost during the commit; whether the transaction took effect is not known. "
            "Look before it is run again.",
            e.details());
    }
    if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT")
        throw transaction_aborted("mizzle: the server answered the commit by taking the transaction back, since a "
                                  "statement of it had failed; let the error leave the block");
}

MIZZLE_INLINE std::string connection::begin_text(const transaction_options* options) {
    std::string text = "begin";
    if (options == nullptr) return text;
    switch (options->isolation) {
    case isolation::standard: break;
    case isolation::read_committed: text += " isolation level read committed"; break;
    case isolation::repeatable_read: text += " isolation level repeatable read"; break;
    case isolation::serializable: text += " isolation level serializable"; break;
    }
    if (options->access != access_mode::standard)
        text += options->access == access_mode::read_only ? " read only" : " read write";
    if (options->deferrable) text += " deferrable";
    return text;
}

MIZZLE_INLINE void connection::connect() {
    expect_whole_name(where_);
    expect_whole_text(options_.on_connect);
    std::unique_ptr<session> fresh;
    try {
        const english_messages labels;
        fresh = std::make_unique<session>(with_connect_timeout(where_, options_.connect_timeout));
        if (!says_of_dead_peers(fresh->raw())) notice_dead_peer(PQsocket(fresh->raw()), options_.dead_after);
        (void)sender(*fresh, nullptr).run(settings);
    } catch (const std::bad_alloc&) { throw; } catch (const std::exception& e) {
        throw_unreachable(e.what(), where_);
    }
    if (const auto& script = options_.on_connect; !script.empty()) sender(*fresh, nullptr).run_script(script);
    session_ = std::move(fresh);
    ++generation_;
    unwanted_.clear();
    never_prepared_.clear();
#if defined(LIBPQ_HAS_PIPELINING)
    (void)forget_begin();
#endif
}

MIZZLE_INLINE std::optional<std::uint64_t> connection::position_of(const char* select) const {
    const auto answer = sending().run(select);
    const auto [text, is_null] = answer.value(0, 0);
    if (is_null) return {};
    std::uint64_t position = 0;
    std::from_chars(text.data(), text.data() + text.size(), position);
    return position;
}

// Where the next record goes, less the header of a page that has no record yet: replicas replay records.
MIZZLE_INLINE std::uint64_t connection::written_position() const {
    return position_of("select p - case when p % segment = 40 then 40 when p % page = 24 then 24 else 0 end "
                       "from (select pg_current_wal_insert_lsn() - '0/0', "
                       "pg_size_bytes(current_setting('wal_segment_size')), current_setting('wal_block_size')::int) "
                       "log(p, segment, page)")
        .value_or(0);
}

MIZZLE_INLINE std::optional<std::uint64_t> connection::replayed_position() const {
    return position_of("select case when pg_is_in_recovery() then coalesce(pg_last_wal_replay_lsn() - '0/0', 0) end");
}

MIZZLE_INLINE bool connection::reset_session() {
    std::string script = "close all; set session authorization default; reset all; unlisten *; "
                         "select pg_advisory_unlock_all(); discard temp; discard sequences; "
                         "do $$declare own name; begin for own in select name from pg_prepared_statements "
                         "where from_sql loop execute format('deallocate %I', own); end loop; end$$; ";
    script += settings;
    if (!options_.on_connect.empty()) script += "; " + options_.on_connect;
    (void)sender(*session_, nullptr).run(script);
    return true;
}

MIZZLE_INLINE bool connection::is_prepared(prepared& statement) {
    if (statement.name.empty() || statement.generation != generation_) return false;
    if (never_prepared_.empty()) [[likely]]
        return true;
    const auto found = std::find(never_prepared_.begin(), never_prepared_.end(), statement.name);
    if (found == never_prepared_.end()) return true;
    never_prepared_.erase(found);
    statement.name.clear();
    return false;
}

MIZZLE_INLINE void connection::remember_begin() {
    auto& tags = session_->tags();
    if (tags.began_at().empty() && status() == transaction_status::open && !tags.ended())
        tags.set_began_at(PQgetvalue(send("select now()").get(), 0, 0));
}

MIZZLE_NOINLINE MIZZLE_INLINE void connection::look_for_chain() noexcept {
    auto& tags = session_->tags();
    if (tags.ended() || status() != transaction_status::open) return;
    try {
        if (!tags.is_doubtful()) remember_begin();
        else tags.settle(PQgetvalue(send("select now()").get(), 0, 0));
    } catch (...) {
        // Nobody knows which transaction it is.
        tags.end();
    }
}

MIZZLE_INLINE result_holder connection::send(std::string_view text) {
    auto answer = sending().command(text.data());
    const auto status = PQresultStatus(answer.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return answer;
    const char* code = answer == nullptr ? nullptr : PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE);
    if (code == nullptr) {
        (void)is_connection_lost(session_->raw());
        throw_lost(text);
    }
    throw_error(code, PQresultErrorMessage(answer.get()), text, session_->raw());
}

MIZZLE_INLINE query_result connection::run_once(prepared& statement, const std::vector<parameter>& parameters) {
    if (!options_.prepared_statements || statement.facts.plans_each_time)
        return sending().run(statement.statement, parameters, statement.text());
    if (!is_prepared(statement)) {
        statement.name.clear();
        if (!is_worth_preparing(statement)) return sending().run(statement.statement, parameters, statement.text());
        forget_unwanted();
        prepare_on_server(statement, parameters.size());
    }
    return noted(statement, sending().run_prepared(statement.name, statement.statement, parameters,
                                                   statement.form == result_form::binary));
}

MIZZLE_INLINE void connection::prepare_on_server(prepared& statement, std::size_t parameters) {
    auto name = fresh_name();
#if defined(LIBPQ_HAS_PIPELINING)
    // libpq gives the connection up where a description of parameters is longer than 30,000 bytes, four for each.
    constexpr std::size_t most_described = 7000;
    if (options_.binary_results && statement.facts.columns.are_known() && parameters <= most_described) {
        if (limit_ != nullptr) limit_->expect_time(statement.text());
        std::vector<batched> sent(1);
        auto& only = sent.front();
        only.name = name;
        only.text = statement.statement;
        only.is_prepared_first = only.is_described_only = true;
        const english_messages labels;
        pipeline line(*session_, limit_, false);
        (void)line.run(sent);
        line.settle(statement.text());
        if (only.answer == nullptr || is_error(only.answer.get()))
            throw_result(*session_, only.answer.get(), statement.text(), false);
        set_name(statement, std::move(name));
        note_form(statement, only.answer.get());
        return;
    }
#endif
    sending().prepare(name, statement.statement);
    set_name(statement, std::move(name));
}

MIZZLE_INLINE void connection::note_form(prepared& statement, const PGresult* result) const {
    const auto types = types_of(result);
    if (statement.form == result_form::binary && statement.types == types) [[likely]]
        return;
    statement.types = types;
    const auto unfit = options_.binary_results ? first_unfit(result, statement.facts.columns) : 0;
    const bool was_binary = statement.form == result_form::binary;
    statement.form = unfit == -1 ? result_form::binary : result_form::text;
    if (was_binary && unfit != -1)
        throw decode_error(PQfname(result, unfit), {}, {"a value of another type than the server had named before"},
                           statement.text());
}

MIZZLE_INLINE void connection::forget_unwanted() {
    if (status() != transaction_status::none) return;
    while (!unwanted_.empty()) {
        const auto name = std::move(unwanted_.back());
        unwanted_.pop_back();
        sending().unprepare(name);
    }
}

}  // namespace mizzle::detail::postgres_detail
