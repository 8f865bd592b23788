/** Whatever the template, the seed and the speed: what is said is so at the moment shown. */
import { assert, asyncProperty, constantFrom, integer } from 'fast-check';
import { expect, test } from 'vitest';
import { seconds, secondsLeft, type SimMicros, US_PER_SECOND } from '../../../src/model/sim-time';
import type { EntityView, ServiceView, TaskView } from '../../../src/model/view';
import type { Caption } from '../../../src/state/caption';
import type { MirrorState } from '../../../src/state/mirror-store';
import { toldCaptions } from '../../support/told-captions';

const TEMPLATES = [
  'rolling-good',
  'canary-caught-by-alarm',
  'canary-fault-under-full-load',
  'new-deployment-during-one',
  'codedeploy-canary',
  'breaker-on-health-checks',
  'out-of-memory',
  'zone-goes-dark',
  'steps-by-alarm',
] as const;
const SPEEDS = [1, 5, 20, 100] as const;

/** What has happened may be told for so long: shown seconds, and simulated ones at real time. */
const LATELY = { shown: 6.5, simulated: 14 } as const;

const of = <Kind extends EntityView['kind']>({ entities }: MirrorState, kind: Kind) =>
  [...entities.values()].filter(
    (view): view is Extract<EntityView, { kind: Kind }> => view.kind === kind,
  );

const isStarting = (task: TaskView) =>
  ['PROVISIONING', 'PENDING', 'ACTIVATING'].includes(task.lastStatus) ||
  task.targets.some(({ health }) => health === 'initial');

const endsOf = ({ targets }: TaskView) => targets.flatMap((one) => one.drainEndsAt ?? []);

const ofService = (all: TaskView[], id: string) =>
  all.filter((task) => task.serviceArn === id || task.id === id);

/** `web:2` of each group of tasks, as old or new ones would have to be. */
const revisionsOf = (tasks: TaskView[]) => [...new Set(tasks.map((one) => one.taskDefinition))];

function checkDraining({ text, id }: Caption, state: MirrorState, services: ServiceView[]) {
  const whose = id.replace('draining/', '');
  const tasks = ofService(of(state, 'task'), whose).filter(
    (one) =>
      one.lastStatus !== 'STOPPED' && one.targets.some(({ health }) => health === 'draining'),
  );
  expect(tasks.length, text).toBeGreaterThan(0);
  const left = /(?:(\d+) m )?(\d+) s (?:left|to finish)/.exec(text);
  const until = Math.max(...tasks.flatMap(endsOf)) as SimMicros;
  if (left) {
    const [, minutes = '0', rest] = left;
    expect(60 * Number(minutes) + Number(rest), text).toBe(secondsLeft(until, state.now));
  }
  const age = / (old|new) tasks/.exec(text)?.[1];
  if (age === undefined) return;
  const { revisions = [] } = services.find((one) => one.id === whose)?.serviceDeployment ?? {};
  const coming = revisions.find(({ role }) => role === 'target')?.taskDefinition;
  if (age === 'new') expect(revisionsOf(tasks), text).toEqual([coming]);
  else expect(revisionsOf(tasks), text).not.toContain(coming);
}

function checkDeployment({ text, id, since }: Caption, state: MirrorState, from: number) {
  const service = of(state, 'service').find(({ serviceDeployment }) =>
    id.startsWith(`deployment/${serviceDeployment?.id ?? '-'}/`),
  );
  const deployment = service?.serviceDeployment;
  if (!deployment) throw new Error(`of a deployment that is gone: ${text}`);
  const coming = deployment.revisions.find(({ role }) => role === 'target');
  if (id.endsWith('/over')) {
    expect(deployment.isOver, text).toBe(true);
    expect(deployment.finishedAt, text).toBeGreaterThanOrEqual(from);
  } else expect(deployment.isOver, text).toBe(false);
  if (id.endsWith('/begun')) expect(since, text).toBeGreaterThanOrEqual(from);
  const share = /has (\d+) % of the requests/.exec(text)?.[1];
  if (share !== undefined) expect(coming?.productionWeight, text).toBe(Number(share));
  const left = /, for (\d+) s more/.exec(text)?.[1];
  if (left !== undefined) {
    const { endsAt } = deployment.awaiting!;
    expect(Number(left), text).toBe(Math.ceil((endsAt! - state.now) / US_PER_SECOND));
  }
}

function checkEvent({ text, since }: Caption, state: MirrorState, from: number) {
  expect(since, text).toBeGreaterThanOrEqual(from);
  expect(
    state.events.some(({ at }) => at === since),
    text,
  ).toBe(true);
  const loud = /^(\S+) is in ALARM/.exec(text)?.[1];
  const alarm = of(state, 'alarm').find(({ name }) => name === loud);
  if (alarm) expect(alarm.state, text).toBe('ALARM');
  const share = /^(\d+|All) ?%? ?(?:of the )?requests go to (\S+) now/.exec(text);
  if (share) {
    const weights = of(state, 'service').flatMap((one) =>
      (one.serviceDeployment?.revisions ?? []).map(
        ({ taskDefinition, productionWeight }) => `${taskDefinition} ${productionWeight}`,
      ),
    );
    expect(weights, text).toContain(`${share[2]} ${share[1] === 'All' ? 100 : share[1]}`);
  }
  const empty = /^(\S+) has no targets left/.exec(text)?.[1];
  const group = of(state, 'targetGroup').find(({ name }) => name === empty);
  if (group) expect(group.routing.value, text).toBe('no-targets');
}

function check(caption: Caption, state: MirrorState, speed: number): void {
  const { id, text, since } = caption;
  const length = Math.max(LATELY.simulated, LATELY.shown * speed);
  const from = Math.max(0, state.now - length * US_PER_SECOND) as SimMicros;
  const tasks = of(state, 'task');
  if (id.startsWith('draining/')) checkDraining(caption, state, of(state, 'service'));
  else if (id.startsWith('starting/')) {
    expect(ofService(tasks, id.replace('starting/', '')).some(isStarting), text).toBe(true);
  } else if (id.startsWith('unhealthy/')) {
    const ill = ofService(tasks, id.replace('unhealthy/', '')).flatMap((one) => one.targets);
    expect(
      ill.some(({ health }) => health === 'unhealthy'),
      text,
    ).toBe(true);
  } else if (id.startsWith('deployment/')) checkDeployment(caption, state, from);
  else if (id.startsWith('event/')) checkEvent(caption, state, from);
  else expect(since, text).toBeGreaterThanOrEqual(from);
}

test(
  'each caption is about what is so then, or has happened shortly before',
  { timeout: 120_000 },
  async () => {
    let looks = 0;
    const run = asyncProperty(
      constantFrom(...TEMPLATES),
      constantFrom(...SPEEDS),
      integer({ min: 1, max: 1000 }),
      async (template, speed, seed) => {
        await toldCaptions(template, 300, {
          speed,
          // Often enough that little happens between two looks, as on the page and in films.
          every: speed === 1 ? 0.5 : 0.1,
          seed,
          onShown: (caption, state) => {
            looks += 1;
            check(caption, state, speed);
          },
        });
      },
    );
    await assert(run, { numRuns: 8, seed: 7, endOnFailure: true });
    expect(looks).toBeGreaterThan(500);
  },
);

test.each(SPEEDS)('a canary at %i× tells its turns, in order', async (speed) => {
  const told = await toldCaptions('canary-caught-by-alarm', 240, { speed, every: 0.1 });
  const turns = ['web:2 replaces web:1, a canary first.', 'Rolled back: web:1 serves again.'];
  const texts = told.map(({ text }) => text).filter((text) => turns.includes(text));
  expect(texts).toEqual(turns);
  // Nothing is told long after it was.
  const late = told.filter(({ at, since }) => seconds(at) - since > 2.5 * speed * US_PER_SECOND);
  expect(late.filter(({ until }) => until === null && speed > 4)).toEqual([]);
});
