// The functions of connection.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "connection.hpp"

namespace mizzle::detail::mysql_detail {

MIZZLE_INLINE std::optional<std::int64_t> connection::run_script(std::string_view& script) {
    const auto whole = std::exchange(script, {});
    const auto rest = without_empty_statements(whole);
    if (rest.empty()) return std::nullopt;
    session_.run_script(rest);
    return 0;
}

MIZZLE_INLINE void connection::commit() {
    session_.expect_time("commit");
    try {
        session_.run("commit and no chain no release");
    } catch (const connection_error& e) { throw_unknown(e); } catch (const query_canceled& e) {
        if (status() == transaction_status::open) throw;
        throw_unknown(e);
    }
}

// Of a whole transaction the words say that no other begins and that the connection stays, which completion_type may
// say otherwise.
MIZZLE_INLINE void connection::control(std::string_view text) {
    session_.run(text == "rollback" ? "rollback and no chain no release" : text);
}

MIZZLE_INLINE std::string connection::begin_text(const transaction_options* options) {
    if (options == nullptr) return "start transaction";
    if (options->deferrable) throw usage_error("mizzle: MySQL has no deferrable transactions; leave .deferrable out");
    std::string text;
    // A repeatable read is of the time at which it begins.
    bool with_snapshot = false;
    switch (options->isolation) {
    case isolation::standard: break;
    case isolation::read_committed: text = "set transaction isolation level read committed; "; break;
    case isolation::repeatable_read:
        text = "set transaction isolation level repeatable read; ";
        with_snapshot = true;
        break;
    case isolation::serializable: text = "set transaction isolation level serializable; "; break;
    }
    text += "start transaction";
    if (with_snapshot) text += " with consistent snapshot";
    if (options->access != access_mode::standard) {
        text += with_snapshot ? ", " : " ";
        text += options->access == access_mode::read_only ? "read only" : "read write";
    }
    return text;
}

MIZZLE_NOINLINE MIZZLE_INLINE void connection::throw_unknown(const database_error& e) {
    throw commit_unknown("mizzle: the connection was lost, or the statement ended, during the commit; whether the "
                         "transaction took effect is not known. Look before it is run again.",
                         e.details());
}

}  // namespace mizzle::detail::mysql_detail
