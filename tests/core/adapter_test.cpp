// The adapter lab: the numbers of the texts, what rank 8 keeps of what, the learning against the truncated
// SVD.
#include "core/labs/adapter.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/layers.hpp"
#include "core/analysis/low_rank.hpp"
#include "core/analysis/low_rank_update.hpp"
#include "core/analysis/principal_angles.hpp"
#include "core/base/random.hpp"
#include "core/data/source_data.hpp"

namespace svdscope::adapter {
namespace {

using Eigen::MatrixXd;

Params of(Source source, int rank = 8, Topic topic = Topic::Keep) {
    Params params;
    params.source = source, params.rank = rank, params.topic = topic;
    return params;
}

Analysis analyzed(const Params& params) { return analyze(params).value(); }

spectrum::FileSource file_of(SourceData data) {
    spectrum::FileSource file;
    file.path = "mine.npy", file.hash = std::to_string(data.channels.front().size());
    file.data = std::make_shared<const SourceData>(std::move(data));
    return file;
}

Params of(const MatrixXd& W, int rank, Topic topic) {
    Params params;
    params.file = file_of({.channels = {W}});
    params.rank = rank, params.topic = topic;
    return params;
}

// What stands in the texts, counted.

TEST(AdapterCost, ThousandByThousandAtRank50IsATenth) {  // 002.storage
    const Cost cost = cost_of(1000, 1000, 50);
    EXPECT_EQ(cost.triples, 100'050);
    EXPECT_NEAR(static_cast<double>(cost.full) / static_cast<double>(cost.triples), 9.995, 0.001);
    EXPECT_NEAR(cost.triples_break_even, 499.75, 0.001);
}

TEST(AdapterCost, HundredByHundredBreaksEvenBelow50) {  // 002.breakeven
    EXPECT_NEAR(cost_of(100, 100, 1).triples_break_even, 49.7512, 0.0001);
    EXPECT_EQ(cost_of(100, 100, 1).factors_break_even, 50);
    EXPECT_LT(cost_of(100, 100, 49).triples, 10'000);
    EXPECT_GT(cost_of(100, 100, 50).triples, 10'000);
}

TEST(AdapterCost, SixtyFourAtRank8IsAQuarter) {  // 003.lora_64
    const Cost cost = cost_of(64, 64, 8);
    EXPECT_EQ(cost.full, 4096);
    EXPECT_EQ(cost.factors, 1024);
}

TEST(AdapterCost, FourThousandNinetySixAtRank8Is256TimesFewer) {  // 003.lora_4096, 002.lora_params
    const Cost cost = cost_of(4096, 4096, 8);
    EXPECT_EQ(cost.full, 16'777'216);
    EXPECT_EQ(cost.factors, 65'536);
    EXPECT_EQ(cost.full / cost.factors, 256) << "neither 250 nor 260";
    EXPECT_EQ(cost.full % cost.factors, 0);
}

TEST(AdapterCost, AMillionEmbeddingsAtRank64) {  // 000.embed_storage
    const Cost cost = cost_of(1'000'000, 768, 64);
    EXPECT_EQ(cost.full, 768'000'000);
    EXPECT_EQ(cost.triples, 64'049'216);
    EXPECT_NEAR(static_cast<double>(cost.full) / static_cast<double>(cost.triples), 11.9908, 0.001);
}

TEST(AdapterCost, TheLargestThatAreAskedForDoNotOverflow) {
    const Cost cost = cost_of(10'000'000, 10'000'000, 10'000'000);
    EXPECT_EQ(cost.full, 100'000'000'000'000);
    EXPECT_EQ(cost.factors, 200'000'000'000'000);
    EXPECT_EQ(cost.factors_share, 2);
}

TEST(AdapterCost, BreakEvenIsWhereTheCountsMeet) {
    Random random(2);
    for (int i = 0; i < 200; ++i) {
        const std::int64_t m = random.integer(1, 3000), n = random.integer(1, 3000);
        const Cost cost = cost_of(m, n, 1);
        for (const double at : {cost.factors_break_even, cost.triples_break_even}) {
            const bool triples = at == cost.triples_break_even;
            const auto below = static_cast<std::int64_t>(std::ceil(at)) - 1;
            const auto count = [&](std::int64_t r) {
                const Cost of_r = cost_of(m, n, r);
                return triples ? of_r.triples : of_r.factors;
            };
            EXPECT_LT(count(below), m * n);
            EXPECT_GE(count(below + 1), m * n);
        }
    }
}

TEST(Adapter, TheTableOfTheNoiseUpdate) {  // 004.lora_table
    struct Row {
        int r;
        double error;
        std::int64_t numbers;
        double percent, energy;
    };
    constexpr std::array kRows{Row{1, 0.9706, 128, 3.1, 0.0579},  Row{2, 0.944, 256, 6.2, 0.1089},
                               Row{4, 0.8928, 512, 12.5, 0.2028}, Row{8, 0.7968, 1024, 25, 0.365},
                               Row{16, 0.6206, 2048, 50, 0.6149}, Row{32, 0.335, 4096, 100, 0.8878}};
    const Analysis analysis = analyzed(of(Source::Noise));
    ASSERT_EQ(analysis.table.size(), kRows.size());
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        const AtRank& at = analysis.table[i];
        EXPECT_EQ(at.r, kRows[i].r);
        EXPECT_NEAR(at.relative_error, kRows[i].error, 1e-4) << at.r;
        EXPECT_EQ(at.cost.factors, kRows[i].numbers);
        EXPECT_NEAR(100 * at.cost.factors_share, kRows[i].percent, 0.051);
        EXPECT_NEAR(at.energy, kRows[i].energy, 1e-4) << at.r;
    }
}

TEST(Adapter, RankOneOfTheSmallUpdateIsOneAndAHalfEverywhere) {  // 001.lowrank_update
    const Analysis analysis = analyzed(of(Source::Pair, 1));
    EXPECT_NEAR(analysis.sigma[0], 3, 1e-14);
    EXPECT_NEAR(analysis.sigma[1], 1, 1e-14);
    EXPECT_NEAR(analysis.at.error, 1, 1e-14);
    const spectrum::Picture product = picture_of(analysis, Part::Product);
    for (const float entry : product.values) EXPECT_NEAR(3 * entry, 1.5, 1e-6);
}

TEST(Adapter, RankEightKeepsMostOfStructureAndNotOfNoise) {
    const Claim noise = analyzed(of(Source::Noise)).claim;
    EXPECT_FALSE(noise.holds);
    EXPECT_NEAR(noise.energy, 0.365, 1e-3);
    EXPECT_EQ(noise.rank_for_most, 34);
    EXPECT_NEAR(noise.share_for_most, 1.0625, 1e-12) << "more numbers than the update itself";
    for (int seed = 1; seed <= 20; ++seed) {
        Params params = of(Source::Structured);
        params.seed = seed;
        EXPECT_TRUE(analyzed(params).claim.holds) << seed;
        params.source = Source::Decaying;
        EXPECT_TRUE(analyzed(params).claim.holds) << seed;
    }
}

TEST(Adapter, ErrorsAreThoseOfTheMatrices) {
    for (const Source source : {Source::Noise, Source::Structured, Source::Decaying, Source::Layer}) {
        const Analysis analysis = analyzed(of(source, 5));
        const MatrixXd best = low_rank(analysis.update->svd, 5);
        EXPECT_NEAR((analysis.update->W - best).norm(), analysis.at.error, 1e-12 * analysis.norm);
        EXPECT_NEAR(1 - std::pow(analysis.at.relative_error, 2), analysis.at.energy, 1e-12);
    }
}

TEST(Adapter, TwoThinLayersAreTheSplitOne) {
    const Analysis analysis = analyzed(of(Source::Layer, 10, Topic::Split));
    const spectrum::Picture left = picture_of(analysis, Part::Left),
                            right = picture_of(analysis, Part::Right),
                            product = picture_of(analysis, Part::Product);
    EXPECT_EQ(left.height, 64);
    EXPECT_EQ(left.width, 10);
    EXPECT_EQ(right.height, 10);
    EXPECT_EQ(right.width, 96);
    EXPECT_EQ(analysis.at.cost.factors, 10 * (64 + 96));
    for (int i = 0; i < 64; ++i)
        for (int j = 0; j < 96; ++j) {
            double entry = 0;
            for (int k = 0; k < 10; ++k)
                entry += static_cast<double>(left.values[static_cast<std::size_t>(i * 10 + k)]) *
                         static_cast<double>(right.values[static_cast<std::size_t>(k * 96 + j)]);
            ASSERT_NEAR(entry, product.values[static_cast<std::size_t>(i * 96 + j)], 1e-6);
        }
}

// The learning.

TEST(AdapterLearning, ApproachesTheTruncatedSvdToOnePerCent) {
    for (const Source source : {Source::Structured, Source::Noise}) {
        const Analysis analysis = analyzed(of(source, 8, Topic::Learn));
        ASSERT_TRUE(analysis.learned);
        const Learned& learned = *analysis.learned;
        EXPECT_EQ(learned.steps(), 200);
        EXPECT_FALSE(learned.diverged);
        EXPECT_NEAR(learned.floor, analysis.at.relative_error, 1e-12);
        EXPECT_LT(learned.error.back(), 1.01 * learned.floor);
        EXPECT_GE(learned.error.back(), learned.floor * (1 - 1e-13));
    }
}

TEST(AdapterLearning, NoStepOfAnySeedRankOrSourceIsBelowTheFloor) {
    for (const Source source :
         {Source::Noise, Source::Structured, Source::Decaying, Source::Layer, Source::Pair})
        for (const int rank : {1, 2, 8, 24})
            for (int seed = 1; seed <= 3; ++seed) {
                Params params = of(source, rank, Topic::Learn);
                params.training.seed = seed;
                params.training.zero_B = seed != 2;
                params.training.momentum = seed == 3 ? 0.8 : 0;
                params.training.steps = 60;
                const Analysis analysis = analyzed(params);
                for (const double error : analysis.learned->error)
                    ASSERT_GE(error, analysis.learned->floor * (1 - 1e-13))
                        << static_cast<int>(source) << " " << rank << " " << seed;
            }
}

TEST(AdapterLearning, TheSpaceOfBTurnsToTheFirstDirectionsAndBIsNotTheSingularVectors) {
    const Analysis analysis = analyzed(of(Source::Structured, 8, Topic::Learn));
    const Learned& learned = *analysis.learned;
    EXPECT_GT(learned.angles.front().angles.back(), 0.5) << "radians, at first";
    EXPECT_LT(learned.angles.back().angles.back(), 1e-3);
    EXPECT_GT(learned.off_diagonal, 0.1) << "columns of B are not orthogonal";
    const TrainedFactors& last = *learned.kept->factors.back();
    const auto angles =
        principal_angles(last.B.cast<double>(), analysis.update->svd.U.leftCols(8)).value().angles;
    EXPECT_NEAR(angles(7), learned.angles.back().angles.back(), 1e-6) << "of the factors that were kept";
}

TEST(AdapterLearning, IsTheSameToTheBitFromTheSameParams) {
    const Params params = of(Source::Decaying, 6, Topic::Learn);
    const Analysis one = analyzed(params), other = analyzed(params);
    EXPECT_EQ(one.learned->error, other.learned->error);
    EXPECT_EQ(learned_picture(one, LearnedPart::Product, 77).values,
              learned_picture(other, LearnedPart::Product, 77).values);
    Params reseeded = params;
    reseeded.training.seed = 2;
    EXPECT_NE(analyzed(reseeded).learned->error, one.learned->error);
}

TEST(AdapterLearning, PicturesAreThoseOfTheirStep) {
    Params params = of(Source::Structured, 4, Topic::Learn);
    params.training.steps = 40;
    const Analysis analysis = analyzed(params);
    for (const int step : {0, 13, 40}) {
        ASSERT_EQ(kept_step(*analysis.learned, step), step);
        const spectrum::Picture product = learned_picture(analysis, LearnedPart::Product, step);
        const spectrum::Picture whole = picture_of(analysis, Part::Whole);
        double square = 0, all = 0;
        for (std::size_t i = 0; i < whole.values.size(); ++i) {
            square +=
                std::pow(static_cast<double>(whole.values[i]) - static_cast<double>(product.values[i]), 2);
            all += std::pow(static_cast<double>(whole.values[i]), 2);
        }
        EXPECT_NEAR(std::sqrt(square / all), analysis.learned->error[static_cast<std::size_t>(step)], 1e-5);
    }
}

TEST(AdapterLearning, TooLongARateEndsWithFiniteNumbers) {
    Params params = of(Source::Structured, 8, Topic::Learn);
    params.training.rate = kMostRate;
    const Analysis analysis = analyzed(params);
    EXPECT_TRUE(analysis.learned->diverged);
    EXPECT_LT(analysis.learned->steps(), params.training.steps);
    for (const double error : analysis.learned->error) EXPECT_TRUE(std::isfinite(error));
}

TEST(AdapterLearning, EdgesOfWhatIsAdmitted) {
    for (const MatrixXd& W : {MatrixXd(MatrixXd::Zero(3, 5)), MatrixXd(MatrixXd::Constant(1, 1, 7)),
                              MatrixXd(MatrixXd::Constant(4, 2, 1e300)), MatrixXd(MatrixXd::Identity(6, 6)),
                              MatrixXd(MatrixXd::Constant(2, 3, 5e-324))})
        for (const Topic topic : {Topic::Keep, Topic::Learn, Topic::Split}) {
            const Analysis analysis = analyzed(of(W, 99, topic));
            EXPECT_EQ(analysis.at.r, std::min(W.rows(), W.cols()));
            EXPECT_LE(analysis.at.relative_error, 1e-15);
            for (const Part part : {Part::Whole, Part::Product, Part::Rest, Part::Left, Part::Right})
                for (const float value : picture_of(analysis, part).values)
                    EXPECT_LE(std::abs(value), 1.0001F);
            if (!analysis.learned) continue;
            for (const double error : analysis.learned->error) EXPECT_TRUE(std::isfinite(error));
        }
}

TEST(AdapterLearning, LargeOnesKeepSomeStepsOnly) {
    Random random(4);
    const MatrixXd W = MatrixXd::NullaryExpr(200, 300, [&] { return random.normal(); });
    Params params = of(W, 64, Topic::Learn);
    params.training.steps = 300;
    std::stop_source stop;
    int told = 0;
    const auto early = [&](const Analysis& analysis) {
        EXPECT_FALSE(analysis.complete);
        EXPECT_EQ(kept_step(*analysis.learned, analysis.learned->steps()) % analysis.learned->kept->every, 0);
        EXPECT_GT(analysis.learned->kept->every, 1);
        if (++told == 3) stop.request_stop();
    };
    double part = 0;
    const Result<Analysis> done = analyze(params, {stop.get_token(), [&](double now) { part = now; }}, early);
    EXPECT_FALSE(done) << "it stops when asked to";
    EXPECT_EQ(told, 3);
    EXPECT_GT(part, 0);
    EXPECT_LT(part, 0.2);
}

TEST(Adapter, FilesBeyondTheLimitsSayWhy) {
    const auto sentence = [](const Params& params) { return analyze(params).error().message; };
    Params large = of(MatrixXd::Zero(kMostSide + 1, 2), 1, Topic::Keep);
    EXPECT_NE(sentence(large).find("mine.npy is 513 by 2; this lab takes up to 512 by 512"),
              std::string::npos)
        << sentence(large);
    Params picture;
    picture.file = file_of({.channels = {MatrixXd::Zero(2, 2)}, .is_picture = true});
    EXPECT_NE(sentence(picture).find("picture"), std::string::npos);
    Params gone;
    gone.file = spectrum::FileSource{.path = "gone.npy", .problem = "gone.npy: there is no such file"};
    EXPECT_EQ(sentence(gone), "gone.npy: there is no such file");
}

TEST(Adapter, OnlyWhatDiffersIsWorkedOut) {
    const Params keep = of(Source::Decaying, 8), learn = of(Source::Decaying, 8, Topic::Learn);
    EXPECT_TRUE(answers(keep, of(Source::Decaying, 3)));
    EXPECT_TRUE(answers(learn, of(Source::Decaying, 3, Topic::Split)));
    EXPECT_FALSE(answers(keep, learn));
    EXPECT_FALSE(answers(learn, of(Source::Decaying, 3, Topic::Learn)));
    EXPECT_FALSE(answers(keep, of(Source::Noise)));
    const Analysis fresh = analyzed(of(Source::Decaying, 3)),
                   from = again(of(Source::Decaying, 3), analyzed(learn));
    EXPECT_EQ(fresh.at.error, from.at.error);
    EXPECT_FALSE(from.learned);
}

}  // namespace
}  // namespace svdscope::adapter
