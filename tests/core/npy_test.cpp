// Arrays as numpy saves them: every kind of entry and order, and the known attacks on readers of this format.
#include "core/io/npy.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

#include "core/base/random.hpp"

namespace svdscope {
namespace {

std::string header(const std::string& descr, const std::string& order, const std::string& shape) {
    return "{'descr': '" + descr + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
}

std::string file(const std::string& text, const std::string& data, int version = 1) {
    std::string bytes = "\x93NUMPY";
    bytes += static_cast<char>(version);
    bytes += '\0';
    for (int i = 0; i < (version == 1 ? 2 : 4); ++i)
        bytes += static_cast<char>(text.size() >> (8 * i) & 0xFF);
    return bytes + text + data;
}

template <class T>
std::string packed(const std::vector<T>& values, bool swapped = false) {
    std::string bytes;
    for (const T& value : values) {
        std::string one(sizeof(T), '\0');
        std::memcpy(one.data(), &value, sizeof(T));
        if (swapped) std::reverse(one.begin(), one.end());
        bytes += one;
    }
    return bytes;
}

std::string refusal(const std::string& bytes) {
    const auto A = parse_npy(bytes);
    return A ? "accepted" : A.error().message;
}

Eigen::MatrixXd expected() { return (Eigen::MatrixXd(2, 3) << 1, 2, 3, 4, 5, 6).finished(); }

template <class T>
void expect_kind(const std::string& kind) {
    const std::vector<T> values{1, 2, 3, 4, 5, 6};
    for (const bool swapped : {false, true}) {
        const std::string descr = (swapped ? ">" : "<") + kind;
        const auto A = parse_npy(file(header(descr, "False", "(2, 3)"), packed(values, swapped)));
        ASSERT_TRUE(A) << descr << ": " << A.error().message;
        EXPECT_EQ(*A, expected()) << descr;
    }
}

TEST(Npy, EveryKindInBothByteOrders) {
    expect_kind<double>("f8");
    expect_kind<float>("f4");
    expect_kind<std::int8_t>("i1");
    expect_kind<std::int16_t>("i2");
    expect_kind<std::int32_t>("i4");
    expect_kind<std::int64_t>("i8");
    expect_kind<std::uint8_t>("u1");
    expect_kind<std::uint16_t>("u2");
    expect_kind<std::uint32_t>("u4");
    expect_kind<std::uint64_t>("u8");
}

Eigen::MatrixXd read_fixture(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    const auto A = parse_npy(bytes);
    EXPECT_TRUE(A) << path << ": " << (A ? "" : A.error().message);
    return A.value_or(Eigen::MatrixXd());
}

// Files by numpy itself: tests/core/fixtures/make.py.
TEST(Npy, FilesByNumpyInEveryKindAndOrder) {
    const std::filesystem::path folder = SVDSCOPE_SOURCE_DIR "/tests/core/fixtures/npy";
    const Eigen::MatrixXd numbers = (Eigen::MatrixXd(2, 3) << 1, 0, 3, 4, 5, 6).finished();
    const Eigen::MatrixXd truths = (Eigen::MatrixXd(2, 3) << 1, 0, 1, 1, 1, 1).finished();
    int matrices = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().stem().string();
        if (name.starts_with("f8_vector") || name.starts_with("f8_single")) continue;
        ++matrices;
        EXPECT_EQ(read_fixture(entry.path()), name.starts_with("b1") ? truths : numbers) << name;
    }
    EXPECT_EQ(matrices, 44);
    EXPECT_EQ(read_fixture(folder / "f8_vector.npy"), Eigen::Vector3d(1, 0.5, 1.0 / 3));
    EXPECT_EQ(read_fixture(folder / "f8_single.npy").value(), 1.0 / 3);
}

TEST(Npy, SignsAndTruthValues) {
    EXPECT_EQ((*parse_npy(file(header("<i2", "False", "(1, 1)"), packed<std::int16_t>({-2}))))(0, 0), -2);
    EXPECT_EQ((*parse_npy(file(header("|i1", "False", "(1, 1)"), "\xFF")))(0, 0), -1);
    EXPECT_EQ((*parse_npy(file(header("|u1", "False", "(1, 1)"), "\xFF")))(0, 0), 255);
    EXPECT_EQ((*parse_npy(file(header("|b1", "False", "(2,)"), std::string("\1\0", 2)))),
              Eigen::Vector2d(1, 0));
}

TEST(Npy, OrdersShapesAndVersions) {
    const std::string by_columns = packed<double>({1, 4, 2, 5, 3, 6});
    EXPECT_EQ(*parse_npy(file(header("<f8", "True", "(2, 3)"), by_columns)), expected());
    const std::string data = packed<double>({1, 2, 3, 4, 5, 6});
    EXPECT_EQ(*parse_npy(file(header("<f8", "False", "(2, 3)"), data, 2)), expected());
    EXPECT_EQ(*parse_npy(file(header("<f8", "False", "(2, 3)"), data, 3)), expected());
    EXPECT_EQ(parse_npy(file(header("<f8", "False", "(6,)"), data))->cols(), 1);
    EXPECT_EQ(parse_npy(file(header("<f8", "False", "()"), packed<double>({7})))->value(), 7);
}

TEST(Npy, KnownAttacksAreRefused) {
    const std::string data = packed<double>({1, 2, 3, 4, 5, 6});
    const std::string good = file(header("<f8", "False", "(2, 3)"), data);
    EXPECT_EQ(refusal(""), "The file does not start as a .npy file does.");
    EXPECT_EQ(refusal("PK\3\4"), "The file does not start as a .npy file does.");
    EXPECT_EQ(refusal(good.substr(0, 9)), "The .npy file is of no version from 1 to 3.");
    EXPECT_EQ(refusal(good.substr(0, 40)), "The .npy file ends inside its header.");
    EXPECT_EQ(refusal(good.substr(0, good.size() - 3)), "The .npy file ends inside an entry.");
    EXPECT_EQ(refusal(good.substr(0, good.size() - 8)),
              "The .npy shape (2 x 3) does not agree with the 5 entries in the file.");
    EXPECT_EQ(refusal(std::string("\x93NUMPY\2\0\xFF\xFF\xFF\xFF", 12) + "{}"),
              "The .npy header is longer than 10,000 bytes.");
    EXPECT_EQ(refusal(file(header("<f8", "False", "(4294967296, 4294967296)"), "")),
              "The .npy shape (4294967296 x 4294967296) does not agree with the 0 entries in the file.");
    EXPECT_EQ(refusal(file(header("<f8", "False", "(99999999999999999999, 1)"), data)),
              "The .npy header is not a dictionary of descr, fortran_order and shape.");
    EXPECT_EQ(refusal(file(header("<f8", "False", "(2, 3, 1)"), data)),
              "The .npy array has 3 dimensions; a matrix has two.");
    EXPECT_EQ(refusal(file(header("<f8", "False", "(0, 3)"), "")), "The .npy array has no entries.");
    EXPECT_EQ(refusal(file(header("|O", "False", "(2, 3)"), data)),
              "The .npy entries are of kind \"|O\"; real numbers were expected.");
    EXPECT_EQ(refusal(file(header("<c16", "False", "(1, 3)"), data)),
              "The .npy entries are of kind \"<c16\"; real numbers were expected.");
    EXPECT_EQ(refusal(file("{'descr': '<f8', 'shape': (2, 3)}", data)),
              "The .npy header is not a dictionary of descr, fortran_order and shape.");
    EXPECT_EQ(refusal(file(header("<f8", "False", "(2, 3)") + "import os", data)),
              "The .npy header is not a dictionary of descr, fortran_order and shape.");
    EXPECT_EQ(refusal(file(header("<f8", "False", "(1, 2)"),
                           packed<double>({1, std::numeric_limits<double>::infinity()}))),
              "The .npy entry in row 1, column 2 is not a finite number.");
}

TEST(Npy, FlippedBytesAreAMatrixOrASentence) {
    Random random(31);
    const std::string good = file(header("<f8", "False", "(2, 3)"), packed<double>({1, 2, 3, 4, 5, 6}));
    int accepted = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string bytes = good;
        for (int k = 0; k < 2; ++k) {
            bytes[static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(bytes.size()) - 1))] =
                static_cast<char>(random.integer(0, 255));
        }
        const auto A = parse_npy(bytes);
        accepted += A.has_value();
        if (A)
            ASSERT_TRUE(A->allFinite());
        else
            ASSERT_TRUE(A.error().message.ends_with('.'));
    }
    EXPECT_GT(accepted, 1000);
    EXPECT_LT(accepted, 19000);
}

}  // namespace
}  // namespace svdscope
