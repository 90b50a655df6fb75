// The transcript as plain text, Markdown and LaTeX.
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "core/byhand/transcript.hpp"

namespace svdscope {
namespace {

constexpr std::size_t kWidth = 78;

/// Lines of at most kWidth characters, each behind `indent`; the first behind `first`.
std::string wrapped(std::string_view text, const std::string& first, const std::string& indent) {
    std::string result, line = first;
    bool empty = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (!empty && line.size() + 1 + end > kWidth) {
            result += line + "\n";
            line = indent;
            empty = true;
        }
        line += (empty ? "" : " ") + std::string(text.substr(0, end));
        empty = false;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result + line + "\n";
}

std::string indented(const std::string& block, const std::string& indent) {
    std::string result;
    std::size_t begin = 0;
    while (begin <= block.size()) {
        const std::size_t end = std::min(block.find('\n', begin), block.size());
        const std::string line = block.substr(begin, end - begin);
        result += (line.empty() ? "" : indent + line) + "\n";
        begin = end + 1;
    }
    return result;
}

std::string formulas_text(const std::vector<Formula>& formulas, const std::string& indent) {
    std::string result;
    bool tall_before = false;
    for (const Formula& formula : formulas) {
        const std::string block = block_text(formula);
        const bool tall = block.find('\n') != block.npos;
        // Matrices one below the other need a line between them.
        if (!result.empty() && (tall || tall_before)) result += "\n";
        result += indented(block, indent);
        tall_before = tall;
    }
    return result;
}

/// The letters that LaTeX reads as commands. Names such as v_1 and A^T A become formulas.
std::string latex_words(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kNames{{
            {"sigma", "$\\sigma$"},
            {"lambda", "$\\lambda$"},
            {"Sigma", "$\\Sigma$"},
            {"^T", "${}^{\\mathsf{T}}$"},
            {"^2", "${}^2$"},
        }};
        bool replaced = false;
        for (const auto& [name, latex] : kNames) {
            if (!rest.starts_with(name)) continue;
            result += latex;
            i += name.size() - 1;
            replaced = true;
            break;
        }
        if (replaced) continue;
        if (rest[0] == '_' && rest.size() > 1) {
            result += "${}_{" + std::string(1, rest[1]) + "}$";
            ++i;
        } else if (std::string_view("#$%&{}").find(rest[0]) != std::string_view::npos) {
            result += std::string("\\") + rest[0];
        } else if (rest[0] == '\\') {
            result += "\\textbackslash{}";
        } else if (rest[0] == '~' || rest[0] == '^') {
            result += std::string("\\") + rest[0] + "{}";
        } else if (rest[0] == '<' || rest[0] == '>') {
            result += "$" + std::string(1, rest[0]) + "$";
        } else {
            // What a person typed may hold any letter, and LaTeX knows few.
            result += static_cast<unsigned char>(rest[0]) < 0x80 ? rest[0] : '?';
        }
    }
    return result;
}

std::string latex_formulas(const std::vector<Formula>& formulas) {
    std::string result;
    for (const Formula& formula : formulas) result += "\\[ " + latex_text(formula, true) + " \\]\n";
    return result;
}

constexpr std::string_view kPreamble = R"(\documentclass{article}
\usepackage{amsmath}
\usepackage{color}
\definecolor{first}{rgb}{0.75,0.33,0.05}
\definecolor{second}{rgb}{0.05,0.40,0.65}
\definecolor{third}{rgb}{0.10,0.48,0.25}
\definecolor{lost}{rgb}{0.45,0.45,0.45}
\definecolor{wrong}{rgb}{0.75,0.10,0.15}
\definecolor{repaired}{rgb}{0.10,0.48,0.25}
\setlength{\parindent}{0pt}
\setlength{\parskip}{6pt}
\begin{document}
)";

constexpr std::string_view kTitle = "The singular value decomposition by hand";

}  // namespace

std::string transcript_text(const Transcript& transcript) {
    std::string text = wrapped(transcript.basis, "", "");
    for (std::size_t i = 0; i < transcript.steps.size(); ++i) {
        const Step& step = transcript.steps[i];
        text += "\n" + std::to_string(i + 1) + ". " + step.title + "\n";
        text += wrapped(step.reason, "   ", "   ") + "\n" + formulas_text(step.formulas, "     ");
        for (const Remark& remark : step.remarks) text += "\n" + wrapped(remark.text, "   ! ", "     ");
    }
    return text;
}

std::string transcript_markdown(const Transcript& transcript) {
    std::string text = "# " + std::string(kTitle) + "\n\n" + wrapped(transcript.basis, "", "");
    for (std::size_t i = 0; i < transcript.steps.size(); ++i) {
        const Step& step = transcript.steps[i];
        text += "\n## " + std::to_string(i + 1) + ". " + step.title + "\n\n";
        text += wrapped(step.reason, "", "") + "\n" + formulas_text(step.formulas, "    ");
        for (const Remark& remark : step.remarks) text += "\n" + wrapped(remark.text, "> ", "> ");
    }
    return text;
}

std::string transcript_latex(const Transcript& transcript) {
    std::string text(kPreamble);
    text += "\\section*{" + std::string(kTitle) + "}\n" + latex_words(transcript.basis) + "\n";
    for (std::size_t i = 0; i < transcript.steps.size(); ++i) {
        const Step& step = transcript.steps[i];
        text += "\n\\subsection*{" + std::to_string(i + 1) + ". " + latex_words(step.title) + "}\n";
        text += latex_words(step.reason) + "\n" + latex_formulas(step.formulas);
        for (const Remark& remark : step.remarks) {
            text += "\n\\emph{" + latex_words(remark.text) + "}\n";
        }
    }
    return text + "\\end{document}\n";
}

}  // namespace svdscope
