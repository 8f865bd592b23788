/** `docker compose …`: what is up is a set of services in a cluster. */
import { containerEqual, inspectEqual, logsEqual, restartEqual } from './container-words';
import { type DockerEqual, equal, line, type Names, plainWords, valueOf } from './known-names';

const BEFORE = ['-f', '--file', '-p', '--project-name', '--profile', '--env-file'];

export function composeEqual(words: readonly string[], names: Names): DockerEqual {
  const [command = '', ...named] = plainWords(words, BEFORE);
  const rest = words.slice(words.indexOf(command) + 1);
  const services = named.length > 0 ? named.map((name) => names.service(name)) : names.services;
  switch (command) {
    case 'up':
    case 'start':
    case 'create':
      return upEqual(rest, names);
    case 'down':
    case 'stop':
    case 'kill':
    case 'rm':
      return equal(
        'Services are asked for no tasks; aws ecs delete-service --force takes them away.',
        ...services.map(({ cluster, name }) =>
          line('ECS.UpdateService', { cluster, service: name, desiredCount: 0 }),
        ),
      );
    case 'ps':
    case 'ls':
      return servicesShown(names);
    case 'scale':
      return scaleEqual(named, names);
    case 'logs':
      return logsEqual(rest, names);
    case 'restart':
      return restartEqual(rest, names);
    case 'config':
      return inspectEqual(rest, names);
    case '':
    case 'watch':
    case 'help':
      return importAdvice();
    default:
      return containerEqual(command, rest, names);
  }
}

const importAdvice = (): DockerEqual =>
  equal(
    'A compose file becomes task definitions and services: drop it on the canvas, or import it from ' +
      'the File menu; without a browser, sim import does it.',
  );

function upEqual(words: readonly string[], names: Names): DockerEqual {
  const scale = valueOf(words, '--scale');
  if (scale !== undefined) return scaleEqual([scale], names);
  if (names.services.length === 0) return importAdvice();
  return equal(
    'What was imported is there; a deployment starts it anew. ' + importAdvice().says,
    ...names.services.map(({ cluster, name }) =>
      line('ECS.UpdateService', { cluster, service: name, forceNewDeployment: true }),
    ),
  );
}

/** `web=3 api=2`. */
export function scaleEqual(wanted: readonly string[], names: Names): DockerEqual {
  const counts = wanted.map((one) => one.split('='));
  return equal(
    'A service keeps as many tasks running as it is asked to.',
    ...counts.map(([name, count]) => {
      const service = names.service(name);
      return line('ECS.UpdateService', {
        cluster: service.cluster,
        service: service.name,
        desiredCount: Math.max(0, Math.trunc(Number(count) || 0)),
      });
    }),
  );
}

/** Each cluster's services with what they have running. */
export function servicesShown(names: Names): DockerEqual {
  const [first] = names.services;
  if (!first)
    return equal(
      'Services stand in clusters.',
      line('ECS.ListServices', { cluster: names.cluster }),
    );
  const own = names.services.filter(({ cluster }) => cluster === first.cluster).slice(0, 10);
  const described = line('ECS.DescribeServices', {
    cluster: first.cluster,
    services: own.map(({ name }) => name),
  });
  const columns =
    "--query 'services[].{name:serviceName,running:runningCount,desired:desiredCount,status:status}' --output table";
  return equal('Services stand in clusters.', `${described} ${columns}`);
}
