// Discs on top of each other, whose edge is one pixel soft; colours are multiplied by their opacity.
#version 330 core
in vec2 from_center;
flat in float discs;
out vec4 color;
uniform float radius;
uniform float alpha;
uniform vec3 rgb;

void main() {
    float one = alpha * clamp(radius + 0.5 - length(from_center), 0.0, 1.0);
    color = vec4(rgb, 1.0) * (discs == 1.0 ? one : 1.0 - pow(1.0 - one, discs));
}
