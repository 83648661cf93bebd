// export: the whole schema as SQL, or the folder's migrations as a script, for those who must run it by hand.
#pragma once
#include "../by_hand_options.hpp"
#include "../project.hpp"

namespace mizzle::kit {

exit_code export_schema(const project& of);
exit_code export_migrations(const project& of, const by_hand_options& options);

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "export.ipp"
#endif
