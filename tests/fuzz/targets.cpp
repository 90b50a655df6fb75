// What each reader promises, checked.
#include "tests/fuzz/targets.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "app/lab/lab.hpp"
#include "app/lab/state_text.hpp"
#include "core/base/check.hpp"
#include "core/io/csv.hpp"
#include "core/io/expression.hpp"
#include "core/io/image_file.hpp"
#include "core/io/matrix_text.hpp"
#include "core/io/npy.hpp"
#include "core/io/source_file.hpp"
#include "tests/images/png_maker.hpp"

namespace svdscope::fuzz {
namespace {

void check_sentence(const Error& error) {
    SVDSCOPE_CHECK_LT(0U, error.message.size());
    SVDSCOPE_CHECK_LT(error.message.size(), 1000U);
    SVDSCOPE_CHECK_EQ(error.message.find('\n'), std::string::npos);
}

void check_matrix(const Eigen::MatrixXd& A) {
    SVDSCOPE_CHECK_LT(0, A.size());
    SVDSCOPE_CHECK_EQ(A.allFinite(), true);
}

void npy(std::string_view bytes) {
    const auto A = parse_npy(bytes);
    A ? check_matrix(*A) : check_sentence(A.error());
}

void csv(std::string_view bytes) {
    for (const bool comma : {false, true}) {
        const auto table = parse_csv(bytes, {.decimal_comma = comma});
        table ? check_matrix(table->matrix) : check_sentence(table.error());
    }
}

void matrix(std::string_view bytes) {
    const auto A = parse_matrix(bytes);
    A ? check_matrix(*A) : check_sentence(A.error());
}

void expression(std::string_view bytes) {
    const auto value = evaluate_expression(bytes);
    if (!value) return check_sentence(value.error());
    SVDSCOPE_CHECK_EQ(std::isfinite(*value), true);
}

void image(std::string_view bytes) {
    for (const ImageColor color : {ImageColor::AsStored, ImageColor::Grey}) {
        const auto read = decode_image(bytes, color);
        if (!read) {
            check_sentence(read.error());
            continue;
        }
        for (const Eigen::MatrixXd& channel : read->channels) {
            check_matrix(channel);
            SVDSCOPE_CHECK_LE(0, channel.minCoeff());
            SVDSCOPE_CHECK_LE(channel.maxCoeff(), 1 + 1e-12);
        }
    }
}

std::size_t big_endian_at(const std::string& bytes, std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

// With right checksums, or chance would hardly ever come behind them.
std::string with_checksums(std::string bytes) {
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const std::size_t length = big_endian_at(bytes, at);
        if (length > bytes.size() - at - 12) break;
        const std::string_view body = std::string_view(bytes).substr(at + 4, length + 4);
        bytes.replace(at + 8 + length, 4, test::big_endian(test::png_checksum(body)));
        at += length + 12;
    }
    return bytes;
}

void png(std::string_view bytes) {
    image(bytes);
    image(with_checksums(std::string(bytes)));
}

void source(std::string_view bytes) {
    const auto data = parse_source(bytes);
    if (!data) return check_sentence(data.error());
    for (const Eigen::MatrixXd& channel : data->channels) check_matrix(channel);
    const auto columns = static_cast<std::size_t>(data->channels.front().cols());
    SVDSCOPE_CHECK_EQ(data->col_labels.empty() || data->col_labels.size() == columns, true);
}

// A state is taken whole or not at all, and what a lab writes it reads.
void state(std::string_view bytes) {
    if (bytes.size() > kMostStateBytes) return;
    const auto json = parse_state_text(bytes);
    if (!json) return check_sentence(json.error());
    for (const LabEntry& entry : lab_table()) {
        const std::unique_ptr<Lab> lab = entry.make();
        const nlohmann::json before = lab->state();
        if (const auto taken = lab->set_state(*json); !taken) {
            check_sentence(taken.error());
            SVDSCOPE_CHECK_EQ(lab->state() == before, true);
        } else {
            const nlohmann::json after = lab->state();
            SVDSCOPE_CHECK_EQ(lab->set_state(after).has_value(), true);
            SVDSCOPE_CHECK_EQ(lab->state() == after, true);
        }
        lab->finish();
    }
}

constexpr std::array kTargets{
    Target{"npy", npy}, Target{"csv", csv},    Target{"matrix", matrix}, Target{"expression", expression},
    Target{"png", png}, Target{"jpeg", image}, Target{"source", source}, Target{"state", state},
};

}  // namespace

std::span<const Target> targets() { return kTargets; }

}  // namespace svdscope::fuzz
