// States as JSON: what is refused, and with which sentence.
#include "app/lab/fields.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "app/lab/lab.hpp"
#include "app/lab/state_text.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

std::string refusal(const char* params, const char* view = "{}") {
    const auto lab = lab_table().front().make();
    const json before = lab->state();
    json state = state_header("transform");
    state["params"] = json::parse(params);
    state["view"] = json::parse(view);
    const auto done = lab->set_state(state);
    EXPECT_EQ(lab->state(), before) << "a refused state changes nothing";
    EXPECT_FALSE(lab->can_undo());
    return done ? "accepted" : done.error().message;
}

TEST(State, RefusesWithOneSentence) {
    EXPECT_EQ(refusal(R"({"matrx": [[1, 0], [0, 1]]})"),
              "params has no \"matrx\"; it has matrix, axes, keep_identity, flip_second, mirror, probe.");
    EXPECT_EQ(refusal(R"({"matrix": [[1, 0], [0]]})"),
              "params.matrix must be a matrix [[a, b], [c, d]] of finite numbers.");
    EXPECT_EQ(refusal(R"({"matrix": [[1, 0], [0, "inf"]]})"),
              "params.matrix must be a matrix [[a, b], [c, d]] of finite numbers.");
    EXPECT_EQ(refusal(R"({"mirror": "w"})"), "params.mirror must be one of sigma, v, u.");
    EXPECT_EQ(refusal("{}", R"({"time": 7})"), "view.time must be a number from 0 to 4.");
    EXPECT_EQ(refusal("{}", R"({"grid": 1})"), "view.grid must be true or false.");
    EXPECT_EQ(refusal("{}", R"({"camera": [0, 0, 0]})"),
              "view.camera must be a camera [x, y, half height] with a positive half height.");
}

TEST(State, RefusesForeignAndNewerStates) {
    const auto lab = lab_table().front().make();
    EXPECT_FALSE(lab->set_state(json::array()));
    EXPECT_FALSE(lab->set_state({{"format", "other"}}));
    json newer = lab->state();
    newer["version"] = 2;
    const auto done = lab->set_state(newer);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().message,
              "The state is of version 2, written by a newer svdscope; this one reads version 1.");
    json other = lab->state();
    other["lab"] = "pca";
    EXPECT_EQ(lab->set_state(other).error().message,
              "The state is for the lab \"pca\", not for \"transform\".");
    json extra = lab->state();
    extra["colour"] = "blue";
    EXPECT_FALSE(lab->set_state(extra));
}

TEST(State, MissingKeysMeanDefaults) {
    const auto lab = lab_table().front().make();
    ASSERT_TRUE(lab->set_state({{"format", "svdscope-state"},
                                {"version", 1},
                                {"lab", "transform"},
                                {"params", {{"matrix", {{0, -1}, {1, 0}}}}}}));
    const json state = lab->state();
    EXPECT_EQ(state["params"]["matrix"], json({{0.0, -1.0}, {1.0, 0.0}}));
    EXPECT_EQ(state["view"]["grid"], true);
    EXPECT_EQ(state["view"]["time"], 3.0) << "the end of three stages";
}

TEST(State, InfinityIsWrittenAsAWord) {
    EXPECT_EQ(to_field(std::numeric_limits<double>::infinity()), "inf");
    EXPECT_EQ(to_field(-std::numeric_limits<double>::infinity()), "-inf");
}

TEST(State, NumbersRoundTripToTheBit) {
    for (const double value : {0.1, -0.0, 1e-300, 5e-324, 1.7976931348623157e308, 1.0 / 3}) {
        double read = 1;
        EXPECT_FALSE(from_field(json::parse(to_field(value).dump()), read));
        EXPECT_EQ(std::bit_cast<std::uint64_t>(read), std::bit_cast<std::uint64_t>(value)) << value;
    }
}

std::string refused_text(const std::string& text) {
    const auto parsed = parse_state_text(text);
    return parsed ? "accepted" : parsed.error().message;
}

// Found by fuzzing: what was wrong stood in the sentence, however long it was.
TEST(State, SentencesAreShortWhateverStandsInTheFile) {
    const std::string digits(5000, '9'), letters(5000, 'a');
    EXPECT_EQ(refused_text("[1, x]"),
              "is not JSON: parse error at line 1, column 5: syntax error while parsing value - "
              "invalid literal");
    EXPECT_LT(refused_text(letters).size(), 200U);
    EXPECT_LT(refused_text("[\"" + letters + "\" 1]").size(), 200U);
    EXPECT_LT(refused_text("[" + digits + "e" + digits + "]").size(), 250U);
    EXPECT_EQ(refused_text(std::string(40, '[') + std::string(40, ']')),
              "is nested deeper than 32 levels, which no state is");
    EXPECT_LT(refusal(("{\"" + letters + "\": 1}").c_str()).size(), 200U);
    json state = state_header("transform");
    state[letters] = 1;
    EXPECT_LT(check_state_header(state, "transform").error().message.size(), 200U);
    state["lab"] = letters;
    EXPECT_LT(check_state_header(state, "transform").error().message.size(), 200U);
}

}  // namespace
}  // namespace svdscope
