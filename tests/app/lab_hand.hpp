// A person before one lab, as a fixture: its panel, canvas and bar, its numbers, its handles.
#pragma once
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/lab/lab_host.hpp"
#include "tests/app/null_imgui.hpp"

namespace svdscope {

/// The window is as wide as usual and so high that every fold of the panel can be reached.
template <class L>
class LabHand : public testing::Test {
  protected:
    using json = nlohmann::json;

    LabHand() { person.frame(2); }

    json numbers() const { return lab.inspection()["analysis"]; }
    json params() const { return lab.state()["params"]; }
    json view() const { return lab.state()["view"]; }
    Point handle(const std::string& name) const { return person.inspector.handles().at(name); }
    void open(const json& params, const json& view = json::object()) {
        const auto done = lab.set_state({{"format", "svdscope-state"},
                                         {"version", 1},
                                         {"lab", L::info.id},
                                         {"params", params},
                                         {"view", view}});
        ASSERT_TRUE(done) << done.error().message;
        person.frame(2);
    }
    void expect_under_hand(const std::string& name, Point at) {
        EXPECT_NEAR(handle(name).x, at.x, 0.51) << name;
        EXPECT_NEAR(handle(name).y, at.y, 0.51) << name;
    }

    LabHost<L> lab;
    NullImGui person{[this](Ui& ui) {
                         lab.draw(ui, {{0, 40, 360, 1360}, {360, 40, 920, 664}, {360, 704, 920, 96}});
                     },
                     {1280, 1400},
                     1,
                     NullImGui::Room::OwnWindows};
};

}  // namespace svdscope
