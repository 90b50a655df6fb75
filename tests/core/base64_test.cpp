// Base64: the examples of its standard, both ways, and what is none.
#include "core/io/base64.hpp"

#include <gtest/gtest.h>

namespace svdscope {
namespace {

TEST(Base64, SaysWhatTheStandardSays) {
    for (const auto& [bytes, text] : {std::pair<std::string, std::string>{"", ""},
                                      {"f", "Zg=="},
                                      {"fo", "Zm8="},
                                      {"foo", "Zm9v"},
                                      {"foob", "Zm9vYg=="},
                                      {"fooba", "Zm9vYmE="},
                                      {"foobar", "Zm9vYmFy"},
                                      {"\xFB\xFF\xBE", "+/++"}}) {
        EXPECT_EQ(to_base64(bytes), text);
        EXPECT_EQ(from_base64(text), bytes);
    }
}

TEST(Base64, EveryByteComesBack) {
    std::string bytes;
    for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
    for (std::size_t from = 0; from < 256; ++from)
        EXPECT_EQ(from_base64(to_base64(bytes.substr(from))), bytes.substr(from)) << from;
}

TEST(Base64, RefusesWhatIsNone) {
    for (const char* text : {"Z", "Zg", "Zg=", "Zg= =", "Z===", "====", "Zm9v\n", "Zm9v Zg=", "Zm-_", "Z=g="})
        EXPECT_FALSE(from_base64(text)) << text;
}

}  // namespace
}  // namespace svdscope
