// How the labs are made: one function each, listed in lab_table.cpp.
#pragma once
#include <memory>

#include "app/lab/lab.hpp"

namespace svdscope {

std::unique_ptr<Lab> make_transform_lab();
std::unique_ptr<Lab> make_space_lab();
std::unique_ptr<Lab> make_pca_lab();
std::unique_ptr<Lab> make_spectrum_lab();
std::unique_ptr<Lab> make_condition_lab();
std::unique_ptr<Lab> make_byhand_lab();
std::unique_ptr<Lab> make_search_lab();
std::unique_ptr<Lab> make_ratings_lab();
std::unique_ptr<Lab> make_fit_lab();
std::unique_ptr<Lab> make_adapter_lab();

}  // namespace svdscope
