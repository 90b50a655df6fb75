// Checks of our own mistakes: they print both values and abort. What a user can cause is a Result instead.
#pragma once
#include <sstream>
#include <string>

namespace svdscope::detail {

[[noreturn]] void check_failed(const char* file, int line, const std::string& what);

template <class L, class R>
[[noreturn]] void check_failed_values(const char* file, int line, const char* expression, const L& left,
                                      const R& right) {
    std::ostringstream text;
    text.precision(17);
    text << expression << ": left is " << left << ", right is " << right;
    check_failed(file, line, text.str());
}

}  // namespace svdscope::detail

// A macro because only a macro knows the text of the expression and the place it stands at.
#define SVDSCOPE_CHECK_OP(left, op, right)                                                        \
    do {                                                                                          \
        const auto& svdscope_left = (left);                                                       \
        const auto& svdscope_right = (right);                                                     \
        if (!(svdscope_left op svdscope_right)) {                                                 \
            ::svdscope::detail::check_failed_values(__FILE__, __LINE__, #left " " #op " " #right, \
                                                    svdscope_left, svdscope_right);               \
        }                                                                                         \
    } while (false)

#define SVDSCOPE_CHECK_EQ(left, right) SVDSCOPE_CHECK_OP(left, ==, right)
#define SVDSCOPE_CHECK_LT(left, right) SVDSCOPE_CHECK_OP(left, <, right)
#define SVDSCOPE_CHECK_LE(left, right) SVDSCOPE_CHECK_OP(left, <=, right)
