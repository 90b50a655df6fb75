// The readers that take bytes from strangers, each as a function of bytes that must hold whatever they are.
#pragma once
#include <span>
#include <string_view>

namespace svdscope::fuzz {

/// Runs one reader on the bytes. Aborts when what comes out is neither a good value nor one sentence.
using Run = void (*)(std::string_view bytes);
struct Target {
    std::string_view name;  ///< of its folder in corpus/
    Run run;
};

std::span<const Target> targets();

}  // namespace svdscope::fuzz
