// Mizzle's version. CMakeLists.txt and conanfile.py read it here.
#pragma once
#include <string_view>

namespace mizzle {

inline constexpr std::string_view library_version = "0.1.0";

}  // namespace mizzle
