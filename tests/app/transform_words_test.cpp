// The sentences of the transform lab: never "nan", never a wrong claim about the plain cases.
#include "app/labs/transform_words.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <numbers>

#include "core/data/gallery.hpp"

namespace svdscope {
namespace {

using transform::Analysis;
using transform::Params;

Params params_of(const Mat2& A) {
    Params params;
    params.matrix = A;
    return params;
}

Analysis analysis_of(const Mat2& A) { return transform::analyze(params_of(A)).value(); }

std::vector<Mat2> hostile() {
    const double tiny = std::numeric_limits<double>::denorm_min();
    std::vector<Mat2> out{{0, 0, 0, 0},         {-0.0, 0, 0, -0.0},    {1e-300, 0, 0, 1e-300},
                          {1e300, 1, 1, 1e300}, {1e300, 0, 0, 1e-300}, {tiny, 0, 0, tiny},
                          {1, 1, 1, 1},         {0, 1, 0, 0},          {1, 1e-17, 0, 1},
                          {1e8, 1, 1, 1e-8}};
    for (const GalleryMatrix& entry : gallery()) out.push_back(entry.matrix);
    return out;
}

TEST(TransformWords, NeverSayNanNorMinusZero) {
    for (const Mat2& A : hostile()) {
        const Params params = params_of(A);
        const Analysis a = analysis_of(A);
        std::string all = transform_words::axes_note(params, a) + transform_words::condition_meaning(a) +
                          transform_words::determinant_meaning(a) + transform_words::rank_meaning(a) +
                          transform_words::eigen_sentence(a) + transform_words::polar_sentence(a) +
                          transform_words::inverse_sentence(a) + transform_words::eigshow_sentence(params, a);
        for (const double time : {0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0})
            all += transform_words::stage_sentence(a, time);
        for (const auto factor :
             {TransformLab::Factor::U, TransformLab::Factor::Sigma, TransformLab::Factor::V})
            all += transform_words::factor_sentence(a, factor);
        EXPECT_EQ(all.find("nan"), std::string::npos) << all;
        EXPECT_EQ(all.find("−0.0°"), std::string::npos) << all;
        EXPECT_FALSE(transform_words::description(params, 4, a).empty());
    }
}

TEST(TransformWords, TellTheStagesOfTheOpeningMatrix) {
    const Analysis a = analysis_of(Params{}.matrix);
    EXPECT_EQ(transform_words::stage_sentence(a, 0), "The unit circle, before anything happens.");
    EXPECT_EQ(transform_words::stage_sentence(a, 0.5), "Vᵀ turns by −39.8°. Lengths stay.");
    EXPECT_EQ(transform_words::stage_sentence(a, 2),
              "Σ stretches the first axis by 2.56, the second by 0.98.");
    EXPECT_EQ(transform_words::stage_sentence(a, 4), "U turns by 31.7°. The axes are now σ₁u₁ and σ₂u₂.");
    EXPECT_EQ(transform_words::chips(a), (std::vector<std::string>{"Vᵀ turn", "Σ stretch", "U turn"}));
}

TEST(TransformWords, TellAMirrorExactlyWhenTheDeterminantIsNegative) {
    for (const Mat2& A : hostile()) {
        const Analysis a = analysis_of(A);
        const std::vector<std::string> chips = transform_words::chips(a);
        const bool mirror = std::find(chips.begin(), chips.end(), "mirror") != chips.end();
        EXPECT_EQ(mirror, a.svd.s1 * a.svd.s2 < 0 || (a.svd.s2 < 0 && a.svd.s1 > 0));
    }
}

TEST(TransformWords, SayWhatIsNotUnique) {
    const auto note = [](const Mat2& A) { return transform_words::axes_note(params_of(A), analysis_of(A)); };
    EXPECT_EQ(note({1, 0, 0, 1}), "σ₁ = σ₂: any two perpendicular axes will do.");
    EXPECT_EQ(note({1, 2, 2, 4}), "Rank 1: v₂ goes to zero, u₂ is a free choice.");
    EXPECT_EQ(note({0, 0, 0, 0}), "The zero matrix: every pair of axes will do.");
    EXPECT_EQ(note({2, 1, 0.5, 1.5}), "");
    EXPECT_EQ(note({1, 1, 1, 0}), "Signed form: σ₂ carries the mirror of det A < 0.");
    EXPECT_EQ(transform_words::condition_meaning(analysis_of({1, 2, 2, 4})), "effective κ (rank 1) 1.00");
}

TEST(TransformWords, SayWhenThereIsNoRealEigenvector) {
    EXPECT_EQ(transform_words::eigen_sentence(analysis_of({0, -1, 1, 0})),
              "No real eigenvector: A turns every direction (complex pair, modulus 1.00, angle 90.0°).");
    EXPECT_EQ(transform_words::eigen_sentence(analysis_of({2, 1, 0, 1})),
              "Two directions keep their line: λ = 2.00 and 1.00.");
    EXPECT_EQ(transform_words::eigen_sentence(analysis_of({1, 1, 0, 1})),
              "Defective: a single direction keeps its line, λ = 1.00 twice.");
}

}  // namespace
}  // namespace svdscope
