"""Writes controls.json: regressions on control variates by numpy's least squares. Run: python3 controls.py > controls.json"""
import json

import numpy as np


def skewness(r):
    return float(np.mean(r**3) / np.mean(r**2) ** 1.5)


def row(name, seed, n, means, cv, loss, is_mean, collinear=False, used=None):
    """Replications with Poisson controls and a ratio that depends on them; the first controls of the list are used."""
    rng = np.random.default_rng(seed)
    day = rng.gamma(1 / cv**2, cv**2, n)
    c = np.stack([rng.poisson(m * day) for m in means], axis=1)
    if collinear:
        c = np.column_stack([c[:, 0], c[:, 0] * 3 - 7, *c.T[1:]])
        means = [means[0], means[0] * 3 - 7, *means[1:]]
    centres = np.rint(means).astype(int)
    work = rng.normal(0, 40, n)
    b = c[:, 0] + rng.poisson(20, n)
    a = rng.poisson(loss * b * (c[:, 0] / means[0]) * np.exp(work / 200)) + 3
    if is_mean:
        b = np.ones(n, dtype=int)
    d = c - centres
    expectations = np.array(means) - centres
    used = used if used is not None else list(range(min(n // 30, d.shape[1])))
    x = np.column_stack([np.ones(n), d[:, used] - expectations[used]])
    adjusted = [np.linalg.lstsq(x, y.astype(float), rcond=None)[0][0] for y in (a, b)]
    ratio = adjusted[0] / adjusted[1]
    e = a - ratio * b
    residuals = e - x @ np.linalg.lstsq(x, e, rcond=None)[0]
    scatter = residuals @ residuals / (n - len(used) - 1)
    variance = scatter * np.linalg.inv(x.T @ x)[0, 0] / adjusted[1] ** 2
    return {
        "name": name, "a": a.tolist(), "b": b.tolist(), "isMean": is_mean, "deviations": d.tolist(),
        "expectations": expectations.tolist(), "used": used, "ratio": ratio, "variance": variance,
        "skewness": skewness(residuals), "degreesOfFreedom": n - len(used) - 1,
    }


def succession(name, seed, n, rho):
    """The correlation of successive residuals by its definition."""
    rng = np.random.default_rng(seed)
    x = np.zeros(n)
    for i in range(1, n):
        x[i] = rho * x[i - 1] + rng.normal()
    b = rng.poisson(500, n)
    a = np.rint(b * (3 + 0.2 * x) * 1000).astype(int)
    e = a - a.sum() / b.sum() * b
    return {
        "name": name, "a": a.tolist(), "b": b.tolist(),
        "correlation": float(1 - np.sum(np.diff(e) ** 2) / (2 * np.sum(e**2))),
    }


print(json.dumps({
    "regression": [
        row("ratio, two controls", 1, 90, [300.25, 51.5], 0.1, 0.08, False),
        row("ratio, three asked for, two afforded", 2, 75, [300.25, 51.5, 20.125], 0.2, 0.08, False),
        row("mean, one control", 3, 60, [150.75], 0.05, 0.3, True, used=[0]),
        row("mean, three controls", 4, 120, [150.75, 80.0, 12.5], 0.3, 0.3, True),
        row("ratio, the second a multiple of the first", 5, 100, [300.25, 51.5], 0.1, 0.5, False, True, [0, 2]),
        row("too few replications", 6, 29, [300.25], 0.1, 0.5, False),
    ],
    "succession": [
        succession("independent", 7, 30, 0), succession("correlated", 8, 60, 0.7), succession("three", 9, 3, 0),
    ],
}))
