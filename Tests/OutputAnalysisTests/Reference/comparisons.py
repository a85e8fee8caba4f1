"""Writes comparisons.json: paired differences by leaving out one replication at a time, in fractions and 40 digits, and
races of Kim and Nelson's procedure played by the definition in their paper (2001, doi 10.1145/502109.502111).

Usage: python3 comparisons.py > comparisons.json
"""
import json
import random
from fractions import Fraction

from mpmath import mp, mpf

mp.dps = 40


def real(fraction):
    return mpf(fraction.numerator) / mpf(fraction.denominator)


def paired(name, base, other):
    n = len(base[0])

    def without(pairs, i):
        top = sum(pairs[0]) - (pairs[0][i] if i is not None else 0)
        bottom = sum(pairs[1]) - (pairs[1][i] if i is not None else 0)
        return Fraction(top, bottom)

    left = [(without(base, i), without(other, i)) for i in range(n)]

    def variance(values):
        mean = sum(values) / n
        return sum((v - mean) ** 2 for v in values) * Fraction(n - 1, n)

    differences = [b - a for a, b in left]
    mean = sum(differences) / n
    m2 = real(sum((d - mean) ** 2 for d in differences) / n)
    m3 = real(sum((d - mean) ** 3 for d in differences) / n)
    # A pseudo-value falls as the value without its replication rises.
    skewness = -m3 / m2 ** mpf("1.5") if m2 > 0 else mpf(0)
    return {
        "name": name, "baseA": base[0], "baseB": base[1], "otherA": other[0], "otherB": other[1],
        "mean": float(real(without(other, None) - without(base, None))),
        "variance": float(real(variance(differences))),
        "independent": float(real(variance([a for a, _ in left]) + variance([b for _, b in left]))),
        "skewness": float(skewness),
    }


def race(name, error, delta, batches):
    """Which systems are left after each batch."""
    k, n0 = len(batches[0]), 10
    eta = (mp.power(2 * mpf(error) / (k - 1), mpf(-2) / (n0 - 1)) - 1) / 2
    h2 = 2 * eta * (n0 - 1)
    alive = set(range(k))
    remaining = []
    for r in range(1, len(batches) + 1):
        if r < n0:
            remaining.append(sorted(alive))
            continue
        means = [sum(mpf(b[i]) for b in batches[:r]) / r for i in range(k)]

        def width(i, j):
            d = [mpf(b[i]) - mpf(b[j]) for b in batches[:n0]]
            m = sum(d) / n0
            s2 = sum((x - m) ** 2 for x in d) / (n0 - 1)
            return max(mpf(0), mpf(delta) / (2 * r) * (h2 * s2 / mpf(delta) ** 2 - r))

        if len(alive) > 1:
            alive = {i for i in alive if all(i == j or means[i] >= means[j] - width(i, j) for j in alive)}
        remaining.append(sorted(alive))
    return {"name": name, "error": error, "indifference": delta, "batches": batches, "remaining": remaining}


def main():
    rng = random.Random(20171103)
    pairs = []
    for name, n, common, scale in [
        ("two replications", 2, 0.9, 40), ("common numbers", 30, 0.9, 400), ("independent", 30, 0.0, 400),
        ("opposed", 25, -0.8, 300), ("large counts", 12, 0.7, 10**7), ("rare events", 40, 0.5, 60),
    ]:
        base, other = ([], []), ([], [])
        for _ in range(n):
            shared = rng.gauss(0, 1)
            own = [rng.gauss(0, 1) for _ in range(2)]
            for index, (tops, bottoms) in enumerate([base, other]):
                z = common * shared * (1 if index == 0 or common >= 0 else -1) + (1 - abs(common)) * own[index]
                b = max(2, int(scale * (1 + 0.1 * z)))
                share = min(1, max(0, (0.02 if name == "rare events" else 0.6) + 0.05 * index + 0.03 * z))
                tops.append(int(b * share))
                bottoms.append(b)
        pairs.append(paired(name, base, other))
    # A replication without any denominator in one system.
    pairs.append(paired("an empty day", ([3, 0, 5, 4], [10, 0, 9, 11]), ([2, 0, 7, 4], [10, 0, 9, 12])))
    races = []
    for name, k, error, delta, gap, spread in [
        ("two, far apart", 2, 0.05, 0.5, 2.0, 0.3), ("three, close", 3, 0.05, 0.2, 0.1, 0.5),
        ("five, common noise", 5, 0.1, 0.3, 0.4, 0.2), ("two, undecided", 2, 0.01, 0.01, 0.0, 1.0),
    ]:
        batches = []
        for _ in range(60):
            shared = rng.gauss(0, 1)
            batches.append([round(shared + gap * i + rng.gauss(0, spread), 6) for i in range(k)])
        races.append(race(name, error, delta, batches))
    print("{")
    print(' "paired": [\n  ' + ",\n  ".join(json.dumps(row) for row in pairs) + "\n ],")
    print(' "races": [\n  ' + ",\n  ".join(json.dumps(row) for row in races) + "\n ]\n}")


main()
