// What is wrong with an answer that no mending makes right, and which of its numbers are to be lit.
#pragma once
#include "core/svd/mend.hpp"

namespace svdscope {

/// Finding and sentence for shapes that fit no reading.
void judge_shapes(Verdict& verdict, const Examined& examined);
/// Finding and columns for a reading that no mending makes right.
void judge_wrong(Verdict& verdict, const Examined& examined, const Candidate& reading);
/// The offending numbers, from the finding, its columns and the repaired answer.
void put_places(Verdict& verdict);

}  // namespace svdscope
