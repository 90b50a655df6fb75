// A disc whose edge is one pixel soft; colours are multiplied by their opacity.
#version 330 core
in vec2 from_center;
flat in float opacity;
out vec4 color;
uniform float radius;
uniform vec3 rgb;

void main() {
    float covered = clamp(radius + 0.5 - length(from_center), 0.0, 1.0);
    color = vec4(rgb, 1.0) * (opacity * covered);
}
