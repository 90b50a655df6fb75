// The confusion table of the examiner: which fault was planted, and which was named.
//   build/test/tests/bench_check_answer [answers]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "tests/support/planted_faults.hpp"

namespace {

using svdscope::Finding;
using svdscope::name_of;

bool agrees(Finding planted, Finding named) {
    return planted == Finding::Right ? is_right(named) : planted == named;
}

void run(int answers) {
    std::map<Finding, std::map<Finding, int>> table;
    svdscope::Random random(1);
    int right = 0;
    double spent = 0;
    for (int i = 0; i < answers; ++i) {
        const auto faults = svdscope::test::plantable();
        const Finding fault = faults[static_cast<std::size_t>(i) % faults.size()];
        const auto planted = svdscope::test::plant(random, fault);
        const auto start = std::chrono::steady_clock::now();
        const auto verdict = svdscope::check_answer(planted.A, planted.answer);
        spent += std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
        if (!verdict) continue;
        ++table[fault][verdict->finding];
        right += agrees(fault, verdict->finding) ? 1 : 0;
        if (!agrees(fault, verdict->finding) && std::getenv("SVDSCOPE_SHOW_MISSES") != nullptr) {
            std::printf("planted %s, named %s (written %d, held %d)\nU %s\nsigma %s\nV %s\n\n",
                        std::string(name_of(fault)).c_str(), std::string(name_of(verdict->finding)).c_str(),
                        verdict->digits_written, verdict->digits_held, planted.answer.U.c_str(),
                        planted.answer.sigma.c_str(), planted.answer.V.c_str());
        }
    }
    for (const auto& [planted, row] : table) {
        std::printf("%-20s", std::string(name_of(planted)).c_str());
        for (const auto& [named, count] : row)
            std::printf("  %s: %d", std::string(name_of(named)).c_str(), count);
        std::printf("\n");
    }
    std::printf("named as planted: %d of %d (%.2f %%), %.0f microseconds each\n", right, answers,
                100.0 * right / answers, spent / answers);
}

}  // namespace

int main(int argc, char** argv) { run(argc > 1 ? std::atoi(argv[1]) : 10000); }
