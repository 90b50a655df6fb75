// The labs that are open, and the one in front.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/lab/lab.hpp"

namespace svdscope {

class Desk {
  public:
    /// `table` must not be empty; the first lab is in front.
    explicit Desk(std::vector<LabEntry> table);

    const std::vector<LabEntry>& table() const { return table_; }
    /// The lab in front, made when first asked for.
    Lab& current();
    const LabInfo& front() const { return *table_[front_].info; }
    std::string_view current_id() const { return front().id; }
    /// False, and nothing changes, when there is no such lab.
    bool choose(std::string_view id);

    /// Called from workers' threads when a result waits to be collected.
    void set_wake(std::function<void()> wake);
    /// Takes over what finished workers found. True when the picture in front changed.
    bool collect();

    /// Brings the lab that a state names to the front and gives it the state. On an error nothing changes.
    Result<void> load(const nlohmann::json& state);

    /// Gives a document to the lab in front or, where that has no use for it, to the first lab that has,
    /// which comes to the front. Where none has, nothing changes, and the lab in front says why.
    Result<void> open(Document document);

    /// {"current", "labs": [state, ...]} of every lab that was opened.
    nlohmann::json session() const;
    /// Takes a whole session; on an error nothing changes.
    Result<void> restore(const nlohmann::json& session);

  private:
    std::size_t find(std::string_view id) const;
    Lab& opened(std::size_t index);

    std::vector<LabEntry> table_;
    std::map<std::size_t, std::unique_ptr<Lab>> open_;
    std::size_t front_ = 0;
    std::function<void()> wake_;
};

}  // namespace svdscope
