// The sentences of the adapter lab.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/lab/claims.hpp"
#include "app/labs/adapter_lab.hpp"

namespace svdscope::adapter_words {

/// "36.5 %": four digits at most; what is not all of it never reads as all of it.
std::string percent(double share);
/// 1234567 as "1 234 567".
std::string whole(std::int64_t count);

std::string_view topic_title(adapter::Topic topic);
std::string_view source_title(adapter::Source source);
/// What stands there for: one sentence on a source.
std::string_view source_hint(adapter::Source source);
/// The title of the source, or the name of the file.
std::string looked_at(const adapter::Params& params);
std::string_view invitation(adapter::Topic topic);
/// "ΔW", or "W" where a layer is split.
std::string_view letter(adapter::Topic topic);

std::vector<std::string> chips(const adapter::Learned& learned);
std::string bar_sentence(const adapter::Params& params, const AdapterLab::View& view,
                         const adapter::Analysis& analysis);
/// The verdict on "rank 8 keeps most of it", and why.
struct Verdict {
    std::string verdict, why;
};
Verdict verdict(const adapter::Params& params, const adapter::Analysis& analysis);
/// By how much the learned error is above that of the truncated SVD: "15.2 % above it", "2.5 times as
/// much".
std::string above_floor(const adapter::Learned& learned, int step);
/// The angles of the last measured step up to this one; nullptr: none yet.
const adapter::AnglesAt* angles_until(const adapter::Learned& learned, int step);

std::vector<Claim> claims();
std::string description(const adapter::Params& params, const AdapterLab::View& view,
                        const adapter::Analysis& analysis);

}  // namespace svdscope::adapter_words
