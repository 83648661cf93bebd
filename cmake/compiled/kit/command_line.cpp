#include <mizzle/kit/run.ipp>
