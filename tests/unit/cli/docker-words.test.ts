import { describe, expect, test } from 'vitest';
import { CommandLineError } from '../../../src/cli/command-line-error';
import { dockerEqual, type KnownNames } from '../../../src/cli/docker-words';
import { parseScript } from '../../../src/cli/parse-script';

const TASK = '0123456789abcdef0123456789abcdef';
const nothing: KnownNames = { clusters: [], services: [], tasks: [], logGroups: [] };
const known: KnownNames = {
  clusters: ['demo'],
  services: [
    { cluster: 'demo', name: 'web' },
    { cluster: 'demo', name: 'api' },
  ],
  tasks: [{ id: TASK, cluster: 'demo', service: 'web', containers: ['nginx', 'sidecar'] }],
  logGroups: ['/ecs/web', '/ecs/api'],
};

const commands = (typed: string, names = known) =>
  dockerEqual(typed.split(' '), names)?.commands ?? [];

/** Where each line goes. */
async function sent(lines: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const line of parseScript(lines.join('\n'), () => undefined)) {
    if ('error' in line) throw new CommandLineError('x', line.error);
    found.push(line.operation);
  }
  return found;
}

describe('docker words have an ECS equal with the names there are', () => {
  test.each([
    ['docker logs -f --since 5m web', 'aws logs tail /ecs/web --since 5m --follow'],
    ['docker logs nginx', 'aws logs tail /ecs/web'],
    ['docker stop 01234567', `aws ecs stop-task --cluster demo --task ${TASK}`],
    ['docker stop web', 'aws ecs update-service --cluster demo --service web --desired-count 0'],
    ['docker rm -f api', 'aws ecs delete-service --cluster demo --service api --force'],
    [
      'docker restart web',
      'aws ecs update-service --cluster demo --service web --force-new-deployment',
    ],
    [
      'docker exec -it sidecar ls /tmp',
      `aws ecs execute-command --cluster demo --container sidecar --command 'ls /tmp' --interactive --task ${TASK}`,
    ],
    ['docker kill web', `aws ecs stop-task --cluster demo --task ${TASK}`],
    [
      'docker volume create data',
      'aws efs create-file-system --creation-token data --tags Key=Name,Value=data',
    ],
    [
      'docker ps --filter status=exited',
      'aws ecs list-tasks --cluster demo --desired-status STOPPED',
    ],
    ['docker stats web', 'aws sandbox get-metrics --service web --since 60'],
    ['docker inspect api', 'aws ecs describe-services --cluster demo --services api'],
    ['docker ps -a', 'aws ecs list-tasks --cluster demo --desired-status STOPPED'],
    [
      'docker-compose up --scale web=3',
      'aws ecs update-service --cluster demo --service web --desired-count 3',
    ],
    [
      'docker service scale api=4',
      'aws ecs update-service --cluster demo --service api --desired-count 4',
    ],
    ['docker service ps web', 'aws ecs list-tasks --cluster demo --service-name web'],
    [
      'kubectl scale deployment/web --replicas=2',
      'aws ecs update-service --cluster demo --service web --desired-count 2',
    ],
    [
      'kubectl rollout status deployment/web',
      'aws ecs wait services-stable --cluster demo --services web',
    ],
    ['kubectl logs -f web', 'aws logs tail /ecs/web --follow'],
  ])('%s', (typed, line) => {
    expect(commands(typed)).toEqual([line]);
    expect(dockerEqual(typed.split(' '), known)?.runnable).toBe(true);
  });

  test('docker ps shows the tasks there are as a table', () => {
    expect(commands('docker ps').join()).toMatch(
      new RegExp(
        `^aws ecs describe-tasks --cluster demo --tasks ${TASK} --query .* --output table$`,
      ),
    );
  });

  test('docker run is a task definition with what was said of it, and a task', async () => {
    const lines = commands(
      'docker run -d --name shop -p 8080:80 -e A=b -m 1g --rm me/shop:2 sh -c x',
      nothing,
    );
    expect(await sent(lines)).toEqual(['CreateCluster', 'RegisterTaskDefinition', 'RunTask']);
    for await (const line of parseScript(lines[1] ?? '', () => undefined)) {
      expect(line).toMatchObject({
        input: {
          family: 'shop',
          cpu: '256',
          memory: '1024',
          containerDefinitions: [
            {
              name: 'shop',
              image: 'me/shop:2',
              command: ['sh', '-c', 'x'],
              environment: [{ name: 'A', value: 'b' }],
              portMappings: [{ containerPort: 80 }],
            },
          ],
        },
      });
    }
  });

  test('what no name is known for stands open, and is not to be run', () => {
    const stop = dockerEqual(['docker', 'stop', '0123456789ab'], nothing);
    expect(stop).toMatchObject({
      commands: ['aws ecs stop-task --cluster <cluster> --task <task>'],
      runnable: false,
    });
  });

  test('a name that nothing has yet is a service’s, which is what the book speaks of', () => {
    expect(commands('docker rm -f web', nothing)).toEqual([
      'aws ecs delete-service --cluster <cluster> --service <service> --force',
    ]);
    expect(commands('docker stop web', nothing)).toEqual([
      'aws ecs update-service --cluster <cluster> --service <service> --desired-count 0',
    ]);
    const alone: KnownNames = {
      ...nothing,
      tasks: [{ id: TASK, cluster: 'demo', containers: ['job'] }],
    };
    expect(commands('docker stop job', alone)).toEqual([
      `aws ecs stop-task --cluster demo --task ${TASK}`,
    ]);
  });

  test('ports are those of a task', () => {
    expect(commands('docker port web').join()).toContain(
      `describe-tasks --cluster demo --tasks ${TASK}`,
    );
  });

  test('what would make or tidy up something that ECS has none of has no command', () => {
    for (const typed of [
      'docker network create back',
      'docker system prune -af',
      'docker image prune',
    ]) {
      expect(commands(typed)).toEqual([]);
    }
    expect(dockerEqual(['docker', 'network', 'create', 'back'], known)?.says).toMatch(/^No equal/);
  });

  test('another image is a revision: taken, registered, deployed', () => {
    const {
      commands: lines = [],
      says,
      runnable,
    } = dockerEqual('docker service update --image web:2 web'.split(' '), known) ?? {};
    expect(says).toContain('web:2');
    expect(lines.map((line) => line.split(' ')[2])).toEqual([
      'describe-task-definition',
      'register-task-definition',
      'update-service',
    ]);
    expect(runnable).toBe(false);
  });

  test('every word answers with lines that the command line takes', async () => {
    const words = (
      'ps run_nginx exec_web logs_web stop_web kill_web rm_web restart_web inspect_web stats pull_nginx ' +
      'images build_. push_me/x:1 login tag network_ls volume_ls info version events wait_web top_web cp ' +
      'attach_web pause start_web rmi_x compose_up compose_down compose_ps compose_logs compose_scale_web=2 ' +
      'compose_exec_web_ls compose_config compose_restart service_ls service_ps_web service_scale_web=2 ' +
      'service_rm_web service_update_web service_rollback_web service_create_x service_logs_web ' +
      'stack_deploy swarm_init node_ls container_ls image_ls nonsense'
    ).split(' ');
    const kubectl =
      'get_pods get_nodes get_ns get_ingress get_svc delete_pod_x describe_pod_web apply_-f_x top_pod rollout_undo_web rollout_restart_web x'.split(
        ' ',
      );
    const typed = [
      ...words.map((word) => ['docker', ...word.split('_')]),
      ...kubectl.map((word) => ['kubectl', ...word.split('_')]),
    ];
    for (const names of [known, nothing]) {
      for (const each of typed) {
        const equal = dockerEqual(each, names);
        expect(equal?.says).toMatch(/\.$/);
        expect((await sent(equal?.commands ?? [])).length).toBe(equal?.commands.length);
      }
    }
  });

  test('other programs have none', () => {
    expect(dockerEqual(['aws', 'ecs'], known)).toBeUndefined();
    expect(dockerEqual([], known)).toBeUndefined();
    expect(dockerEqual(['docker', '__proto__'], known)?.commands).toEqual(['aws ecs help']);
  });
});
