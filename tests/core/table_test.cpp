// Tables with columns to choose from: names, units, text beside numbers, and slips that are told of and not
// dropped.
#include "core/io/table.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <limits>
#include <string>

#include "core/base/random.hpp"

namespace svdscope {
namespace {

using Values = std::vector<double>;

Table table_of(std::string_view bytes, const CsvOptions& options = {}) {
    auto table = parse_table(bytes, options);
    EXPECT_TRUE(table) << table.error().message;
    return table ? *table : Table{};
}

std::string refusal(std::string_view bytes) {
    const auto table = parse_table(bytes);
    return table ? "accepted" : table.error().message;
}

std::string sentence(const Table& table, std::size_t column) {
    const auto numbers = numbers_of(table, column);
    return numbers ? "numbers" : numbers.error().message;
}

std::string found(const Table& table, std::string_view name) {
    const auto column = find_column(table, name);
    return column ? std::to_string(*column) : column.error().message;
}

std::string npy_of(const Values& by_rows, const std::string& shape) {
    const std::string header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }\n";
    std::string bytes("\x93NUMPY\1\0", 8);
    bytes += static_cast<char>(header.size());
    bytes += '\0';
    std::string data(by_rows.size() * sizeof(double), '\0');
    std::memcpy(data.data(), by_rows.data(), data.size());
    return bytes + header + data;
}

constexpr std::string_view kPeople =
    "name,height (cm),weight [kg],born\n"
    "Ada,170.5,60,1815-12-10\n"
    "\"Hopper, Grace\",165,58.5,1906-12-09\n"
    "Emmy,160,nan,1882-03-23\n";

TEST(Table, ColumnsHaveNamesUnitsAndKinds) {
    const Table table = table_of(kPeople);
    ASSERT_EQ(table.columns.size(), 4U);
    EXPECT_EQ(table.rows, 3U);
    EXPECT_EQ(table.columns[1].name, "height");
    EXPECT_EQ(table.columns[1].unit, "cm");
    EXPECT_EQ(table.columns[1].header, "height (cm)");
    EXPECT_EQ(table.columns[2].name, "weight");
    EXPECT_EQ(table.columns[2].unit, "kg");
    EXPECT_EQ(table.columns[3].unit, "");
    EXPECT_EQ(table.columns[0].kind, ColumnKind::Text);
    EXPECT_EQ(table.columns[1].kind, ColumnKind::Numbers);
    EXPECT_EQ(table.columns[2].kind, ColumnKind::Damaged);
    EXPECT_EQ(table.columns[3].kind, ColumnKind::Text);
    EXPECT_EQ(table.columns[1].values, (Values{170.5, 165, 160}));
}

TEST(Table, ASlipIsNamedByLineWhenItsColumnIsChosen) {
    const Table table = table_of(kPeople);
    EXPECT_EQ(sentence(table, 1), "numbers");
    EXPECT_EQ(sentence(table, 2), "Line 4, column 3: \"nan\" is not a finite number.");
    EXPECT_EQ(sentence(table, 0), "Line 2, column 1: \"Ada\" is not a number.");
    const Table more = table_of("# sizes\na;b;c\n1;2;3\n\n4;;x\n5;6;7\n");
    EXPECT_EQ(sentence(more, 0), "numbers");
    EXPECT_EQ(sentence(more, 1), "Line 5, column 2 is empty; a number was expected.");
    EXPECT_EQ(sentence(more, 2), "Line 5, column 3: \"x\" is not a number.");
    EXPECT_EQ(points_of(more, 0, 2).error().message, "Line 5, column 3: \"x\" is not a number.");
    EXPECT_EQ(points_of(more, 1, 0).error().message, "Line 5, column 2 is empty; a number was expected.");
}

TEST(Table, KindIsByTheCellsThatHoldSomething) {
    const auto kind = [](std::string_view bytes) { return table_of(bytes).columns[1].kind; };
    EXPECT_EQ(kind("1,2\n2,x\n"), ColumnKind::Damaged) << "half";
    EXPECT_EQ(kind("1,2\n2,x\n3,y\n"), ColumnKind::Text);
    EXPECT_EQ(kind("1,\n2,\n3,\n"), ColumnKind::Text) << "a separator at the end of each line";
    EXPECT_EQ(kind("1,\n2,\n3,4\n"), ColumnKind::Damaged) << "mostly missing";
    EXPECT_EQ(kind("a,b\n1,nan\n2,inf\n"), ColumnKind::Damaged) << "meant as numbers";
    EXPECT_EQ(kind("a;b\n1;1,5\n2;2,5\n"), ColumnKind::Damaged) << "meant as numbers";
    EXPECT_EQ(sentence(table_of("a;b\n1;1,5\n"), 1),
              "Line 2, column 2: \"1,5\" is not a number; is the comma meant as a decimal point?");
    EXPECT_EQ(table_of("a;b\n1;1,5\n", {.decimal_comma = true}).columns[1].values, Values{1.5});
}

TEST(Table, UnitsStandInBracketsAfterABlank) {
    const auto named = [](std::string header) {
        const TableColumn column = table_of("\"" + header + "\"\n1\n").columns[0];
        return column.name + "|" + column.unit;
    };
    EXPECT_EQ(named("height (cm)"), "height|cm");
    EXPECT_EQ(named("height  [ cm ] "), "height|cm");
    EXPECT_EQ(named("temperature (\xC2\xB0"
                    "C)"),
              "temperature|\xC2\xB0"
              "C");
    EXPECT_EQ(named("rate (events (all) / s)"), "rate|events (all) / s");
    EXPECT_EQ(named("f(x)"), "f(x)|");
    EXPECT_EQ(named("height ()"), "height ()|");
    EXPECT_EQ(named("(cm)"), "(cm)|");
    EXPECT_EQ(named("height cm)"), "height cm)|");
    EXPECT_EQ(named("height (cm) left"), "height (cm) left|");
}

TEST(Table, WithoutAHeaderColumnsAreNumbered) {
    const Table table = table_of("Ada,1,2\nEmmy,3,4\n");
    EXPECT_EQ(table.rows, 2U);
    EXPECT_EQ(table.columns[1].name, "column 2");
    EXPECT_EQ(table.columns[1].header, "");
    EXPECT_EQ(found(table, "column 3"), "2");
    const Table indexed = table_of(",a,b\n0,1,2\n1,3,4\n");
    EXPECT_EQ(indexed.columns[0].name, "column 1") << "numbered rows, as pandas writes them";
    EXPECT_EQ(indexed.columns[2].name, "b");
    EXPECT_EQ(table_of("Ada,\nEmmy,3\n").rows, 2U) << "an empty cell is rather a missing number";
}

TEST(Table, ColumnsAreFoundByNameHeaderAndPosition) {
    const Table table = table_of("height (cm),height (in),weight (kg),weight,x,x\n1,2,3,4,5,6\n");
    EXPECT_EQ(found(table, "height (in)"), "1");
    EXPECT_EQ(found(table, "weight"), "3") << "the header itself goes before a name without its unit";
    EXPECT_EQ(found(table, "weight (kg)"), "2");
    EXPECT_EQ(found(table, "column 5"), "4");
    EXPECT_EQ(found(table, "height"),
              "Columns 1 and 2 are both called \"height\"; say \"column 1\" or \"column 2\".");
    EXPECT_EQ(found(table, "x"), "Columns 5 and 6 are both called \"x\"; say \"column 5\" or \"column 6\".");
    EXPECT_EQ(found(table_of("a,b\n1,2\n"), "widht"),
              "There is no column \"widht\"; there are \"a\", \"b\".");
    EXPECT_EQ(found(table_of("1,2\n"), ""), "There is no column \"\"; there are \"column 1\", \"column 2\".");
    std::string wide = "1";
    for (int i = 0; i < 20; ++i) wide += ",1";
    EXPECT_TRUE(found(table_of(wide), "y").ends_with("\"column 12\" and 9 more."))
        << found(table_of(wide), "y");
}

TEST(Table, PointsOfTwoColumns) {
    const Table table = table_of("who x y\nA 1 2\nB 3 4\n");
    const auto points = points_of(table, 2, 1);
    ASSERT_TRUE(points);
    EXPECT_EQ(*points, (std::vector<Vec2>{{2, 1}, {4, 3}}));
    EXPECT_EQ(points_of(table, 1, 1)->at(1), (Vec2{3, 3}));
}

TEST(Table, RefusesWhatIsNoTable) {
    EXPECT_EQ(refusal(""), "The table has no numbers.");
    EXPECT_EQ(refusal("a,b\n"), "The table has no numbers.");
    EXPECT_EQ(refusal("a,b\nx,y\n"), "The table has no column of numbers.");
    EXPECT_EQ(refusal("a,b\n1,2,3\n"), "Line 2 has 3 cells, but the lines before it have 2.");
    EXPECT_EQ(refusal("a,b\n1,\"2\n"), "Line 2, column 2: the quote is never closed.");
    EXPECT_EQ(refusal(std::string((std::size_t{64} << 20) + 1, '1')), "The table is larger than 64 MiB.");
}

TEST(Table, CellsAreBounded) {
    std::string row(2 * 1'000'000, ',');
    for (std::size_t i = 0; i < row.size(); i += 2) row[i] = '1';
    row.back() = '\n';
    std::string bytes;
    for (int i = 0; i < 11; ++i) bytes += row;
    EXPECT_EQ(refusal(bytes), "Line 11: the table has more than 10 million cells.");
}

TEST(Table, NpyColumns) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto table = parse_npy_table(npy_of({1, 2, 3, 4, nan, 6}, "(2, 3)"));
    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->rows, 2U);
    EXPECT_EQ(table->columns[2].name, "column 3");
    EXPECT_EQ(table->columns[2].values, (Values{3, 6}));
    EXPECT_EQ(sentence(*table, 1), "The entry in row 2, column 2 is not a finite number.");
    EXPECT_EQ(parse_npy_table(npy_of({1, 2}, "(2,)"))->columns.size(), 1U);
    EXPECT_EQ(parse_npy_table("PK").error().message, "The file does not start as a .npy file does.");
}

TEST(Table, MangledTextIsATableOrASentence) {
    Random random(77);
    int tables = 0;
    for (int i = 0; i < 5000; ++i) {
        std::string bytes(kPeople);
        for (int k = 0; k < 3; ++k)
            bytes[static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(bytes.size()) - 1))] =
                "\",;\t\n1x."[random.integer(0, 7)];
        const auto table = parse_table(bytes);
        tables += table ? 1 : 0;
        if (!table) {
            ASSERT_TRUE(table.error().message.ends_with('.')) << bytes;
            continue;
        }
        for (const TableColumn& column : table->columns) {
            ASSERT_EQ(column.values.size(), column.kind == ColumnKind::Numbers ? table->rows : 0) << bytes;
            ASSERT_EQ(column.trouble.empty(), column.kind == ColumnKind::Numbers) << bytes;
        }
    }
    EXPECT_GT(tables, 500);
    EXPECT_LT(tables, 4500);
}

}  // namespace
}  // namespace svdscope
