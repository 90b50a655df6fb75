// A picture pixel by pixel over what is there; its colours are multiplied by their opacity.
#version 330 core
out vec4 color;
uniform sampler2D picture;
uniform ivec2 corner;  // where its lower left pixel goes

void main() {
    color = texelFetch(picture, ivec2(gl_FragCoord.xy) - corner, 0);
}
