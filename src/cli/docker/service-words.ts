/** `docker service …`, `docker stack …`, `docker swarm …`: Swarm's words. */
import { scaleEqual, servicesShown } from './compose-words';
import { inspectEqual, logsEqual, removeEqual } from './container-words';
import { type DockerEqual, equal, line, type Names, plainWords, valueOf } from './known-names';

const VALUED = ['--image', '--replicas', '--name', '-p', '--publish', '-e', '--env', '--env-add'];

export function serviceEqual(
  kind: 'service' | 'stack' | 'swarm' | 'node',
  words: readonly string[],
  names: Names,
): DockerEqual {
  const [command = '', ...rest] = words;
  if (kind === 'swarm') {
    return equal('A cluster needs no manager.', line('ECS.CreateCluster', { clusterName: 'demo' }));
  }
  if (kind === 'node') {
    return equal(
      'Nodes are container instances; Fargate has none.',
      line('ECS.ListContainerInstances', { cluster: names.cluster }),
    );
  }
  const [name, ...more] = plainWords(rest, VALUED);
  switch (command) {
    case 'scale':
      return scaleEqual([name ?? '', ...more], names);
    case 'ps':
      return tasksOf(name, names);
    case 'logs':
      return logsEqual(rest, names);
    case 'rm':
    case 'down':
      return removeEqual(rest, names);
    case 'inspect':
      return inspectEqual(rest, names);
    case 'update':
      return updateEqual(rest, name, names);
    case 'rollback':
      return rollbackEqual(name, names);
    case 'create':
    case 'deploy':
    case 'up':
      return equal(
        'A service is made of a task definition that is registered already.',
        'aws ecs create-service --cluster ' +
          `${names.cluster} --service-name <service> --task-definition <family> --desired-count 1`,
      );
    default:
      return servicesShown(names);
  }
}

/** The tasks of a service. */
function tasksOf(name: string | undefined, names: Names): DockerEqual {
  const { cluster, name: service } = names.service(name);
  return equal('A service’s tasks.', line('ECS.ListTasks', { cluster, serviceName: service }));
}

function updateEqual(
  words: readonly string[],
  name: string | undefined,
  names: Names,
): DockerEqual {
  const { cluster, name: service } = names.service(name);
  const replicas = valueOf(words, '--replicas');
  if (replicas !== undefined) return scaleEqual([`${name ?? ''}=${replicas}`], names);
  const image = valueOf(words, '--image');
  if (image !== undefined) {
    return equal(
      'No single command does it: an image is part of a task definition. Take the definition, write ' +
        `${image} into it, register it as a new revision, and deploy that.`,
      'aws ecs describe-task-definition --task-definition <family> --query taskDefinition',
      'aws ecs register-task-definition --cli-input-json file://<revision>.json',
      `aws ecs update-service --cluster ${cluster} --service ${service} --task-definition <family>`,
    );
  }
  const restarted = line('ECS.UpdateService', { cluster, service, forceNewDeployment: true });
  return equal('A deployment puts new tasks in the place of the old.', restarted);
}

/** Back to what ran before. */
export function rollbackEqual(name: string | undefined, names: Names): DockerEqual {
  const { cluster, name: service } = names.service(name);
  return equal(
    'A deployment under way is stopped and rolled back by its ARN; one that is over is undone by ' +
      'deploying the revision before.',
    line('ECS.ListServiceDeployments', { cluster, service }),
    'aws ecs stop-service-deployment --service-deployment-arn <arn> --stop-type ROLLBACK',
  );
}
