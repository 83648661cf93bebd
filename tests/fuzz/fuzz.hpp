// What the harnesses share: an input taken apart, what must hold, and the inputs to begin with.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

// Of each harness: the inputs to begin with.
std::vector<std::string> seeds();

#define MUST_HOLD(condition)                                                                    \
    do {                                                                                        \
        if (!(condition)) {                                                                     \
            std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
            std::abort();                                                                       \
        }                                                                                       \
    } while (false)

// The bytes of an input one after another; zeros when they are used up.
class input {
public:
    input(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}
    std::uint8_t byte() {
        if (rest_.empty()) return 0;
        const auto b = static_cast<std::uint8_t>(rest_.front());
        rest_.remove_prefix(1);
        return b;
    }
    std::int64_t number() {
        std::int64_t n = 0;
        const auto size = rest_.size() < sizeof n ? rest_.size() : sizeof n;
        std::memcpy(&n, rest_.data(), size);
        rest_.remove_prefix(size);
        return n;
    }
    double real() {
        const auto n = number();
        double d = 0;
        std::memcpy(&d, &n, sizeof d);
        return d;
    }
    // All that is left, in memory of its own, so that reading past its end is found.
    std::string text() { return std::string(rest_); }
    // Up to the next newline.
    std::string line() {
        const auto line = rest_.substr(0, rest_.find('\n'));
        rest_.remove_prefix(line.size() < rest_.size() ? line.size() + 1 : rest_.size());
        return std::string(line);
    }

private:
    std::string_view rest_;
};

// With SEEDS=<directory> a harness writes what it begins with there, and ends.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
    const char* directory = std::getenv("SEEDS");
    if (directory == nullptr) return 0;
    int n = 0;
    for (const auto& seed : seeds())
        std::ofstream(std::string(directory) + "/" + std::to_string(n++), std::ios::binary) << seed;
    std::exit(0);
}
