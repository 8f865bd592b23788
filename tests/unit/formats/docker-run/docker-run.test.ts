import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { asComposeFile, serviceMembers } from '../../../../src/formats/compose/compose-snippet';
import { importCompose } from '../../../../src/formats/compose/import-compose';
import {
  dockerRunAsCompose,
  looksLikeDockerRun,
} from '../../../../src/formats/docker-run/docker-run-as-compose';
import { toldOfRun } from '../../../../src/formats/docker-run/in-run-words';

const service = (command: string): unknown => {
  const read = dockerRunAsCompose(command);
  if (!read.ok) throw new Error(read.message);
  return (parse(read.text) as { services: Record<string, unknown> }).services[read.service];
};

describe('docker run', () => {
  test('options apart, attached, joined and over several lines come to the same', () => {
    const members = { image: 'nginx:1.27', ports: ['8080:80'], mem_limit: '512m' };
    for (const command of [
      'docker run -p 8080:80 -m 512m nginx:1.27',
      'docker run -p8080:80 --memory=512m nginx:1.27',
      '$ sudo docker container run -d \\\n  --publish 8080:80 \\\n  -m=512m nginx:1.27',
    ]) {
      expect(looksLikeDockerRun(command)).toBe(true);
      expect(service(command)).toEqual(members);
    }
    expect(service('docker run -it alpine')).toEqual({
      image: 'alpine',
      tty: true,
      stdin_open: true,
    });
  });

  test('what stands after the image is its command, quotes and options included', () => {
    expect(service(`docker run --entrypoint /bin/sh busybox -c "echo 'hi there'"`)).toEqual({
      image: 'busybox',
      command: ['-c', "echo 'hi there'"],
      entrypoint: '/bin/sh',
    });
  });

  test('named volumes and networks are declared; folders are not', () => {
    const read = dockerRunAsCompose(
      'docker run --name db -v data:/data -v ./conf:/conf --mount type=volume,src=more,dst=/more,ro --network back pg',
    );
    expect(parse(read.ok ? read.text : '')).toMatchObject({
      services: {
        db: {
          volumes: [
            'data:/data',
            './conf:/conf',
            { type: 'volume', source: 'more', target: '/more', read_only: true },
          ],
          networks: ['back'],
        },
      },
      volumes: { data: {}, more: {} },
      networks: { back: {} },
    });
  });

  test('what it does not know it says, and goes on', () => {
    const read = dockerRunAsCompose('docker run --blkio-weight=300 nginx');
    expect(read).toMatchObject({
      ok: true,
      notes: ['--blkio-weight is left out: it is not known here.'],
    });
  });

  test.each([
    ['docker run -d', 'The image is missing: it comes last.'],
    ['docker run -p', '-p wants a value.'],
    ['docker run nginx "sh', 'A quote is never closed.'],
  ])('%s is refused', (command, message) => {
    expect(dockerRunAsCompose(command)).toEqual({ ok: false, message });
  });
});

describe('a piece of a compose file', () => {
  test('members of a service, services, and a whole file become a file', () => {
    const whole = { name: 'demo', services: { app: { image: 'app', ports: ['80:80'] } } };
    expect(parse(asComposeFile('ports: ["80:80"]') ?? '')).toEqual(whole);
    expect(parse(asComposeFile('app:\n  image: app\n  ports: ["80:80"]') ?? '')).toEqual(whole);
    const file = 'name: shop\nservices:\n  app:\n    image: app\n';
    expect(asComposeFile(file)).toBe(file);
  });

  test('words are none, nor is other YAML', () => {
    for (const text of ['volume', 'depends on: what', '- a\n- b', '{broken', 'a: 1\nb: 2']) {
      expect(asComposeFile(text)).toBeUndefined();
    }
  });
});

describe('what a shell would fill in', () => {
  test('a folder of the machine stays one, whatever it is written with', () => {
    expect(
      service(
        'docker run -v $(pwd)/site:/a -v "$PWD":/b:ro -v $HOME/x:/c --mount type=bind,src=`pwd`/y,dst=/d nginx',
      ),
    ).toMatchObject({
      volumes: ['./site:/a', './:/b:ro', '~/x:/c', { type: 'bind', source: './y', target: '/d' }],
    });
  });

  test('a $ of the command is no variable of a file', () => {
    const read = dockerRunAsCompose('docker run -e PASS=$B nginx');
    if (!read.ok) throw new Error(read.message);
    const { findings, operations } = importCompose(read.text, { fileName: 'compose.yml' });
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(JSON.stringify(operations)).toContain('"value":"$B"');
  });
});

describe('what is told of it', () => {
  const told = (command: string) => {
    const read = dockerRunAsCompose(command);
    if (!read.ok) throw new Error(read.message);
    const result = importCompose(read.text, { fileName: 'compose.yml' });
    return { result, ...toldOfRun(result, read.options) };
  };

  test('names options, not members of a file that nobody wrote', () => {
    const { findings, links = [] } = told(
      'docker run --restart always --publish 8080:80 -v $(pwd)/site:/x nginx',
    );
    expect(findings).toMatchObject([
      { path: '--restart' },
      { path: '-v', message: expect.stringMatching(/^no equal: ECS has no folder \.\/site/) },
    ]);
    expect(JSON.stringify([findings, links])).not.toContain('Compose');
    expect(links.map(({ says }) => says)).toContain(
      'Docker publishes 8080; a task has an address of its own, so only 80 stays.',
    );
  });

  test('--rm is a task that runs once, and no service', () => {
    const { result } = told('docker run --rm -p 80:80 report');
    const targets = result.operations.map(({ target }) => target);
    expect(targets).toContain('ECS.RunTask');
    expect(targets).not.toContain('ECS.CreateService');
  });
});

test('members of a file’s services are known by their dotted names', () => {
  expect(serviceMembers('services:\n  web:\n    image: a\n    deploy:\n      replicas: 2')).toEqual(
    ['', 'image', 'deploy', 'deploy.replicas'],
  );
  expect(serviceMembers('a: [')).toEqual([]);
});
