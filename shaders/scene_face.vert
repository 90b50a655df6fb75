// Triangles of solids, already in pixels.
#version 330 core
layout(location = 0) in vec3 place;  // pixels, y down, from the target's top left corner; depth buffer
layout(location = 1) in vec4 tint;
uniform vec2 size;  // of the target
flat out vec4 face_tint;

void main() {
    gl_Position = vec4(place.xy / size * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 2.0 * place.z - 1.0, 1.0);
    face_tint = tint;
}
