import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithin } from '../../../../src/engine/network/cidr';
import { actionFor, codeMatches, wildcard } from '../../../../src/engine/data-plane/listener-rules';
import {
  fewestOutstanding,
  fillBuckets,
  moveInBuckets,
} from '../../../../src/engine/data-plane/outstanding-buckets';
import { minimumHealthy } from '../../../../src/engine/data-plane/target-group';
import { createStream } from '../../../../src/engine/kernel/prng';
import type { Rule, RuleAction, RuleCondition } from '../../../../src/model/load-balancer';
import type { TrafficSource } from '../../../../src/model/traffic';
import { createBench } from '../../../support/data-plane-bench';

const quiet = { healthCheckWaits: false, serviceTimeDistribution: 'constant' } as const;
const counts = (bench: ReturnType<typeof createBench>) =>
  bench.figures().byTarget.map((t) => t.requestCount);
const LEAST = { 'load_balancing.algorithm.type': 'least_outstanding_requests' };

describe('who gets a request', () => {
  test('fact T5.2-27: round robin takes turns', () => {
    const bench = createBench();
    for (let i = 0; i < 4; i++) bench.addTask({ image: quiet });
    bench.traffic({ pattern: 'constant', rate: 10 });
    bench.run(4.05);
    expect(counts(bench)).toEqual([10, 10, 10, 10]);
  });

  test('fact T5.2-27: least outstanding leaves a slow task alone', () => {
    const bench = createBench(1, { attributes: LEAST });
    const slow = bench.addTask({ image: { ...quiet, serviceTimeMs: 30_000 } });
    for (let i = 0; i < 2; i++) bench.addTask({ image: { ...quiet, serviceTimeMs: 10 } });
    bench.traffic({ pattern: 'constant', rate: 10 });
    bench.run(20);
    expect(bench.plane.outstanding(slow.target.slot)).toBe(1);
    expect(bench.figures().requestCount).toBe(198);
  });

  test('a healthy target joins the rotation, an unhealthy one leaves it', () => {
    const bench = createBench();
    const first = bench.addTask({ image: quiet });
    bench.addTask({ image: quiet });
    bench.traffic({ pattern: 'constant', rate: 10 });
    bench.run(1.05);
    bench.setHealth(first.target, 'unhealthy');
    bench.run(1);
    bench.addTask({ image: quiet });
    bench.run(1);
    expect(counts(bench)).toEqual([5, 20, 5]);
  });

  test('fact T5.2-32: too few healthy targets: requests go to all', () => {
    const attributes = {
      'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': '2',
    };
    const bench = createBench(1, { attributes });
    bench.addTask({ image: quiet });
    bench.addTask({ image: quiet, health: 'unhealthy' });
    expect(bench.group.routing.value).toBe('fail-open');
    bench.traffic({ pattern: 'constant', rate: 10 });
    bench.run(2.05);
    expect(counts(bench)).toEqual([10, 10]);
  });

  test('fact T5.2-32: the percentage counts registered targets, rounded up', () => {
    const prefix = 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.';
    const { group } = createBench(1, {
      attributes: { [`${prefix}count`]: '1', [`${prefix}percentage`]: '50' },
    });
    expect([1, 4, 5].map((n) => minimumHealthy(group, n))).toEqual([1, 2, 3]);
  });

  test('fact T5.1-7: a weighted forward shares by weight', () => {
    const bench = createBench();
    bench.addTask({ image: quiet });
    const other = bench.addGroup('canary');
    bench.addTask({ image: quiet, group: other });
    bench.setDefaultAction({
      type: 'forward',
      targetGroups: [
        { targetGroupArn: bench.group.arn, weight: 90 },
        { targetGroupArn: other.arn, weight: 10 },
      ],
    });
    bench.traffic({ rate: 1000 });
    bench.run(30);
    const [web, canary] = bench.figures().byTargetGroup;
    expect(canary!.requestCount / (web!.requestCount + canary!.requestCount)).toBeCloseTo(0.1, 2);
  });

  test('above 64 targets the lists find what looking at each would', () => {
    const bench = createBench(1, { attributes: LEAST });
    const tasks = Array.from({ length: 100 }, () => bench.addTask({ image: quiet }));
    bench.traffic({ rate: 3000 });
    for (let i = 0; i < 20; i++) {
      bench.run(0.1);
      const open = tasks.map((t) => bench.plane.outstanding(t.target.slot));
      // 150 in flight over 100 targets: nobody has three while somebody has none for long.
      expect(Math.max(...open) - Math.min(...open)).toBeLessThanOrEqual(3);
    }
    expect(bench.figures().requestCount).toBeGreaterThan(5000);
  });

  test('the lists always answer one of the fewest', () => {
    const change = fc.tuple(fc.nat({ max: 9 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(change, { maxLength: 400 }), (changes) => {
        const outstanding = new Int32Array(10);
        const buckets = fillBuckets(Int32Array.from(outstanding.keys()), outstanding);
        const random = createStream(1, 'routing');
        for (const [slot, up] of changes) {
          if (!up && outstanding[slot] === 0) continue;
          outstanding[slot]! += up ? 1 : -1;
          moveInBuckets(buckets, slot, outstanding[slot]!);
          const found = fewestOutstanding(buckets, random);
          expect(outstanding[found]).toBe(Math.min(...outstanding));
        }
      }),
    );
  });
});

const source: TrafficSource = {
  name: 'c',
  loadBalancerArn: 'lb',
  rate: 1,
  pattern: 'poisson',
  listenerPort: 80,
  host: 'Shop.Example.com',
  path: '/api/Orders?id=1',
  method: 'POST',
  headers: [{ name: 'X-Team', value: 'Blue' }],
  clients: 1,
  clientTimeoutSeconds: 60,
};

const answer = (statusCode: string): RuleAction => ({ type: 'fixed-response', statusCode });
const rule = (priority: Rule['priority'], code: string, ...conditions: RuleCondition[]): Rule => ({
  arn: code,
  priority,
  conditions,
  actions: [answer(code)],
  tags: [],
});

/** Status of the rule that takes `source`. */
function taken(...rules: Rule[]): string | undefined {
  const { balancer } = createBench();
  balancer.listeners[0]!.rules = rules;
  const action = actionFor(balancer, source);
  return action?.type === 'fixed-response' ? action.statusCode : undefined;
}

describe('listener rules (5.1)', () => {
  const all = rule('default', '404');
  const takes = (...conditions: RuleCondition[]) => taken(rule(1, '200', ...conditions), all);

  test('fact T5.1-1: the lowest priority number first, the default rule last', () => {
    expect(taken(all, rule(20, '202'), rule(3, '201'))).toBe('201');
    expect(taken(all)).toBe('404');
  });

  test.each<[string, RuleCondition, string]>([
    ['host ignores case', { field: 'host-header', values: ['*.example.COM'] }, '200'],
    ['path does not', { field: 'path-pattern', values: ['/api/orders'] }, '404'],
    ['path is without the query', { field: 'path-pattern', values: ['/api/Orders'] }, '200'],
    ['? is one character', { field: 'path-pattern', values: ['/ap?/O*'] }, '200'],
    ['values are alternatives', { field: 'path-pattern', values: ['/x', '/api/*'] }, '200'],
    ['method is exact', { field: 'http-request-method', values: ['post'] }, '404'],
    ['method', { field: 'http-request-method', values: ['GET', 'POST'] }, '200'],
    ['header ignores case', { field: 'http-header', headerName: 'x-team', values: ['bl*'] }, '200'],
    ['query: a pair', { field: 'query-string', pairs: [{ key: 'id', value: '1' }] }, '200'],
    ['query ignores case', { field: 'query-string', pairs: [{ key: 'ID', value: '1' }] }, '200'],
    ['query: key alone is not it', { field: 'query-string', pairs: [{ value: 'id' }] }, '404'],
    ['query: a value of any key', { field: 'query-string', pairs: [{ value: '1' }] }, '200'],
    ['query: another value', { field: 'query-string', pairs: [{ key: 'id', value: '2' }] }, '404'],
    ['query: wildcards', { field: 'query-string', pairs: [{ key: 'i?', value: '*' }] }, '200'],
    [
      'query: pairs are alternatives',
      { field: 'query-string', pairs: [{ value: 'x' }, { key: 'id', value: '1' }] },
      '200',
    ],
    ['query: \\* is a star', { field: 'query-string', pairs: [{ value: '\\*' }] }, '404'],
    ['source: the usual address', { field: 'source-ip', values: ['203.0.113.0/24'] }, '200'],
    [
      'source: blocks are alternatives',
      { field: 'source-ip', values: ['10.0.0.0/8', '0.0.0.0/0'] },
      '200',
    ],
    ['source: another block', { field: 'source-ip', values: ['203.0.112.0/24'] }, '404'],
    ['source: IPv6 is never it', { field: 'source-ip', values: ['2001:db8::/32'] }, '404'],
    ['header absent', { field: 'http-header', headerName: 'x-no', values: ['*'] }, '404'],
  ])('fact T5.1-3: %s', (_name, condition, code) => {
    expect(takes(condition)).toBe(code);
  });

  test('fact T5.1-4: several conditions must all hold', () => {
    const path: RuleCondition = { field: 'path-pattern', values: ['/api/*'] };
    expect(takes(path, { field: 'http-request-method', values: ['POST'] })).toBe('200');
    expect(takes(path, { field: 'http-request-method', values: ['GET'] })).toBe('404');
  });

  test('fact T5.1-3: source-ip is the client’s own address, not what X-Forwarded-For says', () => {
    const { balancer } = createBench();
    const here: RuleCondition = { field: 'source-ip', values: ['198.51.100.7/32'] };
    balancer.listeners[0]!.rules = [rule(1, '200', here), all];
    const statusFor = (of: Partial<TrafficSource>) => {
      const action = actionFor(balancer, { ...source, ...of });
      return action?.type === 'fixed-response' ? action.statusCode : undefined;
    };
    expect(statusFor({ sourceIp: '198.51.100.7' })).toBe('200');
    expect(statusFor({ sourceIp: '198.51.100.8' })).toBe('404');
    const headers = [{ name: 'X-Forwarded-For', value: '198.51.100.7' }];
    expect(statusFor({ headers })).toBe('404');
  });

  test('a CIDR block holds the addresses with its first bits', () => {
    const bits = (address: string) =>
      address
        .split('.')
        .map((part) => Number(part).toString(2).padStart(8, '0'))
        .join('');
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), (base, at, length) => {
        const same = bits(base).slice(0, length) === bits(at).slice(0, length);
        expect(isWithin(`${base}/${length}`, at)).toBe(same);
        expect(isWithin(`${base}/${length}`, base)).toBe(true);
      }),
    );
  });

  test('wildcards agree with the same pattern as a regular expression', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (p, t) => {
        const source = p.replaceAll('*', '[^]*').replaceAll('?', '[^]');
        expect(wildcard(p, t, false)).toBe(new RegExp(`^${source}$`).test(t));
      }),
    );
  });

  test.each([
    ['200', 200, true],
    ['200,302', 302, true],
    ['200-299', 299, true],
    ['200-299', 300, false],
    ['200,400-404', 403, true],
  ])('matcher %s takes %i: %s', (matcher, code, yes) => {
    expect(codeMatches(matcher, code)).toBe(yes);
  });
});
