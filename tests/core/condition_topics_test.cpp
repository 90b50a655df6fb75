// Every topic of the condition lab under random params: no NaN, only the topic asked for, the same bits
// again.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "core/base/random.hpp"
#include "core/labs/condition.hpp"

namespace svdscope::condition {
namespace {

using Numbers = std::vector<double>;

// Ends of ranges more often than anything between.
double end_or_between(Random& random, double least, double most) {
    const auto which = random.integer(0, 4);
    return which == 0 ? least : which == 1 ? most : random.uniform(least, most);
}

Params random_params(Random& random) {
    Params params;
    params.topic = static_cast<Topic>(random.integer(0, 4));
    params.seed = static_cast<int>(random.integer(-2147483647, 2147483647));
    params.gram_example = static_cast<GramExample>(random.integer(0, 1));
    params.gram_log_kappa = end_or_between(random, 0, kMostLogKappa);
    params.family = static_cast<Family>(random.integer(0, 3));
    params.size = static_cast<int>(random.integer(kLeastSize, kMostSize));
    params.family_log_kappa = end_or_between(random, 0, kMostLogKappa);
    params.swing_gap = random.integer(0, 2) == 0 ? 0 : end_or_between(random, -kMostSwing, kMostSwing);
    params.swing_noise = end_or_between(random, -kMostSwing, kMostSwing);
    params.cure_system = static_cast<CureSystem>(random.integer(0, 1));
    params.cure = static_cast<Cure>(random.integer(0, 1));
    params.log_filter = end_or_between(random, kLeastLogFilter, kMostLogFilter);
    params.family_noise = end_or_between(random, 0, kMostFamilyNoise);
    return params;
}

void append(Numbers& all, const Numbers& more) { all.insert(all.end(), more.begin(), more.end()); }
void add(Numbers& all, const RouteErrors& errors) { append(all, {errors.forward, errors.backward}); }
void add(Numbers& all, const GramPoint& p) {
    append(all, {p.kappa, p.direct_double, p.gram_double, p.direct_float, p.gram_float});
}
void add(Numbers& all, const LPoint& p) {
    append(all, {p.filter, p.residual, p.length, p.bias, p.noise, p.error});
}

Numbers numbers_of(const Analysis& analysis) {
    Numbers all;
    if (const auto& gram = analysis.gram) {
        for (const GramPoint& point : gram->sweep) add(all, point);
        add(all, gram->at);
        append(all, {gram->example.kappa, gram->example.kappa_gram, gram->example.sigma_min});
    }
    if (const auto& families = analysis.families) {
        for (const FamilyPoint& point : families->sizes) {
            for (const RouteErrors& route : {point.lu, point.qr, point.svd}) add(all, route);
            append(all, {point.kappa, point.bound});
        }
        append(all, families->matrix);
        append(all, families->sigma);
    }
    if (const auto& swing = analysis.swing) {
        for (std::size_t i = 0; i < 3; ++i) {
            append(all, swing->left[i]);
            append(all, swing->right[i]);
            append(all, {swing->sigma[i], swing->right_after_truncation[i]});
        }
        append(all, swing->solution);
        all.push_back(swing->kappa);
    }
    if (const auto& cured = analysis.cured) {
        for (const LPoint& point : cured->curve) add(all, point);
        add(all, cured->at);
        for (const auto* list : {&cured->sigma, &cured->coefficients, &cured->clean_coefficients,
                                 &cured->filters, &cured->x_true, &cured->x_naive, &cured->x_cured})
            append(all, *list);
    }
    return all;
}

TEST(ConditionTopics, RandomParamsGiveNumbers) {
    Random random(11);
    for (int i = 0; i < 600; ++i) {
        const Params params = random_params(random);
        const Result<Analysis> analysis = analyze(params);
        ASSERT_TRUE(analysis) << analysis.error().message;
        ASSERT_EQ(analysis->gram.has_value(), params.topic == Topic::Gram);
        ASSERT_EQ(analysis->families.has_value(), params.topic == Topic::Families);
        ASSERT_EQ(analysis->swing.has_value(), params.topic == Topic::Swing);
        ASSERT_EQ(analysis->cured.has_value(), params.topic == Topic::Cures);
        const Numbers numbers = numbers_of(*analysis);
        for (const double number : numbers) {
            ASSERT_FALSE(std::isnan(number)) << "trial " << i << ", topic " << static_cast<int>(params.topic);
        }
        ASSERT_EQ(numbers, numbers_of(*analyze(params)));
    }
}

}  // namespace
}  // namespace svdscope::condition
