// Makes the ImGui context, bakes fonts and renders draw data.
#include "app/shell/gui.hpp"

// glad first: nothing else may bring an OpenGL header.
#include <glad/gl.h>

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include "app/ui/style.hpp"

namespace svdscope {

Result<std::unique_ptr<Gui>> Gui::make() {
    Result<FontFiles> files = find_fonts();
    if (!files) return tl::unexpected(files.error());
    Result<PointRenderer> points = PointRenderer::make(means_of_driver());
    if (!points) return tl::unexpected(points.error());
    return std::unique_ptr<Gui>(new Gui(std::move(*files), std::move(*points)));
}

Gui::Gui(FontFiles files, PointRenderer points)
    : files_(std::move(files)),
      points_(std::move(points)),
      queue_(&points_),
      scene_queue_(&scenes_) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

Gui::~Gui() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

Result<void> Gui::set_scale(float scale) {
    if (scale == scale_) return {};
    Result<Fonts> fonts = load_fonts(files_, scale);
    if (!fonts) return tl::unexpected(fonts.error());
    fonts_ = *fonts;
    scale_ = scale;
    if (uploaded_) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    return {};
}

void Gui::begin() {
    ImGui_ImplOpenGL3_NewFrame();
    uploaded_ = true;
}

Result<void> Gui::render(Rgba background) {
    const auto part = [](std::uint8_t channel) { return static_cast<float>(channel) / 255; };
    glClearColor(part(background.r), part(background.g), part(background.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    Result<void> ready = points_.begin_frame();
    if (Result<void> scenes = scenes_.begin_frame(); ready && !scenes) ready = scenes;
    pictures_.begin_frame();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    pictures_.end_frame();
    points_.end_frame();
    return ready;
}

}  // namespace svdscope
