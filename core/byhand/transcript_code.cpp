// Short programs that do the same in numpy or MATLAB.
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "core/byhand/transcript.hpp"

namespace svdscope {
namespace {

/// The shortest text that reads back as this double.
std::string shortest(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value == 0 ? 0.0 : value).ptr;
    return {text.data(), end};
}

struct Brackets {
    std::string_view open, between_entries, between_rows, close;
};
constexpr Brackets kNumpy{"np.array([[", ", ", "],\n              [", "]])"};
constexpr Brackets kMatlab{"[", " ", "\n     ", "]"};

std::string matrix_text(const std::vector<double>& values, int columns, const Brackets& brackets) {
    std::string text(brackets.open);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) {
            text +=
                i % static_cast<std::size_t>(columns) == 0 ? brackets.between_rows : brackets.between_entries;
        }
        text += shortest(values[i]);
    }
    return text + std::string(brackets.close);
}

std::string list_text(const std::vector<double>& values, const char* between) {
    std::string text = "[";
    for (std::size_t i = 0; i < values.size(); ++i) text += (i > 0 ? between : "") + shortest(values[i]);
    return text + "]";
}

}  // namespace

std::string transcript_numpy(const Transcript& transcript) {
    const TranscriptNumbers& n = transcript.numbers;
    std::string text = "import numpy as np\n\n";
    text += "A = " + matrix_text(n.A, n.cols, kNumpy) + "\n\n";
    text += "# by hand\nU = " + matrix_text(n.U, n.rows, kNumpy) + "\n";
    text += "sigma = np.array(" + list_text(n.sigma, ", ") + ")\n";
    text += "V = " + matrix_text(n.V, n.cols, kNumpy) + "\n";
    text += "Sigma = np.zeros(A.shape)\nnp.fill_diagonal(Sigma, sigma)\n\n";
    text += std::string("G = ") + (n.wide ? "A @ A.T" : "A.T @ A") + "\n";
    text += "print(\"eigenvalues of G:\", np.linalg.eigvalsh(G)[::-1])\n";
    text += "print(\"largest error of U Sigma V^T:\", np.abs(A - U @ Sigma @ V.T).max())\n";
    text += "print(\"singular values by numpy:\", np.linalg.svd(A, compute_uv=False))\n";
    return text;
}

std::string transcript_matlab(const Transcript& transcript) {
    const TranscriptNumbers& n = transcript.numbers;
    std::string text = "A = " + matrix_text(n.A, n.cols, kMatlab) + ";\n\n";
    text += "% by hand\nU = " + matrix_text(n.U, n.rows, kMatlab) + ";\n";
    text += "sigma = " + list_text(n.sigma, " ") + ";\n";
    text += "V = " + matrix_text(n.V, n.cols, kMatlab) + ";\n";
    text += "Sigma = zeros(size(A));\nSigma(1:numel(sigma), 1:numel(sigma)) = diag(sigma);\n\n";
    text += std::string("G = ") + (n.wide ? "A * A'" : "A' * A") + ";\n";
    text += "disp('eigenvalues of G:'), disp(sort(eig(G), 'descend')')\n";
    text += "disp('largest error of U Sigma V^T:'), disp(max(max(abs(A - U * Sigma * V'))))\n";
    text += "disp('singular values by svd:'), disp(svd(A)')\n";
    return text;
}

}  // namespace svdscope
