// Lines and marks by their distance, with an edge one pixel soft; colours are multiplied by their opacity.
#version 330 core
in vec2 at;
flat in vec4 stroke_tint, stroke_kind;
flat in vec3 shape;
in float fade;
out vec4 color;
uniform vec3 background;
uniform float dash_unit;  // pixels per design pixel

const float period = 10.0, dash = 6.0;  // design pixels, as in the plane

float line_distance() {
    float across = abs(at.y) - 0.5 * shape.y;
    float beyond = max(at.x, -shape.x - at.x);  // the ends
    if (stroke_kind.z > 0.5) {
        float phase = mod((stroke_kind.y + shape.x + at.x) / dash_unit, period);
        float dashes = phase < dash ? -min(phase, dash - phase) : min(phase - dash, period - phase);
        return max(max(beyond, dashes * dash_unit), across);
    }
    if (stroke_kind.w > 0.5) return max(beyond, across);
    return length(vec2(max(beyond, 0.0), at.y)) - 0.5 * shape.y;
}

float triangle_distance(float radius) {
    const float k = 1.7320508;
    float inner = 0.5 * radius;
    return max(-at.x - inner, max(0.5 * at.x + 0.5 * k * at.y, 0.5 * at.x - 0.5 * k * at.y) - inner);
}

void main() {
    float radius = shape.z;
    float distance = 0.0;
    float hollow = 1e9;  // distance from the ring's inner edge
    int tip = int(stroke_kind.x + 0.5);
    if (tip == 0) distance = line_distance();
    if (tip == 1) distance = length(at) - radius;
    if (tip == 2) distance = max(abs(at.x), abs(at.y)) - 0.85 * radius;
    if (tip == 3) distance = triangle_distance(1.3 * radius);
    if (tip >= 4) {
        distance = length(at) - radius;
        hollow = radius - (tip == 4 ? 2.0 : 3.0) * dash_unit - length(at);
    }
    float cover = clamp(0.5 - distance, 0.0, 1.0) * stroke_tint.a * fade;
    // Thinner than a pixel a line loses opacity instead of width.
    if (tip == 0 && shape.y < 1.0) cover *= shape.y;
    if (cover <= 0.0) discard;
    vec3 ink = mix(stroke_tint.rgb, background, tip >= 4 ? clamp(hollow + 0.5, 0.0, 1.0) : 0.0);
    color = vec4(ink, 1.0) * cover;
}
