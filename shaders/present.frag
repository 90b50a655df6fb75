// The finished frame through a colour matrix in linear light: how it looks in grey or to a colour-blind eye.
#version 330 core
in vec2 uv;
out vec4 color;
uniform sampler2D frame;
uniform mat3 colors;

vec3 to_linear(vec3 srgb) {
    return mix(srgb / 12.92, pow((srgb + 0.055) / 1.055, vec3(2.4)), step(0.04045, srgb));
}

vec3 to_srgb(vec3 linear) {
    return mix(linear * 12.92, 1.055 * pow(linear, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, linear));
}

void main() {
    vec3 seen = colors * to_linear(texture(frame, uv).rgb);
    color = vec4(to_srgb(clamp(seen, 0.0, 1.0)), 1.0);
}
