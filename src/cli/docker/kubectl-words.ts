/** `kubectl …`: pods are tasks, deployments and services are services, nodes are instances. */
import { scaleEqual, servicesShown } from './compose-words';
import {
  containerEqual,
  inspectEqual,
  logsEqual,
  removeEqual,
  restartEqual,
} from './container-words';
import { type DockerEqual, equal, line, type Names, plainWords, valueOf } from './known-names';
import { rollbackEqual } from './service-words';

const VALUED = [
  '-n',
  '--namespace',
  '-l',
  '--selector',
  '-o',
  '--output',
  '-f',
  '--filename',
  '-c',
];

export function kubectlEqual(words: readonly string[], names: Names): DockerEqual {
  const [command = '', kind = '', name] = plainWords(words, VALUED);
  const rest = words.slice(words.indexOf(command) + 1);
  switch (command) {
    case 'get':
      return getEqual(kind, names);
    case 'scale':
      return scaleEqual([`${name ?? bare(kind)}=${valueOf(words, '--replicas') ?? '1'}`], names);
    case 'logs':
      return logsEqual(rest, names);
    case 'exec':
      return containerEqual(
        'exec',
        rest.filter((word) => word !== '--'),
        names,
      );
    case 'delete':
      return removeEqual([name ?? bare(kind)], names);
    case 'describe':
      return inspectEqual([name ?? bare(kind)], names);
    case 'top':
      return containerEqual('stats', name === undefined ? [] : [name], names);
    case 'rollout':
      return rolloutEqual(kind, bare(name ?? ''), names);
    case 'apply':
    case 'create':
      return equal(
        'Kubernetes manifests are not read. A compose file, a task definition or a CloudFormation ' +
          'template is: drop it on the canvas.',
      );
    default:
      return equal(
        'There is no Kubernetes here: tasks and services of Amazon ECS take the place of pods and deployments.',
        'aws ecs help',
      );
  }
}

const bare = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

function getEqual(kind: string, names: Names): DockerEqual {
  if (/^(?:po|pods?)$/.test(kind)) return containerEqual('ps', [], names);
  if (/^(?:no|nodes?)$/.test(kind)) {
    return equal(
      'Nodes are container instances; Fargate has none.',
      line('ECS.ListContainerInstances', { cluster: names.cluster }),
    );
  }
  if (/^(?:ns|namespaces?)$/.test(kind)) return equal('Clusters.', line('ECS.ListClusters', {}));
  if (/^ing(?:ress(?:es)?)?$/.test(kind)) {
    return equal(
      'Load balancers with their listeners and rules.',
      line('ELBv2.DescribeLoadBalancers', {}),
    );
  }
  return servicesShown(names);
}

function rolloutEqual(what: string, name: string, names: Names): DockerEqual {
  if (what === 'restart') return restartEqual(name === '' ? [] : [name], names);
  if (what === 'undo') return rollbackEqual(name || undefined, names);
  const { cluster, name: service } = names.service(name || undefined);
  if (what === 'status') {
    return equal(
      'A waiter asks until one deployment is left and all its tasks run.',
      `aws ecs wait services-stable --cluster ${cluster} --services ${service}`,
    );
  }
  return equal(
    'The deployments of a service.',
    line('ECS.ListServiceDeployments', { cluster, service }),
  );
}
