import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { openText } from '../../../src/formats/registry';
import type { Runnable } from '../../../src/formats/task-definition/service-plan';
import type { EntityView } from '../../../src/model/view';
import { firstOffer, planOffer } from '../../../src/ui/files/run-offer';
import { clusterView, entitiesOf, serviceView } from '../../support/entity-views';

const NOTHING: ReadonlyMap<string, EntityView> = new Map();
const EXAMPLE = 'public/examples/shop-web.task-definition.json';
const CORPUS = '../shared/corpus/taskdefs';

/** Registers a file; null where ECS, or the reader, refuses it. */
async function register(path: string) {
  const opened = await openText(readFileSync(path, 'utf8'), { fileName: path.split('/').at(-1)! });
  if (opened.kind !== 'import') return null;
  const sandbox = createSandbox({ seed: 1 });
  const [operation] = opened.result.operations;
  const answer = sandbox.send(operation!.target, operation!.input);
  if (!answer.ok) return null;
  return { sandbox, definition: (answer.output as { taskDefinition: Runnable }).taskDefinition };
}

const { definition } = (await register(EXAMPLE))!;

describe('the offer to run a registered task definition', () => {
  test('is for a new cluster, or for the one that is there', () => {
    expect(firstOffer(NOTHING, definition)).toMatchObject({ cluster: 'demo', door: 'web:8080' });
    const there = entitiesOf(clusterView('prod'));
    const offer = firstOffer(there, definition);
    expect(offer.cluster).toBe('prod');
    expect(planOffer(there, definition, offer)).not.toMatchObject({
      operations: expect.arrayContaining([{ target: 'ECS.CreateCluster' }]),
    });
  });

  test('takes names that are free', () => {
    const there = entitiesOf(clusterView(), serviceView('shop-web'));
    expect(firstOffer(there, definition).serviceName).toBe('shop-web-2');
  });

  test('says what is missing', () => {
    const offer = firstOffer(NOTHING, definition);
    expect(planOffer(NOTHING, definition, { ...offer, serviceName: '' })).toMatch(/needs a name/);
    expect(planOffer(NOTHING, definition, { ...offer, desiredCount: '' })).toMatch(/How many/);
  });

  test('without a door has neither load balancer nor traffic', () => {
    const offer = { ...firstOffer(NOTHING, definition), door: '' };
    const plan = planOffer(NOTHING, definition, offer);
    expect(typeof plan === 'string' ? [] : plan.operations.map(({ target }) => target)).toEqual([
      'ECS.CreateCluster',
      'ECS.CreateService',
    ]);
  });

  test.skipIf(!existsSync(CORPUS))(
    'is carried out for every file of the corpus that ECS registers (skipped where it is absent)',
    async () => {
      const files = readdirSync(CORPUS).filter((name) => name.endsWith('.json'));
      const all = await Promise.all(files.map((name) => register(`${CORPUS}/${name}`)));
      const ran = all.flatMap((registered, at) => {
        const name = files[at];
        if (!registered) return [];
        const offer = firstOffer(NOTHING, registered.definition);
        const plan = planOffer(NOTHING, registered.definition, offer);
        if (typeof plan === 'string') return [`${name}: ${plan}`];
        const answers = plan.operations.map(({ target, input }) =>
          registered.sandbox.send(target, input),
        );
        const refused = answers.find((answer) => !answer.ok);
        return refused?.ok === false ? [`${name}: ${refused.error.message}`] : ['ran'];
      });
      expect(ran.length).toBeGreaterThan(40);
      expect(ran.filter((one) => one !== 'ran')).toEqual([]);
    },
  );
});
