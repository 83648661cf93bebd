// As what the columns of a result are read: told to a driver whose database can send values in more than one form.
#pragma once
#include <array>
#include <cstdint>

namespace mizzle::detail {

enum class column_kind : unsigned char {
    other,  // by a type of the program's, which reads text
    integer,
    real,
    double_precision,
    boolean,
    text,
    enumeration,
    json,
    bytes,
    date,
    time,
    timestamp,
    timestamptz,
    interval,
    uuid,
    numeric,
    array  // of the kind that is added to it; its elements are no arrays
};

constexpr column_kind array_of(column_kind element) {
    if (element == column_kind::other || element >= column_kind::array) return column_kind::other;
    return static_cast<column_kind>(static_cast<unsigned>(column_kind::array) + static_cast<unsigned>(element));
}

// Of all columns, or of none: where one is read in another way, or where there are more than there is room for.
class column_kinds {
public:
    constexpr void add(column_kind kind) {
        if (kind == column_kind::other || count_ == most) count_ = unknown;
        if (count_ == unknown) return;
        words_[count_ / per_word] |= static_cast<std::uint64_t>(kind) << (count_ % per_word * bits);
        ++count_;
    }
    constexpr bool are_known() const { return count_ != 0 && count_ != unknown; }
    constexpr unsigned count() const { return are_known() ? count_ : 0; }
    constexpr column_kind operator[](unsigned i) const {
        return static_cast<column_kind>(words_[i / per_word] >> (i % per_word * bits) & ((1u << bits) - 1));
    }
    constexpr bool has(column_kind kind) const {
        for (unsigned i = 0; i < count(); ++i)
            if ((*this)[i] == kind || (*this)[i] == array_of(kind)) return true;
        return false;
    }
    // A number to tell them apart by.
    constexpr std::uint64_t digest() const {
        std::uint64_t sum = count();
        for (const auto word : words_) sum = (sum ^ word) * 0x9e37'79b9'7f4a'7c15;
        return are_known() ? sum : 0;
    }
    bool operator==(const column_kinds&) const = default;

private:
    static constexpr unsigned bits = 5, per_word = 64 / bits, words = 4, most = words * per_word, unknown = most + 1;
    std::array<std::uint64_t, words> words_{};
    unsigned count_ = 0;
};

}  // namespace mizzle::detail
