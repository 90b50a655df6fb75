// Tables from files: told apart by content, and refusals that begin with the file's name.
#include "app/shell/table_file.hpp"

#include <gtest/gtest.h>

#include "tests/render/temporary_folder.hpp"

namespace svdscope {
namespace {

using Values = std::vector<double>;

struct TableFile : testing::Test {
    test::TemporaryFolder folder;

    Result<Table> read(const std::string& name, const std::string& bytes) {
        test::put(folder / name, bytes);
        return read_table(folder / name);
    }
    /// The columns of a text that is read.
    std::vector<TableColumn> columns(const std::string& bytes) {
        const auto table = read("a.txt", bytes);
        EXPECT_TRUE(table) << bytes << ": " << table.error().message;
        return table ? table->columns : std::vector<TableColumn>();
    }
};

TEST_F(TableFile, TablesKeepTheirNames) {
    const auto table = read("a.tsv", "who\theight (cm)\nAda\t170\n");
    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->columns[1].name, "height");
    EXPECT_EQ(table->columns[1].unit, "cm");
    EXPECT_EQ(table->columns[0].kind, ColumnKind::Text);
}

TEST_F(TableFile, MatricesAsPeopleTypeThemAreTables) {
    for (const char* bytes :
         {"[1 2; 3 4]", "[[1, 2],\n [3, 4]]", "[1 2\n3 4]", "array([[1, 2], [3, 4]])",
          "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "1 sqrt(4)\n3 4", "1;2\n3;4"}) {
        const auto found = columns(bytes);
        ASSERT_EQ(found.size(), 2U) << bytes;
        EXPECT_EQ(found[0].values, (Values{1, 3})) << bytes;
        EXPECT_EQ(found[1].values, (Values{2, 4})) << bytes;
        EXPECT_EQ(found[1].name, "column 2") << bytes;
    }
}

TEST_F(TableFile, DatesAreTextAndNotDifferences) {
    const auto found = columns("2020-01-05,3.5\n2020-01-06,4\n");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].kind, ColumnKind::Text);
    EXPECT_EQ(found[1].values, (Values{3.5, 4}));
}

TEST_F(TableFile, ASlipStaysASlip) {
    const auto found = columns("a,b\n1,2\n3,x\n");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[1].kind, ColumnKind::Damaged);
    EXPECT_EQ(found[1].trouble, "Line 3, column 2: \"x\" is not a number.");
}

TEST_F(TableFile, ArraysOfNumpyAreTables) {
    const std::string header = "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }\n";
    std::string bytes("\x93NUMPY\1\0", 8);
    bytes += static_cast<char>(header.size());
    bytes += '\0';
    const auto table = read("a.npy", bytes + header + "\1\2\3\4\5\6");
    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(table->columns.size(), 3U);
    EXPECT_EQ(table->columns[2].values, (Values{5, 6}));
}

TEST_F(TableFile, SentencesBeginWithTheName) {
    const auto sentence = [this](const std::string& name, const std::string& bytes) {
        const auto table = read(name, bytes);
        return table ? "read" : table.error().message;
    };
    const std::string name = (folder / "a.csv").string();
    EXPECT_EQ(sentence("a.csv", "a,b\n1,2,3\n"),
              name + ": Line 2 has 3 cells, but the lines before it have 2.");
    EXPECT_EQ(sentence("a.csv", "\x93NUMPY"), name + ": The .npy file is of no version from 1 to 3.");
    EXPECT_EQ(sentence("a.png", ""),
              (folder / "a.png").string() + " is a picture; a table is read from .csv, .tsv, .txt or .npy");
    EXPECT_EQ(read_table(folder.path()).error().message,
              folder.path().string() + " is a folder, a file is needed");
    EXPECT_EQ(read_table("none.csv").error().message,
              "cannot read none.csv: there is no such file, or it may not be read");
}

}  // namespace
}  // namespace svdscope
