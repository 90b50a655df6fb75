// What comes with the program: ranks that are known, spectra that were chosen, and numpy's word on all of it.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "core/analysis/rank.hpp"
#include "core/data/source_data.hpp"
#include "core/data/synthetic_images.hpp"
#include "core/data/synthetic_matrices.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

VectorXd spectrum_of(const MatrixXd& A) {
    return decompose(A, {.values_only = true, .stop = {}, .progress = {}})->sigma;
}

int numerical_rank(const MatrixXd& A) {
    const VectorXd sigma = spectrum_of(A);
    const std::span<const double> values(sigma.data(), static_cast<std::size_t>(sigma.size()));
    return rank_of(values, rank_tolerance(values[0], static_cast<std::size_t>(A.rows()),
                                          static_cast<std::size_t>(A.cols())));
}

TEST(Sources, KnownRanks) {
    EXPECT_EQ(numerical_rank(gradient_image(64)), 1);
    EXPECT_EQ(numerical_rank(diagonal_gradient_image(64)), 2);
    for (const int cell : {1, 2, 8, 20}) EXPECT_EQ(numerical_rank(checkerboard_image(64, cell)), 2) << cell;
    EXPECT_EQ(numerical_rank(disk_image(64)), 12);
    EXPECT_EQ(numerical_rank(edge_image(64)), 64);
    EXPECT_EQ(numerical_rank(noise_image(64, 1)), 64);
}

TEST(Sources, EachIsMadeTwiceAlikeAndFinite) {
    for (const SourceInfo& info : sources()) {
        SourceRecipe recipe{.id = std::string(info.id), .size = info.default_size > 128 ? 64 : 0};
        const auto data = make_source(recipe);
        ASSERT_TRUE(data) << data.error().message;
        const auto again = make_source(recipe).value();
        for (std::size_t c = 0; c < data->channels.size(); ++c) {
            EXPECT_TRUE(data->channels[c].allFinite()) << info.id;
            EXPECT_EQ(data->channels[c], again.channels[c]) << info.id;
            EXPECT_EQ(data->channels[c].rows(), data->channels[0].rows());
            if (!data->is_picture) continue;
            EXPECT_GE(data->channels[c].minCoeff(), 0) << info.id;
            EXPECT_LE(data->channels[c].maxCoeff(), 1) << info.id;
            EXPECT_GE(data->channels[c].maxCoeff() - data->channels[c].minCoeff(), 0.5) << info.id;
        }
        if (!info.has_seed) continue;
        recipe.seed = 2;
        EXPECT_NE(make_source(recipe)->channels[0], data->channels[0]) << info.id;
    }
}

TEST(Sources, TheTableHasItsLabels) {
    const SourceData table = make_source({.id = "conjugation"}).value();
    EXPECT_EQ(table.channels[0].rows(), 20);
    EXPECT_EQ(table.channels[0].cols(), 15);
    EXPECT_EQ(table.channels[0](0, 0), 400);
    EXPECT_EQ(table.channels[0](0, 14), 89);
    ASSERT_EQ(table.row_labels.size(), 20U);
    ASSERT_EQ(table.col_labels.size(), 15U);
    EXPECT_EQ(table.row_labels[0], "regular verb 1");
    EXPECT_EQ(table.col_labels[14], "conditional 3rd");
    const VectorXd sigma = spectrum_of(table.channels[0]);
    EXPECT_NEAR(sigma(0), 1057.26, 0.005);
    EXPECT_NEAR(sigma(1), 105.12, 0.005);
    EXPECT_NEAR(sigma(2), 2.11, 0.005);
    EXPECT_NEAR(sigma(0) * sigma(0) / sigma.squaredNorm(), 0.9902, 5e-5);
}

TEST(Sources, StructureIsLowRankAndNoiseIsNot) {
    const auto kept = [](const char* id) {
        const VectorXd sigma = spectrum_of(make_source({.id = id})->channels[0]);
        return sigma.head(8).squaredNorm() / sigma.squaredNorm();
    };
    EXPECT_GT(kept("structured-update"), 0.98);
    EXPECT_NEAR(kept("noise-update"), 0.365, 5e-5);
    EXPECT_TRUE(make_source({.id = "waves"})->clean.has_value());
}

TEST(SyntheticMatrices, HaveTheChosenSpectrum) {
    for (const VectorXd& sigma :
         {power_law_spectrum(50, 1), exponential_spectrum(50, 1), step_spectrum(50, 7)}) {
        const VectorXd found = spectrum_of(matrix_with_spectrum(sigma, 9));
        EXPECT_LE((found - sigma).cwiseAbs().maxCoeff(), 20 * 50 * 2.3e-16 * sigma(0));
    }
    EXPECT_DOUBLE_EQ(exponential_spectrum(11, 1)(10), 0.1);
    EXPECT_DOUBLE_EQ(power_law_spectrum(4, 2)(3), 1.0 / 16);
    EXPECT_DOUBLE_EQ(hilbert_matrix(3)(2, 1), 0.25);
}

TEST(Sources, RefusalsAreSentences) {
    const auto refusal = [](const SourceRecipe& recipe) {
        const auto data = make_source(recipe);
        return data ? "accepted" : data.error().message;
    };
    EXPECT_EQ(refusal({.id = "none"}).find("There is no source \"none\"; there are photo, gradient,"), 0U);
    EXPECT_EQ(refusal({.id = "disk", .size = 1}), "The size must be from 2 to 2048.");
    EXPECT_EQ(refusal({.id = "disk", .size = 2049}), "The size must be from 2 to 2048.");
    EXPECT_EQ(refusal({.id = "disk", .size = 2}), "accepted");
    EXPECT_EQ(refusal({.id = "checkerboard", .cell = 0}), "A field needs at least one pixel.");
    EXPECT_EQ(refusal({.id = "step", .rank = 0}), "The rank must be at least 1.");
    EXPECT_EQ(refusal({.id = "power-law", .decay = 21}), "The decay must be from 0 to 20.");
    EXPECT_EQ(refusal({.id = "power-law", .decay = std::nan("")}), "The decay must be from 0 to 20.");
    EXPECT_EQ(refusal({.id = "noise", .seed = -1}), "The seed must not be negative.");
    for (const SourceInfo& info : sources()) {
        if (info.default_size == 0) continue;
        EXPECT_EQ(refusal({.id = std::string(info.id), .size = 2}), "accepted") << info.id;
    }
}

// The recipes that numpy was asked about; the photo is smaller than it is by default.
std::vector<SourceRecipe> compared_recipes() {
    std::vector<SourceRecipe> recipes;
    for (const SourceInfo& info : sources())
        recipes.push_back({.id = std::string(info.id), .size = info.default_size > 128 ? 96 : 0});
    return recipes;
}

std::map<std::string, VectorXd> numpy_spectra() {
    std::map<std::string, VectorXd> spectra;
    std::ifstream file(SVDSCOPE_SOURCE_DIR "/tests/core/fixtures/spectra.csv");
    for (std::string line; std::getline(file, line);) {
        std::istringstream cells(line);
        std::string name, cell;
        std::getline(cells, name, ',');
        std::vector<double> values;
        while (std::getline(cells, cell, ',')) values.push_back(std::stod(cell));
        spectra[name] = Eigen::Map<VectorXd>(values.data(), static_cast<Index>(values.size()));
    }
    return spectra;
}

// For tests/core/fixtures/make.py: SVDSCOPE_WRITE_SOURCES names a folder that gets every matrix as text.
void write_for_numpy(const std::string& name, const MatrixXd& A) {
    const char* folder = std::getenv("SVDSCOPE_WRITE_SOURCES");
    if (folder == nullptr) return;
    std::ofstream file(std::string(folder) + "/" + name + ".txt");
    file.precision(17);
    file << A << '\n';
}

TEST(Sources, SpectraAreThoseOfNumpy) {
    const auto spectra = numpy_spectra();
    for (const SourceRecipe& recipe : compared_recipes()) {
        const SourceData data = make_source(recipe).value();
        for (std::size_t c = 0; c < data.channels.size(); ++c) {
            const std::string name = recipe.id + "_" + std::to_string(c);
            write_for_numpy(name, data.channels[c]);
            const VectorXd sigma = spectrum_of(data.channels[c]);
            const bool comparable = spectra.contains(name) && spectra.at(name).size() == sigma.size();
            EXPECT_TRUE(comparable) << name;
            if (!comparable) continue;
            // Both are right to a modest multiple of eps sigma_1; so the smallest may differ wholly.
            EXPECT_LE((spectra.at(name) - sigma).cwiseAbs().maxCoeff(), 1e-14 * sigma(0)) << name;
        }
    }
}

}  // namespace
}  // namespace svdscope
