// The functions of query_event.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "query_event.hpp"

#include <atomic>

namespace mizzle::detail {

MIZZLE_INLINE query_observers::base::base() = default;
MIZZLE_INLINE query_observers::base::~base() = default;
MIZZLE_INLINE query_observers::query_observers(int& user) : user_(&user) {}
MIZZLE_INLINE query_observers::~query_observers() = default;

MIZZLE_INLINE void query_observers::clear() {
    first_.reset();
    print_value_ = nullptr;
}

MIZZLE_INLINE void query_observers::notify(query_event event) const noexcept {
    if (*user_ == nobody) return;
    const int user = std::exchange(*user_, nobody);
    const auto values = event.values;
    event.connection = connection_;
    event.transaction = transaction_;
    for (auto* o = first_.get(); o != nullptr; o = o->next.get()) {
        event.values = o->values ? values : std::span<const std::string>{};
        try {
            o->call(event);
        } catch (...) { report(std::current_exception()); }
    }
    *user_ = user;
}

MIZZLE_NOINLINE MIZZLE_INLINE std::uint64_t query_observers::next_number() noexcept {
    static std::atomic<std::uint64_t> latest{0};
    return latest.fetch_add(1, std::memory_order_relaxed) + 1;
}

MIZZLE_NOINLINE MIZZLE_INLINE void query_observers::report(std::exception_ptr thrown) const noexcept {
    try {
        if (failed_) return failed_->call(std::move(thrown));
        std::rethrow_exception(std::move(thrown));
    } catch (const std::exception& e) {
        std::fprintf(stderr, "mizzle: an observer of on_query() threw: %s\n", e.what());
    } catch (...) { std::fputs("mizzle: an observer of on_query() threw\n", stderr); }
}

MIZZLE_NOINLINE MIZZLE_INLINE void query_watch::print(const value_list& values) {
    values_ = new std::vector<std::string>;
    for (const auto& v : values) observers_.print_value()(values_->emplace_back(), values.dialect(), v);
    start_ = clock::now();
}

MIZZLE_NOINLINE MIZZLE_INLINE void query_watch::report(std::string_view sql, std::int64_t rows,
                                                       const error* failure) noexcept {
    is_observed_ = false;
    std::span<const std::string> values;
    if (values_ != nullptr) values = *values_;
    observers_.notify({.sql = sql,
                       .duration = clock::now() - start_,
                       .rows = rows,
                       .failure = failure,
                       .values = values,
                       .kind = kind_});
}

}  // namespace mizzle::detail
