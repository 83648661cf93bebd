// Counts what a benchmark takes from the heap. It replaces operator new, so one file of a program includes it.
#pragma once
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdlib>
#include <new>

namespace bench {

inline std::size_t allocations = 0;

// Reports the allocations of one iteration.
class counted_allocations {
public:
    explicit counted_allocations(benchmark::State& state) : state_(state), before_(allocations) {}
    counted_allocations(const counted_allocations&) = delete;
    counted_allocations& operator=(const counted_allocations&) = delete;
    ~counted_allocations() {
        const auto taken = static_cast<double>(allocations - before_);
        state_.counters["allocations"] = benchmark::Counter(taken, benchmark::Counter::kAvgIterations);
    }

private:
    benchmark::State& state_;
    std::size_t before_;
};

}  // namespace bench

// Not inlined, so that compilers do not take free() for the wrong counterpart of new.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++bench::allocations;
    if (void* p = std::malloc(size == 0 ? 1 : size)) return p;
    throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { std::free(p); }
