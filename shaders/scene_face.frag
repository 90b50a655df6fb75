// The flat colour of a lit face.
#version 330 core
flat in vec4 face_tint;
out vec4 color;

void main() { color = vec4(face_tint.rgb, 1.0); }
