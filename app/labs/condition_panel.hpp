// The parts of the condition lab's panel.
#pragma once
#include "app/labs/condition_lab.hpp"

namespace svdscope::condition_panel {

/// Everything a part of the panel may read and change.
struct Context {
    Ui& ui;
    condition::Params& params;
    ConditionLab::View& view;
    ConditionLab::Session& session;
    const condition::Analysis& analysis;
};

/// The chips of the topics; true when another one was chosen.
bool topic_row(Ui& ui, condition::Topic& topic);
/// "A x = b" with its six cells; true when a number changed.
bool system_equation(Ui& ui, condition::Params& params, const std::string& lit);
/// The choices of a topic that need no analysis.
void topic_choices(Ui& ui, condition::Params& params);
/// The slider on which the topic's picture turns, and the topic's facts.
void main_slider(Context context);
void facts(Context context);
void gallery_fold(Context context);
void layers_fold(Context context);
void certainty_fold(Context context);

}  // namespace svdscope::condition_panel
