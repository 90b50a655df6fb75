// The points of a cloud in space, already in pixels.
#version 330 core
layout(location = 0) in vec4 place;  // pixels, y down, from the target's top left corner; depth buffer; radius
layout(location = 1) in vec4 tint;
uniform vec2 size;  // of the target
flat out vec4 dot_tint;
flat out vec3 disc;  // centre in the target's own pixels, radius

void main() {
    gl_Position = vec4(place.xy / size * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 2.0 * place.z - 1.0, 1.0);
    gl_PointSize = 2.0 * place.w + 2.0;
    dot_tint = tint;
    disc = vec3(place.x, size.y - place.y, place.w);
}
