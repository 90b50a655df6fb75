// Our own random numbers: the same seed gives the same numbers on every machine and with every library.
#pragma once
#include <cstdint>

namespace svdscope {

/// SplitMix64 (Steele, Lea, Flood 2014): 64 bits of state, period 2^64, equidistributed. Not for
/// cryptography. <random> is not used because its distributions differ between standard libraries.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    /// 64 random bits.
    std::uint64_t bits();
    /// Uniform in [0, 1), a multiple of 2^-53.
    double uniform();
    /// Uniform in [low, high).
    double uniform(double low, double high);
    /// Standard normal, by the polar method of Marsaglia. Only sqrt and our own logarithm are used, so that
    /// the last bit does not depend on the machine's mathematical library.
    double normal();
    /// Uniform integer in [low, high], both included, without bias. Needs low <= high.
    std::int64_t integer(std::int64_t low, std::int64_t high);

  private:
    std::uint64_t state_;
    double spare_ = 0;
    bool has_spare_ = false;
};

}  // namespace svdscope
