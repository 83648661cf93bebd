// What a foreign key does when the row that it points to is deleted or gets another key.
#pragma once

namespace mizzle::detail {

enum class action : unsigned char { no_action, restrict, cascade, set_null, set_default };

}  // namespace mizzle::detail
