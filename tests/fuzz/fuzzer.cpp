// The entry of libFuzzer: one program for each target, chosen when it is compiled.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    for (const svdscope::fuzz::Target& target : svdscope::fuzz::targets()) {
        if (target.name == SVDSCOPE_FUZZ_TARGET) target.run({reinterpret_cast<const char*>(data), size});
    }
    return 0;
}
