// One triangle around the disc of each instance; a point that is not in the picture becomes nothing.
#version 330 core
layout(location = 0) in vec2 position;  // 3e38: left out
layout(location = 1) in float count;    // how many discs stand here on top of each other
uniform mat2 map;
uniform vec2 offset;  // pixel = map * position + offset, y down, from the picture's top left corner
uniform vec2 size;    // of the picture, pixels
uniform float radius;
out vec2 from_center;
flat out float discs;

const vec2 corners[3] = vec2[](vec2(-1.7320508, -1.0), vec2(1.7320508, -1.0), vec2(0.0, 2.0));

void main() {
    float reach = radius + 0.5;
    vec2 center = map * position + offset;
    from_center = reach * corners[gl_VertexID];
    discs = count;
    vec2 corner = (center + from_center) / size * vec2(2.0, -2.0) + vec2(-1.0, 1.0);
    bool seen = position.x < 1e38 && all(greaterThan(center, vec2(-reach))) && all(lessThan(center, size + reach));
    gl_Position = seen ? vec4(corner, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}
