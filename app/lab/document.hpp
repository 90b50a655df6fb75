// What a person gave a lab: a file or the clipboard, with the table in it where there is one.
#pragma once
#include <memory>
#include <string>

#include "core/io/table.hpp"

namespace svdscope {

struct Document {
    std::string path;                    ///< empty: from the clipboard
    std::string bytes;                   ///< all of it
    std::shared_ptr<const Table> table;  ///< the columns of numbers in it; nullptr: it holds no table
    std::string no_table;                ///< then: the sentence that says why
    bool asked = true;                   ///< given to this very lab: it stands in front
};

}  // namespace svdscope
