/** What the summaries of the templates promise, in numbers: what people lost an afternoon to. */
import { describe, expect, test } from 'vitest';
import { isShare, lostIn, openTemplate, type Opened, requestsOf } from '../support/opened-template';

const failedElb = (open: Opened, code: string, from: number) =>
  open.figures(from).httpCodeElb[code]!;

describe('drain-too-short', () => {
  test('what the old tasks were working on is lost; with 15 s nothing is', async () => {
    const open = await openTemplate('drain-too-short');
    open.until('deployment:web=SUCCESSFUL');
    expect(open.revision('web:1').elb5xx).toBeGreaterThan(20);
    expect(open.revision('web:2').failedRequests).toBe(0);
    const again = open.now();
    await open.run(open.proposed.join('\n'));
    open.until('deployment:web=SUCCESSFUL');
    open.pass(30);
    expect(lostIn(open.figures(again))).toBe(0);
  });
});

describe('drain-too-long', () => {
  test('over ten minutes, nearly all of them drains; with 15 s about two', async () => {
    const open = await openTemplate('drain-too-long');
    open.until('deployment:web=SUCCESSFUL');
    expect(open.report().durationSeconds).toBeGreaterThan(600);
    expect(open.report().total.peakTasks).toBe(4);
    const short = await openTemplate('drain-too-long');
    await short.run(short.proposed.join('\n'));
    short.until('deployment:web=SUCCESSFUL');
    expect(short.report().durationSeconds).toBeLessThan(180);
    for (const one of [open, short]) expect(lostIn(one.figures(one.start))).toBe(0);
  });
});

describe('502-on-stop', () => {
  test('a process that ends loses what it had and what still comes; a drained task nothing', async () => {
    const open = await openTemplate('502-on-stop');
    open.pass(90);
    expect(failedElb(open, '502', open.start)).toBeGreaterThan(100);
    const drained = open.now();
    await open.run(open.proposed[0]!);
    open.pass(90);
    expect(open.events().filter(({ text }) => /RUNNING → DEACTIVATING/.test(text))).toHaveLength(1);
    expect(lostIn(open.figures(drained))).toBe(0);
  });
});

describe('health-check-domino', () => {
  const falls = (open: Opened, from = 0) =>
    open.events().filter(({ at, text }) => at >= from && /healthy → unhealthy/.test(text));

  test('one target after another falls, and each of their replacements', async () => {
    const open = await openTemplate('health-check-domino');
    open.pass(600);
    const [first, second, third, fourth] = falls(open);
    expect(second!.at).toBeGreaterThan(first!.at);
    expect(fourth!.at - third!.at).toBeLessThan(third!.at - first!.at + 10);
    expect(falls(open).length).toBeGreaterThan(12);
    expect(falls(open, open.start + 500).length).toBeGreaterThan(0);
  });

  test('with twice as many tasks the falling ends', async () => {
    const open = await openTemplate('health-check-domino');
    await open.run(open.proposed[0]!);
    open.pass(600);
    expect(falls(open, open.start + 300)).toEqual([]);
    expect(lostIn(open.figures(open.now() - 120))).toBe(0);
  });

  test('checks answered beside the line: slow, but it stands', async () => {
    const open = await openTemplate('health-check-domino');
    await open.run(open.proposed.slice(1).join('\n'));
    open.pass(900);
    expect(falls(open, open.start + 600)).toEqual([]);
  });
});

describe('exits-without-tripping-breaker', () => {
  test('a dozen tasks exit with 1, the breaker counts none, users lose some; back by hand', async () => {
    const open = await openTemplate('exits-without-tripping-breaker');
    open.pass(900);
    expect(open.revision('web:2').tasksFailed).toBeGreaterThan(12);
    expect(open.report().status).toBe('IN_PROGRESS');
    expect(await open.service('services[0].deployments[0].failedTasks')).toBe(0);
    expect(open.revision('web:2').elb5xx).toBeGreaterThan(0);
    await open.run(open.proposed.at(-1)!);
    open.until('deployment:web=SUCCESSFUL', 300);
    open.pass(60);
    expect(lostIn(open.figures(open.now() - 60))).toBe(0);
  });
});

describe('slow-start-void-in-deployment', () => {
  /** Requests of the busiest and the idlest target of web:2 over some seconds. */
  const spread = (open: Opened, from: number, to: number) => {
    const counts = open
      .figures(from, to)
      .byTarget.filter(({ taskDefinition }) => taskDefinition === 'web:2')
      .map(({ requestCount }) => requestCount);
    return { least: Math.min(...counts), most: Math.max(...counts), targets: counts.length };
  };

  test('half a minute after they are healthy, new targets carry everything; a fourth one is spared', async () => {
    const open = await openTemplate('slow-start-void-in-deployment');
    open.until('deployment:web=SUCCESSFUL');
    const healthy = open.when(/initial → healthy/);
    const gone = open.when(/healthy → draining/);
    expect(gone - healthy).toBeLessThan(30);
    const loaded = open.figures(gone + 1, gone + 11);
    expect(requestsOf(loaded, 'web:2')).toBe(loaded.requestCount);
    await open.run(open.proposed[0]!);
    const scaled = open.now();
    open.until('healthy:web=4', 300);
    const joined = open.now();
    expect(joined - scaled).toBeLessThan(90);
    open.pass(30);
    const young = spread(open, joined, joined + 30);
    expect(young).toMatchObject({ targets: 4 });
    expect(young.least).toBeLessThan(0.4 * young.most);
    open.pass(150);
    const grown = spread(open, open.now() - 30, open.now());
    expect(grown.least).toBeGreaterThan(0.8 * grown.most);
  });
});

describe('small-canary-looks-slow', () => {
  test('the alarm rolls a good build back: its few requests are no slower than the others', async () => {
    const open = await openTemplate('small-canary-looks-slow');
    open.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(open.report().statusReason).toContain('canary-slow');
    const [canary, rest] = [open.revision('web:2'), open.revision('web:1')];
    expect(canary.requestCount).toBeLessThan(300);
    expect(rest.latencyMs.p99).toBeLessThan(100);
    expect(canary.latencyMs.mean).toBeLessThan(rest.latencyMs.mean * 1.4);
    expect(lostIn(open.figures(open.start))).toBe(0);
  });

  test.each([
    ['a larger share', '"canaryPercent":2', '"canaryPercent":50'],
    [
      'more periods',
      '--evaluation-periods 1 --threshold',
      '--evaluation-periods 3 --datapoints-to-alarm 3 --threshold',
    ],
  ])('with %s it goes through', async (_, from, to) => {
    const open = await openTemplate('small-canary-looks-slow', (script) => {
      expect(script).toContain(from);
      return script.replace(from, to);
    });
    open.until('deployment:web=SUCCESSFUL');
    expect(lostIn(open.figures(open.start))).toBe(0);
  });
});

describe('rollback-after-port-moved', () => {
  const back = 'aws ecs update-service --cluster demo --service web --task-definition web:1';

  test('web:1 is never found healthy, and the breaker goes back to web:2, which still fails some', async () => {
    const open = await openTemplate('rollback-after-port-moved');
    open.until('deployment:web=ROLLBACK_SUCCESSFUL', 900);
    expect(open.revision('web:1').requestCount).toBe(0);
    open.pass(60);
    const after = open.figures(open.now() - 60);
    expect(requestsOf(after, 'web:2')).toBe(after.requestCount);
    expect(isShare(after.httpCodeTarget['5XX']!, after.requestCount, 0.1)).toBe(true);
  });

  test('with the traffic port checked again, the next try gets there', async () => {
    const open = await openTemplate('rollback-after-port-moved');
    open.until('deployment:web=ROLLBACK_SUCCESSFUL', 900);
    await open.run(open.proposed[0]!);
    await open.run(
      `${back} --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80`,
    );
    open.until('deployment:web=SUCCESSFUL', 300);
    open.pass(60);
    const after = open.figures(open.now() - 60);
    expect(requestsOf(after, 'web:1')).toBe(after.requestCount);
    expect(lostIn(after)).toBe(0);
  });
});

describe('sticky-client-during-canary', () => {
  test('regulars never meet the canary, stay on blue at a weight of 0, and lose it when it ends', async () => {
    const open = await openTemplate('sticky-client-during-canary');
    open.until('stage:web=BAKE_TIME');
    const full = open.now();
    open.pass(30);
    const canary = open.figures(open.when(/→ PRODUCTION_TRAFFIC_SHIFT/), full - 20);
    const green = requestsOf(canary, 'web:2');
    // Newcomers are a quarter of the requests, and not all of them are new.
    expect(green).toBeLessThan(0.1 * 0.25 * canary.requestCount * 1.3);
    expect(green).toBeGreaterThan(0);
    const baked = open.figures(full, full + 30);
    expect(requestsOf(baked, 'web:1')).toBeGreaterThan(0.7 * baked.requestCount);
    expect(lostIn(open.figures(open.start))).toBe(0);
    open.until('deployment:web=SUCCESSFUL');
    const gone = open.now();
    open.pass(30);
    expect(failedElb(open, '503', gone)).toBeGreaterThan(0.6 * open.figures(gone).requestCount);
    open.pass(900);
    expect(lostIn(open.figures(open.now() - 60))).toBe(0);
  });
});
