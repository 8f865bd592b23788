import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { RATE } from './busy-sandbox';
import { cpuMs } from './measure';

/** As much of simjs 2.0.3 as is used here. https://www.npmjs.com/package/simjs */
interface Simjs {
  Sim: new () => {
    addEntity(kind: new (...of: never[]) => Entity): void;
    simulate(until: number, mostEvents: number): boolean;
  };
  Entity: new (...of: unknown[]) => Entity;
  Facility: new (name: string, discipline: number, servers: number) => Facility;
  DataSeries: new (name: string) => {
    setHistogram(low: number, high: number, buckets: number): void;
    record(value: number): void;
    count(): number;
  };
  Random: new (seed: number) => { exponential(rate: number): number };
}
type Facility = object;
interface Pending {
  done(callback: (since?: number) => void, context?: Entity, since?: number): void;
}
interface Entity {
  time(): number;
  setTimer(wait: number): Pending;
  useFacility(facility: Facility, work: number): Pending;
}

/** The package is made for a page: it hands itself over by a global `window`. */
function loadSimjs(): Simjs {
  const require = createRequire(import.meta.url);
  const path = require.resolve('simjs');
  const page: { Sim?: Simjs } = {};
  compileFunction(readFileSync(path, 'utf8'), ['window'], { filename: path })(page);
  if (!page.Sim) throw new Error('simjs did not hand itself over');
  return page.Sim;
}

const FCFS = 1;
/** Requests of one simulation: some tenths of a second. */
const REQUESTS = 50_000;

/**
 * The same workload by simjs, as its users would write it: a facility with 100 servers and one
 * line before it, and a histogram of response times. No routing, no targets, no health checks.
 */
export function simjsPeer(): (runMs: number) => number {
  const { Sim, Entity, Facility, DataSeries, Random } = loadSimjs();
  const simulate = () => {
    const sim = new Sim();
    const random = new Random(1);
    const servers = new Facility('servers', FCFS, 100);
    const answered = new DataSeries('response times');
    answered.setHistogram(0, 1, 1000);
    let asked = 0;
    class Clients extends Entity {
      start(): void {
        const now = this.time();
        this.useFacility(servers, random.exponential(100)).done(this.answered, this, now);
        if (++asked < REQUESTS) this.setTimer(random.exponential(100 * RATE)).done(this.start);
      }
      answered(since = 0): void {
        answered.record(this.time() - since);
      }
    }
    sim.addEntity(Clients);
    sim.simulate(Infinity, Infinity);
    return answered.count();
  };
  return (runMs) => {
    let [ms, ended] = [0, 0];
    while (ms < runMs) ms += cpuMs(() => (ended += simulate()));
    return (ended / ms) * 1000;
  };
}
