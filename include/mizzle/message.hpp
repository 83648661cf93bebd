// The text of an error from its parts. In headers that every program includes this is what says them: each call of a
// formatting function there would cost every program's compilation 10 ms.
#pragma once
#include "standard.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace mizzle::detail {

std::string message_of(std::initializer_list<std::string_view> parts);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "message.ipp"
#endif
