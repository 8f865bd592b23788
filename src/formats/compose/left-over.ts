import type { Book } from './book';
import type { Project } from './project';
import { type Node, saysNothing } from './yaml-places';

/** Keys at the top that are read elsewhere, or mean nothing any more. */
const TOP: Readonly<Record<string, string>> = {
  version: 'Compose itself no longer reads it',
};

/** Keys at the top that ECS has nothing for. */
const LOST_TOP: Readonly<Record<string, string>> = {
  models: 'models are Docker’s own: Amazon Bedrock or a service of your own serves one',
};

/** Sections whose members are spoken of one by one. */
const SECTIONS = ['services', 'volumes', 'networks', 'secrets', 'configs', 'include'];

/**
 * What nothing was said of until now is said here: no key of a file is dropped in silence.
 * Extensions (`x-…`) are kept without a word, as Compose itself passes over them.
 */
export function sweep(project: Project, book: Book): void {
  for (const [name, node] of project.root.entries) {
    const why = Object.hasOwn(TOP, name) ? TOP[name] : undefined;
    const lost = Object.hasOwn(LOST_TOP, name) ? LOST_TOP[name] : undefined;
    if (name.startsWith('x-')) book.keep(node);
    else if (why !== undefined) {
      book.keep(node);
      book.tell(node, why);
    } else if (lost !== undefined) book.lose(node, lost);
    else if (SECTIONS.includes(name)) {
      // Their members follow.
    } else if (!project.services.has(name)) speak(node, book);
  }
  for (const service of project.services.values()) {
    if (Object.hasOwn(book.notes, service.path)) continue;
    for (const [name, node] of service.entries) {
      if (name.startsWith('x-')) book.keep(node);
      else speak(node, book);
    }
  }
  for (const section of [project.volumes, project.networks, project.secrets, project.configs]) {
    for (const node of section.values()) speak(node, book);
  }
}

/** A node, or those in it that nothing was said of, where something was said of others. */
function speak(node: Node, book: Book): void {
  if (book.spoken.has(node.path)) return;
  const members = membersOf(node);
  const isEmpty = node.kind === 'scalar' ? saysNothing(node) : members.length === 0;
  if (isEmpty) {
    book.tell(node, 'empty: nothing is asked for');
    return;
  }
  if (!members.some((one) => isSpokenOf(one, book))) {
    book.lose(node, 'no part of what this reads of Compose files: kept in the notes, not used');
    return;
  }
  for (const one of members) speak(one, book);
}

const membersOf = (node: Node): readonly Node[] =>
  node.kind === 'map' ? [...node.entries.values()] : node.kind === 'list' ? node.items : [];

const isSpokenOf = (node: Node, book: Book): boolean =>
  book.spoken.has(node.path) || membersOf(node).some((one) => isSpokenOf(one, book));
