// Fields of space to JSON and back.
#include "app/lab/fields3.hpp"

#include <array>
#include <cmath>

namespace svdscope {
namespace {

using nlohmann::json;

template <std::size_t N>
FieldError read_list(const json& in, std::array<double, N>& out, const char* expected) {
    if (!in.is_array() || in.size() != N) return expected;
    for (std::size_t i = 0; i < N; ++i)
        if (from_field(in[i], out[i])) return expected;
    return {};
}

FieldError read_matrix(const json& in, Mat3& out, const char* expected) {
    if (!in.is_array() || in.size() != 3) return expected;
    for (int i = 0; i < 3; ++i) {
        Vec3 row;
        if (from_field(in[static_cast<std::size_t>(i)], row)) return expected;
        for (int j = 0; j < 3; ++j) out(i, j) = row[j];
    }
    return {};
}

}  // namespace

json to_field(Vec3 value) { return json::array({to_field(value.x), to_field(value.y), to_field(value.z)}); }

FieldError from_field(const json& in, Vec3& value) {
    std::array<double, 3> read{};
    if (FieldError error = read_list(in, read, "a point [x, y, z] of finite numbers")) return error;
    value = {read[0], read[1], read[2]};
    return {};
}

json to_field(const Mat3& value) { return to_field(MatrixPart{value, 3, 3}); }

FieldError from_field(const json& in, Mat3& value) {
    return read_matrix(in, value, "a matrix of three rows [a, b, c] of finite numbers");
}

json to_field(const Camera3& value) {
    return json::array(
        {value.target.x, value.target.y, value.target.z, value.half_height, value.azimuth, value.elevation});
}

FieldError from_field(const json& in, Camera3& value) {
    constexpr const char* expected =
        "a camera [x, y, z, half height, azimuth, elevation] with a positive half height and an elevation "
        "from -pi/2 to pi/2";
    constexpr double kMany = 1e6;  // radians; beyond, an angle has lost its digits
    std::array<double, 6> read{};
    if (FieldError error = read_list(in, read, expected)) return error;
    if (!(read[3] > 0) || std::abs(read[4]) > kMany || std::abs(read[5]) > std::numbers::pi / 2)
        return expected;
    value = {{read[0], read[1], read[2]}, read[3], read[4], read[5]};
    return {};
}

json to_field(const MatrixPart& field) {
    json out = json::array();
    for (int i = 0; i < field.rows; ++i) {
        json row = json::array();
        for (int j = 0; j < field.cols; ++j) row.push_back(to_field(field.matrix(i, j)));
        out.push_back(std::move(row));
    }
    return out;
}

json to_field(const Axes3& value) {
    return {{"u", to_field(MatrixPart{value.U, 3, 3})},
            {"v", to_field(MatrixPart{value.V, 3, 3})},
            {"about_u", to_field(value.about_u)},
            {"about_v", to_field(value.about_v)}};
}

FieldError from_field(const json& in, Axes3& value) {
    constexpr const char* expected = "axes {u, v, about_u, about_v} of finite numbers";
    if (!in.is_object() || in.size() != 4) return expected;
    for (const char* key : {"u", "v", "about_u", "about_v"})
        if (!in.contains(key)) return expected;
    Axes3 read;
    const bool wrong = read_matrix(in["u"], read.U, expected) || read_matrix(in["v"], read.V, expected) ||
                       from_field(in["about_u"], read.about_u) || from_field(in["about_v"], read.about_v);
    if (wrong) return expected;
    value = read;
    return {};
}

json to_field(const ShapedMatrix& field) {
    return to_field(MatrixPart{field.matrix, rows_of(field.shape), cols_of(field.shape)});
}

FieldError from_field(const json& in, const ShapedMatrix& field) {
    constexpr const char* expected = "a matrix of 2 or 3 rows and 2 or 3 columns of finite numbers";
    if (!in.is_array() || in.size() < 2 || in.size() > 3 || !in[0].is_array()) return expected;
    for (const Shape3 shape :
         {Shape3::ThreeByThree, Shape3::TwoByThree, Shape3::ThreeByTwo, Shape3::TwoByTwo}) {
        const auto rows = static_cast<std::size_t>(rows_of(shape)),
                   cols = static_cast<std::size_t>(cols_of(shape));
        if (in.size() != rows || in[0].size() != cols) continue;
        Mat3 read = diagonal(0, 0, 0);
        for (std::size_t i = 0; i < rows; ++i) {
            if (!in[i].is_array() || in[i].size() != cols) return expected;
            for (std::size_t j = 0; j < cols; ++j)
                if (from_field(in[i][j], read(static_cast<int>(i), static_cast<int>(j)))) return expected;
        }
        field.matrix = read;
        field.shape = shape;
        return {};
    }
    return expected;
}

}  // namespace svdscope
