// How these tests, and the programs they start, run under AddressSanitizer.
#include <cstdlib>

namespace {

// LeakSanitizer of clang 14 stops about twice in a hundred runs over the threads of the software renderer
// ("Tracer caught signal 11"), after a test that was green. Leaks of our own code are looked for by the tests
// that draw nothing.
constexpr const char* kOptions = "detect_leaks=0";

[[maybe_unused]] const int kForPrograms = setenv("ASAN_OPTIONS", kOptions, 0);

}  // namespace

// Asked by the sanitizer when it starts; nobody asks without one.
extern "C" const char* __asan_default_options() { return kOptions; }
