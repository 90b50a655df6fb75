// What a function returns when the user or the world may be wrong: a value, or one sentence for a person.
#pragma once
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace svdscope {

/// One sentence the person can act on, naming file, line and column where there is one.
struct Error {
    std::string message;
    bool operator==(const Error&) const = default;
};

/// A value or an Error. Library exceptions are caught at the call and become an Error.
template <class T>
using Result = tl::expected<T, Error>;

/// `return fail("...")` from a function that returns a Result.
inline tl::unexpected<Error> fail(std::string message) {
    return tl::unexpected<Error>(Error{std::move(message)});
}

}  // namespace svdscope
