// The functions of object_facts.hpp.
#pragma once
#include "../inline.hpp"
#include "object_facts.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::vector<object_fact> object_facts::read() {
    if (take("create")) read_create();
    else if (!keeps_statements_ && take("grant")) read_right();
    else if (!keeps_statements_ && take("alter") && take("table")) read_row_security();
    return std::move(made_);
}

MIZZLE_INLINE bool object_facts::take(std::string_view word) {
    if (!is(at_, word)) return false;
    ++at_;
    return true;
}

MIZZLE_INLINE object_facts::qualified_name object_facts::take_name() {
    if (take("if")) take("not"), take("exists");
    qualified_name name;
    while (at_ < words_.size() && words_[at_].is_name()) {
        const auto& w = words_[at_];
        name.space = std::move(name.last);
        name.last = w.text;
        if (w.kind == token_kind::word && !keeps_statements_) name.last = lower_case(name.last);
        name.text += (name.text.empty() ? "" : ".") + std::string(sql_.substr(w.begin, w.end - w.begin));
        if (!is_sign(++at_, '.')) break;
        ++at_;
    }
    return name;
}

MIZZLE_INLINE bool object_facts::skip_to(std::string_view word) {
    while (at_ < words_.size() && !words_[at_].is_word(word)) ++at_;
    return at_ < words_.size();
}

MIZZLE_INLINE void object_facts::read_create() {
    if (take("or")) take("replace");
    take("constraint");
    if (take("trigger")) read_trigger();
    else if (take("view")) read_view();
    else if (keeps_statements_) return;
    else if (take("materialized") && take("view")) read_view();
    else if (take("extension")) {
        const auto name = take_name().last;
        made_.push_back({"extension", "", name, name});
    } else if (take("function")) read_function("function");
    else if (take("procedure")) read_function("procedure");
    else if (take("policy")) read_policy();
    else if (take("rule")) read_rule();
}

MIZZLE_INLINE void object_facts::read_view() {
    const auto name = take_name();
    made_.push_back({"view", name.text, name.last, "", keeps_statements_ ? text_from(at_ - 1) : ""});
}

MIZZLE_INLINE void object_facts::read_kept_trigger(const qualified_name& name) {
    const auto begin = at_ - 1;
    if (!skip_to("on")) return;
    ++at_;
    const auto table = take_name();
    made_.push_back({"trigger", table.text, table.last, name.last, text_from(begin)});
}

MIZZLE_INLINE void object_facts::read_trigger() {
    const auto name = take_name();
    if (keeps_statements_) return read_kept_trigger(name);
    // The bits of pg_trigger.tgtype.
    int type = 0;
    for (bool is_in_columns = false; at_ < words_.size() && !is(at_, "on"); ++at_) {
        if (is(at_, "of")) is_in_columns = true;
        if (is(at_, "or")) is_in_columns = false;
        if (is_in_columns) continue;
        if (is(at_, "before")) type |= 2;
        if (is(at_, "insert")) type |= 4;
        if (is(at_, "delete")) type |= 8;
        if (is(at_, "update")) type |= 16;
        if (is(at_, "truncate")) type |= 32;
        if (is(at_, "instead")) type |= 64;
    }
    if (!take("on")) return;
    const auto table = take_name();
    bool has_condition = false;
    for (; at_ < words_.size() && !is(at_, "execute"); ++at_) {
        if (is(at_, "row")) type |= 1;
        if (!is(at_, "when")) continue;
        has_condition = true;
        int depth = 0;
        for (++at_; at_ < words_.size(); ++at_) {
            depth += is_sign(at_, '(') ? 1 : is_sign(at_, ')') ? -1 : 0;
            if (depth == 0) break;
        }
    }
    // MySQL's say what they do themselves.
    if (at_ >= words_.size()) {
        made_.push_back({"trigger", table.text, table.last, name.last});
        return;
    }
    if (!take("execute") || (!take("function") && !take("procedure"))) return;
    made_.push_back(
        {"trigger", table.text, table.last, name.last, std::to_string(type), take_name().last, has_condition});
}

MIZZLE_INLINE void object_facts::read_function(std::string_view kind) {
    const auto name = take_name();
    made_.push_back({std::string(kind), name.text, name.last, name.last, body(), name.space});
}

MIZZLE_INLINE std::string object_facts::body() const {
    for (std::size_t i = at_; i + 1 < words_.size(); ++i) {
        if (is(i, "language") && is(i + 1, "c")) return {};
        const auto& next = words_[i + 1];
        if (!is(i, "as")) continue;
        if (next.kind == token_kind::text) return next.text;
        if (next.kind != token_kind::word || next.text.front() != '$') continue;
        const auto tag = sql_.substr(next.begin, sql_.find('$', next.begin + 1) + 1 - next.begin);
        const auto begin = next.begin + tag.size(), end = sql_.find(tag, begin);
        if (end != std::string_view::npos) return std::string(sql_.substr(begin, end - begin));
    }
    return {};
}

MIZZLE_INLINE void object_facts::read_policy() {
    const auto name = take_name();
    if (!take("on")) return;
    const auto table = take_name();
    object_fact fact{"policy", table.text, table.last, name.last, "*", "permissive"};
    int depth = 0;
    for (; at_ < words_.size(); ++at_) {
        depth += is_sign(at_, '(') ? 1 : is_sign(at_, ')') ? -1 : 0;
        if (depth != 0) continue;
        if (is(at_, "restrictive")) fact.more = "restrictive";
        if (is(at_, "for")) {
            fact.detail = is(at_ + 1, "select")   ? "r"
                          : is(at_ + 1, "insert") ? "a"
                          : is(at_ + 1, "update") ? "w"
                          : is(at_ + 1, "delete") ? "d"
                                                  : "*";
            ++at_;
        }
        if (is(at_, "using")) fact.first = true;
        if (is(at_, "with") && is(at_ + 1, "check")) fact.second = true;
    }
    made_.push_back(std::move(fact));
}

MIZZLE_INLINE void object_facts::read_rule() {
    const auto name = take_name();
    if (!skip_to("to")) return;
    ++at_;
    const auto table = take_name();
    made_.push_back({"rule", table.text, table.last, name.last});
}

MIZZLE_INLINE void object_facts::read_row_security() {
    take("only");
    const auto table = take_name();
    const bool is_forced = is(at_, "force");
    if ((is_forced || is(at_, "enable")) && is(at_ + 1, "row"))
        made_.push_back({"row security", table.text, table.last, "", "", "", is_forced});
}

// Of tables, without lists of columns.
MIZZLE_INLINE void object_facts::read_right() {
    std::vector<std::string> rights;
    for (; at_ < words_.size() && !is(at_, "on"); ++at_) {
        if (is_sign(at_, '(')) return;
        if (is(at_, "all")) rights = {"select", "insert", "update", "delete"};
        else if (words_[at_].is_name() && !is(at_, "privileges")) rights.push_back(words_[at_].text);
    }
    take("on");
    take("table");
    for (const auto* other : {"all", "sequence", "function", "procedure", "routine", "schema", "database", "type",
                              "domain", "language", "large", "parameter", "tablespace", "foreign"})
        if (is(at_, other)) return;
    std::vector<qualified_name> tables;
    do tables.push_back(take_name());
    while (is_sign(at_, ',') && ++at_ != 0);
    if (!take("to")) return;
    do {
        take("group");
        const auto role = take_name().last;
        if (role == "current_user" || role == "current_role" || role == "session_user") return;
        for (const auto& table : tables)
            for (const auto& right : rights) made_.push_back({"right", table.text, table.last, role, right});
    } while (is_sign(at_, ',') && ++at_ != 0);
}

MIZZLE_INLINE std::string object_facts::text_from(std::size_t begin) const {
    if (begin >= words_.size()) return {};
    std::string text;
    for (const char c : sql_.substr(words_[begin].begin, words_.back().end - words_[begin].begin))
        if (std::string_view(" \t\r\n\"").find(c) == std::string_view::npos)
            text += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return text;
}

}  // namespace mizzle::detail
