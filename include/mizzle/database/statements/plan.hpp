// How a database would run a statement: db.explain(statement), db.explain_analyze(statement).
#pragma once
#include "../../sql/statement_text.hpp"
#include "../rows/raw_rows.hpp"

#include <string>
#include <vector>

namespace mizzle {

// A query_plan is the database's plan as text, a line for each step, those within another further to the right.
class query_plan {
public:
    explicit query_plan(std::string text) : text_(std::move(text)) {}
    // The plan as the database words it.
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

// plan_step is a step of SQLite's query plan: its number, the step that it is part of, and its words.
struct plan_step {
    // What SQLite gives: a step, the one that it is part of, and its words.
    std::int64_t id, parent, unused;
    std::string detail;
};

}  // namespace mizzle

namespace mizzle::detail {

template <class Dialect> using plan_row = std::conditional_t<Dialect::constants.plans_in_steps, plan_step, std::string>;

// explain ...
template <class S, class Dialect, bool Analyze> struct explained : statement_tag {
    using head = explained;
    using source = typename S::source;
    using groups = no_groups;
    using returned = type_list<raw_rows<plan_row<Dialect>>>;
    static constexpr auto kind = statement_kind::raw;
    static constexpr bool is_run_time_text = true;
    static constexpr bool has_returning = true;
    const S& statement;
    explicit explained(const S& s) : statement(s) {}
    MIZZLE_DETAIL_PARTS(at(S, statement))
};

template <class Source, class S, class Dialect, bool Analyze>
void spell_statement(writer& out, const explained<S, Dialect, Analyze>& node) {
    out.put(Analyze ? out.dialect()->explain_analyze : out.dialect()->explain);
    write_whole(out, node.statement);
}

query_plan make_plan(const std::vector<std::string>& lines);

query_plan make_plan(const std::vector<plan_step>& steps);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "plan.ipp"
#endif
