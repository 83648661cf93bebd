// LISTEN and NOTIFY of PostgreSQL, as events with types.
#pragma once
#include "../standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "../database/facade.hpp"
#include "../schema/literal_text.hpp"
#include "connection.hpp"
#include "payload.hpp"

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

// A channel of notifications, by its name and the type of what it carries:
//     inline constexpr mizzle::channel<int> todo_changed("todo_changed");
template <class Payload = std::string> class channel {
public:
    using payload_type = Payload;
    // A name that the compiler knows.
    template <class T>
        requires std::convertible_to<const T&, std::string_view>
    explicit consteval channel(const T& name) : name_(view_of_literal(name)) {
        if (name_.empty() || name_.size() > 63) throw "mizzle: a channel's name has between 1 and 63 bytes";
    }
    constexpr std::string_view name() const { return name_; }

private:
    std::string_view name_;
};

// A notification is what `notify channel, 'payload'` sends to those who listen.
struct notification {
    std::string channel, payload;
    int sender = 0;  // the server's process that serves the sender: pg_backend_pid()
};

// Tells those who listen, those of this program included; in a transaction when it commits, or never. Throws
// usage_error for a payload of 8000 bytes or more, which PostgreSQL does not carry: send a key, and let them look.
template <class Db, class Payload>
void notify(Db& db, const channel<Payload>& to, const std::type_identity_t<Payload>& payload) {
    static_assert(Db::dialect::name == dialects::postgres::name,
                  "mizzle: notify() is PostgreSQL's; other databases have no LISTEN and NOTIFY");
    std::string text = notification_payload<Payload>::to_text(payload);
    postgres_detail::expect_payload(text);
    db.run(sql_statement("select pg_notify({}, {})", std::string(to.name()), std::move(text)));
}

// A listener listens on a connection that does nothing else, or little: what it waits for comes while wait() runs. What
// is sent before on() is not told, and neither is what is sent while the connection is lost: after reconnect() look at
// the tables.
template <class Db> class listener {
    static_assert(std::is_same_v<typename Db::driver_type, postgres_detail::connection>,
                  "mizzle: a listener has a connection to PostgreSQL; other databases have no LISTEN");

public:
    // `db` must outlive this.
    explicit listener(Db& db) : db_(db) {}
    listener(const listener&) = delete;
    listener& operator=(const listener&) = delete;
    ~listener();

    // Calls f(payload) or f(payload, const notification&) for each, in wait(). One handler for a channel: a second
    // takes the place of the first.
    template <class Payload, class F> void on(const channel<Payload>& from, F handler) {
        static_assert(std::is_invocable_v<F&, const Payload&> ||
                          std::is_invocable_v<F&, const Payload&, const notification&>,
                      "mizzle: on() takes a handler of the channel's payload: [](const T& payload) { ... }");
        add(from.name(), [handler = std::move(handler)](const notification& n) mutable {
            const auto payload = notification_payload<Payload>::from_text(n.payload, n.channel);
            if constexpr (std::is_invocable_v<F&, const Payload&, const notification&>) handler(payload, n);
            else handler(payload);
        });
    }
    template <class Payload> void off(const channel<Payload>& from) { remove(from.name()); }

    // Waits until there was one or the time is over, and calls the handlers, which may use the connection; says for how
    // many. What a handler throws, or a payload that is none of its type, which is a decode_error, leaves here; those
    // behind it are told by the next call. Throws connection_error where the connection is lost.
    std::size_t wait(time_span<std::chrono::milliseconds> most);
    // Those that have come already.
    std::size_t poll() { return wait(std::chrono::milliseconds(0)); }
    // Waits and tells until the token says stop, which is noticed within some five milliseconds.
    template <stop_token_like Token> void run(const Token& token) {
        while (!token.stop_requested()) wait(std::chrono::milliseconds(5));
    }

    // A new connection in the place of the one that was lost, which listens to the same.
    void reconnect();

private:
    using handler = std::function<void(const notification&)>;
    void add(std::string_view name, handler h);
    void remove(std::string_view name);
    void listen(std::string_view name);
    std::size_t tell();

    Db& db_;
    std::map<std::string, std::shared_ptr<handler>, std::less<>> handlers_;
};

template <class Db> listener<Db>::~listener() {
    try {
        if (!handlers_.empty() && db_.is_open()) db_.exec("unlisten *");
    } catch (const std::exception&) {
        // A connection that is lost does not listen, and in a transaction it is the program's to say when it ends.
    }
}

template <class Db> void listener<Db>::add(std::string_view name, handler h) {
    const auto found = handlers_.find(name);
    if (found != handlers_.end()) {
        found->second = std::make_shared<handler>(std::move(h));
        return;
    }
    listen(name);
    handlers_.emplace(std::string(name), std::make_shared<handler>(std::move(h)));
}

template <class Db> void listener<Db>::remove(std::string_view name) {
    const auto found = handlers_.find(name);
    if (found == handlers_.end()) return;
    db_.exec("unlisten " + quoted(dialects::postgres::id, name));
    handlers_.erase(found);
}

template <class Db> void listener<Db>::listen(std::string_view name) {
    // In a transaction it would listen from its commit on, if that comes.
    (void)db_.connection();
    db_.exec("listen " + quoted(dialects::postgres::id, name));
}

template <class Db> void listener<Db>::reconnect() {
    db_.reconnect();
    for (const auto& [name, h] : handlers_) listen(name);
}

template <class Db> std::size_t listener<Db>::wait(time_span<std::chrono::milliseconds> most) {
    using namespace postgres_detail;
    auto& c = db_.connection();
    const auto until = most.end();
    for (;;) {
        if (const auto told = tell(); told != 0) return told;
        const thread_user me(c.user());
        auto* raw = c.driver().native().raw();
        const auto left = until - std::chrono::steady_clock::now();
        const bool is_over = left <= std::chrono::nanoseconds(0);
        wait_for_socket(raw, false, is_over ? std::chrono::nanoseconds(0) : std::chrono::nanoseconds(left));
        if (PQconsumeInput(raw) == 0 || PQstatus(raw) == CONNECTION_BAD) {
            (void)is_connection_lost(raw);
            throw_lost("listen");
        }
        if (is_over) break;
    }
    return tell();
}

template <class Db> std::size_t listener<Db>::tell() {
    struct freed {
        void operator()(PGnotify* n) const { PQfreemem(n); }
    };
    for (std::size_t told = 0;;) {
        // A handler may have reconnected.
        const std::unique_ptr<PGnotify, freed> next(PQnotifies(db_.connection().driver().native().raw()));
        if (next == nullptr) return told;
        const auto found = handlers_.find(std::string_view(next->relname));
        if (found == handlers_.end()) continue;
        // It may take itself off.
        const auto h = found->second;
        (*h)({next->relname, next->extra, next->be_pid});
        ++told;
    }
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::channel;
using detail::listener;
using detail::notification;
// notify(db, channel, value) tells those who listen, in a transaction when it commits, or never:
// `select pg_notify('channel', ...)`.
using detail::notify;

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
