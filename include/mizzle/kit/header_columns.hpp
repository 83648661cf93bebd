// A column as a header declares it: its type, and what there is to say of it.
#pragma once
#include "header_types.hpp"

namespace mizzle::kit::detail {

// A value of a decimal of SQLite's is kept as value * 10^s.
inline std::string decimal_text(const type_parts& type, std::string digits, const std::string& sign) {
    const auto after = static_cast<std::size_t>(type.second);
    if (digits.size() <= after) digits.insert(0, after + 1 - digits.size(), '0');
    if (after != 0) digits.insert(digits.size() - after, ".");
    return "numeric(\"" + sign + digits + "\")";
}

// Values as values, as far as they are those of the declared type; else the database's text.
inline std::string default_text(const column_description& c, const std::string& declared) {
    auto words = tokens_of(c.default_sql);
    std::string sign;
    if (words.size() == 2 && words[0].is_sign('-')) {
        sign = "-";
        words.erase(words.begin());
    }
    const bool is_alone = words.size() == 1;
    if (is_alone && words[0].kind == token_kind::text && declared == "text") return text_of_program(words[0].text);
    const bool is_whole = is_alone && words[0].kind == token_kind::number &&
                          words[0].text.find_first_not_of("0123456789") == std::string::npos;
    if (is_whole && parts_of(c.type).name == "scaled_integer" && words[0].text.size() < 19)
        return decimal_text(parts_of(c.type), words[0].text, sign);
    if (is_whole && words[0].text.size() < 5 &&
        (declared == "integer" || declared == "bigint" || declared == "smallint")) {
        const auto from = std::min(words[0].text.find_first_not_of('0'), words[0].text.size() - 1);
        return sign + words[0].text.substr(from);  // no octal number
    }
    if (declared == "boolean" && (c.default_sql == "true" || c.default_sql == "false")) return c.default_sql;
    return "mizzle::sql(" + text_of_program(without_parentheses(c.default_sql)) + ")";
}

// What stands behind a column's type, of the column alone.
class column_writer {
public:
    column_writer(const table_description& t, const column_description& c, const std::string& declared,
                  const std::string& name)
        : column_(c), declared_(declared) {
        if (name != c.name) add("named(" + text_of_program(c.name) + ")");
        if (t.primary_key == std::vector{c.name}) add("primary_key" + key_name(t));
        else if (c.not_null) add("not_null");
    }
    void add(const std::string& modifier) { text_ += ", " + modifier; }

    std::string write(const table_description& t, std::vector<std::string>& left_out) {
        const auto& c = column_;
        const bool is_collated = declared_ == "text" || declared_.starts_with("varchar") ||
                                 (declared_.ends_with('>') && !declared_.starts_with("enum_<"));
        if (c.autoincrement) add("autoincrement");
        if (c.identity) add(c.identity_always ? "identity_always" : "identity");
        if (!c.collation.empty() && is_collated) add("collate(" + text_of_program(c.collation) + ")");
        else if (!c.collation.empty())
            left_out.push_back("the collation " + c.collation + " of " + full_name(t) + "." + c.name +
                               ", which is no text");
        if (c.default_sql == "now()" && declared_ == "timestamptz") add("default_now");
        else if (!c.default_sql.empty()) add("default_value(" + default_text(c, declared_) + ")");
        if (!c.generated_sql.empty())
            add("generated_as(" + text_of_program(c.generated_sql) + ")" +
                (c.generated_is_stored ? "" : ".virtual_()"));
        if (!c.comment.empty()) add("comment(" + text_of_program(c.comment) + ")");
        return std::move(text_);
    }

    // Where the database gave the key another name than it would of itself.
    static std::string key_name(const table_description& t) {
        if (t.primary_key_name.empty() || t.primary_key_name == t.name + "_pkey") return {};
        return ".named(" + text_of_program(t.primary_key_name) + ")";
    }

private:
    const column_description& column_;
    const std::string& declared_;
    std::string text_;
};

}  // namespace mizzle::kit::detail
