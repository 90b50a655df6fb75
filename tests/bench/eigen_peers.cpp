// Eigen's decompositions, compiled twice: with the flags of the tree, and with -O3 for this processor. The
// second time its namespace has another name (bench.cmake), or the linker would keep only one of the two.
#include <Eigen/SVD>

#include "svd_peers.hpp"

namespace svdscope::bench {
namespace {

template <class Decomposition>
double run(const double* matrix, long m, long n, double* sigma) {
    const Decomposition svd(Eigen::Map<const Eigen::MatrixXd>(matrix, m, n),
                            Eigen::ComputeThinU | Eigen::ComputeThinV);
    Eigen::Map<Eigen::VectorXd>(sigma, svd.singularValues().size()) = svd.singularValues();
    return svd.singularValues().sum() + svd.matrixU()(0, 0) + svd.matrixV()(0, 0);
}

}  // namespace

#ifdef SVDSCOPE_BENCH_NATIVE
#define SVDSCOPE_PEER(name) name##_native
#else
#define SVDSCOPE_PEER(name) name
#endif

double SVDSCOPE_PEER(eigen_jacobi)(const double* matrix, long m, long n, double* sigma) {
    return run<Eigen::JacobiSVD<Eigen::MatrixXd>>(matrix, m, n, sigma);
}
double SVDSCOPE_PEER(eigen_bdc)(const double* matrix, long m, long n, double* sigma) {
    return run<Eigen::BDCSVD<Eigen::MatrixXd>>(matrix, m, n, sigma);
}

}  // namespace svdscope::bench
