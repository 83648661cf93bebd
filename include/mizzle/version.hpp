// Mizzle's version. CMakeLists.txt and conanfile.py read it here.
#pragma once
#include <string_view>

namespace mizzle::detail {

inline constexpr std::string_view library_version = "0.1.0";

}  // namespace mizzle::detail
