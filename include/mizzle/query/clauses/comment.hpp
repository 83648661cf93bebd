// statement.comment("nightly report"), statement.comment({{"route", "/users"}, {"traceparent", id}}): a comment at the
// end of the text, where logs and the databases' statistics show it. Keys and values are written as sqlcommenter does,
// percent-encoded and sorted, so that nothing in them ends the comment. A statement of which each run has another
// comment is another text each time: it is prepared anew.
#pragma once
#include "../../schema/given_text.hpp"
#include "../node.hpp"
#include "../relational/level.hpp"
#include "raw_statement.hpp"
#include "returning.hpp"
#include "with.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

void a_comment_is_text_without_the_signs_that_begin_or_end_one();

// Stands in the program.
struct comment_text {
    std::string_view text;
    template <class T>
        requires std::convertible_to<const T&, std::string_view>
    consteval comment_text(const T& t) : text(view_of_literal(t)) {
        if (text.find("*/") != std::string_view::npos || text.find("/*") != std::string_view::npos ||
            text.ends_with('*') || text.starts_with('/'))
            a_comment_is_text_without_the_signs_that_begin_or_end_one();
    }
};
struct comment_tag {
    given_text key, value;
};

void append_encoded(std::string& out, std::string_view text);
std::string encoded_tags(std::initializer_list<comment_tag> tags);

template <class S> struct planned_each_time;

template <class S> struct level_of_commented {};
template <class S>
    requires requires { typename S::base; }
struct level_of_commented<S> {
    using base = typename S::base;
};

// statement /*comment*/
template <class S> struct MIZZLE_DETAIL_STATEMENT commented : statement_tag, level_of_commented<S> {
    using head = typename S::head;
    using source = typename S::source;
    using groups = typename S::groups;
    using returned = typename S::returned;
    using before_type = S;
    static constexpr auto place = S::place;
    static constexpr bool is_filtered = S::is_filtered;
    static constexpr bool has_returning = requires { requires S::has_returning; };
    static constexpr bool is_run_time_text = true;
    S before;
    std::string text;
    commented(S s, std::string t) : before(std::move(s)), text(std::move(t)) {}
    MIZZLE_DETAIL_PARTS(one(before))
    // Last; see plan_each_time.hpp.
    auto plan_each_time() const { return planned_each_time<commented>(*this); }
};

template <class S> inline constexpr bool nests_writes<commented<S>> = nests_writes<S>;
template <class Around, class S> inline constexpr bool windows_defined<Around, commented<S>> = windows_defined<S, S>;

template <class S> auto make_commented(S statement, comment_text comment) {
    return commented<S>(std::move(statement), std::string(comment.text));
}
template <class S> auto make_commented(S statement, std::initializer_list<comment_tag> tags) {
    return commented<S>(std::move(statement), encoded_tags(tags));
}

template <class Self> auto select_steps<Self>::comment(comment_text text) const {
    return make_commented(static_cast<const Self&>(*this), text);
}
template <class Self> auto select_steps<Self>::comment(std::initializer_list<comment_tag> tags) const {
    return make_commented(static_cast<const Self&>(*this), tags);
}
template <class Self> auto write_steps<Self>::comment(comment_text text) const& {
    return make_commented(static_cast<const Self&>(*this), text);
}
template <class Self> auto write_steps<Self>::comment(comment_text text) && {
    return make_commented(static_cast<Self&&>(*this), text);
}
template <class Self> auto write_steps<Self>::comment(std::initializer_list<comment_tag> tags) const& {
    return make_commented(static_cast<const Self&>(*this), tags);
}
template <class Self> auto write_steps<Self>::comment(std::initializer_list<comment_tag> tags) && {
    return make_commented(static_cast<Self&&>(*this), tags);
}
template <class... D, class S> auto with_clause<pack<D...>, S>::comment(comment_text text) const {
    return make_commented(*this, text);
}
template <class... D, class S> auto with_clause<pack<D...>, S>::comment(std::initializer_list<comment_tag> tags) const {
    return make_commented(*this, tags);
}
template <class Table, class... O> auto tree_query<Table, O...>::comment(comment_text text) const {
    return make_commented(*this, text);
}
template <class Table, class... O>
auto tree_query<Table, O...>::comment(std::initializer_list<comment_tag> tags) const {
    return make_commented(*this, tags);
}
template <class Rows, class Text, class... A>
auto raw_statement<Rows, Text, A...>::comment(std::initializer_list<comment_tag> tags) const {
    return make_commented(*this, tags);
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "comment.ipp"
#endif
