"""Writes rows.json: values of scipy and numpy that the tests compare with. Run: python3 generate.py > rows.json"""
import json

import numpy as np
from scipy import integrate, stats


def service_level(cv, power, mean_miss):
    """c with a miss share near mean_miss, and the exact service level E[G exp(-c G^power)], G gamma(1/cv^2), mean 1."""
    shape = 1 / cv**2
    law = stats.gamma(shape, scale=1 / shape)
    moment = integrate.quad(lambda g: g ** (power + 1) * law.pdf(g), 0, 20, epsabs=0, epsrel=1e-12, points=[1], limit=500)[0]
    c = round(mean_miss / moment, 6)
    truth = integrate.quad(lambda g: g * np.exp(-c * g**power) * law.pdf(g), 0, 20, epsabs=0, epsrel=1e-12, points=[1], limit=500)[0]
    return {"cv": cv, "power": power, "c": c, "truth": truth}


def clopper_pearson(events, trials, tail):
    return {
        "events": events, "trials": trials, "tail": tail,
        "lower": stats.beta.ppf(tail, events, trials - events + 1) if events else 0.0,
        "upper": stats.beta.ppf(1 - tail, events + 1, trials - events) if events < trials else 1.0,
    }


def beta_limits(x, y, tail):
    return {"x": x, "y": y, "tail": tail, "lower": stats.beta.ppf(tail, x + 0.5, y + 0.5), "upper": stats.beta.isf(tail, x + 0.5, y + 0.5)}


def gamma_limits(x, tail):
    return {"x": x, "tail": tail, "lower": stats.gamma.ppf(tail, x + 0.5), "upper": stats.gamma.isf(tail, x + 0.5)}


def ratio(seed, n, mean, cv, p):
    """Pairs with their residual moments and the jackknife by leaving out one replication after the other."""
    rng = np.random.default_rng(seed)
    b = rng.poisson(mean * rng.gamma(1 / cv**2, cv**2, n))
    a = rng.binomial(b, rng.beta(p * 9, (1 - p) * 9, n))
    r = a.sum() / b.sum()
    e = a - r * b
    left_out = np.array([(a.sum() - x) / (b.sum() - y) for x, y in zip(a, b)])
    t = stats.t.ppf(0.975, n - 1)
    va, vb, vab = np.var(a, ddof=1) / n, np.var(b, ddof=1) / n, np.cov(a, b)[0, 1] / n
    quadratic = [b.mean() ** 2 - t * t * vb, -2 * (a.mean() * b.mean() - t * t * vab), a.mean() ** 2 - t * t * va]
    fieller = sorted(np.roots(quadratic).tolist()) if quadratic[0] > 0 else None
    return {
        "a": a.tolist(), "b": b.tolist(), "ratio": r, "jackknife": (n - 1) / n * np.sum((left_out - left_out.mean()) ** 2),
        "skewness": stats.skew(e), "denominatorVariation": np.sqrt(vb) / b.mean(), "fieller": fieller,
    }


rows = {
    "serviceLevel": [service_level(cv, 4, 0.02) for cv in (0.1, 0.2, 0.3)],
    "clopperPearson": [clopper_pearson(k, n, tail) for k, n in ((0, 1), (0, 100), (0, 400), (100, 100)) for tail in (0.025, 0.005)],
    "beta": [beta_limits(x, y, tail) for x, y in ((0.7, 35.5), (1.8, 1e4), (5, 95), (63.2, 1e6), (99, 1e8), (4e3, 12.5)) for tail in (0.025, 0.005)],
    "gamma": [gamma_limits(x, tail) for x in (0.5, 1, 5, 42.5, 99) for tail in (0.025, 0.005)],
    "ratio": [ratio(1, 100, 40, 0.3, 0.1), ratio(2, 100, 3, 1.0, 0.4), ratio(3, 12, 2, 1.0, 0.5), ratio(4, 400, 0.3, 1.5, 0.3), ratio(5, 5, 6, 0.5, 0.5)],
}
print(json.dumps(rows, indent=1))
