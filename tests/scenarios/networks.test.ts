/** What the templates about networks promise, about health checks, and about calls. */
import { expect, test } from 'vitest';
import { lostIn, openTemplate, type Opened } from '../support/opened-template';
import { cure, running, said, stopped, tasksOf } from '../support/template-tasks';

const reasonsOf = (open: Opened): string[] => {
  const health = open.ask('ELBv2.DescribeTargetHealth', { TargetGroupArn: 'web' }) as {
    TargetHealthDescriptions: { TargetHealth: { State: string; Reason?: string } }[];
  };
  return health.TargetHealthDescriptions.map(({ TargetHealth: one }) => one.Reason ?? one.State);
};

test('subnet-full: eleven tasks have an address, the twelfth finds none; then two subnets share', async () => {
  const open = await openTemplate('subnet-full');
  open.pass(200);
  expect(running(open)).toBe(11);
  for (const { stopCode, stoppedReason } of stopped(open)) {
    expect(stopCode).toBe('TaskFailedToStart');
    expect(stoppedReason).toMatch(/^Unexpected EC2 error .*: InsufficientFreeAddressesInSubnet$/);
  }
  expect(stopped(open).length).toBeGreaterThan(1);
  await cure(open);
  expect(running(open)).toBe(12);
  expect(new Set(tasksOf(open).map(({ availabilityZone }) => availabilityZone)).size).toBe(2);
});

test('tasks-locked-out: Target.Timeout, 504 after ten seconds, tasks replaced; the rule ends it', async () => {
  const open = await openTemplate('tasks-locked-out');
  open.pass(90);
  expect(reasonsOf(open)).toContain('Target.Timeout');
  open.pass(150);
  expect(said(open).join('\n')).toMatch(/is unhealthy in .*\(reason Request timed out\)/);
  const figures = open.figures(open.start);
  expect(figures.httpCodeElb['504']).toBeGreaterThan(0.7 * figures.requestCount);
  expect(figures.httpCodeTarget['2XX']).toBe(0);
  await cure(open);
  expect(lostIn(open.figures(open.now() - 5))).toBe(0);
});

test('checked-on-the-wrong-path: 404 to every check, and users served all the same', async () => {
  const open = await openTemplate('checked-on-the-wrong-path');
  open.pass(300);
  expect(said(open).filter((text) => text.includes('with these codes: [404]'))).not.toEqual([]);
  const { requestCount, httpCodeTarget } = open.figures(open.start + 40);
  expect(httpCodeTarget['2XX']).toBe(requestCount);
  await cure(open);
  const replaced = tasksOf(open).map(({ taskArn }) => taskArn);
  open.pass(300);
  expect(tasksOf(open).map(({ taskArn }) => taskArn)).toEqual(replaced);
});

test('one-bad-host: tried again elsewhere and left out for a while, so that users hardly notice', async () => {
  const open = await openTemplate('one-bad-host');
  open.pass(120);
  const avoided = open.events().filter(({ text }) => /avoided for \d+ s/.test(text));
  expect(avoided[0]!.text).toContain('avoided for 30 s after 5 failed connections');
  expect(avoided[0]!.at - open.start).toBeLessThan(10);
  const web = open.figures(open.start);
  expect(lostIn(web)).toBeLessThan(0.005 * web.requestCount);
  const { byTarget } = open.ask('Sandbox.GetMetrics', { service: 'api', since: 120 }) as {
    byTarget: { requestCount: number }[];
  };
  const counts = byTarget.map(({ requestCount }) => requestCount).toSorted((a, b) => a - b);
  expect(counts[0]).toBeLessThan(0.4 * counts[1]!);
});
