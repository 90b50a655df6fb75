// A short name for the content of a file, to notice that it has changed.
#pragma once
#include <string>
#include <string_view>

namespace svdscope {

/// 64 bits as 16 hexadecimal digits. The same bytes give the same name everywhere; not for cryptography:
/// somebody who wants two files of one name can make them. Source: FNV-1a (Fowler, Noll, Vo).
std::string content_hash(std::string_view bytes);

}  // namespace svdscope
