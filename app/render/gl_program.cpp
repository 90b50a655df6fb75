// Reads, compiles and links shaders.
#include "app/render/gl_program.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

#include <glad/gl.h>

#include "shaders/embedded_shaders.hpp"

namespace svdscope {
namespace {

std::filesystem::path shader_folder() {
    const char* folder = std::getenv("SVDSCOPE_SHADER_DIR");
    return folder == nullptr ? std::filesystem::path() : std::filesystem::path(folder);
}

Result<std::string> read_source(const std::string& file) {
    const std::filesystem::path folder = shader_folder();
    if (folder.empty()) return std::string(embedded_shader(file));
    std::ifstream stream(folder / file, std::ios::binary);
    if (!stream) return fail("cannot read the shader " + (folder / file).string() + " (SVDSCOPE_SHADER_DIR)");
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

std::filesystem::file_time_type change_time(const std::string& file) {
    std::error_code error;
    const auto time = std::filesystem::last_write_time(shader_folder() / file, error);
    return error ? std::filesystem::file_time_type{} : time;
}

template <class GetParameter, class GetLog>
std::string log_of(GLuint object, GetParameter get_parameter, GetLog get_log) {
    GLint length = 0;
    get_parameter(object, GL_INFO_LOG_LENGTH, &length);
    std::string log(static_cast<std::size_t>(std::max(length, 1)), ' ');
    get_log(object, length, nullptr, log.data());
    while (!log.empty() && (log.back() == '\0' || log.back() == '\n' || log.back() == ' ')) log.pop_back();
    return log;
}

/// Under the line with #version, which must come before anything but comments.
void define(std::string& source, const std::string& definitions) {
    const std::size_t version = source.find("#version");
    const std::size_t end = version == std::string::npos ? version : source.find('\n', version);
    if (end != std::string::npos) source.insert(end + 1, definitions);
}

Result<GLuint> compile(GLenum kind, const std::string& file, const std::string& definitions) {
    Result<std::string> source = read_source(file);
    if (!source) return tl::unexpected(source.error());
    define(*source, definitions);
    const GLuint shader = glCreateShader(kind);
    const char* text = source->c_str();
    glShaderSource(shader, 1, &text, nullptr);
    glCompileShader(shader);
    GLint compiled = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &compiled);
    if (compiled == GL_TRUE) return shader;
    const std::string log = log_of(shader, glGetShaderiv, glGetShaderInfoLog);
    glDeleteShader(shader);
    return fail("shader " + file + " does not compile: " + log);
}

Result<GLuint> link(GLuint vertex, GLuint fragment, const std::string& names) {
    const GLuint program = glCreateProgram();
    glAttachShader(program, vertex);
    glAttachShader(program, fragment);
    glLinkProgram(program);
    GLint linked = GL_FALSE;
    glGetProgramiv(program, GL_LINK_STATUS, &linked);
    if (linked == GL_TRUE) return program;
    const std::string log = log_of(program, glGetProgramiv, glGetProgramInfoLog);
    glDeleteProgram(program);
    return fail("shaders " + names + " do not link: " + log);
}

}  // namespace

Result<GlProgram> GlProgram::load(std::string_view vertex_file, std::string_view fragment_file,
                                  std::string_view definitions) {
    GlProgram program(vertex_file, fragment_file, definitions);
    if (Result<void> built = program.build(); !built) return tl::unexpected(built.error());
    return program;
}

GlProgram::~GlProgram() {
    if (id_ != 0) glDeleteProgram(id_);
}

GlProgram::GlProgram(GlProgram&& other) noexcept
    : id_(std::exchange(other.id_, 0)),
      vertex_file_(std::move(other.vertex_file_)),
      fragment_file_(std::move(other.fragment_file_)),
      definitions_(std::move(other.definitions_)),
      built_from_(other.built_from_) {}

GlProgram& GlProgram::operator=(GlProgram&& other) noexcept {
    std::swap(id_, other.id_);
    vertex_file_ = std::move(other.vertex_file_);
    fragment_file_ = std::move(other.fragment_file_);
    definitions_ = std::move(other.definitions_);
    built_from_ = other.built_from_;
    return *this;
}

void GlProgram::use() const { glUseProgram(id_); }

int GlProgram::uniform(const char* name) const { return glGetUniformLocation(id_, name); }

Result<bool> GlProgram::reload_if_changed() {
    if (shader_folder().empty()) return false;
    if (std::max(change_time(vertex_file_), change_time(fragment_file_)) <= built_from_) return false;
    const Result<void> built = build();
    if (!built) return tl::unexpected(built.error());
    return true;
}

Result<void> GlProgram::build() {
    // A broken file is reported once, not in every frame until it is mended.
    built_from_ = std::max(change_time(vertex_file_), change_time(fragment_file_));
    const Result<GLuint> vertex = compile(GL_VERTEX_SHADER, vertex_file_, definitions_);
    if (!vertex) return tl::unexpected(vertex.error());
    const Result<GLuint> fragment = compile(GL_FRAGMENT_SHADER, fragment_file_, definitions_);
    if (!fragment) {
        glDeleteShader(*vertex);
        return tl::unexpected(fragment.error());
    }
    const Result<GLuint> program = link(*vertex, *fragment, vertex_file_ + " and " + fragment_file_);
    glDeleteShader(*vertex);
    glDeleteShader(*fragment);
    if (!program) return tl::unexpected(program.error());
    if (id_ != 0) glDeleteProgram(id_);
    id_ = *program;
    return {};
}

}  // namespace svdscope
