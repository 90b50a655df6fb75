// Discs lit a little like balls, with an edge one pixel soft; colours are multiplied by their opacity.
#version 330 core
flat in vec4 dot_tint;
flat in vec3 disc;
out vec4 color;

void main() {
    vec2 from_center = gl_FragCoord.xy - disc.xy;
    float cover = clamp(disc.z + 0.5 - length(from_center), 0.0, 1.0) * dot_tint.a;
    if (cover <= 0.0) discard;
    float light = 0.5 + 0.5 * dot(from_center / disc.z, vec2(-0.46, 0.89));
    color = vec4(dot_tint.rgb * mix(0.82, 1.06, clamp(light, 0.0, 1.0)), 1.0) * cover;
}
