// Files read by rows: the same numbers as the readers of whole files, in every kind and order, and files that
// end early, change while they are read or hold what is no number.
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/io/csv.hpp"
#include "core/io/csv_rows.hpp"
#include "core/io/npy.hpp"
#include "core/io/npy_rows.hpp"
#include "core/svd/streaming.hpp"

namespace svdscope {
namespace {

namespace fs = std::filesystem;
using Eigen::Index;
using Eigen::MatrixXd;

class RowFiles : public ::testing::Test {
  protected:
    RowFiles()
        : folder_(fs::temp_directory_path() /
                  ("svdscope_rows_" +
                   std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()))) {
        fs::create_directories(folder_);
    }
    ~RowFiles() override { fs::remove_all(folder_); }

    fs::path write(const std::string& bytes, const std::string& name = "table") const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return folder_ / name;
    }

  private:
    fs::path folder_;
};

// `length` bytes of each entry, in the order of the file.
std::string npy_file(const std::string& descr, bool fortran, Index rows, Index cols,
                     const std::string& data) {
    const std::string text = "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") +
                             ", 'shape': (" + std::to_string(rows) + ", " + std::to_string(cols) + "), }\n";
    return std::string("\x93NUMPY\x01\x00", 8) + static_cast<char>(text.size()) + '\0' + text + data;
}

template <class T>
std::string bytes_of(const MatrixXd& A, bool fortran) {
    std::vector<T> entries;
    const MatrixXd order = fortran ? A : MatrixXd(A.transpose());
    for (Index i = 0; i < order.size(); ++i) entries.push_back(static_cast<T>(order.data()[i]));
    std::string bytes(entries.size() * sizeof(T), '\0');
    std::memcpy(bytes.data(), entries.data(), bytes.size());
    return bytes;
}

// All rows, asked for in blocks of `block`.
Result<MatrixXd> all_rows(RowSource& rows, Index block) {
    MatrixXd A(0, rows.cols()), part(rows.cols(), block);
    for (;;) {
        const Result<Index> count = rows.read(part);
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) return A;
        A.conservativeResize(A.rows() + *count, Eigen::NoChange);
        A.bottomRows(*count) = part.leftCols(*count).transpose();
    }
}

std::string message_of(const Result<std::unique_ptr<RowSource>>& rows) {
    return rows ? "opened" : rows.error().message;
}

MatrixXd small_integers(Index rows, Index cols) {
    Random random(3);
    return MatrixXd::NullaryExpr(rows, cols, [&] { return static_cast<double>(random.integer(0, 100)); });
}

TEST_F(RowFiles, NpyOfEveryKindAndOrder) {
    const MatrixXd A = small_integers(37, 5);
    for (const bool fortran : {false, true}) {
        const std::vector<std::string> files{npy_file("<f4", fortran, 37, 5, bytes_of<float>(A, fortran)),
                                             npy_file("<f8", fortran, 37, 5, bytes_of<double>(A, fortran)),
                                             npy_file("<i2", fortran, 37, 5, bytes_of<short>(A, fortran))};
        for (const std::string& bytes : files) {
            const auto rows = open_npy_rows(write(bytes));
            ASSERT_TRUE(rows) << rows.error().message;
            EXPECT_EQ((*rows)->cols(), 5);
            for (const Index block : {1, 7, 37, 100}) {
                ASSERT_TRUE((*rows)->rewind());
                EXPECT_EQ((*rows)->part(), 0);
                EXPECT_EQ(*all_rows(**rows, block), A) << block << fortran;
                EXPECT_EQ((*rows)->part(), 1);
            }
        }
    }
    const auto swapped =
        open_npy_rows(write(npy_file(">f8", false, 1, 1, std::string("\x3F\xF0\0\0\0\0\0\0", 8))));
    EXPECT_EQ(*all_rows(**swapped, 3), MatrixXd::Ones(1, 1));
}

// More than one piece of a mebibyte, and rows that do not fit into it evenly.
TEST_F(RowFiles, NpyOfManyPieces) {
    Random random(5);
    const MatrixXd A = MatrixXd::NullaryExpr(1300, 301, [&] { return random.normal(); });
    const std::string bytes = npy_file("<f8", false, 1300, 301, bytes_of<double>(A, false));
    const auto rows = open_npy_rows(write(bytes));
    EXPECT_EQ(*all_rows(**rows, 1300), A);
    EXPECT_EQ(*parse_npy(bytes), A);
}

TEST_F(RowFiles, NpyThatIsCutShortOrTooLong) {
    const MatrixXd A = small_integers(40, 3);
    const std::string bytes = npy_file("<f4", false, 40, 3, bytes_of<float>(A, false));
    EXPECT_EQ(message_of(open_npy_rows(write(bytes.substr(0, bytes.size() - 12 * 15 - 1)))),
              "The .npy file is cut short: it ends in row 25 of 40.");
    EXPECT_EQ(message_of(open_npy_rows(write(bytes + "x"))), "The .npy file is longer than its header says.");
    EXPECT_EQ(message_of(open_npy_rows(write(npy_file("<f8", true, 40, 3, std::string(8 * 50, '\0'))))),
              "The .npy file is cut short: it ends in row 11 of 40, column 2.");
    EXPECT_EQ(message_of(open_npy_rows(write(
                  "\x93NUMPY\x01" + std::string(1, '\0') + "\x50" + std::string(1, '\0') +
                  "{'descr': '<f8', 'fortran_order': False, 'shape': (9223372036854775807, 9), }\n  "))),
              "The .npy file is cut short: it ends in row 1 of 9223372036854775807.");
    EXPECT_EQ(message_of(open_npy_rows(write("1,2\n"))), "The file does not start as a .npy file does.");
    EXPECT_EQ(message_of(open_npy_rows(write("").parent_path() / "none")), "The file cannot be read.");
}

TEST_F(RowFiles, NpyThatChangesWhileItIsRead) {
    const MatrixXd A = small_integers(40, 3);
    const std::string bytes = npy_file("<f4", false, 40, 3, bytes_of<float>(A, false));
    const fs::path path = write(bytes);
    const auto rows = open_npy_rows(path);
    MatrixXd block(3, 10);
    ASSERT_TRUE((*rows)->read(block));
    fs::last_write_time(path, fs::last_write_time(path) + std::chrono::hours(1));
    EXPECT_EQ((*rows)->read(block).error().message,
              "The .npy file changed while it was read, at row 11 of 40.");
    const auto again = open_npy_rows(path);
    ASSERT_TRUE((*again)->read(block));
    fs::resize_file(path, bytes.size() - 12);
    EXPECT_EQ((*again)->read(block).error().message,
              "The .npy file changed while it was read, at row 11 of 40.");
    fs::remove(path);
    EXPECT_FALSE((*again)->rewind());
}

TEST_F(RowFiles, NpyWithAnEntryThatIsNotFinite) {
    MatrixXd A = small_integers(700, 3);
    A(612, 1) = std::numeric_limits<double>::quiet_NaN();
    const auto rows = open_npy_rows(write(npy_file("<f4", false, 700, 3, bytes_of<float>(A, false))));
    EXPECT_EQ(streaming_svd(**rows).error().message,
              "The entry in row 613, column 2 is not a finite number.");
}

TEST_F(RowFiles, NpyToSingularValues) {
    Random random(6);
    const MatrixXd A = MatrixXd::NullaryExpr(1000, 7, [&] { return static_cast<float>(random.normal()); });
    MatrixRows in_memory(A);
    const StreamingSvd truth = streaming_svd(in_memory).value();
    for (const bool fortran : {false, true}) {
        const auto rows =
            open_npy_rows(write(npy_file("<f4", fortran, 1000, 7, bytes_of<float>(A, fortran))));
        EXPECT_EQ(streaming_svd(**rows)->sigma, truth.sigma);
    }
}

TEST_F(RowFiles, CsvIsWhatTheWholeReaderSees) {
    Random random(7);
    std::string large = "# much of it\na;b;c\r\n";
    for (int i = 0; i < 40'000; ++i) {
        for (int j = 0; j < 3; ++j) large += std::to_string(random.normal()) + (j < 2 ? ";" : "\r\n");
        if (i % 1000 == 0) large += "\n# a comment\n";
    }
    const std::vector<std::string> files{"1,2\n3,4", "\xEF\xBB\xBFx\ty\n1\t2\n", "1 2 3\n",
                                         "\"1\",\"2\"\n\n5,6\n", large};
    for (const std::string& text : files) {
        const auto rows = open_csv_rows(write(text));
        ASSERT_TRUE(rows) << rows.error().message;
        const MatrixXd truth = parse_csv(text)->matrix;
        for (const Index block : {1, 64, 4096}) {
            if (block == 1 && truth.rows() > 1000) continue;  // joining takes the square of that
            ASSERT_TRUE((*rows)->rewind());
            EXPECT_EQ(*all_rows(**rows, block), truth);
            EXPECT_EQ((*rows)->part(), 1);
        }
    }
    const CsvOptions comma{.decimal_comma = true};
    EXPECT_EQ((*all_rows(**open_csv_rows(write("1,5;2\n"), comma), 1))(0, 0), 1.5);
}

TEST_F(RowFiles, CsvThatIsNoTableOfNumbers) {
    EXPECT_EQ(message_of(open_csv_rows(write(""))), "The table has no numbers.");
    EXPECT_EQ(message_of(open_csv_rows(write("a,b\n"))), "The table has no numbers.");
    const auto read = [this](const std::string& text) {
        const auto rows = open_csv_rows(write(text));
        const Result<MatrixXd> A = all_rows(**rows, 10);
        return A ? "read" : A.error().message;
    };
    EXPECT_EQ(read("1,2\n3\n"), "Line 2 has 1 cell, but the lines before it have 2.");
    EXPECT_EQ(read("1,2\n3,nan\n"), parse_csv("1,2\n3,nan\n").error().message);
    EXPECT_EQ(read("x,y\n1,2\n\n3,four\n"), "Line 4, column 2: \"four\" is not a number.");
    EXPECT_EQ(read("1\n" + std::string((std::size_t{18} << 20), '2')), "Line 2 is longer than 16 MiB.");
}

TEST_F(RowFiles, CsvThatChangesWhileItIsRead) {
    const fs::path path = write("1,2\n3,4\n");
    const auto rows = open_csv_rows(path);
    ASSERT_TRUE(all_rows(**rows, 4));
    fs::last_write_time(path, fs::last_write_time(path) + std::chrono::hours(1));
    EXPECT_EQ((*rows)->rewind().error().message, "The file changed while it was read, at line 1.");
}

}  // namespace
}  // namespace svdscope
