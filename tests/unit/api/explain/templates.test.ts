/** "Why?" about the templates that fail: what is behind it, and whether its fixes cure. */
import { expect, test } from 'vitest';
import type { Explanation } from '../../../../src/model/explanation';
import { openTemplate } from '../../../support/opened-template';

/** Template, seconds until it is asked, the last cause, whether a fix can be pressed. */
const ROWS: readonly [id: string, after: number, because: RegExp, cure?: 'advice' | 'service'][] = [
  ['breaker-at-start', 60, /no image web:2/],
  ['breaker-on-health-checks', 60, /app answers 500/],
  ['rolling-bad-build', 300, /answers 20 % of its requests with 500/],
  ['checked-on-the-wrong-path', 60, /answers checks at \/health/],
  ['rollback-after-port-moved', 60, /checks go to port 8080, and nothing listens there/],
  ['short-grace-period', 60, /app needs 180 s to be ready/],
  ['rolling-stuck-by-percentages', 60, /none may stop .* no further one may start/],
  ['exits-without-tripping-breaker', 60, /ends by itself 13 s after its start/],
  ['health-check-domino', 60, /Checks wait behind requests/],
  ['ports-run-out', 60, /No container instance of demo has room/],
  ['no-interface-left', 60, /No container instance of demo has room/],
  ['sidecar-takes-all-along', 75, /The app in agent:1 ends by itself 40 s/, 'advice'],
  ['never-healthy-dependency', 60, /waits for cache to be HEALTHY/, 'advice'],
  ['tag-never-pushed', 60, /There is no image .*team\/web:v2/],
  ['may-not-pull', 60, /does not permit ecr:BatchGetImage/],
  ['secret-out-of-reach', 60, /web\/database, which PASSWORD is to hold, is gone/],
  ['log-group-missing', 60, /log group \/ecs\/web of container web is not there/],
  ['no-way-to-the-registry', 300, /No way leads from the task to ecr.api/],
  ['subnet-full', 60, /had no free address/],
  ['tasks-locked-out', 60, /let nothing from load balancer web-alb to the task on port 80/],
  ['efs-behind-a-closed-door', 300, /let nothing from the task to mount target/],
  ['ebs-without-a-role', 60, /infrastructure role volumes does not permit/],
];

/** A fix may bring to light what else is missing: so many are enough. */
const FIXES = 6;

test.each(ROWS)(
  '%s: its cause is found, and its fixes cure it',
  async (id, after, because, cure) => {
    const { ask, pass } = await openTemplate(id);
    pass(after);
    const { serviceArns } = ask('ECS.ListServices', { cluster: 'demo' }) as {
      serviceArns: string[];
    };
    const why = (): Explanation | undefined =>
      serviceArns
        .map((service) => ask('Sandbox.Explain', { service }) as Explanation)
        .find(({ isFault }) => isFault);
    expect(why()?.causes.at(-1)?.text).toMatch(because);
    const next = () => why()?.fixes.find(({ operations }) => operations.length > 0);
    if (cure === 'advice') {
      expect(next()).toBeUndefined();
      expect(why()?.fixes[0]?.text).toMatch(/\S/);
      return;
    }
    for (let tries = 0; tries < FIXES; tries++) {
      for (const { target, input } of next()?.operations ?? []) ask(target, input);
      pass(400);
    }
    expect(why()).toBeUndefined();
  },
);
