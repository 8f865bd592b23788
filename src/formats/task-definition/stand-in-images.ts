import { defaultBehaviour } from '../../model/image';
import type { Finding, ImportedOperation } from '../import-result';
import { isObject } from '../json-text';
import { memberPath } from '../member-path';
import { entriesOf } from '../service/mentioned-containers';

type Container = Record<string, unknown>;

interface Hints {
  images: Map<string, Record<string, unknown>>;
  findings: Finding[];
}

/**
 * How images must behave for the file to make sense, where an image that nobody declared would do
 * otherwise: a container whose end others wait for ends, one with little memory uses little, one
 * for ARM64 is built for it.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
 */
export function standInImages(
  input: Record<string, unknown>,
  path: string,
): { operations: ImportedOperation[]; findings: Finding[] } {
  const containers = entriesOf(input.containerDefinitions);
  const hints: Hints = { images: new Map(), findings: [] };
  const awaited = new Set(containers.flatMap(endsAwaitedBy));
  containers.forEach((container, at) => {
    const where = memberPath(memberPath(path, 'containerDefinitions'), at);
    if (typeof container.image !== 'string') return;
    fitMemory(hints, container.image, container.memory, memberPath(where, 'memory'));
    if (!awaited.has(container.name)) return;
    const other = containers.find(
      ({ image, name }) => image === container.image && !awaited.has(name),
    );
    endAwaited(hints, container.image, other, memberPath(where, 'image'));
  });
  const platform = isObject(input.runtimePlatform) ? input.runtimePlatform : {};
  if (platform.cpuArchitecture === 'ARM64') {
    for (const { image } of containers) {
      if (typeof image === 'string') put(hints, image, { architecture: 'ARM64' });
    }
    const message = 'the images are taken to be built for ARM64';
    const where = memberPath(path, 'runtimePlatform.cpuArchitecture');
    hints.findings.push({ path: where, severity: 'info', message });
  }
  const operations = [...hints.images.values()].map((said) => ({
    target: 'Sandbox.PutImage',
    input: said,
  }));
  return { operations, findings: hints.findings };
}

const put = ({ images }: Hints, image: string, member: Record<string, unknown>) =>
  images.set(image, { ...images.get(image), image, ...member });

/** Half of what the container may have, where the usual would be too much. */
function fitMemory(hints: Hints, image: string, limit: unknown, path: string): void {
  if (typeof limit !== 'number' || limit < 1 || limit > usual(image)) return;
  const memoryMib = Math.min(Math.floor(limit / 2), leastMemory(hints.images.get(image)));
  put(hints, image, { memoryMib });
  const message = `“${image}” is taken to use ${memoryMib} MiB, since the container may have no more than ${limit}`;
  hints.findings.push({ path, severity: 'info', message });
}

/** `other` runs the same image, and nobody waits for its end. */
function endAwaited(hints: Hints, image: string, other: Container | undefined, path: string): void {
  if (other) {
    const message = `others wait for this container to end, which an image that “${String(other.name)}” runs too is not taken to do: say with put-image how it behaves`;
    hints.findings.push({ path, severity: 'warning', message });
    return;
  }
  put(hints, image, { exitAfter: 1, exitCode: 0 });
  const message = `“${image}” is taken to end with exit code 0 after a second, since others wait for that`;
  hints.findings.push({ path, severity: 'info', message });
}

/** MiB that an image takes of which nothing was said. */
const usual = (image: string): number => defaultBehaviour(image).memoryMib;

const leastMemory = (said: Record<string, unknown> | undefined): number =>
  typeof said?.memoryMib === 'number' ? said.memoryMib : Infinity;

const endsAwaitedBy = ({ dependsOn }: Record<string, unknown>): unknown[] =>
  entriesOf(dependsOn).flatMap(({ containerName, condition }) =>
    condition === 'SUCCESS' || condition === 'COMPLETE' ? [containerName] : [],
  );
