// Eigen's own decompositions, for the benches: as the rest is compiled, and for this very processor.
#pragma once

namespace svdscope::bench {

/// Thin U, sigma and V of an m x n matrix by columns; `sigma` has room for min(m, n) values.
/// Gives a number that depends on all of them, so that no compiler leaves the work out.
using Peer = double (*)(const double* matrix, long m, long n, double* sigma);

double eigen_jacobi(const double* matrix, long m, long n, double* sigma);
double eigen_bdc(const double* matrix, long m, long n, double* sigma);
double eigen_jacobi_native(const double* matrix, long m, long n, double* sigma);
double eigen_bdc_native(const double* matrix, long m, long n, double* sigma);

}  // namespace svdscope::bench
