// For which processors the inner loops are compiled, and which of these this machine is.
#pragma once

namespace svdscope {

/// What a processor must have.
enum class CpuLevel {
    Baseline,  ///< what every machine has that the program was compiled for
    Avx2,      ///< with FMA, four lanes
    Avx512,    ///< eight lanes
};

bool processor_has(CpuLevel level);

}  // namespace svdscope
