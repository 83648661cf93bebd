// checkpoint and squash: a migration that makes at once what those before it made.
#pragma once
#include "../checkpoint_options.hpp"
#include "../project.hpp"

namespace mizzle::kit {

exit_code checkpoint(const project& of, const std::string& name, const checkpoint_options& options);

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "checkpoint.ipp"
#endif
