// Fields of space as JSON: points, cameras, matrices of a shape, remembered axes.
#pragma once
#include "app/lab/fields.hpp"
#include "app/plot/camera3.hpp"
#include "core/geometry/shape3.hpp"
#include "core/geometry/space.hpp"
#include "core/svd/align.hpp"

namespace svdscope {

nlohmann::json to_field(Vec3 value);
nlohmann::json to_field(const Mat3& value);
nlohmann::json to_field(const Camera3& value);
nlohmann::json to_field(const Axes3& value);

FieldError from_field(const nlohmann::json& json, Vec3& value);
FieldError from_field(const nlohmann::json& json, Mat3& value);
FieldError from_field(const nlohmann::json& json, Camera3& value);
FieldError from_field(const nlohmann::json& json, Axes3& value);

/// The used entries of an embedded matrix, row by row; how many rows and columns there are is its shape.
struct ShapedMatrix {
    Mat3& matrix;
    Shape3& shape;
};
nlohmann::json to_field(const ShapedMatrix& field);
FieldError from_field(const nlohmann::json& json, const ShapedMatrix& field);
/// The upper left part of an embedded matrix; only written.
struct MatrixPart {
    const Mat3& matrix;
    int rows, cols;
};
nlohmann::json to_field(const MatrixPart& field);

}  // namespace svdscope
