// What a statement holds of the program's: text, a row, a list of rows.
#pragma once
#include "../inline.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <utility>

namespace mizzle::detail {

template <class T, bool Owned> struct held;

// An object of the program's, for as long as the full expression in which it is given: a statement that lives longer
// copies it before that ends.
template <class T> class lent {
public:
    template <std::same_as<T> Same> MIZZLE_ALWAYS_INLINE constexpr lent(const Same& object) : object_(&object) {}
    lent(const lent&) = delete;
    MIZZLE_ALWAYS_INLINE constexpr ~lent() noexcept(false) {
        if (borrower_ != nullptr) [[unlikely]]
            borrower_->own();
    }
    constexpr const T& get() const { return *object_; }

private:
    friend held<T, false>;
    const T* object_;
    mutable held<T, false>* borrower_ = nullptr;
};

// Stored by value if it was handed over, looked at while it is lent, and else a copy.
template <class T> struct held<T, true> {
    T object;
    explicit held(T&& o) : object(std::move(o)) {}
    const T& get() const { return object; }
};
template <class T> struct held<T, false> {
    // Holds nothing: what a statement with values is written from, whose text does not depend on them. Rows shape it.
    constexpr held()
        requires(std::same_as<T, std::string> || std::same_as<T, std::optional<std::string>>)
    = default;
    MIZZLE_ALWAYS_INLINE constexpr explicit held(const lent<T>& l) : object_(l.object_), lender_(&l) {
        l.borrower_ = this;
    }
    MIZZLE_ALWAYS_INLINE constexpr held(held&& other) noexcept
        : object_(std::exchange(other.object_, nullptr)), lender_(std::exchange(other.lender_, nullptr)) {
        if (lender_ != nullptr) lender_->borrower_ = this;
    }
    constexpr held(const held& other) : object_(other.copy()) {}
    held& operator=(const held&) = delete;
    MIZZLE_ALWAYS_INLINE constexpr ~held() {
        if (lender_ != nullptr) lender_->borrower_ = nullptr;
        else if (object_ != nullptr) destroy(object_);
    }
    constexpr const T& get() const { return *object_; }

private:
    friend lent<T>;
    MIZZLE_COLD MIZZLE_NOINLINE constexpr void own() {
        object_ = copy();
        lender_ = nullptr;
    }
    MIZZLE_COLD MIZZLE_NOINLINE constexpr const T* copy() const {
        return object_ == nullptr ? nullptr : new T(*object_);
    }
    MIZZLE_COLD MIZZLE_NOINLINE static constexpr void destroy(const T* object) noexcept { delete object; }

    const T* object_ = nullptr;
    const lent<T>* lender_ = nullptr;
};

}  // namespace mizzle::detail
