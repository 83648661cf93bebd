// The functions of search_functions.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "search_functions.hpp"

#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

namespace mizzle::detail::sqlite_detail {

// What is searched: a phrase in FTS5's words, or several queries joined. Empty where nothing is said, as of a word that
// has neither letters nor digits.
struct search_query {
    enum class kind : unsigned char { nothing, phrase, all, any };
    kind is = kind::nothing;
    bool is_negated = false;
    std::string phrase{};
    std::vector<search_query> parts{};
};

[[noreturn]] MIZZLE_INLINE void refuse_search(const char* sentence) { throw std::invalid_argument(sentence); }

// Letters and digits of ASCII, and whatever is beyond but for the signs of U+2000 to U+206F and U+3000 to U+303F.
MIZZLE_INLINE bool has_word(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) return true;
        if (c < 0x80) continue;
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        const bool is_sign = (c == 0xe2 && (next == 0x80 || next == 0x81)) || (c == 0xe3 && next == 0x80);
        if (!is_sign) return true;
        i += 2;
    }
    return false;
}

MIZZLE_INLINE std::string quoted_words(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '\0') continue;
        quoted += c;
        if (c == '"') quoted += c;
    }
    return quoted + '"';
}

MIZZLE_INLINE search_query phrase_of(std::string_view text) {
    if (!has_word(text)) return {};
    return {search_query::kind::phrase, false, quoted_words(text)};
}

// Without the parts that say nothing.
MIZZLE_INLINE search_query join_queries(search_query::kind how, std::vector<search_query> parts) {
    std::erase_if(parts, [](const search_query& q) { return q.is == search_query::kind::nothing; });
    if (parts.empty()) return {};
    if (parts.size() == 1) return std::move(parts.front());
    return {how, false, {}, std::move(parts)};
}

MIZZLE_INLINE std::string text_of_query(const search_query& query);

MIZZLE_INLINE std::string text_of_parts(const std::vector<const search_query*>& parts, const char* between) {
    std::string text;
    for (const auto* part : parts) {
        if (!text.empty()) text += between;
        text += text_of_query(*part);
    }
    return parts.size() == 1 ? text : "(" + text + ")";
}

// FTS5 says what is not to be found beside what is.
MIZZLE_INLINE std::string text_of_query(const search_query& query) {
    if (query.is == search_query::kind::phrase && !query.is_negated) return query.phrase;
    std::vector<const search_query*> there, missing;
    for (const auto& part : query.parts)
        (query.is == search_query::kind::all && part.is_negated ? missing : there).push_back(&part);
    if (query.is_negated || there.empty())
        refuse_search("FTS5 finds no rows by what they lack alone; say a word that is to be there beside it");
    std::string found = text_of_parts(there, query.is == search_query::kind::all ? " AND " : " OR ");
    if (missing.empty()) return found;
    std::vector<search_query> lacking;
    for (const auto* part : missing) {
        lacking.push_back(*part);
        lacking.back().is_negated = false;
    }
    return "(" + found + " NOT " + text_of_query(join_queries(search_query::kind::any, std::move(lacking))) + ")";
}

// A query that says nothing finds nothing.
MIZZLE_INLINE std::string finished(const search_query& query) {
    return query.is == search_query::kind::nothing ? "\"\"" : text_of_query(query);
}

MIZZLE_INLINE std::string_view next_word(std::string_view& text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    std::size_t end = 0;
    while (end < text.size() && !is_space(text[end])) ++end;
    const auto word = text.substr(0, end);
    text.remove_prefix(end);
    return word;
}

MIZZLE_INLINE std::string plainto_tsquery(const function_arguments& a) {
    auto text = a.text(0);
    std::vector<search_query> words;
    for (auto word = next_word(text); !word.empty(); word = next_word(text)) words.push_back(phrase_of(word));
    return finished(join_queries(search_query::kind::all, std::move(words)));
}

MIZZLE_INLINE std::string phraseto_tsquery(const function_arguments& a) { return finished(phrase_of(a.text(0))); }

MIZZLE_INLINE bool is_or(std::string_view word) {
    return word.size() == 2 && (word[0] | 0x20) == 'o' && (word[1] | 0x20) == 'r';
}

MIZZLE_INLINE std::string websearch_to_tsquery(const function_arguments& a) {
    auto text = a.text(0);
    std::vector<search_query> any, all;
    const auto take = [&](search_query query, bool is_negated) {
        query.is_negated = is_negated;
        all.push_back(std::move(query));
    };
    while (true) {
        while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
        if (text.empty()) break;
        const bool is_negated = text.front() == '-';
        if (is_negated) text.remove_prefix(1);
        if (text.starts_with('"')) {
            text.remove_prefix(1);
            const auto end = text.find('"');
            take(phrase_of(text.substr(0, end)), is_negated);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
            continue;
        }
        // A quotation mark begins a phrase wherever it stands.
        std::size_t end = 0;
        while (end < text.size() && !is_space(text[end]) && text[end] != '"') ++end;
        const auto word = text.substr(0, end);
        text.remove_prefix(end);
        if (is_or(word) && !is_negated && !all.empty() && has_word(text)) {
            any.push_back(join_queries(search_query::kind::all, std::exchange(all, {})));
            continue;
        }
        take(phrase_of(word), is_negated);
    }
    any.push_back(join_queries(search_query::kind::all, std::move(all)));
    return finished(join_queries(search_query::kind::any, std::move(any)));
}

// or: and { "|" and }; and: followed { "&" followed }; followed: one { "<->" one }; one: "!" one, "(" or ")", a word.
class tsquery_reader {
public:
    explicit tsquery_reader(std::string_view text) : text_(text) {}

    search_query read() {
        if (is_at_end()) return {};
        auto query = any();
        if (!is_at_end()) refuse_search("a tsquery has an operator, & | ! or <->, between its words");
        return query;
    }

private:
    bool is_at_end() {
        while (!text_.empty() && is_space(text_.front())) text_.remove_prefix(1);
        return text_.empty();
    }
    bool takes(std::string_view sign) {
        if (is_at_end() || !text_.starts_with(sign)) return false;
        text_.remove_prefix(sign.size());
        return true;
    }
    search_query any() {
        std::vector<search_query> parts;
        do parts.push_back(all());
        while (takes("|"));
        return join_queries(search_query::kind::any, std::move(parts));
    }
    search_query all() {
        std::vector<search_query> parts;
        do parts.push_back(followed());
        while (takes("&"));
        return join_queries(search_query::kind::all, std::move(parts));
    }
    search_query followed() {
        auto query = one();
        while (!is_at_end() && text_.starts_with('<')) {
            if (!takes("<->")) refuse_search("FTS5 knows words one after the other, <->, and no other distance");
            const auto next = one();
            if (query.is != search_query::kind::phrase || next.is != search_query::kind::phrase || query.is_negated ||
                next.is_negated || query.phrase.ends_with('*'))
                refuse_search("FTS5 knows words one after the other, as <-> says, and no more between them");
            query.phrase += " + " + next.phrase;
        }
        return query;
    }
    search_query one() {
        // Each level is one of the processor's stack.
        if (++depth_ > 200) refuse_search("a tsquery has more than 200 levels");
        auto query = one_of_level();
        --depth_;
        return query;
    }
    search_query one_of_level() {
        if (takes("!")) {
            auto query = one();
            query.is_negated = !query.is_negated;
            return query;
        }
        if (takes("(")) {
            auto query = any();
            if (!takes(")")) refuse_search("a tsquery has as many ) as (");
            return query;
        }
        std::string word;
        if (takes("'")) word = quoted();
        else
            while (!text_.empty() && !is_space(text_.front()) && !is_sign(text_.front())) word += taken();
        if (word.empty()) refuse_search("a tsquery has a word on both sides of an operator");
        bool is_beginning = false;
        if (text_.starts_with(':')) {
            text_.remove_prefix(1);
            if (!takes("*")) refuse_search("FTS5 knows the beginnings of words, word:*, and no weights");
            is_beginning = true;
        }
        auto query = phrase_of(word);
        if (is_beginning && query.is == search_query::kind::phrase) query.phrase += " *";
        return query;
    }
    char taken() {
        const char c = text_.front();
        text_.remove_prefix(1);
        return c;
    }
    // Up to the closing apostrophe, of which two stand for one.
    std::string quoted() {
        std::string word;
        while (!text_.empty()) {
            const char c = taken();
            if (c == '\'') {
                if (!text_.starts_with('\'')) return word;
                text_.remove_prefix(1);
            }
            word += c;
        }
        refuse_search("a tsquery's word in apostrophes has no end");
    }
    static bool is_sign(char c) { return std::string_view("&|!()<:").find(c) != std::string_view::npos; }

    std::string_view text_;
    int depth_ = 0;
};

MIZZLE_INLINE std::string to_tsquery(const function_arguments& a) { return finished(tsquery_reader(a.text(0)).read()); }

}  // namespace mizzle::detail::sqlite_detail
