// A lab whose analysis takes as long as a test wants: it proves the worker, progress and cancel.
#pragma once
#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include "app/lab/lab_host.hpp"

namespace svdscope {

/// Shared between a test and the analyses it lets run.
struct Gate {
    std::atomic<bool> open = false;
    std::atomic<int> started = 0, finished = 0, cancelled = 0;
};

struct SlowLab {
    static constexpr LabInfo info{"slow", "Slow", "How long does it take?", "A lab for tests."};
    static constexpr bool slow = true;
    struct Params {
        int n = 0;
        bool operator==(const Params&) const = default;
    };
    struct View {
        double time = 0;
        bool operator==(const View&) const = default;
    };
    struct Session {};
    struct Analysis {
        int square = 0;
    };
    static Gate& gate() {
        static Gate shared;
        return shared;
    }
    static Result<Analysis> analyze(const Params& params, const Job& job) {
        ++gate().started;
        job.report(0.5);
        while (!gate().open && !job.cancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (job.cancelled()) {
            ++gate().cancelled;
            return fail("cancelled");
        }
        ++gate().finished;
        if (params.n < 0) return fail("n must not be negative.");
        return Analysis{params.n * params.n};
    }
    template <class Fields>
    static void fields(Fields& f, Params& p) {
        f("n", p.n);
    }
    template <class Fields>
    static void fields(Fields& f, View& v) {
        f("time", v.time);
    }
    static void report(FieldWriter& out, const Analysis& analysis) { out("square", analysis.square); }
    static void controls(Ui&, Params&, View&, Session&) {}
    static void adopt(const Params&, View&, Session&, const Analysis&) {}
    static void numbers(Ui&, Params&, View&, Session&, const Analysis&, Requests&) {}
    static void picture(Ui&, Box, Params&, View&, Session&, const Analysis&, Requests&) {}
    static void bar(Ui&, Box, Params&, View&, Session&, const Analysis&, Requests&) {}
    static void paint(Ui&, Painter&, Box, const Params&, const View&, const Analysis&) {}
    static void released(Params&, Session&, const Analysis&, Requests&) {}
    static Session quiet(Session session) { return session; }
    static void fit(View&, Session&) {}
    static bool advance(const Params&, View&, Session&, const Analysis&, double) { return false; }
    static bool key(Lab::Key, Params&, View&, Session&, const Analysis&, Requests&) { return false; }
    static int stages(const Analysis&) { return 0; }
    static double& time(View& view) { return view.time; }
    static std::string description(const Params&, const View&, const Analysis& analysis) {
        return std::to_string(analysis.square);
    }
};

}  // namespace svdscope
