// SQLite keeps what was written: CREATE statements as descriptions.
#pragma once
#include "../schema.hpp"
#include "../tokens.hpp"

#include <initializer_list>
#include <optional>

namespace mizzle::kit::sqlite {

using tokens = std::vector<token>;

// Reads on, a word at a time.
class token_reader {
public:
    explicit token_reader(tokens all) : all_(std::move(all)) {}
    bool is_done() const { return at_ >= all_.size(); }
    bool is(std::string_view word) const { return !is_done() && all_[at_].is_word(word); }
    bool is_sign(char c) const { return !is_done() && all_[at_].is_sign(c); }
    bool is_text() const { return !is_done() && all_[at_].kind == token_kind::text; }
    bool is_any(std::initializer_list<std::string_view> words) const {
        return std::any_of(words.begin(), words.end(), [&](auto word) { return is(word); });
    }
    bool take(std::string_view word) {
        if (!is(word)) return false;
        ++at_;
        return true;
    }
    bool take(std::string_view first, std::string_view second) {
        if (!is(first) || at_ + 1 >= all_.size() || !all_[at_ + 1].is_word(second)) return false;
        at_ += 2;
        return true;
    }
    token next() {
        if (is_done()) throw usage_error("mizzle: a CREATE statement of SQLite's ends before it says all");
        return all_[at_++];
    }
    std::string name() { return next().text; }
    // What stands between parentheses.
    tokens parenthesised() {
        tokens inside;
        if (!is_sign('(')) return inside;
        ++at_;
        for (int depth = 1; !is_done();) {
            token t = next();
            depth += t.is_sign('(') ? 1 : t.is_sign(')') ? -1 : 0;
            if (depth == 0) break;
            inside.push_back(std::move(t));
        }
        return inside;
    }
    tokens rest() {
        tokens found(all_.begin() + static_cast<std::ptrdiff_t>(at_), all_.end());
        at_ = all_.size();
        return found;
    }

private:
    tokens all_;
    std::size_t at_ = 0;
};

inline std::vector<tokens> split_at_commas(const tokens& all) {
    std::vector<tokens> parts(1);
    int depth = 0;
    for (const auto& t : all) {
        depth += t.is_sign('(') ? 1 : t.is_sign(')') ? -1 : 0;
        if (depth == 0 && t.is_sign(',')) parts.emplace_back();
        else parts.back().push_back(t);
    }
    return parts;
}

// Of a list of columns, which may say how they are sorted or collated.
inline std::vector<std::string> names_of(const tokens& list) {
    std::vector<std::string> names;
    for (const auto& part : split_at_commas(list))
        if (!part.empty()) names.push_back(part.front().text);
    return names;
}

class table_parser {
public:
    explicit table_parser(const std::string& sql) : in_(tokens_of(sql)) {}

    table_description parse() {
        while (!in_.is("table")) in_.next();
        in_.next();
        if (in_.take("if", "not")) in_.next();
        table_.name = in_.name();
        for (const auto& part : split_at_commas(in_.parenthesised())) {
            token_reader item(part);
            if (is_constraint(item)) parse_constraint(item);
            else parse_column(item);
        }
        for (auto& c : table_.columns)
            c.rowid_alias = table_.primary_key == std::vector<std::string>{c.name} && is_integer(c.type);
        return std::move(table_);
    }

private:
    static bool is_constraint(const token_reader& item) {
        return item.is_any({"constraint", "primary", "unique", "check", "foreign"});
    }
    static bool is_integer(const std::string& type) {
        const auto t = tokens_of(type);
        return t.size() == 1 && t[0].is_word("integer");
    }
    static void skip_conflict(token_reader& item) {
        if (item.take("on", "conflict")) item.next();
    }

    void parse_constraint(token_reader& item) {
        const std::string name = item.take("constraint") ? item.name() : "";
        if (item.take("primary", "key")) {
            table_.primary_key = names_of(item.parenthesised());
            table_.primary_key_name = name;
        } else if (item.take("unique")) table_.unique_keys.push_back({name, names_of(item.parenthesised())});
        else if (item.take("check")) table_.checks.push_back({name, spelled(item.parenthesised())});
        else if (item.take("foreign", "key")) {
            auto columns = names_of(item.parenthesised());
            item.take("references");
            parse_reference(item, name, std::move(columns));
        }
    }

    static action parse_action(token_reader& item) {
        if (item.take("cascade")) return action::cascade;
        if (item.take("restrict")) return action::restrict;
        if (item.take("set", "null")) return action::set_null;
        if (item.take("set", "default")) return action::set_default;
        item.take("no", "action");
        return action::no_action;
    }

    void parse_reference(token_reader& item, std::string name, std::vector<std::string> columns) {
        foreign_key_description key;
        key.name = std::move(name);
        key.columns = std::move(columns);
        key.table = item.name();
        key.referenced = names_of(item.parenthesised());
        while (!item.is_done()) {
            if (item.take("on", "delete")) key.deleting = parse_action(item);
            else if (item.take("on", "update")) key.updating = parse_action(item);
            else if (item.take("deferrable") || item.take("initially", "immediate")) continue;
            else if (item.take("initially", "deferred")) key.deferred = true;
            else if (item.take("not", "deferrable")) continue;
            else break;
        }
        table_.foreign_keys.push_back(std::move(key));
    }

    static bool ends_type(const token_reader& item) {
        return item.is_done() || item.is_any({"constraint", "primary", "not", "null", "unique", "check", "default",
                                              "collate", "references", "generated", "as"});
    }

    void parse_column(token_reader& item) {
        column_description c;
        c.name = item.name();
        tokens type;
        while (!ends_type(item)) type.push_back(item.next());
        c.type = spelled(type);
        std::string name;
        while (!item.is_done()) {
            if (item.take("constraint")) {
                name = item.name();
                continue;
            }
            parse_modifier(item, c, std::exchange(name, {}));
        }
        table_.columns.push_back(std::move(c));
    }

    void parse_modifier(token_reader& item, column_description& c, const std::string& name) {
        if (item.take("primary", "key")) {
            table_.primary_key = {c.name};
            table_.primary_key_name = name;
            if (!item.take("asc")) item.take("desc");
            skip_conflict(item);
            c.autoincrement = item.take("autoincrement");
        } else if (item.take("not", "null")) {
            c.not_null = true;
            skip_conflict(item);
        } else if (item.take("unique")) {
            table_.unique_keys.push_back({name, {c.name}});
            skip_conflict(item);
        } else if (item.take("check")) table_.checks.push_back({name, spelled(item.parenthesised())});
        else if (item.take("default")) c.default_sql = parse_default(item);
        else if (item.take("collate")) c.collation = item.name();
        else if (item.take("references")) parse_reference(item, name, {c.name});
        else if (item.take("generated", "always") || item.is("as")) {
            item.take("as");
            c.generated_sql = spelled(item.parenthesised());
            c.generated_is_stored = item.take("stored");
            item.take("virtual");
        } else item.next();  // null
    }

    // A name alone is text to SQLite; a value means the same with parentheses around it.
    static std::string parse_default(token_reader& item) {
        if (item.is_sign('(')) {
            const tokens inside = item.parenthesised();
            const bool is_value = (inside.size() == 1 && !inside[0].is_name()) || is_known_word(inside) ||
                                  (inside.size() == 2 && (is_number(inside) || is_bytes(inside)));
            if (is_value) return spelled_value(inside);
            return "(" + spelled(inside) + ")";
        }
        tokens value{item.next()};
        if (value[0].is_sign('-') || value[0].is_sign('+')) value.push_back(item.next());
        else if (value[0].is_word("x") && item.is_text()) value.push_back(item.next());
        else if (value[0].is_name() && !is_known_word(value)) value[0].kind = token_kind::text;
        return spelled_value(value);
    }
    static bool is_known_word(const tokens& value) {
        return value.size() == 1 && std::any_of(std::begin(words_of_values), std::end(words_of_values),
                                                [&](const char* word) { return value[0].is_word(word); });
    }
    static bool is_number(const tokens& value) {
        return (value[0].is_sign('-') || value[0].is_sign('+')) && value[1].kind == token_kind::number;
    }
    static bool is_bytes(const tokens& value) { return value[0].is_word("x") && value[1].kind == token_kind::text; }
    static std::string spelled_value(const tokens& value) {
        return value.size() == 2 && is_number(value) ? value[0].text + value[1].text : spelled(value);
    }
    static constexpr const char* words_of_values[] = {"null",         "true",         "false",
                                                      "current_time", "current_date", "current_timestamp"};

    token_reader in_;
    table_description table_;
};

// And the name of its table.
inline std::pair<std::string, index_description> parse_index(const std::string& sql) {
    token_reader in(tokens_of(sql));
    index_description index;
    in.take("create");
    index.unique = in.take("unique");
    in.take("index");
    index.name = in.name();
    in.take("on");
    std::string table = in.name();
    for (const auto& part : split_at_commas(in.parenthesised())) index.parts.push_back(spelled(part));
    if (in.take("where")) index.condition = spelled(in.rest());
    return {std::move(table), std::move(index)};
}

inline view_description parse_view(const std::string& sql) {
    token_reader in(tokens_of(sql));
    while (!in.is("view")) in.next();
    in.next();
    view_description view;
    view.name = in.name();
    view.columns = names_of(in.parenthesised());
    in.take("as");
    view.select = spelled(in.rest());
    return view;
}

}  // namespace mizzle::kit::sqlite
