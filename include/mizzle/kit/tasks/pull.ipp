// The body of pull.hpp.
#pragma once
#include "../connection.hpp"
#include "../context.hpp"
#include "../folder.hpp"
#include "../header_text.hpp"
#include "../inline.hpp"
#include "../live.hpp"
#include "pull.hpp"

namespace mizzle::kit {

MIZZLE_KIT_INLINE exit_code pull(const project& of, const pull_options& given) {
    if (given.space.empty())
        throw usage_error("mizzle: --namespace takes a name; outside of one the names of tables meet those of C");
    const auto db = of.connect();
    const auto dialect = dialect_of(of.context().database);
    const auto header =
        header_text(read_schema(*db, dialect, given.schemas), given.space, unread_of(*db, dialect, given.schemas));
    std::string text = given.output.empty() ? header.text : "wrote " + given.output + "\n";
    if (!given.output.empty()) {
        write_file(given.output, header.text);
        for (const auto& sentence : header.left_out) text += "left out: " + sentence + "\n";
    }
    json answer{{"left_out", header.left_out}};
    if (given.output.empty()) answer["header"] = header.text;
    else answer["written"] = given.output;
    of.context().say(text, answer);
    return exit_code::done;
}

}  // namespace mizzle::kit
