// What batch_alone() gives of each statement.
#pragma once
#include <exception>
#include <optional>
#include <utility>

namespace mizzle {

// What became of a statement that stands alone.
template <class T> class outcome {
public:
    explicit outcome(T value) : value_(std::move(value)) {}
    explicit outcome(std::exception_ptr e) : error_(std::move(e)) {}

    bool has_value() const { return value_.has_value(); }
    explicit operator bool() const { return has_value(); }
    // What the statement gave, or throws what it threw.
    const T& value() const {
        if (error_ != nullptr) std::rethrow_exception(error_);
        return *value_;
    }
    const T& operator*() const { return value(); }
    const T* operator->() const { return &value(); }
    std::exception_ptr error() const { return error_; }

private:
    std::optional<T> value_;
    std::exception_ptr error_;
};

}  // namespace mizzle
