/** The access log that is put together from the hops told for the dots. */
import { describe, expect, test } from 'vitest';
import { HOP, OUTCOME } from '../../../../src/model/view';
import { DotBuffer } from '../../../../src/state/dot-buffer';
import { RequestLog } from '../../../../src/ui/logs/request-log';

const ms = (value: number) => value * 1000;
const clients = [{ name: 'shoppers', request: 'GET /cart' }];
const targets = ['10.0.0.4:80'];

function read(...hops: number[][]) {
  const ring = new DotBuffer();
  ring.append(Float64Array.from(hops.flat()));
  return new RequestLog().read(
    ring,
    (slot) => targets[slot] ?? null,
    (index) => clients[index],
  );
}

describe('a line for each request that has ended', () => {
  test('says who asked for what, which target answered, and how long it took', () => {
    const [line, ...others] = read(
      [ms(1000), 1, HOP.toLoadBalancer, 0, -1, OUTCOME.underWay],
      [ms(1001), 1, HOP.toTarget, 0, 0, OUTCOME.underWay],
      [ms(1047), 1, HOP.answer, 0, 0, OUTCOME.ok],
    );
    expect(others).toEqual([]);
    expect(line).toMatchObject({ at: 1.047, by: 'shoppers' });
    expect(line!.message).toBe('GET /cart → 10.0.0.4:80: answered in 47 ms');
  });

  test('one that found no target has failed, and is marked', () => {
    const [line] = read(
      [0, 2, HOP.toLoadBalancer, 0, -1, OUTCOME.underWay],
      [ms(1500), 2, HOP.refused, 0, -1, OUTCOME.failed],
    );
    expect(line).toMatchObject({ tone: 'failing' });
    expect(line!.message).toBe('GET /cart → no target: failed in 1.5 s');
  });

  test('requests under way, and those of other clients, are not there', () => {
    expect(
      read(
        [0, 3, HOP.toLoadBalancer, 0, -1, OUTCOME.underWay],
        [0, 4, HOP.toLoadBalancer, 7, -1, OUTCOME.underWay],
        [ms(5), 4, HOP.answer, 7, 0, OUTCOME.ok],
      ),
    ).toEqual([]);
  });
});
