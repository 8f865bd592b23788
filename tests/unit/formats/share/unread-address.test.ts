import { expect, test } from 'vitest';
import { unreadAddress } from '../../../../src/formats/share/unread-address';

test.each([
  ['?template=nope', '', /“template” in the address is not read/],
  ['?lesson=nope', '', /ends with #lesson= and its name/],
  ['', '#garbage', /carries neither a sandbox nor a lesson/],
])('%s%s is told of', (search, hash, said) => {
  expect(unreadAddress({ search, hash })).toMatch(said);
});

test.each([
  ['', ''],
  ['', '#'],
  ['?utm_source=mail', ''],
  ['?embed&loop=30', '#sandbox=1.AAAA'],
  ['', '#lesson=01-first-service'],
])('of %s%s nothing is said', (search, hash) => {
  expect(unreadAddress({ search, hash })).toBeNull();
});
