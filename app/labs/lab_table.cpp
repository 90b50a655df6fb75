// The labs in the order of their tabs. A new lab is one line here.
#include "app/labs/adapter_lab.hpp"
#include "app/labs/byhand_lab.hpp"
#include "app/labs/condition_lab.hpp"
#include "app/labs/fit_lab.hpp"
#include "app/labs/labs.hpp"
#include "app/labs/pca_lab.hpp"
#include "app/labs/ratings_lab.hpp"
#include "app/labs/search_lab.hpp"
#include "app/labs/space_lab.hpp"
#include "app/labs/spectrum_lab.hpp"
#include "app/labs/transform_lab.hpp"

namespace svdscope {

const std::vector<LabEntry>& lab_table() {
    static const std::vector<LabEntry> table{
        {&TransformLab::info, make_transform_lab},
        {&SpaceLab::info, make_space_lab},
        {&PcaLab::info, make_pca_lab},
        {&SpectrumLab::info, make_spectrum_lab},
        {&ConditionLab::info, make_condition_lab},
        {&ByhandLab::info, make_byhand_lab},
        {&SearchLab::info, make_search_lab},
        {&RatingsLab::info, make_ratings_lab},
        {&FitLab::info, make_fit_lab},
        {&AdapterLab::info, make_adapter_lab},
    };
    return table;
}

}  // namespace svdscope
