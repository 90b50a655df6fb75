// Ellipsoids and planes where the ray of a pixel meets them, and the opaque picture, composed by depth.
// Under the version stand SVDSCOPE_BODIES, _GHOSTS and _PLANES: how many lit ellipsoids, ghosts and planes.
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

#define ELLIPSOIDS (SVDSCOPE_BODIES + SVDSCOPE_GHOSTS)
#define HITS (2 * ELLIPSOIDS + SVDSCOPE_PLANES + 1)

// What the ray meets at a depth: its colour multiplied by opacity, and how much of it is seen past the others.
struct Hit {
    float depth;
    vec4 color;
    float seen;
};

#if ELLIPSOIDS > 0
struct Ellipsoid {
    mat3 origin;     // of (x, y, 1): where the ray meets the plane of the center, on the sphere
    mat3 direction;  // of (x, y, 1): the ray's direction, on the sphere
    mat3 normal;     // from the sphere to view coordinates
    vec3 base, tint_x, tint_y;  // outer colour, and what x and y on the sphere add to it
    vec3 inner, line;
    vec4 opacity;    // outer, inner, line, outline
    float count;     // meridians in half a turn: 3, 6 or 12; 0: no lines
    float mirrored;  // 1 or -1
    float depth;     // of the plane of the center
};
uniform vec4 ellipsoids[14 * ELLIPSOIDS];

Ellipsoid ellipsoid_at(int i) {
    vec4 a = ellipsoids[14 * i], b = ellipsoids[14 * i + 1], c = ellipsoids[14 * i + 2];
    vec4 d = ellipsoids[14 * i + 3], e = ellipsoids[14 * i + 4], f = ellipsoids[14 * i + 5];
    vec4 g = ellipsoids[14 * i + 6], h = ellipsoids[14 * i + 7], k = ellipsoids[14 * i + 8];
    vec4 base = ellipsoids[14 * i + 9], x = ellipsoids[14 * i + 10], y = ellipsoids[14 * i + 11];
    vec4 inner = ellipsoids[14 * i + 12], line = ellipsoids[14 * i + 13];
    return Ellipsoid(mat3(a.xyz, b.xyz, c.xyz), mat3(d.xyz, e.xyz, f.xyz), mat3(g.xyz, h.xyz, k.xyz), base.rgb,
                     x.rgb, y.rgb, inner.rgb, line.rgb, vec4(base.a, inner.a, line.a, x.a), a.w, b.w, c.w);
}

// How much of a pixel a line covers that many pixels away.
float on_line(float distance, float width) { return clamp(0.5 * width + 0.5 - distance, 0.0, 1.0); }

vec2 times(vec2 a, vec2 b) { return vec2(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x); }

// The sine of an angle, given by cosine and sine, times 3, 6 or 12.
float sine_of_multiple(vec2 u, float count) {
    vec2 third = times(times(u, u), u);
    vec2 sixth = times(third, third);
    return count > 11.0 ? 2.0 * sixth.x * sixth.y : count > 5.0 ? sixth.y : third.y;
}

// Lines where the sine of an angle is zero that changes by `slope` from pixel to pixel; crowded ones fade.
float lines_at(float sine, float slope, float width) {
    float pixels = 1.0 / max(slope, 1e-12);
    return on_line(abs(sine) * pixels, width) * smoothstep(1.0, 3.0, pixels);
}

// Meridians and parallels of the original sphere at s, which changes by sx and sy from pixel to pixel.
float globe(vec3 s, vec3 sx, vec3 sy, float count) {
    float ring = inversesqrt(max(s.x * s.x + s.y * s.y, 1e-9));
    float latitude_slope = length(vec2(sx.z, sy.z)) * ring;
    float parallel = lines_at(sine_of_multiple(vec2(1.0 / ring, s.z), count), count * latitude_slope, line_width);
    float equator = on_line(abs(s.z) / max(latitude_slope, 1e-12), 1.7 * line_width);
    vec2 around = vec2(s.x * sx.y - s.y * sx.x, s.x * sy.y - s.y * sy.x);
    float turn_slope = length(around) * ring * ring;
    float meridian = lines_at(sine_of_multiple(s.xy * ring, count), count * turn_slope, line_width);
    return max(0.7 * max(parallel, meridian), equator) * step(0.5, count);
}

// The three great circles between the axes.
float great_circles(vec3 s, vec3 sx, vec3 sy) {
    vec3 slope = inversesqrt(max(sx * sx + sy * sy, vec3(1e-18)));
    vec3 distance = abs(s) * slope;
    return on_line(min(distance.x, min(distance.y, distance.z)), line_width);
}

vec4 over(vec4 top, vec4 below) { return top + (1.0 - top.a) * below; }

vec4 ghost_color(Ellipsoid e, vec3 s, vec3 sx, vec3 sy, float front) {
    bool outside = front * e.mirrored > 0.0;
    vec4 face = outside ? vec4(e.base, 1.0) * e.opacity.x : vec4(e.inner, 1.0) * e.opacity.y;
    float lines = great_circles(s, sx, sy) * e.opacity.z * (front > 0.0 ? 1.0 : 0.5);
    return over(vec4(e.line, 1.0) * lines, face);
}

// One face at the point s of the sphere: colour multiplied by opacity.
vec4 body_color(Ellipsoid e, vec3 s, vec3 sx, vec3 sy, vec3 looks, float front) {
    const vec3 light = vec3(-0.36, 0.70, 0.616);
    bool outside = front * e.mirrored > 0.0;
    vec3 normal = front * normalize(e.normal * s);  // towards the eye
    vec3 body = outside ? e.base + e.tint_x * s.x + e.tint_y * s.y : e.inner;
    body *= 0.88 + 0.28 * dot(normal, light);
    // A thin shell of glass: more of it lies on a slanting ray. What is behind stays behind.
    float slant = 1.0 - abs(dot(normal, looks));
    float alpha = (outside ? e.opacity.x : e.opacity.y) * (front > 0.0 ? 1.0 : 0.45);
    alpha = mix(alpha, min(1.0, 2.4 * alpha + 0.12), slant * slant * slant);
    vec4 face = vec4(min(body, 1.0), 1.0) * alpha;
    float lines = globe(s, sx, sy, e.count) * e.opacity.z * (front > 0.0 ? 1.0 : 0.35);
    face = over(vec4(e.line, 1.0) * lines, face);
    if (front > 0.0) {
        float gleam = max(dot(normal, normalize(light - looks)), 0.0);
        gleam *= gleam, gleam *= gleam, gleam *= gleam, gleam *= gleam, gleam *= gleam;
        face = over(vec4(0.26 * gleam), face);
    }
    return face;
}

// The face that the ray meets at o + t d, where root is the sine of its slant.
Hit face_at(Ellipsoid e, vec3 o, vec3 d, vec3 ox, vec3 oy, vec3 dx, vec3 dy, float t, float root, float a,
            vec3 looks, float front, bool ghost) {
    vec3 s = o + t * d;
    float slope = front * pixel / max(root, 1e-3 * sqrt(a));
    vec3 sx = ox + t * dx, sy = oy + t * dy;
    sx = pixel * sx + d * (dot(s, sx) * slope);
    sy = pixel * sy + d * (dot(s, sy) * slope);
    vec4 face = ghost ? ghost_color(e, s, sx, sy, front) : body_color(e, s, sx, sy, looks, front);
    return Hit(e.depth + t, face, 1.0);
}

void meet(Ellipsoid e, vec3 xy1, vec3 looks, bool ghost, out Hit nearer, out Hit farther) {
    vec3 o = e.origin * xy1;
    vec3 d = e.direction * xy1;
    vec3 ox = e.origin[0], oy = e.origin[1], dx = e.direction[0], dy = e.direction[1];
    vec3 m = cross(o, d);
    float a = dot(d, d);
    float inside = a - dot(m, m);
    vec2 gradient = 2.0 * vec2(dot(d, dx) - dot(m, cross(ox, d) + cross(o, dx)),
                               dot(d, dy) - dot(m, cross(oy, d) + cross(o, dy)));
    float edge = inside * inversesqrt(max(dot(gradient, gradient), 1e-30)) / pixel;  // pixels inside of the silhouette
    float cover = clamp(edge + 0.5, 0.0, 1.0);
    float root = sqrt(max(inside, 0.0));
    float b = dot(o, d);
    float outline = clamp(1.6 * line_width + 0.5 - edge, 0.0, 1.0) * e.opacity.w;
    nearer = face_at(e, o, d, ox, oy, dx, dy, (-b - root) / a, root, a, looks, 1.0, ghost);
    farther = face_at(e, o, d, ox, oy, dx, dy, (-b + root) / a, root, a, looks, -1.0, ghost);
    nearer.color = over(vec4(e.line, 1.0) * outline, nearer.color);
    nearer.color *= nearer.depth > near ? cover : 0.0;
    farther.color *= farther.depth > near ? cover : 0.0;
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

Hit meet(Plane p, vec3 ray) {
    float inverse = dot(p.depth, ray);
    float t = 1.0 / inverse;
    vec2 st = vec2(dot(p.s, ray), dot(p.t, ray)) * t;
    vec2 s_step = (p.s.xy - st.x * p.depth.xy) * t * pixel;
    vec2 t_step = (p.t.xy - st.y * p.depth.xy) * t * pixel;
    float left = 1.0;  // of what is behind
    if (p.lines.x > 0.0) left *= 1.0 - p.line.a * grid_line(st.x * p.lines.x, s_step * p.lines.x, p.width);
    if (p.lines.y > 0.0) left *= 1.0 - p.line.a * grid_line(st.y * p.lines.y, t_step * p.lines.y, p.width);
    vec2 edges = (1.0 - abs(st)) / vec2(max(length(s_step), 1e-12), max(length(t_step), 1e-12));
    float cover = clamp(edges.x + 0.5, 0.0, 1.0) * clamp(edges.y + 0.5, 0.0, 1.0);
    float border = clamp(p.width + 0.5 - min(edges.x, edges.y), 0.0, 1.0);
    float fade = p.fades ? 1.0 - smoothstep(0.30, 1.0, length(st)) : 1.0;
    float line = p.fades ? 1.0 - left : max(1.0 - left, border * p.line.a);
    vec4 face = vec4(p.line.rgb, 1.0) * line + (1.0 - line) * vec4(p.fill.rgb, 1.0) * p.fill.a;
    return Hit(t, inverse > 0.0 && t > near ? fade * cover * face : vec4(0.0), 1.0);
}
#endif

// Of two hits the nearer dims the other.
void weigh(inout Hit a, inout Hit b) {
    bool before = b.depth <= a.depth;
    a.seen *= before ? 1.0 - b.color.a : 1.0;
    b.seen *= before ? 1.0 : 1.0 - a.color.a;
}

// Written out: software renderers are several times slower with an index that is not a constant.
#define ELLIPSOID(i) meet(ellipsoid_at(i), vec3(xy, 1.0), looks, i >= SVDSCOPE_BODIES, hit[2 * i], hit[2 * i + 1]);
#define PLANE(i) hit[2 * ELLIPSOIDS + i] = meet(plane_at(i), ray);
#define PAIR(i, j) if (i < HITS) weigh(hit[i], hit[j]);

void main() {
    vec2 xy = (gl_FragCoord.xy - middle) * pixel;
    vec3 ray = vec3(xy, -eye);
    vec3 looks = normalize(ray);
    ivec2 texel = ivec2(gl_FragCoord.xy) - corner;
    Hit hit[13];
    for (int i = 0; i < 13; ++i) hit[i] = Hit(1e30, vec4(0.0), 1.0);
#if ELLIPSOIDS > 0
    ELLIPSOID(0)
#endif
#if ELLIPSOIDS > 1
    ELLIPSOID(1)
#endif
#if ELLIPSOIDS > 2
    ELLIPSOID(2)
#endif
#if ELLIPSOIDS > 3
    ELLIPSOID(3)
#endif
#if SVDSCOPE_PLANES > 0
    PLANE(0)
#endif
#if SVDSCOPE_PLANES > 1
    PLANE(1)
#endif
#if SVDSCOPE_PLANES > 2
    PLANE(2)
#endif
#if SVDSCOPE_PLANES > 3
    PLANE(3)
#endif
    if (has_opaque) {
        hit[HITS - 1].color = texelFetch(opaque_color, texel, 0);
#if HITS > 1
        hit[HITS - 1].depth = near / max(1.0 - texelFetch(opaque_depth, texel, 0).r, 1e-12);
#endif
    }
    PAIR(1, 0)
    PAIR(2, 0) PAIR(2, 1)
    PAIR(3, 0) PAIR(3, 1) PAIR(3, 2)
    PAIR(4, 0) PAIR(4, 1) PAIR(4, 2) PAIR(4, 3)
    PAIR(5, 0) PAIR(5, 1) PAIR(5, 2) PAIR(5, 3) PAIR(5, 4)
    PAIR(6, 0) PAIR(6, 1) PAIR(6, 2) PAIR(6, 3) PAIR(6, 4) PAIR(6, 5)
    PAIR(7, 0) PAIR(7, 1) PAIR(7, 2) PAIR(7, 3) PAIR(7, 4) PAIR(7, 5) PAIR(7, 6)
    PAIR(8, 0) PAIR(8, 1) PAIR(8, 2) PAIR(8, 3) PAIR(8, 4) PAIR(8, 5) PAIR(8, 6) PAIR(8, 7)
    PAIR(9, 0) PAIR(9, 1) PAIR(9, 2) PAIR(9, 3) PAIR(9, 4) PAIR(9, 5) PAIR(9, 6) PAIR(9, 7) PAIR(9, 8)
    PAIR(10, 0) PAIR(10, 1) PAIR(10, 2) PAIR(10, 3) PAIR(10, 4) PAIR(10, 5) PAIR(10, 6) PAIR(10, 7) PAIR(10, 8)
    PAIR(10, 9)
    PAIR(11, 0) PAIR(11, 1) PAIR(11, 2) PAIR(11, 3) PAIR(11, 4) PAIR(11, 5) PAIR(11, 6) PAIR(11, 7) PAIR(11, 8)
    PAIR(11, 9) PAIR(11, 10)
    PAIR(12, 0) PAIR(12, 1) PAIR(12, 2) PAIR(12, 3) PAIR(12, 4) PAIR(12, 5) PAIR(12, 6) PAIR(12, 7) PAIR(12, 8)
    PAIR(12, 9) PAIR(12, 10) PAIR(12, 11)
    color = hit[0].seen * hit[0].color + hit[1].seen * hit[1].color + hit[2].seen * hit[2].color +
            hit[3].seen * hit[3].color + hit[4].seen * hit[4].color + hit[5].seen * hit[5].color +
            hit[6].seen * hit[6].color + hit[7].seen * hit[7].color + hit[8].seen * hit[8].color +
            hit[9].seen * hit[9].color + hit[10].seen * hit[10].color + hit[11].seen * hit[11].color +
            hit[12].seen * hit[12].color;
}
