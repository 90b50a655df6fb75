// Files told apart by content, and files as sources of the spectrum lab.
#include "core/io/source_file.hpp"

#include <gtest/gtest.h>

#include "core/base/hash.hpp"
#include "core/labs/spectrum_file.hpp"

namespace svdscope {
namespace {

const std::string kColors = encode_png({2, 1, 3, {255, 0, 0, 0, 0, 255}}).value();

TEST(SourceFile, FormatsAreToldApartByContent) {
    const SourceData picture = parse_source(kColors).value();
    EXPECT_TRUE(picture.is_picture);
    ASSERT_EQ(picture.channels.size(), 3U);
    EXPECT_EQ(picture.channels[2], (Eigen::MatrixXd(1, 2) << 0, 1).finished());
    EXPECT_EQ(parse_source(kColors, ImageColor::Grey)->channels.size(), 1U);
    const SourceData table = parse_source("a,b\n1,2\n3,4\n").value();
    EXPECT_FALSE(table.is_picture);
    EXPECT_EQ(table.col_labels, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(table.channels[0](1, 0), 3);
    EXPECT_EQ(parse_source("[2 1; 1 sqrt(4)]")->channels[0](1, 1), 2);
    EXPECT_EQ(parse_source("\x93NUMPY nothing").error().message,
              "The .npy file is of no version from 1 to 3.");
    EXPECT_NE(parse_source("1,2\n3\n").error().message.find("ine 2"), std::string::npos);
    EXPECT_FALSE(parse_source(""));
}

TEST(SpectrumFile, KeepsSizeAndHashAndData) {
    spectrum::Params params;
    params.file = spectrum::file_source("a.png", kColors);
    EXPECT_EQ(params.file->size, static_cast<std::int64_t>(kColors.size()));
    EXPECT_EQ(params.file->hash, content_hash(kColors));
    EXPECT_EQ(params.file->problem, "");
    EXPECT_EQ(spectrum::analyze(params)->channels, 1);
    params.channels = spectrum::Channels::Color;
    const auto analysis = spectrum::analyze(params);
    ASSERT_TRUE(analysis) << analysis.error().message;
    EXPECT_EQ(analysis->channels, 3);
    EXPECT_TRUE(analysis->is_picture);
    const spectrum::Params copy = params;
    EXPECT_TRUE(copy == params);
    EXPECT_EQ(copy.file->data, params.file->data);  // shared, not copied
}

TEST(SpectrumFile, WhatCannotBeReadIsASentence) {
    const spectrum::FileSource file = spectrum::file_source("a.csv", "1,2\n3,x\n");
    EXPECT_EQ(file.data, nullptr);
    EXPECT_EQ(file.problem.find("a.csv: "), 0U) << file.problem;
    spectrum::Params params;
    params.file = file;
    EXPECT_EQ(spectrum::analyze(params).error().message, file.problem);
}

}  // namespace
}  // namespace svdscope
