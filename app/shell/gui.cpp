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
    return std::unique_ptr<Gui>(new Gui(std::move(*files)));
}

Gui::Gui(FontFiles files) : files_(std::move(files)) {
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

void Gui::render(Rgba background) {
    const auto part = [](std::uint8_t channel) { return static_cast<float>(channel) / 255; };
    glClearColor(part(background.r), part(background.g), part(background.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace svdscope
