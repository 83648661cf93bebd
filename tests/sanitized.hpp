// Whether the address sanitizer watches: it keeps what is freed, and takes many times the time.
#pragma once

#ifdef __SANITIZE_ADDRESS__
#define MIZZLE_TEST_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MIZZLE_TEST_ADDRESS_SANITIZER 1
#endif
#endif

#ifdef MIZZLE_TEST_ADDRESS_SANITIZER
inline constexpr bool under_address_sanitizer = true;
#else
inline constexpr bool under_address_sanitizer = false;
#endif
