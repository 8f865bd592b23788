import { describe, expect, test } from 'vitest';
import { sizeWith } from '../../../src/content/advisor/fargate-sizes';
import { matches } from '../../../src/content/advisor/health-matcher';
import { readyTimes } from '../../../src/content/advisor/ready-times';
import { counted, listed, msWords, secondsWords } from '../../../src/content/advisor/words';
import { SCENARIOS } from '../../../src/content/index';
import { LINT_RULES } from '../../../src/content/lint-rules/index';
import { playedExample } from '../../support/lint-examples';

describe('how long tasks took to answer', () => {
  const at = (seconds: number, message: string) => ({ at: seconds, subject: 'web', message });

  test('from registration to the first healthy, target by target', () => {
    const told = [
      at(10, '10.0.0.4:80 registered → initial (Elb.RegistrationInProgress)'),
      at(11, '10.0.0.5:80 registered → initial (Elb.RegistrationInProgress)'),
      at(14, '10.0.0.4:80 initial → healthy'),
      at(41, '10.0.0.5:80 initial → healthy'),
      at(90, '10.0.0.5:80 healthy → unhealthy (Target.Timeout)'),
      at(120, '10.0.0.5:80 unhealthy → healthy'),
    ];
    expect(readyTimes(told).get('web')).toEqual([4, 30]);
  });

  test('one that failed its checks meanwhile says nothing of a start', () => {
    const told = [
      at(10, '10.0.0.4:80 registered → initial (Elb.RegistrationInProgress)'),
      at(30, '10.0.0.4:80 initial → unhealthy (Target.ResponseCodeMismatch)'),
      at(300, '10.0.0.4:80 unhealthy → healthy'),
    ];
    expect(readyTimes(told).get('web')).toBeUndefined();
  });
});

test.each([
  ['200', 404, false],
  ['200,404', 404, true],
  ['200-499', 404, true],
  ['200-299', 404, false],
])('matcher %s takes %i: %s', (matcher, code, taken) => {
  expect(matches(matcher, code)).toBe(taken);
});

test('the smallest Fargate size that has both, or none', () => {
  expect(sizeWith(200, 500)).toEqual({ cpu: 256, memory: 512 });
  expect(sizeWith(300, 512)).toEqual({ cpu: 512, memory: 1024 });
  expect(sizeWith(256, 3000)).toEqual({ cpu: 512, memory: 3072 });
  expect(sizeWith(20_000, 512)).toBeNull();
});

test('figures as they are said', () => {
  expect([secondsWords(22.44), secondsWords(0.85), secondsWords(0), msWords(275)]).toEqual([
    '22.4 s',
    '850 ms',
    '0 s',
    '275 ms',
  ]);
  expect([counted(1, 'task'), counted(12_000, 'request')]).toEqual(['1 task', '12,000 requests']);
  expect([listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['a', 'a, b and c']);
});

test('the gravest come first, each with what its rule says of all', async () => {
  const rule = LINT_RULES.find(({ id }) => id === 'grace-period')!;
  const findings = await (await playedExample(rule.guilty)).lint();
  const severities = findings.map(({ severity }) => severity);
  expect(severities.slice(0, 2)).toEqual(['error', 'warning']);
  expect(severities).toEqual(severities.toSorted((a, b) => order(a) - order(b)));
  expect(findings[0]).toMatchObject({
    rule: 'grace-period',
    title: rule.title,
    why: rule.why,
    docs: rule.docs,
    lesson: '08-load-balancing',
    resource: 'service demo/web',
  });
});

test.each(['web-behind-an-alb', 'envoy-sidecar', 'multi-service'])(
  'template %s, from which newcomers build on, has nothing in it that cannot work',
  async (wanted) => {
    const script = SCENARIOS.find(({ id }) => id === wanted)?.script ?? '';
    const findings = await (await playedExample({ script, seconds: 120 })).lint();
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings).not.toEqual([]);
  },
);

const order = (severity: string) => ['error', 'warning', 'advice'].indexOf(severity);
