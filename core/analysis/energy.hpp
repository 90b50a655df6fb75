// How the energy of a matrix is spread over its singular values, and what ranks follow from that.
#pragma once
#include <span>
#include <vector>

namespace svdscope {

// In this file `sigma` is decreasing, finite and none negative; everything is scaled by sigma_1, so that
// squares neither overflow nor vanish. The zero matrix has no energy: its shares are 0 and any part of it is
// all of it.

/// What is added up. Energy is squared, because |A|_F^2 = sum sigma_i^2. Sums of the values themselves look
/// alike and answer another question: the trap that the lab shows.
enum class EnergyKind { Squared, Unsquared };

/// sigma_i^p / sum sigma_j^p with p = 2 or 1.
std::vector<double> energy_shares(std::span<const double> sigma, EnergyKind kind = EnergyKind::Squared);

/// Share of the first i values for i = 1..n; the last is exactly 1. Error: 2 n eps relative to what is
/// missing, because sums begin with the smallest (test Energy.WhatIsMissingKeepsItsDigits).
std::vector<double> cumulative_energy(std::span<const double> sigma, EnergyKind kind = EnergyKind::Squared);

/// The least k whose first k values hold at least the share `target`; 0 for a target of 0 or the zero
/// matrix. A share that misses a target below 1 by less than 8 eps meets it.
int rank_for_energy(std::span<const double> sigma, double target, EnergyKind kind = EnergyKind::Squared);

/// |A|_F^2 / |A|_2^2, from 1 to the rank; 0 for the zero matrix. Small changes of A change it little.
double stable_rank(std::span<const double> sigma);

/// exp of the entropy of sigma_i / sum sigma_j, from 1 to the rank; 0 for the zero matrix. Source: Roy and
/// Vetterli, The effective rank, EUSIPCO 2007 (the values themselves, not their squares).
double entropy_rank(std::span<const double> sigma);

/// (sum sigma_i^2)^2 / sum sigma_i^4: how many equal values would share the energy as evenly. From
/// stable_rank to entropy_rank; 0 for the zero matrix. Error: 8 n eps relative (test
/// Energy.RanksAreInTheirOrder). Source: the participation ratio of physics, the inverse of Simpson's index.
/// What papers call the effective rank is one of these three, most often entropy_rank.
double participation_rank(std::span<const double> sigma);

}  // namespace svdscope
