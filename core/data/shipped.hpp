// The files of assets/matrices and assets/corpora, embedded at build time, so that no folder has to be found.
#pragma once
#include <string_view>

namespace svdscope {

/// The bytes of a file of these folders ("noise_update_64x64.npy"); empty when there is no such file.
std::string_view shipped_file(std::string_view name);

}  // namespace svdscope
