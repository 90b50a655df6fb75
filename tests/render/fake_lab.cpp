// The fake lab draws one rectangle whose place is its number and its time.
#include "tests/render/fake_lab.hpp"

#include <array>

#include <imgui.h>

#include "app/lab/document.hpp"
#include "app/plot/draw_list_painter.hpp"

namespace svdscope::test {
namespace {

constexpr LabInfo kOne{"one", "One", "What is one?", "The first."};
constexpr LabInfo kTwo{"two", "Two", "What is two?", "The second."};

}  // namespace

bool FakeLab::draw(Ui& ui, const LabLayout& layout) {
    ++draws_;
    ui.inspector.handle("number", {layout.canvas.x, layout.canvas.y});
    DrawListPainter painter(*ImGui::GetBackgroundDrawList(), ui);
    painter.push_clip(layout.canvas);
    const Box& at = picture_at_;
    painter.image({layout.canvas.x + at.x, layout.canvas.y + at.y, at.w, at.h}, picture_, false,
                  kWholePicture);
    painter.points({.blocks = cloud_,
                    .map = {},
                    .origin = {},
                    .at = {layout.canvas.x, layout.canvas.y},
                    .color = ui.theme.second,
                    .radius = 2});
    painter.pop_clip();
    const float x = layout.canvas.x + 20 * static_cast<float>(value_ + time_);
    ImGui::GetBackgroundDrawList()->AddRectFilled({x, layout.canvas.y + 8}, {x + 16, layout.canvas.y + 24},
                                                  ui.theme.first.packed());
    return passes_wanted_ > 0 && passes_wanted_-- > 0;
}

void FakeLab::paint(Ui& ui, Painter& painter, Box area) {
    const std::array<Point, 3> corners{
        {{area.x, area.y}, {area.x + area.w, area.y}, {area.x, area.y + area.h}}};
    painter.fill(corners, ui.theme.first);
}

bool FakeLab::advance(double seconds) {
    time_ += seconds;
    return false;
}

void FakeLab::set(double value) {
    past_.push_back(value_);
    value_ = value;
}

bool FakeLab::undo() {
    if (past_.empty()) return false;
    value_ = past_.back();
    past_.pop_back();
    return true;
}

bool FakeLab::key(Key key) {
    constexpr std::array<const char*, 8> kNames{"play ", "next ",   "previous ",   "first ",
                                                "last ", "delete ", "select_all ", "escape "};
    keys_ += kNames[static_cast<std::size_t>(key)];
    return key != Key::Escape;
}

nlohmann::json FakeLab::state() const {
    return {{"format", "svdscope-state"}, {"version", 1}, {"lab", info_.id}, {"params", {{"value", value_}}}};
}

Result<void> FakeLab::take(const Document& document) {
    if (!document.table) return fail(document.no_table);
    const std::shared_ptr<const Table>& table = document.table;
    if (table->columns.size() != 1) return fail("a fake lab shows one column");
    set(static_cast<int>(table->columns[0].values.front()));
    return {};
}

Result<void> FakeLab::set_state(const nlohmann::json& state) {
    if (!state.contains("params") || !state["params"].contains("value"))
        return fail("the state has no value");
    set(state["params"]["value"].get<double>());
    return {};
}

std::vector<LabEntry> fake_labs() {
    return {{&kOne, [] { return std::unique_ptr<Lab>(std::make_unique<FakeLab>(kOne)); }},
            {&kTwo, [] { return std::unique_ptr<Lab>(std::make_unique<FakeLab>(kTwo)); }}};
}

FakeLab& fake(Lab& lab) { return dynamic_cast<FakeLab&>(lab); }

}  // namespace svdscope::test
