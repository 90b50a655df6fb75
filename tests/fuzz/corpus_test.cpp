// Every file of the corpus goes through its reader in the ordinary tests; so what a fuzzer found stays found.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "tests/fuzz/targets.hpp"

namespace svdscope::fuzz {
namespace {

class Corpus : public testing::TestWithParam<Target> {};

TEST_P(Corpus, GoesThroughItsReader) {
    const std::filesystem::path folder = SVDSCOPE_SOURCE_DIR "/tests/fuzz/corpus";
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / GetParam().name)) {
        SCOPED_TRACE(entry.path());
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        GetParam().run(bytes);
        GetParam().run(std::string_view(bytes).substr(0, bytes.size() / 2));
        ++files;
    }
    EXPECT_GE(files, 3);
}

INSTANTIATE_TEST_SUITE_P(Readers, Corpus, testing::ValuesIn(targets().begin(), targets().end()),
                         [](const auto& target) { return std::string(target.param.name); });

TEST(CorpusFolders, EveryFolderHasATarget) {
    const std::filesystem::path folder = SVDSCOPE_SOURCE_DIR "/tests/fuzz/corpus";
    std::size_t folders = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) folders += entry.is_directory();
    EXPECT_EQ(folders, targets().size());
}

}  // namespace
}  // namespace svdscope::fuzz
