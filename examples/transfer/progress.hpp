// A bar on standard error, [#####     ]  50 %, drawn when a further hundredth is done; nothing where nobody looks.
#pragma once
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>

namespace transfer {

class progress_bar {
public:
    progress_bar(std::int64_t all, bool is_asked_for)
        : all_(std::max<std::int64_t>(all, 1)), is_shown_(is_asked_for || isatty(STDERR_FILENO) != 0) {}
    progress_bar(const progress_bar&) = delete;
    progress_bar& operator=(const progress_bar&) = delete;
    ~progress_bar() {
        if (drawn_ >= 0) std::fputc('\n', stderr);
    }

    void show(std::int64_t done) {
        const int hundredths = static_cast<int>(std::min(done, all_) * 100 / all_);
        if (!is_shown_ || hundredths == drawn_) return;
        drawn_ = hundredths;
        const auto full = static_cast<std::size_t>(hundredths / 2);
        std::fprintf(stderr, "\r[%s%s] %3d %%", std::string(full, '#').c_str(), std::string(50 - full, ' ').c_str(),
                     hundredths);
    }

private:
    std::int64_t all_;
    bool is_shown_;
    int drawn_ = -1;
};

}  // namespace transfer
