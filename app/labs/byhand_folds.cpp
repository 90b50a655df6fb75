// What folds away in the by-hand lab's panel: gallery, copies and files, certainty.
#include <imgui.h>

#include <array>
#include <string>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/byhand_panel.hpp"
#include "app/labs/byhand_words.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::byhand_panel {
namespace {

/// A form in which the transcript leaves the window.
struct Form {
    const char *id, *label, *ending;
    std::string (*write)(const Transcript&);
};
constexpr std::array<Form, 5> kForms{{{"text", "Text", ".txt", transcript_text},
                                      {"markdown", "Markdown", ".md", transcript_markdown},
                                      {"latex", "LaTeX", ".tex", transcript_latex},
                                      {"numpy", "numpy", ".py", transcript_numpy},
                                      {"matlab", "MATLAB", ".m", transcript_matlab}}};

}  // namespace

void gallery_fold(Context context) {
    auto& [ui, params, view, analysis, requests] = context;
    next_row(ui);
    if (!fold(ui, "fold_gallery", "Gallery", fmt::format("{} matrices", byhand::examples().size()),
              view.folds.gallery))
        return;
    next_row(ui);
    for (const byhand::Example& example : byhand::examples()) {
        if (&example != byhand::examples().data()) flow(ui, example.title);
        if (choice(ui, "gallery_" + std::string(example.id), example.title,
                   params.matrix == example.matrix)) {
            params.matrix = example.matrix;
            params.answer_U = params.answer_sigma = params.answer_V = "";
            view.time = 1;
            view.reply.clear();
        }
        hint(ui, byhand_words::pretty(example.look_for));
    }
    next_row(ui, 8);
}

void copy_fold(Context context) {
    auto& [ui, params, view, analysis, requests] = context;
    if (!analysis.transcript) return;
    next_row(ui);
    if (!fold(ui, "fold_copy", "Copy or save the calculation", "", view.folds.copy)) return;
    note_row(ui, "To the clipboard; numpy and MATLAB compute it again and compare.");
    next_row(ui, 4);
    for (const Form& form : kForms) {
        if (&form != kForms.data()) flow(ui, form.label);
        if (!button(ui, fmt::format("copy_{}", form.id), form.label)) continue;
        ImGui::SetClipboardText(form.write(*analysis.transcript).c_str());
        requests.notice = fmt::format("Copied as {}.", form.label);
    }
    note_row(ui, "As a file, beside the pictures.");
    next_row(ui, 4);
    for (const Form& form : kForms) {
        if (&form != kForms.data()) flow(ui, form.ending);
        if (button(ui, fmt::format("save_{}", form.id), form.ending))
            requests.file = LabFile{form.ending, form.write(*analysis.transcript)};
    }
    next_row(ui, 8);
}

void certainty_fold(Context context) {
    auto& [ui, params, view, analysis, requests] = context;
    if (!analysis.transcript || view.hidden) return;
    next_row(ui);
    if (!fold(ui, "fold_certainty", "How sure are these?", analysis.transcript->exact ? "exact" : "decimals",
              view.folds.certainty))
        return;
    note_row(ui, byhand_words::pretty(analysis.transcript->basis));
    const TranscriptNumbers& numbers = analysis.transcript->numbers;
    constexpr std::array<const char*, 3> kNames{"σ₁", "σ₂", "σ₃"};
    for (std::size_t i = 0; i < numbers.sigma.size() && i < kNames.size(); ++i)
        detail_row(ui, kNames[i], exact_text(numbers.sigma[i]));
    detail_row(ui, "largest |A − U Σ Vᵀ|", exponent_text(numbers.error, 2));
    next_row(ui, 8);
}

}  // namespace svdscope::byhand_panel
