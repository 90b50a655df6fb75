// The by-hand lab: pure analysis, cells as typed, the gallery.
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

#include "core/labs/byhand.hpp"

namespace svdscope::byhand {
namespace {

Analysis of(const Params& params) {
    const Result<Analysis> analysis = analyze(params);
    EXPECT_TRUE(analysis) << params.matrix << ": " << (analysis ? "" : analysis.error().message);
    return analysis ? *analysis : Analysis();
}

Params typed(const char* matrix) {
    Params params;
    params.matrix = matrix;
    return params;
}

TEST(ByHand, TheOpening) {
    const Analysis analysis = of({});
    EXPECT_EQ(analysis.rows, 3);
    EXPECT_EQ(analysis.cols, 2);
    EXPECT_TRUE(analysis.transcript->exact);
    EXPECT_FALSE(analysis.verdict);
    ASSERT_TRUE(analysis.picture);
    EXPECT_EQ(analysis.picture->shape, Shape3::ThreeByTwo);
    EXPECT_EQ(analysis.picture->A(2, 1), 1);
    EXPECT_EQ(analysis.picture->A(2, 2), 0);
    EXPECT_EQ(analysis.picture->V(2, 2), 1) << "the plane's third axis";
    EXPECT_NEAR(analysis.picture->sigma.x, std::sqrt(3), 1e-15);
    EXPECT_EQ(analysis.picture->sigma.z, 0);
    EXPECT_EQ(analysis.picture->gram(0, 1), 1);
    EXPECT_FALSE(analysis.picture->tied[0]);
}

TEST(ByHand, EveryExampleIsWorkedOut) {
    std::set<std::string_view> ids;
    for (const Example& example : examples()) {
        EXPECT_TRUE(ids.insert(example.id).second) << example.id;
        EXPECT_EQ(find_example(example.id), &example);
        Params params;
        params.matrix = example.matrix;
        const Analysis analysis = of(params);
        ASSERT_TRUE(analysis.transcript);
        EXPECT_EQ(analysis.transcript->exact, example.id != "no-root") << example.id;
        EXPECT_TRUE(analysis.picture) << example.id;
        EXPECT_LE(analysis.transcript->numbers.error, 1e-13);
        const Verdict own = *of(with_own_answer(params, analysis, 4)).verdict;
        EXPECT_EQ(own.finding, Finding::Right) << example.id << ": " << own.sentence;
    }
    EXPECT_EQ(find_example("nothing"), nullptr);
}

TEST(ByHand, CellsStayAsTyped) {
    const Params params = typed("[[1/3, 0.5], [2, 1]]");
    const Analysis before = of(params);
    EXPECT_EQ(before.entries, (std::vector<std::string>{"1/3", "0.5", "2", "1"}));
    EXPECT_TRUE(before.transcript->exact);
    const Params after = with_entry(params, before, 1, 0, " sqrt(2) / 2 ");
    EXPECT_EQ(after.matrix, "1/3 0.5; sqrt(2)/2 1");
    EXPECT_FALSE(of(after).transcript->exact);
    EXPECT_EQ(with_entry(params, before, 2, 0, "7"), params);
    EXPECT_EQ(with_entry(params, before, 0, -1, "7"), params);
    EXPECT_EQ(with_shape(params, before, 3, 2).matrix, "1/3 0.5; 2 1; 0 0");
    EXPECT_EQ(with_shape(params, before, 2, 1).matrix, "1/3; 2");
    EXPECT_EQ(with_shape(params, before, 2, 2), params);
    EXPECT_EQ(of(with_shape(params, before, 99, 0)).rows, kMostSide);
}

TEST(ByHand, TheExaminerSpeaksOnlyWhenAsked) {
    Params params;
    params.answer_sigma = "1.73 1";
    EXPECT_EQ(of(params).verdict->finding, Finding::Unreadable);
    params = with_own_answer(params, of(params), 3);
    EXPECT_EQ(params.answer_sigma, "1.732 1.000");
    EXPECT_EQ(of(params).verdict->finding, Finding::Right);
    params.answer_V_is_transposed = true;
    EXPECT_EQ(of(params).verdict->finding, Finding::Right) << "this V is symmetric";
}

TEST(ByHand, BeyondPencilTheExaminerStays) {
    Params params = typed("4 0 0 0; 0 3 0 0; 0 0 2 0; 0 0 0 1");
    Analysis analysis = of(params);
    EXPECT_FALSE(analysis.transcript);
    EXPECT_FALSE(analysis.picture);
    EXPECT_FALSE(analysis.no_transcript.empty());
    params.answer_U = params.answer_V = "1 0 0 0; 0 1 0 0; 0 0 1 0; 0 0 0 1";
    params.answer_sigma = "4 3 2 1";
    EXPECT_EQ(of(params).verdict->finding, Finding::Right);
    EXPECT_FALSE(of(typed("1 2; 3 4; 5 6; 7 8")).picture);
    EXPECT_TRUE(of(typed("1 2; 3 4; 5 6; 7 8")).transcript);
}

TEST(ByHand, TiesAreMarked) {
    const Analysis tie = of(typed("3 -4; 4 3"));
    EXPECT_TRUE(tie.picture->tied[0] && tie.picture->tied[1]);
    const Analysis three = of(typed("1 1 0; 0 1 1; 1 0 1"));
    EXPECT_FALSE(three.picture->tied[0]);
    EXPECT_TRUE(three.picture->tied[1] && three.picture->tied[2]);
}

TEST(ByHand, RefusesInOneSentence) {
    EXPECT_EQ(analyze(typed("1 2; 3 x")).error().message,
              "Row 2, column 2: Character 1: \"x\" is not a known name.");
    EXPECT_FALSE(analyze(typed("")));
    EXPECT_FALSE(analyze(typed("1e200 0; 0 1")));
    std::string wide = "1";
    for (int i = 0; i < 20; ++i) wide += " 1";
    EXPECT_EQ(analyze(typed(wide.c_str())).error().message,
              "The matrix may have at most 20 rows and 20 columns, but it is 1 x 21.");
}

}  // namespace
}  // namespace svdscope::byhand
