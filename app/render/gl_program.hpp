// A vertex and a fragment shader, compiled and linked, with errors that name the file.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace svdscope {

class GlProgram {
  public:
    /// From the shaders embedded in the program, or from the folder SVDSCOPE_SHADER_DIR where that is set.
    /// `definitions`: lines that both get under their #version.
    static Result<GlProgram> load(std::string_view vertex_file, std::string_view fragment_file,
                                  std::string_view definitions = {});
    ~GlProgram();
    GlProgram(GlProgram&& other) noexcept;
    GlProgram& operator=(GlProgram&& other) noexcept;

    void use() const;
    /// Location of a uniform; -1 (which OpenGL ignores) when the shader does not use it.
    int uniform(const char* name) const;
    /// With SVDSCOPE_SHADER_DIR: compiles again when a file is newer. True when it did; on an error the old
    /// program stays.
    Result<bool> reload_if_changed();

  private:
    GlProgram(std::string_view vertex_file, std::string_view fragment_file, std::string_view definitions)
        : vertex_file_(vertex_file),
          fragment_file_(fragment_file),
          definitions_(definitions) {}
    Result<void> build();

    unsigned id_ = 0;
    std::string vertex_file_, fragment_file_, definitions_;
    std::filesystem::file_time_type built_from_{};
};

}  // namespace svdscope
