/** Requests that call other services, whose own calls go on: nothing is lost, whatever happens. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BY_CONNECT, callingServices } from '../support/calling-services';

interface Step {
  readonly do: (typeof DOINGS)[number];
  readonly to: 'web' | 'api';
  readonly s: number;
}

const DOINGS = [
  ...(['kill-task', 'crash-container', 'hang-task', 'slow-task', 'error-burst'] as const),
  ...(['scale', 'deploy', 'traffic', 'wait', 'clear'] as const),
];

const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom(...DOINGS),
  to: fc.constantFrom('web' as const, 'api' as const),
  s: fc.integer({ min: 1, max: 40 }),
});

const image = fc.record({
  discipline: fc.constantFrom('fifo', 'processor-sharing'),
  concurrency: fc.integer({ min: 1, max: 6 }),
  queueLimit: fc.nat({ max: 5 }),
  serviceTimeMs: fc.integer({ min: 1, max: 2500 }),
  callsPerRequest: fc.integer({ min: 1, max: 3 }),
});

type Sandbox = ReturnType<typeof callingServices>;

function apply({ dispatcher, give, advance }: Sandbox, { do: what, to, s }: Step): void {
  const about = { cluster: 'demo', service: to };
  if (what === 'wait') advance(s);
  else if (what === 'scale') give('ECS.UpdateService', { ...about, desiredCount: s % 4 });
  else if (what === 'deploy') give('ECS.UpdateService', { ...about, forceNewDeployment: true });
  else if (what === 'traffic') {
    const clientTimeout = 1 + (s % 7);
    give('Sandbox.PutTraffic', { name: 'all', loadBalancer: 'web-alb', rate: s, clientTimeout });
  } else if (what === 'clear') clear(give);
  else {
    // Where nobody is to be met the fault is refused, which is no matter here.
    dispatcher.send('Sandbox.InjectFault', {
      type: what,
      ...about,
      count: 1,
      ...(what === 'hang-task' && s % 2 === 0 && { for: s }),
      ...(what === 'slow-task' && { factor: 3, for: s }),
      ...(what === 'error-burst' && { errorRate: 0.5, for: s }),
    });
  }
  advance(s / 8);
}

function clear(give: Sandbox['give']): void {
  for (const faultId of give('Sandbox.ListFaults', {}, 'faults[].faultId') as string[]) {
    give('Sandbox.ClearFault', { faultId });
  }
}

/** What is in progress at any server, as a copy of the sandbox tells. */
function inProgress({ dispatcher }: Sandbox): unknown[] {
  const { requests } = dispatcher.engine.checkpoint() as unknown as {
    requests: { plain: { servers: { busy: number; waiting: number; ended: boolean }[] } };
  };
  return requests.plain.servers.filter((s) => !s.ended && (s.busy !== 0 || s.waiting !== 0));
}

const started = (web: object, api: object): Sandbox =>
  callingServices({
    ...BY_CONNECT,
    rate: 8,
    apiTasks: 2,
    // The one that is called calls by itself, too: a name that nobody has, and itself.
    api: { ...api, calls: ['http://nobody:1/', 'http://api:8080/'], callsPerRequest: 1 },
    web: { ...web, calls: ['http://api:8080/'] },
  });

const program = fc.array(step, { minLength: 1, maxLength: 18 });

test('each request and call ends, once, and nothing stays in progress', () => {
  fc.assert(
    fc.property(image, image, program, (web, api, steps) => {
      const sandbox = started(web, api);
      const { give, advance } = sandbox;
      for (const one of steps) {
        apply(sandbox, one);
        const f = give('Sandbox.GetMetrics', {}) as Figures;
        const codes = [...Object.values(f.httpCodeTarget), ...Object.values(f.httpCodeElb)];
        expect(f.requestCount).toBe(codes.reduce((a, b) => a + b, 0) + f.clientTimeouts);
        expect(f.inFlight).toBeGreaterThanOrEqual(0);
      }
      for (const name of give('Sandbox.ListTraffic', {}, 'traffic[].name') as string[]) {
        give('Sandbox.DeleteTraffic', { name });
      }
      clear(give);
      advance(600);
      expect(give('Sandbox.GetMetrics', {}, 'inFlight')).toBe(0);
      for (const service of ['web', 'api']) {
        expect(give('Sandbox.GetMetrics', { service }, 'inFlight')).toBe(0);
      }
      // A health check takes a slot for some milliseconds: what is stuck is there half a second on.
      const first = inProgress(sandbox);
      advance(0.5);
      expect(first.length === 0 ? [] : inProgress(sandbox)).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

interface Figures {
  requestCount: number;
  inFlight: number;
  clientTimeouts: number;
  httpCodeTarget: Record<string, number>;
  httpCodeElb: Record<string, number>;
}

test('a copy taken amid calls goes on as the sandbox did, however time is cut', () => {
  fc.assert(
    fc.property(image, image, program, (web, api, steps) => {
      const sandbox = started(web, api);
      for (const one of steps) apply(sandbox, one);
      const { engine } = sandbox.dispatcher;
      const copy = engine.checkpoint();
      sandbox.advance(30);
      const once = engine.fingerprint();
      engine.restore(copy);
      for (let s = 0; s < 60; s++) sandbox.advance(0.5);
      expect(engine.fingerprint()).toBe(once);
    }),
    { numRuns: 8 },
  );
});
