// What a change asks of a person before anything is written.
#pragma once
#include "answers.hpp"
#include "context.hpp"
#include "schema.hpp"

#include <memory>
#include <string>
#include <vector>

namespace mizzle::kit {

// The table and the column of "table.column"; the column is empty where a table is called so.
inline std::pair<std::string, std::string> split_name(const schema& all, const std::string& name) {
    for (const auto& t : all.tables) {
        const auto table = full_name(t);
        if (name == table) return {table, {}};
        if (name.starts_with(table + ".")) return {table, name.substr(table.size() + 1)};
    }
    throw usage_error("mizzle: the schema has no table of \"" + name + "\"; say table or table.column");
}

// One to answer before anything is written.
struct question {
    std::string kind;  // rename, value
    std::string name;  // table or table.column
    std::vector<std::string> candidates;
    std::string sentence;
};

inline json to_json(const question& q) {
    return {{"question", q.kind}, {"name", q.name}, {"candidates", q.candidates}, {"sentence", q.sentence}};
}

// Ends a command that nobody has answered these of.
class open_questions : public stop {
public:
    explicit open_questions(std::vector<question> asked)
        : stop(exit_code::question, sentences(asked), answer_of(asked)),
          asked_(std::make_shared<const std::vector<question>>(std::move(asked))) {}
    const std::vector<question>& asked() const { return *asked_; }

private:
    static std::string sentences(const std::vector<question>& asked) {
        std::string text;
        for (const auto& q : asked) text += (text.empty() ? "" : "\n") + q.sentence;
        return text;
    }
    static json answer_of(const std::vector<question>& asked) {
        json list = json::array();
        for (const auto& q : asked) list.push_back(to_json(q));
        return json{{"questions", std::move(list)}};
    }

    std::shared_ptr<const std::vector<question>> asked_;  // an exception must not throw when it is copied
};

}  // namespace mizzle::kit
