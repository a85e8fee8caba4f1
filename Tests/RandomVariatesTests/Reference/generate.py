"""Reference rows for RandomVariatesTests, from mpmath at 60 digits and from integer arithmetic.

Writes laws.json, weibull-shapes.json, elementary.json and streams.json beside this file. Run again only to add cases:
    python3 generate.py
Nothing here shares code or formulas' rearrangements with the Swift sources: moments are those of the textbooks,
distribution functions mpmath's own.
"""
import json
import pathlib
import random

from mpmath import mp, mpf, exp, expm1, log, sqrt, gamma, gammainc, ncdf

mp.dps = 60
HERE = pathlib.Path(__file__).parent


# Laws: each function gives (mean, variance, cdf, survival) of exact parameters.

def constant(value):
    return value, mpf(0), lambda x: mpf(x >= value), lambda x: mpf(x < value)


def exponential(mean):
    return mean, mean**2, lambda x: -expm1(-x / mean), lambda x: exp(-x / mean)


def gamma_law(k, theta):
    return (k * theta, k * theta**2, lambda x: gammainc(k, 0, x / theta, regularized=True),
            lambda x: gammainc(k, x / theta, regularized=True))


def lognormal(mu, sigma):
    return (exp(mu + sigma**2 / 2), (exp(sigma**2) - 1) * exp(2 * mu + sigma**2),
            lambda x: ncdf((log(x) - mu) / sigma), lambda x: ncdf((mu - log(x)) / sigma))


def weibull(k, scale):
    m1, m2 = scale * gamma(1 + 1 / k), scale**2 * gamma(1 + 2 / k)
    return m1, m2 - m1**2, lambda x: -expm1(-(x / scale)**k), lambda x: exp(-(x / scale)**k)


def weibull_shape(cv):
    # The coefficient of variation falls as the shape rises; 250 halvings of the logarithm.
    low, high = mpf('0.05'), mpf(5000)
    for _ in range(250):
        k = sqrt(low * high)
        low, high = (k, high) if gamma(1 + 2 / k) / gamma(1 + 1 / k)**2 - 1 > cv**2 else (low, k)
    return low


def weibull_mean_cv(mean, cv):
    k = weibull_shape(cv)
    return weibull(k, mean / gamma(1 + 1 / k))


def uniform(a, b):
    clip = lambda p: min(max(p, mpf(0)), mpf(1))
    return (a + b) / 2, (b - a)**2 / 12, lambda x: clip((x - a) / (b - a)), lambda x: clip((b - x) / (b - a))


def triangular(a, c, b):
    def cdf(x):
        if x <= a:
            return mpf(0)
        if x >= b:
            return mpf(1)
        return (x - a)**2 / ((b - a) * (c - a)) if x < c else 1 - (b - x)**2 / ((b - a) * (b - c))
    return (a + b + c) / 3, (a*a + b*b + c*c - a*b - a*c - b*c) / 18, cdf, lambda x: 1 - cdf(x)


def mixture(weights, parts):
    total = sum(weights)
    p = [w / total for w in weights]
    m1 = sum(q * part[0] for q, part in zip(p, parts))
    m2 = sum(q * (part[1] + part[0]**2) for q, part in zip(p, parts))
    return (m1, m2 - m1**2, lambda x: sum(q * part[2](x) for q, part in zip(p, parts)),
            lambda x: sum(q * part[3](x) for q, part in zip(p, parts)))


def hyperexponential(p, means):
    return mixture(p, [exponential(m) for m in means])


def hyperexponential_mean_cv(mean, cv):
    c = cv**2
    p = (1 + sqrt((c - 1) / (c + 1))) / 2
    return hyperexponential([p, 1 - p], [mean / (2 * p), mean / (2 * (1 - p))])


def empirical_values(values):
    n = len(values)
    m = sum(values) / n
    return (m, sum(v * v for v in values) / n - m * m, lambda x: mpf(sum(v <= x for v in values)) / n,
            lambda x: mpf(sum(v > x for v in values)) / n)


def empirical_quantiles(p, v):
    m1 = m2 = mpf(0)
    for i in range(1, len(p)):
        m1 += (p[i] - p[i-1]) * (v[i] + v[i-1]) / 2
        m2 += (p[i] - p[i-1]) * (v[i]**2 + v[i]*v[i-1] + v[i-1]**2) / 3

    def cdf(x):
        best = mpf(0)
        for i in range(1, len(p)):
            if x >= v[i]:
                best = p[i]
            elif x > v[i-1]:
                best = p[i-1] + (p[i] - p[i-1]) * (x - v[i-1]) / (v[i] - v[i-1])
        return best
    return m1, m2 - m1**2, cdf, lambda x: 1 - cdf(x)


def shifted(shift, part):
    return (shift + part[0], part[1], lambda x: part[2](x - shift) if x > shift else mpf(0),
            lambda x: part[3](x - shift) if x > shift else mpf(1))


# From specifications (law, parameters, parts) to exact laws. Parameters are lists of doubles.

def build(spec):
    q = {k: [mpf(x) for x in v] for k, v in spec['parameters'].items()}
    one = {k: v[0] for k, v in q.items()}
    parts = [build(s) for s in spec.get('parts', [])]
    keys = frozenset(q)
    law = spec['law']
    if law == 'constant':
        return constant(one['value'])
    if law == 'exponential':
        return exponential(one['mean'])
    if law == 'gamma' and 'cv' in keys:
        return gamma_law(1 / one['cv']**2, one['mean'] * one['cv']**2)
    if law == 'gamma' and 'stages' in keys:
        return gamma_law(one['stages'], one['mean'] / one['stages'])
    if law == 'gamma':
        return gamma_law(one['shape'], one['scale'])
    if law == 'lognormal' and 'cv' in keys:
        s2 = log(1 + one['cv']**2)
        return lognormal(log(one['mean']) - s2 / 2, sqrt(s2))
    if law == 'lognormal' and 'median' in keys:
        return lognormal(log(one['median']), one['logStandardDeviation'])
    if law == 'lognormal':
        return lognormal(one['logMean'], one['logStandardDeviation'])
    if law == 'weibull' and 'cv' in keys:
        return weibull_mean_cv(one['mean'], one['cv'])
    if law == 'weibull':
        return weibull(one['shape'], one['scale'])
    if law == 'uniform':
        return uniform(one['from'], one['to'])
    if law == 'triangular':
        return triangular(one['from'], one['mode'], one['to'])
    if law == 'hyperexponential' and 'cv' in keys:
        return hyperexponential_mean_cv(one['mean'], one['cv'])
    if law == 'hyperexponential':
        return hyperexponential(q['probabilities'], q['means'])
    if law == 'empirical' and 'values' in keys:
        return empirical_values(q['values'])
    if law == 'empirical':
        return empirical_quantiles(q['probabilities'], q['quantiles'])
    if law == 'shifted':
        return shifted(one['shift'], parts[0])
    if law == 'mixture':
        return mixture(q['weights'], parts)
    raise ValueError(law)


def spec(law, parts=None, **parameters):
    row = {'law': law, 'parameters': {k: v if isinstance(v, list) else [v] for k, v in parameters.items()}}
    if parts:
        row['parts'] = parts
    return row


CVS = [0.05, 0.2, 0.5, 0.9, 1.0, 1.3, 2.0, 5.0]
SPECS = (
    [spec('constant', value=v) for v in (0.0, 0.001, 1.0, 12.5, 30.0, 300.0, 3600.0, 86400.0)]
    + [spec('exponential', mean=m) for m in (0.001, 1.0, 12.5, 120.0, 300.0, 1234.5, 86400.0, 1e9)]
    + [spec('gamma', mean=300.0, cv=c) for c in CVS]
    + [spec('gamma', shape=0.3, scale=20.0), spec('gamma', shape=7.25, scale=0.5), spec('gamma', shape=1.0, scale=60.0)]
    + [spec('gamma', stages=float(k), mean=240.0) for k in (1, 2, 3, 10, 100)]
    + [spec('lognormal', mean=300.0, cv=c) for c in CVS]
    + [spec('lognormal', logMean=5.0, logStandardDeviation=0.7), spec('lognormal', logMean=-3.0, logStandardDeviation=2.0),
       spec('lognormal', median=90.0, logStandardDeviation=1.1)]
    + [spec('weibull', mean=300.0, cv=c) for c in CVS]
    + [spec('weibull', shape=0.5, scale=100.0), spec('weibull', shape=1.0, scale=100.0), spec('weibull', shape=30.0, scale=7.0)]
    + [spec('uniform', **{'from': a, 'to': b}) for a, b in
       ((0.0, 1.0), (0.0, 600.0), (10.0, 20.0), (99.0, 101.0), (0.5, 0.75), (1000.0, 5000.0), (0.0, 1e6), (299.0, 301.5))]
    + [spec('triangular', **{'from': a, 'mode': c, 'to': b}) for a, c, b in
       ((0.0, 0.5, 1.0), (0.0, 0.0, 100.0), (0.0, 100.0, 100.0), (10.0, 60.0, 600.0), (5.0, 400.0, 500.0),
        (99.0, 100.0, 101.0), (0.25, 0.3, 8.0), (1000.0, 2000.0, 9000.0))]
    + [spec('hyperexponential', mean=300.0, cv=c) for c in (1.0, 1.05, 1.3, 1.5, 2.0, 3.0, 5.0)]
    + [spec('hyperexponential', probabilities=[0.25, 0.75], means=[10.0, 200.0]),
       spec('hyperexponential', probabilities=[0.5, 0.25, 0.25], means=[30.0, 300.0, 3000.0]),
       spec('hyperexponential', probabilities=[1.0], means=[77.0]),
       spec('hyperexponential', probabilities=[0.0, 1.0], means=[1.0, 50.0])]
    + [spec('empirical', values=v) for v in
       ([30.0], [0.0, 10.0], [5.0, 5.0, 20.0], [300.0, 1.0, 60.0, 60.0, 900.0], [float(i * i) for i in range(40)])]
    + [spec('empirical', probabilities=p, quantiles=v) for p, v in
       (([0.0, 1.0], [0.0, 600.0]), ([0.0, 0.5, 1.0], [0.0, 100.0, 1000.0]), ([0.0, 0.25, 0.5, 1.0], [10.0, 60.0, 60.0, 400.0]),
        ([0.0, 0.125, 0.5, 0.875, 1.0], [2.0, 30.0, 180.0, 500.0, 3600.0]))]
    + [spec('shifted', [p], shift=s) for s, p in
       ((0.0, spec('exponential', mean=60.0)), (30.0, spec('exponential', mean=60.0)),
        (30.0, spec('lognormal', mean=200.0, cv=1.2)), (5.0, spec('gamma', mean=100.0, cv=0.05)),
        (12.5, spec('gamma', mean=100.0, cv=5.0)), (100.0, spec('weibull', mean=50.0, cv=0.5)),
        (7.0, spec('uniform', **{'from': 0.0, 'to': 9.0})), (60.0, spec('constant', value=15.0)),
        (3.0, spec('triangular', **{'from': 1.0, 'mode': 2.0, 'to': 8.0})), (20.0, spec('hyperexponential', mean=90.0, cv=2.0)),
        (4.0, spec('shifted', [spec('exponential', mean=9.0)], shift=6.0)),
        (8.0, spec('mixture', [spec('constant', value=5.0), spec('exponential', mean=70.0)], weights=[1.0, 4.0])))]
    + [spec('mixture', p, weights=w) for w, p in
       (([1.0], [spec('exponential', mean=60.0)]), ([1.0, 1.0], [spec('constant', value=0.0), spec('exponential', mean=60.0)]),
        ([0.25, 0.75], [spec('lognormal', mean=100.0, cv=0.5), spec('lognormal', mean=400.0, cv=1.0)]),
        ([3.0, 1.0], [spec('gamma', mean=100.0, cv=0.05), spec('gamma', mean=500.0, cv=5.0)]),
        ([0.0, 2.0], [spec('constant', value=5.0), spec('weibull', mean=50.0, cv=2.0)]),
        ([1.0, 2.0, 5.0], [spec('uniform', **{'from': 0.0, 'to': 10.0}), spec('constant', value=20.0), spec('exponential', mean=90.0)]),
        ([1.0, 1.0], [spec('shifted', [spec('exponential', mean=30.0)], shift=10.0), spec('empirical', values=[1.0, 2.0, 3.0])]),
        ([0.5, 0.5], [spec('mixture', [spec('constant', value=1.0), spec('constant', value=9.0)], weights=[1.0, 3.0]),
                      spec('triangular', **{'from': 0.0, 'mode': 1.0, 'to': 2.0})]))]
)


def law_rows():
    rows = []
    for s in SPECS:
        mean, variance, cdf, survival = build(s)
        scale = float(mean) if mean > 0 else 1.0
        points = []
        for factor in (0.01, 0.1, 0.5, 0.875, 1.0, 1.125, 2.0, 5.0, 20.0):
            x = factor * scale
            c, g = cdf(mpf(x)), survival(mpf(x))
            points.append({'x': x, 'cdf': float(c) if c > 1e-290 else 0.0, 'survival': float(g) if g > 1e-290 else 0.0})
        rows.append({**s, 'mean': float(mean), 'variance': float(variance), 'points': points})
    return rows


def shape_rows():
    return [{'cv': cv, 'shape': float(weibull_shape(mpf(cv)))} for cv in (0.001, 0.01, 0.05, 0.2, 0.5, 1.0, 2.0, 5.0, 50.0, 100.0)]


# Elementary functions: the value as the sum of two doubles.

def pair(value):
    high = float(value)
    return high, float(value - mpf(high))


def elementary_rows():
    rng = random.Random(20170703)
    exps = [rng.uniform(-1, 1) for _ in range(120)] + [rng.uniform(-708, 709) for _ in range(120)]
    exps += [rng.uniform(-40, 40) for _ in range(120)] + [rng.choice([-1, 1]) * 2.0**-rng.randrange(1, 60) for _ in range(20)]
    exps += [(k + 0.5) * 0.6931471805599453 for k in range(-20, 20)] + [0.0, 1.0, -1.0, 709.7, -708.3]
    logs = [rng.uniform(0, 2) for _ in range(120)] + [2.0**rng.uniform(-1022, 1023) for _ in range(120)]
    logs += [1 + rng.choice([-1, 1]) * 2.0**-rng.randrange(1, 53) for _ in range(60)] + [rng.uniform(0.7, 1.42) for _ in range(120)]
    logs += [5e-324, 1e-310, 2.2250738585072014e-308, 1.7976931348623157e308, 0.7071067811865475, 0.7071067811865477, 1.0]
    small = [rng.choice([-1, 1]) * 10**rng.uniform(-18, -0.31) for _ in range(120)]
    rows = {'exp': [], 'log': [], 'log1p': [], 'expm1': []}
    for name, xs, f in (('exp', exps, exp), ('log', logs, log), ('log1p', small, lambda x: log(1 + x)), ('expm1', small, expm1)):
        for x in xs:
            high, low = pair(f(mpf(x)))
            rows[name].append({'x': x, 'high': high, 'low': low})
    return rows


# Streams: integer arithmetic, written from the definition in the documentation of StreamKey.

MASK = 2**64 - 1
PHI = int(mp.floor(mpf(2)**64 / ((1 + sqrt(mpf(5))) / 2)))


def mix(z):
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return z ^ (z >> 31)


def child(key, value):
    return mix(key ^ mix((value + PHI) & MASK))


def named(key, name):
    data = name.encode()
    h = 0xCBF29CE484222325
    for byte in data:
        h = (h ^ byte) * 0x100000001B3 & MASK
    return child(child(key, h), len(data))


def stream_rows():
    rows = []
    for seed, replication, name, ordinal in ((0, 0, '', 0), (1, 1, 'information', 0), (1, 2, 'information', 1),
                                             (2**64 - 1, 400, 'черга', 2**40), (42, -1, 'legal', 156287), (7, 10**6, 'é', 3)):
        key = child(named(child(mix(mix((seed + PHI) & MASK)), replication & MASK), name), ordinal)
        state, numbers = key, []
        for _ in range(4):
            state = (state + PHI) & MASK
            numbers.append(mix(state))
        rows.append({'seed': str(seed), 'replication': replication, 'name': name, 'ordinal': ordinal, 'key': str(key),
                     'numbers': [str(n) for n in numbers], 'uniforms': [((n >> 12) * 2 + 1) / 2**53 for n in numbers]})
    return rows


if __name__ == '__main__':
    for file, rows in (('laws.json', law_rows()), ('weibull-shapes.json', shape_rows()), ('elementary.json', elementary_rows()), ('streams.json', stream_rows())):
        (HERE / file).write_text(json.dumps(rows, ensure_ascii=False, separators=(',', ':')).replace('},{', '},\n{') + '\n')
