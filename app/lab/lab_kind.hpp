// What a lab must have to stand under a host, and what it may have besides.
#pragma once
#include <concepts>
#include <functional>
#include <optional>
#include <string>

#include "app/lab/document.hpp"
#include "app/lab/fields.hpp"
#include "app/lab/lab.hpp"
#include "app/lab/worker.hpp"

namespace svdscope {

/// What the lab under a host may ask of it besides drawing. Filled by the lab, read and cleared by the host.
struct Requests {
    bool no_undo_step = false;    ///< the change of parameters in this frame is not a step of its own (signs
                                  ///< chosen before playing)
    std::string notice;           ///< one sentence to show briefly
    std::optional<LabFile> file;  ///< to be saved beside the pictures
};

/// A lab: values (Params, View), what lives with the hand (Session), a pure function (analyze) and a picture.
template <class L>
concept LabKind = requires(typename L::Params params, typename L::View view, typename L::Session session,
                           const typename L::Analysis& analysis, Ui& ui, const LabLayout& layout,
                           Canvas2D& canvas, FieldWriter& writer, FieldReader& reader, Requests& requests) {
    { L::info } -> std::convertible_to<const LabInfo&>;
    { L::slow } -> std::convertible_to<bool>;
    requires std::equality_comparable<typename L::Params> && std::equality_comparable<typename L::View>;
    L::fields(writer, params), L::fields(reader, params);
    L::fields(writer, view), L::fields(reader, view);
    L::report(writer, analysis);             // the numbers on screen
    L::controls(ui, params, view, session);  // needs no analysis: a bad input can be mended
    L::adopt(std::as_const(params), view, session,
             analysis);  // after each new analysis: keep the session in step
    L::numbers(ui, params, view, session, analysis, requests);  // the rest of the panel
    L::picture(ui, layout.canvas, params, view, session, analysis,
               requests);  // the canvas and the hand on it
    L::bar(ui, layout.bar, params, view, session, analysis, requests);
    L::paint(ui, canvas.painter(), layout.canvas, params, view, analysis);  // the picture without a hand
    L::released(params, session, analysis, requests);            // the button went up after a change
    { L::quiet(session) } -> std::same_as<typename L::Session>;  // without what a hand holds or hovers
    L::fit(view, session);                                       // the whole picture is in sight again
    { L::advance(params, view, session, analysis, 0.0) } -> std::same_as<bool>;
    { L::key(Lab::Key::Play, params, view, session, analysis, requests) } -> std::same_as<bool>;
    { L::stages(analysis) } -> std::same_as<int>;  // 0: no timeline
    { L::time(view) } -> std::same_as<double&>;
    { L::description(params, view, analysis) } -> std::same_as<std::string>;
};

/// A lab that looks over its numbers in the background after each step of the hand: `check` is pure and runs
/// on the worker, `checked` tells the session, `report_check` writes it for inspection. Only for labs whose
/// analysis is quick: the worker is free there.
template <class L>
concept ChecksInBackground =
    !L::slow && requires(const typename L::Params& params, typename L::Session session, const Job& job,
                         const typename L::Check& check, FieldWriter& writer) {
    { L::check(params, job) } -> std::same_as<typename L::Check>;
    L::checked(session, check);
    L::report_check(writer, session);
};

/// A lab whose data can come from a file or the clipboard.
template <class L>
concept TakesDocuments = requires(typename L::Params& params, typename L::View& view,
                                  typename L::Session& session, const Document& document) {
    { L::take(params, view, session, document) } -> std::same_as<Result<void>>;
};

/// A slow lab that can answer some changes from the work that is done already. `same_work`: both params need
/// the same slow work; `again`: the analysis of these params from that of others with the same work;
/// `is_complete`: false for an early answer, which a running job will replace.
template <class L>
concept AnswersAtOnce = L::slow &&
    requires(const typename L::Params& params, const typename L::Analysis& analysis) {
    { L::same_work(params, params) } -> std::same_as<bool>;
    { L::again(params, analysis) } -> std::same_as<typename L::Analysis>;
    { L::is_complete(analysis) } -> std::same_as<bool>;
};

/// A slow lab that gives early answers while it works on.
template <class L>
concept AnswersEarly = requires(const typename L::Params& params, const Job& job,
                                const std::function<void(typename L::Analysis)>& early) {
    { L::analyze(params, job, early) } -> std::same_as<Result<typename L::Analysis>>;
};

}  // namespace svdscope
