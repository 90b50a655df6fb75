// Undo and redo of a value: whole copies, so that going back is exact to the bit.
#pragma once
#include <deque>
#include <utility>
#include <vector>

namespace svdscope {

template <class Value>
class History {
  public:
    /// Steps that are kept; older ones are forgotten.
    static constexpr std::size_t kDepth = 500;

    /// Remembers `before` as the state to come back to. What was undone can no longer be redone.
    void push(Value before) {
        past_.push_back(std::move(before));
        if (past_.size() > kDepth) past_.pop_front();
        future_.clear();
    }
    /// Exchanges `present` for the state before it; false when there is none.
    bool undo(Value& present) {
        if (past_.empty()) return false;
        future_.push_back(std::exchange(present, std::move(past_.back())));
        past_.pop_back();
        return true;
    }
    bool redo(Value& present) {
        if (future_.empty()) return false;
        past_.push_back(std::exchange(present, std::move(future_.back())));
        future_.pop_back();
        return true;
    }
    bool can_undo() const { return !past_.empty(); }
    bool can_redo() const { return !future_.empty(); }

  private:
    std::deque<Value> past_;
    std::vector<Value> future_;
};

}  // namespace svdscope
