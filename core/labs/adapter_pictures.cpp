// Matrices of the adapter lab as pictures: the update, its parts, and what was learned.
#include <algorithm>

#include "core/analysis/low_rank_update.hpp"
#include "core/labs/adapter.hpp"

namespace svdscope::adapter {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

spectrum::Picture picture(const RowMajor& values) {
    spectrum::Picture out;
    out.width = static_cast<int>(values.cols());
    out.height = static_cast<int>(values.rows());
    out.values.assign(values.data(), values.data() + values.size());
    return out;
}

// Everything in units of sigma_1, so that single precision holds it whatever the unit of W is.
double unit_of(const Update& update) { return update.svd.sigma(0) > 0 ? update.svd.sigma(0) : 1; }

MatrixXd left(const Update& update, Index r) {
    return update.svd.U.leftCols(r) * (update.svd.sigma.head(r) / unit_of(update)).asDiagonal();
}

MatrixXd whole(const Update& update) { return update.W / unit_of(update); }

MatrixXd best(const Update& update, Index r) {
    return left(update, r) * update.svd.V.leftCols(r).transpose();
}

}  // namespace

spectrum::Picture picture_of(const Analysis& analysis, Part part) {
    const Update& update = *analysis.update;
    const Index r = analysis.at.r;
    switch (part) {
        case Part::Whole:
            return picture(whole(update).cast<float>());
        case Part::Product:
            return picture(best(update, r).cast<float>());
        case Part::Rest:
            return picture((whole(update) - best(update, r)).cast<float>());
        case Part::Left:
            return picture(left(update, r).cast<float>());
        case Part::Right:
            break;
    }
    return picture(update.svd.V.leftCols(r).transpose().cast<float>());
}

spectrum::Picture learned_picture(const Analysis& analysis, LearnedPart part, int step) {
    const Learned& learned = *analysis.learned;
    const Update& update = *analysis.update;
    const int at = kept_step(learned, step) / learned.kept->every;
    const TrainedFactors& factors = *learned.kept->factors[static_cast<std::size_t>(at)];
    switch (part) {
        case LearnedPart::Product:
            return picture(factors.B * factors.A);
        case LearnedPart::Best:
            return picture(best(update, learned.rank).cast<float>());
        case LearnedPart::Apart:
            return picture(best(update, learned.rank).cast<float>() - factors.B * factors.A);
        case LearnedPart::Gram:
            break;
    }
    return picture(factors.B.transpose() * factors.B);
}

}  // namespace svdscope::adapter
