// For which processors the inner loops are compiled, and which of these this machine is.
#pragma once

namespace svdscope {

/// What a processor must have.
enum class CpuLevel {
    Baseline,  ///< what every machine has that the program was compiled for
    Avx2,      ///< with FMA, four lanes
    Avx512,    ///< eight lanes
};

/// The environment variable SVDSCOPE_CPU (baseline, avx2, avx512) names the highest level that is used: with
/// the lowest one columns are rounded alike on every machine, as golden pictures of rounding errors need it.
bool processor_has(CpuLevel level);

}  // namespace svdscope
