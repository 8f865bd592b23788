import type { Blank } from '../../../content/command-book/index';
import { blanksOf } from '../../../content/command-book/fill';
import type { SandboxNames } from './use-names';

/** Something a blank can be filled with. */
export interface BlankOption {
  /** Of all blanks that it fills: a service comes with its cluster. */
  readonly fills: Readonly<Partial<Record<Blank, string>>>;
  readonly label: string;
}

export interface BlankChoice {
  readonly blank: Blank;
  readonly options: readonly BlankOption[];
}

const WORDS: Readonly<Record<Blank, string>> = {
  cluster: 'cluster',
  service: 'service',
  task: 'task',
  family: 'task definition',
  targetGroup: 'target group',
  loadBalancer: 'load balancer',
  logGroup: 'log group',
  client: 'client traffic',
};

/** `target group`, in the words of the page. */
export const blankWords = (blank: Blank): string => WORDS[blank];

function optionsOf(blank: Blank, names: SandboxNames): BlankOption[] {
  const plain = (list: readonly string[]) =>
    list.map((name): BlankOption => ({ fills: { [blank]: name }, label: name }));
  const many = names.clusters.length > 1;
  switch (blank) {
    case 'cluster':
      return plain(names.clusters);
    case 'service':
      return names.services.map(({ cluster, name }) => ({
        fills: { cluster, service: name },
        label: many ? `${cluster} / ${name}` : name,
      }));
    case 'task':
      return names.tasks.map(({ id, cluster, service }) => ({
        fills: { cluster, task: id },
        label: `${id.slice(0, 8)}… ${service ?? 'by itself'}`,
      }));
    case 'family':
      return plain(names.families);
    case 'targetGroup':
      return plain(names.targetGroups);
    case 'loadBalancer':
      return plain(names.loadBalancers);
    case 'logGroup':
      return plain(names.logGroups);
    case 'client':
      return plain(names.clients);
  }
}

/** What a line leaves open, with what there is for each; a service or task brings its cluster. */
export function choicesOf(line: string, names: SandboxNames): BlankChoice[] {
  const blanks = blanksOf(line);
  const comes = blanks.includes('service') || blanks.includes('task');
  return blanks
    .filter((blank) => blank !== 'cluster' || !comes)
    .map((blank) => ({ blank, options: optionsOf(blank, names) }));
}
