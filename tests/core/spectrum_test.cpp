// The spectrum lab: worked numbers, rules, pictures against products, previews, identities, what keeps
// layers.
#include "core/labs/spectrum.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/analysis/layers.hpp"
#include "core/analysis/low_rank.hpp"
#include "core/data/synthetic_images.hpp"

namespace svdscope::spectrum {
namespace {

using Eigen::MatrixXd;

Params of(const std::string& id, Cutoff cutoff = {}) {
    Params params;
    params.recipe = {.id = id};  // of its own size
    params.cutoff = cutoff;
    return params;
}

Params small_photo(Channels channels) {
    Params params = of("photo");
    params.recipe.size = 48;
    params.channels = channels;
    return params;
}

Analysis analyzed(const Params& params) { return analyze(params).value(); }

MatrixXd matrix_of(const Picture& picture, int channel) {
    MatrixXd A(picture.height, picture.width);
    for (int i = 0; i < picture.height; ++i) {
        for (int j = 0; j < picture.width; ++j)
            A(i, j) =
                picture
                    .values[static_cast<std::size_t>((i * picture.width + j) * picture.channels + channel)];
    }
    return A;
}

TEST(Spectrum, NumbersOfTheNoisyWaves) {
    const Analysis waves = analyzed(of("waves", {.k = 2}));
    EXPECT_EQ(waves.rows, 100);
    EXPECT_EQ(waves.ranks.numerical, 100);
    EXPECT_EQ(waves.ranks.optimal, 2);
    EXPECT_EQ(waves.ranks.noise_edge, 2);
    EXPECT_EQ(waves.ranks.elbow, 2);
    EXPECT_NEAR(waves.ranks.noise, 0.1, 0.005);
    EXPECT_TRUE(waves.ranks.noise_is_estimated);
    EXPECT_NEAR(waves.at.error_frobenius, 9.8692, 5e-5);
    EXPECT_EQ(waves.at.storage, 402);
    EXPECT_NEAR(waves.break_even, 49.7512, 5e-5);
    ASSERT_EQ(waves.error_to_clean.size(), 101U);
    for (const auto& [k, error] : {std::pair{1, 70.1227}, std::pair{2, 1.812}, std::pair{5, 3.7835},
                                   std::pair{10, 5.4285}, std::pair{20, 7.2728}})
        EXPECT_NEAR(waves.error_to_clean[static_cast<std::size_t>(k)], error, 1e-4) << k;
    EXPECT_NEAR(waves.error_to_clean[50], 9.48, 0.005);
    EXPECT_NEAR(waves.at.error_to_clean.value(), 1.812, 1e-3);
}

TEST(Spectrum, EveryRuleChoosesItsRank) {
    const auto k_of = [](Cutoff cutoff) { return analyzed(of("noise-update", cutoff)).at.k; };
    EXPECT_EQ(k_of({.rule = Rule::Energy, .energy = 0.9}), 34);
    EXPECT_EQ(k_of({.rule = Rule::Manual, .k = 8}), 8);
    EXPECT_EQ(k_of({.rule = Rule::Manual, .k = 1000}), 64);
    EXPECT_EQ(k_of({.rule = Rule::Manual, .k = -5}), 0);
    EXPECT_LE(k_of({.rule = Rule::OptimalThreshold}), 1);  // it is noise
    EXPECT_LE(k_of({.rule = Rule::NoiseEdge, .noise = 0.01}), 1);
    EXPECT_EQ(k_of({.rule = Rule::NoiseEdge, .noise = 1e-9}), 64);
    const Analysis step = analyzed(of("step", {.rule = Rule::Elbow}));
    EXPECT_EQ(step.at.k, 8);
    EXPECT_EQ(chosen_k({.rule = Rule::Tolerance}, step.ranks, 64), step.ranks.tolerance);
    EXPECT_EQ(analyzed(of("step", {.rule = Rule::Tolerance, .tolerance = 0.5})).at.k, 8);
}

TEST(Spectrum, ZeroAndConstantDataHaveNumbers) {
    Params params;
    params.file = FileSource{
        .path = "zero.csv",
        .data = std::make_shared<const SourceData>(SourceData{.channels = {MatrixXd::Zero(3, 4)}})};
    const Analysis zero = analyzed(params);
    EXPECT_EQ(zero.ranks.numerical, 0);
    EXPECT_EQ(zero.at.relative_error, 0);
    EXPECT_EQ(zero.at.energy, 1);
    EXPECT_TRUE(std::isinf(zero.at.psnr));
    for (const double share : zero.energy) EXPECT_EQ(share, 0);
    EXPECT_EQ(analyzed(of("gradient")).ranks.optimal, 1);
    EXPECT_EQ(analyzed(of("flat")).ranks.numerical, 64);
}

TEST(Spectrum, PicturesAddUp) {
    for (const Channels channels : {Channels::Grey, Channels::Color}) {
        const Analysis photo = analyzed(small_photo(channels));
        const Layers& layers = *photo.layers;
        const int count = channels == Channels::Color ? 3 : 1;
        ASSERT_EQ(photo.channels, count);
        for (const int k : {0, 1, 7, 30, 48}) {
            const Picture approximation = picture_of(layers, Part::Approximation, k);
            const Picture residual = picture_of(layers, Part::Residual, k);
            ASSERT_EQ(approximation.channels, count);
            for (int c = 0; c < count; ++c) {
                const MatrixXd& A = layers.source->channels[static_cast<std::size_t>(c)];
                const MatrixXd exact = low_rank(layers.channels[static_cast<std::size_t>(c)].svd, k);
                EXPECT_LE((matrix_of(approximation, c) - exact).cwiseAbs().maxCoeff(), 1e-5) << k;
                EXPECT_LE((matrix_of(residual, c) - (A - exact)).cwiseAbs().maxCoeff(), 1e-5) << k;
                EXPECT_LE((matrix_of(picture_of(layers, Part::Original, 0), c) - A).norm(), 1e-5);
            }
            if (k == 0) continue;
            const Picture layer = picture_of(layers, Part::Layer, k);
            const Picture before = picture_of(layers, Part::Approximation, k - 1);
            for (std::size_t i = 0; i < layer.values.size(); ++i)
                ASSERT_NEAR(before.values[i] + layer.values[i], approximation.values[i], 1e-5);
        }
    }
}

TEST(Layers, PicturesAreTheProducts) {
    const Analysis waves = analyzed(of("waves"));
    for (const int k : {3, 49, 51, 99, 100}) {
        const Picture picture = picture_of(*waves.layers, Part::Approximation, k);
        const MatrixXd exact = low_rank(waves.layers->channels[0].svd, k);
        EXPECT_LE((matrix_of(picture, 0) - exact).cwiseAbs().maxCoeff(), 1e-5 * exact.cwiseAbs().maxCoeff());
    }
    EXPECT_EQ(picture_of(*waves.layers, Part::Clean, 0).values.size(), 10000U);
    EXPECT_TRUE(picture_of(*analyzed(of("disk")).layers, Part::Clean, 0).values.empty());
}

TEST(Spectrum, IdentitiesHoldForColoursToo) {
    for (const Params& params :
         {small_photo(Channels::Color), of("waves"), of("conjugation"), of("hilbert")}) {
        const Analysis analysis = analyzed(params);
        for (const int k : {0, 1, 2, 10, std::min(analysis.rows, analysis.cols)}) {
            const Identity identity = check_identity(*analysis.layers, k);
            EXPECT_TRUE(identity.holds)
                << params.recipe.id << " " << k << ": " << identity.measured_2 << " " << identity.predicted_2;
            EXPECT_NEAR(identity.predicted_frobenius, analysis.error_frobenius[static_cast<std::size_t>(k)],
                        identity.allowed);
        }
    }
}

TEST(Spectrum, AWrongDecompositionIsFound) {
    Layers layers = *analyzed(of("waves")).layers;
    layers.channels[0].svd.sigma(4) *= 1.001;
    EXPECT_FALSE(check_identity(layers, 10).holds);
}

TEST(Spectrum, ColoursArePooled) {
    const Analysis color = analyzed(small_photo(Channels::Color));
    ASSERT_EQ(color.sigma_of_channel.size(), 3U);
    double square = 0;
    for (const auto& channel : color.sigma_of_channel) square += channel[3] * channel[3];
    EXPECT_NEAR(color.sigma[3], std::sqrt(square / 3), 1e-13);
    EXPECT_EQ(color.at.storage, 3 * 10 * 97);
    EXPECT_EQ(color.storage_full, 3 * 48 * 48);
    double frobenius = 0;
    for (const auto& A : color.layers->source->channels) frobenius += A.squaredNorm();
    EXPECT_NEAR(color.error_frobenius[0], std::sqrt(frobenius), 1e-12);
    const double mean_square =
        std::pow(color.at.error_frobenius, 2) / static_cast<double>(color.storage_full);
    EXPECT_NEAR(color.at.psnr, -10 * std::log10(mean_square), 1e-10);
}

TEST(Spectrum, APreviewIsNearAndSaysSo) {
    const DataPtr data = load(small_photo(Channels::Grey)).value();
    const Analysis full = analyze(factorize(data, {}).value(), {.k = 8});
    const Analysis quick = analyze(preview(data, 12, {}).value(), {.k = 8});
    EXPECT_TRUE(full.complete);
    EXPECT_FALSE(quick.complete);
    EXPECT_EQ(quick.known, 12);
    ASSERT_EQ(quick.sigma.size(), full.sigma.size());
    EXPECT_NEAR(quick.sigma[0] / full.sigma[0], 1, 1e-6);
    EXPECT_NEAR(quick.at.error_frobenius / full.at.error_frobenius, 1, 0.01);
    EXPECT_NEAR(quick.at.energy, full.at.energy, 1e-3);
    for (std::size_t i = 1; i < quick.sigma.size(); ++i) EXPECT_LE(quick.sigma[i], quick.sigma[i - 1]);
    EXPECT_EQ(analyze(preview(data, 12, {}).value(), {.k = 40}).at.k, 12);
    EXPECT_LE((matrix_of(picture_of(*quick.layers, Part::Approximation, 8), 0) -
               matrix_of(picture_of(*full.layers, Part::Approximation, 8), 0))
                  .norm(),
              0.2 * full.at.error_frobenius);
}

TEST(Spectrum, OnlyTheCutOffKeepsTheLayers) {
    const Params params = of("disk");
    Params other = params;
    other.cutoff = {.rule = Rule::Energy, .k = 3, .energy = 0.5};
    EXPECT_TRUE(same_layers(params, other));
    EXPECT_FALSE(params == other);
    other = params;
    other.recipe.size = 65;
    EXPECT_FALSE(same_layers(params, other));
    other = params;
    other.channels = Channels::Color;
    EXPECT_FALSE(same_layers(params, other));
    other = params;
    other.file = FileSource{.path = "a.png", .size = 3, .hash = "00"};
    EXPECT_FALSE(same_layers(params, other));
    Params changed = other;
    changed.file->hash = "01";
    EXPECT_FALSE(same_layers(other, changed));
}

TEST(Spectrum, VectorsLabelsAndEntries) {
    const Analysis table = analyzed(of("conjugation"));
    EXPECT_EQ(row_labels(*table.layers).size(), 20U);
    EXPECT_EQ(col_labels(*table.layers)[0], "present 1st");
    EXPECT_EQ(left_vector(*table.layers, 0, 0).size(), 20U);
    EXPECT_EQ(right_vector(*table.layers, 0, 14).size(), 15U);
    EXPECT_EQ(entry_of(*table.layers, 0, 0, 1), 200);
    double product = 0;
    for (int i = 0; i < 15; ++i)
        product += table.sigma[static_cast<std::size_t>(i)] * left_vector(*table.layers, 0, i)[0] *
                   right_vector(*table.layers, 0, i)[1];
    EXPECT_NEAR(product, 200, 1e-10);
}

TEST(Spectrum, EightBitsForTheScreen) {
    const Picture grey{2, 2, 1, {0, 0.5F, 1, 2}};
    EXPECT_EQ(to_rgba(grey, 0, 1), (std::vector<std::uint8_t>{0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255,
                                                              255, 255, 255, 255, 255}));
    const Picture color{1, 1, 3, {-1, 0, 1}};
    EXPECT_EQ(to_rgba(color, -1, 1), (std::vector<std::uint8_t>{0, 128, 255, 255}));
    EXPECT_EQ(largest_of(color), 1);
}

TEST(Spectrum, FailuresAreSentences) {
    EXPECT_EQ(analyze(of("none")).error().message.find("There is no source"), 0U);
    Params params;
    params.file = FileSource{.path = "gone.png", .problem = "cannot read gone.png"};
    EXPECT_EQ(analyze(params).error().message, "cannot read gone.png");
    params.file->problem.clear();
    EXPECT_EQ(analyze(params).error().message, "The file has not been read.");
}

TEST(Spectrum, WorkIsWatchedAndCancelled) {
    const DataPtr data = load(small_photo(Channels::Color)).value();
    std::vector<double> told;
    ASSERT_TRUE(factorize(data, {.progress = [&](double p) { told.push_back(p); }}));
    ASSERT_GE(told.size(), 4U);
    EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
    EXPECT_EQ(told.back(), 1);
    std::stop_source source;
    const Watch watch{.stop = source.get_token(), .progress = [&](double p) {
                          if (p > 0.5) source.request_stop();
                      }};
    EXPECT_EQ(factorize(data, watch).error().message, "The decomposition was cancelled.");
    EXPECT_EQ(preview(data, 5, watch).error().message, "The decomposition was cancelled.");
}

}  // namespace
}  // namespace svdscope::spectrum
