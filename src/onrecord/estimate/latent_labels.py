"""Classes change places in the stick, which Gibbs sweeps alone do too seldom; compiled.

With the breaks V integrated out, the people of the classes have

    p(n_1..n_K | alpha) ~
        prod_{k<K} Gamma(1 + n_k) * Gamma(alpha + n_K) / prod_{1<k<K} (alpha + r_k)

with r_k the people of class k and later ones (from the Beta integrals). So two neighbours that
change places are accepted by one ratio without a gamma function, except in the last place
(Papaspiliopoulos & Roberts 2008, Biometrika 95:169, have the same moves with V).
"""

from math import exp, lgamma

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.compiled import compiled
from onrecord.estimate.uniform_draws import State, uniform

Ints = NDArray[np.int64]


@compiled
def relabel(people: Ints, listed: Ints, alpha: float, state: State) -> None:
    """Offer each pair of neighbours to change places, from the end of the stick to its start."""
    last = people.size - 1
    if people[last] != people[last - 1]:
        here, next_ = people[last - 1], people[last]
        ratio = exp(
            lgamma(1.0 + next_) + lgamma(alpha + here) - lgamma(1.0 + here) - lgamma(alpha + next_)
        )
        if uniform(state) < ratio:
            _exchange(people, listed, last - 1)
    later = people[last]
    for k in range(last - 2, -1, -1):
        here, next_ = people[k], people[k + 1]
        if here != next_:
            ratio = (alpha + next_ + later) / (alpha + here + later)
            if ratio >= 1.0 or uniform(state) < ratio:
                _exchange(people, listed, k)
        later += people[k + 1]


@compiled
def _exchange(people: Ints, listed: Ints, k: int) -> None:
    people[k], people[k + 1] = people[k + 1], people[k]
    for j in range(listed.shape[0]):
        listed[j, k], listed[j, k + 1] = listed[j, k + 1], listed[j, k]
