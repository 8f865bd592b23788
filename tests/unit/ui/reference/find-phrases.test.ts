import { expect, test } from 'vitest';
import { phrasesIn } from '../../../../src/ui/reference/phrasebook/find-phrases';
import { understand } from '../../../../src/ui/reference/phrasebook/understand';

const rows = (typed: string) =>
  phrasesIn(typed, understand(typed)).flatMap(({ phrases }) => phrases.map(({ id }) => id));

test('a command finds the phrases of that command, whatever its options', () => {
  expect(rows('docker logs -f web')).toEqual(['logs']);
  expect(rows('sudo docker container ls -a')).toEqual(['ps', 'ps-all', 'ps-filter']);
  expect(rows('docker volume create -d local data')).toEqual(['volume-create']);
  expect(rows('docker-compose up -d --build')).toEqual(['compose-up', 'compose-scale']);
  expect(rows('docker rm -f web')).toEqual(['rm']);
});

test('docker run finds the phrases of the options that were typed', () => {
  expect(rows('docker run -p8080:80 --memory=512m nginx')).toEqual(['run-publish', 'run-memory']);
  expect(rows('docker run nginx')).toEqual([]);
});

test('a compose file finds the phrases about its members, and none of docker run', () => {
  const file =
    'services:\n  web:\n    image: nginx\n    ports: ["80:80"]\n    deploy: { replicas: 2 }\n    build: .';
  expect(rows(file)).toEqual(['compose-service', 'compose-replicas', 'compose-build']);
});
