// A lab with one number and no picture to speak of: for tests of what stands around labs.
#pragma once
#include <memory>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/lab/lab.hpp"

namespace svdscope::test {

class FakeLab final : public Lab {
  public:
    explicit FakeLab(const LabInfo& info) : info_(info) {}

    const LabInfo& info() const override { return info_; }
    bool draw(Ui& ui, const LabLayout& layout) override;
    void paint(Ui& ui, Painter& painter, Box area) override;
    bool advance(double seconds) override;
    bool collect() override { return false; }
    void set_wake(std::function<void()> wake) override { wake_ = std::move(wake); }
    bool busy() const override { return false; }
    void finish() override {}
    bool undo() override;
    bool redo() override { return false; }
    void forget_past() override { past_.clear(); }
    bool can_undo() const override { return !past_.empty(); }
    bool can_redo() const override { return false; }
    void reset() override { set(0); }
    void fit() override { keys_ += "fit "; }
    bool key(Key key) override;
    nlohmann::json state() const override;
    Result<void> set_state(const nlohmann::json& state) override;
    /// Takes tables with one column: its first number becomes the value.
    Result<void> take(const Document& document) override;
    nlohmann::json inspection() const override { return state(); }
    std::string description() const override { return "A number."; }
    double duration() const override { return 2; }
    void set_time(double time) override { time_ = time; }
    double seconds() const override { return 1; }
    double time_after(double seconds) const override { return 2 * seconds; }
    std::string take_notice() override { return {}; }

    void set(double value);
    double value() const { return value_; }
    const std::string& keys() const { return keys_; }
    int draws() const { return draws_; }
    /// Points in pixels of the canvas, in its first colour, under the rectangle.
    void show_cloud(PointBlocks blocks) { cloud_ = std::move(blocks); }
    /// A picture over a box of the canvas, under the cloud.
    void show_picture(PixelsPtr picture, Box at) {
        picture_ = std::move(picture);
        picture_at_ = at;
    }
    void ask_for_more_passes(int count) { passes_wanted_ = count; }

  private:
    const LabInfo& info_;
    std::function<void()> wake_;
    std::vector<double> past_;
    PointBlocks cloud_;
    PixelsPtr picture_;
    Box picture_at_;
    double value_ = 0;
    double time_ = 2;
    std::string keys_;
    int draws_ = 0;
    int passes_wanted_ = 0;
};

/// Two of them, "one" and "two".
std::vector<LabEntry> fake_labs();
/// The FakeLab in front.
FakeLab& fake(Lab& lab);

}  // namespace svdscope::test
