import { describe, expect, test } from 'vitest';
import { addTraffic } from '../../../src/headless/add-traffic';
import { openSource } from '../../../src/headless/open-source';
import { runFor } from '../../../src/api/trial/run-for';
import { summaryOf } from '../../../src/api/trial/run-summary';
import { summaryText } from '../../../src/headless/run-summary-text';
import { troubleIn } from '../../../src/headless/trouble';
import { toSeconds } from '../../../src/model/sim-time';

async function ran(id: string, length: number) {
  const { sandbox } = await openSource(id);
  const from = toSeconds(sandbox.engine.now);
  const summary = summaryOf(sandbox, from, runFor(sandbox, length));
  return { sandbox, summary };
}

describe('the summary of a run', () => {
  test('requests, the deployment, tasks and the service, from the moment it was opened', async () => {
    const { sandbox, summary } = await ran('rolling-bad-build', 300);
    expect(summary.to - summary.from).toBe(300);
    const { requests, services, deployments, tasks } = summary;
    const asked = { from: summary.from, to: summary.to };
    const metrics = sandbox.send('Sandbox.GetMetrics', asked);
    expect(metrics).toMatchObject({ ok: true, output: { requestCount: requests.requestCount } });
    expect(requests.failedRequests).toBe(requests.httpCodeTarget['5XX']);
    expect(requests.failedRequests).toBeGreaterThan(0);
    expect(deployments).toMatchObject([{ service: 'demo/web', status: 'SUCCESSFUL' }]);
    expect(tasks).toMatchObject({ started: 4, stopped: 4, stops: [{ count: 4 }] });
    expect(services).toMatchObject([{ service: 'demo/web', running: 4, isSteady: true }]);
    expect(services[0]!.steadySince).toBe(deployments[0]!.finishedAt);
    expect(services[0]!.trouble).toContain('answers 20 % of its requests with 500');
  });

  test('equal runs have equal summaries', async () => {
    const [one, other] = [await ran('rolling-good', 60), await ran('rolling-good', 60)];
    expect(one.summary).toEqual(other.summary);
    expect(summaryText(one.summary)).toBe(summaryText(other.summary));
  });

  test('watching a run changes nothing in it', async () => {
    const { sandbox, summary } = await ran('rolling-good', 60);
    const { sandbox: unwatched } = await openSource('rolling-good');
    unwatched.send('Sandbox.Wait', { for: 60 });
    expect(unwatched.engine.fingerprint()).toBe(summary.fingerprint);
    expect(sandbox.engine.now).toBe(unwatched.engine.now);
  });

  test('a service whose tasks cannot start is not steady, and it is said why', async () => {
    const { summary } = await ran('efs-behind-a-closed-door', 120);
    expect(summary.services[0]).toMatchObject({ isSteady: false, steadySince: null });
    expect(summary.services[0]!.trouble).toMatch(/port 2049/);
    expect(summaryText(summary)).toContain('not steady');
  });
});

describe('trouble that lint tells of', () => {
  test('an error where a service does not come to rest', async () => {
    const { sandbox } = await openSource('efs-behind-a-closed-door');
    const found = troubleIn(sandbox, 120);
    expect(found).toMatchObject([
      { rule: 'not-steady', severity: 'error', resource: 'service demo/wiki' },
    ]);
    expect(found[0]!.message).toContain('port 2049');
  });

  test('nothing where all is well', async () => {
    const { sandbox } = await openSource('web-behind-an-alb');
    expect(troubleIn(sandbox, 120)).toEqual([]);
  });
});

describe('--traffic', () => {
  test('puts a client only where there is none', async () => {
    const { sandbox } = await openSource('web-behind-an-alb');
    const before = sandbox.log.length;
    addTraffic(sandbox, 10);
    expect(sandbox.log).toHaveLength(before);
    sandbox.send('ELBv2.CreateLoadBalancer', { Name: 'other', Subnets: ['subnet-1', 'subnet-2'] });
    addTraffic(sandbox, 10);
    // Nobody could be answered: nothing listens.
    expect(sandbox.log).toHaveLength(before + 1);
    sandbox.send('ELBv2.CreateListener', {
      LoadBalancerArn: 'other',
      Protocol: 'HTTP',
      Port: 8080,
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
    });
    addTraffic(sandbox, 10);
    expect(sandbox.log.at(-1)).toMatchObject({
      input: { loadBalancer: 'other', listenerPort: 8080, rate: 10 },
    });
  });
});
