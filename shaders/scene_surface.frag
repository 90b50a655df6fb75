// Ellipsoids and planes where the ray of a pixel meets them, and the opaque picture, composed by depth.
// SVDSCOPE_ELLIPSOIDS and SVDSCOPE_PLANES, how many there are, are defined under the version.
#version 330 core
out vec4 color;
uniform sampler2D opaque_color;  // multiplied by opacity
uniform sampler2D opaque_depth;
uniform bool has_opaque;
uniform ivec2 corner;    // of the target in the framebuffer
uniform vec2 middle;     // of the view in the framebuffer
uniform float pixel;     // half heights
uniform float eye;       // half heights from the target
uniform float near;      // depth at which the depth buffer begins
uniform float line_width;  // pixels

const float pi = 3.14159265358979;
const int hits = 2 * SVDSCOPE_ELLIPSOIDS + SVDSCOPE_PLANES + 1;
float depths[hits];
vec4 colors[hits];  // multiplied by opacity

#if SVDSCOPE_ELLIPSOIDS > 0
struct Ellipsoid {
    mat3 origin;     // of (x, y, 1): where the ray meets the plane of the center, on the sphere
    mat3 direction;  // of (x, y, 1): the ray's direction, on the sphere
    mat3 normal;     // from the sphere to view coordinates
    vec3 base, tint_x, tint_y;  // outer colour, and what x and y on the sphere add to it
    vec3 inner, line;
    vec4 opacity;    // outer, inner, line, outline
    vec2 lines;      // meridians, parallels + 1
    float mirrored;  // 1 or -1
    float lit;       // 0: a ghost, 1
    float depth;     // of the plane of the center
};
uniform vec4 ellipsoids[14 * SVDSCOPE_ELLIPSOIDS];

Ellipsoid ellipsoid_at(int i) {
    vec4 a = ellipsoids[14 * i], b = ellipsoids[14 * i + 1], c = ellipsoids[14 * i + 2];
    vec4 d = ellipsoids[14 * i + 3], e = ellipsoids[14 * i + 4], f = ellipsoids[14 * i + 5];
    vec4 g = ellipsoids[14 * i + 6], h = ellipsoids[14 * i + 7], k = ellipsoids[14 * i + 8];
    vec4 base = ellipsoids[14 * i + 9], x = ellipsoids[14 * i + 10], y = ellipsoids[14 * i + 11];
    vec4 inner = ellipsoids[14 * i + 12], line = ellipsoids[14 * i + 13];
    return Ellipsoid(mat3(a.xyz, b.xyz, c.xyz), mat3(d.xyz, e.xyz, f.xyz), mat3(g.xyz, h.xyz, k.xyz), base.rgb,
                     x.rgb, y.rgb, inner.rgb, line.rgb, vec4(base.a, inner.a, line.a, x.a), vec2(a.w, b.w), c.w, d.w,
                     e.w);
}

// How much of a pixel a line covers whose parameter is a whole number there; crowded lines fade.
float on_line(float value, vec2 gradient, float width) {
    float slope = max(length(gradient), 1e-12);
    float distance = abs(fract(value + 0.5) - 0.5) / slope;
    return clamp(0.5 * width + 0.5 - distance, 0.0, 1.0) * smoothstep(3.0, 9.0, 1.0 / slope);
}

// Meridians and parallels of the original sphere at s, which changes by sx and sy from pixel to pixel.
float globe(vec3 s, vec3 sx, vec3 sy, vec2 counts) {
    float ring = max(s.x * s.x + s.y * s.y, 1e-9);
    float latitude = asin(clamp(s.z, -1.0, 1.0)) / pi;
    float parallels = counts.y;
    vec2 latitude_step = vec2(sx.z, sy.z) / (pi * sqrt(ring));
    float parallel = parallels > 1.0 ? on_line((latitude + 0.5) * parallels, latitude_step * parallels, line_width) : 0.0;
    float equator = parallels > 1.0 ? on_line(latitude * 0.5, latitude_step * 0.5, 1.7 * line_width) : 0.0;
    float meridians = counts.x;
    vec2 turn_step = vec2(s.x * sx.y - s.y * sx.x, s.x * sy.y - s.y * sy.x) / (2.0 * pi * ring);
    float meridian = meridians > 0.0 ? on_line(atan(s.y, s.x) / (2.0 * pi) * meridians, turn_step * meridians, line_width) : 0.0;
    return max(0.6 * max(parallel, meridian), equator);
}

vec4 over(vec4 top, vec4 below) { return top + (1.0 - top.a) * below; }

// One face at the point s of the sphere: colour multiplied by opacity.
vec4 face_color(Ellipsoid e, vec3 s, vec3 sx, vec3 sy, vec3 ray, float front, float edge) {
    float outside = front * e.mirrored > 0.0 ? 1.0 : 0.0;  // the sphere's outer face is seen
    vec3 normal = front * normalize(e.normal * s);         // towards the eye
    float facing = clamp(abs(dot(normal, ray)), 0.0, 1.0);
    vec3 body = mix(e.inner, e.base + e.tint_x * s.x + e.tint_y * s.y, outside);
    float light = 0.5 + 0.5 * dot(normal, vec3(-0.36, 0.70, 0.616));
    float lit = e.lit;
    body *= mix(1.0, mix(0.66, 1.12, light), lit);
    // A thin shell of glass: more of it lies on a slanting ray.
    float alpha = mix(e.opacity.y, e.opacity.x, outside);
    float slant = 1.0 - facing;
    alpha = mix(alpha, min(1.0, 2.2 * alpha + 0.1), lit * slant * slant * slant);
    vec4 face = vec4(body, 1.0) * alpha;
    float lines = globe(s, sx, sy, e.lines) * e.opacity.z * (front > 0.0 ? 1.0 : 0.5);
    face = over(vec4(e.line, 1.0) * lines, face);
    if (front > 0.0) {
        vec3 half_way = normalize(vec3(-0.36, 0.70, 0.616) - ray);
        float gleam = lit * 0.30 * pow(max(dot(normal, half_way), 0.0), 48.0);
        face = over(vec4(gleam), face);
        float band = clamp(1.6 * line_width + 0.5 - edge, 0.0, 1.0) * e.opacity.w;
        face = over(vec4(e.line, 1.0) * band, face);
    }
    return face;
}

void meet(Ellipsoid e, vec3 xy1, vec3 ray, int at) {
    vec3 o = e.origin * xy1;
    vec3 d = e.direction * xy1;
    vec3 ox = e.origin[0], oy = e.origin[1], dx = e.direction[0], dy = e.direction[1];
    vec3 m = cross(o, d);
    float a = dot(d, d);
    float inside = a - dot(m, m);
    vec2 gradient = 2.0 * vec2(dot(d, dx) - dot(m, cross(ox, d) + cross(o, dx)),
                               dot(d, dy) - dot(m, cross(oy, d) + cross(o, dy)));
    float edge = inside / max(length(gradient) * pixel, 1e-20);  // pixels inside of the silhouette
    float cover = clamp(edge + 0.5, 0.0, 1.0);
    float root = sqrt(max(inside, 0.0));
    float b = dot(o, d);
    for (int k = 0; k < 2; ++k) {
        float front = k == 0 ? 1.0 : -1.0;
        float t = (-b - front * root) / a;
        vec3 s = o + t * d;
        float slope = dot(s, d);
        slope = -front * max(abs(slope), 1e-3 * sqrt(a));
        vec3 sx = ox + t * dx, sy = oy + t * dy;
        sx = pixel * (sx - d * (dot(s, sx) / slope));
        sy = pixel * (sy - d * (dot(s, sy) / slope));
        depths[at + k] = e.depth + t;
        bool seen = cover > 0.0 && depths[at + k] > near;
        colors[at + k] = seen ? cover * face_color(e, normalize(s), sx, sy, ray, front, edge) : vec4(0.0);
    }
}
#endif

#if SVDSCOPE_PLANES > 0
struct Plane {
    vec3 depth, s, t;  // linear in the ray (x, y, -eye): 1 / depth, and the coordinates times that
    vec4 fill, line;   // not multiplied
    vec2 lines;        // from the middle to the border along s and t
    float width;       // pixels
    bool fades;
};
uniform vec4 planes[5 * SVDSCOPE_PLANES];

Plane plane_at(int i) {
    vec4 depth = planes[5 * i], s = planes[5 * i + 1], t = planes[5 * i + 2];
    bool fades = planes[5 * i + 4].a < 0.0;
    vec4 line = vec4(planes[5 * i + 4].rgb, abs(planes[5 * i + 4].a));
    return Plane(depth.xyz, s.xyz, t.xyz, planes[5 * i + 3], line, vec2(s.w, t.w), depth.w, fades);
}

float grid_line(float value, vec2 gradient, float width) {
    float slope = max(length(gradient), 1e-12);
    float distance = abs(fract(value + 0.5) - 0.5) / slope;
    return clamp(0.5 * width + 0.5 - distance, 0.0, 1.0) * smoothstep(4.0, 16.0, 1.0 / slope);
}

void meet(Plane p, vec3 ray, int at) {
    float inverse = dot(p.depth, ray);
    float t = 1.0 / inverse;
    vec2 st = vec2(dot(p.s, ray), dot(p.t, ray)) * t;
    vec2 s_step = (p.s.xy - st.x * p.depth.xy) * t * pixel;
    vec2 t_step = (p.t.xy - st.y * p.depth.xy) * t * pixel;
    depths[at] = t;
    float lines = 0.0;
    if (p.lines.x > 0.0) lines = grid_line(st.x * p.lines.x, s_step * p.lines.x, p.width);
    if (p.lines.y > 0.0) lines = max(lines, grid_line(st.y * p.lines.y, t_step * p.lines.y, p.width));
    vec2 edges = (1.0 - abs(st)) / vec2(max(length(s_step), 1e-12), max(length(t_step), 1e-12));
    float cover = clamp(edges.x + 0.5, 0.0, 1.0) * clamp(edges.y + 0.5, 0.0, 1.0);
    float border = clamp(p.width + 0.5 - min(edges.x, edges.y), 0.0, 1.0);
    lines = p.fades ? lines : max(lines, border);
    float fade = p.fades ? 1.0 - smoothstep(0.30, 1.0, length(st)) : 1.0;
    float line = lines * p.line.a;
    vec4 face = vec4(p.line.rgb, 1.0) * line + (1.0 - line) * vec4(p.fill.rgb, 1.0) * p.fill.a;
    colors[at] = inverse > 0.0 && t > near ? fade * cover * face : vec4(0.0);
}
#endif

void main() {
    vec2 xy = (gl_FragCoord.xy - middle) * pixel;
    vec3 ray = vec3(xy, -eye);
    vec3 looks = normalize(ray);
    ivec2 texel = ivec2(gl_FragCoord.xy) - corner;
    depths[hits - 1] = 1e30;
    colors[hits - 1] = vec4(0.0);
    if (has_opaque) {
        depths[hits - 1] = near / max(1.0 - texelFetch(opaque_depth, texel, 0).r, 1e-12);
        colors[hits - 1] = texelFetch(opaque_color, texel, 0);
    }
#if SVDSCOPE_ELLIPSOIDS > 0
    for (int i = 0; i < SVDSCOPE_ELLIPSOIDS; ++i) meet(ellipsoid_at(i), vec3(xy, 1.0), looks, 2 * i);
#endif
#if SVDSCOPE_PLANES > 0
    for (int i = 0; i < SVDSCOPE_PLANES; ++i) meet(plane_at(i), ray, 2 * SVDSCOPE_ELLIPSOIDS + i);
#endif
    // What stands before each dims it; no order of drawing is needed.
    color = vec4(0.0);
    for (int i = 0; i < hits; ++i) {
        float seen = 1.0;
        for (int j = 0; j < hits; ++j) {
            bool before = depths[j] < depths[i] || (depths[j] == depths[i] && j < i);
            seen *= j != i && before ? 1.0 - colors[j].a : 1.0;
        }
        color += seen * colors[i];
    }
}
