// The body of checkpoint.hpp.
#pragma once
#include "../checkpoint.hpp"
#include "../context.hpp"
#include "../inline.hpp"
#include "checkpoint.hpp"

namespace mizzle::kit {

MIZZLE_KIT_INLINE exit_code checkpoint(const project& of, const std::string& name, const checkpoint_options& options) {
    const std::string full = write_checkpoint(of.context(), name, options);
    of.context().say("wrote " + (of.context().folder() / full).string() +
                         (options.removes ? " in place of those before it" : ""),
                     json{{"written", full}});
    return exit_code::done;
}

}  // namespace mizzle::kit
