// What is wrong with a JSON document that a program was given: all of it, field by field, as those who sent it read it.
#pragma once
#include "../error.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Who catches an error in another shared library has to know its type by the same symbol.
#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif

namespace mizzle::detail {

// What kind of fault it is, for a program to tell.
enum class json_code : unsigned char {
    missing,          // a field that must be given
    unknown,          // no field of that name may be given
    read_only,        // the database computes it
    null_value,       // null for a column that is NOT NULL
    wrong_type,       // text for a number, and the like
    malformed,        // text that is no date, time, UUID, base64
    too_long,         // more characters than varchar(n) keeps
    too_many_digits,  // more than numeric(p, s) keeps
    out_of_range,     // a number that the column cannot hold
    not_a_label,      // text that is no label of the enum
    check,            // against a check constraint
    other_key         // of a row in a tree, which is not the key that the row above has
};

// The name of a code, as in {"code": "too_long"}.
constexpr std::string_view text_of(json_code code) {
    constexpr std::string_view names[] = {"missing",      "unknown",     "read_only", "null_value",
                                          "wrong_type",   "malformed",   "too_long",  "too_many_digits",
                                          "out_of_range", "not_a_label", "check",     "other_key"};
    return names[static_cast<std::size_t>(code)];
}

// One thing that is wrong with a document, of the field and in words for those who sent it.
struct json_fault {
    // As it is declared; within it lists[2] and tags.name. Empty where it is about the document as a whole.
    std::string field;
    json_code code{};
    // Goes on where the field's name ends: "must have at most 80 characters".
    std::string message;
    bool operator==(const json_fault&) const = default;
};

template <class Json> void to_json(Json& out, const json_fault& fault) {
    out = {{"field", fault.field}, {"code", std::string(text_of(fault.code))}, {"message", fault.message}};
}

// Thrown where a row is made of a document that does not fit. Its text names the fields, and quotes none of the values.
class invalid_json : public error {
public:
    explicit invalid_json(std::vector<json_fault> faults) : error(sentence(faults)), faults_(std::move(faults)) {}
    // All that is wrong with the document.
    const std::vector<json_fault>& faults() const { return faults_; }

private:
    static std::string sentence(const std::vector<json_fault>& faults) {
        std::string text = "mizzle: a JSON document does not fit its row:";
        for (const auto& fault : faults)
            text.append(&fault == faults.data() ? " " : "; ").append(fault.field).append(" ").append(fault.message);
        return text;
    }

    std::vector<json_fault> faults_;
};

}  // namespace mizzle::detail

namespace mizzle {

// invalid_json is thrown by from_json() where a document does not fit its row: faults() lists all that is wrong, and
// what() quotes no values.
using detail::invalid_json;
// json_code is the kind of a json_fault, for a program to tell: missing, too_long, out_of_range.
using detail::json_code;
// json_fault is one thing that is wrong with a document: the field, a code, and words for those who sent it.
using detail::json_fault;

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif
