// Opens labs, and saves and restores them all.
#include "app/shell/desk.hpp"

#include "app/lab/document.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/io/number.hpp"

namespace svdscope {
namespace {

Result<std::string> lab_named_by(const nlohmann::json& state) {
    const auto lab = state.is_object() ? state.find("lab") : state.end();
    if (lab == state.end() || !lab->is_string()) {
        return fail(R"(this is not a state of svdscope: it needs "format": "svdscope-state" and "lab")");
    }
    return lab->get<std::string>();
}

}  // namespace

Desk::Desk(std::vector<LabEntry> table) : table_(std::move(table)) {
    if (table_.empty()) throw std::logic_error("the table of labs is empty");
}

std::size_t Desk::find(std::string_view id) const {
    const auto found = std::find_if(table_.begin(), table_.end(),
                                    [id](const LabEntry& entry) { return entry.info->id == id; });
    return static_cast<std::size_t>(found - table_.begin());
}

Lab& Desk::opened(std::size_t index) {
    std::unique_ptr<Lab>& lab = open_[index];
    if (!lab) {
        lab = table_[index].make();
        lab->set_wake(wake_);
    }
    return *lab;
}

void Desk::set_wake(std::function<void()> wake) {
    wake_ = std::move(wake);
    for (const auto& [index, lab] : open_) lab->set_wake(wake_);
}

Lab& Desk::current() { return opened(front_); }

bool Desk::choose(std::string_view id) {
    const std::size_t index = find(id);
    if (index == table_.size()) return false;
    front_ = index;
    return true;
}

bool Desk::collect() {
    bool changed = false;
    for (const auto& [index, lab] : open_) {
        const bool finished = lab->collect();
        changed = changed || (finished && index == front_);
    }
    return changed;
}

Result<void> Desk::load(const nlohmann::json& state) {
    const Result<std::string> id = lab_named_by(state);
    if (!id) return tl::unexpected(id.error());
    const std::size_t index = find(*id);
    if (index == table_.size())
        return fail("there is no lab " + svdscope::quoted(*id) + ": `svdscope labs` lists them");
    const Result<void> taken = opened(index).set_state(state);
    if (taken) front_ = index;
    return taken;
}

Result<void> Desk::open(Document document) {
    Result<void> taken = current().take(document);
    document.asked = false;
    for (std::size_t index = 0; !taken && index < table_.size(); ++index) {
        if (index == front_ || !opened(index).take(document)) continue;
        front_ = index;
        return {};
    }
    return taken;
}

nlohmann::json Desk::session() const {
    nlohmann::json labs = nlohmann::json::array();
    for (const auto& [index, lab] : open_) labs.push_back(lab->state());
    return {{"current", current_id()}, {"labs", labs}};
}

Result<void> Desk::restore(const nlohmann::json& session) {
    if (!session.is_object() || !session.contains("labs") || !session["labs"].is_array()) {
        return fail(R"(the saved session has no list of "labs")");
    }
    Desk restored(table_);
    restored.wake_ = wake_;
    for (const nlohmann::json& state : session["labs"]) {
        if (const Result<void> taken = restored.load(state); !taken) return taken;
        restored.current().forget_past();
    }
    const auto current = session.find("current");
    if (current != session.end() && current->is_string()) restored.choose(current->get<std::string>());
    *this = std::move(restored);
    return {};
}

}  // namespace svdscope
