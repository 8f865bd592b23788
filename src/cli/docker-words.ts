/**
 * What people type out of habit, `docker …`, `docker compose …`, `kubectl …`, and the `aws` lines
 * that do the same here, with the user's own names where they can be known.
 */
import { composeEqual } from './docker/compose-words';
import { containerEqual } from './docker/container-words';
import { type DockerEqual, type KnownNames, Names } from './docker/known-names';
import { kubectlEqual } from './docker/kubectl-words';
import { serviceEqual } from './docker/service-words';

export type { DockerEqual, KnownNames } from './docker/known-names';

/** The equal of a command line; undefined where it is none of these programs'. */
export function dockerEqual(words: readonly string[], known: KnownNames): DockerEqual | undefined {
  const [program = '', ...rest] = words[0] === 'sudo' ? words.slice(1) : words;
  const names = new Names(known);
  switch (program) {
    case 'docker':
    case 'podman':
    case 'nerdctl':
      return dockerCommand(rest, names);
    case 'docker-compose':
    case 'podman-compose':
      return composeEqual(rest, names);
    case 'kubectl':
    case 'k':
      return kubectlEqual(rest, names);
    default:
      return undefined;
  }
}

/** `docker container ls` is `docker ps`. */
const OLD_WORDS: Readonly<Record<string, string>> = { ls: 'ps', list: 'ps' };

function dockerCommand(words: readonly string[], names: Names): DockerEqual {
  const [command = '', next = '', ...more] = words;
  switch (command) {
    case 'compose':
      return composeEqual(words.slice(1), names);
    case 'service':
    case 'stack':
    case 'swarm':
    case 'node':
      return serviceEqual(command, words.slice(1), names);
    case 'container':
      return containerEqual(Object.hasOwn(OLD_WORDS, next) ? 'ps' : next, more, names);
    case 'image':
      return containerEqual(next === 'ls' || next === 'list' ? 'images' : next, more, names);
    default:
      return containerEqual(command, words.slice(1), names);
  }
}
