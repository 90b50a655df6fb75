// A box around each piece of a line and each mark, in pixels; its depth is linear on the screen.
#version 330 core
layout(location = 0) in vec4 ends;    // a and b, pixels, y down, from the target's top left corner
layout(location = 1) in vec4 reach;   // depth buffer at a and b, width of a line, radius of a mark
layout(location = 2) in vec4 tint;
layout(location = 3) in vec4 kind;    // tip + 8 dashed + 16 cut off straight; pixels to a from the beginning; fades
uniform vec2 size;  // of the target
out vec2 at;        // along and across from b, pixels
flat out vec4 stroke_tint;
flat out vec4 stroke_kind;  // tip, pixels to a, 1: dashed, 1: cut off straight
flat out vec3 shape;        // length, width, radius
out float fade;

void main() {
    vec2 a = ends.xy, b = ends.zw;
    float distance = length(b - a);
    vec2 along = distance > 1e-6 ? (b - a) / distance : vec2(1.0, 0.0);
    vec2 across = vec2(-along.y, along.x);
    int number = int(kind.x + 0.5);
    bool mark = (number & 7) > 0;
    float margin = mark ? 1.4 * reach.w + 1.0 : 0.5 * reach.z + 1.0;
    float back = mark ? margin : distance + margin;
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    at = vec2(mix(-back, margin, corner.x), mix(-margin, margin, corner.y));
    vec2 place = b + at.x * along + at.y * across;
    float part = mark || distance < 1e-6 ? 0.0 : clamp(-at.x / distance, 0.0, 1.0);
    float depth = mix(reach.y, reach.x, part);
    gl_Position = vec4(place / size * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 2.0 * depth - 1.0, 1.0);
    stroke_tint = tint;
    stroke_kind = vec4(number & 7, kind.y, (number >> 3) & 1, number >> 4);
    fade = mix(kind.w, kind.z, part);
    shape = vec3(distance, reach.z, reach.w);
}
