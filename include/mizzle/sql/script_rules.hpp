// How a database reads a script: what quotes, what comments out, and what a statement may hold semicolons in.
#pragma once
#include "../standard.hpp"

namespace mizzle::detail {

struct script_rules {
    bool dollar_quotes = false;         // $tag$...$tag$
    bool escape_strings = false;        // E'...', in which a backslash takes the next character along
    bool nested_comments = false;       // /* /* */ */
    bool returns_end_comments = false;  // a carriage return ends "--", too
    bool backticks = false;             // `name`
    bool brackets = false;              // [name]
    bool triggers = false;              // create trigger ... begin ...; end
    bool atomic_bodies = false;         // create function ... begin atomic ...; end
    bool parentheses = false;           // create rule ... do (...; ...)
    bool hash_comments = false;         // "#" and "-- " begin a comment, "--" alone none; what /*! has is run
    bool compound_bodies = false;       // create trigger, function, ... begin ... if ... then ...; end if; end
};

}  // namespace mizzle::detail
