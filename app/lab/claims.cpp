// Each claim in quotation marks, the truth below it.
#include "app/lab/claims.hpp"

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {

void claims_fold(Ui& ui, std::span<const Claim> claims, bool& open) {
    next_row(ui);
    if (!fold(ui, "fold_claims", "Often said", "and really", open)) return;
    for (const Claim& claim : claims) {
        next_row(ui, 4);
        paragraph(ui, Face::Body, ui.theme.ink, fmt::format("“{}”", claim.said));
        note_row(ui, claim.really);
    }
    next_row(ui, 8);
}

}  // namespace svdscope
