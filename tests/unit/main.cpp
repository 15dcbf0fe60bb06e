// The main function of every unit test executable: doctest's own.

// The engine has signal handlers; doctest's would replace them for a test case, and take them away
// after it.
#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
