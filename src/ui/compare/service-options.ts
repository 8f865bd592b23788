import { ZERO } from '../../model/sim-time';
import type { ServiceView } from '../../model/view';
import { giveAll, rewritten } from '../../state/comparison-changes';
import { planDeployment } from '../../state/gestures/deployment';
import { type Definition, revisionWith } from '../../state/gestures/revision';
import { CPU_CHOICES, memoryChoices } from '../add/fargate-sizes';
import { behaviourOf } from '../deploy/builds';
import type { KnownImages } from '../deploy/use-known-images';
import { IMAGE_DEFAULTS, putImage } from '../inspector/image-values';
import type { ChangeOption } from './change-option';

/** A service with what its tasks run. */
export interface KnownService {
  service: ServiceView;
  definition: Definition;
  images: KnownImages;
}

type Container = Definition['containerDefinitions'][number];

/** How long its image takes for a request. */
export function speedOption({ service, definition, images }: KnownService): ChangeOption | null {
  const image = definition.containerDefinitions[0]?.image;
  if (image === undefined) return null;
  const now = behaviourOf(image, images) ?? { ...IMAGE_DEFAULTS };
  const { serviceTimeMs } = now;
  return {
    id: `speed/${service.id}`,
    label: 'Time of the image for a request',
    of: service.name,
    field: {
      kind: 'number',
      label: `B’s time of ${image}`,
      initial: Math.max(1, Math.round(serviceTimeMs / 2)),
      min: 0,
      max: 600_000,
      unit: 'ms',
      now: `${serviceTimeMs} ms`,
    },
    usually: 'beginning',
    length: 300,
    changing: (text) => {
      const value = Number(text);
      const change = putImage(image, { ...now, serviceTimeMs: value });
      return {
        names: { a: `${image} at ${serviceTimeMs} ms`, b: `${image} at ${value} ms` },
        title: `${image}: ${serviceTimeMs} ms a request or ${value} ms?`,
        shown: [change],
        beginning: (log) => {
          const isIt = (input: Record<string, unknown>) => input.image === image;
          const isPut = JSON.stringify(log).includes('Sandbox.PutImage');
          const next = rewritten(log, ({ target, input }) =>
            target === 'Sandbox.PutImage' && isIt(input) ? change.input : input,
          );
          const isThere = isPut && JSON.stringify(next) !== JSON.stringify(log);
          return { log: next, changes: isThere ? [] : [{ ...change, at: log[0]?.at ?? ZERO }] };
        },
        moment: { b: deployed(service, definition, (one) => one, [change]) },
      };
    },
  };
}

/** Registers the next revision and deploys it. */
const deployed = (
  service: ServiceView,
  definition: Definition,
  change: (container: Container) => Container,
  before: Parameters<typeof giveAll>[0] = [],
  further: Record<string, unknown> = {},
) =>
  giveAll([
    ...before,
    ...planDeployment(service, {
      revision: { register: revisionWith(definition, change, further) },
    }).operations,
  ]);

/** Another image that is known in place of the one that runs. */
export function imageOption({ service, definition, images }: KnownService): ChangeOption | null {
  const running = definition.containerDefinitions[0];
  if (!running) return null;
  const names = new Set([
    ...images.declared.keys(),
    ...[...images.byRevision.values()].flatMap((all) => all.map(({ image }) => image)),
  ]);
  const others = [...names].filter((one) => one !== running.image);
  if (others.length === 0) return null;
  const withImage = (image: string) => (one: Container) =>
    one.image === running.image ? { ...one, image } : one;
  return {
    id: `image/${service.id}`,
    label: 'Image',
    of: service.name,
    field: {
      kind: 'choice',
      label: `In place of ${running.image}`,
      choices: others.map((value) => ({ value, label: value })),
      initial: others[0]!,
    },
    usually: 'beginning',
    length: 300,
    changing: (image) => ({
      names: { a: running.image, b: image },
      title: `${running.image} or ${image}?`,
      shown: planDeployment(service, {
        revision: { register: revisionWith(definition, withImage(image)) },
      }).operations,
      beginning: (log) => ({
        log: rewritten(log, ({ target, input }) =>
          target === 'ECS.RegisterTaskDefinition' && input.family === definition.family
            ? {
                ...input,
                containerDefinitions: (input.containerDefinitions as Container[]).map(
                  withImage(image),
                ),
              }
            : input,
        ),
        changes: [],
      }),
      moment: { b: deployed(service, definition, withImage(image)) },
    }),
  };
}

/** How much CPU and memory its tasks have. */
export function sizeOption({ service, definition }: KnownService): ChangeOption | null {
  const cpu = String(definition.cpu ?? '');
  const memory = String(definition.memory ?? '');
  if (cpu === '' || memory === '') return null;
  const sizes = CPU_CHOICES.map(({ value, label }) => {
    const all = memoryChoices(value).map((one) => Number(one.value));
    const fits = all.find((one) => one >= Number(memory)) ?? all.at(-1) ?? 0;
    return { cpu: value, memory: String(fits), label: `${label}, ${fits} MiB` };
  }).filter((one) => one.cpu !== cpu);
  const at = sizes.findIndex((one) => Number(one.cpu) > Number(cpu));
  const initial = sizes[at < 0 ? sizes.length - 1 : at];
  if (!initial) return null;
  return {
    id: `size/${service.id}`,
    label: 'CPU and memory of tasks',
    of: service.name,
    field: {
      kind: 'choice',
      label: `In place of ${cpu} CPU units, ${memory} MiB`,
      choices: sizes.map((one) => ({ value: one.cpu, label: one.label })),
      initial: initial.cpu,
    },
    usually: 'beginning',
    length: 300,
    changing: (value) => {
      const size = sizes.find((one) => one.cpu === value) ?? initial;
      const members = { cpu: size.cpu, memory: size.memory };
      return {
        names: { a: `${cpu} CPU, ${memory} MiB`, b: `${size.cpu} CPU, ${size.memory} MiB` },
        title: `Tasks of ${service.name}: ${cpu} CPU units or ${size.cpu}?`,
        shown: planDeployment(service, {
          revision: { register: revisionWith(definition, (one) => one, members) },
        }).operations,
        beginning: (log) => ({
          log: rewritten(log, ({ target, input }) =>
            target === 'ECS.RegisterTaskDefinition' && input.family === definition.family
              ? { ...input, ...members }
              : input,
          ),
          changes: [],
        }),
        moment: { b: deployed(service, definition, (one) => one, [], members) },
      };
    },
  };
}
