// What every lab in the table must hold, whatever it shows. A new lab is tested by standing in the table.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/lab/lab.hpp"
#include "core/base/random.hpp"
#include "tests/app/null_imgui.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

LabLayout layout_of(Point size) {
    const float panel = std::min(360.0F, size.x / 2), bar = std::min(96.0F, size.y / 3);
    return {{0, 0, panel, size.y},
            {panel, 0, size.x - panel, size.y - bar},
            {panel, size.y - bar, size.x - panel, bar}};
}

class EveryLab : public testing::TestWithParam<std::size_t> {
  protected:
    std::unique_ptr<Lab> make() const {
        std::unique_ptr<Lab> lab = lab_table()[GetParam()].make();
        lab->finish();
        return lab;
    }
    static NullImGui person_at(Lab& lab, Point size, float scale = 1) {
        return NullImGui([&lab, size](Ui& ui) { lab.draw(ui, layout_of(size)); }, size, scale,
                         NullImGui::Room::OwnWindows);
    }
};

// JSON has no NaN: the library writes null, which a finite lab never needs in its numbers.
void expect_finite(const Lab& lab, const std::string& after) {
    const json seen = lab.inspection();
    for (const auto& [name, value] : seen["analysis"].items())
        EXPECT_EQ(value.dump().find("null"), std::string::npos) << name << " after " << after;
}

TEST_P(EveryLab, SaysWhatItIs) {
    const LabInfo& info = make()->info();
    EXPECT_FALSE(info.id.empty());
    EXPECT_FALSE(info.title.empty());
    EXPECT_EQ(info.question.back(), '?');
    EXPECT_EQ(info.shows.back(), '.');
    EXPECT_FALSE(make()->description().empty());
}

TEST_P(EveryLab, DrawsAtEverySizeAndScale) {
    for (const Point size : {Point{1, 1}, Point{320, 200}, Point{1280, 800}, Point{4000, 3000}})
        for (const float scale : {0.5F, 1.0F, 2.0F, 4.0F}) {
            const auto lab = make();
            auto person = person_at(*lab, size, scale);
            person.frame(2);
            expect_finite(*lab, "drawing");
        }
}

TEST_P(EveryLab, StateRoundTripsAndIsTheSamePicture) {
    const auto lab = make();
    auto person = person_at(*lab, {1280, 800});
    lab->key(Lab::Key::Next);
    person.frame();
    const json state = lab->state();
    const auto copy = make();
    ASSERT_TRUE(copy->set_state(json::parse(state.dump())));
    copy->finish();
    EXPECT_EQ(copy->state(), state);
    EXPECT_EQ(copy->inspection()["analysis"], lab->inspection()["analysis"]);
}

TEST_P(EveryLab, MalformedStatesAreRefusedAndChangeNothing) {
    const auto lab = make();
    const json good = lab->state();
    for (const char* part : {"params", "view"})
        for (const auto& [key, value] : good[part].items())
            for (const json& wrong : {json("wrong"), json({{"a", 1}}), json::array({1, "x"}), json(1e300)}) {
                json state = good;
                state[part][key] = wrong;
                if (const auto done = lab->set_state(state); done) {
                    ASSERT_TRUE(lab->set_state(good))
                        << "a value of another kind was right: " << key << " = " << wrong;
                    continue;
                }
                EXPECT_EQ(lab->state(), good) << key << " = " << wrong;
            }
    json unknown = good;
    unknown["params"]["no_such_key"] = 1;
    ASSERT_FALSE(lab->set_state(unknown));
    EXPECT_NE(lab->set_state(unknown).error().message.find("no_such_key"), std::string::npos);
}

TEST_P(EveryLab, UndoComesBackFromAReset) {
    const auto lab = make();
    auto person = person_at(*lab, {1280, 800});
    person.frame(2);
    ASSERT_FALSE(person.inspector.widgets().empty()) << "every control has a name";
    const json before = lab->state()["params"];
    lab->reset();
    EXPECT_EQ(lab->state()["params"], before) << "a fresh lab is at its defaults";
    EXPECT_FALSE(lab->undo()) << "nothing happened, so there is nothing to undo";
}

// One thing that a hand might do anywhere: click, drag, turn the wheel, press a key, type.
std::string do_something(NullImGui& person, Lab& lab, Random& random, Point size) {
    const auto somewhere = [&] {
        return Point{static_cast<float>(random.uniform() * size.x),
                     static_cast<float>(random.uniform() * size.y)};
    };
    const auto target = [&] {
        const auto& widgets = person.inspector.widgets();
        auto it = widgets.begin();
        std::advance(it, static_cast<std::ptrdiff_t>(random.uniform() * static_cast<double>(widgets.size())));
        return person.middle_of(it->first);
    };
    person.modifiers(random.uniform() < 0.1, random.uniform() < 0.1, random.uniform() < 0.1);
    switch (static_cast<int>(random.uniform() * 8)) {
        case 0:
            person.click(somewhere());
            return "click";
        case 1:
            person.drag(somewhere(), somewhere());
            return "drag";
        case 2:
            person.move(somewhere()), person.wheel(random.uniform() < 0.5 ? 1.0F : -1.0F);
            return "wheel";
        case 3:
            person.click(target());
            return "control";
        case 4:
            person.drag(target(), somewhere());
            return "control drag";
        case 5:
            person.double_click(target()), person.type("-1e300/3"), person.key(compat::Key::Enter);
            return "typing";
        case 6:
            person.key(random.uniform() < 0.5 ? compat::Key::Tab : compat::Key::Escape);
            return "key";
        default:
            break;
    }
    lab.advance(0.05);
    if (random.uniform() < 0.5)
        lab.undo();
    else
        lab.key(Lab::Key::Play);
    return "undo or play";
}

TEST_P(EveryLab, RandomHandsLeaveFiniteNumbers) {
    constexpr Point kSize{1280, 800};
    for (const std::uint64_t seed : {1, 2, 3}) {
        const auto lab = make();
        auto person = person_at(*lab, kSize);
        Random random(seed);
        person.frame(2);
        for (int step = 0; step < 150; ++step) {
            const std::string deed = do_something(person, *lab, random, kSize);
            lab->finish();
            person.frame();
            expect_finite(*lab, deed);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Table, EveryLab, testing::Range(std::size_t{0}, lab_table().size()),
                         [](const auto& each) { return std::string(lab_table()[each.param].info->id); });

}  // namespace
}  // namespace svdscope
